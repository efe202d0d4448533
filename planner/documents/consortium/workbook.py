# SPDX-License-Identifier: MIT
"""The consortium as a workbook with a live share sheet: change a driver or a price, and the shares follow.

Shares by studies, by TB and equally are formulas, each with the result that planner worked out. The Shapley
value looks at every group of members, which no cell can: it is a computed value and says so.
"""

from collections.abc import Sequence
from fractions import Fraction

from planner.consortium.result import Together
from planner.consortium.sharing import shares_by
from planner.documents.consortium import estate_tables, money_tables
from planner.documents.consortium.documents import TITLE, properties
from planner.documents.consortium.live import bands_sheet, bill_sheet, costs_sheet, of_line, plain
from planner.documents.consortium.money_tables import money
from planner.documents.consortium.sentences import lead
from planner.documents.words import day
from planner.documents.workbook import (
    Bullets,
    Column,
    Formula,
    Heading,
    KeyValue,
    Paragraph,
    TableSheet,
    TextSheet,
    Value,
    Workbook,
)
from planner.model.consortium import SharingRule

_FOUR = "{by_studies},{by_tb},{equally},{shapley}"
_DEARER = "Dearer by at least one rule"
COMPUTED = "Worked out by planner over every group of members; it does not follow changes in this workbook."


def consortium_workbook(held: Together) -> Workbook:
    """Return the consortium as a workbook."""
    said = (f"{held.title}, as of {day(held.as_of)}",)
    return Workbook(
        properties(held),
        (
            _read_me(held, said),
            _shares(held, said),
            costs_sheet(held),
            bands_sheet(held),
            bill_sheet(held),
            estate_tables.exits(held).sheet("Exits", said, "A3"),
            money_tables.leaving(held).sheet("If one leaves", said, "A3"),
            money_tables.more_each(held).sheet("What others then pay", said, "A3"),
            money_tables.late(held).sheet("If one is late", said, "A3"),
            estate_tables.kinds(held).sheet("Systems", said, "A3"),
            estate_tables.shared(held).sheet("Shared", said),
            estate_tables.matches(held).sheet("To agree on", said, "A3"),
            estate_tables.requirements(held).sheet("Requirements", said),
            estate_tables.questions(held).sheet("Questions", said, "A3"),
            money_tables.lines(held).sheet("All lines", said),
            *((estate_tables.failed(held).sheet("Not read", said),) if held.failed else ()),
        ),
    )


def _read_me(held: Together, said: tuple[str, ...]) -> TextSheet:
    return TextSheet(
        "Read me",
        TITLE,
        (
            *(Paragraph(told) for told in lead(held)),
            KeyValue("Members", len(held.said.members)),
            KeyValue("As of", held.as_of),
            Heading("How to use it", 2),
            Bullets(
                (
                    "Change the light yellow cells of Shares, Costs, Bands and Bill: shares by studies, by "
                    "TB and equally follow at once.",
                    f"Shapley values, and what each pays alone by a quote or by the lines: {COMPUTED}",
                    "Cells hold fractions of a penny; in the document pennies are shared out, so that the "
                    "sum is exact.",
                    "Not known means that nobody has said. It never means no.",
                )
            ),
        ),
        said,
    )


def _exact(held: Together, rule: SharingRule) -> tuple[Value, ...]:
    amounts = shares_by(held.sharing.costs, rule).amounts
    return (None,) * len(held.sharing.costs.members) if amounts is None else tuple(map(money, amounts))


def _shares_row(held: Together, place: int) -> tuple[Value, ...]:
    costs = held.sharing.costs
    shapley, alone = _exact(held, "shapley")[place], money(held.sharing.alone[place])
    amounts = [_unrounded(held, rule, place) for rule in ("studies", "tb", "equal")]
    return (
        costs.names[place],
        plain(costs.drivers.studies[place]),
        plain(costs.drivers.tb[place]),
        *(
            Formula(_if_known(key, len(costs.names)), amount)
            for key, amount in zip(("by_studies", "by_tb", "equally"), amounts, strict=True)
        ),
        shapley,
        alone,
        Formula(f'IF(MAX({_FOUR})>{{alone}},"{_DEARER}","No")', _flag(amounts, shapley, alone)),
        Formula(f"MIN({_FOUR})", min(_known(amounts, shapley))),
    )


def _shares(held: Together, said: tuple[str, ...]) -> TableSheet:
    rows = [_shares_row(held, place) for place in range(len(held.sharing.costs.members))]
    return TableSheet(
        "Shares",
        "What each member pays: live by studies, by TB and equally",
        (
            Column("member", "Member", "long", 40),
            Column("studies", "Studies a year", "number", 14, editable=True),
            Column("tb", "TB", "number", 10, editable=True, places=1),
            Column("by_studies", "By studies, £", "money", 16, places=2),
            Column("by_tb", "By TB, £", "money", 16, places=2),
            Column("equally", "Equally, £", "money", 16, places=2),
            Column("shapley", "Shapley value (computed), £", "money", 18, places=2, help=COMPUTED),
            Column("alone", "Alone (computed), £", "money", 16, places=2),
            Column("flag", "Dearer than alone?", "long", 26),
            Column("least", "Least of the four, £", "money", 16, places=2),
        ),
        tuple(rows),
        said,
        (COMPUTED,),
    )


def _known(amounts: Sequence[float | None], shapley: Value) -> list[float]:
    return [float(str(one)) for one in (*amounts, shapley) if one is not None]


def _flag(amounts: Sequence[float | None], shapley: Value, alone: float | None) -> str:
    return _DEARER if max(_known(amounts, shapley)) > (alone or 0) else "No"


def _if_known(key: str, members: int) -> str:
    """Return the sum of a member's shares, which stays blank as long as any member's driver is not known."""
    formula = f"SUMIFS({{Bill!{key}}},{{Bill!member}},{{member}})"
    driver = {"by_studies": "studies", "by_tb": "tb"}.get(key)
    return f'IF(COUNTIFS({{Shares!{driver}}},">=0")<{members},"",{formula})' if driver else formula


def _unrounded(held: Together, rule: SharingRule, place: int) -> float | None:
    drivers = held.sharing.costs.drivers
    if None in {"studies": drivers.studies, "tb": drivers.tb}.get(rule, ()):
        return None
    return float(sum((of_line(held, line, rule)[place] for line in held.sharing.costs.lines), Fraction(0)))
