# SPDX-License-Identifier: MIT
"""Decisions that were taken on facts which are not so any more, and have to be looked at again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.changes.choices import OptionChange
from planner.changes.requirements import RequirementChange
from planner.changes.risks import RiskChange
from planner.changes.side import Pair
from planner.english import capital, counted, joined, long_date, lowered
from planner.model.decisions import RequirementDecision, RiskDecision
from planner.verdicts.outlooks import OptionOutlook

FELL = 0.10
"""A fall of the chance, ten in a hundred, from which the choice of the option is to be looked at again."""


@dataclass(frozen=True)
class Reopened:
    """A decision to take again: what was decided, what is not so any more, and by when if a day is set."""

    id: str
    title: str
    decided: str
    why: str
    by: date | None


def reopened(
    pair: Pair,
    risks: Iterable[RiskChange],
    requirements: Iterable[RequirementChange],
    options: Iterable[OptionChange],
) -> tuple[Reopened, ...]:
    """Return the decisions to take again: the option followed, then risks, then requirements."""
    decisions = pair.new.written.decisions
    by_risk = {one.id: one for one in risks}
    by_requirement = {one.id: one for one in requirements}
    found = list(_option(pair, options))
    for risk in decisions.risks:
        found += _risk(pair, risk, by_risk.get(pair.called(risk.risk)))
    for asked in decisions.requirements:
        found += _requirement(asked, by_requirement.get(pair.called(asked.requirement)))
    return tuple(found)


def _risk(pair: Pair, decided: RiskDecision, changed: RiskChange | None) -> Iterator[Reopened]:
    what = _decided_of(decided)
    ended = decided.accepted_until if decided.status == "accepted" else None
    ran_out = ended is not None and ended < pair.new.plan.as_of
    if not what or (changed is None and not ran_out):
        return
    told = [_since(changed)] if changed else []
    told += [f"The acceptance ended on {long_date(ended)}."] if ran_out and ended else []
    title = changed.title if changed else decided.title or _title(pair, decided.risk)
    yield Reopened(decided.risk, title, what, " ".join(told), None if ran_out else ended)


def _decided_of(decided: RiskDecision) -> str:
    """Return what was decided that rests on the facts: its acceptance or closure, and scores set by hand."""
    stamp = decided.stamp("status")
    told = []
    if decided.status in ("accepted", "closed"):
        by = f" by {stamp.by}" if stamp.by else ""
        on = f" on {long_date(stamp.on)}" if stamp.on else ""
        told.append(f"{decided.status}{by}{on}")
    told += [
        f"{name} set to {score}"
        for name, score in (("likelihood", decided.likelihood), ("impact", decided.impact))
        if score
    ]
    return capital(joined(told)) if told else ""


def _since(changed: RiskChange) -> str:
    before, after = changed.before, changed.after
    if before and after and changed.kind == "rescored":
        return f"Its score by the rules went from {before.score} to {after.score}. {' '.join(changed.why)}"
    if changed.kind == "gone":
        return f"The risk does not arise any more. {' '.join(changed.why)}"
    return " ".join(changed.why)


def _title(pair: Pair, id_: str) -> str:
    return next((risk.title for risk in pair.new.plan.risks.risks if risk.id == id_), id_)


def _requirement(decided: RequirementDecision, changed: RequirementChange | None) -> Iterator[Reopened]:
    told = [f"decided {decided.decision}"] if decided.decision else []
    told += [f"priority set to {decided.priority}"] if decided.priority else []
    told += ["reworded"] if decided.wording else []
    taken_out = decided.decision == "out" and changed is not None and changed.kind == "out"
    if not told or changed is None or changed.kind == "in" or taken_out:
        return
    if changed.kind == "out":
        why = f"It does not apply any more. {' '.join(changed.why)}"
    else:
        parts = joined([lowered(part.part) for part in changed.parts])
        why = f"Its {parts} changed since. {' '.join(changed.why)}"
    yield Reopened(decided.requirement, changed.title, capital(joined(told)), why.strip(), None)


def _option(pair: Pair, options: Iterable[OptionChange]) -> Iterator[Reopened]:
    followed = next((one for one in options if one.followed), None)
    if followed is None or followed.before is None or followed.after is None:
        return
    told = []
    before, after = chance(followed.before), chance(followed.after)
    if followed.newly_dead:
        told.append(
            "It can no longer be had in time." if followed.after.standing == "dead" else "It is closed."
        )
        told += followed.after.programme.refused
    if before is not None and after is not None and before - after >= FELL:
        points = counted(round((before - after) * 100), "point")
        told.append(f"Its chance of meeting the first end fell by {points} of a hundred.")
    if (followed.rank_before, followed.rank_after)[0] == 1 and (followed.rank_after or 1) > 1:
        told.append(f"It stood first among the options, and stands at place {followed.rank_after} now.")
    if told:
        next_day = followed.after.next_to_die
        title = followed.after.course.title
        yield Reopened(
            followed.after.course.id,
            title,
            "The programme follows it",
            " ".join(told),
            next_day.p50 if next_day else None,
        )


def chance(option: OptionOutlook) -> float | None:
    """Return the chance that an option meets the first end of a contract."""
    return option.ends[0].chance if option.ends else None
