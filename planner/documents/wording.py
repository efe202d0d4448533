# SPDX-License-Identifier: MIT
"""The words of a paragraph as values, to compare what planner wrote with what came back from Word.

Two paragraphs are the same when their words, their bold and italic, and their references are. How a program
cuts them into runs, and which spaces it makes bold, does not count.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from typing import NamedTuple

BLANKS = re.compile("[ \t\r\n\u00a0]+")
WHITE = re.compile(r"(\s+)")
BREAK = "\u2028"
"""Stands for a line break within a paragraph."""
REFERENCE = "\ue000{}\ue001"
"""Stands for a number that Word counts: a cross-reference, or the number of a caption."""

EDGES = " \t\r\n\u00a0"
MARKS = frozenset({"assumed", "unknown", "critical", "muted"})
SPAN_STYLES = {
    "must": "Must",
    "should": "Should",
    "could": "Could",
    "wont": "Wont",
    "gate": "Gate",
    "scored": "Scored",
    "info": "Info",
    "band-low": "BandLow",
    "band-moderate": "BandModerate",
    "band-high": "BandHigh",
    "band-extreme": "BandExtreme",
    "assumed": "AssumedMark",
    "unknown": "UnknownMark",
    "critical": "Critical",
    "muted": "Muted",
}
"""The character style of each class of a span. All but `MARKS` are badges, with air beside them."""


class Piece(NamedTuple):
    """Some words that look alike.

    `style` is a class of a template's span. `link` is the bookmark that the words lead to; without words the
    piece is a reference that prints a number, and `shown` is the number it printed last.
    """

    text: str
    bold: bool = False
    italic: bool = False
    style: str = ""
    link: str = ""
    shown: str = ""


def canonical(pieces: Iterable[Piece]) -> str:
    """Return the words of a paragraph in the form in which they are compared."""
    held = list(pieces)
    if all(not (piece.bold or piece.italic or piece.link) and BREAK not in piece.text for piece in held):
        return " ".join("".join([piece.text for piece in held]).split())
    out: list[tuple[str, str]] = []
    for piece in held:
        mark = ("b" if piece.bold else "") + ("i" if piece.italic else "")
        text = piece.text
        if piece.link and not text:
            text, mark = REFERENCE.format(piece.link), ""
        for part in WHITE.split(text):
            if not part:
                continue
            blank = part.isspace()
            out.append((BREAK if BREAK in part else " ", "") if blank else (part, mark))
    return _joined(out)


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    """Return the parts with their marks around whole stretches of words, never around a space at an edge."""
    text, now, gap = "", "", ""
    for part, mark in parts:
        if part in (" ", BREAK):
            gap = BREAK if BREAK in (gap, part) else " "
            continue
        if mark != now:
            text += f"\ue002{now}" if now else ""
            text += gap + (f"\ue003{mark}" if mark else "")
            now = mark
        else:
            text += gap
        text, gap = text + part, ""
    return (text + (f"\ue002{now}" if now else "")).strip(" " + BREAK)


def fingerprint(pieces: Iterable[Piece]) -> str:
    """Return six letters and digits that are the same for the same words."""
    return sha256(canonical(pieces).encode("utf-8", "replace")).hexdigest()[:6]


def house_print(words: str) -> str:
    """Return what tells a paragraph that a house style brings along, whatever page or day it shows.

    Blanks do not count: programs drop those at the end of a run that nobody asked them to preserve.
    """
    return fingerprint([Piece(re.sub("[0-9]+", "#", "".join(words.split())))])


def plain(pieces: Iterable[Piece]) -> str:
    """Return the words alone, on one line."""
    return BLANKS.sub(" ", "".join(piece.text or piece.shown for piece in pieces).replace(BREAK, " ")).strip()


def markup(pieces: Sequence[Piece]) -> str:
    """Return the words in the tags of a template: `strong`, `em`, `br`, `span` and `a`."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.text and joined[-1].text and joined[-1][1:] == piece[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return BLANKS.sub(" ", "".join(map(_tagged, joined))).strip()


def _tagged(piece: Piece) -> str:
    if piece.link == "#":
        return escape(piece.shown, quote=False)
    if piece.style and piece.style not in MARKS:
        piece = piece._replace(text=piece.text.strip(" \u00a0"))
    text = piece.text.strip(EDGES) or piece.text
    before, _, after = piece.text.partition(text) if text else ("", "", "")
    inside = "<br>".join(escape(part, quote=False) for part in text.split(BREAK))
    if not text.strip(EDGES) and not piece.link:
        return inside
    if piece.italic:
        inside = f"<em>{inside}</em>"
    if piece.bold:
        inside = f"<strong>{inside}</strong>"
    if piece.style:
        inside = f'<span class="{escape(piece.style)}">{inside}</span>'
    if piece.link:
        shown = f' data-shown="{escape(piece.shown)}"' if piece.shown and not piece.text else ""
        inside = f'<a href="#{escape(piece.link)}"{shown}>{inside if piece.text else ""}</a>'
    return f"{before}{inside}{after}"
