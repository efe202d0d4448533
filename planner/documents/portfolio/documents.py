# SPDX-License-Identifier: MIT
"""The roll-up as a workbook and as a Word document."""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.documents.environment import render
from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.portfolio import tables
from planner.documents.portfolio.rollup import Rollup, quarter_words
from planner.documents.portfolio.volume_tables import data_by_month, month_words
from planner.documents.printing import printed
from planner.documents.words import day
from planner.documents.workbook import (
    Bullets,
    Heading,
    KeyValue,
    Paragraph,
    Properties,
    TextSheet,
    Workbook,
)
from planner.english import counted, listed

TITLE = "Portfolio roll-up"
QUESTIONS_IN_WORD = 3
MONTHS_IN_WORD = 60


def portfolio_workbook(rollup: Rollup) -> Workbook:
    """Return the roll-up as a workbook: a first sheet that tells it in sentences, then every table."""
    first = TextSheet(
        "Read me",
        TITLE,
        (
            *(Paragraph(told) for told in sentences(rollup)),
            KeyValue("Trusts", len(rollup.members)),
            KeyValue("Projects not built", len(rollup.failed)),
            KeyValue("As of", rollup.as_of),
            Heading("How it is made", 2),
            Bullets(
                (
                    "Every figure comes from the pack of a trust, which lies in a folder of its own beside "
                    "this file.",
                    "Not known means that nobody has said. It never means no.",
                    tables.HOW_COLOURED,
                )
            ),
        ),
        (rollup.title,),
    )
    said = (f"{rollup.title}, as of {day(rollup.as_of)}",)
    sheets = (make(rollup).sheet(name, said, "A3") for name, make in tables.TABLES)
    held = Properties(TITLE, rollup.title, rollup.title, rollup.title, "Draft for review", rollup.as_of)
    return Workbook(held, (first, *sheets))


def portfolio_document(rollup: Rollup, templates: Mapping[str, str]) -> HtmlDocument:
    """Return the roll-up as semantic HTML."""
    made = {table.id: printed(table) for table in (make(rollup) for _, make in tables.TABLES)}
    made["portfolio-data"] = printed(data_by_month(rollup, idle=False))
    made["portfolio-questions"] = printed(tables.questions(rollup, QUESTIONS_IN_WORD))
    data = made["portfolio-data"]
    cut = len(data["rows"]) - MONTHS_IN_WORD
    data["rows"] = data["rows"][:MONTHS_IN_WORD]
    context = {
        "t": made,
        "lead": sentences(rollup),
        "data": list(data_sentences(rollup)),
        "market": list(market_sentences(rollup)),
        "capacity": rollup.capacity is not None,
        "later_months": max(cut, 0),
    }
    held = DocumentProperties(
        title=TITLE,
        subject=rollup.title,
        company=rollup.title,
        author=rollup.title,
        status="Draft for review",
        keywords="PACS; RIS; exit; portfolio",
        date=rollup.as_of,
        version="",
    )
    return HtmlDocument(held, render(templates, "portfolio.html.j2", context))


def sentences(rollup: Rollup) -> list[str]:
    """Return the roll-up in a few sentences, each a paragraph of its own."""
    members = rollup.members.values()
    ends = sorted(one.first_end for one in members if one.first_end)
    leaving = [verdict for one in members if (verdict := one.verdict("leave"))]
    red = sum(one.colour == "red" for one in leaving)
    told = [f"{counted(len(members), 'trust')} {'is' if len(members) == 1 else 'are'} told here together."]
    if rollup.failed:
        many = counted(len(rollup.failed), "project")
        told.append(f"{many} could not be built, and none of its figures is here." if len(rollup.failed) == 1
                    else f"{many} could not be built, and none of their figures is here.")  # fmt: skip
    if rollup.earliest != rollup.as_of:
        told.append(
            f"Their plans are not of one day: the oldest is of {day(rollup.earliest)}, the newest of "
            f"{day(rollup.as_of)}."
        )
    if ends:
        told.append(
            f"The first of them has a contract that ends on {day(ends[0])}, the last on {day(ends[-1])}."
        )
    told.append(
        f"{counted(red, 'trust')} {_have(red)} less than an even chance of leaving in time."
        if red
        else "No trust is known to have less than an even chance of leaving in time."
    )
    told += [*data_sentences(rollup), *market_sentences(rollup)]
    questions = sum(one.open_questions for one in members)
    told.append(f"{counted(questions, 'question')} {'is' if questions == 1 else 'are'} still open.")
    return told


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def data_sentences(rollup: Rollup) -> Iterator[str]:
    """Yield what is to be moved, and whether the capacity suffices for it."""
    months = rollup.months
    if not months:
        yield "Nothing is known of what is to be moved."
        return
    worst = max(months, key=lambda one: one.tb)
    yield (
        f"{sum(one.tb for one in months):,.0f} TB are to be moved; the most in one month is "
        f"{worst.tb:,.0f} TB in {month_words(worst)}, by {counted(worst.members, 'trust')}."
    )
    if rollup.capacity is None:
        return
    over = [one for one in months if one.tb > rollup.capacity]
    if not over:
        yield f"That is within the stated capacity of {rollup.capacity:,.0f} TB a month in every month."
        return
    yield (
        f"{counted(len(over), 'month')} {'asks' if len(over) == 1 else 'ask'} for more than the stated "
        f"{rollup.capacity:,.0f} TB a month, the first is {month_words(over[0])}."
    )
    if months[-1].waiting:
        yield "At that capacity the last of it is not moved within fifty years."
        return
    late = sum(one.first > (rollup.last_asked or one.first) for one in months)
    if late:
        yield f"At that capacity the last of it is moved {counted(late, 'month')} later than the trusts plan."
    else:
        yield "What has to wait is made up before the last trust is through."


def market_sentences(rollup: Rollup) -> Iterator[str]:
    """Yield when most contracts end, and with whom."""
    totals: dict[date, int] = {}
    for (quarter, _), held in rollup.surge.items():
        totals[quarter] = totals.get(quarter, 0) + len(held)
    if not totals:
        yield "Nothing is known of when contracts end."
        return
    most = max(totals.values())
    quarter = next(one for one, number in totals.items() if number == most)
    with_whom = [
        f"{supplier}: {len(held)}" for (one, supplier), held in rollup.surge.items() if one == quarter
    ]
    yield (
        f"The market meets most at once in {quarter_words(quarter)}: "
        f"{counted(most, 'contract')} {'ends' if most == 1 else 'end'} ({listed(with_whom, 5)})."
    )
    unknown = sum(held.end is None for _, held in rollup.contracts)
    if unknown:
        yield f"{counted(unknown, 'more contract')} will end, nobody has said when."
