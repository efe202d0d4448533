# SPDX-License-Identifier: MIT
"""The programme of one option: its route on the activities, the law beneath them, contracts lengthened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.english import long_date
from planner.migration import MigrationEstimate, MigrationReferences, estimate, volumes
from planner.model import Contract, Project
from planner.model.terms import application_end, archive_end
from planner.regimes import Regimes, judge, known_end
from planner.rules.facts import Facts, facts_of
from planner.schedule.activities import ActivityTemplate, Duration
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.programme import schedule as scheduled
from planner.schedule.progress import DoneActivity
from planner.schedule.setting import contract_deadlines, exit_schedule, left_contracts, programme_dates
from planner.schedule.timeline import ENDS_OF_CONTRACTS, ProgrammeDates, Schedule
from planner.verdicts.extending import Lengthened, lengthened
from planner.verdicts.floors import TENDER_NOTICE, Floor, Law, floors, law_of, raised
from planner.verdicts.options import Course, with_choices
from planner.verdicts.routes import Route, Routes, on_route

ROUNDS = 3
"""How often floors are laid: a longer bid period moves the standstill, whose length may change then."""


@dataclass(frozen=True)
class Ground:
    """All that the options of one trust are worked out from.

    `together` is how far the activities of a programme are early or late together, as a correlation.
    """

    facts: Facts
    templates: tuple[ActivityTemplate, ...]
    calendar: WorkingCalendar
    migration: MigrationEstimate
    references: MigrationReferences
    regimes: Regimes
    routes: Routes
    together: float = 0.0

    @property
    def project(self) -> Project:
        """Return what the trust wrote."""
        return self.facts.project


@dataclass(frozen=True)
class Programme:
    """An option worked out. `schedule` is None where nothing is bought.

    `refused` says why the option is shut, `unknown` what must be known before it can be called open.
    `extended` tells of each contract to be left what comes of lengthening it, where the option does that.
    """

    course: Course
    facts: Facts
    migration: MigrationEstimate
    schedule: Schedule | None
    done: tuple[DoneActivity, ...]
    law: Law | None
    floors: tuple[Floor, ...]
    extended: tuple[Lengthened, ...]
    refused: tuple[str, ...]
    unknown: tuple[str, ...]


def programme_of(course: Course, ground: Ground) -> Programme:
    """Return the programme of an option on the ground of its trust."""
    project = with_choices(ground.project, course)
    changed = project is not ground.project
    known = ground.facts
    facts = facts_of(project, known.on, known.computed, known.figures) if changed else known
    if not course.buys:
        return Programme(course, facts, ground.migration, None, (), None, (), (), (), ())
    migration = _migration(facts, ground) if changed else ground.migration
    longer = tuple(extensions(facts, ground.regimes, course)) if course.extends else ()
    schedule, done = exit_schedule(
        on_route(ground.templates, course.then),
        facts,
        ground.calendar,
        migration,
        dates=_dates(facts, longer),
        durations=course.durations,
    )
    law: Law | None = None
    beneath: tuple[Floor, ...] = ()
    if course.then is not None and course.then.procedure:
        schedule, law, beneath = _lawful(course.then, facts, schedule, done, ground)
    refused = [*_unextended(longer), *_out_of_time(course.then, law)]
    unknown = [one.unknown for one in longer if one.unknown]
    judged = _direct(course, law, facts)
    return Programme(
        course=course,
        facts=facts,
        migration=migration,
        schedule=schedule,
        done=done,
        law=law,
        floors=beneath,
        extended=longer,
        refused=(*refused, *judged[0]),
        unknown=(*unknown, *judged[1], *_unnamed(course)),
    )


def _migration(facts: Facts, ground: Ground) -> MigrationEstimate:
    return estimate(facts, volumes(facts.project, ground.references.sizes), ground.references)


def extensions(facts: Facts, regimes: Regimes, course: Course | None = None) -> Iterator[Lengthened]:
    """Yield what comes of lengthening each contract that is to be left, the one that ends first ahead."""
    months = course.option.extension_months if course and course.option else None
    ends = [(first_end(contract) or date.max, contract) for contract in left_contracts(facts)]
    for _, contract in sorted(ends, key=lambda pair: (pair[0], pair[1].id)):
        yield lengthened(contract, facts.project.as_of, regimes.packs.values(), months)


def first_end(contract: Contract) -> date | None:
    """Return the day on which the first part of a contract ends."""
    return min((end for end in (application_end(contract), archive_end(contract)) if end), default=None)


def _dates(facts: Facts, longer: Sequence[Lengthened]) -> ProgrammeDates:
    """Return the dates of the programme with lengthened contracts; the notice that lengthens them stays.

    Where one is lengthened and of another nobody has said how long it goes on, that other sets no date: what
    must be known of it is told beside.
    """
    dates = programme_dates(facts)
    moved = {one.contract.id: one.contract for one in longer}
    unsaid = {
        one.contract.id for one in longer if one.contract == facts.contracts[one.contract.id] and one.unknown
    }
    if len(unsaid) < len(moved):
        dates = replace(dates, deadlines=tuple(one for one in dates.deadlines if one.contract not in unsaid))
        moved = {key: one for key, one in moved.items() if key not in unsaid}
    kept = [one for one in dates.deadlines if one.contract not in moved or one.kind == "extension_notice"]
    added = [
        deadline
        for contract in moved.values()
        for deadline in contract_deadlines(contract, facts)
        if deadline.kind != "extension_notice"
    ]
    return replace(dates, deadlines=(*kept, *added))


def _unextended(longer: Sequence[Lengthened]) -> list[str]:
    """Return why the contract that ends first cannot be lengthened: the others do not help then."""
    first = longer[:1]
    return [f"{one.refused} {one.law}" if one.law else one.refused for one in first if one.refused]


def _lawful(
    route: Route,
    facts: Facts,
    schedule: Schedule,
    done: Sequence[DoneActivity],
    ground: Ground,
) -> tuple[Schedule, Law, tuple[Floor, ...]]:
    """Return the schedule with no period shorter than the law allows, and the law that says so."""
    begun = {one.activity for one in facts.project.programme.progress or () if one.started}
    law = law_of(route, ground.regimes, schedule, _began(done) or facts.project.as_of)
    found: dict[str, Floor] = {}
    for _ in range(ROUNDS):
        beneath = [
            one
            for one in floors(law, ground.regimes, facts.project, schedule, ground.calendar)
            if one.activity not in begun
        ]
        for one in beneath:
            before = found.get(one.activity)
            found[one.activity] = replace(one, raised=one.raised or bool(before and before.raised))
        lengths = {one.id: one.activity.duration for one in schedule.activities}
        higher = raised(lengths, tuple(beneath))
        if not higher:
            break
        schedule = _with_durations(schedule, higher, ground.calendar)
    return schedule, law, tuple(found.values())


def _began(done: Sequence[DoneActivity]) -> date | None:
    return next((one.started or one.finished for one in done if one.activity.id == TENDER_NOTICE), None)


def _with_durations(
    schedule: Schedule, durations: Mapping[str, Duration], calendar: WorkingCalendar
) -> Schedule:
    held = [one.activity for one in schedule.activities]
    longer = [replace(one, duration=durations.get(one.id, one.duration)) for one in held]
    return scheduled(longer, schedule.dates, calendar)


def _out_of_time(route: Route | None, law: Law | None) -> list[str]:
    """Return why a procedure cannot be followed on the day on which it would begin."""
    if route is None or law is None:
        return []
    day = long_date(law.commences)
    if route.valid_until and law.commences > route.valid_until:
        until = long_date(route.valid_until)
        return [f"A procedure of this kind could begin until {until}; the programme comes to it on {day}."]
    if route.valid_from and law.commences < route.valid_from:
        since = long_date(route.valid_from)
        return [f"A procedure of this kind can begin from {since} only; the programme comes to it on {day}."]
    return []


def _direct(course: Course, law: Law | None, facts: Facts) -> tuple[list[str], list[str]]:
    """Return what shuts a direct award, and what must be answered before its ground can be said to hold."""
    if course.then is None or not course.then.needs_ground or law is None or law.pack is None:
        return [], []
    said = course.option.answers or {} if course.option else {}
    known_ends = any(deadline.kind in ENDS_OF_CONTRACTS for deadline in programme_dates(facts).deadlines)
    answers = known_end(said) if known_ends else dict(said)
    named = course.option.ground if course.option else None
    grounds = {one.id: one for one in law.pack.direct_awards}
    if named is None:
        titles = "; ".join(f"{one.title} ({key})" for key, one in grounds.items())
        return [], [f"No ground is named. Those of {law.pack.short} are: {titles}."]
    if named not in grounds:
        return [], [f"{law.pack.short} has no ground '{named}'; it has {', '.join(grounds)}."]
    verdict = judge(grounds[named], answers)
    told = f"{verdict.words.rstrip('.')}" + ("" if verdict.words.endswith("?") else ".")
    return ([told], []) if verdict.holds is False else ([], [] if verdict.holds else [told])


def _unnamed(course: Course) -> list[str]:
    """Return what to ask of an option that names no route, or one that the catalogue has not."""
    if course.option is None or course.route is not None:
        return []
    return ["By which route is it bought? The general durations of the programme stand until that is said."]


def ends_by_kind(schedule: Schedule) -> dict[str, date]:
    """Return the earliest end of each kind that bears on a schedule."""
    found: dict[str, date] = {}
    for deadline in schedule.dates.deadlines:
        if deadline.kind in ENDS_OF_CONTRACTS:
            found[deadline.kind] = min(found.get(deadline.kind, deadline.day), deadline.day)
    return found
