# SPDX-License-Identifier: MIT
"""The calendar file, read back by another program: what was meant is what arrives, whatever the words are."""

from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.documents.key_dates import CalendarEvent, KeyDatesCalendar
from planner.render.calendar import write_ics

AS_OF = date(2026, 6, 1)


def event(summary: str = "Contract ends", description: str = "From a file.", **more: object) -> CalendarEvent:
    base = {
        "uid": "end.c@c.trust.planner",
        "on": date(2027, 6, 30),
        "until": date(2027, 6, 30),
        "category": "Contract",
    }
    return CalendarEvent(summary=summary, description=description, **(base | more))  # type: ignore[arg-type]


def written(*events: CalendarEvent, name: str = "Key dates") -> bytes:
    return write_ics(KeyDatesCalendar(name, AS_OF, 9648, events))


def read(*events: CalendarEvent) -> list[icalendar.Event]:
    found = icalendar.Calendar.from_ical(written(*events).decode())
    return list(found.walk("VEVENT"))


def test_the_calendar_is_published_and_says_what_wrote_it() -> None:
    found = icalendar.Calendar.from_ical(written(event()).decode())

    assert found["METHOD"] == "PUBLISH"
    assert found["VERSION"] == "2.0"
    assert found["CALSCALE"] == "GREGORIAN"
    assert "planner" in found["PRODID"]


def test_an_event_is_all_day_and_blocks_nobody() -> None:
    one = read(event())[0]

    assert one["DTSTART"].dt == date(2027, 6, 30)
    assert one["DTEND"].dt == date(2027, 7, 1)
    assert one["TRANSP"] == "TRANSPARENT"
    assert one["X-MICROSOFT-CDO-ALLDAYEVENT"] == "TRUE"


def test_an_event_carries_its_name_its_edition_and_the_day_of_the_plan() -> None:
    one = read(event())[0]

    assert one["UID"] == "end.c@c.trust.planner"
    assert one["SEQUENCE"] == 9648
    assert one["DTSTAMP"].dt.date() == AS_OF


def test_a_freeze_lasts_until_the_end_of_its_last_day() -> None:
    one = read(event(until=date(2027, 7, 9)))[0]

    assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(days=10)


@pytest.mark.parametrize("days", [(90, 30, 7), (7,), ()])
def test_reminders_ring_so_many_days_before(days: tuple[int, ...]) -> None:
    alarms = [alarm for alarm in read(event(remind=days))[0].subcomponents if alarm.name == "VALARM"]

    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(days=-one) for one in days]
    assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in alarms)


TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Zs")) | st.just(" ")
)


@given(TEXT, TEXT, TEXT)
def test_any_words_arrive_as_they_were_meant(summary: str, first: str, second: str) -> None:
    one = read(event(f"a{summary}b", f"{first}.\n{second}."))[0]

    assert str(one["SUMMARY"]) == f"a{summary}b"
    assert str(one["DESCRIPTION"]) == f"{first}.\n{second}."


@given(TEXT)
def test_no_line_is_longer_than_the_standard_allows(words: str) -> None:
    held = written(event(words * 5, words), name=words)
    lines = held.split(b"\r\n")

    assert held.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert b"\n" not in held.replace(b"\r\n", b"")


def test_signs_that_would_break_a_line_are_escaped_and_controls_left_out() -> None:
    held = written(event("a;b,c\\d\x00\x1be", "one\r\ntwo"))

    assert b"SUMMARY:a\\;b\\,c\\\\de\r\n" in held
    assert b"DESCRIPTION:one\\ntwo\r\n" in held


def test_the_same_calendar_is_the_same_bytes() -> None:
    assert written(event(), event(uid="other")) == written(event(), event(uid="other"))
    assert len(read(event(), event(uid="other"))) == 2
