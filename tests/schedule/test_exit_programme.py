# SPDX-License-Identifier: MIT
"""The shipped programme against its printed critical paths and spans, and the dates a trust is held to."""

import dataclasses
import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import MONDAY, needed, regional, template, templates, unexpanded

from planner.schedule.activities import Duration, MilestoneName, Within
from planner.schedule.calendar import OutsideCalendarError, WorkingCalendar
from planner.schedule.network import LinkKind
from planner.schedule.programme import months_after, programme
from planner.schedule.timeline import Deadline, FreezeWindow, ProgrammeDates, Schedule

TO_CONTRACT = "A01 A04 B01 B02 B11 C01 C02 C04 C05 C06 D05 D06 D07 D08 D10 D11 D12 D13 E01 E06 F03 G07"
TO_LIVE = f"{TO_CONTRACT} J02 J03 J04 J05 J06 J07".split()
TO_CLOSURE = f"{TO_CONTRACT} G08 G14 L01 L05 L06 L07 L11".split()
EVERY_DAY = WorkingCalendar("every day", every_day=True)
ENGLAND = regional("eng")
START = date(2012, 3, 1)


def bare() -> Schedule:
    """All activities in scope, unexpanded, every day a working day, and no rule about dates.

    There is no shared store, so that what is moved goes into the new archive.
    """
    plain = [
        dataclasses.replace(one, dated_links=tuple(rule for rule in one.dated_links if not rule.link.lag))
        for one in templates()
    ]
    return programme(plain, ProgrammeDates(START, START), EVERY_DAY, needed, unexpanded)


def trust_of_2012(**more: object) -> Schedule:
    """The exit of June 2013 planned on 1 March 2012 on the England calendar."""
    deadlines = (
        Deadline("contract_end", date(2013, 6, 30), "the end of contract c-lsp", "c-lsp"),
        Deadline("archive_end", date(2013, 6, 30), "the end of contract c-lsp", "c-lsp"),
        Deadline("exit_notice", date(2012, 9, 30), "the last day for notice under contract c-lsp", "c-lsp"),
    )
    settings = {"start": START, "as_of": START, "deadlines": deadlines, **more}
    return programme(templates(), ProgrammeDates(**settings), ENGLAND, needed, unexpanded)


def test_the_two_printed_critical_paths() -> None:
    plan = bare()
    assert list(plan.paths["live"]) == TO_LIVE
    assert list(plan.paths["legacy_closed"]) == TO_CLOSURE
    assert list(plan.critical_path) == TO_CLOSURE
    assert {one.id for one in plan.activities if one.critical} == {*TO_LIVE, *TO_CLOSURE}


@pytest.mark.parametrize(
    ("milestone", "days", "months"),
    [
        ("contract_signed", Duration(210, 360, 645), (10.0, 17.1, 30.7)),
        ("live", Duration(334, 561, 1102), (15.9, 26.7, 52.5)),
        ("legacy_closed", Duration(416, 820, 1620), (19.8, 39.0, 77.1)),
    ],
)
def test_the_printed_spans(milestone: str, days: Duration, months: tuple[float, ...]) -> None:
    found = bare().milestone(milestone)
    assert found is not None
    assert found.working_days == days
    assert tuple(round(length / 21, 1) for length in dataclasses.astuple(days)) == months


def test_what_comes_home_from_a_shared_store_comes_before_the_contract_is_signed() -> None:
    """Trusts localised their data while they were still procuring [S83]; builds wait for the contract."""

    def with_store(condition: str) -> bool:
        return condition != "not has(regional_store)"

    plan = programme(templates(), ProgrammeDates(START, START), EVERY_DAY, with_store, unexpanded)
    signed, without = plan.by_id["D13"].early_finish, bare()
    for one in ("E06", "G01", "G05", "G07"):
        assert plan.by_id[one].early_start < signed < without.by_id[one].early_start
    for one in ("F03", "F04", "F05", "F10"):
        assert plan.by_id[one].early_start > signed


def test_two_monthly_trials_of_the_national_return_bind_only_a_very_short_programme() -> None:
    plan = programme(templates(), ProgrammeDates(START, START), EVERY_DAY, needed, unexpanded)
    live = plan.milestone("live")
    assert live is not None
    assert live.working_days == Duration(344, 561, 1102)  # ten days more than 334 when all goes well
    short = {one.id: Duration(*(one.duration.low,) * 3) for one in templates()}
    plan = programme(templates(), ProgrammeDates(START, START), EVERY_DAY, needed, unexpanded, short)
    driver = plan.by_id["J05"].driver.link
    assert driver is not None
    assert (driver.predecessor, driver.kind, driver.lag) == ("F09", LinkKind.FS, 42)


def test_milestones_come_in_order_of_date_with_low_and_high() -> None:
    found = trust_of_2012().milestones
    assert [one.id for one in found] == ["tender", "award", "contract_signed", "live", "legacy_closed"]
    assert all(one.low <= one.day <= one.high for one in found)


