# SPDX-License-Identifier: MIT
"""Workbooks read back the way a person's tools read them."""

from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Opened


def opened(content: bytes, values: bool = False) -> Opened:
    """The workbook as openpyxl reads it: formulas, or the results stored with them."""
    return load_workbook(BytesIO(content), data_only=values)


def part(content: bytes, name: str) -> str:
    """One part of the file, as text."""
    with ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()
