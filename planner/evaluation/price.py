# SPDX-License-Identifier: MIT
"""Price turned into marks, by the formula that the tender states."""

from collections.abc import Mapping
from fractions import Fraction

from planner.evaluation.method import Method

Prices = Mapping[str, int]
"""Whole-life price of each bid, in pence, by bidder."""


def price_marks(method: Method, prices: Prices) -> dict[str, Fraction]:
    """Return the marks of each price; nothing where formula or weight is not set, or price is divided.

    Where a formula would divide by nothing (all prices equal, a lowest price of nought) the lowest price
    has all marks, and a higher one what the formula gives as it gets there.
    """
    weight = method.price_weight
    if not prices or weight is None or method.formula is None or not method.by_weight:
        return {}
    if method.formula == "fixed_benchmark":
        return _benchmark(method, weight, prices)
    low, high = min(prices.values()), max(prices.values())
    share = {"relative_to_lowest": _relative, "linear": _linear, "min_max": _between}[method.formula]
    return {bidder: weight * share(price, low, high) for bidder, price in prices.items()}


def _relative(price: int, low: int, high: int) -> Fraction:
    return Fraction(low, price) if price else Fraction(1)


def _linear(price: int, low: int, high: int) -> Fraction:
    if price == low:
        return Fraction(1)
    return max(Fraction(0), 1 - Fraction(price - low, low)) if low else Fraction(0)


def _between(price: int, low: int, high: int) -> Fraction:
    return Fraction(high - price, high - low) if high > low else Fraction(1)


def _benchmark(method: Method, weight: Fraction, prices: Prices) -> dict[str, Fraction]:
    if method.cap is None or method.floor is None or method.cap <= method.floor:
        return {}
    span = method.cap - method.floor
    return {
        bidder: weight * min(Fraction(1), max(Fraction(0), Fraction(method.cap - price, span)))
        for bidder, price in prices.items()
    }
