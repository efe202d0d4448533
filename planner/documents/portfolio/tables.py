# SPDX-License-Identifier: MIT
"""The tables of a portfolio. Word, Excel and pack.json print the same ones."""

from collections import Counter
from collections.abc import Callable

from planner.documents.portfolio.rollup import Rollup
from planner.documents.portfolio.summary import MemberSummary, MemberVerdict
from planner.documents.portfolio.volume_tables import (
    contracts,
    data_by_month,
    data_by_trust,
    quarters,
    surge,
)
from planner.documents.scores import Band
from planner.documents.table import Table
from planner.documents.words import ROLES, day
from planner.documents.workbook import Column
from planner.english import counted, listed, lowered

COLOURS = {
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "done": "Done",
    "unknown": "Not known",
    "none": "Nothing to do",
}
COLOUR_BANDS = (
    Band("danger", equals=("Red",)),
    Band("caution", equals=("Amber",)),
    Band("good", equals=("Green", "Done")),
    Band("quiet", equals=("Not known",)),
)
KINDS = ("leave", "replace", "move", "switch_off")
HOW_COLOURED = (
    "Red: less than an even chance of meeting what it is held against, or no end in sight. Amber: less than "
    "eight in ten. Not known: nobody has said what it is held against."
)
HEADINGS = {
    "leave": "Leave the contract",
    "replace": "Replace the product",
    "move": "Move the history",
    "switch_off": "Switch off",
}


def exits(rollup: Rollup) -> Table:
    """Return who leaves when, and by which route, the first end first."""
    rows = []
    for name, one in by_end(rollup):
        leave, live = one.verdict("leave"), one.verdict("replace")
        rows.append(
            (
                rollup.names[name],
                one.first_end,
                one.route,
                leave.planned if leave else None,
                leave.p80 if leave else None,
                (leave.chance or None) if leave else None,
                live.p80 if live else None,
                COLOURS[leave.colour] if leave else None,
                one.open_questions,
                one.extreme,
            )
        )
    return Table(
        "portfolio-exits",
        "Who leaves when, and by which route",
        (
            Column("trust", "Trust", "long", 34),
            Column("end", "First contract end", "date"),
            Column("route", "Route", "long", 34),
            Column("planned", "Leaves, as planned", "date"),
            Column("p80", "Leaves, P80", "date"),
            Column("chance", "Chance in time"),
            Column("live", "New system live, P80", "date"),
            Column("colour", "Leaving", bands=COLOUR_BANDS),
            Column("questions", "Open questions", "number"),
            Column("extreme", "Extreme risks", "number"),
        ),
        tuple(rows),
        note=f"P80: in four futures out of five it is no later. {HOW_COLOURED}",
    )


def routes(rollup: Rollup) -> Table:
    """Return how many trusts take each route."""
    many: Counter[str] = Counter(one.route for one in rollup.members.values())
    return Table(
        "portfolio-routes",
        "Routes",
        (Column("route", "Route", "long", 50), Column("trusts", "Trusts", "number")),
        tuple((route, many[route]) for route in sorted(many, key=lambda route: (-many[route], route))),
    )


def verdicts_side_by_side(rollup: Rollup) -> Table:
    """Return the four verdicts of each trust on one line."""
    return Table(
        "portfolio-verdicts",
        "The four verdicts of each trust",
        (
            Column("trust", "Trust", "long", 34),
            *(Column(kind, HEADINGS[kind], "long", 24, bands=()) for kind in KINDS),
        ),
        tuple(
            (rollup.names[name], *(_in_short(one.verdict(kind)) for kind in KINDS))
            for name, one in by_end(rollup)
        ),
        note=f"The day is that of P80, with the chance of being in time. {HOW_COLOURED}",
    )


def by_end(rollup: Rollup) -> list[tuple[str, MemberSummary]]:
    """Return the members, the first end first."""
    return sorted(
        rollup.members.items(),
        key=lambda one: (one[1].first_end is None, one[1].first_end or rollup.as_of, rollup.names[one[0]]),
    )


