# SPDX-License-Identifier: MIT
"""What an evaluation names in the catalogue: every family and every requirement must be there."""

from collections.abc import Iterable, Iterator

from planner.diagnostics import Finding, did_you_mean
from planner.model import Project
from planner.model.evaluation import Evaluation


def evaluation_findings(
    project: Project, families: Iterable[str], requirements: Iterable[str]
) -> list[Finding]:
    """Return a finding for each family, requirement or question that is named and that nothing is."""
    said = project.evaluation
    known = {"family": sorted(families), "requirement": sorted(requirements)}
    interfaces = [f"INT@{link.id}" for link in project.integrations]
    known["requirement"] += interfaces
    asked = {*known["requirement"], *(q.id for one in said.criteria or () for q in one.questions or ())}
    found = [
        _finding(f"no {what} is called '{name}'", field, did_you_mean(name, known[what]))
        for what, name, field in _names(said)
        if name not in known[what]
    ]
    for at, bid in enumerate(said.bids or ()):
        found += [
            Finding("PLN535", f"no question is called '{name}'", "evaluation", "", f"bids.{at}.scores.{name}")
            for name in bid.scores or ()
            if name not in asked
        ]
    return found


def _names(said: Evaluation) -> Iterator[tuple[str, str, str]]:
    for at, criterion in enumerate(said.criteria or ()):
        yield from (("family", name, f"criteria.{at}.families") for name in criterion.families or ())
        for name in criterion.requirements or ():
            yield "requirement", name, f"criteria.{at}.requirements.{name}"
    for at, lot in enumerate(said.lots or ()):
        yield from (("family", name, f"lots.{at}.families") for name in lot.families or ())
        yield from (("requirement", name, f"lots.{at}.requirements") for name in lot.requirements or ())
    yield from (("requirement", name, f"word_limits.{name}") for name in said.word_limits or ())


def _finding(message: str, field: str, remedy: str | None) -> Finding:
    return Finding("PLN531", message, "evaluation", "", field, remedy)
