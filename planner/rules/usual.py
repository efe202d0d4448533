# SPDX-License-Identifier: MIT
"""The interfaces that nearly every department has, and what is usual for each until somebody confirms it.

A project ticks one with `reference: IR-05`. What it leaves blank is then taken from here, as assumed and
never as declared; what it says itself always stands.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from planner.diagnostics import Finding, did_you_mean
from planner.model import Integration, Project, SystemKind
from planner.model.integration import Ihe, Protocol, Purpose
from planner.model.noun import FactEvidence, NounEvidence
from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Grade, Part, Words
from planner.rules.problems import Problem


class UsualIhe(Part):
    """The profile and the transactions that are usual, and how sure the numbers are."""

    profile: Words
    transactions: tuple[Words, ...] = ()
    sources: tuple[Words, ...]
    grade: Grade


def _none(value: Any) -> Any:
    """Return None for the word `none`: there was no profile then."""
    return None if value == "none" else value


class Usual(Part):
    """What is usual for an interface; a blank is not usual at all."""

    protocol: Protocol | None = None
    message: Words | None = None
    ihe: Annotated[UsualIhe | None, BeforeValidator(_none)] = None
    trigger: Words | None = None
    security: Words | None = None


class UsualInEra(Usual):
    """What was usual in another time; only what is written differs."""

    valid_from: date | None = None
    valid_until: date | None = None


class ReferenceIntegration(Usual, Cited):
    """One interface that nearly every department has."""

    id: Words
    title: Words
    from_: tuple[SystemKind, ...] = Field(alias="from", min_length=1)
    to: tuple[SystemKind, ...] = Field(min_length=1)
    purpose: Purpose
    also: tuple[Purpose, ...] = ()
    codes: tuple[Words, ...] = ()
    identifiers: tuple[Words, ...] = ()
    when_it_fails: Words
    eras: tuple[UsualInEra, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def on(self, day: date) -> Usual:
        """Return what is usual on a day."""
        for era in self.eras:
            if _in_force(era, day):
                return Usual(
                    **{
                        name: getattr(era if name in era.model_fields_set else self, name)
                        for name in Usual.model_fields
                    }
                )
        return self

    def in_force(self, day: date) -> bool:
        """Return whether the interface exists on a day."""
        return _in_force(self, day)


def _in_force(entry: ReferenceIntegration | UsualInEra, day: date) -> bool:
    return (entry.valid_from or day) <= day <= (entry.valid_until or day)


def reference_integrations(
    data: Mapping[str, Any], references: References
) -> tuple[tuple[ReferenceIntegration, ...], tuple[Problem, ...]]:
    """Return the reference integrations of `references/integrations.yaml`, and all that is wrong with it."""
    cites = [Cites("sources", "source", references.sources)]
    return listed(data, "integrations", ReferenceIntegration, "id", cites)


FILLED = ("purpose", "protocol", "message", "ihe", "trigger")
"""The facts that a reference fills where the estate leaves them blank."""


def usual_source(reference: str) -> str:
    """Return what is said of a fact that was taken from the library."""
    return f"usual for {reference}, not confirmed"


def with_usual_facts(project: Project, library: Iterable[ReferenceIntegration]) -> Project:
    """Return the project with what is usual filled in where it is blank, each such fact graded as assumed."""
    known = {entry.id: entry for entry in library}
    links = tuple(
        _filled(link, known[link.reference], project.as_of) if link.reference in known else link
        for link in project.integrations
    )
    return project if links == project.integrations else project.model_copy(update={"integrations": links})


def _filled(link: Integration, entry: ReferenceIntegration, day: date) -> Integration:
    if not entry.in_force(day):
        return link
    usual = entry.on(day)
    values: dict[str, Any] = {
        "purpose": entry.purpose,
        "protocol": usual.protocol,
        "message": usual.message,
        "ihe": Ihe(profile=usual.ihe.profile, transactions=usual.ihe.transactions or None)
        if usual.ihe
        else None,
        "trigger": usual.trigger,
    }
    taken = {
        name: value for name, value in values.items() if value is not None and getattr(link, name) is None
    }
    if not taken:
        return link
    said = link.evidence or NounEvidence()
    assumed = FactEvidence(grade="assumed", source=usual_source(entry.id))
    facts = {**(said.facts or {}), **dict.fromkeys(taken, assumed)}
    return link.model_copy(update={**taken, "evidence": said.model_copy(update={"facts": facts})})


def is_usual(link: Integration, field: str) -> bool:
    """Return whether a fact of an interface was taken from the library."""
    return bool(link.reference) and link.evidence_of(field).source == usual_source(str(link.reference))


def reference_findings(project: Project, library: Iterable[ReferenceIntegration]) -> list[Finding]:
    """Return what is wrong with the references that the interfaces of a project name."""
    known = {entry.id: entry for entry in library}
    kinds = {system.id: system.kind for system in project.systems}
    found: list[Finding] = []
    for link in project.integrations:
        if link.reference is None:
            continue
        entry = known.get(link.reference)
        if entry is None:
            near = did_you_mean(link.reference, known) or "see planner catalogue list --kind reference"
            message = f"there is no reference integration '{link.reference}'"
            found.append(Finding("PLN211", message, "integrations", link.id, "reference", near))
        elif not entry.in_force(project.as_of):
            message = f"'{entry.id}' ({entry.title}) is of another time: nothing is taken from it"
            found.append(Finding("PLN212", message, "integrations", link.id, "reference", _period(entry)))
        else:
            found += _misfits(link, entry, kinds)
    return found


def _period(entry: ReferenceIntegration) -> str:
    first = f"from {entry.valid_from.isoformat()}" if entry.valid_from else ""
    last = f"until {entry.valid_until.isoformat()}" if entry.valid_until else ""
    return f"it holds {' '.join(filter(None, (first, last)))}"


def _misfits(
    link: Integration, entry: ReferenceIntegration, kinds: Mapping[str, SystemKind | None]
) -> list[Finding]:
    """Return a finding for each thing the estate says of the interface that the reference is not about."""
    told: list[tuple[str, str, Iterable[str]]] = []
    if link.purpose is not None and link.purpose not in (entry.purpose, *entry.also):
        told.append(("purpose", link.purpose, (entry.purpose, *entry.also)))
    for field, end, usual in (("from", link.from_, entry.from_), ("to", link.to, entry.to)):
        kind = kinds.get(end or "")
        if kind is not None and kind not in usual:
            told.append((field, kind, usual))
    return [
        Finding(
            "PLN213",
            f"'{entry.id}' ({entry.title}) is not usual for this interface: its {field} is {value}",
            "integrations",
            link.id,
            field,
            f"usual are {', '.join(usual)}; what the estate says stands",
        )
        for field, value, usual in told
    ]
