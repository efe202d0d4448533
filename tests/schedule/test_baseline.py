# SPDX-License-Identifier: MIT
"""A plan against its baseline: what moved by how many working days, and which activity moved it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.model.baseline import Baseline, BaselineActivity, BaselineMilestone
from planner.schedule.activities import ActivityTemplate, Duration, MilestoneName
from planner.schedule.baseline import Variance, later_by, variance
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import activities
from planner.schedule.network import Link
from planner.schedule.programme import schedule
from planner.schedule.progress import Progress, Remaining, remaining_work
from planner.schedule.timeline import ProgrammeDates, Schedule

MONDAY = date(2026, 6, 1)
CALENDAR = WorkingCalendar("eng")


def template(id_: str, days: int, *after: str) -> ActivityTemplate:
    links = tuple(Link(one) for one in after)
    mark = MilestoneName("live", "Live") if id_ == "C01" else None
    return ActivityTemplate(
        id_, "build", f"Do {id_}", Duration(days, days, days), links, "PM", "It.", "Why.", ("K",), "practice",
        milestone=mark,
    )  # fmt: skip


def planned(lengths: dict[str, int], as_of: date, *records: Progress) -> tuple[Schedule, Remaining]:
    chain, before = [], ""
    for id_, days in lengths.items():
        chain.append(template(id_, days, *([before] if before else [])))
        before = id_
    needed = activities(chain, lambda _: True, lambda _: (), as_of)
    left = remaining_work(needed, records, ProgrammeDates(MONDAY, as_of), CALENDAR)
    return schedule(left.activities, left.dates, CALENDAR), left


def kept(plan: Schedule) -> Baseline:
    return Baseline(
        taken=MONDAY,
        milestones=tuple(
            BaselineMilestone(milestone=one.id, title=one.title, day=one.day) for one in plan.milestones
        ),
        activities=tuple(
            BaselineActivity(
                activity=one.id,
                title=one.activity.title,
                start=one.early_start,
                finish=one.early_finish,
                days=one.activity.duration.typical,
                after=one.driver.link.predecessor if one.driver.link else None,
            )
            for one in plan.activities
        ),
    )


def against(then: dict[str, int], now: dict[str, int], as_of: date, *records: Progress) -> Variance:
    base, _ = planned(then, MONDAY)
    plan, left = planned(now, as_of, *records)
    begun = {one.activity: one.started for one in records if one.started and not one.finished}
    return variance(kept(base), plan, left.done, begun, CALENDAR)


THREE = {"A01": 5, "B01": 10, "C01": 5}


def test_on_the_day_it_was_taken_nothing_has_moved() -> None:
    found = against(THREE, THREE, MONDAY)
    assert {one.finish_days for one in found.activities} == {0}
    assert [(one.days, one.steps) for one in found.milestones] == [(0, ())]


def test_an_activity_that_takes_longer_moves_what_follows_by_as_much() -> None:
    found = against(THREE, {**THREE, "B01": 14}, MONDAY)
    (live,) = found.milestones
    assert live.days == 4
    assert [(one.id, one.days, one.why) for one in live.steps] == [
        ("B01", 4, "It takes 14 working days instead of 10.")
    ]


def test_what_is_not_recorded_as_begun_is_late_by_the_days_that_have_passed() -> None:
    found = against(THREE, THREE, MONDAY + timedelta(days=7))
    (live,) = found.milestones
    assert live.days == 5
    (step,) = live.steps
    assert step.id == "A01"
    assert "not recorded as begun, so it cannot start before 8 June 2026" in step.why


def test_what_finished_late_is_named_by_what_waited_for_it() -> None:
    late = date(2026, 6, 10)  # the baseline had 5 June
    found = against(THREE, THREE, date(2026, 6, 10), Progress("A01", MONDAY, late))
    assert found.activity("A01") is not None
    done = found.activity("A01")
    assert done is not None
    assert (done.state, done.finish_days) == ("done", 3)
    moved = found.activity("B01")
    assert moved is not None
    assert moved.why.startswith("A01, which it waited for, was finished on 10 June 2026.")


def test_begun_work_keeps_the_day_on_which_it_began() -> None:
    found = against(THREE, THREE, date(2026, 6, 10), Progress("A01", date(2026, 6, 3), remaining=6))
    begun = found.activity("A01")
    assert begun is not None
    assert begun.start == date(2026, 6, 3)
    assert begun.start_days == 2
    assert begun.why == "It was begun on 3 June 2026, and 6 working days remain."


def test_activities_that_are_new_or_gone_are_named() -> None:
    found = against(THREE, {"A01": 5, "B02": 3, "C01": 5}, MONDAY)
    assert [one.id for one in found.of_state("new")] == ["B02"]
    assert [(one.id, one.title) for one in found.of_state("gone")] == [("B01", "Do B01")]


lengths = st.fixed_dictionaries({id_: st.integers(1, 30) for id_ in ("A01", "B01", "B02", "C01")})


@given(then=lengths, now=lengths, days=st.integers(0, 60), dropped=st.sampled_from(["", "B01", "B02"]))
def test_what_the_chain_adds_is_what_the_milestone_moved(
    then: dict[str, int], now: dict[str, int], days: int, dropped: str
) -> None:
    then = {id_: length for id_, length in then.items() if id_ != dropped}
    found = against(then, now, MONDAY + timedelta(days=days))
    (live,) = found.milestones
    assert sum(step.days for step in live.steps) == live.days
    assert all(step.days for step in live.steps)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_later_is_earlier_the_other_way_round(one: date, other: date) -> None:
    later = later_by(CALENDAR)
    there, back = later(one, other), later(other, one)
    assert there is not None
    assert back is not None
    assert there == -back
    assert (there >= 0) or (other < one)
