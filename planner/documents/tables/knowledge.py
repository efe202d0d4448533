# SPDX-License-Identifier: MIT
"""Tables of what the documents stand on: sources, planning defaults that nobody has verified, standards."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planner.documents.catalogue import Source
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import capital, count, day
from planner.documents.workbook import Column
from planner.rules.entries import Param, Requirement

READ_WORDS = {"full": "In full", "extract": "Its opening part", "fragment": "A fragment"}
OWN = "K"
"""The key of what the makers of the catalogue know by themselves: nothing was read for it."""


def used_sources(plan: ExitPlan, parts: Sequence[str] = ()) -> dict[str, list[str]]:
    """Return the keys of the sources that stand behind some parts of a plan, or all, with what cites them."""
    cited: dict[str, list[str]] = {}
    for part, cites in _citing(plan).items():
        if not parts or part in parts:
            for id_, keys in cites:
                for key in keys:
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
        "benefits": [
            (one.id, (*one.rule.sources, *(found.source for found in one.rule.found_by(plan.as_of))))
            for one in plan.benefits.benefits
            if one.rule
        ],
    }


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
        told = count(len(later), "source")
        note = (
            f"{told[:1].upper()}{told[1:]} published after the day of this plan {'is' if len(later) == 1 else 'are'} "
            "not named here; the workbooks list every key."
        )
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
                "" if key == OWN else source.date,
                capital(source.kind),
                "Not a text" if key == OWN else READ_WORDS.get(source.read, source.read),
                len(dict.fromkeys(cited[key])),
                "Yes" if published_later(source, plan.as_of) else "No",
            )
            for key, source in plan.catalogue.sources.items()
            if key in cited
        ),
    )


def defaults(plan: ExitPlan) -> Table:
    """Return the numbers that are planning defaults nobody has verified, with the words they stand in."""
    found = [
        (item.id, item.entry.title, item.entry.params, _texts(item.entry))
        for item in plan.requirements.applicable
    ]
    found += [
        (
            one.id,
            one.title,
            one.rule.params,
            (one.rule.title, one.rule.metric, one.rule.method, one.rule.target),
        )
        for one in plan.benefits.benefits
        if one.rule
    ]
    rows = [
        (id_, title, words_around(name, params, texts), param.with_unit)
        for id_, title, params, texts in found
        for name, param in params.items()
        if param.grade == "practice"
    ]
    return Table(
        "unverified-defaults",
        "Planning defaults, not verified",
        (
            Column("id", "Used in", "id", 10),
            Column("title", "Requirement or benefit", "long", 34),
            Column("what", "Where it stands", "long", 56),
            Column("value", "Default"),
        ),
        tuple(rows),
        note="Each comes from practice, not from a published source: confirm it before it goes to bidders.",
    )


def _texts(entry: Requirement) -> tuple[str, ...]:
    return (entry.requirement, entry.acceptance, entry.evidence, entry.because)


AROUND = 60
"""How many letters on either side of a number are enough to know it by."""


def words_around(name: str, params: Mapping[str, Param], texts: Sequence[str]) -> str:
    """Return the words in which a number stands; its own name in words where no text holds it."""
    mark = f"{{{name}}}"
    text = next((text for text in texts if text and mark in text), "")
    if not text:
        return capital(name.replace("_", " "))
    before, _, after = text.partition(mark)
    first = max(before.rfind(stop) + len(stop) for stop in (". ", "; ", ", ", "shall "))
    first = max(first, before.find(" ", max(len(before) - AROUND, 0)) + 1 if len(before) > AROUND else 0)
    ends = [at for at in (after.find(stop) for stop in (".", ";", ", ")) if at >= 0]
    last = min((*ends, after.rfind(" ", 0, AROUND) if len(after) > AROUND else len(after)))
    told = f"{before[first:]}{mark}{after[:last]}".strip()
    told = told.format(**{key: param.in_print for key, param in params.items()})
    cut_before, cut_after = (
        first > 0 and not before[:first].endswith((". ", "; ", ", ", "shall ")),
        last not in ends,
    )
    return f"{'… ' if cut_before else ''}{told if cut_before else capital(told)}{' …' if cut_after and after else ''}"


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
