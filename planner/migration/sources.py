# SPDX-License-Identifier: MIT
"""One archive as a source: its size, its rate, the fixed time of its studies, and the doubt in each."""

from collections.abc import Sequence

from planner.english import lowered
from planner.migration import arithmetic as sums
from planner.migration.bands import first_share
from planner.migration.choosing import RouteOption
from planner.migration.figures import Figure, total
from planner.migration.gathering import Sourcing
from planner.migration.moving import go_live, new_work
from planner.migration.pieces import Piece
from planner.migration.plan import Driver, Source, Speed, Stratum
from planner.migration.references import THROTTLES
from planner.migration.sampling import Range, certain
from planner.model import System


def source_of(option: RouteOption, lots: Sequence[Piece], sourcing: Sourcing) -> Source:
    """Return an archive as a source of the lots that are read from it."""
    system, route = option.system, option.route
    sizes = total(piece.terabytes for piece in lots)
    studies = total(piece.studies for piece in lots).known
    archive = sourcing.volumes.archive(system.id)
    growth = archive.growth_bytes_pct.known / 100 if archive else 0.0
    new = 0.0 if sourcing.facts.project.programme.dual_feed else new_work(system.id, sourcing)
    new_tb_day = new / sums.DAYS_A_YEAR
    mean = sizes.known * 1e6 / studies if studies else 0.0
    ahead = sum(
        first_share(piece, sourcing.facts.on, sourcing.known.approaches) * piece.terabytes.known
        for piece in lots
    )
    return Source(
        system=system.id,
        name=system.name_in_print,
        remote=option.remote,
        approach=option.offer.approach.id,
        approach_title=option.offer.approach.title,
        route=route.id,
        route_title=route.title,
        speed=_speed(option, mean, sourcing),
        size=_size(system, sizes, sourcing),
        studies=studies,
        first_share=ahead / sizes.known if sizes.known else 0.0,
        new_tb_day=new_tb_day,
        growth_yr=growth,
        landed_before_tb=sums.landed(new_tb_day, growth, _days_before_the_copy(sourcing)),
        fixed_days=_fixed(option, sourcing),
    )


def _days_before_the_copy(sourcing: Sourcing) -> float:
    """Return the days from the day of the plan in which new work lands before the copy begins."""
    live = go_live(sourcing)
    last = sourcing.starting if live is None else min(live, sourcing.starting)
    return max((last - sourcing.facts.on).days, 0)


def _size(system: System, sizes: Figure, sourcing: Sourcing) -> str:
    key, title = f"size:{system.id}", f"Terabytes to copy from {system.name_in_print}"
    if sizes.basis == "stated":
        doubt = sourcing.known.rates.parameter("stated-size")
        firm = sizes.grade in ("documented", "tested") or not sizes.known
        range_ = certain(sizes.known) if firm else doubt.range.times(sizes.known)
        sources: tuple[str, ...] = () if firm else doubt.sources
        return sourcing.drive(Driver(key, title, "TB", range_, "stated", sizes.grade, sources))
    range_ = Range(sizes.low, sizes.known, sizes.high)
    sourcing.assume(
        key,
        f"{title}: {sizes.known:,.0f}, from {sizes.low:,.0f} to {sizes.high:,.0f}, worked out from defaults",
        sizes.basis,
        sizes.grade or "practice",
        sizes.sources,
    )
    return sourcing.drive(Driver(key, title, "TB", range_, sizes.basis, sizes.grade, sizes.sources))


def _speed(option: RouteOption, mean_mb: float, sourcing: Sourcing) -> Speed:
    """Return how the rate follows: from what was measured here, or from the range of the route."""
    system, archive = option.system, option.system.archive
    key = f"rate:{system.id}"
    for weekly, measured in (
        (True, archive.measured_tb_week if archive else None),
        (False, archive.measured_mb_s if archive else None),
    ):
        if measured is not None:
            doubt = sourcing.known.rates.parameter("measured-rate")
            title = f"Rate out of {system.name_in_print}, as measured"
            unit = "TB a week" if weekly else "MB a second"
            sourcing.drive(
                Driver(key, title, unit, doubt.range.times(measured), "stated", "tested", doubt.sources)
            )
            return _throttled(Speed(weekly, key), sourcing)
    route = option.route
    weekly = route.basis == "weekly_average"
    title = f"Rate out of {system.name_in_print}: {lowered(route.title)}"
    unit = "TB a week" if weekly else "MB a second"
    text = f"{title}: {route.low:g} to {route.high:g}, typically {route.typical:g} {unit}" + (
        ", a published average that already holds nights and pauses"
        if weekly
        else ", before hours and availability"
    )
    sourcing.assume(key, text, "assumed", route.grade, route.sources)
    sourcing.drive(Driver(key, title, unit, route.more_is_better, "assumed", route.grade, route.sources))
    overhead, streams = _per_study(option, sourcing) if mean_mb else (None, None)
    return _throttled(Speed(weekly, key, overhead, streams, mean_mb), sourcing)


def _throttled(speed: Speed, sourcing: Sourcing) -> Speed:
    if not speed.weekly:
        for key in THROTTLES:
            sourcing.parameter(key)
    return speed


def _per_study(option: RouteOption, sourcing: Sourcing) -> tuple[str | None, str | None]:
    """Return the drivers of the fixed time of each study, where the route has one."""
    seconds = option.route.per_study_seconds
    if seconds is None or option.route.basis == "weekly_average":
        return None, None
    route, system = option.route, option.system
    title = f"Seconds that each study costs on the route out of {system.name_in_print}"
    key = sourcing.drive(
        Driver(
            f"overhead:{system.id}", title, "s", seconds.more_is_worse, "assumed", route.grade, route.sources
        )
    )
    allowed = system.dicom.max_move_associations if system.dicom else None
    if allowed is None:
        return key, sourcing.parameter("streams")
    stated_title = f"Associations that {system.name_in_print} allows"
    grade = system.evidence_of("dicom.max_move_associations").grade or "declared"
    streams = Driver(f"streams:{system.id}", stated_title, "", certain(max(allowed, 1)), "stated", grade, ())
    return key, sourcing.drive(streams)


def _fixed(option: RouteOption, sourcing: Sourcing) -> str | None:
    days = option.route.fixed_days
    if days is None:
        return None
    route = option.route
    title = f"Days of carriage and custody for {option.system.name_in_print}"
    key = f"carriage:{option.system.id}"
    return sourcing.drive(
        Driver(key, title, "days", days.more_is_worse, "assumed", route.grade, route.sources)
    )


def stratum_of(piece: Piece, source: Source, sourcing: Sourcing) -> Stratum:
    """Return a lot as a row of the migration table; its days are filled in when the plan has been run."""
    return Stratum(
        id=piece.id,
        title=piece.title,
        source=source.system,
        places=piece.places,
        modalities=piece.modalities,
        years=piece.years,
        tier=piece.tier,
        studies=piece.studies,
        terabytes=piece.terabytes,
        first_share=first_share(piece, sourcing.facts.on, sourcing.known.approaches),
        approach=source.approach,
        route=source.route_title,
    )
