# SPDX-License-Identifier: MIT
"""Tables of the tender: criteria and weights, how bids are compared, and the seal of each lot."""

from fractions import Fraction

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column
from planner.evaluation.method import FORMULA_TEXT, FORMULA_WORDS, Method
from planner.evaluation.rounding import in_print, pounds, rounded
from planner.evaluation.seal import short_seal

TO_SET = "To be set"
"""What prints for a weight or a rule that nobody has stated: planner never makes one up."""


def marks(weight: Fraction | None, places: int = 2) -> float | str:
    """Return a weight as a cell: rounded for print, or that it is to be set."""
    return TO_SET if weight is None else float(rounded(weight, places))


def marks_in_print(weight: Fraction | None) -> str:
    """Return a weight in print: `12.50`, or that it is to be set."""
    return TO_SET if weight is None else in_print(weight)


def percent(share: Fraction) -> str:
    """Return a share in print: `50%`, `37.5%`."""
    return f"{float(share * 100):g}%"


def criteria(plan: ExitPlan) -> Table:
    """Return every criterion and price with its weight out of 100, and the questions it has in each lot."""
    tender = plan.tender
    rows = [
        (
            title,
            marks(tender.method.weights[key]),
            sum(1 for lot in tender.lots for one in lot.scored if one.criterion == key),
            f"At least {percent(least)} of its marks" if least is not None else "",
        )
        for key, title in tender.method.titles.items()
        for least in (tender.method.minimum_criterion.get(key),)
    ]
    price = marks(tender.method.price_weight) if tender.method.by_weight else "Divided by quality"
    return Table(
        "evaluation-criteria",
        "Criteria and weights",
        (
            Column("criterion", "Criterion", "long", 40),
            Column("weight", "Weight out of 100", "number", 14, places=2),
            Column("questions", "Scored questions", "number", 12),
            Column("least", "Least to go on", "text", 28),
        ),
        (*rows, ("Price", price, None, "")),
        " ".join(tender.method.open_points),
    )


def rules(plan: ExitPlan) -> Table:
    """Return how bids are compared, rule by rule, as it is published."""
    return Table(
        "evaluation-rules",
        "How bids are compared",
        (Column("rule", "Rule", "text", 30), Column("says", "What holds", "long", 90)),
        tuple(rules_of(plan.tender.method)),
    )


def rules_of(method: Method) -> list[tuple[str, str]]:
    """Return each rule of a method with what it says; what is not set is said to be so."""
    scale = "; ".join(f"{score}: {means}" if means else str(score) for score, means in method.steps)
    formula = FORMULA_WORDS[method.formula] if method.formula else None
    rows = [
        ("Scale of scores", scale or TO_SET),
        ("Marks of a question", MARKS_RULE),
        ("Price formula", f"{formula}: {FORMULA_TEXT[method.formula]}" if method.formula else TO_SET),
    ]
    if method.formula == "fixed_benchmark":
        ends = [pounds(one) if one is not None else TO_SET.lower() for one in (method.floor, method.cap)]
        rows.append(("Benchmark", f"Floor {ends[0]}, cap {ends[1]}"))
    counted = "count" if method.options_count else "do not count"
    rows += [
        ("Price compared", f"Whole-life price of the price schedule; lines of kind Option {counted}. {OUT}"),
        ("Gates", "Every requirement marked Pass or fail must be met; a bid that fails one goes no further."),
        ("Least scores", _least(method)),
        ("Several evaluators", "Each scores alone; then one score is agreed with reasons. It is no average."),
        ("Rounding", _rounding(method)),
        ("Ties", _ties(method)),
    ]
    return rows


MARKS_RULE = "Score ÷ highest score of the scale × weight of the question"
OUT = "A bid that is out takes no part in the price formula."


def _least(method: Method) -> str:
    told = []
    if method.minimum_score is not None:
        told.append(f"A requirement that is a must and is scored needs at least {method.minimum_score}.")
    if method.minimum_quality is not None:
        told.append(f"Quality needs at least {percent(method.minimum_quality)} of its marks.")
    for key, share in method.minimum_criterion.items():
        told.append(f"{method.titles[key]} needs at least {percent(share)} of its marks.")
    return " ".join(told) or "Not set"


def _rounding(method: Method) -> str:
    said = "" if method.places_stated else ", where the tender states nothing else"
    return (
        f"Marks are kept exact. Only the total of a bid is rounded, once, to {method.places} decimal places, "
        f"half up{said}."
    )


def _ties(method: Method) -> str:
    if method.tie_break == "quality":
        return "Of bids with equal totals, the one with more quality marks comes first."
    if method.tie_break == "price":
        return "Of bids with equal totals, the one with the lower price comes first."
    return "Bids with equal totals share a rank; nothing is set that would put one of them first."


def seals(plan: ExitPlan) -> Table:
    """Return the seal of each lot, which the response workbook of that lot prints too."""
    tender = plan.tender
    return Table(
        "evaluation-seals",
        "Seals of the lots",
        (
            Column("lot", "Lot", "text", 30),
            Column("questions", "Questions", "number", 10),
            Column("gates", "Pass or fail", "number", 10),
            Column("scored", "Scored", "number", 10),
            Column("short", "Seal", "text", 22),
            Column("seal", "SHA-256", "long", 40),
        ),
        tuple(
            (
                lot.title,
                len(lot.questions),
                len(lot.gates),
                len(lot.scored),
                short_seal(tender.seals[lot.id]),
                tender.seals[lot.id],
            )
            for lot in tender.lots
        ),
        "The seal is worked out from the ids, texts and weights of the questions, the scale and the price "
        "formula. A response workbook with another seal was made for other questions, texts or weights.",
    )
