# SPDX-License-Identifier: MIT
"""A workbook, from its bytes to typed cells. Formulas are kept as text and never worked out."""

import posixpath
import zipfile
from collections.abc import Callable
from datetime import date

from planner.diagnostics import Diagnostic, fault
from planner.load.office import limits
from planner.load.office.cells import Book, Grid
from planner.load.office.grids import SheetReader
from planner.load.office.package import Package, open_package
from planner.load.office.strings import read_strings
from planner.load.office.styles import Dates, read_date_styles
from planner.load.office.xml import Attributes, Refused, stream

_CORE = "docProps/core.xml"


def read_workbook(raw: bytes, name: str) -> Book | Diagnostic:
    """Return the workbook in these bytes, or the one reason why it cannot be read. `name` is for messages."""
    package = open_package(raw, name)
    if isinstance(package, Diagnostic):
        return package
    try:
        return _book(package)
    except Refused as wrong:
        return fault("PLN504", f"'{name}' was not opened: {wrong}")
    except (zipfile.BadZipFile, EOFError, KeyError, ValueError, OSError, RuntimeError):
        return fault("PLN500", f"'{name}' is damaged, or is no Excel workbook")


def _book(package: Package) -> Book:
    main = _main_part(package)
    targets = _targets(package, main)
    sheets, epoch_1904 = _sheets(package, main)
    strings = read_strings(package, targets.by_type("sharedStrings"))
    dates = Dates(read_date_styles(package, targets.by_type("styles")), epoch_1904)
    grids, room = [], limits.CELLS
    for title, state, relation in sheets:
        part = targets.by_id.get(relation)
        if part is None or "worksheet" not in targets.types.get(relation, ""):
            continue  # a chart sheet holds no cells
        reader = SheetReader(strings, dates, room)
        stream(package.read(part), reader.begin, reader.end)
        room -= reader.count
        grids.append(
            Grid(
                package.name,
                title,
                reader.rows,
                state != "visible",
                frozenset(reader.hidden_rows),
                tuple(reader.merged),
            )
        )
    said = _properties(package)
    return Book(
        package.name, tuple(grids), said.get("lastModifiedBy", ""), _day(said.get("modified", "")), said
    )


class _Targets:
    """Where the relations of a part lead, by id and by type."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self.types: dict[str, str] = {}

    def by_type(self, ending: str) -> str | None:
        """Return the first target whose type ends so."""
        found = (self.by_id[key] for key, kind in self.types.items() if kind.endswith(f"/{ending}"))
        return next((part for part in found), None)


def _targets(package: Package, part: str) -> _Targets:
    folder, _, own = part.rpartition("/")
    relations = f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels"
    targets = _Targets()

    def begin(name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if package.has(whole):
            targets.by_id[attributes.get("Id", "")] = whole
            targets.types[attributes.get("Id", "")] = attributes.get("Type", "")

    if package.has(relations):
        stream(package.read(relations), begin, _nothing)
    return targets


def _main_part(package: Package) -> str:
    return _targets(package, "").by_type("officeDocument") or "xl/workbook.xml"


def _sheets(package: Package, main: str) -> tuple[list[tuple[str, str, str]], bool]:
    """Return name, state and relation of each sheet, and whether days count from 1904."""
    sheets: list[tuple[str, str, str]] = []
    epochs: list[str] = []

    def begin(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = attributes.get("id", "")
            sheets.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))
        elif name == "workbookPr":
            epochs.append(attributes.get("date1904", "0"))

    stream(package.read(main), begin, _nothing)
    if not sheets:
        raise ValueError("a workbook has sheets")
    if len(sheets) > limits.SHEETS:
        raise Refused(f"it has more than {limits.SHEETS} sheets")
    return sheets, epochs[-1:] in (["1"], ["true"])


def _properties(package: Package) -> dict[str, str]:
    said: dict[str, str] = {}
    end: Callable[[str, str], None] = lambda name, text: said.update({name: text.strip()})  # noqa: E731
    if package.has(_CORE):
        stream(package.read(_CORE), _ignore, end)
    return said


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _nothing(name: str, text: str) -> None:
    """Leave the end of an element alone."""


def _ignore(name: str, attributes: Attributes) -> None:
    """Leave the beginning of an element alone."""
