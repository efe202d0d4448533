# SPDX-License-Identifier: MIT
"""What a person meant by a cell: dates and numbers typed as text, words in another case or with other spaces.

Each function returns the value, None for a blank, or a `Refusal` that says what to write instead. A formula
is no answer: nobody can tell what it will say on another machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.diagnostics import did_you_mean
from planner.load.office.cells import Cell
from planner.load.text import UNSEEN

FORMULA = "is a formula"


@dataclass(frozen=True)
class Refusal:
    """Why a cell is no answer, as the end of a sentence, and what to do."""

    why: str
    remedy: str


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_BRITISH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-. ]([A-Za-z]{3,9})\.?,?[-. ](\d{4}|\d{2})"
)
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return the text as a project file can hold it: plain line feeds, nothing unseen, no loose ends."""
    plain = _BREAKS.sub("\n", text).replace("\xa0", " ").replace("\t", " ")
    seen = UNSEEN.sub("", plain) if UNSEEN.search(plain) else plain
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()


def unfit(cell: Cell) -> Refusal | None:
    """Return why a cell can be no answer at all: a formula, or an error such as #REF!."""
    if cell.formula:
        return Refusal(f"{FORMULA}, {cell.formula[:60]}", "write the value itself")
    if cell.error:
        return Refusal(f"holds the error {cell.value}", "write the value itself")
    return None


def as_text(cell: Cell) -> str | Refusal | None:
    """Return the text of a cell; numbers and dates as a person would write them."""
    wrong = unfit(cell)
    if wrong:
        return wrong
    value = cell.value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return clean(str(value)) or None if value is not None else None


def as_day(cell: Cell) -> date | Refusal | None:
    """Return the day of a cell. 03/04/2027 is the third of April: the users are British."""
    wrong = unfit(cell)
    if wrong:
        return wrong
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = "" if value is None else " ".join(clean(str(value)).split())
    if not text:
        return None
    return _day(text) or Refusal(f"'{text[:40]}' is not a date", "write a date such as 30/06/2027")


def _day(text: str) -> date | None:
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _BRITISH.fullmatch(text):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if (found := _WORDS.fullmatch(text)) and found[2][:3].lower() in MONTHS:
            return date(_year(found[3]), MONTHS.index(found[2][:3].lower()) + 1, int(found[1]))
    except ValueError:
        return None
    return None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def as_number(
    cell: Cell, low: float | None = None, high: float | None = None
) -> int | float | Refusal | None:
    """Return the number of a cell, within bounds; `£1,200` and `4 ` typed as text are numbers."""
    wrong = unfit(cell)
    if wrong:
        return wrong
    value = cell.value
    if value is None or (isinstance(value, str) and not clean(value)):
        return None
    shown = clean(str(value))[:40]
    remedy = "write a number" if low is None or high is None else f"write a number from {low:g} to {high:g}"
    if isinstance(value, (bool, date)):
        return Refusal(f"'{shown}' is not a number", remedy)
    if isinstance(value, str):
        text = clean(value).strip("£ ").replace(" ", "")
        if not _NUMBER.fullmatch(text):
            return Refusal(f"'{shown}' is not a number", remedy)
        value = float(text.replace(",", ""))
    number = int(value) if value == int(value) else value
    if (low is not None and number < low) or (high is not None and number > high):
        return Refusal(f"{shown} is out of range", remedy)
    return number


def as_choice(cell: Cell, choices: Sequence[str]) -> str | Refusal | None:
    """Return the choice that a cell means, whatever its case, its spaces or the full stop after it."""
    said = as_text(cell)
    if said is None or isinstance(said, Refusal):
        return said
    wanted = folded(said)
    for choice in choices:
        if folded(choice) == wanted:
            return choice
    near = did_you_mean(said, choices)
    return Refusal(f"'{said[:40]}' is none of the choices", near or f"choose one of: {', '.join(choices)}")


def folded(text: str) -> str:
    """Return a word without what people vary: case, spaces, hyphens, apostrophes and a full stop."""
    return re.sub(r"[\s_\-.'’]+", "", text).casefold()
