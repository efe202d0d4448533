# SPDX-License-Identifier: MIT
"""The document templates of a project: those of its own, laid over those that planner ships."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.diagnostics import Diagnostic, did_you_mean, fault
from planner.load import Loaded
from planner.load.files import read_bytes, top_of
from planner.load.text import decoded, lines_of
from planner.model import Project
from planner.presentation.house_style import relative
from planner.shipped import shipped

FOLDER = "templates"
ENDING = ".html.j2"
MOST_FILES = 100
OTHER_ENDINGS = (".j2", ".jinja", ".jinja2", ".html")


@dataclass
class Templates:
    """Every template by name; `own` are the names of the project's, each with what messages call its file."""

    texts: dict[str, str]
    own: dict[str, str] = field(default_factory=dict)
    told: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)


def shipped_templates() -> dict[str, str]:
    """Return the document templates that planner ships, by file name."""
    folder = shipped("templates") / "documents"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.j2"))}


def has_own(folder: Path, named: str | None) -> bool:
    """Return whether a project has templates of its own, or says so."""
    return named is not None or (folder.is_dir() and (folder / FOLDER).is_dir())


def project_templates(folder: Path, loaded: Loaded[Project]) -> Templates:
    """Return the templates of a project: its own in the place of shipped ones of the same name."""
    project = loaded.project
    named = project.templates if project is not None else None
    found = Templates(shipped_templates())
    if not has_own(folder, named):
        return found
    home = folder if folder.is_dir() else folder.parent
    where = loaded.positions.at("templates") if named else None
    if named and not relative(named):
        found.told.append(fault("PLN319", f"'{named[:80]}' is not a path from the project folder", where))
        return found
    place = home / (named or FOLDER)
    if not place.is_dir():
        found.told.append(fault("PLN319", f"there is no folder '{named}'", where, help="correct the path"))
        return found
    _read(place, (named or FOLDER).replace("\\", "/").rstrip("/"), found)
    return found


def _read(place: Path, called: str, found: Templates) -> None:
    """Read the templates of a folder."""
    shelf = tuple(found.texts)
    names = sorted(path.name for path in place.iterdir() if path.name.endswith(OTHER_ENDINGS))
    if len(names) > MOST_FILES:
        found.told.append(fault("PLN319", f"'{called}' holds more than {MOST_FILES} templates"))
        return
    for name in names:
        file = f"{called}/{name}"
        if not (name.endswith(ENDING) and (name in shelf or name.startswith("_"))):
            near = did_you_mean(name, shelf) or f"the shipped templates are {', '.join(shelf)}"
            found.told.append(fault("PLN319", f"'{file}' stands in the place of none", top_of(file), near))
            continue
        if (place / name).is_symlink():
            found.told.append(fault("PLN009", f"'{file}' is a link, and is not followed", top_of(file)))
            continue
        raw = read_bytes(place / name, file)
        if isinstance(raw, Diagnostic):
            found.told.append(raw)
            continue
        text, faults = decoded(raw, file)
        found.sources[file] = tuple(lines_of(text))
        found.told += faults
        if not faults:
            found.texts[name], found.own[name] = text, file


def shipped_names() -> Mapping[str, str]:
    """Return what can be copied to begin with: the shipped templates, by the name a person types."""
    return {name.removesuffix(ENDING): name for name in shipped_templates()}
