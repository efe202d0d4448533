# SPDX-License-Identifier: MIT
"""The evaluation report of one lot: the outcome, how it came about, and how firm it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.diagnostics import Diagnostic
from planner.documents.documents import properties
from planner.documents.environment import render
from planner.documents.html import HtmlDocument
from planner.documents.letters import slug
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.tables import tender as tender_tables
from planner.documents.tender import findings
from planner.documents.tender.low_price import low_price_sentences
from planner.documents.words import count, day
from planner.english import joined, listed
from planner.evaluation.method import PITFALLS
from planner.evaluation.outcome import Outcome
from planner.evaluation.ranking import Standing
from planner.evaluation.rounding import in_print
from planner.evaluation.seal import short_seal
from planner.evaluation.sensitivity import MarkChange, drop_outs, marks_that_change

SHOWN = 25
"""How many rows of a long table the report prints; the matrix has them all."""


def report_stem(outcome: Outcome) -> str:
    """Return what follows the name of a file for one lot."""
    return f"-{slug(outcome.lot.id)}" if outcome.lot.id else ""


def report_html(
    plan: ExitPlan,
    outcome: Outcome,
    people: dict[str, str],
    told: Sequence[Diagnostic],
    templates: Mapping[str, str],
) -> HtmlDocument:
    """Return the report as semantic HTML."""
    title = f"Evaluation report: {outcome.lot.title}" if outcome.lot.id else "Evaluation report"
    context = report_context(plan, outcome, people, told)
    return HtmlDocument(properties(plan, title), render(templates, "evaluation-report.html.j2", context))


def report_context(
    plan: ExitPlan, outcome: Outcome, people: dict[str, str], told: Sequence[Diagnostic]
) -> dict[str, Any]:
    """Return what the template of the report is given."""
    method = outcome.tender.method
    told_tables = _tables(plan, outcome, people)
    share = str(max(60 // max(len(outcome.names), 1), 5))
    return {
        "widths": " ".join(["28", "12", *[share] * len(outcome.names)]),
        "first_moves": _furthest(told_tables["moves"]["rows"])[:SHOWN],
        "first_marks": told_tables["marks"]["rows"][:SHOWN],
        "trust": plan.trust,
        "title": plan.title,
        "reference": plan.project.evaluation.reference or "Not stated",
        "as_of": day(plan.as_of),
        "lot": outcome.lot.title,
        "seal": short_seal(outcome.tender.seals[outcome.lot.id]),
        "lead": lead(outcome),
        "open_points": list(method.open_points),
        "ranking": findings.ranking_rows(outcome),
        "by_weight": method.by_weight,
        "earned": _earned(outcome),
        "names": list(outcome.names.values()),
        "firmness": firmness(outcome),
        "low_prices": low_price_sentences(plan, outcome),
        "pitfall": PITFALLS[method.formula] if method.formula else "",
        "tested": tested(outcome),
        "t": told_tables,
        "shown": SHOWN,
        "faults": [{"code": one.code, "message": one.message} for one in told],
    }


def _furthest(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the moves of scores, those first that moved furthest: they are what a reader asks about."""
    return sorted(rows, key=lambda row: -abs(int(row["now"]["text"]) - int(row["was"]["text"])))


def _tables(plan: ExitPlan, outcome: Outcome, people: dict[str, str]) -> dict[str, Any]:
    """Return every table of the report, ready to print."""
    tables = {
        "received": findings.received(outcome),
        "gates": findings.gate_results(outcome, all_of_them=False),
        "clarify": findings.to_clarify(outcome),
        "moves": findings.moves(outcome, people),
        "marks": findings.marks_table(outcome),
        "weights": findings.weights_table(outcome),
        "prices": findings.prices_table(outcome),
        "drops": findings.drop_out_table(outcome),
        "formulas": findings.formula_table(outcome),
        "rules": tender_tables.rules(plan),
        "criteria": tender_tables.criteria(plan),
    }
    return {key: printed(table, "") for key, table in tables.items()}