def test_machines_copy_at_weekends_and_people_do_not_work_then() -> None:
    plan = trust_of_2012()
    copying = plan.by_id["G08"]
    assert copying.early_finish - copying.early_start == timedelta(days=149)
    for one in plan.activities:
        if one.activity.calendar == "working":
            assert ENGLAND.is_working(one.early_start), one.id
            assert ENGLAND.is_working(one.early_finish), one.id


def test_no_activity_starts_before_its_predecessors_allow() -> None:
    plan = trust_of_2012()
    links = 0
    for one in plan.activities:
        for link in one.activity.links:
            links += 1
            assert link.kind is LinkKind.FS
            assert plan.by_id[link.predecessor].early_finish <= one.early_start, one.id
    assert links >= 160


def test_the_slip_is_told_in_working_and_calendar_days() -> None:
    slip = trust_of_2012().slip
    assert slip is not None
    assert (slip.activity_id, slip.due) == ("L01", date(2013, 6, 30))
    assert slip.calendar_days == -(slip.planned - slip.due).days
    assert slip.working_days == -ENGLAND.working_days_between(
        slip.due + timedelta(days=1), slip.planned + timedelta(days=1)
    )
    assert trust_of_2012().by_id["L01"].total_float == slip.working_days < 0


def test_every_date_that_somebody_else_has_set_is_checked() -> None:
    checks = {(one.activity_id, one.rule): one for one in trust_of_2012().checks}
    assert list(checks) == [
        *(("E03", "exit_notice"), ("E08", "within"), ("K02", "contract_end"), ("L01", "archive_end"))
    ]
    assert not checks["E03", "exit_notice"].met
    draft = checks["E08", "within"]
    signed = trust_of_2012().by_id["D13"].early_finish
    assert draft.due == months_after(signed, 3)
    assert draft.met


def test_what_should_have_started_already_is_listed_first_things_first() -> None:
    plan = trust_of_2012()
    first = plan.late_starts[0]
    assert (first.activity_id, first.early_start, first.overdue) == ("A01", START, True)
    assert first.late_start == plan.latest_start
    assert first.working_days_late == -plan.by_id["A01"].total_float
    assert [one.late_start for one in plan.late_starts] == sorted(one.late_start for one in plan.late_starts)
    assert all(one.late_start < max(one.early_start, START) for one in plan.late_starts)


@pytest.mark.parametrize(("as_of", "late", "overdue"), [(8, False, False), (9, True, True)])
def test_a_start_is_late_once_the_plan_is_made_after_its_latest_day(
    as_of: int, late: bool, overdue: bool
) -> None:
    """Two days of work due on Tuesday 9 June must start on Monday 8 June."""
    deadline = Deadline("contract_end", date(2026, 6, 9), "the end")
    dates = ProgrammeDates(MONDAY, date(2026, 6, as_of), (deadline,))
    plan = [template("A", 2, deadline="contract_end")]
    found = programme(plan, dates, ENGLAND, needed, unexpanded).late_starts
    assert bool(found) == late
    assert [(one.late_start, one.working_days_late, one.overdue) for one in found] == (
        [(date(2026, 6, 8), 0, overdue)] if late else []
    )


def test_a_start_that_is_too_late_may_not_be_overdue() -> None:
    deadline = Deadline("contract_end", date(2026, 6, 4), "the end")
    dates = ProgrammeDates(date(2026, 6, 4), date(2026, 6, 3), (deadline,))
    (found,) = programme(
        [template("A", 2, deadline="contract_end")], dates, ENGLAND, needed, unexpanded
    ).late_starts
    assert (found.late_start, found.working_days_late, found.overdue) == (date(2026, 6, 3), 1, False)


def test_a_deadline_far_away_leaves_nothing_late() -> None:
    plan = trust_of_2012(
        deadlines=tuple(
            Deadline(kind, date(2017, 6, 30), "the end of contract c-lsp")
            for kind in ("contract_end", "archive_end")
        )
    )
    assert plan.slip is None
    assert plan.late_starts == ()
    assert plan.by_id["A01"].total_float > 0
    assert not plan.by_id["A01"].no_float
    assert plan.by_id["A01"].critical  # the longest path does not depend on the deadline


def test_without_a_deadline_there_are_no_late_dates() -> None:
    plan = trust_of_2012(deadlines=())
    assert {(one.late_start, one.late_finish, one.late_driver) for one in plan.activities} == {
        (None, None, None)
    }
    assert plan.latest_start is None
    assert plan.checks[0].rule == "within"
    for one in plan.activities:
        assert 0 <= one.free_float <= one.total_float, one.id
        if one.id in plan.critical_path:
            assert one.total_float == 0, one.id


def test_no_late_date_is_claimed_where_no_deadline_bears() -> None:
    plan = trust_of_2012()
    assert plan.by_id["L11"].late_finish is None
    assert plan.by_id["K04"].late_finish is None
    assert plan.by_id["A01"].late_driver == "A04"
    assert plan.by_id["L01"].late_driver == "archive_end"


