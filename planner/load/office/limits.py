# SPDX-License-Identifier: MIT
"""How much of an office file is read at most. A file of 2 KB can stand for hours of work or for gigabytes."""

FILE_BYTES = 20_000_000
EXPANDED_BYTES = 100_000_000
PART_BYTES = 60_000_000
PARTS = 1_500
RATIO = 100
RATIO_FROM = 100_000
"""Bytes of a part from which on it may not be packed more tightly than `RATIO` to 1."""
XML_DEPTH = 200
ROWS = 20_000
COLUMNS = 200
CELLS = 1_000_000
"""Cells with something in them, on all sheets."""
RANGE_CELLS = 200_000
"""Cells that one merged range may cover."""
SHEETS = 200
CELL_CHARACTERS = 32_767
