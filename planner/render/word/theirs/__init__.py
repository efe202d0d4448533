# SPDX-License-Identifier: MIT
"""House styles of others: a Word file of a trust's own, carried over whole, with our text in it."""

from planner.render.word.theirs.colours import House as Look
from planner.render.word.theirs.colours import workbook_colours
from planner.render.word.theirs.faults import HouseStyleError, StyleFault
from planner.render.word.theirs.read import OwnStyle, read_own_style

__all__ = ["HouseStyleError", "Look", "OwnStyle", "StyleFault", "read_own_style", "workbook_colours"]
