# SPDX-License-Identifier: MIT
"""What the shape of a pack cannot say: rows that agree with each other, and with the catalogue."""

from collections.abc import Callable, Iterator
from datetime import date

from planner.diagnostics import did_you_mean
from planner.regimes.answers import AnswerError, answer
from planner.regimes.pack import Pack, Selection
from planner.regimes.periods import Cited, Fact, Part, Period
from planner.regimes.problems import PackProblem, Step

LAW = frozenset({"PA23", "PR24", "TSR24", "PCR15", "PCR06", "PSR23"})
"""The sources that are texts of law: only what was read in one of them is graded statute."""
OWN_KNOWLEDGE = "K"

Check = Callable[[Pack], Iterator[PackProblem]]


def pack_problems(
    pack: Pack, sources: frozenset[str] | None, instruments: frozenset[str] | None
) -> Iterator[PackProblem]:
    """Return all that is wrong with a pack whose shape is right."""
    yield from _cited(pack, sources)
    if instruments is not None and pack.instrument not in instruments:
        help_text = did_you_mean(pack.instrument, instruments)
        yield PackProblem(
            pack.regime,
            "instrument",
            f"there is no instrument '{pack.instrument}'",
            ("instrument",),
            help_text,
            refers=True,
        )
    for check in CHECKS:
        yield from check(pack)


def selection_problems(pack: Selection, sources: frozenset[str] | None) -> Iterator[PackProblem]:
    """Return all that is wrong with the Provider Selection Regime."""
    yield from _cited(pack, sources)


def _cited(pack: Part, sources: frozenset[str] | None) -> Iterator[PackProblem]:
    seen: set[str] = set()
    for row, path in rows_of(pack):
        if row.id in seen:
            yield PackProblem(row.id, "id", f"'{row.id}' is said twice", (*path, "id"))
        seen.add(row.id)
        if sources is not None and row.source not in sources:
            help_text = did_you_mean(row.source, sources)
            yield PackProblem(
                row.id, "source", f"there is no source '{row.source}'", (*path, "source"), help_text, True
            )
        if row.grade == "statute" and row.source not in LAW:
            yield PackProblem(
                row.id, "grade", f"'{row.source}' is no text of law, so not statute", (*path, "grade")
            )
        if row.source == OWN_KNOWLEDGE and row.grade != "practice":
            yield PackProblem(row.id, "grade", "own knowledge is graded practice", (*path, "grade"))


