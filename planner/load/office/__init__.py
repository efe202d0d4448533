# SPDX-License-Identifier: MIT
"""Office files that come back from people: bounded before they are read, and never trusted.

A workbook becomes typed cells that know their address (`risk-register.xlsx!Risks!F37`). Tables are found by
their hidden marks, not by the name of a sheet, the order of rows or the words of a heading.
"""

from planner.load.office.answers import Refusal, as_choice, as_day, as_number, as_text
from planner.load.office.cells import Book, Cell, Grid
from planner.load.office.package import Package, open_package, read_office_file
from planner.load.office.reading import read_workbook
from planner.load.office.tables import Before, MarkedRow, MarkedTable, marked_tables, written_before

__all__ = [
    "Before",
    "Book",
    "Cell",
    "Grid",
    "MarkedRow",
    "MarkedTable",
    "Package",
    "Refusal",
    "as_choice",
    "as_day",
    "as_number",
    "as_text",
    "marked_tables",
    "open_package",
    "read_office_file",
    "read_workbook",
    "written_before",
]
