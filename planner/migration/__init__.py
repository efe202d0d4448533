# SPDX-License-Identifier: MIT
"""How long the data take to move: volumes, routes, rates, new work meanwhile, exceptions and doubt.

`reading` turns the reference files of the catalogue into values, `volumes` counts what is held and
made in a year, `sources` and `approaches` choose how each archive can be left, and `estimate` plays
it through a thousand times. `arithmetic` holds the formulas, `sampling` the draws.
"""
