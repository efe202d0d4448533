# SPDX-License-Identifier: MIT
"""Every date that a pack prints, wherever it prints it, with the words around it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from planner.english import MONTHS

SHORT = "|".join(month[:3] for month in MONTHS)
LONG = "|".join(MONTHS)
IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({LONG}|{SHORT}) (\d{{4}})\b")
IN_FIGURES = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)")
AXIS = 12
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def printed_dates(files: Mapping[str, bytes]) -> dict[date, str]:
    """Return every date that the files of a pack print, with one place where each stands."""
    found: dict[date, str] = {}
    for name, content in files.items():
        for on, words in _of_file(name, content):
            found.setdefault(on, f"{name}: {words}")
    return found


def _of_file(name: str, content: bytes) -> Iterator[tuple[date, str]]:
    if name.endswith(".docx"):
        for line in _lines_of_word(content):
            yield from dates_in(line)
    elif name.endswith(".xlsx"):
        yield from _of_workbook(content)
    elif name.endswith(".ics"):
        yield from _of_calendar(content.decode("utf-8").replace("\r\n ", ""))
    elif name.endswith(".xml"):
        yield from _of_project(content)


def dates_in(text: str) -> Iterator[tuple[date, str]]:
    """Yield the dates that a text tells, in words or in figures."""
    for day, month, year in IN_WORDS.findall(text):
        number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))
        yield date(int(year), number, int(day)), text[:200]
    for year, month, day in IN_FIGURES.findall(text):
        yield date(int(year), int(month), int(day)), text[:200]


def _lines_of_word(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a document, those of a table's row as one line; pictures by their words."""
    with ZipFile(BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for node in root.iter(f"{W}tr", f"{W}p"):
        paragraphs = [node] if node.tag == f"{W}p" else list(node.iter(f"{W}p"))
        yield " ".join(_words(paragraph) for paragraph in paragraphs)
    for drawing in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        yield drawing.get("descr") or ""


def _words(paragraph: etree._Element) -> str:
    """Return the text of a paragraph; a tab parts words."""
    parts = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
    return "".join((part.text or "") if part.tag == f"{W}t" else " " for part in parts)


def _of_workbook(content: bytes) -> Iterator[tuple[date, str]]:
    book = load_workbook(BytesIO(content), data_only=True, read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            if sum(isinstance(cell, datetime) for cell in row) >= AXIS:
                continue  # the months above a Gantt are an axis, and no dates of the plan
            told = " | ".join(str(cell) for cell in row if cell is not None)[:200]
            for cell in row:
                if isinstance(cell, datetime):
                    yield cell.date(), f"{sheet.title}: {told}"
                elif isinstance(cell, str):
                    for on, _ in dates_in(cell):
                        yield on, f"{sheet.title}: {told}"


def _of_calendar(text: str) -> Iterator[tuple[date, str]]:
    for event in text.split("BEGIN:VEVENT")[1:]:
        start = re.search(r"DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)", event)
        assert start
        yield date(*map(int, start.groups())), event[:300]
        yield from dates_in(event.replace("\\n", "\n"))


def _of_project(content: bytes) -> Iterator[tuple[date, str]]:
    """Yield the days of the tasks; its calendar's holidays are no dates of the plan."""
    for task in etree.fromstring(content).iter("{*}Task"):
        name = task.findtext("{*}Name") or ""
        for tag in ("Start", "Finish", "ConstraintDate", "Deadline", "ActualStart", "ActualFinish"):
            if value := task.findtext(f"{{*}}{tag}"):
                yield date.fromisoformat(value[:10]), f"{name}: {tag}"
