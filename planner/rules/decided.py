# SPDX-License-Identifier: MIT
"""Decisions of the trust laid over what follows from the catalogue: pure, and with the computed value kept.

An acceptance holds until its day, and only while the risk rests on the facts it was accepted with: after that
the risk is open again, and says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from planner.english import long_date
from planner.model.decisions import (
    ActivityDecision,
    Decision,
    Decisions,
    RequirementDecision,
    RiskDecision,
)
from planner.model.project import ActivityProgress, Project
from planner.rules.entries import Requirement as RequirementEntry
from planner.rules.entries import RiskRule
from planner.rules.findings import Applicable, NotApplicable, Requirements, Risk, Risks
from planner.rules.parts import Role

D = TypeVar("D", bound=Decision)
Renamed = Mapping[str, str]
"""Today's id of every entry of the catalogue that had another name before."""
WORKED_OUT = frozenset({"activities", "migration"})
"""Nouns of facts that stand in no file, because they follow from the others."""
OWN_OWNER: Role = "PM"
"""Who owns a risk of the trust's own where nobody is named."""


@dataclass(frozen=True)
class Orphan:
    """A decision about something that is no longer in the plan: what it was about, and what was decided."""

    kind: str
    id: str
    decision: Decision


def renamed_entries(entries: Iterable[RiskRule] | Iterable[RequirementEntry]) -> dict[str, str]:
    """Return today's id for every alias of these entries."""
    return {alias: entry.id for entry in entries for alias in entry.aliases}


def current(id_: str, renamed: Renamed) -> str:
    """Return the id by which an entry is known today: `R05@x` may be `R12@x` now."""
    name, at, thing = id_.partition("@")
    return f"{renamed.get(name, name)}{at}{thing}"


def facts_print(risk: Risk) -> str:
    """Return a print of what a risk rests on, by which an acceptance knows that something has changed.

    Dates of the programme move with every day that passes; what they do to the score is held apart.
    """
    every = [item for match in risk.matches for item in match.evidence]
    every += [item for driver in risk.drivers for item in driver.evidence]
    facts = sorted({(*item.fact, item.text) for item in every if item.fact.noun not in WORKED_OUT})
    return sha256(repr(facts).encode("utf-8", "replace")).hexdigest()[:8]


def with_actuals(project: Project) -> Project:
    """Return the project with what really happened laid over the progress it records."""
    said = {one.activity: one for one in project.decisions.activities if _is_actual(one)}
    if not said:
        return project
    recorded = {one.activity: one for one in project.programme.progress or ()}
    merged = [_progress(one, recorded.get(key)) for key, one in said.items()]
    rest = [one for key, one in recorded.items() if key not in said]
    programme = project.programme.model_copy(update={"progress": (*rest, *merged)})
    return project.model_copy(update={"programme": programme})


def _is_actual(one: ActivityDecision) -> bool:
    return one.started is not None or one.finished is not None or one.remaining is not None


def _progress(one: ActivityDecision, recorded: ActivityProgress | None) -> ActivityProgress:
    """Return the record of an activity; a date that the decision leaves out is that of the record."""
    held = recorded or ActivityProgress(activity=one.activity)
    return ActivityProgress(
        activity=one.activity,
        started=one.started or held.started,
        finished=one.finished or held.finished,
        remaining=held.remaining if one.remaining is None else one.remaining,
    )


def decided_risks(risks: Risks, decisions: Decisions, on: date, renamed: Renamed) -> Risks:
    """Return the risks as the trust decided, highest score first, with the trust's own among them."""
    held = {current(one.risk, renamed): one for one in decisions.risks}
    if not held:
        return risks
    found = [_decided(risk, held[risk.id], on) if risk.id in held else risk for risk in risks.risks]
    arising = {risk.id for risk in risks.risks}
    own = [_own_risk(key, one, on) for key, one in held.items() if one.title and key not in arising]
    ranked = sorted([*found, *own], key=lambda risk: (-risk.score, -risk.impact, risk.id))
    return replace(risks, risks=tuple(ranked))


def _decided(risk: Risk, decision: RiskDecision, on: date) -> Risk:
    reopened = _reopened(risk, decision, on) if decision.status == "accepted" else ""
    return replace(
        risk,
        likelihood=decision.likelihood or risk.likelihood,
        impact=decision.impact or risk.impact,
        worked_out=(risk.likelihood, risk.impact),
        decision=decision,
        reopened=reopened,
    )


