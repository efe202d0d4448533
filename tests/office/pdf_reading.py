# SPDX-License-Identifier: MIT
"""A tagged PDF as a screen reader walks it: what each element is, in order, and what it holds."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

PAINTING = frozenset(
    ("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE")
)
"""The operators that put something on the page."""


@dataclass(frozen=True)
class Element:
    """An element of the structure: its standard type, its alternative text, and the types within it."""

    kind: str
    alternative: str
    within: tuple[str, ...]


class TaggedPdf:
    """A PDF file that is held in memory."""

    def __init__(self, raw: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(raw))
        self.root: Any = self.file.Root

    @property
    def marked(self) -> bool:
        """Whether the file says that it is tagged."""
        return bool(self.root.MarkInfo.Marked)

    @property
    def language(self) -> str:
        return str(self.root.get("/Lang", ""))

    @property
    def title(self) -> str:
        """The title, which a window shows, or nothing where it shows the name of the file."""
        shown = bool(self.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
        return str(self.file.docinfo.get("/Title", "")) if shown else ""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element in the order of reading."""
        return tuple(self._walk(self.root.StructTreeRoot.K))

    def _walk(self, node: Any) -> Iterator[Element]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from self._walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            below = tuple(self._walk(node.get("/K", pikepdf.Array())))
            kind = self._kind(str(node.S))
            yield Element(kind, str(node.get("/Alt", "")), tuple(one.kind for one in below))
            yield from below

    def _kind(self, name: str) -> str:
        """Return the standard type that a name of the file's own stands for."""
        roles = self.root.StructTreeRoot.get("/RoleMap", {})
        while name in roles:
            name = str(roles[name])
        return name.removeprefix("/")

    def unmarked(self) -> set[str]:
        """Return the operators that paint outside of everything that is tagged or called an ornament."""
        found = set()
        for page in self.file.pages:
            depth = 0
            for said in pikepdf.parse_content_stream(page):
                operator = str(said.operator)
                depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
                if depth == 0 and operator in PAINTING:
                    found.add(operator)
        return found
