# SPDX-License-Identifier: MIT
"""The programme as values for other programs: every activity, its links, and imposed dates."""

from datetime import date

from document_estates import plan
from exit_estates import leaving

from planner.documents.interchange import FileTask, ProjectFile, project_file
from planner.documents.plan import ExitPlan


def by_id(held: ProjectFile) -> dict[str, FileTask]:
    return {task.id: task for task in held.tasks}


def of(held: ExitPlan) -> dict[str, FileTask]:
    return by_id(project_file(held))


DONE = """
contracts: [{id: c, title: Image contract, covers: [pacs], end: 2027-06-30}]
programme: {leaves: [c], progress: [{activity: A01, started: 2026-05-05, finished: 2026-05-08}]}
systems: [{id: pacs, title: Old PACS, kind: pacs, in_scope: replace}]
"""

FREEZES = """
constraints: [{id: f, kind: freeze, title: Winter, from: 2026-12-01, to: 2028-12-31}]
"""


def test_every_activity_and_milestone_of_the_programme_is_handed_over() -> None:
    held = leaving("end: 2027-06-30")
    tasks = of(held)

    assert {one.id for one in held.schedule.activities} <= set(tasks)
    assert {f"milestone.{one.id}" for one in held.schedule.milestones} <= set(tasks)
    assert len(held.schedule.activities) >= 50
    assert [task.number for task in tasks.values()] == list(range(1, len(tasks) + 1))


def test_no_link_of_an_activity_is_lost() -> None:
    held = leaving("end: 2027-06-30")
    tasks = of(held)
    links = sum(len(one.activity.links) for one in held.schedule.activities)

    assert links >= 100
    assert sum(len(tasks[one.id].links) for one in held.schedule.activities) == links


def test_a_date_is_imposed_only_where_something_outside_imposes_it() -> None:
    tasks = of(leaving("end: 2027-06-30"))
    imposed = [task for task in tasks.values() if task.imposed]

    assert imposed
    assert {task.imposed for task in imposed} == {"must_finish"}
    assert all(task.every_day and task.milestone for task in imposed)


def test_a_freeze_that_moved_an_activity_imposes_its_start() -> None:
    held = leaving("end: 2027-06-30", more=FREEZES)
    moved = [one for one in held.schedule.activities if one.driver.freezes]
    tasks = of(held)

    assert moved
    assert all(tasks[one.id].imposed == "start_no_earlier" for one in moved)
    assert all(tasks[one.id].imposed_on == one.early_start for one in moved)
    assert all("Winter" in tasks[one.id].notes for one in moved)


def test_the_end_of_the_contract_is_the_deadline_of_what_must_come_before_it() -> None:
    tasks = of(leaving("end: 2027-06-30"))

    assert {task.deadline for task in tasks.values() if task.deadline} == {date(2027, 6, 30)}


def test_a_summary_spans_what_stands_under_it() -> None:
    held = project_file(leaving("end: 2027-06-30"))
    summaries = [number for number, task in enumerate(held.tasks) if task.summary]

    assert len(summaries) >= 10
    for begin, end in zip(summaries, [*summaries[1:], len(held.tasks)], strict=True):
        inner = held.tasks[begin + 1 : end]
        assert held.tasks[begin].start == min(task.start for task in inner)
        assert held.tasks[begin].finish == max(task.finish for task in inner)


def test_work_that_is_done_is_handed_over_as_done() -> None:
    task = of(plan(DONE))["A01"]

    assert task.done
    assert (task.start, task.finish, task.days) == (date(2026, 5, 5), date(2026, 5, 8), 4)


def test_holidays_reach_beyond_the_programme_and_hold_no_weekend() -> None:
    held = project_file(leaving("end: 2027-06-30"))

    assert date(2026, 12, 25) in held.holidays
    assert max(held.holidays).year == held.finish.year + 2
    assert all(day.weekday() < 5 for day in held.holidays)
