# SPDX-License-Identifier: MIT
"""What is still to be decided: the decision ladder and the options, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.changes.side import Due, Pair, Side
from planner.documents.plan import ExitPlan
from planner.verdicts.ladder import Rung
from planner.verdicts.outlooks import OptionOutlook

STATES = ("done", "safe", "tight", "late", "odds", "dead", "missed")
"""The states of a decision, from the best to the worst."""
STANDINGS = ("open", "not_known", "dead", "shut")
"""How options are ranked first; then by the chance of meeting the first end, then by going live."""
NOTICEABLE = 0.01
"""The change of a chance that is told: less is the noise of simulation."""


@dataclass(frozen=True)
class RungMove:
    """A decision of the ladder before and after; None where it stands on one ladder only."""

    before: Rung | None
    after: Rung | None
    due: Due

    @property
    def rung(self) -> Rung:
        """Return the decision as it stands now, or as it stood."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def days(self) -> int | None:
        """Return by how many days its last safe day moved; earlier is less than nought."""
        return (self.after.p80 - self.before.p80).days if self.before and self.after else None

    @property
    def worse(self) -> bool:
        """Return whether it stands worse than before, or has less time."""
        if self.after is None:
            return False
        if self.before is None:
            return True
        was, now = STATES.index(self.before.state), STATES.index(self.after.state)
        return now > was or (now == was and self.days is not None and self.days < 0)


def moved_rungs(pair: Pair) -> tuple[RungMove, ...]:
    """Return the decisions of the programme that is followed whose day or standing is not what it was.

    Those whose days were behind before and are behind now are left out: nothing is to be decided of them.
    """
    olds, news = _rungs(pair.old.plan), _rungs(pair.new.plan)
    middle = _rungs(pair.between.plan) if pair.between else {}
    found = []
    for key in dict.fromkeys((*news, *olds)):
        before, after = olds.get(key), news.get(key)
        if _stands(before) == _stands(after) or (_behind(pair.old, before) and _behind(pair.new, after)):
            continue
        due = pair.due(_stands(before), _stands(middle.get(key)), _stands(after))
        found.append(RungMove(before, after, due))
    return tuple(found)


def _rungs(plan: ExitPlan) -> Mapping[tuple[str, int, str], Rung]:
    """Return the rungs by the kind of their end, which of that kind it is, and the decision."""
    seen: dict[str, list[object]] = {}
    found = {}
    for rung in plan.verdicts.headline.rungs:
        ends = seen.setdefault(rung.end.kind, [])
        if rung.end.day not in ends:
            ends.append(rung.end.day)
        found[rung.end.kind, ends.index(rung.end.day), rung.decision] = rung
    return found


def _behind(side: Side, rung: Rung | None) -> bool:
    """Return whether a decision can no longer be taken with an even chance, or is on no ladder."""
    return rung is None or rung.p50 < side.plan.as_of


def _stands(rung: Rung | None) -> tuple[object, ...] | None:
    return None if rung is None else (rung.p50, rung.p80, rung.planned, rung.done, rung.board, rung.state)


@dataclass(frozen=True)
class OptionChange:
    """An option before and after, with its rank among the others; None where it was or is not there."""

    before: OptionOutlook | None
    after: OptionOutlook | None
    rank_before: int | None
    rank_after: int | None
    followed: bool
    due: Due

    @property
    def option(self) -> OptionOutlook:
        """Return the option as it stands now, or as it stood."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def newly_dead(self) -> bool:
        """Return whether it can no longer be had, and could be before."""
        gone = ("dead", "shut")
        was_gone = self.before is not None and self.before.standing in gone
        return self.after is not None and self.after.standing in gone and not was_gone


def changed_options(pair: Pair) -> tuple[OptionChange, ...]:
    """Return the options that stand or rank otherwise, or are new or gone, best first."""
    olds = {pair.called(key): value for key, value in ranked(pair.old).items()}
    news = ranked(pair.new)
    middle = ranked(pair.between) if pair.between else {}
    found = []
    for id_ in dict.fromkeys((*news, *olds)):
        (before, was), (after, now) = olds.get(id_, (None, None)), news.get(id_, (None, None))
        mid, mid_rank = middle.get(id_, (None, None))
        if _option(before, was) == _option(after, now):
            continue
        due = pair.due(_option(before, was), _option(mid, mid_rank), _option(after, now))
        followed = id_ == pair.new.plan.programme.course.id
        found.append(OptionChange(before, after, was, now, followed, due))
    return tuple(found)


def _option(one: OptionOutlook | None, rank: int | None) -> tuple[object, ...] | None:
    if one is None:
        return None
    days = [verdict.p80 for verdict in one.verdicts]
    chance = one.ends[0].chance if one.ends else None
    return one.standing, rank, None if chance is None else round(chance / NOTICEABLE), *days


def ranked(side: Side) -> Mapping[str, tuple[OptionOutlook, int]]:
    """Return the options by id, best first, each with its rank; equal ones keep the order of the project."""
    ordered: Iterable[OptionOutlook] = sorted(side.plan.verdicts.options, key=_merit)
    return {one.course.id: (one, rank) for rank, one in enumerate(ordered, start=1)}


def _merit(one: OptionOutlook) -> tuple[object, ...]:
    chance = one.ends[0].chance if one.ends else None
    live = one.verdict("replace").p80
    return (
        STANDINGS.index(one.standing),
        -round((chance or 0.0) / NOTICEABLE),
        live.toordinal() if live else 10**7,
    )
