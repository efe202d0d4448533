# SPDX-License-Identifier: MIT
"""What decisions are about, held against the catalogue: a name that is in no entry decides nothing."""

from collections.abc import Iterable, Iterator, Sequence

from planner.diagnostics import Finding, did_you_mean
from planner.model.decisions import Decision
from planner.model.project import Project
from planner.rules.entries import Requirement, RiskRule


def decision_findings(
    project: Project,
    risks: Sequence[RiskRule],
    requirements: Sequence[Requirement],
    activities: Iterable[str],
) -> list[Finding]:
    """Return the decisions about what no catalogue has: kept, and shown as orphaned, but perhaps a slip.

    A risk or a requirement of the trust's own has a title and needs no entry.
    """
    held = project.decisions
    return [
        *_unknown("risks", "risk", held.risks, _names(risks)),
        *_unknown("requirements", "requirement", held.requirements, _names(requirements)),
        *_unknown("activities", "activity", held.activities, sorted(activities)),
    ]


def _names(entries: Sequence[RiskRule] | Sequence[Requirement]) -> list[str]:
    return sorted({name for entry in entries for name in (entry.id, *entry.aliases)})


def _unknown(noun: str, about: str, held: Sequence[Decision], known: Sequence[str]) -> Iterator[Finding]:
    for index, one in enumerate(held):
        id_ = str(getattr(one, about))
        if getattr(one, "title", None) or id_.partition("@")[0] in known:
            continue
        message = f"the catalogue has no {about} '{id_[:80]}': what was decided about it has no effect"
        remedy = did_you_mean(id_, known)
        yield Finding("PLN518", message, "decisions", "", f"{noun}.{index}.{about}", remedy)
