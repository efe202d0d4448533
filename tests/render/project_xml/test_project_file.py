# SPDX-License-Identifier: MIT
"""The project file as MS Project wants it: order, names, calendars, links, imposed dates and nothing else."""

import re
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from project_samples import PROJECT, TASKS

from planner.documents.interchange import FileTask
from planner.documents.interchange_progress import Then
from planner.render.project_xml import write_project_xml

NS = "{http://schemas.microsoft.com/project}"

TASK_ORDER = re.findall(
    r"\w+",
    """
    UID ID Name Active Manual Type IsNull Contact WBS OutlineNumber OutlineLevel Priority Start
    Finish Duration DurationFormat Work EffortDriven Estimated Milestone Summary Critical
    PercentComplete ActualStart ActualFinish ActualDuration RemainingDuration ConstraintType
    CalendarUID ConstraintDate Deadline IgnoreResourceCalendar Notes PredecessorLink
    ExtendedAttribute Baseline
    """,
)
"""The elements that are used, in the order of the schema (mspdi_pj15.xsd, as MPXJ binds it)."""

PROJECT_ORDER = re.findall(
    r"\w+",
    """
    SaveVersion Name Title Company CreationDate ScheduleFromStart StartDate FinishDate FYStartDate
    CriticalSlackLimit CurrencySymbol CurrencyCode CalendarUID DefaultStartTime DefaultFinishTime
    MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DurationFormat WorkFormat
    HonorConstraints NewTasksEffortDriven NewTasksEstimated WeekStartDay StatusDate CurrentDate
    NewTasksAreManual ExtendedAttributes Calendars Tasks Resources Assignments
    """,
)


def root(project: object = PROJECT) -> etree._Element:
    return etree.fromstring(write_project_xml(project))  # type: ignore[arg-type]


def tasks(held: etree._Element) -> dict[str, etree._Element]:
    found = held.findall(f"{NS}Tasks/{NS}Task")
    return {task.findtext(f"{NS}ExtendedAttribute/{NS}Value") or "": task for task in found}


def text(task: etree._Element, name: str) -> str | None:
    return task.findtext(f"{NS}{name}")


def names(element: etree._Element) -> list[str]:
    return [child.tag.removeprefix(NS) for child in element]


def test_the_file_is_of_the_namespace_and_the_version_that_are_read() -> None:
    held = root()

    assert held.tag == f"{NS}Project"
    assert text(held, "SaveVersion") == "14"


def test_the_project_is_written_in_the_order_of_the_schema() -> None:
    assert names(root()) == PROJECT_ORDER


def test_every_task_is_written_in_the_order_of_the_schema() -> None:
    found = tasks(root())

    assert len(found) == len(TASKS)
    for task in found.values():
        order = [TASK_ORDER.index(name) for name in names(task)]
        assert order == sorted(order)


def test_the_calendar_is_called_standard_and_its_holidays_are_free() -> None:
    calendars = root().findall(f"{NS}Calendars/{NS}Calendar")
    standard = calendars[0]
    free = [
        day.findtext(f"{NS}DayType")
        for day in standard.iter(f"{NS}WeekDay")
        if text(day, "DayWorking") == "0"
    ]
    exceptions = list(standard.iter(f"{NS}Exception"))

    assert [text(one, "Name") for one in calendars] == ["Standard", "Every day"]
    assert free == ["1", "7"]
    assert [one.findtext(f"{NS}TimePeriod/{NS}FromDate") for one in exceptions] == ["2026-08-10T00:00:00"]
    assert {text(one, "DayWorking") for one in exceptions} == {"0"}


def test_the_second_calendar_rests_on_no_day() -> None:
    every_day = root().findall(f"{NS}Calendars/{NS}Calendar")[1]

    assert [text(day, "DayWorking") for day in every_day.iter(f"{NS}WeekDay")] == ["1"] * 7
    assert text(tasks(root())["D"], "CalendarUID") == text(every_day, "UID") == "2"


def test_durations_and_what_remains_are_whole_days_of_eight_hours() -> None:
    task = tasks(root())["A"]

    assert text(task, "Duration") == text(task, "RemainingDuration") == "PT80H0M0S"
    assert (text(task, "Start"), text(task, "Finish")) == ("2026-06-01T08:00:00", "2026-06-12T17:00:00")


