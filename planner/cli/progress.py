# SPDX-License-Identifier: MIT
"""What is being done, on one line that writes over itself; only where a person watches."""

import sys
from types import TracebackType

from planner.cli.interrupts import stop_if_pressed
from planner.cli.terminal import columns, on_terminal, tell

CLEAR = "\r\x1b[K"
BAR = 30
"""How many characters wide a bar is."""


class Progress:
    """A line of progress. Leaving it wipes the line, whatever happened."""

    def __init__(self, wanted: bool) -> None:
        self._shown = wanted and on_terminal(sys.stderr)
        self._steps = 0

    def __call__(self, step: str) -> None:
        """Show the step that begins; a ctrl-C that got lost in the one before is heard now."""
        stop_if_pressed()
        if self._shown:
            self._steps += 1
            line = f"planner: {step} …"
            self._write(f"{CLEAR}{line[: columns()]}")

    def bar(self, done: int, of: int, what: str) -> None:
        """Show how many of a number of things are done, as a bar."""
        filled = BAR * done // max(of, 1)
        self(f"[{'#' * filled}{'.' * (BAR - filled)}] {done} of {of} {what}")

    def clear(self) -> None:
        """Wipe the line, so that something else can be told."""
        if self._steps:
            self._write(CLEAR)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    @staticmethod
    def _write(text: str) -> None:
        tell(text, line=False)
