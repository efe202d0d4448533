# SPDX-License-Identifier: MIT
"""The house style that a project asks for: found, read, and everything wrong with it told at its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from planner.diagnostics import Diagnostic, Span, fault
from planner.load import Loaded, Positions, read_yaml_file, validate
from planner.model import Project
from planner.model.presentation import StyleFile, StyleNames
from planner.render.word.house import HouseStyle
from planner.render.word.theirs import HouseStyleError, Look, StyleFault, read_own_style
from planner.shipped import shipped

SIDECAR = ".styles.yaml"
"""What a file of styles beside a house style is called, after the stem of that."""


@dataclass
class Found:
    """The house style to set documents in, its look, and what is to be told; None where ours is used."""

    house: HouseStyle | None = None
    look: Look | None = None
    told: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)


def shipped_style() -> Path:
    """Return the house style that planner ships."""
    return shipped("templates") / "word" / "house-style.docx"


def house_style(folder: Path, loaded: Loaded[Project], asked: Path | None) -> Found:
    """Return the house style of a project: the one that was asked for, else the one that it names.

    `folder` is the project's; `asked` is a file named on the command line, from where planner was started.
    """
    project = loaded.project
    assert project is not None
    where = loaded.positions.at("house_style") if project.house_style else None
    if asked is None and project.house_style is None:
        return Found(told=_unused(loaded, project))
    named = project.house_style or ""
    if asked is None and not relative(named):
        message = f"'{named[:80]}' is not a path from the project folder"
        return Found(told=[fault("PLN309", message, where, help="put the file into the project folder")])
    home = folder if folder.is_dir() else folder.parent
    path = asked if asked is not None else home / named
    found = Found()
    wanted = {**_beside(path, found), **(project.styles.said if project.styles else {})}
    try:
        own = read_own_style(path, shipped_style(), wanted)
    except HouseStyleError as refused:
        found.told += _placed(refused.faults, loaded, where if asked is None else None)
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or "there is no such file"
        message = f"the house style '{path.name}' cannot be opened: {reason}"
        found.told.append(fault("PLN309", message, where if asked is None else None, help=LOOK_AGAIN))
    else:
        found.told += _placed(own.told, loaded, where if asked is None else None)
        found.house, found.look = own.house, own.look
    return found


LOOK_AGAIN = "correct the path; in a project it is taken from the project folder"


def relative(named: str) -> bool:
    """Return whether this is a path within reach of the project folder: no other disk, no other machine."""
    windows = PureWindowsPath(named)
    return not (Path(named).is_absolute() or windows.drive or windows.root or "\x00" in named)


def _unused(loaded: Loaded[Project], project: Project) -> list[Diagnostic]:
    if project.styles is None or not project.styles.said:
        return []
    message = "'styles' names the styles of a house style, and none is given"
    return [
        fault("PLN312", message, loaded.positions.at("styles"), help="write 'house_style:' with its file")
    ]


def _beside(path: Path, found: Found) -> Mapping[str, str]:
    """Return what the file of styles beside a house style says, with its faults."""
    name = f"{path.stem}{SIDECAR}"
    beside = path.with_name(name)
    if not beside.is_file():
        return {}
    read = read_yaml_file(beside, name)
    found.sources[name] = read.lines
    found.told += read.faults
    if not isinstance(read.value, dict):
        return {}
    file, faults = validate(StyleFile, read.value, Positions(read.root, {name: read.lines}, {}))
    found.told += faults
    names: StyleNames | None = file.styles if file is not None else None
    return names.said if names is not None else {}


def _placed(faults: tuple[StyleFault, ...], loaded: Loaded[Project], where: Span | None) -> list[Diagnostic]:
    """Return the faults as diagnostics: at the entry of `styles:` they are about, else at the house style."""
    styles = loaded.project.styles if loaded.project is not None else None
    said = styles.said if styles is not None else {}
    return [
        fault(
            one.code,
            one.message,
            loaded.positions.at("styles", "", one.role) if one.role in said else where,
            help=one.help or None,
        )
        for one in faults
    ]
