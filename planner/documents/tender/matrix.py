# SPDX-License-Identifier: MIT
"""The evaluation matrix: scores, marks, price and ranking in live formulas that give what planner gives."""

from collections.abc import Iterator
from fractions import Fraction
from string import ascii_uppercase

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables import tender as tender_tables
from planner.documents.tender import findings
from planner.documents.workbook import (
    Bullets,
    Column,
    Formula,
    Heading,
    KeyValue,
    Paragraph,
    Properties,
    TextSheet,
    Value,
    Workbook,
)
from planner.english import counted
from planner.evaluation.method import FORMULA_WORDS, PITFALLS
from planner.evaluation.outcome import Outcome
from planner.evaluation.questions import Question
from planner.evaluation.ranking import Standing, marks

MARKS, CRITERIA, RANKING = "Marks", "Criteria", "Ranking"
"""Names of sheets, which are those of their tables in formulas too."""
PRICE = "Price"
COMPARED = "Ranking[Price compared]"


def letter(at: int) -> str:
    """Return the letter by which a bid is called in formulas: A, B, … Z, AA."""
    first, last = divmod(at, 26)
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[last]


def matrix_workbook(plan: ExitPlan, outcome: Outcome, people: dict[str, str]) -> Workbook:
    """Return the matrix of one lot."""
    title = f"Evaluation matrix: {outcome.lot.title}" if outcome.lot.id else "Evaluation matrix"
    lines = (f"{plan.title}: {outcome.lot.title}",)
    held = Properties(title, plan.title, plan.trust, plan.trust, "Confidential", plan.as_of)
    return Workbook(
        held,
        (
            _read_me(plan, outcome),
            _ranking(outcome).sheet(RANKING, lines),
            _criteria(outcome).sheet(CRITERIA, lines),
            _marks(outcome).sheet(MARKS, lines, "A3"),
            tender_tables.rules(plan).sheet("How bids are compared", lines),
            findings.received(outcome).sheet("Completeness", lines),
            findings.gate_results(outcome).sheet("Gates", lines),
            findings.to_clarify(outcome).sheet("To clarify", lines),
            findings.moves(outcome, people).sheet("Moderation", lines),
            findings.marks_table(outcome).sheet("Which marks", lines),
            findings.weights_table(outcome).sheet("Which weights", lines),
            findings.prices_table(outcome).sheet("Which prices", lines),
            findings.drop_out_table(outcome).sheet("If a bid drops out", lines),
            findings.formula_table(outcome).sheet("Other formulas", lines),
        ),
    )


def _read_me(plan: ExitPlan, outcome: Outcome) -> TextSheet:
    formula = outcome.tender.method.formula
    return TextSheet(
        "Read me",
        "Evaluation matrix",
        (
            KeyValue("Procurement", plan.title),
            KeyValue("Lot", outcome.lot.title),
            KeyValue("Bids", len(outcome.names)),
            KeyValue("Ranked", len(outcome.ranking.ranked)),
            KeyValue("Price formula", FORMULA_WORDS[formula] if formula else tender_tables.TO_SET),
            *((Paragraph(PITFALLS[formula]),) if formula else ()),
            Heading("How to read it", 2),
            Bullets(
                (
                    f"{counted(len(outcome.lot.scored), 'scored question')} stand on the sheet Marks. Bids "
                    "have letters there; Ranking says which is whose.",
                    "Everything from a score and a weight to the rank is a formula. Change a light yellow "
                    "cell to see what would follow; the scores of record are in the consensus workbook.",
                    tender_tables.OUT,
                )
            ),
        ),
        (plan.trust,),
    )


def _letters(outcome: Outcome) -> dict[str, str]:
    return {id_: letter(at) for at, id_ in enumerate(outcome.names)}


def _ranking(outcome: Outcome) -> Table:
    letters, method = _letters(outcome), outcome.tender.method
    total = _total(outcome)
    return Table(
        "ranking",
        "Ranking",
        (
            Column("key", "Bid", "id", 7),
            Column("name", "Bidder", "text", 28),
            Column("quality", "Quality marks", "number", 12, places=2),
            Column("price", "Price", "money", 16),
            Column("in", "In", "choice", 8),
            Column("compared", "Price compared", "money", 16),
            Column("pricemarks", "Price marks", "number", 12, places=2),
            Column(
                "total", "Total" if method.by_weight else "Pounds a mark", "number", 12, places=method.places
            ),
            Column("rank", "Rank", "number", 8),
            Column("why", "Why not ranked", "long", 50),
        ),
        tuple(_standing(outcome, one, letters[one.offer.id], total) for one in outcome.ranking.standings),
        "Equal totals share a rank." if method.tie_break is None else "",
    )


def _standing(outcome: Outcome, one: Standing, key: str, total: str) -> tuple[Value, ...]:
    ranked = one.rank is not None
    price = findings.pence_cell(one.offer.price)
    priced = float(one.price_marks) if one.price_marks is not None else ""
    return (
        key,
        one.name,
        Formula(f"SUM({MARKS}[Marks {key}])", float(one.quality)),
        price,
        "Yes" if ranked else "No",
        Formula('IF({in}="Yes",{price},"")', price if ranked else ""),
        Formula(_price_marks(outcome), priced),
        Formula(total, float(one.total) if one.total is not None else ""),
        Formula(_rank(outcome), one.rank if ranked else ""),
        one.why or None,
    )


