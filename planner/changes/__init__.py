# SPDX-License-Identifier: MIT
"""Two plans compared: what changed, what moved it, and what has to be decided because of it.

Everything here is a value worked out of two `ExitPlan`s; text, JSON and Word say the same of it.
"""
