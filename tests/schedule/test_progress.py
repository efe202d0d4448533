# SPDX-License-Identifier: MIT
"""What has been done leaves the plan; what has begun keeps only what remains of it."""

from datetime import date

from planner.model import Project
from planner.schedule.activities import ActivityTemplate, Duration
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity, activities
from planner.schedule.network import Link
from planner.schedule.programme import schedule
from planner.schedule.progress import Progress, Remaining, progress_findings, remaining_work
from planner.schedule.timeline import ProgrammeDates

MONDAY = date(2026, 6, 1)
CALENDAR = WorkingCalendar("eng")


def template(id_: str, days: int, *after: str) -> ActivityTemplate:
    links = tuple(Link(one) for one in after)
    return ActivityTemplate(
        id_, "build", f"Do {id_}", Duration(days, days, days), links, "PM", "It.", "Why.", ("K",), "practice"
    )


def needed() -> tuple[Activity, ...]:
    chain = (template("A01", 5), template("B01", 10, "A01"), template("C01", 5, "B01"), template("X01", 3))
    return activities(chain, lambda _: True, lambda _: (), MONDAY)


def left(*records: Progress, start: date = date(2026, 1, 5)) -> Remaining:
    return remaining_work(needed(), records, ProgrammeDates(start, MONDAY), CALENDAR)


def test_without_a_record_nothing_is_done_and_nothing_starts_in_the_past() -> None:
    found = left()
    assert found.done == ()
    assert found.dates.start == MONDAY
    assert {one.early_start for one in schedule(found.activities, found.dates, CALENDAR).activities} >= {
        MONDAY
    }


def test_a_programme_that_is_to_start_later_does() -> None:
    assert left(start=date(2026, 9, 1)).dates.start == date(2026, 9, 1)


def test_a_finished_activity_shows_that_what_it_waited_for_is_done() -> None:
    found = left(Progress("B01", finished=date(2026, 5, 20)))
    assert [(one.activity.id, one.shown_by) for one in found.done] == [("A01", "B01"), ("B01", None)]
    assert [one.id for one in found.activities] == ["C01", "X01"]


def test_what_follows_a_finished_activity_starts_on_the_day_of_the_plan() -> None:
    found = left(Progress("B01", finished=date(2026, 5, 20)))
    timed = schedule(found.activities, found.dates, CALENDAR)
    assert timed.by_id["C01"].early_start == MONDAY


def test_begun_work_keeps_what_remains_of_it() -> None:
    found = left(Progress("A01", finished=date(2026, 5, 1)), Progress("B01", date(2026, 5, 26), remaining=2))
    timed = schedule(found.activities, found.dates, CALENDAR)
    assert timed.by_id["B01"].early_finish == date(2026, 6, 2)
    assert timed.by_id["C01"].early_start == date(2026, 6, 3)


def test_begun_work_of_which_nobody_says_what_remains_keeps_its_length_less_the_days_spent() -> None:
    found = left(Progress("B01", started=date(2026, 5, 25)))
    begun = next(one for one in found.activities if one.id == "B01")
    assert begun.duration.typical == 10 - CALENDAR.working_days_between(date(2026, 5, 25), MONDAY)


def test_begun_work_that_has_taken_longer_than_planned_still_needs_a_day() -> None:
    found = left(Progress("A01", started=date(2026, 1, 5)))
    assert next(one for one in found.activities if one.id == "A01").duration == Duration(1, 1, 1)


def test_a_record_of_no_activity_or_of_the_future_is_refused() -> None:
    written = [{"activity": "B02", "finished": "2026-05-01"}, {"activity": "A01", "finished": "2026-07-01"}]
    project = Project.model_validate(
        {"planner": 1, "as_of": "2026-06-01", "programme": {"progress": written}}
    )
    found = progress_findings(project, (template("A01", 5), template("B01", 5)))
    assert [(one.code, one.field) for one in found] == [
        ("PLN209", "progress.0.activity"),
        ("PLN405", "progress.1.finished"),
    ]
