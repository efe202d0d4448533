# SPDX-License-Identifier: MIT
"""The finished timeline as values: every date, every float, and what set each of them.

Dates are days: an activity starts on its start date and finishes at the end of its finish date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.schedule.activities import Duration
from planner.schedule.instances import Activity
from planner.schedule.network import Link

ENDS_OF_CONTRACTS = ("contract_end", "archive_end")
"""The rules whose deadline is the end of a contract, of its applications or of its archive."""


@dataclass(frozen=True)
class Deadline:
    """A day by which every activity with this `deadline` word must have finished, and whose it is.

    `title` reads on after "because of": `the end of contract c-lsp`.
    """

    kind: str
    day: date
    title: str
    contract: str | None = None


@dataclass(frozen=True)
class FreezeWindow:
    """A time, both days included, in which nothing that must avoid freezes may run."""

    title: str
    start: date
    end: date


@dataclass(frozen=True)
class ProgrammeDates:
    """The dates a programme is planned between. `not_before` holds earliest starts by activity id."""

    start: date
    as_of: date
    deadlines: tuple[Deadline, ...] = ()
    freezes: tuple[FreezeWindow, ...] = ()
    not_before: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Driver:
    """What sets an early start: the start of the programme, a date of its own, or a predecessor.

    `freezes` name the windows that then moved it, from `wanted` to where it is, the last of them deciding.
    """

    kind: Literal["start", "not_before", "predecessor"]
    link: Link | None = None
    freezes: tuple[str, ...] = ()
    wanted: date | None = None


@dataclass(frozen=True)
class ScheduledActivity:
    """An activity with its dates. Floats are working days (days, for work that runs every day).

    `late_start` and `late_finish` are counted back from a deadline, and None where no deadline bears;
    `late_driver` is then the successor that holds it, or the deadline itself. `total_float` is measured
    from the deadline, or where none bears from the end of the programme; `float_to_end` always from the end.
    `critical`: it lies on a chain of drivers to go-live or to closure (longest path). `no_float`: its total
    float is zero or less. The two differ when a deadline is missed or comfortably met.
    """

    activity: Activity
    early_start: date
    early_finish: date
    late_start: date | None
    late_finish: date | None
    total_float: int
    float_to_end: int
    free_float: int
    critical: bool
    driver: Driver
    late_driver: str | None

    @property
    def id(self) -> str:
        """The id of the activity."""
        return self.activity.id

    @property
    def no_float(self) -> bool:
        """Whether it cannot slip without missing its deadline or the end."""
        return self.total_float <= 0


@dataclass(frozen=True)
class Milestone:
    """A named date: as planned, with every duration low, and with every duration high at once.

    `working_days` counts from the start of the programme; `latest` is None where no deadline bears.
    """

    id: str
    title: str
    activity_id: str
    day: date
    low: date
    high: date
    latest: date | None
    working_days: Duration


@dataclass(frozen=True)
class DateCheck:
    """Whether an activity makes a date: days in hand, negative when it is late."""

    activity_id: str
    rule: str
    title: str
    due: date
    planned: date
    working_days: int
    calendar_days: int

    @property
    def met(self) -> bool:
        """Whether it is planned to finish on the due day or before."""
        return self.planned <= self.due


@dataclass(frozen=True)
class LateStart:
    """An activity that cannot or did not start in time for its deadline.

    `overdue`: its latest start has already passed on the day of the plan.
    """

    activity_id: str
    late_start: date
    early_start: date
    working_days_late: int
    overdue: bool


@dataclass(frozen=True)
class Schedule:
    """A whole programme with its dates. Activities are in the order of the catalogue.

    `paths` holds, for each milestone, the chain of drivers that sets its date, first activity first;
    `critical_path` is the chain to the end of the programme proper.
    """

    activities: tuple[ScheduledActivity, ...]
    dates: ProgrammeDates
    milestones: tuple[Milestone, ...]
    checks: tuple[DateCheck, ...]
    paths: Mapping[str, tuple[str, ...]]
    critical_path: tuple[str, ...]
    late_starts: tuple[LateStart, ...]
    finish: date
    holidays_known_until: date
    by_id: Mapping[str, ScheduledActivity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {one.id: one for one in self.activities})

    def milestone(self, milestone_id: str) -> Milestone | None:
        """The milestone with an id (`live`, `legacy_closed` …), or None if this programme has none."""
        return next((one for one in self.milestones if one.id == milestone_id), None)

    @property
    def slip(self) -> DateCheck | None:
        """The contract end that is missed by most, or None when all are met or none is known."""
        missed = [one for one in self.checks if one.rule in ENDS_OF_CONTRACTS and not one.met]
        return min(missed, key=lambda one: (one.calendar_days, one.activity_id), default=None)

    @property
    def latest_start(self) -> date | None:
        """The last day on which the programme could have begun and met every deadline."""
        return min((one.late_start for one in self.activities if one.late_start), default=None)
