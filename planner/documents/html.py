# SPDX-License-Identifier: MIT
"""What every renderer of documents takes: semantic HTML, the properties of the document, and its pictures."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DocumentProperties:
    """What the cover prints and the file's own properties hold; an empty text is left out."""

    title: str
    subject: str
    company: str
    author: str
    status: str
    keywords: str
    date: date
    version: str


@dataclass(frozen=True)
class HtmlDocument:
    """One document as semantic HTML: the body alone, without cover, contents, header or footer.

    A comment such as `<!-- at requirements.html.j2:14 -->` says from which line of which template the text
    after it comes; problems then name that line. `name` is the stem of its file. A `plain` document, such as
    a letter, has neither cover nor contents.
    """

    properties: DocumentProperties
    html: str
    plain: bool = False
    name: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture as PNG, with the size in millimetres at which it reads well, and as SVG if there is one."""

    png: bytes
    width_mm: float
    height_mm: float
    svg: str = ""