def _price_marks(outcome: Outcome) -> str:
    """Return the formula for the marks of a price, as the tender states it; nothing where it is divided."""
    method = outcome.tender.method
    weight = f'INDEX({CRITERIA}[Weight],MATCH("{PRICE}",{CRITERIA}[Criterion],0))'
    low, high = f"MIN({COMPARED})", f"MAX({COMPARED})"
    if method.formula == "fixed_benchmark" and method.cap and method.floor is not None:
        share = f"MIN(1,MAX(0,({_plain(method.cap)}-{{compared}})/{_plain(method.cap - method.floor)}))"
    else:
        share = {
            "relative_to_lowest": f"IF({{compared}}=0,1,{low}/{{compared}})",
            "linear": f"IF({{compared}}={low},1,IF({low}=0,0,MAX(0,1-({{compared}}-{low})/{low})))",
            "min_max": f"IF({high}={low},1,({high}-{{compared}})/({high}-{low}))",
        }.get(method.formula or "", "")
    return f'IF({{in}}="Yes",{weight}*{share},"")' if share else '""'


def _plain(amount: int) -> str:
    return f"{amount / 100:.2f}"


def _total(outcome: Outcome) -> str:
    method = outcome.tender.method
    added = "{quality}+{pricemarks}" if method.by_weight else "{compared}/{quality}"
    return f'IF({{in}}="Yes",ROUND({added},{method.places}),"")'


def _rank(outcome: Outcome) -> str:
    """Return the formula of the rank: one more than how many are better, those that break a tie included."""
    method = outcome.tender.method
    heading = "Total" if method.by_weight else "Pounds a mark"
    sign = ">" if method.by_weight else "<"
    better = f'COUNTIF(Ranking[{heading}],"{sign}"&{{total}})'
    broken = {
        "quality": '+COUNTIFS(Ranking[{0}],{{total}},Ranking[Quality marks],">"&{{quality}})',
        "price": '+COUNTIFS(Ranking[{0}],{{total}},Ranking[Price compared],"<"&{{price}})',
    }.get(method.tie_break or "", "")
    return f'IF({{in}}="Yes",1+{better}{broken.format(heading)},"")'


def _criteria(outcome: Outcome) -> Table:
    letters, method = _letters(outcome), outcome.tender.method
    standings = {one.offer.id: one for one in outcome.ranking.standings}
    rows: list[tuple[Value, ...]] = [
        (
            title,
            tender_tables.marks(method.weights[key], 6),
            *(
                Formula(
                    f"SUMIFS({MARKS}[Marks {name}],{MARKS}[Criterion],{{criterion}})",
                    float(standings[id_].criteria[key]),
                )
                for id_, name in letters.items()
            ),
        )
        for key, title in method.titles.items()
    ]
    if method.by_weight:
        found = 'INDEX(Ranking[Price marks],MATCH("{0}",Ranking[Bid],0))'
        priced = tuple(
            Formula(found.format(name), _marks_or_blank(standings[id_].price_marks))
            for id_, name in letters.items()
        )
        rows.append((PRICE, tender_tables.marks(method.price_weight, 6), *priced))
    return Table(
        "criteria-marks",
        "Marks by criterion",
        (
            Column("criterion", "Criterion", "text", 36),
            Column("weight", "Weight", "number", 11, editable=True, places=2),
            *(Column(f"b{name.lower()}", f"Bid {name}", "number", 12, places=2) for name in letters.values()),
        ),
        tuple(rows),
    )


def _marks_or_blank(value: Fraction | None) -> float | str:
    return float(value) if value is not None else ""


def _marks(outcome: Outcome) -> Table:
    letters, method = _letters(outcome), outcome.tender.method
    weight = (
        f"{{share}}/SUMIFS({MARKS}[Share],{MARKS}[Criterion],{{criterion}})"
        f"*INDEX({CRITERIA}[Weight],MATCH({{criterion}},{CRITERIA}[Criterion],0))"
    )
    asked = [one for one in outcome.lot.scored if one.weight is not None and one.criterion is not None]
    rows = tuple(
        (
            one.id,
            one.title,
            method.titles[one.criterion or ""],
            float(one.share),
            Formula(weight, float(one.weight or 0)),
            *_scored(outcome, letters, one),
        )
        for one in asked
    )
    return Table(
        "question-marks",
        "Scores and marks by question",
        (
            Column("question", "Question", "id", 11),
            Column("title", "Title", "long", 36),
            Column("criterion", "Criterion", "text", 26),
            Column("share", "Share", "number", 9, places=2),
            Column("weight", "Weight", "number", 10, places=3),
            *(
                column
                for name in letters.values()
                for column in (
                    Column(f"s{name.lower()}", f"Score {name}", "number", 9, editable=True),
                    Column(f"m{name.lower()}", f"Marks {name}", "number", 10, places=3),
                )
            ),
        ),
        rows,
    )


def _scored(outcome: Outcome, letters: dict[str, str], question: Question) -> Iterator[Value]:
    """Yield score and marks of every bid on one question."""
    offers = {one.id: one for one in outcome.offers}
    highest = outcome.tender.method.highest or 1
    for id_, name in letters.items():
        score = offers[id_].scores.get(question.id)
        earned = float(marks(question, score, highest)) if score is not None else 0.0
        yield score
        yield Formula(f"{{s{name.lower()}}}/{highest}*{{weight}}", earned)
