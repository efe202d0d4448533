# SPDX-License-Identifier: MIT
"""Service paths: the ways in which a radiology service reaches a patient, as the catalogue defines them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from planner.model import SystemKind

PathState = Literal["works", "degraded", "unknown", "stopped"]
STATES: tuple[PathState, ...] = ("works", "degraded", "unknown", "stopped")
"""From the best to the worst. `unknown` stands above `degraded`: it may be a stop."""


@dataclass(frozen=True)
class PathFunction:
    """Work that some system on the path must do; any live system of one of `kinds` can do it."""

    role: str
    kinds: tuple[SystemKind, ...]
    essential: bool


@dataclass(frozen=True)
class PathLinks:
    """Interfaces the path runs over: those of one of `purposes` that end at one of `into` (all, if empty)."""

    role: str
    purposes: tuple[str, ...]
    into: tuple[SystemKind, ...]
    essential: bool


@dataclass(frozen=True)
class ServicePath:
    """One service path, with the sentence that tells a manager what stops with it.

    A path that is `everywhere` belongs to every radiology service, whether or not the estate
    names all its parts; any other may not exist where a part it cannot do without is missing.
    """

    id: str
    title: str
    short: str
    stopped: str
    functions: tuple[PathFunction, ...]
    links: tuple[PathLinks, ...]
    everywhere: bool = False


def service_paths(written: Mapping[str, Any]) -> tuple[ServicePath, ...]:
    """Return the service paths of the catalogue file `references/service-paths.yaml`, in their order."""
    entries = sorted(written["service_paths"], key=lambda entry: int(entry["order"]))
    return tuple(
        ServicePath(
            id=entry["id"],
            title=entry["title"],
            short=entry["short"],
            stopped=entry["stopped"],
            functions=tuple(
                PathFunction(part["role"], tuple(part["kinds"]), _is_true(part["essential"]))
                for part in entry["functions"]
            ),
            links=tuple(
                PathLinks(
                    part["role"], tuple(part["purposes"]), tuple(part["into"]), _is_true(part["essential"])
                )
                for part in entry["links"]
            ),
            everywhere=_is_true(entry.get("everywhere", False)),
        )
        for entry in entries
    )


def worst(states: "list[PathState] | tuple[PathState, ...]") -> PathState:
    """Return the worst of some states; `works` where there are none."""
    return max(states, key=STATES.index, default="works")


def _is_true(written: object) -> bool:
    return written is True or written == "true"
