# SPDX-License-Identifier: MIT
"""The catalogue, from its folder of YAML files to values, with every fault of it at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from planner.diagnostics import Diagnostic, Span, fault, in_order
from planner.documents.catalogue import Catalogue, Family, Instrument, ScaleWord, Source
from planner.graph import service_paths
from planner.load.loading import collector_paused
from planner.load.places import find, span_of
from planner.load.yaml_file import YamlFile, read_yaml_file
from planner.migration import FILES, MigrationReferences, migration_references
from planner.rules.entries import (
    Problem,
    References,
    Requirement,
    RiskRule,
    requirement_entries,
    risk_entries,
)
from planner.schedule.activities import ActivityTemplate, Phase, TemplateProblemsError
from planner.schedule.calendar import WorkingCalendar, holidays_from_csv
from planner.schedule.reading import activity_catalogue

REGION = "eng"
"""The bank holidays of England: the trusts are English, wherever their suppliers sit."""

REFERENCE_FIELDS = frozenset({"sources", "standards", "requirements", "activities", "params"})


@dataclass
class _Reading:
    """The faults met so far, and the lines of each file for their excerpts."""

    root: Path
    faults: list[Diagnostic] = field(default_factory=list)
    lines: dict[str, Sequence[str]] = field(default_factory=dict)

    def file(self, name: str) -> YamlFile:
        """Return one file of the catalogue; its faults are noted."""
        read = read_yaml_file(self.root / name, name)
        self.faults += read.faults
        self.lines[name] = read.lines
        return read

    def folder(self, name: str) -> list[YamlFile]:
        """Return every YAML file of a folder that could be read, by name."""
        names = sorted(path.name for path in (self.root / name).glob("*.yaml"))
        files = [self.file(f"{name}/{one}") for one in names]
        return [read for read in files if isinstance(read.value, dict)]

    def note(self, read: YamlFile, problems: Sequence[Problem]) -> None:
        """Note the problems of one file of entries, each at its place."""
        for problem in problems:
            told = f"{problem.entry}: {problem.message}" if problem.entry else problem.message
            self.faults.append(fault(_code(problem), told, _span(read, problem), help=problem.help))


@dataclass(frozen=True)
class LoadedCatalogue:
    """The catalogue, or None if any of it is wrong, with all that is wrong and the lines to show."""

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sequence[str]]


def load_catalogue(root: Path) -> LoadedCatalogue:
    """Return the catalogue in a folder laid out like `requirements-catalogue/`."""
    with collector_paused():
        reading = _Reading(root)
        catalogue = _catalogue(reading)
    kept = None if reading.faults else catalogue
    return LoadedCatalogue(kept, tuple(in_order(reading.faults)), reading.lines)


def _catalogue(reading: _Reading) -> Catalogue:
    sources = {entry["key"]: Source(**entry) for entry in _listed(reading.file("sources.yaml"), "sources")}
    instruments = {
        entry["id"]: _instrument(entry) for entry in _listed(reading.file("instruments.yaml"), "instruments")
    }
    phases, activities = _activities(reading)
    known = References(
        sources=frozenset(sources),
        instruments=frozenset(instruments),
        activities=frozenset(activity.id for activity in activities),
    )
    families, requirements = _requirements(reading, known)
    risks = _risks(reading, known, frozenset(entry.id for entry in requirements))
    scales = (reading.file("scales.yaml").value or {}).get("scales", {})
    return Catalogue(
        families=families,
        requirements=requirements,
        risks=risks,
        phases=phases,
        activities=activities,
        paths=service_paths(reading.file("references/service-paths.yaml").value or {"service_paths": []}),
        sources=sources,
        instruments=instruments,
        calendar=_calendar(reading),
        migration=_migration(reading, known),
        likelihood=_scale(scales.get("likelihood", ())),
        impact=_scale(scales.get("impact", ())),
    )


def _listed(read: YamlFile, key: str) -> list[Mapping[str, Any]]:
    return list((read.value or {}).get(key) or ())


def _instrument(entry: Mapping[str, Any]) -> Instrument:
    days = {
        key: date.fromisoformat(entry[key]) if entry.get(key) else None
        for key in ("valid_from", "valid_until")
    }
    return Instrument(
        id=entry["id"],
        name=entry["name"],
        short=entry.get("short") or entry["name"],
        source=entry["source"],
        grade=entry["grade"],
        valid_from=days["valid_from"],
        valid_until=days["valid_until"],
    )


def _requirements(reading: _Reading, known: References) -> tuple[tuple[Family, ...], tuple[Requirement, ...]]:
    found: list[tuple[Family, tuple[Requirement, ...]]] = []
    for read in reading.folder("requirements"):
        entries, problems = requirement_entries(read.value, known)
        reading.note(read, problems)
        found.append((_family(read.value), entries))
    found.sort(key=lambda pair: (pair[0].order, pair[0].id))
    return tuple(family for family, _ in found), tuple(entry for _, entries in found for entry in entries)


def _family(written: Mapping[str, Any]) -> Family:
    return Family(
        id=str(written.get("family", "")),
        prefix=str(written.get("prefix", "")),
        heading=str(written.get("heading", "")),
        order=int(written.get("order") or 0),
        introduction=str(written.get("introduction") or ""),
    )


def _risks(reading: _Reading, known: References, requirements: frozenset[str]) -> tuple[RiskRule, ...]:
    allowed = References(known.sources, known.instruments, requirements, known.activities)
    found: list[RiskRule] = []
    for read in reading.folder("risks"):
        entries, problems = risk_entries(read.value, allowed)
        reading.note(read, problems)
        found += entries
    return tuple(sorted(found, key=lambda rule: rule.id))


def _activities(reading: _Reading) -> tuple[tuple[Phase, ...], tuple[ActivityTemplate, ...]]:
    files = reading.folder("activities")
    try:
        return activity_catalogue([read.value for read in files])
    except TemplateProblemsError as raised:
        top = Span("activities", 1, 1, 1, 1)
        reading.faults += [fault("PLN301", str(problem), top) for problem in raised.problems]
        return (), ()


def _migration(reading: _Reading, known: References) -> MigrationReferences:
    """Return what is known of moving data; where a file is wrong its faults are noted and nothing is kept."""
    files = {stem: reading.file(f"references/{stem}.yaml") for stem in FILES}
    references, problems = migration_references(
        {stem: read.value or {} for stem, read in files.items()}, known
    )
    for stem, found in problems.items():
        reading.note(files[stem], found)
    if references is None and not reading.faults:
        raise AssertionError("references without a fault must be usable")
    return references  # type: ignore[return-value]


def _calendar(reading: _Reading) -> WorkingCalendar:
    text = (reading.root / "calendars" / f"{REGION}.csv").read_text(encoding="utf-8")
    return WorkingCalendar(REGION, frozenset(holidays_from_csv(text)))


def _scale(written: Sequence[Mapping[str, Any]]) -> tuple[ScaleWord, ...]:
    return tuple(ScaleWord(int(step["score"]), step["word"], step["definition"]) for step in written)


def _code(problem: Problem) -> str:
    if problem.path and problem.path[-1] == "when":
        return "PLN302"
    refers = len(problem.path) == 3 and problem.path[2] in REFERENCE_FIELDS
    return "PLN303" if refers and problem.message.startswith("there is no") else "PLN301"


def _span(read: YamlFile, problem: Problem) -> Span:
    spot = find(read.root, problem.path)
    span = span_of(spot.value, spot.file, read.lines)
    if problem.column is None:
        return span
    start = span.column + problem.column
    return Span(span.file, span.line, start, span.line, start + problem.length)
