# SPDX-License-Identifier: MIT
"""The exit plan: everything that was worked out, as one value that every document reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.appraisal.comparison import Comparison, comparison
from planner.documents.catalogue import Catalogue
from planner.evaluation.tender import Tender, tender_of
from planner.graph import Dependencies
from planner.migration import MigrationEstimate
from planner.migration.burn_down import Stream, burn_down
from planner.model import Project
from planner.rules.answer import Fact
from planner.rules.derive_benefits import Benefits
from planner.rules.facts import Facts
from planner.rules.findings import MergedQuestion, Requirements, Risks
from planner.rules.interfaces import InterfaceRequirements
from planner.schedule.baseline import Variance, variance
from planner.schedule.progress import DoneActivity
from planner.schedule.setting import COPY_OF_PRIORITY_BANDS, copy_durations
from planner.schedule.simulation import Uncertainty, risk_effects, simulate
from planner.schedule.timeline import ENDS_OF_CONTRACTS, Schedule
from planner.verdicts.programmes import Ground, Programme
from planner.verdicts.verdicts import Verdicts, verdicts
from planner.verdicts.verify import Register, ToVerify, to_verify

Where = Callable[[str, str, str], str]
"""Returns the place of a fact, by noun, id and field, as `contracts.yaml:14`."""

WORKED_OUT = "activities"
"""The noun of facts that stand in no file, because they follow from the others."""


@dataclass(frozen=True)
class ExitPlan:
    """What a trust wrote, what planner knows, and all that follows from the two."""

    project: Project
    catalogue: Catalogue
    dependencies: Dependencies
    facts: Facts
    requirements: Requirements
    interfaces: InterfaceRequirements
    migration: MigrationEstimate
    programme: Programme
    risks: Risks
    benefits: Benefits
    questions: tuple[MergedQuestion, ...]
    where: Where

    @property
    def as_of(self) -> date:
        """Return the day of the plan."""
        return self.project.as_of

    @property
    def schedule(self) -> Schedule:
        """Return when everything happens in the programme that is followed, which always buys something."""
        assert self.programme.schedule is not None
        return self.programme.schedule

    @property
    def done(self) -> tuple[DoneActivity, ...]:
        """Return the activities that are behind the trust."""
        return self.programme.done

    @property
    def begun(self) -> dict[str, date]:
        """Return the day on which each activity that is under way was started."""
        return {
            one.activity: one.started
            for one in self.project.programme.progress or ()
            if one.started and not one.finished and one.started <= self.as_of
        }

    @property
    def unplaced_progress(self) -> tuple[str, ...]:
        """Return the activities of which progress is recorded, though this programme has none of them."""
        here = {one.id for one in self.schedule.activities} | {one.activity.id for one in self.done}
        recorded = (one.activity for one in self.project.programme.progress or ())
        return tuple(dict.fromkeys(id_ for id_ in recorded if id_ not in here))

    @cached_property
    def variance(self) -> Variance | None:
        """Return the programme against its baseline; None where no baseline was taken, or only after it."""
        kept = self.project.baseline
        if kept is None or kept.taken > self.as_of:
            return None
        return variance(kept, self.schedule, self.done, self.begun, self.catalogue.calendar)

    @property
    def trust(self) -> str:
        """Return the name of the organisation whose plan this is."""
        lead = self.project.programme.lead_org
        named = {code: body for body in self.project.organisations for code in (body.ods, body.id) if code}
        if lead and lead in named:
            return named[lead].name_in_print
        trusts = [b for b in self.project.organisations if b.role in ("trust", "foundation_trust")]
        first = trusts or list(self.project.organisations)
        return first[0].name_in_print if first else "The trust"

    @property
    def title(self) -> str:
        """Return the name of the programme."""
        return self.project.title or self.project.programme.title or f"PACS and RIS exit of {self.trust}"

    @cached_property
    def register(self) -> Register:
        """Return the risks as they act on time; the copy's own rates are not stretched a second time."""
        computed = frozenset(copy_durations(self.programme.migration))
        effects = risk_effects(self.risks, self.catalogue.risk_effects, computed)
        rules = {rule.id: rule for rule in self.catalogue.risks}
        return Register(self.risks, effects, self.catalogue.risk_effects, rules, computed)

    @cached_property
    def uncertainty(self) -> Uncertainty:
        """Return the programme played many times, with its risks; worked out when it is first asked for."""
        return simulate(
            self.schedule,
            self.schedule.dates,
            self.catalogue.calendar,
            self.register.effects,
            together=self.catalogue.risk_effects.together,
        )

    @property
    def copy_begins(self) -> date | None:
        """Return the day on which the copy of the images began, or begins as planned; None without one."""
        recorded = {one.activity.id: one.started or one.finished for one in self.done} | self.begun
        if recorded.get(COPY_OF_PRIORITY_BANDS):
            return recorded[COPY_OF_PRIORITY_BANDS]
        planned = self.schedule.by_id.get(COPY_OF_PRIORITY_BANDS)
        return planned.early_start if planned else None

    @cached_property
    def burn_down(self) -> tuple[Stream, ...]:
        """Return what is left to be moved month by month; nothing where nothing is known to be moved."""
        if self.copy_begins is None or not self.migration.strata:
            return ()
        ends = [one.day for one in self.schedule.dates.deadlines if one.kind in ENDS_OF_CONTRACTS]
        return burn_down(self.migration.plan, self.copy_begins, ends)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Return the verdicts on every option; worked out when they are first asked for."""
        return verdicts(self.programme, self.ground, self.register)

    @cached_property
    def to_verify(self) -> tuple[ToVerify, ...]:
        """Return what to verify first, the strongest first; worked out when it is first asked for."""
        return to_verify(self.programme, self.ground, self.register)

    @cached_property
    def ground(self) -> Ground:
        """Return what every programme of this trust stands on."""
        return ground_of(self.programme.facts, self.catalogue, self.migration)

    @cached_property
    def comparison(self) -> Comparison:
        """Return the options compared in money, time and criteria; worked out when it is first asked for."""
        return comparison(self.project, self.verdicts.options, self.catalogue.appraisal)

    @cached_property
    def tender(self) -> Tender:
        """Return what bidders are asked and how bids are compared; worked out when it is first asked for."""
        return tender_of(self.project, self.requirements, self.interfaces, self.catalogue.prices)

    @cached_property
    def owners(self) -> dict[str, str]:
        """Return the name of the person in each role, where somebody is."""
        return {
            person.role: person.name
            for person in reversed(self.project.people)
            if person.role and person.name
        }

    def place(self, fact: Fact) -> str:
        """Return where a fact was written; of one worked out from the programme, its activity."""
        if fact.noun == "migration":
            return "the migration estimate"
        return fact.id if fact.noun == WORKED_OUT else self.where(*fact)


def ground_of(facts: Facts, catalogue: Catalogue, migration: MigrationEstimate) -> Ground:
    """Return what the options of a trust are worked out from."""
    return Ground(
        facts=facts,
        templates=catalogue.activities,
        calendar=catalogue.calendar,
        migration=migration,
        references=catalogue.migration,
        regimes=catalogue.regimes,
        routes=catalogue.routes,
        together=catalogue.risk_effects.together,
    )
