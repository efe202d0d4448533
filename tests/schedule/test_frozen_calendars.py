# SPDX-License-Identifier: MIT
"""The shipped calendars are what the `holidays` package says, with the overrides, and nothing else."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from plans import CATALOGUE, regional

REGIONS = ("eng", "wls", "sct", "nir")
TOOL = Path(__file__).parents[2] / "tools" / "freeze_calendars.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("freeze_calendars", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("region", REGIONS)
def test_the_frozen_file_is_the_package_with_the_overrides(region: str) -> None:
    freeze = tool()
    overrides = (CATALOGUE / "calendars" / "overrides.csv").read_text(encoding="utf-8")
    shipped = (CATALOGUE / "calendars" / f"{region}.csv").read_text(encoding="utf-8")
    assert shipped == freeze.as_csv(freeze.frozen(region, overrides))


@pytest.mark.parametrize("region", REGIONS)
def test_every_year_has_its_holidays(region: str) -> None:
    years = [day.year for day in regional(region).holidays]
    assert sorted(set(years)) == list(range(2004, 2033))
    assert min(years.count(year) for year in set(years)) >= 8


@pytest.mark.parametrize(
    "day",
    [
        *(date(2011, 4, 29), date(2012, 6, 4), date(2012, 6, 5), date(2020, 5, 8), date(2022, 6, 3)),
        *(date(2022, 9, 19), date(2023, 5, 8), date(2026, 12, 28), date(2027, 12, 28)),
    ],
)
def test_one_off_and_substitute_holidays_are_in_the_england_file(day: date) -> None:
    assert day in regional("eng").holidays


def test_holidays_that_moved_left_their_old_day() -> None:
    assert date(2012, 5, 28) not in regional("eng").holidays  # to 4 June for the Diamond Jubilee
    assert date(2020, 5, 4) not in regional("eng").holidays  # to 8 May for VE Day


def test_an_override_that_removes_nothing_is_refused() -> None:
    text = "region,date,action,name,reason\neng,2026-06-01,remove,Nothing,Wrong\n"
    with pytest.raises(ValueError, match="2026-06-01 from eng"):
        tool().frozen("eng", text)


def test_an_override_adds_a_day_everywhere() -> None:
    text = "region,date,action,name,reason\nall,2026-06-01,add,A day,Proclaimed\n"
    assert all(tool().frozen(region, text)[date(2026, 6, 1)] == "A day" for region in REGIONS)