def _reopened(risk: Risk, decision: RiskDecision, on: date) -> str:
    """Return why an acceptance no longer holds; nothing while it does."""
    until, then = decision.accepted_until, decision.accepted
    if until is not None and until < on:
        return f"the acceptance expired on {long_date(until)}"
    if then is None or not risk.matches:
        return ""
    score = risk.likelihood * risk.impact
    if then.score is not None and then.score != score:
        return f"planner's own score was {then.score} when it was accepted, and is {score} now"
    if then.facts is not None and then.facts != facts_print(risk):
        return "the facts it rests on have changed since it was accepted"
    return ""


def _own_risk(id_: str, decision: RiskDecision, on: date) -> Risk:
    """Return a risk of the trust's own; of what nobody scored, a middling score."""
    likelihood, impact = decision.likelihood or 3, decision.impact or 3
    title = decision.title or id_
    rule = RiskRule.model_construct(
        id=id_,
        title=title,
        for_each="estate",
        when="always",
        group="all",
        cause=decision.statement or title,
        event="",
        effect="",
        likelihood=likelihood,
        impact=impact,
        drivers=(),
        mitigation=(),
        contingency="",
        owner=OWN_OWNER,
        requirements=(),
        activities=(),
        proximity="now",
        suppressed_by=(),
        sources=(),
        grade="practice",
        aliases=(),
        family="own",
    )
    cause = decision.statement or title
    risk = Risk(id_, rule, (), cause, "", "", "", likelihood, impact, (), None)
    reopened = _reopened(risk, decision, on) if decision.status == "accepted" else ""
    return replace(risk, decision=decision, reopened=reopened, own=True)


def decided_requirements(found: Requirements, decisions: Decisions, renamed: Renamed) -> Requirements:
    """Return the requirements as the trust decided: left out, reworded, of another priority, or its own."""
    held = {current(one.requirement, renamed): one for one in decisions.requirements}
    if not held:
        return found
    every = [_worded(item, held[item.id]) if item.id in held else item for item in found.applicable]
    known = {item.id for item in every} | {item.id for item in found.undecided}
    known |= {item.id for item in found.not_applicable}
    every += [_own_requirement(key, one) for key, one in held.items() if one.title and key not in known]
    out = [item for item in every if item.decision is not None and item.decision.decision == "out"]
    gone = {item.id for item in out}
    return replace(
        found,
        applicable=tuple(item for item in every if item.id not in gone),
        not_applicable=(*found.not_applicable, *(_left_out(item) for item in out)),
        left_out=tuple(out),
    )


def _worded(item: Applicable, decision: RequirementDecision) -> Applicable:
    priority = decision.priority or item.entry.priority
    entry = item.entry.model_copy(update={"priority": priority}) if decision.priority else item.entry
    return replace(
        item,
        entry=entry,
        sentence=decision.wording or item.sentence,
        worked_out=(item.sentence, item.entry.priority),
        decision=decision,
    )


def _left_out(item: Applicable) -> NotApplicable:
    stamp = item.decision.stamp("decision") if item.decision else None
    by = f" by {stamp.by}" if stamp and stamp.by else ""
    on = f" on {long_date(stamp.on)}" if stamp and stamp.on else ""
    why = f": {item.decision.why.rstrip('.')}" if item.decision and item.decision.why else ""
    return NotApplicable(item.id, item.entry.title, f"Left out{by}{on}{why}.")


def _own_requirement(id_: str, decision: RequirementDecision) -> Applicable:
    title = decision.title or id_
    sentence = decision.wording or title
    entry = RequirementEntry.model_construct(
        id=id_,
        title=title,
        when="always",
        party="supplier",
        evaluation="scored",
        priority=decision.priority or "should",
        requirement=sentence,
        because="The trust asks for it.",
        standards=(),
        evidence="",
        acceptance="",
        params={},
        sources=(),
        grade="practice",
        aliases=(),
        family="own",
        heading="The trust's own requirements",
    )
    return Applicable(entry, sentence, "", entry.because, "", (), decision=decision, own=True)


def orphans(
    decisions: Decisions, risks: Sequence[str], requirements: Sequence[str], activities: Sequence[str],
    renamed: Renamed,
) -> tuple[Orphan, ...]:  # fmt: skip
    """Return the decisions about risks, requirements and activities that the plan does not have any more."""
    groups: tuple[tuple[str, Iterable[Decision], frozenset[str]], ...] = (
        ("Risk", decisions.risks, frozenset(risks)),
        ("Requirement", decisions.requirements, frozenset(requirements)),
        ("Activity", decisions.activities, frozenset(activities)),
    )
    return tuple(
        Orphan(kind, id_, one)
        for kind, held, known in groups
        for one in held
        if (id_ := current(str(getattr(one, kind.lower())), renamed)) not in known
    )
