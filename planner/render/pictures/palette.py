# SPDX-License-Identifier: MIT
"""The few colours of the pictures. Each is joined everywhere by a symbol, a pattern or a word.

The blues are those of the NHS identity guidelines; text colours reach 4.5 : 1 on white.
"""

DARK = "#003087"
BLUE = "#005EB8"
LIGHT = "#41B6E6"
PALE = "#E8F1FA"
INK = "#212B32"
GREY = "#4C6272"
RULE = "#C8D0D6"
FAINT = "#F0F4F5"
WHITE = "#FFFFFF"
RED = "#B00020"
ROSE = "#F9D9DD"
AMBER = "#FFB81C"
CREAM = "#FFF0CC"
GREEN = "#006747"
MINT = "#DDEFE4"

SMALL = 7.0
TEXT = 7.5
HEAD = 8.5
PORTRAIT_MM = 166.0
LANDSCAPE_MM = 253.0
POINTS_PER_MM = 72 / 25.4
