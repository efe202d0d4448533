# SPDX-License-Identifier: MIT
"""Exact numbers from what people wrote, and the one rounding that a total goes through."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PLACES = 2
"""Decimal places of a total where the tender states none."""


def exact(written: float) -> Fraction:
    """Return a number as it was written: 12.1 is 121/10, and not the nearest binary fraction."""
    return Fraction(Decimal(str(written)))


def pence(pounds: float) -> int:
    """Return pounds as whole pence, half a penny up."""
    return int((Decimal(str(pounds)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def pounds(amount: int) -> str:
    """Return pence in print: `£1,234,567` or `£1,234,567.89`."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}£{whole:,}" + (f".{part:02d}" if part else "")


def rounded(number: Fraction, places: int = PLACES) -> Decimal:
    """Return the number to so many decimal places, half up: 80.245 is 80.25."""
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    value = Decimal(whole).scaleb(-places)
    return -value if number < 0 and value else value


def in_print(number: Fraction, places: int = PLACES) -> str:
    """Return a number with so many decimal places."""
    return f"{rounded(number, places):,.{places}f}"
