# SPDX-License-Identifier: MIT
"""Options on weighted criteria: totals, who is beaten on everything, and how firmly the ranking stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.schedule.simulation.streams import STRATA, Streams

DRAWS = 10_240
"""Ten blocks of Latin hypercubes: a share is then known to within half a per cent."""


@dataclass(frozen=True)
class Criterion:
    """A criterion with its share of the weights, and how far that share may be wrong."""

    id: str
    title: str
    means: str
    weight: float | None
    low: float
    high: float
    threshold: float | None = None


@dataclass(frozen=True)
class Score:
    """How one option does on one criterion: from nought to the top score, with the reason given."""

    score: float
    low: float
    high: float
    because: str


LEAST = 0.01
"""The share of all weight below which a criterion is none."""

Scores = Mapping[str, Mapping[str, Score]]
"""The scores by option and criterion; what is missing nobody has scored."""


def weighed(criteria: Sequence[Criterion]) -> bool:
    """Return whether every criterion has a weight and one of them counts."""
    return (
        bool(criteria)
        and all(one.weight is not None for one in criteria)
        and any(one.weight for one in criteria)
    )


def total_of(scores: Mapping[str, Score], criteria: Sequence[Criterion], top: float) -> float | None:
    """Return the weighted score of an option out of 100, or None while a score or a weight is missing."""
    if not weighed(criteria) or any(one.id not in scores for one in criteria):
        return None
    weights = sum(one.weight or 0.0 for one in criteria)
    return 100 * sum((one.weight or 0.0) * scores[one.id].score for one in criteria) / (weights * top)


def below_threshold(scores: Mapping[str, Score], criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return the criteria on which an option does not reach what every option must."""
    return tuple(
        one
        for one in criteria
        if one.threshold is not None and one.id in scores and scores[one.id].score < one.threshold
    )


@dataclass(frozen=True)
class Dominated:
    """An option that another matches or beats on every criterion and on cost, and beats somewhere."""

    option: str
    by: str


def dominated(
    scores: Scores, criteria: Sequence[Criterion], costs: Mapping[str, float | None]
) -> tuple[Dominated, ...]:
    """Return each option that another dominates, with the first that does; what is unknown beats nothing."""
    complete = [
        option
        for option in costs
        if costs[option] is not None and all(one.id in scores.get(option, {}) for one in criteria)
    ]
    found = []
    for option in complete if criteria else ():
        better = next((other for other in complete if _beats(other, option, scores, criteria, costs)), None)
        if better is not None:
            found.append(Dominated(option, better))
    return tuple(found)


def _beats(
    one: str, other: str, scores: Scores, criteria: Sequence[Criterion], costs: Mapping[str, float | None]
) -> bool:
    mine = [*(scores[one][c.id].score for c in criteria), -(costs[one] or 0.0)]
    theirs = [*(scores[other][c.id].score for c in criteria), -(costs[other] or 0.0)]
    return all(a >= b for a, b in zip(mine, theirs, strict=True)) and mine != theirs


@dataclass(frozen=True)
class Firmness:
    """In what share of cases each option ranks first, by option; options that tie share the case.

    `stated` moves weights and scores as far as they may be wrong, `any_weights` takes every set of weights
    as likely as any other, with the scores as they stand.
    """

    stated: Mapping[str, float]
    any_weights: Mapping[str, float]
    draws: int


