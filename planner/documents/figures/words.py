# SPDX-License-Identifier: MIT
"""Numbers, days and lists as British readers say them."""

from collections.abc import Iterable
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """The date as British readers write it: 30 Jun 2013."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its noun in the right form: 1 activity, 2 activities."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str], most: int = 8) -> str:
    """The words as a phrase, `a, b and c`; beyond `most` the rest are counted, not named."""
    said = list(words)
    if len(said) > most:
        said = [*said[: most - 1], f"{len(said) - most + 1} more"]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + (f" and {said[-1]}" if said else "")
