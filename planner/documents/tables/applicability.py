# SPDX-License-Identifier: MIT
"""What of the catalogue is in, what is out, why, and who decided: a rule on the facts, or the trust."""

from collections.abc import Iterable, Iterator

from planner.documents.decided import who_set
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.requirements import reasons
from planner.documents.words import PRIORITY_WORDS
from planner.documents.workbook import Column
from planner.english import capital
from planner.model.decisions import RequirementDecision
from planner.rules.derive import out_of_date, reason_of
from planner.rules.entries import condition_in_words
from planner.rules.evaluate import evaluate
from planner.rules.findings import Applicable, NotApplicable, Undecided

BY_RULE = "The rule, on the facts of the estate"
IN, OUT, WAITS = "In", "Out", "Waits for an answer"

Row = tuple[str, str, str, str, str, str]

COLUMNS = (
    Column("id", "Id", "id", 10),
    Column("what", "What it is"),
    Column("title", "Title", "long", 34),
    Column("verdict", "Verdict"),
    Column("why", "Why", "long", 60),
    Column("who", "Who decided", "long", 26),
)


def decisions(plan: ExitPlan) -> Table:
    """Return what the trust itself decided about the catalogue, with its reasons."""
    return Table(
        "catalogue-decisions",
        "What the trust decided about the catalogue",
        (*COLUMNS, Column("place", "Written in", "long", 26)),
        tuple(
            (
                one.id,
                capital(one.what),
                one.title,
                capital(one.verdict),
                one.reason or NO_REASON,
                one.decided_by,
                one.place,
            )
            for one in plan.catalogue.decisions
        )
        + tuple(_changed(item) for item in plan.requirements.applicable if _is_changed(item)),
    )


def _is_changed(item: Applicable) -> bool:
    held = item.decision
    return held is not None and (item.own or held.priority is not None or held.wording is not None)


def _changed(item: Applicable) -> tuple[str, ...]:
    """Return what the trust changed in a requirement, with what planner itself says, and who decided."""
    held = item.decision or RequirementDecision(requirement=item.id)
    sentence, priority = item.worked_out or (item.sentence, item.entry.priority)
    told: list[str] = []
    if item.own:
        verdict, stamp = "Added", held.stamp("title")
    else:
        verdict = "Reworded" if held.wording else "Priority set"
        if held.priority and held.priority != priority:
            told.append(f"{PRIORITY_WORDS[held.priority]} in place of {PRIORITY_WORDS[priority]}.")
        told += [f"In place of: \u201c{sentence}\u201d"] if held.wording else []
        stamp = held.stamp("wording" if held.wording else "priority")
    told.append(held.why or NO_REASON_GIVEN)
    place = DECISIONS
    return item.id, "Requirement", item.entry.title, verdict, " ".join(told), who_set(stamp), place


NO_REASON_GIVEN = "No reason is given."
DECISIONS = "The trust's decisions"
NO_REASON = "Added by the trust; no reason is given"


def applicability(plan: ExitPlan) -> Table:
    """Return every requirement, risk, activity and benefit: in, out or waiting, why, and who decided."""
    said_by = _said_by(plan)
    rows = [*_requirements(plan), *_risks(plan), *_activities(plan), *_benefits(plan)]
    return Table(
        "applicability",
        "What is in, what is out, why, and who decided",
        COLUMNS,
        tuple((*row[:5], said_by.get(row[0], BY_RULE)) for row in rows),
    )


def left_out(plan: ExitPlan) -> Table:
    """Return the requirements that the facts or the trust leave out, why, and who decided.

    Those that belong to other years are left to the workbook: a document of 2012 does not tell of 2025.
    """
    of_the_day = {entry.id for entry in plan.catalogue.requirements if not out_of_date(entry, plan.as_of)}
    said_by = _said_by(plan)
    return Table(
        "requirements-left-out",
        "Requirements left out, why, and who decided",
        COLUMNS,
        tuple(
            (one.id, "Requirement", one.title, OUT, one.reason, said_by.get(one.id, BY_RULE))
            for one in plan.requirements.not_applicable
            if one.id in of_the_day or one.id in said_by
        ),
    )


def _said_by(plan: ExitPlan) -> dict[str, str]:
    """Return who decided about an entry, where the trust did: in its catalogue, or in its decisions."""
    said = {one.id: one.decided_by for one in plan.catalogue.decisions}
    left = ((item.id, item.decision) for item in plan.requirements.left_out)
    return said | {id_: who_set(one.stamp("decision")) for id_, one in left if one is not None}


def _rest(what: str, undecided: Iterable[Undecided], out: Iterable[NotApplicable]) -> Iterator[Row]:
    for one in undecided:
        yield one.id, what, one.title, WAITS, one.questions[0].text if one.questions else "", ""
    for other in out:
        yield other.id, what, other.title, OUT, other.reason, ""


def _in_order(rows: Iterable[Row], ids: Iterable[str]) -> list[Row]:
    """Return the rows in the order of the catalogue; an entry that is both in and waiting is in."""
    held: dict[str, Row] = {}
    for row in rows:
        held.setdefault(row[0], row)
    return [held[id_] for id_ in ids if id_ in held]


def _requirements(plan: ExitPlan) -> list[Row]:
    found = plan.requirements
    inside: list[Row] = [
        (one.id, "Requirement", one.entry.title, IN, reasons(one.evidence), "") for one in found.applicable
    ]
    rest = _rest("Requirement", found.undecided, found.not_applicable)
    return _in_order((*inside, *rest), (entry.id for entry in plan.catalogue.requirements))


def _risks(plan: ExitPlan) -> list[Row]:
    found = plan.risks
    inside: list[Row] = [
        (
            risk.rule.id,
            "Risk",
            risk.rule.title,
            IN,
            reasons([item for match in risk.matches for item in match.evidence]),
            "",
        )
        for risk in found.risks
    ]
    rest = _rest("Risk", found.undecided, (*found.not_applicable, *found.suppressed))
    return _in_order((*inside, *rest), (rule.id for rule in plan.catalogue.risks))


def _activities(plan: ExitPlan) -> list[Row]:
    taken_out = plan.catalogue.taken_out
    planned = {one.activity.template_id for one in plan.schedule.activities}
    done = {one.activity.template_id for one in plan.done}
    rows: list[Row] = []
    for template in plan.catalogue.activities:
        answer = evaluate(condition_in_words(template.when), plan.facts)
        if template.id in taken_out:
            verdict, why = OUT, taken_out[template.id]
        elif template.id in planned:
            verdict, why = (IN, reasons(answer.evidence)) if answer.value else (IN, KEPT)
        elif template.id in done:
            verdict, why = IN, "It has been done."
        elif template.valid_on(plan.as_of):
            verdict, why = OUT, reason_of(answer.evidence if answer.value is False else ())
        else:
            verdict, why = OUT, "It belongs to another time than the plan."
        rows.append((template.id, "Activity", template.title, verdict, why, ""))
    return rows


KEPT = "Kept until somebody says that it is not needed."


def _benefits(plan: ExitPlan) -> list[Row]:
    found = plan.benefits
    inside: list[Row] = [
        (one.id, "Benefit", one.title, IN, reasons(one.evidence), "") for one in found.benefits if one.rule
    ]
    rest = _rest("Benefit", found.undecided, found.not_applicable)
    return _in_order((*inside, *rest), (entry.id for entry in plan.catalogue.benefits))