def lead(outcome: Outcome) -> str:
    """Return the outcome in a sentence."""
    ranking, winners = outcome.ranking, outcome.ranking.winners
    if not outcome.names:
        return "No bid has come in."
    if not winners:
        why = next((one.why for one in ranking.standings if one.why), "")
        return f"There is no ranking yet. {why}".strip()
    told = f"{count(len(ranking.ranked), 'bid')} of {len(outcome.names)} {_are(len(ranking.ranked))} ranked."
    if len(winners) > 1:
        tied = joined(one.name for one in winners)
        both = f"{tied} share the first rank with {_total(outcome, winners[0])}"
        return f"{told} {both}; nothing set breaks the tie."
    first = winners[0]
    second = next((one for one in ranking.ranked if one.rank != 1), None)
    behind = f", before {second.name} with {_total(outcome, second)}" if second else ""
    return f"{told} {first.name} is first with {_total(outcome, first)}{behind}."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _total(outcome: Outcome, one: Standing) -> str:
    return f"{one.total:,} marks" if outcome.tender.method.by_weight else f"£{one.total:,} a quality mark"


def firmness(outcome: Outcome) -> str:
    """Return in a sentence how little would change the winner."""
    changes = marks_that_change(outcome.ranking)
    if outcome.ranking.winner is None:
        return ""
    if len(outcome.ranking.ranked) < 2:
        return "Only one bid is ranked, so that no mark can change the order."
    if not changes:
        return "No mark on any single question would change the winner."
    nearest = changes[0]
    same = [one for one in changes if one.fewest == nearest.fewest and one.rival == nearest.rival]
    return _nearest(outcome, nearest, same)


def _nearest(outcome: Outcome, change: MarkChange, same: Sequence[MarkChange]) -> str:
    name = outcome.names[change.rival]
    marks = count(change.fewest, "mark")
    questions = listed(one.question for one in same)
    on = f"on {questions}" if len(same) == 1 else f"on any one of {questions}"
    side = f"more for {name}" if all(one.up == one.fewest for one in same) else "moved"
    if not outcome.tender.method.by_weight:
        return f"{marks} {side} {on} would put {name} first."
    worth = sorted({one.worth for one in same})
    told = in_print(worth[0], 3) + (f" to {in_print(worth[-1], 3)}" if len(worth) > 1 else "")
    return (
        f"{marks} {side} {on} would put {name} first: it is {in_print(change.gap, 3)} behind, and one mark "
        f"is worth {told} there."
    )


def tested(outcome: Outcome) -> str:
    """Return what became of the pitfall of the price formula on these very bids."""
    found = [one for one in drop_outs(outcome.ranking) if one.turned]
    if len(outcome.ranking.ranked) < 3:
        return "With fewer than three bids ranked, none can turn the order of two others by dropping out."
    if not found:
        return "Tested on these bids: whichever drops out, the others keep their order."
    told = [
        f"without {outcome.names[one.gone]}, "
        + joined(f"{outcome.names[a]} is no longer before {outcome.names[b]}" for a, b in one.turned)
        for one in found
    ]
    return f"Tested on these bids, the order turns: {'; '.join(told)}. Take advice before the award."


def _earned(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the marks of each bid by criterion and for price."""
    method = outcome.tender.method
    by_id = {one.offer.id: one for one in outcome.ranking.standings}
    held = [by_id[id_] for id_ in outcome.names]
    rows = [
        {
            "title": title,
            "weight": tender_tables.marks_in_print(method.weights[key]),
            "marks": [in_print(one.criteria[key]) for one in held],
        }
        for key, title in method.titles.items()
    ]
    if method.by_weight:
        priced = [in_print(one.price_marks) if one.price_marks is not None else "" for one in held]
        rows.append(
            {"title": "Price", "weight": tender_tables.marks_in_print(method.price_weight), "marks": priced}
        )
    return rows
