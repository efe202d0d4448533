# SPDX-License-Identifier: MIT
"""Tables of requirements: what applies and why, what cannot be decided yet, and what does not apply."""

from collections.abc import Sequence

from planner.documents.decided import COMMENT, REQUIREMENT_CHOICES, WHY, decided_table
from planner.documents.plan import ExitPlan
from planner.documents.questions import asked_together, open_questions, question_ids
from planner.documents.table import Table
from planner.documents.words import EVALUATION_WORDS, PARTY_WORDS, PRIORITY_WORDS, ROLES
from planner.documents.workbook import Column, Value
from planner.english import capital, counted, few_sentences, first_few, joined
from planner.rules.answer import Evidence
from planner.rules.decided import renamed_entries
from planner.rules.findings import Applicable
from planner.rules.phrases.together import finished, told_together

REASONS_AT_MOST = 4
DECISION = "Whether the requirement stays in the tender."
WORDING = "Your own words, printed in place of planner's in every document."


def reasons(evidence: Sequence[Evidence]) -> str:
    """Return the estate facts behind an entry as one sentence; the rest are counted."""
    told = told_together(evidence)
    if not told:
        return "It applies to every exit."
    shown = first_few(told, REASONS_AT_MOST)
    if len(shown) < len(told):
        shown[-1] = f"and {shown[-1]} like these"
    return finished(shown)


def standards_of(plan: ExitPlan, item: Applicable) -> str:
    """Return the standards of a requirement that are in force on the day of the plan."""
    printed = (plan.catalogue.standard_in_print(written, plan.as_of) for written in item.entry.standards)
    return "; ".join(name for name in printed if name)


def is_default(item: Applicable) -> bool:
    """Return whether a requirement prints a number that is only a planning default."""
    return any(param.grade == "practice" for param in item.entry.params.values())


COLUMNS = (
    Column("id", "Id", "id", 9),
    Column("family", "Family", "text", 18),
    Column("title", "Title", "long", 22),
    Column("requirement", "Requirement", "long", 52),
    Column("party", "Duty of"),
    Column("priority", "Priority", "choice", choices=tuple(PRIORITY_WORDS.values()), editable=True),
    Column("evaluation", "Evaluated", "choice", choices=tuple(EVALUATION_WORDS.values())),
    Column("standards", "Standards", "long", 26),
    Column("evidence", "Evidence to ask for", "long", 32),
    Column("acceptance", "Acceptance test", "long", 36),
    Column("decision", "Decision", "choice", choices=("In", "Out"), editable=True, help=DECISION),
    Column("wording", "Your wording", "long", 36, editable=True, help=WORDING),
    WHY,
    COMMENT,
)


def requirements(plan: ExitPlan) -> Table:
    """Return every requirement that applies, as it goes to bidders."""
    return _register(plan, plan.requirements.applicable)


def decisions(plan: ExitPlan) -> Table:
    """Return the same with what the trust left out at the end, so that it can be taken in again."""
    found = plan.requirements
    return _register(plan, (*found.applicable, *found.left_out))


def _register(plan: ExitPlan, items: Sequence[Applicable]) -> Table:
    table = Table("requirements", "Requirements", COLUMNS, tuple(_row(plan, item) for item in items))
    renamed = renamed_entries(plan.catalogue.requirements)
    said = plan.project.decisions
    return decided_table(table, said.requirements, said, renamed, CHOICES)


CHOICES = {"priority": PRIORITY_WORDS, "decision": REQUIREMENT_CHOICES}


def _row(plan: ExitPlan, item: Applicable) -> tuple[Value, ...]:
    """Return a requirement as planner itself words it."""
    sentence, priority = item.worked_out or (item.sentence, item.entry.priority)
    return (
        item.id,
        item.entry.heading,
        item.entry.title,
        sentence,
        PARTY_WORDS[item.entry.party],
        PRIORITY_WORDS[priority],
        EVALUATION_WORDS[item.entry.evaluation],
        standards_of(plan, item),
        item.proof,
        item.acceptance,
        None,
        None,
        None,
        None,
    )


