# SPDX-License-Identifier: MIT
"""A small register as planner writes it, and as people send it back."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl import Workbook as OpenBook
from openpyxl import load_workbook

from planner.diagnostics import Diagnostic
from planner.documents.table import Table
from planner.documents.workbook import Column, Properties, Workbook
from planner.load.office import Book, MarkedTable, marked_tables, read_workbook
from planner.render.excel import write_xlsx

COLUMNS = (
    Column("id", "Id", "id"),
    Column("title", "Risk", "long"),
    Column("owner", "Owner", editable=True),
    Column("status", "Status", "choice", choices=("Open", "Closed"), editable=True),
    Column("due", "Target date", "date", editable=True),
)
ROWS = (
    ("R1", "The store is full", "Ann", "Open", date(2027, 3, 31)),
    ("R2", "=cmd|' /C calc'!A0", "Bob", "Open", None),
    ("R3", "Nobody knows the codes", None, "Closed", None),
)


def register() -> bytes:
    table = Table("register", "Register", COLUMNS, ROWS, note="A note of planner's own.")
    held = Properties("Register", "Exit", "Trust", "Trust", "Draft", date(2026, 11, 24))
    return write_xlsx(Workbook(held, (table.sheet("Risks"),)))


def edited(change: Callable[[OpenBook], Any], raw: bytes | None = None) -> bytes:
    """The workbook as openpyxl saves it after a change."""
    book = load_workbook(io.BytesIO(raw or register()))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(raw: bytes) -> Book:
    book = read_workbook(raw, "register.xlsx")
    assert isinstance(book, Book), book
    return book


def table_of(raw: bytes) -> MarkedTable:
    (table,) = marked_tables(read(raw))
    return table


def refused(raw: bytes) -> Diagnostic:
    fault = read_workbook(raw, "register.xlsx")
    assert isinstance(fault, Diagnostic)
    return fault


def repacked(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed, or added if there was none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, change(b""))
    return out.getvalue()
