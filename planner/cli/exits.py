# SPDX-License-Identifier: MIT
"""Exit codes, and the two ways in which a command ends early."""

DONE = 0
PROJECT_WRONG = 1
COMMAND_WRONG = 2
WARNED = 3
UNREACHABLE = 4
OUR_FAULT = 70
INTERRUPTED = 130

INTERRUPTED_WORDS = "interrupted; nothing was changed"


class Stop(Exception):  # noqa: N818 - it is no fault of the program
    """The command ends here. `words` go to the error stream; `remedy` says what to do about it."""

    def __init__(self, code: int, words: str, remedy: str = "") -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.remedy = remedy


class FaultWithin(Exception):  # noqa: N818 - it says whose fault it is
    """Something that planner ships is wrong: not the project, and not the person."""
