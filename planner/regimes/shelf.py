# SPDX-License-Identifier: MIT
"""The regimes that are held, with the bank holidays they count by."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.regimes.pack import Pack, Selection
from planner.regimes.working_days import HolidaysByPart


@dataclass(frozen=True)
class Regimes:
    """The packs by their names, in the order in which they came into force, and the calendars."""

    packs: Mapping[str, Pack]
    selection: Selection
    holidays: HolidaysByPart
