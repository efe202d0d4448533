# SPDX-License-Identifier: MIT
"""The regimes of procurement law, from their folder of packs and the frozen calendars to values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from planner.diagnostics import Diagnostic, Span, fault, in_order
from planner.load.files import read_bytes, top_of
from planner.load.loading import collector_paused
from planner.load.places import find, span_of
from planner.load.yaml_file import YamlFile, read_yaml_file
from planner.regimes import Known, Pack, PackProblem, Regimes, Selection, regime_pack, selection_pack
from planner.regimes.pack import PART_NAMES
from planner.schedule.calendar import holidays_from_csv

PACKS = "regimes"
SELECTION = "psr2023.yaml"
"""The one file that is no regime of its own, but the test of whether a contract is under another."""


@dataclass(frozen=True)
class LoadedRegimes:
    """The regimes, or None if any of them is wrong, with all that is wrong and the lines to show."""

    regimes: Regimes | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sequence[str]]


@dataclass
class _Reading:
    """The faults met so far, and the lines of each file."""

    root: Path
    faults: list[Diagnostic] = field(default_factory=list)
    lines: dict[str, Sequence[str]] = field(default_factory=dict)

    def file(self, name: str) -> YamlFile:
        """Return one YAML file of the catalogue; its faults are noted."""
        read = read_yaml_file(self.root / name, name)
        self.faults += read.faults
        self.lines[name] = read.lines
        return read

    def note(self, read: YamlFile, problems: Iterable[PackProblem]) -> None:
        """Note the problems of one pack, each at its place."""
        for problem in problems:
            told = f"{problem.entry}: {problem.message}" if problem.entry else problem.message
            self.faults.append(fault(_code(problem), told, self._span(read, problem), help=problem.help))

    def _span(self, read: YamlFile, problem: PackProblem) -> Span:
        spot = find(read.root, problem.path)
        return span_of(spot.value, spot.file, read.lines)


def load_regimes(root: Path) -> LoadedRegimes:
    """Return the regimes in a folder laid out like `requirements-catalogue/`."""
    with collector_paused():
        reading = _Reading(root)
        known = Known(
            _keys(reading.file("sources.yaml"), "sources", "key"),
            _keys(reading.file("instruments.yaml"), "instruments", "id"),
        )
        packs = _packs(reading, known)
        selection = _selection(reading, known)
        holidays = {part: _holidays(reading, part) for part in PART_NAMES}
    whole = not reading.faults and selection is not None
    regimes = Regimes(packs, selection, holidays) if whole and selection else None
    return LoadedRegimes(regimes, tuple(in_order(reading.faults)), reading.lines)


def _keys(read: YamlFile, group: str, key: str) -> frozenset[str]:
    written: Any = read.value if isinstance(read.value, Mapping) else {}
    return frozenset(str(entry[key]) for entry in written.get(group) or () if key in entry)


def _packs(reading: _Reading, known: Known) -> dict[str, Pack]:
    names = sorted(path.name for path in (reading.root / PACKS).glob("*.yaml"))
    found: list[Pack] = []
    for name in names:
        if name == SELECTION:
            continue
        read = reading.file(f"{PACKS}/{name}")
        if read.faults:
            continue
        pack, problems = regime_pack(read.value, known)
        reading.note(read, problems)
        found += [pack] if pack else []
    if not found and not reading.faults:
        reading.faults.append(fault("PLN301", "there is no regime pack", top_of(PACKS)))
    found.sort(key=lambda pack: pack.applies.commenced_from)
    return {pack.regime: pack for pack in found}


def _selection(reading: _Reading, known: Known) -> Selection | None:
    read = reading.file(f"{PACKS}/{SELECTION}")
    if read.faults:
        return None
    pack, problems = selection_pack(read.value, known)
    reading.note(read, problems)
    return pack


def _holidays(reading: _Reading, part: str) -> dict[date, str]:
    name = f"calendars/{part}.csv"
    raw = read_bytes(reading.root / name, name)
    if isinstance(raw, Diagnostic):
        reading.faults.append(raw)
        return {}
    try:
        return holidays_from_csv(raw.decode("utf-8"))
    except ValueError as wrong:
        reading.faults.append(fault("PLN301", f"{name}: {wrong}", top_of(name)))
        return {}


def _code(problem: PackProblem) -> str:
    return "PLN303" if problem.refers else "PLN301"
