# SPDX-License-Identifier: MIT
"""British English, once: days, lists, numbers with their nouns, and first letters.

Every room that says something to a person uses these, so that a list, a date and a plural look the same in a
diagnostic, on the terminal, in a picture and in a document.
"""

from collections.abc import Iterable
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date) -> str:
    """Return the day in full: `30 June 2013`, or `June 2013` or `2013` where only that much is known."""
    precision = getattr(day, "precision", "day")
    if precision == "year":
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


def short_date(day: date) -> str:
    """Return the day in short, for pictures and columns: `30 Jun 2013`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun in the right form: `1 activity`, `1,200 interfaces`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: `a, b and c`; with semicolons where a word has a comma itself.

    A comma within quotation marks parts nothing.
    """
    items = list(words)
    if len(items) > 1 and any(", " in item and not item.startswith("“") for item in items):
        return f"{'; '.join(items[:-1])}; {last} {items[-1]}"
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def first_few(words: Iterable[str], most: int) -> list[str]:
    """Return the words or, of many, the first `most` and how many more there are: `["a", "b", "7 more"]`.

    One more is named, not counted: `1 more` is as long as most names and tells less.
    """
    items = list(words)
    more = len(items) - most
    return items if more <= 1 else [*items[:most], f"{more:,} more"]


def listed(words: Iterable[str], most: int = 8) -> str:
    """Return words as a list in a sentence, of many the first few and how many more: `a, b and 7 more`."""
    return joined(first_few(words, most))


def few_sentences(sentences: Iterable[str], most: int) -> str:
    """Return sentences one after another, of many the first few and how many more: `A. B. And 3 more.`"""
    items = list(sentences)
    told = first_few(items, most)
    if len(told) == len(items):
        return " ".join(told)
    return f"{' '.join(told[:-1])} And {told[-1]}."


def capital(text: str) -> str:
    """Return a text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a text as it stands inside a sentence: without its capital, unless it is a short form."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def article(name: str) -> str:
    """Return `a` or `an`, as the name is spoken: `an MRI scanner`, `a RIS`, `an XDS registry`."""
    return "an" if name[:1].lower() in "aeio" or name[:3] in ("XDS", "MRI", "HL7") else "a"