def asked_for(plan: ExitPlan) -> frozenset[str]:
    """Return the ids of the requirements that this plan asks for, or may yet: no other may be referred to."""
    found = plan.requirements
    return frozenset({item.id for item in found.applicable} | {item.id for item in found.undecided})


def places(plan: ExitPlan, evidence: Sequence[Evidence]) -> str:
    """Return the files and lines of some facts, each once, the lines of one file together."""
    lines: dict[str, list[str]] = {}
    for place in dict.fromkeys(plan.place(item.fact) for item in evidence):
        file, colon, line = place.rpartition(":")
        lines.setdefault(f"{file}:" if colon else place, []).extend([line] if colon else [])
    return "; ".join(f"{file}{', '.join(found)}" for file, found in lines.items())


def undecided(plan: ExitPlan) -> Table:
    """Return the requirements of which nobody can say yet whether they apply."""
    return Table(
        "requirements-undecided",
        "Requirements that wait for an answer",
        (
            Column("id", "Id", "id", 10),
            Column("title", "Title", "long"),
            Column("questions", "Decided by", "long", 60),
        ),
        tuple(
            (item.id, item.title, few_sentences(asked_together(plan, item.questions), REASONS_AT_MOST))
            for item in plan.requirements.undecided
        ),
    )


def not_applicable(plan: ExitPlan) -> Table:
    """Return the requirements that do not apply, each with its reason."""
    return Table(
        "requirements-not-applicable",
        "Requirements left out, and why",
        (Column("id", "Id", "id", 10), Column("title", "Title", "long"), Column("why", "Why", "long", 60)),
        tuple((item.id, item.title, item.reason) for item in plan.requirements.not_applicable),
    )


def traceability(plan: ExitPlan) -> Table:
    """Return for each requirement why it is asked, the facts it rests on, and where each is written."""
    return Table(
        "traceability",
        "Traceability",
        (
            Column("id", "Requirement", "id", 12),
            Column("title", "Title", "long", 28),
            Column("because", "Why it is asked", "long", 44),
            Column("facts", "Rests on", "long", 52),
            Column("places", "Written in", "long", 28),
            Column("when", "Rule", "long", 28),
            Column("grade", "Grade"),
            Column("sources", "Sources"),
        ),
        tuple(
            (
                item.id,
                item.entry.title,
                item.because,
                reasons(item.evidence),
                places(plan, item.evidence) or EVERYWHERE,
                item.entry.when,
                capital(item.entry.grade),
                ", ".join(item.entry.sources),
            )
            for item in plan.requirements.applicable
        ),
    )


EVERYWHERE = "Asked of every exit"


def questions(plan: ExitPlan) -> Table:
    """Return the questions still open, those first on which most hangs, with what was answered."""
    owners = plan.owners
    table = Table(
        "questions",
        "Questions still to answer",
        (
            Column("number", "No.", "number", 6),
            Column("question", "Question", "long", 60),
            Column("ask", "Ask"),
            Column("decides", "Decides", "long", 36),
            Column("place", "Answer goes in", "long", 24),
            Column("answer", "Answer", "long", 36, editable=True, help="Write it here, then in the estate."),
        ),
        tuple(
            (
                number,
                item.text,
                _who(item.ask, owners),
                decided(item.decides),
                ", ".join(dict.fromkeys(plan.place(fact) for fact in item.facts)),
                None,
            )
            for number, item in enumerate(open_questions(plan), start=1)
        ),
        ids=question_ids(open_questions(plan)),
    )
    return decided_table(table, plan.project.decisions.questions, plan.project.decisions)


def _who(role: str, owners: dict[str, str]) -> str:
    words = ROLES.get(role, role)
    return f"{owners[role]} ({words.lower()})" if role in owners else words


def decided(ids: Sequence[str]) -> str:
    """Return what hangs on an answer; requirements of interfaces, which the question names, are counted."""
    lines = sum(1 for id_ in ids if id_.startswith("INT@"))
    others = [id_ for id_ in ids if not id_.startswith("INT@")]
    counts = [counted(lines, "interface requirement")] if lines else []
    return joined([*first_few(others, DECIDED_AT_MOST), *counts])


DECIDED_AT_MOST = 8
"""How many ids the cell beside a question names."""
