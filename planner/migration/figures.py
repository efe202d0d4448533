# SPDX-License-Identifier: MIT
"""A figure and how well it is known: stated by the trust, assumed from the catalogue, or unknown.

Ranges are joined as if their causes were independent: it would be as wrong to let every modality
turn out large at once as to print one number.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from planner.migration.references import CitedThree, Three
from planner.model.noun import EVIDENCE_GRADES, Noun
from planner.rules.answer import Fact

Basis = Literal["stated", "assumed", "unknown"]

STRENGTH: tuple[str, ...] = ("unknown", "assumed", "stated")
CATALOGUE_GRADES = ("practice", "computed", "published", "statute")


@dataclass(frozen=True)
class Figure:
    """A number with its range and its basis.

    `value` is None where nothing at all is known. A total of which a part is unknown has a value, is
    `at_least` that, and its basis is unknown: a figure is as well known as its weakest part. `grade` is
    the evidence grade of a stated figure and the catalogue's grade of an assumed one.
    """

    value: float | None
    low: float
    high: float
    basis: Basis
    grade: str
    sources: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    at_least: bool = False

    @property
    def known(self) -> float:
        """The value, nought where nothing is known."""
        return self.value or 0.0

    def times(self, factor: float) -> "Figure":
        """Return the figure multiplied by a plain number."""
        value = None if self.value is None else self.value * factor
        return Figure(
            value,
            self.low * factor,
            self.high * factor,
            self.basis,
            self.grade,
            self.sources,
            self.facts,
            self.at_least,
        )


def stated(noun: str, thing: Noun, path: str, value: float) -> Figure:
    """Return what the trust wrote at a field."""
    known = thing.evidence_of(path)
    source = (str(known.source),) if known.source else ()
    fact = Fact(noun, thing.id, path)
    return Figure(value, value, value, "stated", known.grade or "declared", source, (fact,))


def assumed(range_: Three, sources: Iterable[str], grade: str) -> Figure:
    """Return a default of the catalogue."""
    return Figure(range_.typical, range_.low, range_.high, "assumed", grade, tuple(sources))


def default(range_: CitedThree) -> Figure:
    """Return a default that carries its own sources."""
    return assumed(range_, range_.sources, range_.grade)


def unknown(noun: str, id_: str, path: str) -> Figure:
    """Return the figure that nobody has given, with the blank that would give it."""
    return Figure(None, 0.0, 0.0, "unknown", "", (), (Fact(noun, id_, path),))


def product(one: Figure, other: Figure, scale: float = 1.0) -> Figure:
    """Return the product: unknown if a factor is, and as well known as the weaker of the two."""
    basis, grade = _weakest((one, other))
    sources, facts = _gathered((one, other))
    if one.value is None or other.value is None:
        return Figure(None, 0.0, 0.0, "unknown", "", sources, facts)
    value = one.value * other.value * scale
    down = math.hypot(_distance(one.value, one.low), _distance(other.value, other.low))
    up = math.hypot(_distance(one.high, one.value), _distance(other.high, other.value))
    return Figure(value, value * math.exp(-down), value * math.exp(up), basis, grade, sources, facts)


def _distance(more: float, less: float) -> float:
    """Return how many times one number is the other, as a logarithm; nought where either is nought."""
    return math.log(more / less) if more > 0 and less > 0 else 0.0


def total(figures: Iterable[Figure]) -> Figure:
    """Return the sum of what is known; of nothing it is nought, stated."""
    held = tuple(figures)
    basis, grade = _weakest(held)
    sources, facts = _gathered(held)
    known = [figure for figure in held if figure.value is not None]
    value = sum(figure.known for figure in known) if known or not held else None
    down = math.hypot(*(figure.known - figure.low for figure in known))
    up = math.hypot(*(figure.high - figure.known for figure in known))
    some_blank = len(known) < len(held) or any(figure.at_least for figure in known)
    known_sum = value or 0.0
    return Figure(
        value,
        known_sum - down,
        known_sum + up,
        basis,
        grade,
        sources,
        facts,
        some_blank and value is not None,
    )


def _weakest(figures: tuple[Figure, ...]) -> tuple[Basis, str]:
    if not figures:
        return "stated", "declared"
    basis = min((figure.basis for figure in figures), key=STRENGTH.index)
    order: tuple[str, ...] = EVIDENCE_GRADES if basis == "stated" else ("", *CATALOGUE_GRADES)
    grades = [figure.grade for figure in figures if figure.basis == basis]
    return basis, min(grades, key=order.index)


def _gathered(figures: tuple[Figure, ...]) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    sources = tuple(dict.fromkeys(source for figure in figures for source in figure.sources))
    return sources, tuple(dict.fromkeys(fact for figure in figures for fact in figure.facts))
