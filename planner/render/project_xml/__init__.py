# SPDX-License-Identifier: MIT
"""A programme as Microsoft Project XML (MSPDI), in the order of its schema and without surprises on opening.

What keeps the days in place: one calendar called Standard with the holidays, one on which every day is
worked, whole days of eight hours, remaining durations, and imposed dates only where something outside
imposes one.
"""

from collections.abc import Iterator

from lxml import etree

from planner.documents.interchange import FileTask, ProjectFile
from planner.render.project_xml.calendars import STANDARD, calendars
from planner.render.project_xml.elements import Element, evening, morning, put, whole
from planner.render.project_xml.tasks import FIELDS, task_element

SAVE_VERSION = "14"
"""The version of the format that Project 2010 and all later ones write."""

MINUTES_A_DAY = 480


def write_project_xml(project: ProjectFile) -> bytes:
    """Return the programme as a file that Project opens, the same bytes for the same programme."""
    root = whole("Project")
    for name, value in _head(project):
        put(root, name, value)
    _fields(root)
    root.append(calendars(project))
    tasks = put(root, "Tasks")
    for task, outline in _outlined(project.tasks):
        tasks.append(task_element(task, outline, project.baseline_of is not None))
    put(root, "Resources")
    put(root, "Assignments")
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _head(project: ProjectFile) -> Iterator[tuple[str, str]]:
    """Yield what the file says of the whole programme, in the order of the schema."""
    yield "SaveVersion", SAVE_VERSION
    yield "Name", "programme.xml"
    yield "Title", project.title
    yield "Company", project.company
    yield "CreationDate", morning(project.as_of)
    yield "ScheduleFromStart", "1"
    yield "StartDate", morning(project.start)
    yield "FinishDate", evening(project.finish)
    yield "FYStartDate", "4"
    yield "CriticalSlackLimit", "0"
    yield "CurrencySymbol", "£"
    yield "CurrencyCode", "GBP"
    yield "CalendarUID", str(STANDARD)
    yield "DefaultStartTime", "08:00:00"
    yield "DefaultFinishTime", "17:00:00"
    yield "MinutesPerDay", str(MINUTES_A_DAY)
    yield "MinutesPerWeek", str(MINUTES_A_DAY * 5)
    yield "DaysPerMonth", "20"
    yield "DefaultTaskType", "1"
    yield "DurationFormat", "7"
    yield "WorkFormat", "2"
    yield "HonorConstraints", "1"
    yield "NewTasksEffortDriven", "0"
    yield "NewTasksEstimated", "0"
    yield "WeekStartDay", "1"
    yield "StatusDate", evening(project.as_of)
    yield "CurrentDate", morning(project.as_of)
    yield "NewTasksAreManual", "0"


def _fields(root: Element) -> None:
    """Name the text fields in which each task tells its own id, who leads it and its range."""
    held = put(root, "ExtendedAttributes")
    for number, (field, alias, _) in enumerate(FIELDS, start=1):
        one = put(held, "ExtendedAttribute")
        put(one, "FieldID", field)
        put(one, "FieldName", f"Text{number}")
        put(one, "Alias", alias)


def _outlined(tasks: tuple[FileTask, ...]) -> Iterator[tuple[FileTask, str]]:
    """Yield each task with its outline number: 2 for the second phase, 2.3 for the third task within it."""
    phase = within = 0
    for task in tasks:
        if task.level == 1:
            phase, within = phase + 1, 0
            yield task, str(phase)
        else:
            within += 1
            yield task, f"{phase}.{within}"


__all__ = ["write_project_xml"]
