# SPDX-License-Identifier: MIT
"""HTML text to a tree, with what the parser had to put right and where each line came from."""

import re
from bisect import bisect_right

from lxml import etree

from planner.render.word.problems import Problem

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold: most controls, lone surrogates, U+FFFE and U+FFFF."""

REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
MARKER = re.compile(r"\s*at (\S+)\s*")
DEPTH = 40
STATED = {etree.ErrorTypes.ERR_TAG_NAME_MISMATCH}


def legal(text: str) -> str:
    """Return the text with every character that XML cannot hold replaced by U+FFFD."""
    return ILLEGAL.sub("\ufffd", text)


def _reference(match: re.Match[str]) -> str:
    """Return a character reference unchanged when XML can hold its character, else U+FFFD."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if code <= 0x10FFFF and not ILLEGAL.match(chr(code)) else "\ufffd"


class Source:
    """The tree of a document, and the template line that each of its lines came from."""

    def __init__(self, html: str) -> None:
        text = REFERENCE.sub(_reference, legal(html))
        parser = etree.HTMLParser(encoding="utf-8")
        page = etree.fromstring(f"<div>{text}</div>".encode(), parser)
        found = page.find("body/div")
        self.root: etree._Element = page if found is None else found
        self._marks = self._take_marks()
        self.problems = [
            self.problem(entry.line, f"the HTML is not well nested: {entry.message}")
            for entry in parser.error_log
            if entry.type in STATED or entry.level_name == "FATAL"
        ]
        self.problems += [
            self.problem(deep.sourceline, f"tags are nested more than {DEPTH} deep")
            for deep in self._too_deep()
        ]
        self.problems += [
            self.problem(other.sourceline, f"</{other.tag}> or text stands after the end of the document")
            for other in self.root.itersiblings()
        ]

    def _too_deep(self) -> list[etree._Element]:
        """Return the elements that lie one level deeper than allowed, so that recursion stays bounded."""
        found = self.root.xpath("/".join("*" * (DEPTH + 1)))
        return (
            [element for element in found if isinstance(element, etree._Element)]
            if isinstance(found, list)
            else []
        )

    def _take_marks(self) -> list[tuple[int, str]]:
        """Return the line and the place of each `<!-- at … -->`, and leave no comment in the tree."""
        marks = []
        for comment in self.root.iter(etree.Comment):
            if match := MARKER.fullmatch(str(comment.text or "")):
                line = comment.sourceline
                marks.append((line if isinstance(line, int) else 0, match[1]))
        etree.strip_tags(self.root, etree.Comment, etree.ProcessingInstruction)
        return marks

    def problem(self, line: object, message: str) -> Problem:
        """Return a problem at a line of the HTML, with the template line if the HTML says it."""
        number = line if isinstance(line, int) else 0
        at = bisect_right(self._marks, (number, "\U0010ffff"))
        return Problem(number, message, self._marks[at - 1][1] if at else "")
