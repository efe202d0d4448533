# SPDX-License-Identifier: MIT
"""The catalogue as values: all that planner knows, with its dates, sources and grades."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.appraisal.knowledge import AppraisalKnowledge
from planner.consortium.governance import GovernanceRule
from planner.documents.exit_plan.knowledge import ExitKnowledge
from planner.evaluation.award import AwardKnowledge
from planner.evaluation.price_schedule import KnownSchedule
from planner.graph import ServicePath
from planner.migration import MigrationReferences
from planner.regimes import Regimes
from planner.rules.benefits import BenefitRule
from planner.rules.entries import Requirement, RiskRule
from planner.rules.interfaces import InterfaceRules
from planner.rules.usual import ReferenceIntegration
from planner.schedule.activities import ActivityTemplate, Phase
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.simulation import EffectScale
from planner.verdicts.routes import Routes


@dataclass(frozen=True)
class Family:
    """A family of requirements: its heading in the specification and what is said beneath it."""

    id: str
    prefix: str
    heading: str
    order: int
    introduction: str


@dataclass(frozen=True)
class Source:
    """Where knowledge comes from, of what kind it is, and how far it was read."""

    key: str
    title: str
    publisher: str
    date: str
    kind: str
    read: str


@dataclass(frozen=True)
class Instrument:
    """A standard, law, return or service that belongs to a period, both days included."""

    id: str
    name: str
    short: str
    valid_from: date | None
    valid_until: date | None
    source: str
    grade: str

    def in_force(self, on: date) -> bool:
        """Return whether the day lies in its period."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )


@dataclass(frozen=True)
class ScaleWord:
    """One step of the likelihood or the impact scale, with its definition."""

    score: int
    word: str
    definition: str


@dataclass(frozen=True)
class Decision:
    """What a trust decided about an entry: that it is added, replaced or taken out, why, and by whom."""

    verdict: str
    what: str
    id: str
    title: str
    reason: str
    decided_by: str
    place: str


@dataclass(frozen=True)
class Catalogue:
    """All that planner knows. Entries are in the order of their families and files."""

    families: tuple[Family, ...]
    requirements: tuple[Requirement, ...]
    risks: tuple[RiskRule, ...]
    phases: tuple[Phase, ...]
    activities: tuple[ActivityTemplate, ...]
    paths: tuple[ServicePath, ...]
    sources: Mapping[str, Source]
    instruments: Mapping[str, Instrument]
    calendar: WorkingCalendar
    migration: MigrationReferences
    likelihood: tuple[ScaleWord, ...]
    impact: tuple[ScaleWord, ...]
    benefits: tuple[BenefitRule, ...]
    integrations: tuple[ReferenceIntegration, ...]
    interfaces: InterfaceRules
    exit_plan: ExitKnowledge
    regimes: Regimes
    routes: Routes
    risk_effects: EffectScale
    prices: KnownSchedule
    award: AwardKnowledge
    appraisal: AppraisalKnowledge
    consortium: tuple[GovernanceRule, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def taken_out(self) -> dict[str, str]:
        """Return the reason for each entry that the trust leaves out, as a sentence."""
        return {
            one.id: f"Taken out by the trust ({one.decided_by}): {one.reason.rstrip('.')}."
            for one in self.decisions
            if one.verdict == "taken out"
        }

    def standard_in_print(self, written: str, on: date) -> str | None:
        """Return a standard as it prints on a day; None for an instrument that is not of that time."""
        if not written.startswith("@"):
            return written
        instrument = self.instruments[written[1:]]
        return instrument.name if instrument.in_force(on) else None
