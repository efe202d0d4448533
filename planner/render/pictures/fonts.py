# SPDX-License-Identifier: MIT
"""How wide words are: advance widths read from the shipped fonts, and text made to fit a room.

Liberation Sans has the metrics of Arial, so what fits here fits in Word, which may draw the SVG with Arial.
The tables read are those of the OpenType specification 1.9: head, hhea, hmtx and cmap format 4.
"""

import re
from functools import cache
from pathlib import Path
from struct import unpack_from

from planner.shipped import shipped

FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}
ELLIPSIS = "…"
BREAKS = re.compile(r"[ \t\r\n]+")


def font_files() -> list[str]:
    """The paths of the regular and the bold font."""
    return [str(_path(bold)) for bold in (False, True)]


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is, in the unit of the size; kerning, which only narrows, is left out."""
    advances, missing = _advances(bold)
    return sum(advances.get(ord(character), missing) for character in text) * size


def clean(text: str) -> str:
    """The text on one line, without what XML 1.0 forbids; spaces that do not break are kept."""
    legal = "".join(character if _legal(ord(character)) else "\ufffd" for character in text)
    return BREAKS.sub(" ", legal).strip(" ")


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text if it fits the room, else as much of its start as fits with an ellipsis, else nothing."""
    text = clean(text)
    if width(text, size, bold) <= room:
        return text
    kept = _fitting(text, size, room - width(ELLIPSIS, size, bold), bold)
    while kept and width(kept.rstrip(" ,;:–-(") + ELLIPSIS, size, bold) > room:
        kept = kept[:-1]
    kept = kept.rstrip(" ,;:–-(")
    return kept + ELLIPSIS if kept else ""


def wrap(text: str, size: float, room: float, lines: int, bold: bool = False) -> list[str]:
    """The text in at most so many lines, each within the room; the last is shortened if it must be."""
    words = clean(text).split(" ")
    done: list[str] = []
    while words and len(done) < lines - 1:
        line, words = _line(words, size, room, bold)
        done.append(line)
    rest = shorten(" ".join(words), size, room, bold)
    return [line for line in [*done, rest] if line]


def _line(words: list[str], size: float, room: float, bold: bool) -> tuple[str, list[str]]:
    """One full line and the words left; a word longer than the room is broken."""
    if width(words[0], size, bold) > room:
        head = _fitting(words[0], size, room - width("-", size, bold), bold)
        return (head + "-", [words[0][len(head) :], *words[1:]]) if head else ("", [])
    count = 1
    while count < len(words) and width(" ".join(words[: count + 1]), size, bold) <= room:
        count += 1
    return " ".join(words[:count]), words[count:]


def _fitting(text: str, size: float, room: float, bold: bool) -> str:
    advances, missing = _advances(bold)
    used = 0.0
    for index, character in enumerate(text):
        used += advances.get(ord(character), missing) * size
        if used > room:
            return text[:index]
    return text


def _legal(code: int) -> bool:
    return code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _path(bold: bool) -> Path:
    return shipped("templates") / "fonts" / FILES[bold]


@cache
def _advances(bold: bool) -> tuple[dict[int, float], float]:
    """Advance widths in ems by code point, and that of the box drawn for a character the font lacks."""
    font = _path(bold).read_bytes()
    count = unpack_from(">H", font, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, _ = unpack_from(">4sLLL", font, 12 + 16 * index)
        tables[tag] = offset
    em = unpack_from(">H", font, tables[b"head"] + 18)[0]
    metrics = unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    advances = [unpack_from(">H", font, tables[b"hmtx"] + 4 * glyph)[0] / em for glyph in range(metrics)]
    glyphs = _glyphs(font, tables[b"cmap"])
    return {code: advances[min(glyph, metrics - 1)] for code, glyph in glyphs.items()}, advances[0]


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Glyph by code point, from the Windows Unicode sub-table (platform 3, encoding 1, format 4)."""
    count = unpack_from(">H", font, cmap + 2)[0]
    records = [unpack_from(">HHL", font, cmap + 4 + 8 * index) for index in range(count)]
    table = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    double = unpack_from(">H", font, table + 6)[0]
    found = {}
    for at in range(table + 14, table + 14 + double, 2):
        last, first = unpack_from(">H", font, at)[0], unpack_from(">H", font, at + 2 + double)[0]
        delta, jump = unpack_from(">H", font, at + 2 + 2 * double)[0], at + 2 + 3 * double
        offset = unpack_from(">H", font, jump)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            raw = unpack_from(">H", font, jump + offset + 2 * (code - first))[0] if offset else code
            glyph = (raw + delta) % 65536 if raw or not offset else 0
            if glyph:
                found[code] = glyph
    return found
