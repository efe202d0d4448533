# SPDX-License-Identifier: MIT
"""The shapes of sources and instruments as files write them, and what activities may refer to."""

from collections.abc import Iterable
from datetime import date

from planner.documents.catalogue import Instrument
from planner.rules.binding import compile_clause, meant
from planner.rules.entries import References
from planner.rules.parts import Grade, Part, Words
from planner.rules.problems import Problem
from planner.rules.words import WORD_TABLE
from planner.schedule.activities import ActivityTemplate


class SourceEntry(Part):
    """A source as it is written."""

    key: Words
    title: Words
    publisher: Words
    date: Words
    kind: Words
    read: Words


class InstrumentEntry(Part):
    """An instrument as it is written."""

    id: Words
    name: Words
    short: Words = ""
    source: Words
    grade: Grade
    valid_from: date | None = None
    valid_until: date | None = None
    note: Words = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the source as a list, as other entries have theirs."""
        return (self.source,)

    @property
    def instrument(self) -> Instrument:
        """Return the instrument as a value."""
        return Instrument(
            id=self.id,
            name=self.name,
            short=self.short or self.name,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            source=self.source,
            grade=self.grade,
        )


def activity_problems(templates: Iterable[ActivityTemplate], known: References) -> Iterable[Problem]:
    """Find what the reader of activities leaves to others: conditions that cannot be bound, unknown sources.

    The path of a problem holds only the key of the entry.
    """
    for one in templates:
        for key, clause in (("when", one.when), *(("dated_after", rule.when) for rule in one.dated_links)):
            for wrong in compile_clause(clause, WORD_TABLE)[1]:
                yield Problem(one.id, (key,), wrong.message, wrong.help)
        for source in one.sources:
            if known.sources is not None and source not in known.sources:
                told = f"there is no source '{source}'"
                yield Problem(one.id, ("sources",), told, meant(source, sorted(known.sources)))
