# SPDX-License-Identifier: MIT
"""Days that documents ask others to keep, and days on which knowledge begins or ends to hold."""

from collections.abc import Iterator
from datetime import date

from planner.documents.exit_plan.owed import obligations_owed
from planner.documents.explain.forecasts import Dated
from planner.documents.explain.values import Line
from planner.documents.letter_lists import data_days_of
from planner.documents.plan import ExitPlan
from planner.english import counted
from planner.model import NOUNS
from planner.model.noun import NounEvidence
from planner.schedule.setting import left_contracts


def owed(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days of the register of exit obligations, and those that the letters ask for."""
    for one in obligations_owed(plan):
        of = f" ({one.contract.name_in_print})" if one.contract else ""
        told = f"{one.obligation.title}{of} is due: {one.why}"
        yield one.due, Line(told, one.obligation.id)
    calendar, days = plan.catalogue.calendar, plan.catalogue.exit_plan.working_days
    for contract in left_contracts(plan.facts):
        name = contract.name_in_print
        for key, what in (("answer", "Answer"), ("confirm", "Confirmation")):
            after = f"{counted(days[key], 'working day')} after the day of the plan"
            told = f"{what} asked for in the letters on {name}: {after}"
            yield calendar.add_working_days(plan.as_of, days[key]), Line(told, contract.id)
        for row in data_days_of(plan, contract):
            yield (
                row.by,
                Line(f"{row.what}: asked for in the request for the data under {name}", row.activity),
            )
            yield row.planned, Line(f"{row.what}: when the timeline needs it", row.activity)


def windows(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the first and last days of freezes, those that come back every year among them."""
    for window in plan.schedule.dates.freezes:
        yield window.start, Line(f"The freeze “{window.title}” begins")
        yield window.end, Line(f"The freeze “{window.title}” ends")
    for year in range(plan.as_of.year, plan.schedule.finish.year + 1):
        yield date(year, 3, 31), Line(f"End of the financial year {year - 1}/{year % 100:02d}")
    for event in plan.dependencies.lapse:
        yield event.day_after, Line(f"The day after this: {event.words}")


def evidence(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days on which facts of the estate were last known to be so, with who says it."""
    for noun in NOUNS:
        for thing in getattr(plan.project, noun):
            held: NounEvidence | None = thing.evidence
            if held is None:
                continue
            for field, one in (("", held), *(held.facts or {}).items()):
                what = f"{field.replace('.', ' ').replace('_', ' ')} of {thing.name_in_print}".strip()
                told = f"Evidence for {what.removeprefix('of ')}: {one.source or one.grade or 'declared'}"
                yield one.date, Line(told, thing.id, plan.where(noun, thing.id, "evidence"))


def known(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days on which laws, standards and entries of the catalogue begin and cease to hold."""
    catalogue = plan.catalogue
    for law in catalogue.instruments.values():
        yield law.valid_from, Line(f"{law.name} begins to hold", law.id)
        yield law.valid_until, Line(f"{law.name} holds until then", law.id)
    entries: list[tuple[str, str, date | None, date | None]] = [
        (entry.id, entry.title, entry.valid_from, entry.valid_until)
        for kind in (catalogue.requirements, catalogue.risks, catalogue.activities, catalogue.benefits)
        for entry in kind
    ]
    for id_, title, begins, ends in entries:
        yield begins, Line(f"“{title}” belongs to the time from then on", id_)
        yield ends, Line(f"“{title}” belongs to the time up to then", id_)
    for source in catalogue.sources.values():
        for day in _days_of(source.date):
            yield day, Line(f"{source.title}, {source.publisher}, is of that day", source.key)


def _days_of(text: str) -> Iterator[date]:
    for word in text.replace(",", " ").split():
        try:
            yield date.fromisoformat(word)
        except ValueError:
            continue
