# SPDX-License-Identifier: MIT
"""What an estate sets for its programme: which activities it needs, and the dates others have fixed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from planner.migration import MigrationEstimate
from planner.model import KINDS, Contract, System
from planner.model.terms import exit_notice, extension_notices
from planner.rules.entries import condition_in_words
from planner.rules.evaluate import evaluate
from planner.rules.facts import Facts
from planner.rules.words.contracts import in_exit_scope, leaves_of
from planner.schedule.activities import ActivityTemplate, Duration
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import activities
from planner.schedule.programme import schedule
from planner.schedule.progress import DoneActivity, Progress, remaining_work
from planner.schedule.timeline import Deadline, FreezeWindow, ProgrammeDates, Schedule

YEARS_AHEAD = 8
"""For how many years a window that returns every year is laid out."""

SPECIALIST_KINDS = (
    "ortho_templating", "dose_management", "ai_platform", "adv_visualisation", "critical_results",
)  # fmt: skip
"""Workflow systems whose links are built one by one, beside all departmental systems."""

EXTERNAL_KINDS = ("image_exchange", "teleradiology", "xds_registry", "cross_community_gw")
"""Kinds outside the hospital that do not belong to the group of external systems."""


NONE_GIVEN: Mapping[str, Duration] = {}


def exit_schedule(
    templates: Sequence[ActivityTemplate],
    facts: Facts,
    calendar: WorkingCalendar,
    migration: MigrationEstimate | None = None,
    *,
    dates: ProgrammeDates | None = None,
    durations: Mapping[str, Duration] = NONE_GIVEN,
) -> tuple[Schedule, tuple[DoneActivity, ...]]:
    """Return the programme that this estate still needs, with every date, and what of it has been done.

    The copy of the images takes as long as the migration estimate says, where there is one. `dates`
    stand in place of those that the estate sets, `durations` in place of any other, by activity.
    """
    needed = activities(
        templates,
        partial(_decide, facts),
        partial(_expand, facts),
        facts.project.as_of,
        {**(copy_durations(migration) if migration else {}), **durations},
    )
    left = remaining_work(needed, _progress(facts), dates or programme_dates(facts), calendar)
    return schedule(left.activities, left.dates, calendar), left.done


def _progress(facts: Facts) -> list[Progress]:
    """Return what is recorded of activities; a record without any date or days says nothing."""
    return [
        Progress(one.activity, one.started, one.finished, one.remaining)
        for one in facts.project.programme.progress or ()
        if one.started or one.finished or one.remaining is not None
    ]


COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER = "G07", "G08"
LONGEST_COPY = 10 * 365
"""Days beyond which it no longer matters how long a copy takes: no programme waits for ten years."""


def copy_durations(migration: MigrationEstimate) -> dict[str, Duration]:
    """Return the days of the two copying activities; none for a copy that never ends or moves nothing."""
    found = {}
    pairs = ((COPY_OF_PRIORITY_BANDS, migration.first_days), (COPY_OF_REMAINDER, migration.remainder_days))
    for activity, days in pairs:
        if days.low is not None and days.typical is not None and days.high is not None and migration.strata:
            low, typical, high = (min(one, LONGEST_COPY) for one in (days.low, days.typical, days.high))
            found[activity] = Duration(low, typical, high)
    return found


def _decide(facts: Facts, when: str) -> bool | None:
    return evaluate(condition_in_words(when), facts).value


def _expand(facts: Facts, for_each: str) -> Sequence[tuple[str, str]] | None:
    """Return the instances of an expanded activity; None where no interface is listed and more may exist."""
    inventory = facts.project.programme.inventory
    if not facts.project.integrations and not (inventory and inventory.integrations == "complete"):
        return None
    linked = [system for system in facts.present_systems if _linked_to_scope(facts, system)]
    if for_each == "specialist_systems":
        return [(system.id, system.name_in_print) for system in linked if _is_specialist(system)]
    groups: dict[str, list[System]] = {}
    for system in linked:
        if system.kind and _is_outside(system):
            groups.setdefault(system.kind, []).append(system)
    return [
        (kind.replace("_", "-"), " and ".join(system.name_in_print for system in systems))
        for kind, systems in groups.items()
    ]


def _is_specialist(system: System) -> bool:
    if system.kind is None:
        return False
    return KINDS[system.kind].group == "departmental" or system.kind in SPECIALIST_KINDS


def _is_outside(system: System) -> bool:
    if system.kind is None:
        return False
    return KINDS[system.kind].group == "external" or system.kind in EXTERNAL_KINDS


def _linked_to_scope(facts: Facts, system: System) -> bool:
    """Return whether a system that stays has an interface with one that goes (or may go)."""
    if leaves_of(system, facts).value:
        return False
    for link in facts.links_of.get(system.id, ()):
        other = facts.system(link.to if link.from_ == system.id else link.from_)
        if other is not None and leaves_of(other, facts).value is not False:
            return True
    return False


def programme_dates(facts: Facts) -> ProgrammeDates:
    """Return the dates the programme lies between: its start, the contracts it leaves, and the freezes."""
    project = facts.project
    return ProgrammeDates(
        start=project.programme.start or project.as_of,
        as_of=project.as_of,
        deadlines=tuple(
            one for contract in left_contracts(facts) for one in contract_deadlines(contract, facts)
        ),
        freezes=tuple(_freezes(facts)),
    )


def left_contracts(facts: Facts) -> list[Contract]:
    """Return the contracts that the programme leaves, in the order of the estate."""
    return [contract for contract in facts.project.contracts if in_exit_scope(contract, facts).value]


KEEPERS = ("pacs", "ris", "vna", "regional_store", "xds_repository", "teaching_files", "legacy_lookup")
"""Kinds of system that keep a record which must be read and moved, whether or not anybody describes it."""


def keeps_records(contract: Contract, facts: Facts) -> bool:
    """Return whether a contract may keep records: it says when its archive ends, or covers what holds any.

    One of which nobody has said what it covers may.
    """
    under, covers = facts.systems_under.get(contract.id, ()), contract.covers or ()
    if contract.archive_end is not None or (contract.covers is None and not under):
        return True
    return any(one.archive is not None or one.kind in KEEPERS for one in under) or any(
        held.id in covers or held.contract == contract.id for held in facts.project.holdings
    )


def carries(contract: Contract, facts: Facts) -> bool:
    """Return whether something may run under a contract: a system, an interface, or nobody has said what."""
    covers = contract.covers
    if covers is None or facts.systems_under.get(contract.id):
        return True
    return any(link.id in covers or link.contract == contract.id for link in facts.project.integrations)


def contract_deadlines(contract: Contract, facts: Facts) -> Iterator[Deadline]:
    """Yield the days by which a contract wants something done: its ends, and the notices that are left.

    Only one that keeps records has an archive to be emptied. One under which nothing runs, of support hours
    say, sets no end for the product, unless nothing else is left.
    """
    end = contract.application_end or contract.end
    name = contract.name_in_print
    if end and (carries(contract, facts) or not any(carries(one, facts) for one in left_contracts(facts))):
        yield Deadline("contract_end", end, f"the end of the contract {name}", contract.id)
    archive = contract.archive_end or contract.end
    if archive and keeps_records(contract, facts):
        part = "contract" if archive == end else "archive under"
        yield Deadline("archive_end", archive, f"the end of the {part} {name}", contract.id)
    notice = exit_notice(contract)
    if notice and not contract.notice_served:
        yield Deadline("exit_notice", notice, f"the last day for notice to leave {name}", contract.id)
    for _, day in extension_notices(contract):
        yield Deadline("extension_notice", day, f"the last day to extend {name}", contract.id)


def _freezes(facts: Facts) -> Iterator[FreezeWindow]:
    """Return the windows with both days known; one that returns every year is laid out year by year."""
    for window in facts.project.constraints:
        if window.from_ is None or window.to is None or window.kind not in (None, "freeze"):
            continue
        years = range(YEARS_AHEAD) if window.every_year else range(1)
        for later in years:
            yield FreezeWindow(
                window.name_in_print, _in_year(window.from_, later), _in_year(window.to, later)
            )


def _in_year(day: date, later: int) -> date:
    try:
        return day.replace(year=day.year + later)
    except ValueError:
        return date(day.year + later, 2, 28)
