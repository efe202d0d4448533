# SPDX-License-Identifier: MIT
"""Two facts of one estate that cannot both be true."""

from planner.diagnostics import Finding
from planner.english import counted
from planner.model.project import Project


def absent_kinds(project: Project) -> list[Finding]:
    """Return a finding for each kind that is said to be absent although the estate has a system of it."""
    found = []
    for index, kind in enumerate(project.programme.absent or ()):
        system = next((system for system in project.systems if system.kind == kind), None)
        if system:
            found.append(
                Finding(
                    "PLN205",
                    f"'{kind}' is said to be absent, but '{system.id}' is one",
                    "programme",
                    "",
                    f"absent.{index}",
                    "take it off the list, or correct the kind of the system",
                    (("it is described here", "systems", system.id, "kind"),),
                )
            )
    return found


def copies(project: Project) -> list[Finding]:
    """Return a finding for each holding whose number of copies is less than the places named."""
    return [
        Finding(
            "PLN206",
            f"'{held.id}' has {counted(held.copies, 'copy', 'copies')}, "
            f"but names {len(held.also_in or ()) + 1} places",
            "holdings",
            held.id,
            "copies",
            "'copies' counts every copy, the one in 'system' included",
            (("the other places", "holdings", held.id, "also_in"),),
        )
        for held in project.holdings
        if held.copies is not None and held.also_in and held.copies < len(held.also_in) + 1
    ]