def firmness(scores: Scores, criteria: Sequence[Criterion], draws: int = DRAWS) -> Firmness | None:
    """Return how firmly the ranking stands, or None while fewer than two options can be compared.

    The draws depend on the ids alone, so the same input gives the same shares.
    """
    import numpy as np

    options = [option for option in scores if all(one.id in scores[option] for one in criteria)]
    if len(options) < 2 or not weighed(criteria):
        return None
    marks = np.array([[scores[o][c.id].score for c in criteria] for o in options])
    low = np.array([[scores[o][c.id].low for c in criteria] for o in options])
    high = np.array([[scores[o][c.id].high for c in criteria] for o in options])

    def uniform(kind: str, names: Sequence[str]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
        streams = Streams([f"{kind}:{name}" for name in names], 0, draws)
        return np.stack([(streams.parts(n) + 0.5) / STRATA for n in range(len(names))], axis=-1)

    names = [one.id for one in criteria]
    floor, ceiling = np.array([one.low for one in criteria]), np.array([one.high for one in criteria])
    near = floor + (ceiling - floor) * uniform("weight", names)
    erred = uniform("score", [f"{o}:{c}" for o in options for c in names]).reshape(draws, *marks.shape)
    # The score stated is the likeliest; each side of it is drawn evenly, as often as the other.
    moved = np.where(erred < 0.5, low + (marks - low) * 2 * erred, marks + (high - marks) * (2 * erred - 1))
    free = -np.log(uniform("any", names))  # normalised, these are uniform over all sets of weights
    return Firmness(
        stated=dict(zip(options, _firsts(np.einsum("dc,doc->do", near, moved)), strict=True)),
        any_weights=dict(zip(options, _firsts(free @ marks.T), strict=True)),
        draws=draws,
    )


def _firsts(totals: object) -> list[float]:
    """Return the share of rows in which each column is highest, ties shared."""
    import numpy as np

    held = np.asarray(totals)
    first = held >= held.max(axis=1, keepdims=True) - 1e-12
    return [float(share) for share in (first / first.sum(axis=1, keepdims=True)).mean(axis=0)]


@dataclass(frozen=True)
class ToWin:
    """What would have to be true for an option to draw level with the first, all else as stated.

    A `weight` is the share of all weight, in per cent, that the criterion would need, the others keeping
    their proportions; a `score` is the score the option would need on it.
    """

    option: str
    criterion: str
    what: str
    stands: float
    needed: float

    @property
    def change(self) -> float:
        """Return how far it would have to move."""
        return abs(self.needed - self.stands)


def to_win(
    scores: Scores, criteria: Sequence[Criterion], totals: Mapping[str, float | None], top: float
) -> tuple[ToWin, ...]:
    """Return every single change by which an option would draw level with the first, the smallest first."""
    known = {option: total for option, total in totals.items() if total is not None}
    if len(known) < 2 or not weighed(criteria):
        return ()
    first = max(known, key=lambda option: (known[option], option))
    weights = sum(one.weight or 0.0 for one in criteria)
    found = []
    for option in known:
        if option == first or known[option] == known[first]:
            continue
        for one in criteria:
            share = (one.weight or 0.0) / weights
            ahead = (scores[first][one.id].score - scores[option][one.id].score) / top
            gap = (known[first] - known[option]) / 100
            found += _by_weight(option, one, share, ahead, gap)
            found += _by_score(option, one, share, scores[option][one.id].score, gap, top)
    return tuple(sorted(found, key=lambda one: (one.option, one.what != "weight", one.change)))


def _by_weight(option: str, one: Criterion, share: float, ahead: float, gap: float) -> list[ToWin]:
    if share >= 1:
        return []
    # With weight w on this criterion the lead is w·ahead + (1-w)·rest, where rest is the lead on the others.
    rest = (gap - share * ahead) / (1 - share)
    if rest == ahead:
        return []
    needed = rest / (rest - ahead)
    # At nought or all of the weight two options may draw level, but nobody weighs like that.
    possible = LEAST <= needed <= 1 - LEAST
    return [ToWin(option, one.id, "weight", 100 * share, 100 * needed)] if possible else []


def _by_score(option: str, one: Criterion, share: float, score: float, gap: float, top: float) -> list[ToWin]:
    if share == 0:
        return []
    needed = score + gap * top / share
    return [ToWin(option, one.id, "score", score, needed)] if needed <= top else []
