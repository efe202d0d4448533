# SPDX-License-Identifier: MIT
"""XML of an office file, read as a stream: no DOCTYPE, no entities, no deeper than programs write it."""

from collections.abc import Callable
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from planner.load.office import limits

Attributes = dict[str, str]


class Refused(Exception):  # noqa: N818 - it says what happened
    """The part is not read on; the words end a sentence that names it."""


class Elements(ContentHandler):
    """Tells of each element by its plain name, whatever its prefix: when it begins, and its text."""

    def __init__(self, begin: Callable[[str, Attributes], None], end: Callable[[str, str], None]) -> None:
        super().__init__()
        self._begin = begin
        self._end = end
        self._texts: list[list[str]] = []

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX says so
        """Open an element."""
        if len(self._texts) >= limits.XML_DEPTH:
            raise Refused(f"its elements lie more than {limits.XML_DEPTH} deep")
        self._texts.append([])
        self._begin(_plain(name), {_plain(key): value for key, value in attrs.items()})

    def characters(self, content: str) -> None:
        """Take a piece of text."""
        if self._texts:
            self._texts[-1].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX says so
        """Close an element."""
        self._end(_plain(name), "".join(self._texts.pop()))


def _plain(name: str) -> str:
    return name.rpartition(":")[2] if not name.startswith("xmlns") else name


def stream(raw: bytes, begin: Callable[[str, Attributes], None], end: Callable[[str, str], None]) -> None:
    """Read XML and tell of its elements. `Refused` for a DOCTYPE, a bomb, or text that is no XML."""
    try:
        defusedxml.sax.parseString(raw, Elements(begin, end), forbid_dtd=True)
    except DefusedXmlException:
        raise Refused("it declares a document type, which no office program writes") from None
    except (SAXException, UnicodeError) as wrong:
        raise Refused("it is not well-formed XML") from wrong
