# SPDX-License-Identifier: MIT
"""One task of the file, its elements in the order of the schema."""

from collections.abc import Iterator

from planner.documents.interchange import FileLink, FileTask
from planner.documents.interchange_progress import Then
from planner.render.project_xml.calendars import EVERY_DAY
from planner.render.project_xml.elements import Element, evening, hours, morning, put, whole
from planner.schedule.network import LinkKind

FIELDS = (
    ("188743731", "Activity", "id"),
    ("188743734", "Led by", "led_by"),
    ("188743737", "Days: low / typical / high", "range_days"),
)
"""The custom text fields: their number in the format, their heading, and what of a task they hold."""

LINK_TYPES = {LinkKind.FF: "0", LinkKind.FS: "1", LinkKind.SF: "2", LinkKind.SS: "3"}
TENTHS_A_DAY = 480 * 10
AS_SOON_AS_POSSIBLE, MUST_FINISH_ON, START_NO_EARLIER_THAN = "0", "3", "4"
CONSTRAINTS = {
    None: AS_SOON_AS_POSSIBLE,
    "must_finish": MUST_FINISH_ON,
    "start_no_earlier": START_NO_EARLIER_THAN,
}


def task_element(task: FileTask, outline: str, based: bool = False) -> Element:
    """Return a task as the schema orders it; `based` where a baseline was taken, which not all may be in."""
    made = whole("Task")
    for name, value in (*_what(task, outline), *_done(task), *_imposed(task)):
        put(made, name, value)
    for link in task.links:
        _link(made, link)
    for field, _, held in FIELDS:
        if value := getattr(task, held):
            one = put(made, "ExtendedAttribute")
            put(one, "FieldID", field)
            put(one, "Value", value)
    if task.then is not None:
        _kept(made, task.then)
    elif not task.summary and not based:
        _baseline(made, task)
    return made


def starts(task: FileTask) -> str:
    """Return the moment at which a task starts: in the evening where it only falls on the day."""
    late = (task.milestone or task.summary) and not task.opens_day
    return evening(task.start) if late else morning(task.start)


def finishes(task: FileTask) -> str:
    """Return the moment at which a task finishes."""
    return morning(task.finish) if task.milestone and task.opens_day else evening(task.finish)


def _what(task: FileTask, outline: str) -> Iterator[tuple[str, str]]:
    yield "UID", str(task.number)
    yield "ID", str(task.number)
    yield "Name", task.name
    yield "Active", "1"
    yield "Manual", "0"
    yield "Type", "1"
    yield "IsNull", "0"
    if task.led_by:
        yield "Contact", task.led_by
    yield "WBS", outline
    yield "OutlineNumber", outline
    yield "OutlineLevel", str(task.level)
    yield "Priority", "500"
    yield "Start", starts(task)
    yield "Finish", finishes(task)
    yield "Duration", hours(task.days)
    yield "DurationFormat", "7"
    yield "Work", hours(0)
    yield "EffortDriven", "0"
    yield "Estimated", "0"
    yield "Milestone", _flag(task.milestone)
    yield "Summary", _flag(task.summary)
    yield "Critical", _flag(task.critical)


def _done(task: FileTask) -> Iterator[tuple[str, str]]:
    spent = task.days if task.done else task.spent or 0
    share = 100 if task.done else 100 * spent // max(task.days, 1)
    yield "PercentComplete", str(share)
    if task.done or task.spent is not None:
        yield "ActualStart", starts(task)
    if task.done:
        yield "ActualFinish", finishes(task)
    yield "ActualDuration", hours(spent)
    yield "RemainingDuration", hours(task.days - spent)


def _imposed(task: FileTask) -> Iterator[tuple[str, str]]:
    """Yield the imposed date, the calendar, the deadline and the notes, as the schema mixes them."""
    yield "ConstraintType", CONSTRAINTS[task.imposed]
    yield "CalendarUID", str(EVERY_DAY) if task.every_day else "-1"
    if task.imposed_on:
        last = task.imposed == "must_finish"
        yield "ConstraintDate", evening(task.imposed_on) if last else morning(task.imposed_on)
    if task.deadline:
        yield "Deadline", evening(task.deadline)
    yield "IgnoreResourceCalendar", _flag(task.every_day)
    if task.notes:
        yield "Notes", task.notes


def _flag(value: bool) -> str:
    return "1" if value else "0"


def _link(made: Element, link: FileLink) -> None:
    one = put(made, "PredecessorLink")
    put(one, "PredecessorUID", str(link.predecessor))
    put(one, "Type", LINK_TYPES[link.kind])
    put(one, "CrossProject", "0")
    put(one, "LinkLag", str(link.lag * TENTHS_A_DAY))
    put(one, "LagFormat", "7")


def _baseline(made: Element, task: FileTask) -> None:
    one = put(made, "Baseline")
    put(one, "Number", "0")
    put(one, "Start", starts(task))
    put(one, "Finish", finishes(task))
    put(one, "Duration", hours(task.days))
    put(one, "DurationFormat", "7")
    put(one, "Work", hours(0))


def _kept(made: Element, then: Then) -> None:
    """Write where the baseline had a task; what took no days then fell on the evening of its day."""
    one = put(made, "Baseline")
    put(one, "Number", "0")
    put(one, "Start", morning(then.start) if then.days else evening(then.start))
    put(one, "Finish", evening(then.finish))
    put(one, "Duration", hours(then.days))
    put(one, "DurationFormat", "7")
    put(one, "Work", hours(0))
