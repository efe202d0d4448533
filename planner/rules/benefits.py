# SPDX-License-Identifier: MIT
"""The shape of a benefit of the catalogue, and everything that can be wrong with one."""

import string
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from planner.diagnostics import Finding, did_you_mean
from planner.model import Project
from planner.rules.binding import compile_clause, meant
from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Experience, Id, Param, Role, Words
from planner.rules.problems import Problem
from planner.rules.words import WORD_TABLE

BenefitKind = Literal["cash", "avoided", "time", "safety", "readiness"]


class BenefitRule(Cited):
    """One benefit that an exit may bring: how it is measured before and after, and what it hangs on."""

    id: Id
    title: Words
    kind: BenefitKind
    when: Words
    metric: Words
    baseline: Words
    target: Words
    measure: Words
    owner: Role
    measured: Words
    computed: Literal["exit_readiness"] | None = None
    params: dict[str, Param] = Field(default_factory=dict)
    experience: tuple[Experience, ...] = ()
    requirements: tuple[Words, ...] = Field(min_length=1)
    activities: tuple[Words, ...] = Field(min_length=1)
    valid_from: date | None = None
    valid_until: date | None = None
    aliases: tuple[Id, ...] = ()

    @property
    def name_in_print(self) -> str:
        """Return the title, as nouns of the estate return theirs."""
        return self.title

    def filled(self, text: str) -> str:
        """Return a text of the entry with its numbers filled in."""
        return text.format(**{name: param.in_print for name, param in self.params.items()})

    def found_by(self, day: date) -> tuple[Experience, ...]:
        """Return what others had found by a day."""
        return tuple(one for one in self.experience if one.known_from <= day)


TEXTS = ("metric", "baseline", "target", "measure", "measured")


def benefit_entries(
    data: Mapping[str, Any], references: References
) -> tuple[tuple[BenefitRule, ...], tuple[Problem, ...]]:
    """Return the benefits of a file, and all that is wrong with those left out."""
    cites = (
        Cites("sources", "source", references.sources),
        Cites("requirements", "requirement", references.requirements),
        Cites("activities", "activity", references.activities),
    )
    entries, problems = listed(data, "benefits", BenefitRule, "id", cites)
    places = {
        str(raw.get("id")): at for at, raw in enumerate(data.get("benefits") or ()) if isinstance(raw, dict)
    }
    wrong = [
        problem
        for entry in entries
        for problem in _faults(entry, ("benefits", places[entry.id]), references.sources)
    ]
    faulty = {problem.entry for problem in wrong}
    return tuple(entry for entry in entries if entry.id not in faulty), (*problems, *wrong)


def _faults(
    entry: BenefitRule, place: tuple[str | int, ...], sources: frozenset[str] | None
) -> Iterable[Problem]:
    for fault in compile_clause(entry.when, WORD_TABLE)[1]:
        yield Problem(entry.id, (*place, "when"), fault.message, fault.help, fault.at, fault.length)
    for name in TEXTS:
        wanted = {field for _, field, _, _ in string.Formatter().parse(getattr(entry, name)) if field}
        for field in sorted(wanted - set(entry.params)):
            help_text = meant(field, sorted(entry.params))
            yield Problem(entry.id, (*place, name), f"nothing fills '{{{field}}}'", help_text)
    cited = [*(one.source for one in entry.params.values()), *(one.source for one in entry.experience)]
    for key in cited:
        if sources is not None and key not in sources:
            help_text = meant(key, sorted(sources))
            yield Problem(entry.id, (*place, "params"), f"there is no source '{key}'", help_text)


def benefit_findings(project: Project, known: Iterable[str], requirements: Iterable[str]) -> list[Finding]:
    """Return a finding for each benefit of a project that names a benefit or a requirement there is not."""
    ids = {"benefit": frozenset(known), "requirement": frozenset(requirements)}
    return [
        Finding(
            "PLN214",
            f"the catalogue has no {field} '{named}'",
            "benefits",
            claimed.id,
            field,
            did_you_mean(named, sorted(held)) or f"see planner catalogue list --kind {field}",
        )
        for claimed in project.benefits
        for field, held in ids.items()
        if (named := getattr(claimed, field)) and named not in held
    ]
