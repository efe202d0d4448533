# SPDX-License-Identifier: MIT
"""Write the frozen bank-holiday calendars from the `holidays` package: for developers, never at run time.

Run `python tools/freeze_calendars.py` after a new bank holiday is proclaimed and a new `holidays` is
released, or after adding the day to `overrides.csv`; then read the difference before committing it.
Each part of the United Kingdom has its own file: the package's bare `GB` leaves out Easter Monday.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import holidays

CALENDARS = Path(__file__).parent.parent / "requirements-catalogue" / "calendars"
REGIONS = {"eng": "ENG", "wls": "WLS", "sct": "SCT", "nir": "NIR"}
YEARS = range(2004, 2033)


def package_holidays(region: str) -> dict[date, str]:
    """The bank holidays the package knows for a region over the frozen years."""
    found = holidays.country_holidays("GB", subdiv=REGIONS[region], years=YEARS, language="en_GB")
    return {day: found[day] for day in sorted(found)}


def overrides(text: str, region: str) -> list[tuple[date, str, str]]:
    """The corrections (date, add or remove, name) that `overrides.csv` makes to a region."""
    rows = csv.DictReader(io.StringIO(text))
    return [
        (date.fromisoformat(row["date"]), row["action"], row["name"])
        for row in rows
        if row["region"] in (region, "all")
    ]


def frozen(region: str, text: str) -> dict[date, str]:
    """The holidays to freeze for a region: the package's, with the overrides applied."""
    days = package_holidays(region)
    for day, action, name in overrides(text, region):
        if action == "add":
            days[day] = name
        elif days.pop(day, None) is None:
            raise ValueError(f"overrides.csv removes {day} from {region}, where it is not a holiday")
    return dict(sorted(days.items()))


def as_csv(days: dict[date, str]) -> str:
    """The text of a calendar file."""
    return "date,name\n" + "".join(f"{day.isoformat()},{name}\n" for day, name in days.items())


def main() -> None:
    """Write the four files."""
    text = (CALENDARS / "overrides.csv").read_text(encoding="utf-8")
    for region in REGIONS:
        path = CALENDARS / f"{region}.csv"
        path.write_text(as_csv(frozen(region, text)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
