# SPDX-License-Identifier: MIT
"""Rings that cannot be: systems that succeed one another in a circle, options built on themselves."""

from planner.diagnostics import Finding
from planner.model.project import Project


def rings(project: Project) -> list[Finding]:
    """Return one finding for each ring of successors and each ring of options."""
    successors = {system.id: system.successor for system in project.systems if system.successor}
    bases = {option.id: option.based_on for option in project.options if option.based_on}
    return [
        *_rings(successors, "systems", "successor", "a replaced system must lead to one that stays"),
        *_rings(bases, "options", "based_on", "an option must be built on one that stands by itself"),
    ]


def _rings(next_of: dict[str, str], noun: str, field: str, remedy: str) -> list[Finding]:
    found, done = [], set[str]()
    for start in next_of:
        trail: list[str] = []
        here: str | None = start
        while here is not None and here not in done and here not in trail:
            trail.append(here)
            here = next_of.get(here)
        if here in trail:
            ring = trail[trail.index(here) :]
            found.append(_finding(ring, noun, field, remedy))
        done.update(trail)
    return found


def _finding(ring: list[str], noun: str, field: str, remedy: str) -> Finding:
    first, *others = ring
    told = " → ".join([*ring, first])
    related = tuple((f"which leads on from '{id_}'", noun, id_, field) for id_ in others)
    return Finding(
        "PLN204", f"{field.replace('_', ' ')} runs in a ring: {told}", noun, first, field, remedy, related
    )
