# SPDX-License-Identifier: MIT
"""The migration estimate: how long, by when to start, what is left on a day, and what the answer hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.migration import arithmetic as sums
from planner.migration.approaches import Offer, Separate, separate_migrations
from planner.migration.figures import Figure, total
from planner.migration.gathering import Assumption, Sourcing
from planner.migration.pieces import Piece
from planner.migration.plan import Plan, Source, Stratum
from planner.migration.ranking import Swing, swings
from planner.migration.reading import MigrationReferences
from planner.migration.remains import Remains
from planner.migration.sampling import percentile
from planner.migration.simulate import (
    WORKING_DAYS_A_DAY,
    Outcome,
    Values,
    corners,
    drawn,
    run,
    tb_a_day,
)
from planner.migration.sourcing import plan_of
from planner.migration.spans import Left, PhaseDays, Span, StartBy, days_before, phase_days, span
from planner.migration.volumes import VolumeEstimate
from planner.rules.facts import Facts


@dataclass(frozen=True)
class SourceEstimate:
    """What comes out of one archive, by which route, how fast, and how long under the limits it shares."""

    source: Source
    terabytes: Figure
    tb_day_typical: float
    days: Span


@dataclass(frozen=True)
class SetsTheEnd:
    """A source or a shared limit, and the share of all draws in which it alone sets the end of the copy."""

    id: str
    title: str
    share: float


@dataclass(frozen=True)
class Pilot:
    """What to measure first, and how many days of the 80th percentile hang on it."""

    source: str
    text: str
    swing_days: float | None


@dataclass(frozen=True)
class MigrationEstimate:
    """How long it takes to move the images of an estate, and on what the answer hangs.

    Days are days of the calendar: the copy runs seven days a week. `bulk` is the copy with retries and
    with what lands meanwhile; `first` its priority bands and `remainder` the rest of it; `after` is the
    tail of the exceptions, verification and the last delta; `elapsed` is all of it from the inventory on.
    `exception_people` work the exceptions off while the copy runs, if it takes its middle length.
    `first_days` and `remainder_days` are what activities of the timeline may be given. `never` says in
    words why the copy does not end, where it does not; `staying` are lots that need not move at all.
    """

    starting: date
    volumes: VolumeEstimate
    terabytes: Figure
    studies: Figure
    strata: tuple[Stratum, ...]
    sources: tuple[SourceEstimate, ...]
    staying: tuple[Piece, ...]
    bulk: Span
    first: Span
    remainder: Span
    after: Span
    elapsed: Span
    first_days: PhaseDays
    remainder_days: PhaseDays
    exception_person_days: Span
    exception_people: float | None
    sets_the_end: tuple[SetsTheEnd, ...]
    swings: tuple[Swing, ...]
    pilots: tuple[Pilot, ...]
    assumptions: tuple[Assumption, ...]
    offers: tuple[Offer, ...]
    separate: tuple[Separate, ...]
    never: str | None
    plan: Plan

    def start_by(self, deadline: date) -> StartBy:
        """Return the latest days to begin so that everything is moved and certified by a deadline.

        With the volumes of `starting`: a later beginning finds more to copy where new work lands.
        """
        outcome = run(self.plan, drawn(self.plan))
        whole = [copy + after for copy, after in zip(outcome.bulk, outcome.after, strict=True)]
        days = [percentile(each, share) for each in (whole, outcome.elapsed) for share in (0.5, 0.8, 0.95)]
        return StartBy(deadline, *(days_before(deadline, length) for length in days))

    def left_at(self, day: date, started: date | None = None) -> Left:
        """Return the TB still to be moved on a day, if the copy began on `started` (or on `starting`)."""
        days = float(max((day - (started or self.starting)).days, 0))
        cases = Remains(self.plan, corners(self.plan)).after(days)
        held = sorted(Remains(self.plan, drawn(self.plan)).after(days))
        return Left(day, *cases, *(percentile(held, share) for share in (0.5, 0.8, 0.95)))


def estimate(
    facts: Facts, volumes: VolumeEstimate, known: MigrationReferences, starting: date | None = None
) -> MigrationEstimate:
    """Return the migration estimate of an estate, for a copy that begins on `starting` (the day of the plan).

    Without anything to move it is a migration of nought days, with nothing to rank.
    """
    sourcing = Sourcing(facts, volumes, known, starting or facts.on)
    plan = plan_of(sourcing)
    values, three = drawn(plan), corners(plan)
    outcome, cases = run(plan, values), run(plan, three)
    ranked = swings(plan, values, outcome)
    strata = _timed(plan, three)
    return MigrationEstimate(
        starting=sourcing.starting,
        volumes=volumes,
        terabytes=total(stratum.terabytes for stratum in strata),
        studies=total(stratum.studies for stratum in strata),
        strata=strata,
        sources=_sources(plan, three, cases, outcome),
        staying=tuple(sourcing.staying),
        bulk=span(cases.bulk, outcome.bulk),
        first=span(cases.first, outcome.first),
        remainder=span(_difference(cases), _difference(outcome)),
        after=span(cases.after, outcome.after),
        elapsed=span(cases.elapsed, outcome.elapsed),
        first_days=phase_days(outcome.first),
        remainder_days=phase_days(_difference(outcome)),
        exception_person_days=span(cases.exception_days, outcome.exception_days),
        exception_people=_people(outcome),
        sets_the_end=_ends(plan, outcome),
        swings=ranked,
        pilots=_pilots(plan, ranked),
        assumptions=tuple(sourcing.assumptions.values()),
        offers=tuple(sourcing.offers),
        separate=separate_migrations(facts, known.approaches),
        never=_never(plan, three, cases, outcome),
        plan=replace(plan, strata=strata),
    )


def _people(outcome: Outcome) -> float | None:
    """Return how many people keep the exceptions down while the copy runs; None where it is no length."""
    effort, length = percentile(outcome.exception_days, 0.5), percentile(outcome.bulk, 0.5)
    if not 0 < length < sums.NEVER:
        return None
    return effort / (length * WORKING_DAYS_A_DAY)


def _difference(outcome: Outcome) -> list[float]:
    return [
        whole if whole == sums.NEVER else whole - first
        for whole, first in zip(outcome.bulk, outcome.first, strict=True)
    ]


def _timed(plan: Plan, three: Values) -> tuple[Stratum, ...]:
    """Return the strata with the days that each takes by itself, at its own size and the rate it is let."""
    rates = {source.system: _let_through(source, plan, three) for source in plan.sources}
    found = []
    for stratum in plan.strata:
        sizes = (stratum.terabytes.low, stratum.terabytes.known, stratum.terabytes.high)
        days = [sums.copy_days(size, rate) for size, rate in zip(sizes, rates[stratum.source], strict=True)]
        found.append(replace(stratum, days_best=days[0], days_typical=days[1], days_worst=days[2]))
    return tuple(found)


def _let_through(source: Source, plan: Plan, three: Values) -> list[float]:
    """Return the TB a day of a source in the three cases, no more than any limit it is under."""
    limits = [
        [used * pool.factor for used in three[pool.tb_day]]
        for pool in plan.pools
        if source.system in pool.members
    ]
    return [min(each) for each in zip(tb_a_day(source, three), *limits, strict=True)]


def _sources(plan: Plan, three: Values, cases: Outcome, outcome: Outcome) -> tuple[SourceEstimate, ...]:
    found = []
    for source in plan.sources:
        keys = (source.system, *(pool.id for pool in plan.pools if source.system in pool.members))
        lengths = (
            [max(each) for each in zip(*(run_.by_source[key][1] for key in keys), strict=True)]
            for run_ in (cases, outcome)
        )
        held = total(stratum.terabytes for stratum in plan.strata if stratum.source == source.system)
        rate = _let_through(source, plan, three)[1]
        found.append(SourceEstimate(source, held, rate, span(*lengths)))
    return tuple(found)


def _ends(plan: Plan, outcome: Outcome) -> tuple[SetsTheEnd, ...]:
    """Return what sets the end of the copy, in how many draws, most often first."""
    titles = {source.system: source.name for source in plan.sources} | {
        pool.id: pool.title for pool in plan.pools
    }
    count = len(outcome.bulk)
    wins = dict.fromkeys(titles, 0)
    for at, end in enumerate(outcome.bulk):
        winner = next((key for key in reversed(titles) if outcome.by_source[key][1][at] == end), None)
        if winner is not None and end > 0:
            wins[winner] += 1
    found = [SetsTheEnd(key, titles[key], won / count) for key, won in wins.items() if won]
    return tuple(sorted(found, key=lambda one: (-one.share, one.id)))


def _pilots(plan: Plan, ranked: Sequence[Swing]) -> tuple[Pilot, ...]:
    """Return what to measure: every rate not yet measured, first where most days hang on it."""
    days = {swing.driver.id: swing.days for swing in ranked}
    found = []
    for source in plan.sources:
        rate = plan.driver(source.speed.rate)
        if rate.basis == "stated" or not plan.driver(source.size).range.worst:
            continue
        text = (
            f"Copy about 1 TB or 20,000 studies of every modality and age from {source.name}, by night "
            "and in clinic hours; measure the rate, the seconds each study costs, what fails and why."
        )
        found.append(Pilot(source.system, text, days.get(rate.id, 0.0)))
    return tuple(sorted(found, key=lambda pilot: (-(pilot.swing_days or 0.0), pilot.source)))


def _never(plan: Plan, three: Values, cases: Outcome, outcome: Outcome) -> str | None:
    """Return in words why the copy does not end, where typically, or in a fifth of all draws, it does not."""
    share = sum(end == sums.NEVER for end in outcome.bulk) / len(outcome.bulk)
    if cases.bulk[1] != sums.NEVER and share < 0.2:
        return None
    parts = []
    for source in plan.sources:
        rate, new = _let_through(source, plan, three)[1] * 7, source.new_tb_day * 7
        if rate <= 0:
            parts.append(f"nothing comes out of {source.name}")
        elif new:
            parts.append(f"{source.name} takes in {new:.2g} TB of new images a week and gives out {rate:.2g}")
    often = "Typically" if cases.bulk[1] == sums.NEVER else f"In {share:.0%} of cases"
    return (
        f"{often} the copy never ends: {'; '.join(parts)}. "
        "Start a dual feed, or find a faster route, before the copy begins."
    )
