# SPDX-License-Identifier: MIT
"""The files of a project made one: lists are joined, and a fact of the whole project is said once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.diagnostics import Diagnostic, did_you_mean, fault, has_errors
from planner.load import limits
from planner.load.fields import Model, is_list, written_fields
from planner.load.files import top_of
from planner.load.folder import list_project, place_of
from planner.load.places import Branch, origin, span_of
from planner.load.positions import Positions
from planner.load.yaml_file import YamlFile, read_yaml_file

FORMAT = "1"
_UNKNOWN = ("", "unknown")
NOTHING_SAID: Mapping[str, str] = {}


@dataclass
class WrittenProject:
    """What people wrote, as plain data, before anyone asked whether it makes sense.

    `sources` holds the lines of every file by the name that spans use; `prefix` is what to put before
    such a name to open it; `lists` are the nouns that may be split over files.
    """

    lists: dict[str, bool]
    prefix: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    root: Branch = field(default_factory=lambda: origin(""))
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def positions(self) -> Positions:
        """Return where everything was written."""
        return Positions(self.root, self.sources, self.ids)


def read_project(path: Path, model: Model, said: Mapping[str, str] = NOTHING_SAID) -> WrittenProject:
    """Return what a project folder, or a single file, says. The fields of `model` are its nouns.

    `said` holds facts of the whole project that stand in place of what is written (`--as-of`).
    """
    nouns = {name: is_list(info) for name, info in written_fields(model).items()}
    project = WrittenProject(nouns, prefix=place_of(path))
    listing = list_project(path)
    project.faults += listing.faults
    values = 0
    for name, place in listing.files:
        read = read_yaml_file(place, name)
        values += read.values
        if values > limits.PROJECT_VALUES:
            project.faults.append(fault("PLN024", "the files hold too many values in all", top_of(name)))
            break
        _take(read, project)
    project.data.update(said if project.data else {})
    _check_head(project)
    _index_ids(project)
    return project


def _take(read: YamlFile, project: WrittenProject) -> None:
    """Add what one file says."""
    project.sources[read.name] = read.lines
    project.faults += read.faults
    project.root.file = project.root.file or read.name
    if isinstance(read.value, dict):
        for noun, value in read.value.items():
            _take_noun(noun, value, read, project)
    elif read.value is not None:
        where = span_of(read.root, read.name, read.lines)
        project.faults.append(fault("PLN023", "the file does not begin with a noun and a colon", where))


def _take_noun(noun: str, value: Any, read: YamlFile, project: WrittenProject) -> None:
    key, place = read.root.keys[noun]
    where = span_of(key, read.name, read.lines)
    if noun not in project.lists:
        near = did_you_mean(noun, project.lists) or f"the nouns are {', '.join(project.lists)}"
        project.faults.append(fault("PLN030", f"'{noun[:80]}' is not a noun of a project", where, help=near))
    elif value is None:
        return  # a noun with nothing under it says nothing
    elif project.lists[noun]:
        _join(noun, value, key, place, read, project)
    elif noun in project.data:
        first = project.positions.key_span((noun,))
        message = f"'{noun}' was said before"
        project.faults.append(fault("PLN031", message, where, related=(("first said here", first),)))
    else:
        project.data[noun] = value
        project.root.keys[noun] = (key, _in_file(place, read.name))


def _join(noun: str, value: Any, key: Any, place: Any, read: YamlFile, project: WrittenProject) -> None:
    """Add the items of a list to those of the files before."""
    if not isinstance(value, list):
        where = span_of(key, read.name, read.lines)
        project.faults.append(fault("PLN105", f"'{noun}' is a list", where))
        return
    if noun not in project.data:
        project.data[noun] = []
        project.root.keys[noun] = (key, Branch(place.start_mark, place.end_mark, [], read.name))
    project.data[noun] += value
    joined: Branch = project.root.keys[noun][1]
    joined.items.extend(_in_file(item, read.name) for item in place.items)


def _in_file(place: Any, name: str) -> Branch:
    """Return the place, knowing its file."""
    children = place.children if isinstance(place, Branch) else {}
    return Branch(place.start_mark, place.end_mark, children, name)


def _check_head(project: WrittenProject) -> None:
    """Check the two facts that every project says. After a fault of reading, silence proves nothing."""
    silent = has_errors(project.faults)
    version = project.data.get("planner")
    top = top_of(project.root.file) if project.root.file else None
    if version is None and not silent:
        project.faults.append(fault("PLN032", "no file of the project says 'planner: 1'", top))
    elif version is not None and version != FORMAT:
        where = project.positions.span(("planner",))
        shown = f"'{version[:80]}'" if isinstance(version, str) else "a list or a mapping"
        project.faults.append(fault("PLN033", f"{shown} is not a version of the format", where))
    day = project.data.get("as_of")
    if "as_of" in project.lists and (day is None or str(day).strip().lower() in _UNKNOWN) and not silent:
        blank = project.positions.span(("as_of",)) if day is not None else top
        project.faults.append(fault("PLN034", "no file of the project says the day of the plan", blank))


def _index_ids(project: WrittenProject) -> None:
    """Note the id of every item, and refuse an id that a noun uses twice."""
    for noun, listed in project.lists.items():
        ids = project.ids[noun] = {}
        for index, item in enumerate(project.data.get(noun, ()) if listed else ()):
            named = isinstance(item, dict) and (item.get("id") or item.get("ods"))
            if not isinstance(named, str) or named.strip().lower() in _UNKNOWN:
                continue
            if named in ids:
                project.faults.append(_twice(noun, named, ids[named], index, project))
            else:
                ids[named] = index


def _twice(noun: str, named: str, first: int, second: int, project: WrittenProject) -> Diagnostic:
    spans = [project.positions.span((noun, index, "id")) for index in (first, second)]
    message = f"the id '{named[:80]}' is used twice in {noun}"
    return fault("PLN202", message, spans[1], related=(("first used here", spans[0]),))
