# SPDX-License-Identifier: MIT
"""What is wrong with a regime pack: which entry, which key, and where it stands in the file."""

from dataclasses import dataclass

Step = str | int


@dataclass(frozen=True)
class PackProblem:
    """One fault of one entry. `path` leads from the top of the file to the value, as spans do.

    `refers` says that the value names something of the catalogue or the pack that is not there.
    """

    entry: str
    key: str
    message: str
    path: tuple[Step, ...] = ()
    help: str | None = None
    refers: bool = False

    def __str__(self) -> str:
        told = f"{self.entry}: {self.message}" if self.entry else self.message
        return f"{told}; {self.help}" if self.help else told
