# SPDX-License-Identifier: MIT
"""Assurance: the golden thread, checked. What should hang together in a plan, and where it does not.

Four questions that a board, an auditor or a reviewer asks of an exit plan. Each answer counts what was looked
at, so that "no gap" cannot mean "nothing was checked", and names every gap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.documents.exit_plan.owed import Owed, obligations_owed
from planner.documents.plan import ExitPlan
from planner.documents.questions import OpenQuestion, open_questions
from planner.documents.words import EVALUATION_WORDS, ROLES
from planner.english import capital, counted, lowered
from planner.rules.findings import Applicable, Risk

RED = "extreme"
"""The band of the NHS five by five matrix that is printed red."""
SCORED = ("gate", "scored")
"""How a must of a supplier can be evaluated; for information only is no evaluation."""


@dataclass(frozen=True)
class Gap:
    """Something that hangs on nothing: its id, its name, what is missing, and what closes the gap."""

    check: str
    id: str
    name: str
    missing: str
    remedy: str


@dataclass(frozen=True)
class Check:
    """One question of assurance: how many things were looked at, and those that do not hold."""

    id: str
    asks: str
    checked: int
    gaps: tuple[Gap, ...]

    @property
    def met(self) -> int:
        """Return how many things hold."""
        return self.checked - len(self.gaps)


def assurance(plan: ExitPlan) -> tuple[Check, ...]:
    """Return the four checks of the golden thread, in the order in which they are printed."""
    musts = [one for one in plan.requirements.applicable if one.entry.priority == "must"]
    lines = plan.interfaces.lines
    red = [risk for risk in plan.risks.risks if risk.band == RED]
    owed = obligations_owed(plan)
    questions = open_questions(plan)
    return (
        Check(
            "requirements",
            "Every must has a way to be evaluated and an acceptance test",
            len(musts) + len(lines),
            (*_untested(musts), *_untested_lines(plan)),
        ),
        Check(
            "risks",
            "Every red risk has a requirement, a contract term or an activity",
            len(red),
            tuple(_unanswered(plan, red, owed)),
        ),
        Check(
            "deliverables",
            "Every exit deliverable has an activity and an owner",
            len(owed),
            tuple(_unowned(plan, owed)),
        ),
        Check(
            "questions",
            "Every open question has a person to ask",
            len(questions),
            tuple(_unasked(plan, questions)),
        ),
    )


def gaps(plan: ExitPlan) -> tuple[Gap, ...]:
    """Return every gap of a plan, by check."""
    return tuple(gap for check in assurance(plan) for gap in check.gaps)


def assurance_sentence(plan: ExitPlan) -> str:
    """Return how the golden thread stands, in a sentence."""
    checks = assurance(plan)
    total, open_ = sum(check.checked for check in checks), sum(len(check.gaps) for check in checks)
    if not open_:
        return f"{counted(total, 'link')} of the golden thread checked; no gap."
    first = next(check for check in checks if check.gaps)
    told = f"{counted(total, 'link')} of the golden thread checked; {counted(open_, 'gap')}."
    gap = first.gaps[0]
    if gap.name.endswith((".", "?")):
        return f"{told} First: {gap.name} {capital(gap.missing)}"
    return f"{told} First: {gap.name}: {lowered(gap.missing)}"


def _untested(musts: Iterable[Applicable]) -> Iterator[Gap]:
    """Yield the musts that nobody can mark or accept. What the trust itself owes is not evaluated."""
    for one in musts:
        missing = []
        if one.entry.party == "supplier" and one.entry.evaluation not in SCORED:
            missing.append(
                f"It is a must, and evaluated as {EVALUATION_WORDS[one.entry.evaluation].lower()}."
            )
        if not one.acceptance.strip():
            missing.append("It has no acceptance test.")
        if missing:
            remedy = "Make it pass or fail or scored, and write its test; or make it a should."
            yield Gap("requirements", one.id, one.entry.title, " ".join(missing), remedy)


def _untested_lines(plan: ExitPlan) -> Iterator[Gap]:
    for line in plan.interfaces.lines:
        if not line.acceptance.strip():
            name = plan.dependencies.graph.name(line.link.id)
            yield Gap("requirements", line.id, name, "It has no acceptance test.", "Write its test.")


def _unanswered(plan: ExitPlan, red: Iterable[Risk], owed: Iterable[Owed]) -> Iterator[Gap]:
    """Yield the red risks that nothing in this plan answers: what is only in the catalogue does not count."""
    asked = {one.id for one in plan.requirements.applicable}
    planned = _planned(plan)
    terms = {one.obligation.activity or one.obligation.due.activity for one in owed} - {None}
    for risk in red:
        answered = set(risk.rule.requirements) & asked or set(risk.rule.activities) & (planned | terms)
        if not answered:
            named = (*risk.rule.requirements, *risk.rule.activities)
            what = (
                f"None of {', '.join(named)} is in this plan."
                if named
                else "Nothing is named that answers it."
            )
            remedy = "Add a requirement, a term of the contract or an activity that answers it."
            yield Gap("risks", risk.id, risk.title, what, remedy)


def _planned(plan: ExitPlan) -> set[str]:
    ahead = (one.activity.template_id for one in plan.schedule.activities)
    return {*ahead, *(one.activity.template_id for one in plan.done)}


def _unowned(plan: ExitPlan, owed: Iterable[Owed]) -> Iterator[Gap]:
    """Yield the exit deliverables that no activity brings about, or that nobody at the trust answers for."""
    planned = _planned(plan)
    answers = {section.id: section.answers for section in plan.catalogue.exit_plan.sections}
    for one in owed:
        activity = one.obligation.activity or one.obligation.due.activity
        role = answers[one.obligation.section]
        missing, remedies = [], []
        if activity is None:
            missing.append("No activity of the programme brings it about.")
            remedies.append("Plan an activity for it.")
        elif activity not in planned:
            missing.append(f"Its activity, {activity}, is not in this programme.")
            remedies.append("Plan it.")
        if role not in plan.owners:
            missing.append(f"Nobody is named as {ROLES[role].lower()}, who answers for it.")
            remedies.append(f"Name a person with the role {role} under people.")
        if missing:
            of = f", {one.contract.name_in_print}" if one.contract else ""
            yield Gap(
                "deliverables", one.id, f"{one.obligation.title}{of}", " ".join(missing), " ".join(remedies)
            )


def _unasked(plan: ExitPlan, questions: Iterable[OpenQuestion]) -> Iterator[Gap]:
    """Yield the open questions whose role nobody fills."""
    for number, question in enumerate(questions, start=1):
        if question.ask not in plan.owners:
            role = ROLES.get(question.ask, question.ask)
            yield Gap(
                "questions",
                f"Q{number}",
                question.text,
                f"Nobody is named as {role.lower()}.",
                f"Name a person with the role {question.ask} under people.",
            )
