# SPDX-License-Identifier: MIT
"""Options compared: what each costs over its whole life, how it does on the criteria, and how firm that is.

Money is in pounds of the price base, without VAT; year 0 is the first year compared. What nobody has stated
is unknown: such an option is told apart, and never counted as free.
"""
