# SPDX-License-Identifier: MIT
"""What hangs on a question, whom to ask, and where the answer goes."""

from planner.documents.explain.values import Asked, Explanation, Line, links, part, said
from planner.documents.plan import ExitPlan
from planner.documents.words import ROLES, count
from planner.rules.findings import MergedQuestion


def question(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of a question that is open (`Q-contracts-c-lsp-exit.plan`)."""
    plan = asked.plan
    held = next((one for one in plan.questions if one.id == id_), None)
    if held is None:
        return None
    rank = plan.questions.index(held) + 1
    role = ROLES.get(held.question.ask, held.question.ask)
    who = f"{plan.owners[held.question.ask]} ({role.lower()})" if held.question.ask in plan.owners else role
    verdict = (
        f"Nobody has said. {count(len(held.decides), 'entry', 'entries')} of the catalogue "
        f"{'hangs' if len(held.decides) == 1 else 'hang'} on it; it ranks {rank} of {len(plan.questions)}."
    )
    parts = (
        *said("ask", "Whom to ask", f"{who}."),
        *part("answer", "Where the answer goes", [_answer(plan, held)]),
        *links("decides", "What it decides", ((key, titles(plan).get(key, key)) for key in held.decides)),
    )
    return Explanation("question", held.id, held.question.text, verdict, parts)


def _answer(plan: ExitPlan, held: MergedQuestion) -> Line:
    fact = held.question.fact
    field = fact.field.rstrip("_")
    of = f" of '{fact.id}'" if fact.id else ""
    return Line(f"Under '{fact.noun}'{of}, as '{field}'.", place=plan.place(fact))


def titles(plan: ExitPlan) -> dict[str, str]:
    """Return the titles of all that a question may decide."""
    catalogue = plan.catalogue
    return {
        **{entry.id: entry.title for entry in catalogue.requirements},
        **{rule.id: rule.title for rule in catalogue.risks},
        **{rule.id: rule.title for rule in catalogue.benefits},
        **{line.id: line.link.name_in_print for line in plan.interfaces.lines},
    }
