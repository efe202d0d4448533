# SPDX-License-Identifier: MIT
"""What several tests of the schedule share: the shipped catalogue, the England calendar, small plans."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import yaml

from planner.schedule.activities import ActivityTemplate, Duration, Phase
from planner.schedule.calendar import WorkingCalendar, holidays_from_csv
from planner.schedule.network import Link
from planner.schedule.reading import activity_catalogue
from planner.shipped import shipped

CATALOGUE = shipped("requirements-catalogue")


@cache
def activity_files() -> tuple[Mapping[str, Any], ...]:
    """The shipped activity files, as a YAML reader types them."""
    paths = sorted((CATALOGUE / "activities").glob("*.yaml"))
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)


@cache
def catalogue() -> tuple[tuple[Phase, ...], tuple[ActivityTemplate, ...]]:
    """The shipped phases and templates."""
    return activity_catalogue(activity_files())


def templates() -> tuple[ActivityTemplate, ...]:
    """The shipped templates."""
    return catalogue()[1]


@cache
def regional(region: str) -> WorkingCalendar:
    """A shipped calendar: eng, wls, sct or nir."""
    text = (CATALOGUE / "calendars" / f"{region}.csv").read_text(encoding="utf-8")
    return WorkingCalendar(region, frozenset(holidays_from_csv(text)))


def template(name: str, days: int, *after: str | Link, **more: Any) -> ActivityTemplate:
    """A small template: `template("B", 5, "A")` takes five days and comes after A."""
    links = tuple(Link(one) if isinstance(one, str) else one for one in after)
    told = {"phase": "test", "title": f"Do {name}", "role": "PM", "output": "Done.", "because": "It must be."}
    rest = {"duration": Duration(days, days, days), "sources": ("K",), "grade": "practice"}
    return ActivityTemplate(id=name, after=links, **{**told, **rest, **more})


def needed(_: str) -> bool:
    """A project in which everything is needed."""
    return True


def unexpanded(_: str) -> None:
    """A project that has not said what to expand over."""


MONDAY = date(2026, 6, 1)
"""A Monday with no bank holiday in England for the four weeks after it."""
