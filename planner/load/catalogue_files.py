# SPDX-License-Identifier: MIT
"""The files of the catalogue: those that planner ships, and those a project lays over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.diagnostics import Diagnostic, Span, did_you_mean, fault
from planner.diagnostics.values import SHIPPED
from planner.load.files import top_of
from planner.load.folder import OWN_CATALOGUE, list_project
from planner.load.places import find, span_of
from planner.load.yaml_file import YamlFile, read_yaml_file
from planner.rules.problems import Problem

OWN_FOLDERS = ("requirements", "risks", "activities")
OWN_FILES = ("benefits.yaml", "instruments.yaml", "sources.yaml", "disable.yaml")

REFERENCE_FIELDS = frozenset({"sources", "standards", "requirements", "activities", "params", "protection"})


@dataclass
class CatalogueFiles:
    """The shipped folder and perhaps a project's own, with the faults met and the lines for excerpts."""

    root: Path
    own: Path | None = None
    faults: list[Diagnostic] = field(default_factory=list)
    lines: dict[str, Sequence[str]] = field(default_factory=dict)
    own_files: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """List the project's own files once; one that is no part of a catalogue is a fault."""
        if self.own is None or not self.own.is_dir():
            return
        listing = list_project(self.own)
        self.faults += [_within(found) for found in listing.faults if found.code != "PLN005"]
        for name, path in listing.files:
            if name in OWN_FILES or (name.count("/") == 1 and name.split("/")[0] in OWN_FOLDERS):
                self.own_files[name] = path
            else:
                self.faults.append(_no_part(name))

    def shipped_file(self, name: str) -> YamlFile:
        """Return one file that planner ships."""
        return self._read(self.root / name, f"{SHIPPED}{name}")

    def shipped_folder(self, name: str) -> list[YamlFile]:
        """Return every YAML file of a shipped folder that could be read, by name."""
        names = sorted(path.name for path in (self.root / name).glob("*.yaml"))
        files = [self.shipped_file(f"{name}/{one}") for one in names]
        return [read for read in files if isinstance(read.value, dict)]

    def own_under(self, name: str) -> list[YamlFile]:
        """Return the project's own files of this name, or in the folder of this name, that could be read."""
        wanted = [key for key in self.own_files if key == name or key.startswith(f"{name}/")]
        files = [self._read(self.own_files[key], f"{OWN_CATALOGUE}/{key}") for key in wanted]
        for read in files:
            if read.value is not None and not isinstance(read.value, dict):
                self.faults.append(
                    fault("PLN301", "a file of the catalogue is a set of named lists", _top(read))
                )
        return [read for read in files if isinstance(read.value, dict)]

    def _read(self, path: Path, name: str) -> YamlFile:
        read = read_yaml_file(path, name)
        self.faults += read.faults
        self.lines[name] = read.lines
        return read

    def note(self, read: YamlFile, problems: Iterable[Problem]) -> None:
        """Note the problems of one file of entries, each at its place."""
        for problem in problems:
            told = f"{problem.entry}: {problem.message}" if problem.entry else problem.message
            self.faults.append(fault(_code(problem), told, problem_span(read, problem), help=problem.help))


def _within(found: Diagnostic) -> Diagnostic:
    """Return a fault of the listing with its place named from the project folder."""
    where = replace(found.where, file=f"{OWN_CATALOGUE}/{found.where.file}") if found.where else None
    return replace(found, where=where)


def _no_part(name: str) -> Diagnostic:
    parts = [*OWN_FILES, *(f"{folder}/" for folder in OWN_FOLDERS)]
    first = f"{name.split('/')[0]}/" if "/" in name else name
    near = did_you_mean(first, parts) or f"a catalogue holds {', '.join(parts)}"
    return fault(
        "PLN308",
        f"'{OWN_CATALOGUE}/{name}' is no part of a catalogue",
        top_of(f"{OWN_CATALOGUE}/{name}"),
        help=near,
    )


def _top(read: YamlFile) -> Span:
    return span_of(read.root, read.name, read.lines)


def _code(problem: Problem) -> str:
    if problem.path and problem.path[-1] == "when":
        return "PLN302"
    refers = len(problem.path) == 3 and problem.path[2] in REFERENCE_FIELDS
    return "PLN303" if refers and problem.message.startswith("there is no") else "PLN301"


def problem_span(read: YamlFile, problem: Problem) -> Span:
    """Return the place of a problem: its value, or the columns within it where they are known."""
    spot = find(read.root, problem.path)
    span = span_of(spot.value, spot.file, read.lines)
    if problem.column is None:
        return span
    start = span.column + problem.column
    return Span(span.file, span.line, start, span.line, start + problem.length)


def key_span(read: YamlFile, *path: str | int) -> Span:
    """Return the place of a value of a file."""
    spot = find(read.root, path)
    return span_of(spot.value, spot.file, read.lines)
