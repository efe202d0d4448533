# SPDX-License-Identifier: MIT
"""Tables of what the documents stand on: sources, planning defaults that nobody has verified, standards."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import capital, day
from planner.documents.workbook import Column

READ_WORDS = {"full": "In full", "extract": "Its opening part", "fragment": "A fragment"}
OWN = "K"
"""The key of what the makers of the catalogue know by themselves: nothing was read for it."""


def used_sources(plan: ExitPlan) -> dict[str, list[str]]:
    """Return the keys of the sources that stand behind this plan, each with the entries that cite it."""
    cited: dict[str, list[str]] = {}
    for id_, keys in _citing(plan):
        for key in keys:
            cited.setdefault(key, []).append(id_)
    return cited


def _citing(plan: ExitPlan) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each entry that the plan prints, with the keys of its sources."""
    yield from ((item.id, item.entry.sources) for item in plan.requirements.applicable)
    yield from ((risk.rule.id, risk.rule.sources) for risk in plan.risks.risks)
    yield from ((one.activity.template_id, one.activity.sources) for one in plan.schedule.activities)
    yield from ((line.id, line.rule.sources) for line in plan.interfaces.lines)
    for benefit in plan.benefits.benefits:
        if benefit.rule:
            found = (one.source for one in benefit.rule.found_by(plan.as_of))
            yield benefit.id, tuple(dict.fromkeys((*benefit.rule.sources, *found)))


def sources(plan: ExitPlan) -> Table:
    """Return the sources that this plan rests on."""
    cited = used_sources(plan)
    return Table(
        "sources",
        "Sources",
        (
            Column("key", "Key", "id", 8),
            Column("title", "Source", "long", 52),
            Column("publisher", "Publisher", "long", 28),
            Column("date", "Date"),
            Column("kind", "Kind"),
            Column("read", "Read"),
            Column("used", "Cited by", "number"),
        ),
        tuple(
            (
                key,
                source.title,
                source.publisher,
                source.date,
                capital(source.kind),
                "Not a text" if key == OWN else READ_WORDS.get(source.read, source.read),
                len(dict.fromkeys(cited[key])),
            )
            for key, source in plan.catalogue.sources.items()
            if key in cited
        ),
    )


def defaults(plan: ExitPlan) -> Table:
    """Return the numbers that are planning defaults nobody has verified, with where each is used."""
    entries = [
        *((item.id, item.entry.title, item.entry.params) for item in plan.requirements.applicable),
        *((one.id, one.title, one.rule.params) for one in plan.benefits.benefits if one.rule),
    ]
    rows = [
        (id_, title, name.replace("_", " "), f"{param.value} {param.unit}".strip())
        for id_, title, params in entries
        for name, param in params.items()
        if param.grade == "practice"
    ]
    return Table(
        "unverified-defaults",
        "Planning defaults, not verified",
        (
            Column("id", "Used in", "id", 10),
            Column("title", "Requirement or benefit", "long", 40),
            Column("what", "Number", "long", 32),
            Column("value", "Default"),
        ),
        tuple(rows),
        note="Each comes from practice, not from a published source: confirm it before it goes to bidders.",
    )


def standards(plan: ExitPlan) -> Table:
    """Return the dated laws, standards and services that the requirements cite, in force on the day."""
    used: dict[str, list[str]] = {}
    for item in plan.requirements.applicable:
        for written in item.entry.standards:
            if written.startswith("@") and plan.catalogue.standard_in_print(written, plan.as_of):
                used.setdefault(written[1:], []).append(item.id)
    return Table(
        "standards",
        "Laws, standards and services of the day",
        (
            Column("name", "Name", "long", 56),
            Column("period", "In force", "long", 32),
            Column("used", "Cited by", "long", 36),
        ),
        tuple(
            (
                instrument.name,
                _period(instrument.valid_from, instrument.valid_until),
                ", ".join(used[key]),
            )
            for key, instrument in plan.catalogue.instruments.items()
            if key in used
        ),
    )


def _period(first: date | None, last: date | None) -> str:
    begins = f"from {day(first)}" if first else "from the start"
    return f"{begins} until {day(last)}" if last else begins