@pytest.mark.parametrize(
    ("task", "kind", "lag"), [("B", "3", "24000"), ("C", "0", "24000"), ("D", "1", "0"), ("G", "2", "0")]
)
def test_links_keep_their_kind_and_their_lag_in_tenths_of_minutes(task: str, kind: str, lag: str) -> None:
    link = tasks(root())[task].find(f"{NS}PredecessorLink")

    assert link is not None
    assert names(link) == ["PredecessorUID", "Type", "CrossProject", "LinkLag", "LagFormat"]
    assert (text(link, "Type"), text(link, "LinkLag")) == (kind, lag)


def test_a_milestone_falls_in_the_evening_and_never_ends_before_it_starts() -> None:
    task = tasks(root())["F"]

    assert text(task, "Milestone") == "1"
    assert text(task, "Start") == text(task, "Finish") == "2026-07-07T17:00:00"
    for one in tasks(root()).values():
        assert (text(one, "Start") or "") <= (text(one, "Finish") or "")


def test_dates_are_imposed_only_where_they_were() -> None:
    imposed = {
        id_: (text(task, "ConstraintType"), text(task, "ConstraintDate"))
        for id_, task in tasks(root()).items()
    }

    assert imposed["E"] == ("4", "2026-07-01T08:00:00")
    assert {imposed[id_] for id_ in "ABCDFH"} == {("0", None)}
    assert text(tasks(root())["E"], "Deadline") == "2026-07-31T17:00:00"


def test_a_date_of_a_contract_must_be_met_in_the_evening() -> None:
    end = FileTask(1, "end", "Ends", 1, PROJECT.finish, PROJECT.finish, 0, milestone=True, every_day=True,
                   imposed="must_finish", imposed_on=PROJECT.finish)  # fmt: skip
    task = tasks(root(replace(PROJECT, tasks=(end,))))["end"]

    assert (text(task, "ConstraintType"), text(task, "ConstraintDate")) == ("3", "2026-08-12T17:00:00")


def test_the_baseline_is_the_plan_and_summaries_have_none() -> None:
    held = tasks(root())
    baseline = held["A"].find(f"{NS}Baseline")

    assert baseline is not None
    assert (text(baseline, "Start"), text(baseline, "Finish")) == (
        "2026-06-01T08:00:00",
        "2026-06-12T17:00:00",
    )
    assert held["phase"].find(f"{NS}Baseline") is None


def test_where_a_baseline_was_taken_only_what_it_holds_has_one() -> None:
    then = replace(TASKS[1], then=Then(date(2026, 5, 4), date(2026, 5, 15), 10))
    held = tasks(root(replace(PROJECT, tasks=(TASKS[0], then, *TASKS[2:]), baseline_of=date(2026, 4, 1))))
    baseline = held["A"].find(f"{NS}Baseline")

    assert baseline is not None
    assert (text(baseline, "Start"), text(baseline, "Finish"), text(baseline, "Duration")) == (
        "2026-05-04T08:00:00",
        "2026-05-15T17:00:00",
        "PT80H0M0S",
    )
    assert held["B"].find(f"{NS}Baseline") is None


def test_work_under_way_has_its_first_day_and_what_remains() -> None:
    begun = replace(TASKS[1], spent=4)
    task = tasks(root(replace(PROJECT, tasks=(begun,))))["A"]

    assert text(task, "ActualStart") == "2026-06-01T08:00:00"
    assert text(task, "ActualFinish") is None
    assert (text(task, "ActualDuration"), text(task, "RemainingDuration")) == ("PT32H0M0S", "PT48H0M0S")
    assert text(task, "PercentComplete") == "40"


def test_finished_work_has_its_days_and_nothing_left() -> None:
    done = replace(TASKS[1], done=True)
    task = tasks(root(replace(PROJECT, tasks=(done,))))["A"]

    assert text(task, "PercentComplete") == "100"
    assert text(task, "RemainingDuration") == "PT0H0M0S"
    assert text(task, "ActualFinish") == "2026-06-12T17:00:00"


def test_numbers_are_unique_and_the_outline_follows_the_phases() -> None:
    held = root().findall(f"{NS}Tasks/{NS}Task")
    numbers = [text(task, "UID") for task in held]

    assert len(set(numbers)) == len(numbers)
    assert [text(task, "OutlineNumber") for task in held[:3]] == ["1", "1.1", "1.2"]


def test_words_that_xml_cannot_hold_do_not_break_the_file() -> None:
    odd = replace(TASKS[1], name="a\x00b\x1f & <c>", notes="one\ntwo")
    task = tasks(root(replace(PROJECT, tasks=(odd,))))["A"]

    assert text(task, "Name") == "ab & <c>"
    assert text(task, "Notes") == "one\ntwo"


def test_the_same_programme_is_the_same_bytes() -> None:
    assert write_project_xml(PROJECT) == write_project_xml(PROJECT)