def test_the_earliest_of_two_contract_ends_counts() -> None:
    ends = [
        Deadline("contract_end", date(2014, 6, 30), "the end of contract b"),
        Deadline("contract_end", date(2013, 6, 30), "the end of contract a"),
    ]
    (check,) = {
        one.title for one in trust_of_2012(deadlines=tuple(ends)).checks if one.rule == "contract_end"
    }
    assert check == "the end of contract a"


def test_the_cut_over_keeps_clear_of_a_freeze_and_says_which() -> None:
    free = trust_of_2012(deadlines=()).by_id["J05"]
    opens = ENGLAND.add_working_days(free.early_finish, 3)
    freeze = FreezeWindow("Change of junior doctors", opens, opens + timedelta(days=20))
    moved = trust_of_2012(deadlines=(), freezes=(freeze,)).by_id["J05"]
    assert moved.driver.freezes == ("Change of junior doctors",)
    assert moved.driver.wanted == free.early_start
    assert moved.early_start == ENGLAND.next_working_day(freeze.end + timedelta(days=1))
    later = FreezeWindow("Later", ENGLAND.add_working_days(free.early_finish, 6), freeze.end)
    assert trust_of_2012(deadlines=(), freezes=(later,)).by_id["J05"].early_start == free.early_start


def test_a_latest_cut_over_comes_before_a_freeze() -> None:
    late = trust_of_2012().by_id["J05"].late_start
    assert late is not None
    freeze = FreezeWindow("Winter", late - timedelta(days=30), late + timedelta(days=30))
    earlier = trust_of_2012(freezes=(freeze,)).by_id["J05"]
    assert earlier.late_finish is not None
    assert ENGLAND.add_working_days(earlier.late_finish, 5) < freeze.start


def test_an_earliest_date_holds_an_activity() -> None:
    plan = trust_of_2012(not_before={"D05": date(2013, 4, 1), "not-in-this-plan": START})
    assert plan.by_id["D05"].early_start == date(2013, 4, 2)  # Easter Monday is not worked
    assert plan.by_id["D05"].driver.kind == "not_before"
    assert plan.paths["live"][0] == "D05"


def test_a_milestone_falls_on_the_day_its_predecessor_finishes() -> None:
    plan = trust_of_2012()
    assert plan.by_id["E03"].early_start == plan.by_id["E03"].early_finish == plan.by_id["D13"].early_finish


def test_a_milestone_after_a_copy_that_ends_on_sunday_falls_on_monday() -> None:
    plan = [
        template("A", 7, calendar="every_day"),
        template("B", 0, "A", milestone=MilestoneName("end", "End")),
    ]
    found = programme(plan, ProgrammeDates(MONDAY, MONDAY), ENGLAND, needed, unexpanded)
    assert found.by_id["A"].early_finish == date(2026, 6, 7)
    assert found.by_id["B"].early_finish == date(2026, 6, 8)
    assert found.critical_path == ("A", "B")


def test_the_order_of_the_templates_changes_no_date() -> None:
    shuffled = list(templates())
    random.Random(3).shuffle(shuffled)
    dates = ProgrammeDates(START, START, (Deadline("contract_end", date(2013, 6, 30), "the end"),))
    one, other = (programme(plan, dates, ENGLAND, needed, unexpanded) for plan in (templates(), shuffled))
    assert one.by_id == other.by_id
    assert (one.paths, one.milestones, one.late_starts) == (other.paths, other.milestones, other.late_starts)


def test_an_empty_programme_has_no_dates() -> None:
    plan = programme([], ProgrammeDates(START, START), ENGLAND, needed, unexpanded)
    assert (plan.activities, plan.critical_path, plan.finish, plan.latest_start) == ((), (), START, None)


def test_a_start_before_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendarError):
        programme(templates(), ProgrammeDates(date(1959, 1, 1), START), ENGLAND, needed, unexpanded)


def test_a_rule_about_months_follows_the_other_activity() -> None:
    plan = [template("A", 1), template("B", 80, "A", within=Within(3, "A"))]
    found = programme(plan, ProgrammeDates(MONDAY, MONDAY), ENGLAND, needed, unexpanded)
    (check,) = found.checks
    assert (check.due, check.met) == (date(2026, 9, 1), False)
    assert check.title == "3 months after “Do A” (A)"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 10, 15), 3, date(2027, 1, 15)),
    ],
)
def test_months_end_on_the_last_day_there_is(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)), st.integers(0, 1500))
def test_whatever_the_start_and_the_deadline_the_sums_agree(start: date, days: int) -> None:
    deadline = Deadline("contract_end", start + timedelta(days=days), "the end")
    plan = programme(templates(), ProgrammeDates(start, start, (deadline,)), ENGLAND, needed, unexpanded)
    for check in plan.checks:
        if check.rule == "contract_end":
            assert plan.by_id[check.activity_id].total_float <= check.working_days
    for one in plan.activities:
        assert one.early_start <= one.early_finish
        if one.late_start and one.activity.calendar == "working":
            assert (
                one.total_float == ENGLAND.working_days_between(one.early_start, one.late_start)
                or one.activity.duration.typical == 0
            )
    assert (plan.slip is None) == all(one.met for one in plan.checks if one.rule == "contract_end")
