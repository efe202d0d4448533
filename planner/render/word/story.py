# SPDX-License-Identifier: MIT
"""What is under way while the body is written: bookmarks to place, comments, pictures, lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from planner.documents.html import Picture
from planner.render.word.house import HouseStyle
from planner.render.word.numbering import ListNumbers
from planner.render.word.outline import Outline

Element = etree._Element


PLANNER = "planner"
"""The author of planner's own comments and tracked changes."""


class Remark(NamedTuple):
    """A comment in the margin: what is said, by whom, and on which day."""

    text: str
    author: str
    day: str


@dataclass
class Story:
    """The state of one document while it is being written, in reading order."""

    house: HouseStyle
    outline: Outline
    pictures: Mapping[str, Picture]
    marks: Mapping[tuple[Element, int], str] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    comments: list[Remark] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    day: str = ""
    name: str = ""
    media: dict[str, str] = field(default_factory=dict)
    bookmarks: int = 0
    drawings: int = 0
    after_table: bool = False

    def __post_init__(self) -> None:
        """Count on from what the house style holds already."""
        if self.house.frame is not None:
            taken = self.house.frame.taken
            self.bookmarks, self.drawings = taken.bookmarks, taken.drawings

    @cached_property
    def lists(self) -> ListNumbers:
        """The list numbers given out so far."""
        return ListNumbers(self.house)

    def bookmark(self, name: str, content: str) -> str:
        """Return the content inside a bookmark of this name."""
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def tracked(self, tag: str, content: str) -> str:
        """Return the content as something that planner inserted (`ins`) or deleted (`del`)."""
        self.bookmarks += 1
        return (
            f'<w:{tag} w:id="{self.bookmarks}" w:author="{PLANNER}" w:date="{self.day}T00:00:00Z">'
            f"{content}</w:{tag}>"
        )

    def mark(self, element: Element, n: int = 0) -> str:
        """Return the hidden bookmark by which a paragraph is known when it comes back."""
        name = self.marks.get((element, n))
        return self.bookmark(name, "") if name else ""

    def land(self, identifier: str | None) -> None:
        """Let the next paragraph be where references to this id land."""
        if identifier:
            self.pending.append(self.outline.anchors[identifier].bookmark)

    def landed(self, content: str) -> str:
        """Return the content inside every bookmark that waits for a paragraph."""
        names, self.pending = self.pending, []
        for name in names:
            content = self.bookmark(name, content)
        return content

    def comment(self, text: str, author: str = PLANNER, day: str = "") -> int:
        """Return the number of a new comment."""
        self.comments.append(Remark(text, author, day or self.day))
        return self.first_comment + len(self.comments) - 1

    @property
    def first_comment(self) -> int:
        """The number of the first comment of ours."""
        return self.house.frame.taken.comments if self.house.frame is not None else 0

    def picture(self, name: str) -> tuple[str, str]:
        """Return the relationship ids of a picture's PNG and of its SVG (nothing where there is none)."""
        held = self.house.frame.taken.pictures if self.house.frame is not None else 0
        stem = self.media.setdefault(name, str(held + len(self.media) + 1))
        return f"rIdPng{stem}", f"rIdSvg{stem}" if self.pictures[name].svg else ""