def _in_short(one: MemberVerdict | None) -> str:
    if one is None:
        return ""
    when = one.p80 or one.planned
    told = [COLOURS[one.colour], day(when) if when else "", lowered(one.chance) if one.due else ""]
    return ", ".join(part for part in told if part)


def verdicts_in_full(rollup: Rollup, *colours: str) -> Table:
    """Return every verdict on a line of its own; of some colours only, the red ones for instance."""
    chosen = rollup.verdicts(*(colours or COLOURS))
    return Table(
        "portfolio-red" if colours else "portfolio-every-verdict",
        "Red verdicts" if colours else "Every verdict",
        (
            Column("trust", "Trust", "long", 34),
            Column("verdict", "Verdict", "text", 24),
            Column("colour", "Stands", bands=COLOUR_BANDS),
            Column("due", "Held against", "date"),
            Column("planned", "As planned", "date"),
            Column("p50", "P50", "date"),
            Column("p80", "P80", "date"),
            Column("chance", "Chance in time"),
            Column("why", "Set above all by", "long", 56),
        ),
        tuple(
            (
                rollup.names[name],
                one.title,
                COLOURS[one.colour],
                one.due,
                one.planned,
                one.p50,
                one.p80,
                one.chance or None,
                one.why,
            )
            for name, one in chosen
        ),
        note=HOW_COLOURED,
    )


def red(rollup: Rollup) -> Table:
    """Return the red verdicts."""
    return verdicts_in_full(rollup, "red")


def questions(rollup: Rollup, most: int | None = None) -> Table:
    """Return the questions still open, of each trust those on which most hangs; at most `most` each."""
    rows = tuple(
        (rollup.names[name], ROLES.get(asked.ask, asked.ask), asked.text, asked.decides)
        for name, one in by_end(rollup)
        for asked in one.questions[:most]
    )
    every = sum(one.open_questions for one in rollup.members.values())
    cut = (
        f"{len(rows):,} of {counted(every, 'question')}: those of each trust on which most hangs. The others "
        "are in its pack."
    )
    return Table(
        "portfolio-questions",
        "Questions still open",
        (
            Column("trust", "Trust", "long", 34),
            Column("ask", "To be asked of", "text", 24),
            Column("question", "Question", "long", 80),
            Column("decides", "Decides", "number"),
        ),
        rows,
        note=cut if len(rows) < every else "",
    )


def failed(rollup: Rollup) -> Table:
    """Return the projects that could not be built, and why."""
    rows = []
    for one in rollup.failed:
        told = [" ".join(filter(None, (f"[{code}]" if code else "", text))) for code, text, _ in one.reasons]
        more = [f"{one.more} more"] if one.more else []
        places = [place for _, _, place in one.reasons if place]
        rows.append(
            (
                one.member,
                "; ".join([*told, *more]),
                listed(dict.fromkeys(places), 3) or None,
                "Of an earlier run" if one.earlier else "None",
            )
        )
    return Table(
        "portfolio-failed",
        "Projects that could not be built",
        (
            Column("member", "Folder", "text", 24),
            Column("why", "Why", "long", 70),
            Column("place", "Where", "long", 36),
            Column("pack", "Its pack"),
        ),
        tuple(rows),
        note="None of their figures is in this roll-up.",
    )


TABLES: tuple[tuple[str, Callable[[Rollup], Table]], ...] = (
    ("Who leaves when", exits),
    ("Four verdicts", verdicts_side_by_side),
    ("Every verdict", verdicts_in_full),
    ("Red verdicts", red),
    ("Routes", routes),
    ("TB by month", data_by_month),
    ("TB by trust", data_by_trust),
    ("Ending by quarter", quarters),
    ("Ending by supplier", surge),
    ("Contracts", contracts),
    ("Questions", questions),
    ("Not built", failed),
)
"""The tables of a portfolio with the names of their sheets."""
