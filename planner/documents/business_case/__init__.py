# SPDX-License-Identifier: MIT
"""The business case in HM Treasury's five cases, filled from the model; the rest is asked of a role."""
