# SPDX-License-Identifier: MIT
"""Text as a workbook can hold it: legal characters, Excel's limits, legal names, the lines a text needs."""

import re
from collections.abc import Collection
from math import ceil

CELL_LIMIT = 32_767
"""UTF-16 units in a cell (Excel specifications and limits)."""
LINE_FEED_LIMIT = 253
"""Line feeds in a cell (Excel specifications and limits)."""
SHEET_NAME_LIMIT = 31
ROW_HEIGHT_LIMIT = 409.0
"""Points; a taller row is refused by Excel."""
CUT = "\n[Cut here: Excel holds 32,767 characters in a cell. The whole text is in pack.json.]"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEADING = frozenset("=+-@'\t\n")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_PER_WIDTH = 1.16
"""Characters of running Arial text in the width of one digit, which is the unit of a column's width."""


def has_illegal(text: str) -> bool:
    """True if the text holds a character that XML cannot."""
    return _ILLEGAL.search(text) is not None


def is_too_long(text: str) -> bool:
    """True if the text is longer than a cell."""
    return len(text) * 2 > CELL_LIMIT and utf16_length(text) > CELL_LIMIT


def clean(text: str) -> str:
    """The text with illegal characters as U+FFFD, plain line feeds, and a note where it had to be cut."""
    if _ILLEGAL.search(text):
        text = _ILLEGAL.sub("\ufffd", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LINE_FEED_LIMIT and text.count("\n") > LINE_FEED_LIMIT - 1:
        lines = text.split("\n")
        kept, rest = lines[: LINE_FEED_LIMIT - 1], lines[LINE_FEED_LIMIT - 1 :]
        text = "\n".join([*kept, " / ".join(rest)])
    return cut(text, CELL_LIMIT, CUT) if is_too_long(text) else text


def is_plain(text: str) -> bool:
    """True for most text, and cheap to ask: nothing in it to clean, nothing that looks live."""
    return len(text) <= LINE_FEED_LIMIT and text.isprintable() and text[:1] not in _LEADING


def cut(text: str, limit: int, mark: str = "…") -> str:
    """The text itself, or its beginning and the mark, within `limit` UTF-16 units; never half a character."""
    if utf16_length(text) <= limit:
        return text
    units = text.encode("utf-16-le")[: (limit - utf16_length(mark)) * 2]
    return units.decode("utf-16-le", "ignore") + mark


def utf16_length(text: str) -> int:
    """The length as Excel counts it."""
    return len(text.encode("utf-16-le", "replace")) // 2


def looks_live(text: str) -> bool:
    """True if a person who edits the cell, or saves it as CSV, would turn the text into a formula."""
    return text[:1] in _LEADING


def sheet_name(name: str, taken: Collection[str]) -> str:
    """A legal name for the sheet, unlike any in `taken` (compared without case)."""
    plain = _NOT_IN_SHEET_NAME.sub("-", clean(name)).replace("\n", " ").strip("' ") or "Sheet"
    if plain.casefold() == "history":
        plain += " sheet"
    used = {other.casefold() for other in taken}
    legal, number = cut(plain, SHEET_NAME_LIMIT), 2
    while legal.casefold() in used:
        mark = f" {number}"
        legal, number = cut(plain, SHEET_NAME_LIMIT - len(mark)) + mark, number + 1
    return legal


def table_name(name: str, taken: Collection[str]) -> str:
    """A legal name for the table of that sheet: `Risk register` → `RiskRegister`."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    stem = "".join(word[:1].upper() + word[1:] for word in words)[:60] or "List"
    legal = stem if re.fullmatch(r"[A-Za-z]{4,}", stem) else f"Table_{stem}"
    used, unique, number = {other.casefold() for other in taken}, legal, 2
    while unique.casefold() in used:
        unique, number = f"{legal}_{number}", number + 1
    return unique


def line_count(text: str, width: float, size: float = 10) -> int:
    """The lines the text takes in a column of that width; rather one too many than one too few."""
    fits = width * _PER_WIDTH * 10 / size
    if len(text) <= width and "\n" not in text:
        return 1
    # A wrapped line ends at a word, so about half a word of each line stays empty.
    usable = max(fits - 3.5, fits * 0.6, 1.0)
    return sum(1 if len(part) <= fits * 0.93 else ceil(len(part) / usable) for part in text.split("\n"))


def height(lines: int, size: float = 10) -> float:
    """The height in points of a row with so many lines, within Excel's limit."""
    return min(lines * size * 1.28 + 4, ROW_HEIGHT_LIMIT)
