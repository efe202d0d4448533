# SPDX-License-Identifier: MIT
"""What is being done, on one line that writes over itself; only where a person watches."""

import sys
from types import TracebackType

from planner.cli.terminal import columns, on_terminal, tell

CLEAR = "\r\x1b[K"


class Progress:
    """A line of progress. Leaving it wipes the line, whatever happened."""

    def __init__(self, wanted: bool) -> None:
        self._shown = wanted and on_terminal(sys.stderr)
        self._steps = 0

    def __call__(self, step: str) -> None:
        """Show the step that begins."""
        if self._shown:
            self._steps += 1
            line = f"planner: {step} …"
            self._write(f"{CLEAR}{line[: columns()]}")

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._steps:
            self._write(CLEAR)

    @staticmethod
    def _write(text: str) -> None:
        tell(text, line=False)
