# SPDX-License-Identifier: MIT
"""Which numbers of a workbook are dates: the style of the cell decides, and the day it counts from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.load.office.package import Package
from planner.load.office.xml import Attributes, stream

_LAST_DAY = 2_958_465
"""31 December 9999, as Excel counts it."""


@dataclass(frozen=True)
class Dates:
    """The numbers of the cell styles that print dates, and whether days count from 1904."""

    styles: frozenset[int]
    from_1904: bool = False

    def day(self, style: int, number: float) -> date | None:
        """Return the day (with a time: a datetime) that a number in that style prints; None for no date."""
        if style not in self.styles or not 0 < number <= _LAST_DAY:
            return None
        start = datetime(1904, 1, 1) if self.from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - no zone in a cell
        whole = start + timedelta(days=int(number))
        seconds = round((number - int(number)) * 86_400)
        return whole + timedelta(seconds=seconds) if seconds else whole.date()


def read_date_styles(package: Package, part: str | None) -> frozenset[int]:
    """Return the numbers of the cell styles that print a date."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    formats = dict(BUILTIN_FORMATS)
    used: list[int] = []
    inside: list[str] = []

    def begin(name: str, attributes: Attributes) -> None:
        inside.append(name)
        if name == "numFmt" and attributes.get("numFmtId", "").isdigit():
            formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            number = attributes.get("numFmtId", "0")
            used.append(int(number) if number.isdigit() else 0)

    def end(name: str, text: str) -> None:
        inside.pop()

    if part is not None:
        stream(package.read(part), begin, end)
    dated = {number for number in set(used) if is_date_format(formats.get(number)) or 14 <= number <= 22}
    return frozenset(index for index, number in enumerate(used) if number in dated)
