# SPDX-License-Identifier: MIT
"""What the day may hang on: ends of contracts, inputs of the migration, conditions nobody could decide."""

from collections.abc import Iterator
from dataclasses import replace

from planner.migration.held import ENDS, phases_with
from planner.migration.spans import PhaseDays
from planner.rules.answer import Fact
from planner.rules.entries import condition_in_words
from planner.rules.evaluate import evaluate
from planner.schedule.activities import Duration
from planner.schedule.setting import (
    COPY_OF_PRIORITY_BANDS,
    COPY_OF_REMAINDER,
    LONGEST_COPY,
    left_contracts,
)
from planner.verdicts.played_again import WEAK, Base, Days, ToVerify, between
from planner.verdicts.programmes import programme_of
from planner.verdicts.routes import NEVER

INPUTS, CONDITIONS = 4, 3
"""How many inputs of the migration and open conditions are tried, the likeliest first."""


def dates(base: Base) -> Iterator[ToVerify]:
    """Yield the ends of contracts that nobody has said or documented, and unknown rights to extend."""
    for contract in left_contracts(base.programme.facts):
        field = "application_end" if contract.application_end else "end"
        end = getattr(contract, field)
        name = contract.name_in_print
        if end is None:
            text = f"When does {name} end?"
            yield ToVerify(
                "date", text, "CTR", (Fact("contracts", contract.id, "end"),), "unknown", None, None
            )
        else:
            grade = contract.evidence_of(field).grade or ""
            doubt = base.ground.routes.doubts.get(grade)
            if doubt is not None:
                text = f"{name} ends on the day that is written"
                fact = Fact("contracts", contract.id, field)
                yield ToVerify("date", text, "CTR", (fact,), grade, 0, 2 * doubt.days)
        if contract.extensions is None:
            text = f"May {name} be extended, by how long, and by when must that be asked for?"
            fact = Fact("contracts", contract.id, "extensions")
            yield ToVerify("date", text, "CTR", (fact,), "unknown", None, None, ("extend",))


def inputs(base: Base) -> Iterator[ToVerify]:
    """Yield the inputs of the migration on which most hangs and that nobody has measured or documented."""
    estimate = base.programme.migration
    lengths = {one.id: one.activity.duration for one in base.schedule.activities}
    begun = {one.activity for one in base.ground.project.programme.progress or () if one.started}
    if COPY_OF_PRIORITY_BANDS not in lengths or begun & {COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER}:
        return
    weak = [one for one in estimate.swings if one.driver.basis != "stated" or one.driver.grade in WEAK]
    for swing in weak[:INPUTS]:
        ends = [_copying(base, phases_with(estimate.plan, swing.driver, share)) for share in ENDS]
        live, leave = (None, None) if None in ends else between(*(one for one in ends if one))
        grade = swing.driver.grade if swing.driver.basis == "stated" else swing.driver.basis
        yield ToVerify(
            "input",
            swing.driver.title,
            "MIG",
            (),
            grade,
            live,
            leave,
            (COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER),
        )


def _copying(base: Base, phases: tuple[PhaseDays, PhaseDays]) -> Days | None:
    """Return the days with the copy as long as given; None where it has no end."""
    given: dict[str, Duration] = {}
    for activity, days in zip((COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER), phases, strict=True):
        if days.low is None or days.typical is None or days.high is None:
            return None
        given[activity] = Duration(*(min(one, LONGEST_COPY) for one in (days.low, days.typical, days.high)))
    held = [one.activity for one in base.schedule.activities]
    return base.again([replace(one, duration=given.get(one.id, one.duration)) for one in held])


def conditions(base: Base) -> Iterator[ToVerify]:
    """Yield the conditions that nobody could decide, whose activities the plan keeps until they are."""
    kept: dict[str, list[str]] = {}
    for one in base.schedule.activities:
        when = one.activity.kept_until_answered
        if when and not when.startswith("for each"):
            kept.setdefault(when, []).append(one.activity.template_id)
    for when, ids in list(kept.items())[:CONDITIONS]:
        asked = evaluate(condition_in_words(when), base.programme.facts).questions
        if not asked:
            continue
        less = [replace(one, when=NEVER) if one.id in ids else one for one in base.ground.templates]
        other = programme_of(base.programme.course, replace(base.ground, templates=tuple(less))).schedule
        if other is None:
            continue
        live, leave = between(base.again([one.activity for one in other.activities]), base.held)
        facts = tuple(one.fact for one in asked)
        yield ToVerify("condition", asked[0].text, asked[0].ask, facts, "unknown", live, leave, tuple(ids))
