# SPDX-License-Identifier: MIT
"""A calendar of key dates as an iCalendar file (RFC 5545), the same bytes for the same calendar.

Written for the ways in which Outlook and others read: all-day events that block nobody's time, `PUBLISH`,
a stable `UID`, and a `SEQUENCE` that grows with the day of the plan. The file is small and its grammar
plain, so it is written here and read back by another program in the tests.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.documents.key_dates import CalendarEvent, KeyDatesCalendar

LINE_OCTETS = 75
"""How long a line may be before it is folded (RFC 5545, 3.1)."""

PRODUCT = "-//PACS exit planner//Key dates//EN"


def write_ics(calendar: KeyDatesCalendar) -> bytes:
    """Return the calendar as an iCalendar file in UTF-8 with CRLF."""
    return b"".join(_folded(line) for line in _calendar(calendar))


def _calendar(calendar: KeyDatesCalendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(calendar.name)}"
    for event in calendar.events:
        yield from _event(calendar, event)
    yield "END:VCALENDAR"


def _event(calendar: KeyDatesCalendar, event: CalendarEvent) -> Iterator[str]:
    """Yield the lines of an event. Its end is the day after its last day, as the standard wants it."""
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"SEQUENCE:{calendar.edition}"
    yield f"DTSTAMP:{_day(calendar.as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.on)}"
    yield f"DTEND;VALUE=DATE:{_day(event.until + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"CATEGORIES:{escaped(event.category)}"
    yield "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    for days in event.remind:
        yield from _reminder(event, days)
    yield "END:VEVENT"


def _reminder(event: CalendarEvent, days: int) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{days}D"
    yield f"DESCRIPTION:{escaped(f'In {days} days: {event.summary}')}"
    yield "END:VALARM"


def _day(on: date) -> str:
    return f"{on.year:04d}{on.month:02d}{on.day:02d}"


def escaped(text: str) -> str:
    """Return a text as a value: its signs and line ends escaped, control characters left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(sign for sign in plain if sign in "\n\t" or sign.isprintable() or sign == "\u00a0")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def _folded(line: str) -> bytes:
    """Return a line in UTF-8, folded so that no part is too long and no character is cut in two."""
    parts, room = [bytearray()], LINE_OCTETS
    for sign in line:
        octets = sign.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(bytearray())
            room = LINE_OCTETS - 1
        parts[-1] += octets
    return b"\r\n ".join(bytes(part) for part in parts) + b"\r\n"
