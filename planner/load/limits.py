# SPDX-License-Identifier: MIT
"""How much is read at most. A file of 1 KB can stand for gigabytes; each bound is tested on both sides."""

FILE_BYTES = 5_000_000
DEPTH = 40
VALUES = 200_000
ALIASES = 1_000
SCALAR_CHARACTERS = 200_000

PROJECT_FILES = 1_000
PROJECT_BYTES = 50_000_000
PROJECT_VALUES = 2_000_000
FOLDER_ENTRIES = 20_000
FOLDER_LEVELS = 20

# A file that is wrong throughout: after so many faults nobody reads on.
FAULTS_PER_FILE = 500
