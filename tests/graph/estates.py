# SPDX-License-Identifier: MIT
"""Small estates for the tests of the graph, written as people write them."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from planner.graph import Dependencies, LapseEvent, ServicePath, dependencies, service_paths
from planner.graph.endings import present_ends
from planner.graph.evaluate import PathOnDay, evaluate
from planner.graph.lapse import PathEffect
from planner.graph.live import Day, Running
from planner.graph.sites import PathAtSite
from planner.model import Project
from planner.model.checks import check_project
from planner.shipped import shipped


@cache
def paths() -> tuple[ServicePath, ...]:
    """Return the service paths of the catalogue."""
    file = Path(shipped("requirements-catalogue"), "references", "service-paths.yaml")
    return service_paths(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))


def project(text: str, as_of: str = "2026-09-01") -> Project:
    """Return a sound project from YAML."""
    made = Project.model_validate(yaml.load(f"planner: 1\nas_of: {as_of}\n{text}", yaml.BaseLoader))
    slips = [finding for finding in check_project(made) if finding.code in ("PLN201", "PLN203", "PLN204")]
    assert slips == [], slips
    return made


def estate(text: str, as_of: str = "2026-09-01") -> Dependencies:
    """Return the dependencies of an estate written in YAML."""
    return dependencies(project(text, as_of), paths())


def path_at(found: Dependencies, path: str, site: str | None = None) -> PathAtSite:
    """Return one path at a site, or at the only site there is."""
    here = [at for at in found.at_sites if at.path.id == path and site in (None, at.site.id)]
    assert len(here) == 1, [at.site.id for at in here]
    return here[0]


def on_day(found: Dependencies, path: str, on: str, site: str | None = None) -> PathOnDay:
    """Return the state of a path on a day, with contracts ending as they stand."""
    running = Running(found.graph, Day(date.fromisoformat(on), present_ends(found.graph)))
    return evaluate(found.graph, path_at(found, path, site), running)


def event(found: Dependencies, on: str, extended: bool = False) -> LapseEvent:
    """Return what the endings of a day do."""
    day = date.fromisoformat(on)
    events = [one for one in found.lapse if one.on == day and one.if_extended is extended]
    assert len(events) == 1, [(one.on, one.words) for one in found.lapse]
    return events[0]


def effect(told: LapseEvent, path: str, site: str | None = None) -> PathEffect:
    """Return what an ending does to a path."""
    effects = [one for one in told.paths if one.at.path.id == path and site in (None, one.at.site.id)]
    assert len(effects) == 1, [(one.at.path.id, one.at.site.id) for one in told.paths]
    return effects[0]