def rows_of(part: Part, path: tuple[Step, ...] = ()) -> Iterator[tuple[Cited, tuple[Step, ...]]]:
    """Return every cited row of a pack with its place, parents before children."""
    if isinstance(part, Cited):
        yield part, path
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from rows_of(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from rows_of(item, (*path, name, index))


def _life(pack: Pack) -> Iterator[PackProblem]:
    applies = pack.applies
    if applies.commenced_to and applies.commenced_to < applies.commenced_from:
        yield PackProblem("applies", "commenced_to", "it ends before it begins", ("applies", "commenced_to"))
    for index, body in enumerate(pack.bodies):
        if body.valid_from and body.valid_until and body.valid_until < body.valid_from:
            yield PackProblem(body.id, "valid_until", "it ends before it begins", ("bodies", index))


def _thresholds(pack: Pack) -> Iterator[PackProblem]:
    latest: dict[str, date] = {}
    for index, row in enumerate(pack.thresholds):
        place = ("thresholds", index, "in_force")
        if row.measures in latest and row.in_force <= latest[row.measures]:
            yield PackProblem(row.id, "in_force", f"{row.in_force} is repeated or out of order", place)
        latest[row.measures] = row.in_force
    for measures in ("central", "sub_central"):
        first = min((row.in_force for row in pack.thresholds if row.measures == measures), default=None)
        if first is None or first > pack.applies.commenced_from:
            yield PackProblem(
                pack.regime, "thresholds", f"no {measures} threshold when it begins", ("thresholds",)
            )


def _facts(pack: Pack) -> Iterator[PackProblem]:
    seen: set[str] = set()
    for index, fact in enumerate(pack.facts):
        if fact.key in seen:
            yield PackProblem(fact.key, "key", f"'{fact.key}' is said twice", ("facts", index, "key"))
        seen.add(fact.key)
        if fact.default is not None:
            yield from _answered(fact, fact.default, fact.key, ("facts", index, "default"))


def _answered(fact: Fact, value: str, entry: str, path: tuple[Step, ...]) -> Iterator[PackProblem]:
    try:
        answer(fact, value)
    except AnswerError as wrong:
        yield PackProblem(entry, fact.key, str(wrong), path, wrong.remedy or None)


def _conditions(pack: Pack) -> Iterator[PackProblem]:
    facts = {fact.key: fact for fact in pack.facts}
    for place, period in enumerate(pack.periods):
        for name in ("choices", "adjustments", "remarks"):
            for index, row in enumerate(getattr(period, name)):
                for key, value in row.when.items():
                    path = ("periods", place, name, index, "when", key)
                    if key not in facts:
                        yield _no_fact(row.id, key, facts, path)
                    elif not value.startswith("before "):
                        yield from _answered(facts[key], value, row.id, path)
        for index, choice in enumerate(period.choices):
            for field in ("from_fact", "qualified_by"):
                key = getattr(choice, field)
                if key and key not in facts:
                    yield _no_fact(choice.id, key, facts, ("periods", place, "choices", index, field))


def _no_fact(entry: str, key: str, facts: dict[str, Fact], path: tuple[Step, ...]) -> PackProblem:
    return PackProblem(entry, key, f"the pack asks for no fact '{key}'", path, did_you_mean(key, facts), True)


def _periods(pack: Pack) -> Iterator[PackProblem]:
    procedures = pack.fact("procedure")
    words = procedures.words if procedures else ()
    for place, period in enumerate(pack.periods):
        for procedure in period.procedures:
            if procedure not in words:
                path = ("periods", place, "procedures")
                help_text = did_you_mean(procedure, words)
                yield PackProblem(
                    period.id, "procedures", f"there is no procedure '{procedure}'", path, help_text, True
                )
        yield from _adjustments(period, place)


def _adjustments(period: Period, place: int) -> Iterator[PackProblem]:
    held = {one.id for one in period.adjustments}
    used = {id_ for choice in period.choices for id_ in choice.adjusted_by}
    for index, choice in enumerate(period.choices):
        for id_ in choice.adjusted_by:
            if id_ not in held:
                path = ("periods", place, "choices", index, "adjusted_by")
                message = f"there is no adjustment '{id_}'"
                yield PackProblem(choice.id, "adjusted_by", message, path, did_you_mean(id_, held), True)
    for index, one in enumerate(period.adjustments):
        if one.id not in used:
            yield PackProblem(
                one.id, "id", "no row is adjusted by it", ("periods", place, "adjustments", index)
            )


def _references(pack: Pack) -> Iterator[PackProblem]:
    held = {period.id for period in pack.periods}
    for place, procedure in enumerate(pack.procedures):
        for index, stage in enumerate(procedure.stages):
            if stage.period and stage.period not in held:
                path = ("procedures", place, "stages", index, "period")
                message = f"there is no period '{stage.period}'"
                yield PackProblem(
                    procedure.id, "period", message, path, did_you_mean(stage.period, held), True
                )
    for place, notice in enumerate(pack.notices):
        if notice.period and notice.period not in held:
            message = f"there is no period '{notice.period}'"
            help_text = did_you_mean(notice.period, held)
            yield PackProblem(notice.id, "period", message, ("notices", place, "period"), help_text, True)
        if notice.timing == "within" and not (notice.period or notice.days):
            yield PackProblem(
                notice.id, "days", "it is due within a time, but none is said", ("notices", place)
            )


CHECKS: tuple[Check, ...] = (_life, _thresholds, _facts, _conditions, _periods, _references)
"""The checks of a pack whose shape is right, in order."""
