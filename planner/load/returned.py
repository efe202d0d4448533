# SPDX-License-Identifier: MIT
"""The folder in which everything that came back lies: which workbook is what, and of whom."""

from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostic, fault
from planner.evaluation.identity import BID_KINDS, Identity, identity_in
from planner.evaluation.tender import Tender
from planner.load.office import Book, MarkedTable, marked_tables, read_office_file, read_workbook
from planner.load.unmarked import tables_by_sight

MOST_FILES = 500
"""Workbooks in one folder; more is a folder given by mistake."""


@dataclass(frozen=True)
class Returned:
    """A workbook that came back: its name within the folder, whose it is, and its tables by kind.

    `by_sight` are the kinds whose hidden marks are gone, so that they were read by what people see.
    """

    name: str
    sender: str
    book: Book
    tables: tuple[tuple[Identity, MarkedTable], ...]
    by_sight: frozenset[str] = frozenset()

    def table(self, kind: str) -> tuple[Identity, MarkedTable] | None:
        """Return the first table of a kind."""
        return next((held for held in self.tables if held[0].kind == kind), None)


def read_returned(folder: Path, tender: Tender) -> tuple[tuple[Returned, ...], tuple[Diagnostic, ...]]:
    """Return every workbook of a folder that belongs to an evaluation, and what is wrong with the others.

    A bid is that of the subfolder it lies in, else of its file: `alpha/response.xlsx`, `alpha.xlsx`.
    """
    found: list[Returned] = []
    faults: list[Diagnostic] = []
    paths = _workbooks(folder)
    if len(paths) > MOST_FILES:
        faults.append(
            fault("PLN540", f"the folder holds {len(paths):,} workbooks; {MOST_FILES} are the most")
        )
        return (), tuple(faults)
    for path in paths:
        read = _read(path, folder, tender)
        if isinstance(read, Diagnostic):
            faults.append(read)
        else:
            found.append(read)
    return tuple(found), tuple(faults)


def _workbooks(folder: Path) -> list[Path]:
    """Return the workbooks in a folder and in its subfolders, by name; no link is followed."""
    held = sorted(folder.iterdir(), key=lambda path: path.name)
    inner = [path for one in held if one.is_dir() and not one.is_symlink() for path in sorted(one.iterdir())]
    files = [one for one in (*held, *inner) if one.suffix.lower() == ".xlsx" and not one.is_symlink()]
    return [one for one in files if not one.name.startswith(("~$", "."))]


def _read(path: Path, folder: Path, tender: Tender) -> Returned | Diagnostic:
    name = path.relative_to(folder).as_posix()
    raw = read_office_file(path, name)
    if isinstance(raw, Diagnostic):
        return raw
    book = read_workbook(raw, name)
    if isinstance(book, Diagnostic):
        return book
    tables = [(identity_in(table.name), table) for table in marked_tables(book)]
    known = tuple((identity, table) for identity, table in tables if identity is not None)
    kinds = {identity.kind for identity, _ in known}
    sighted = tables_by_sight(book, tender, kinds) if kinds <= set(BID_KINDS) else ()
    if not known and not sighted:
        return fault("PLN540", f"'{name}' is no workbook of an evaluation, or its hidden marks are gone")
    sender = path.parent.name if path.parent != folder else path.stem
    by_sight = frozenset(identity.kind for identity, _ in sighted)
    return Returned(name, sender, book, (*known, *sighted), by_sight)
