# SPDX-License-Identifier: MIT
"""Workbook values to .xlsx bytes: the same workbook gives the same bytes on every machine and day."""

from planner.render.excel.faults import check_workbook
from planner.render.excel.writing import Picture, write_xlsx

__all__ = ["Picture", "check_workbook", "write_xlsx"]
