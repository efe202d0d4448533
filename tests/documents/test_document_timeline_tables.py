# SPDX-License-Identifier: MIT
"""Tables of time: key dates in order, floats as they are, and what is late told as late."""

from dataclasses import replace
from datetime import date

import pytest
from document_estates import SMALL, plan

from planner.documents import exit_timeline
from planner.documents.tables import activities, timeline, verdicts
from planner.schedule.setting import LONGEST_COPY, copy_durations

LATE = SMALL.replace("2027-06-30", "2026-12-31")
EARLY = SMALL.replace("2027-06-30", "2040-12-31")


def test_key_dates_stand_in_order_with_the_place_they_come_from() -> None:
    found = timeline.contract_dates(plan()).records
    assert [record["on"] for record in found] == sorted(str(record["on"]) for record in found)
    ends = next(record for record in found if record["what"] == "Image contract ends")
    assert (ends["on"], ends["place"]) == ("2027-06-30", "contracts/c/end")


def test_how_far_away_a_day_is() -> None:
    words = {
        "2026-06-01": "Today",
        "2026-06-02": "In 1 day",
        "2026-05-30": "2 days ago",
        "2029-02-25": "In 1,000 days",
    }
    for day, said in words.items():
        held = plan(SMALL + f"programme: {{go_live: {day}}}")
        aim = [
            r
            for r in timeline.contract_dates(held).records
            if r["what"] == "Go-live that the programme aims at"
        ]
        assert [record["away"] for record in aim] == [said]


def test_an_activity_stands_with_its_dates_its_float_and_why_it_starts_then() -> None:
    found = {record["id"]: record for record in activities.activities(plan()).records}
    assert len(found) >= 60
    first = found["A01"]
    assert first["start"] == "2026-06-01"
    assert first["why"] == "Starts on 1 June 2026, the first day of the programme."
    assert all(record["start"] <= record["finish"] for record in found.values())
    assert {record["critical"] for record in found.values()} == {"Yes", "No"}


def test_the_critical_path_ends_with_its_milestone() -> None:
    held = plan()
    steps = timeline.critical_path(held, "live").records
    live = held.schedule.milestone("live")
    assert live is not None
    assert steps[-1]["finish"] == live.day.isoformat()
    assert all(record["why"] for record in steps)


def test_a_milestone_that_is_not_in_the_plan_has_no_path() -> None:
    assert not timeline.critical_path(plan(), "no-such-milestone")


def test_late_starts_are_those_that_miss_a_date_set_by_others() -> None:
    late = timeline.late_starts(plan(LATE)).records
    assert len(late) >= 10
    assert all(record["latest"] < record["planned"] and record["late"] > 0 for record in late)
    assert not timeline.late_starts(plan(EARLY))


def test_the_critical_ones_among_the_late_are_fewer() -> None:
    every, critical = (timeline.late_starts(plan(LATE), only) for only in (False, True))
    ids = {record["id"] for record in every.records}
    assert 0 < len(critical.rows) < len(every.rows)
    assert {record["id"] for record in critical.records} < ids


def test_dates_set_by_others_are_met_or_not() -> None:
    assert {record["met"] for record in timeline.deadline_checks(plan(EARLY)).records} == {"Yes"}
    assert "No" in {record["met"] for record in timeline.deadline_checks(plan(LATE)).records}


def test_what_starts_soon_starts_within_the_days_given() -> None:
    found = timeline.next_starts(plan(), 30).records
    assert found
    assert all(date.fromisoformat(str(record["start"])) <= date(2026, 7, 1) for record in found)


def test_a_surer_day_is_no_earlier_day() -> None:
    found = verdicts.forecasts(plan()).records
    assert len(found) >= 3
    assert all(record["p50"] <= record["p80"] <= record["p90"] for record in found)


def test_a_freeze_stands_as_it_was_written() -> None:
    winter = "{id: w, kind: freeze, title: Winter, from: 2026-12-14, to: 2027-01-31, reason: Beds}"
    assert timeline.freezes(plan(f"{SMALL}constraints: [{winter}]")).records == [
        {"window": "Winter", "from": "2026-12-14", "to": "2027-01-31", "reason": "Beds"}
    ]


def test_the_verdict_says_late_by_how_much_or_in_time() -> None:
    assert exit_timeline.lead(plan(LATE)).startswith("The trust cannot be out in time as things stand.")
    assert "before the end of the contract Image contract" in exit_timeline.lead(plan(EARLY))


def test_without_an_end_nobody_can_say_whether_it_is_in_time() -> None:
    unsaid = plan(SMALL.replace(", end: 2027-06-30", ""))
    assert "Nobody has said when the contract ends" in exit_timeline.lead(unsaid)


def test_without_a_system_to_replace_there_is_no_go_live() -> None:
    assert exit_timeline.lead(plan(SMALL.replace("replace", "retain"))).startswith(
        "The programme has no go-live"
    )


@pytest.mark.parametrize("year", [1990, 2012, 2099])
def test_a_plan_can_be_made_on_any_day_that_can_be_written(year: int) -> None:
    held = plan(SMALL.replace("2027-06-30", f"{year + 1}-06-30").replace("2018", f"{year}"), f"{year}-01-01")
    assert held.schedule.milestone("live") is not None


def test_a_copy_is_no_longer_than_anyone_would_wait() -> None:
    held = plan(
        SMALL + "holdings: [{id: h, system: pacs, size: 90 TB, studies: 900000, copies: 1}]"
    ).migration
    slow = replace(held, remainder_days=replace(held.remainder_days, low=20, typical=4_000, high=90_000))
    copy = copy_durations(slow)["G08"]
    assert (copy.low, copy.typical, copy.high) == (20, LONGEST_COPY, LONGEST_COPY)
