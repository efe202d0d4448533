# SPDX-License-Identifier: MIT
"""One YAML file, from the disk to data with places. The catalogue is read with this too."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.diagnostics import Diagnostic, fault
from planner.load.files import read_bytes, top_of
from planner.load.places import Branch, origin
from planner.load.text import decoded, lines_of
from planner.load.yaml_events import read_events


@dataclass(frozen=True)
class YamlFile:
    """What a file says. `value` is None if it could not be read (then there are faults) or says nothing."""

    name: str
    value: Any
    root: Branch
    lines: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    values: int = 0


def read_yaml_file(path: Path, name: str) -> YamlFile:
    """Return what the file at `path` says. Faults are in it; nothing is raised. `name` is for messages."""
    raw = read_bytes(path, name)
    if isinstance(raw, Diagnostic):
        return YamlFile(name, None, origin(name), (), (raw,))
    return read_yaml_bytes(raw, name)


def read_yaml_bytes(raw: bytes, name: str) -> YamlFile:
    """Return what these bytes say."""
    text, faults = decoded(raw, name)
    lines = lines_of(text)
    if not faults and not text.strip():
        faults = [fault("PLN008", f"'{name}' is empty", top_of(name))]
    if faults:
        return YamlFile(name, None, origin(name), tuple(lines), tuple(faults))
    written = read_events(text, name, lines)
    return YamlFile(name, written.value, written.root, tuple(lines), written.faults, written.values)
