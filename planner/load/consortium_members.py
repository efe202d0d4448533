# SPDX-License-Identifier: MIT
"""The members of a consortium, each read as the project it is, for one day; what is wrong is told once."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.diagnostics import Diagnostic, Span, did_you_mean, fault, in_order
from planner.diagnostics.values import SHIPPED
from planner.load.consortium import ReadConsortium
from planner.load.estate import Estate, load_estate


@dataclass(frozen=True)
class ReadMembers:
    """The members as they were read, sound or not, by id, and all that is wrong with them and around them.

    The diagnostics name files from the folder of the consortium, and those of the consortium are among
    them. What is wrong in a shared file, which every member sees, is among them once.
    """

    estates: Mapping[str, Estate]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sequence[str]]

    @property
    def sound(self) -> tuple[str, ...]:
        """Return the members that can be planned."""
        return tuple(id_ for id_, estate in self.estates.items() if estate.loaded.project is not None)


def read_members(read: ReadConsortium, shipped: Path) -> ReadMembers:
    """Return every member of a consortium that was read; `shipped` is the folder of the catalogue."""
    faults = list(read.diagnostics)
    sources = dict(read.sources)
    estates = {}
    for id_, folder in read.members.items():
        estate, of_another_day = _for_the_day(folder, shipped, read.as_of)
        estates[id_] = estate
        told = (*estate.loaded.diagnostics, *of_another_day)
        faults += [_seen_from_above(one, folder.name) for one in told]
        sources |= {_name(folder.name, name): lines for name, lines in estate.loaded.sources.items()}
    faults += _stores(read, estates)
    return ReadMembers(estates, in_order(faults), sources)


def _for_the_day(folder: Path, shipped: Path, day: date | None) -> tuple[Estate, list[Diagnostic]]:
    """Return a member's project as it stands on the day of the consortium; warn where it says another one."""
    estate = load_estate(folder, shipped)
    project = estate.loaded.project
    if project is None or day is None or project.as_of == day:
        return estate, []
    message = f"the plan is of {project.as_of}, the consortium's of {day}"
    where = estate.loaded.positions.span(("as_of",))
    return load_estate(folder, shipped, day), [fault("PLN604", message, where)]


def _stores(read: ReadConsortium, estates: Mapping[str, Estate]) -> Iterator[Diagnostic]:
    """Yield the stores that no member sees as a system; nothing where a member could not be read."""
    projects = [estate.loaded.project for estate in estates.values()]
    if read.consortium is None or None in projects:
        return
    known = sorted({system.id for project in projects if project for system in project.systems})
    for index, store in enumerate(read.consortium.stores or ()):
        if store.id not in known:
            where = read.positions.span(("consortium", "stores", index, "id"))
            near = did_you_mean(store.id, known)
            yield fault("PLN606", f"no member sees a system '{store.id}'", where, near)


def _seen_from_above(one: Diagnostic, folder: str) -> Diagnostic:
    where = _moved(one.where, folder) if one.where else None
    return replace(
        one, where=where, related=tuple((said, _moved(span, folder)) for said, span in one.related)
    )


def _moved(span: Span, folder: str) -> Span:
    return replace(span, file=_name(folder, span.file))


def _name(folder: str, name: str) -> str:
    return name if name.startswith(SHIPPED) else posixpath.normpath(f"{folder}/{name}")
