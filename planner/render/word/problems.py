# SPDX-License-Identifier: MIT
"""What stops a Word document from being written, all of it at once."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the HTML or of the house style.

    `line` counts from 1 in the HTML (0 for the house style); `template` is what the last `<!-- at … -->`
    before it says.
    """

    line: int
    message: str
    template: str = ""

    def __str__(self) -> str:
        """Return the fault as one line, with the place that helps most."""
        place = self.template or (f"HTML line {self.line}" if self.line else "house style")
        return f"{place}: {self.message}"


class DocumentError(Exception):
    """The document cannot be written; `problems` says everything that is wrong with it, in order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
