# SPDX-License-Identifier: MIT
"""Tables of the comparison of options on criteria: scores, reasons, firmness, what would change the order."""

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column, Value
from planner.english import listed


def scores(plan: ExitPlan) -> Table:
    """Return the scores of every option on every criterion, with their weighted total."""
    held = plan.comparison
    rows = []
    for one in held.options:
        given = [one.scores.get(c.id) for c in held.criteria]
        marks: list[Value] = [None if score is None else score.score for score in given]
        total = None if one.score is None else round(one.score, 1)
        below = listed(c.title for c in one.below) if one.below else None
        rows.append((one.title, *marks, total, below))
    return Table(
        "scores",
        "Scores on the criteria",
        (
            Column("option", "Option", "long", 30),
            *(Column(f"c-{n}", _heading(c.title, c.weight), "number") for n, c in enumerate(held.criteria)),
            Column("total", "Weighted total, out of 100", "number", places=1),
            Column("below", "Below its threshold on"),
        ),
        tuple(rows),
        note=f"Each score is out of {held.top:g}. An option not scored on every criterion has no total.",
    )


def _heading(title: str, weight: float | None) -> str:
    return f"{title} (weight {'not known' if weight is None else f'{weight:g}'})"


def score_reasons(plan: ExitPlan) -> Table:
    """Return the reason that was given for each score."""
    held = plan.comparison
    titles = {one.id: one.title for one in held.criteria}
    return Table(
        "score-reasons",
        "Why each option scores as it does",
        (
            Column("option", "Option", "long", 30),
            Column("criterion", "Criterion", "long", 26),
            Column("score", "Score", "number"),
            Column("range", "May be"),
            Column("because", "Because", "long", 60),
        ),
        tuple(
            (one.title, titles[id_], given.score, f"{given.low:g} to {given.high:g}", given.because or None)
            for one in held.options
            for id_, given in one.scores.items()
            if id_ in titles
        ),
    )


def firmness(plan: ExitPlan) -> Table:
    """Return in what share of cases each option comes first on the criteria."""
    held = plan.comparison
    found = held.firmness
    titles = {one.id: one.title for one in held.options}
    return Table(
        "firmness",
        "How firmly the ranking on criteria stands",
        (
            Column("option", "Option", "long", 34),
            Column("stated", "First, weights and scores as far out as they may be, %", "number", places=1),
            Column("any", "First, whatever the weights, %", "number", places=1),
        ),
        tuple(
            (titles[id_], 100 * found.stated[id_], 100 * found.any_weights[id_])
            for id_ in sorted(found.stated, key=lambda id_: (-found.stated[id_], id_))
        )
        if found
        else (),
        note=f"{found.draws:,} draws each." if found else "",
    )


def to_win(plan: ExitPlan) -> Table:
    """Return what would have to be true for another option to come first on the criteria."""
    held = plan.comparison
    titles = {one.id: one.title for one in held.options}
    criteria = {one.id: one.title for one in held.criteria}
    return Table(
        "to-win",
        "What would have to be true for another option to come first",
        (
            Column("option", "Option", "long", 34),
            Column("change", "One change, all else as stated", "long", 60),
        ),
        tuple(
            (
                titles[one.option],
                f"“{criteria[one.criterion]}” weighs {one.needed:.0f}% of all, not {one.stands:.0f}%"
                if one.what == "weight"
                else f"It scores {one.needed:.1f} on “{criteria[one.criterion]}”, not {one.stands:g}",
            )
            for one in held.to_win
        ),
    )


def dominated(plan: ExitPlan) -> Table:
    """Return the options that another matches or beats on every criterion and on cost."""
    titles = {one.id: one.title for one in plan.comparison.options}
    return Table(
        "dominated",
        "Options that another beats on everything",
        (Column("option", "Option", "long", 34), Column("by", "Beaten by", "long", 34)),
        tuple((titles[one.option], titles[one.by]) for one in plan.comparison.dominated),
    )
