# SPDX-License-Identifier: MIT
"""Tables of what the documents stand on: sources, and the laws and standards of the day."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from planner.documents.catalogue import Source
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import count, day
from planner.documents.workbook import Column
from planner.english import capital

READ_WORDS = {"full": "In full", "extract": "Its opening part", "fragment": "A fragment"}
OWN = "K"
"""The key of what the makers of the catalogue know by themselves: nothing was read for it."""


def used_sources(plan: ExitPlan, parts: Sequence[str] = ()) -> dict[str, list[str]]:
    """Return the keys of the sources that stand behind some parts of a plan, or all, with what cites them.

    Where the trust gave a source of its own for a fact (a person, a count) that is none of the catalogue's.
    """
    cited: dict[str, list[str]] = {}
    for part, cites in _citing(plan).items():
        if not parts or part in parts:
            for id_, keys in cites:
                for key in keys:
                    if key in plan.catalogue.sources:
                        cited.setdefault(key, []).append(id_)
    return cited


Cites = Sequence[tuple[str, Sequence[str]]]


def _citing(plan: ExitPlan) -> dict[str, Cites]:
    """Return each entry that the plan prints, with the keys of its sources, by the part it belongs to."""
    return {
        "requirements": [(item.id, item.entry.sources) for item in plan.requirements.applicable],
        "risks": [(risk.rule.id, risk.rule.sources) for risk in plan.risks.risks],
        "activities": [(one.activity.template_id, one.activity.sources) for one in plan.schedule.activities],
        "interfaces": [(line.id, line.rule.sources) for line in plan.interfaces.lines],
        "migration": [("migration", one.sources) for one in plan.migration.assumptions],
        "appraisal": [*_of_comparison(plan)],
        "benefits": [
            (one.id, (*one.rule.sources, *(found.source for found in one.rule.found_by(plan.as_of))))
            for one in plan.benefits.benefits
            if one.rule
        ],
    }


def _of_comparison(plan: ExitPlan) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the discount rate and the optimism bias behind a comparison of options, where there is one.

    The options are compared only where somebody stated a cost: a comparison plays every option's programme.
    """
    if not any(one.costs for one in plan.project.options):
        return
    costed = [line for one in plan.comparison.options for line in one.costs]
    if costed:
        yield plan.comparison.rate.id, plan.comparison.rate.sources
    yield from ((line.bias.id, line.bias.sources) for line in costed if line.uplift)


YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?")


def published_later(source: Source, on: date) -> bool:
    """Return whether a source came out after a day; one without a date, or planner's own, did not."""
    if source.key == OWN:
        return False
    dates = [(int(year), int(month or 1)) for year, month in YEAR_AND_MONTH.findall(source.date)]
    return bool(dates) and max(dates) > (on.year, on.month)


def sources_of(*parts: str) -> Callable[[ExitPlan], Table]:
    """Return the maker of a table of the sources behind some parts of a plan, as a document prints it.

    Sources that came out after the day of the plan are counted and not named: a document of 2012
    does not quote an act of 2023. The workbooks list them all.
    """

    def table(plan: ExitPlan) -> Table:
        whole = sources(plan)
        cited = used_sources(plan, parts)
        later = [key for key in cited if published_later(plan.catalogue.sources[key], plan.as_of)]
        rows = tuple(row for row in whole.rows if row[0] in cited and row[0] not in later)
        told = capital(count(len(later), "source"))
        verb = "is" if len(later) == 1 else "are"
        note = f"{told} published after the day of this plan {verb} not named here; the workbooks list all."
        return Table(whole.id, whole.title, whole.columns, rows, note=note if later else "")

    return table


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
            Column("later", "Later than the plan"),
        ),
        tuple(
            (
                key,
                source.title,
                source.publisher,
                "–" if key == OWN else source.date,
                capital(source.kind),
                "Not a text" if key == OWN else READ_WORDS.get(source.read, source.read),
                len(dict.fromkeys(cited[key])),
                "Yes" if published_later(source, plan.as_of) else "No",
            )
            for key, source in plan.catalogue.sources.items()
            if key in cited
        ),
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
                _period(instrument.valid_from, instrument.valid_until, plan.as_of),
                ", ".join(used[key]),
            )
            for key, instrument in plan.catalogue.instruments.items()
            if key in used
        ),
    )


KNOWN_DAYS = 366
"""How long beforehand people know that a standard will end; of later ends a plan cannot tell."""


def _period(first: date | None, last: date | None, on: date) -> str:
    begins = f"from {day(first)}" if first else "from the start"
    return f"{begins} until {day(last)}" if last and (last - on).days <= KNOWN_DAYS else begins
