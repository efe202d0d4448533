# SPDX-License-Identifier: MIT
"""The calendar as values: names that stay while days move, and an edition that grows."""

from datetime import date

from document_estates import plan
from exit_estates import leaving

from planner.documents.key_dates import CalendarEvent, KeyDatesCalendar, key_dates_calendar


def events(calendar: KeyDatesCalendar) -> dict[str, CalendarEvent]:
    return {event.uid: event for event in calendar.events}


def test_an_end_that_moves_keeps_its_name() -> None:
    before = events(key_dates_calendar(leaving("end: 2027-06-30")))
    after = events(key_dates_calendar(leaving("end: 2028-06-30")))
    name = "end.c@c.trust.planner"

    assert before[name].on == date(2027, 6, 30)
    assert after[name].on == date(2028, 6, 30)


def test_an_end_keeps_its_name_when_its_archive_is_parted_from_it() -> None:
    whole = events(key_dates_calendar(leaving("end: 2027-06-30")))
    parted = events(key_dates_calendar(leaving("application_end: 2027-06-30, archive_end: 2028-06-30")))

    assert "end.c@c.trust.planner" in whole
    assert parted["end.c@c.trust.planner"].on == date(2027, 6, 30)
    assert parted["archive_end.c@c.trust.planner"].on == date(2028, 6, 30)


def test_the_edition_counts_the_days_since_2000() -> None:
    assert key_dates_calendar(leaving("end: 2027-06-30", "2026-06-01")).edition == 9648
    assert key_dates_calendar(leaving("end: 2027-06-30", "2026-06-02")).edition == 9649


def test_reminders_that_would_ring_at_once_are_left_out() -> None:
    calendar = events(key_dates_calendar(leaving("end: 2026-07-15")))

    assert calendar["end.c@c.trust.planner"].remind == (30, 7)


def test_what_is_over_is_left_out_and_names_are_never_doubled() -> None:
    held = plan(
        """
        programme: {leaves: [c]}
        contracts: [{id: c, covers: [pacs], end: 2027-06-30}, {id: old, end: 2025-01-01}]
        systems: [{id: pacs, kind: pacs, in_scope: replace}]
        constraints:
          - {id: a, kind: freeze, title: Winter, from: 2026-12-01, to: 2027-01-10}
          - {id: b, kind: freeze, title: Winter, from: 2026-12-20, to: 2027-01-31}
          - {id: gone, kind: freeze, title: Gone, from: 2025-12-01, to: 2026-01-31}
        """
    )
    calendar = key_dates_calendar(held)
    freezes = [event for event in calendar.events if event.category == "Freeze"]

    assert len({event.uid for event in calendar.events}) == len(calendar.events) >= 10
    assert all(event.until >= date(2026, 6, 1) for event in calendar.events)
    assert [(event.on, event.until) for event in freezes] == [
        (date(2026, 12, 1), date(2027, 1, 10)),
        (date(2026, 12, 20), date(2027, 1, 31)),
    ]


def test_a_decision_falls_on_its_last_safe_day_where_that_is_still_ahead() -> None:
    held = leaving("end: 2030-06-30, notice_to_exit_months: 36")
    leave = next(o for o in held.schedule.activities if o.activity.template_id == "E03")
    event = events(key_dates_calendar(held))["decision.leave@c.trust.planner"]

    assert leave.late_finish is not None
    assert held.as_of <= leave.late_finish < leave.early_finish
    assert event.on == leave.late_finish
