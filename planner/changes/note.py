# SPDX-License-Identifier: MIT
"""The change note: a first page for a board, then the details; text, JSON and Word are made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.changes import findings_tables, tables
from planner.changes.compare import Changes
from planner.changes.first_page import decide, lead, too_late
from planner.documents.baseline_words import baseline_sentences
from planner.documents.table import Table
from planner.documents.tables import baseline
from planner.documents.workbook import Column
from planner.english import capital, counted, joined, listed, long_date

CAUSES_ON_FIRST_PAGE = 5
BLANK = (None, "", "–")


@dataclass(frozen=True)
class Section:
    """A part of the note: its heading, what is said, and its tables, of which the empty ones are left out."""

    id: str
    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything in it."""
        return bool(self.sentences) or any(self.tables)


@dataclass(frozen=True)
class Note:
    """A change note: whose it is, what is compared, the lead, the first page and the details."""

    trust: str
    programme: str
    before: str
    after: str
    day_before: date
    day_after: date
    lead: tuple[str, ...]
    first: tuple[Section, ...]
    details: tuple[Section, ...]
    unchanged: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections in order."""
        return (*self.first, *self.details)


def note_of(changes: Changes) -> Note:
    """Return the change note of two plans."""
    pair = changes.pair
    details = tuple(filter(None, _details(changes)))
    return Note(
        trust=pair.new.plan.trust,
        programme=pair.new.plan.title,
        before=pair.old.label,
        after=pair.new.label,
        day_before=pair.old.plan.as_of,
        day_after=pair.new.plan.as_of,
        lead=tuple(lead(changes)),
        first=tuple(filter(None, _first(changes))),
        details=details,
        unchanged=_unchanged(changes) if changes else "",
    )


def _first(changes: Changes) -> Iterator[Section]:
    if changes.moved or changes.reopened:
        yield Section("means", "What it means", (), (tables.meaning(changes),))
        found = decide(changes)
        late = too_late(changes)
        told = () if found or late else ("No decision falls due earlier, and none has to be taken again.",)
        yield Section("decide", "What to decide, and by when", (*told, *late), (found,))
    table, others = findings_tables.causes(changes, CAUSES_ON_FIRST_PAGE)
    yield Section("causes", "What changed it", others, (table,))


def _details(changes: Changes) -> Iterator[Section]:
    yield Section(
        "dates",
        "Dates that moved",
        (),
        (
            tables.ends(changes),
            tables.milestones(changes),
            tables.chains(changes),
            tables.verdict_days(changes),
        ),
    )
    yield _baseline(changes)
    yield Section("decisions", "Decisions and their last safe days", (), (tables.rungs(changes),))
    yield Section("options", "Options", _options_told(changes), (tables.options(changes),))
    yield Section("again", "Decisions to take again", (), (findings_tables.again(changes),))
    yield Section("risks", "Risks", (), (findings_tables.risks(changes),))
    for interface, heading in ((False, "Requirements"), (True, "Interfaces")):
        found = (
            findings_tables.requirements(changes, interface),
            findings_tables.rewordings(changes, interface),
        )
        yield Section(heading.lower(), heading, (), found)
    questions = (findings_tables.answered(changes), findings_tables.questions(changes))
    yield Section("questions", "Questions", _questions_told(changes), questions)
    yield Section("facts", "Facts", (), (findings_tables.facts(changes), findings_tables.causes(changes)[0]))


def _baseline(changes: Changes) -> Section:
    """Return how the newer plan stands against what was agreed, and whether that was agreed anew."""
    if not changes:
        return Section("baseline", "Against the baseline")
    old, new = changes.pair.old.plan, changes.pair.new.plan
    before, now = old.project.baseline, new.project.baseline
    told = list(baseline_sentences(new))
    if before is not None and now is None:
        told.append(
            f"The baseline of {long_date(before.taken)} is gone: nothing is held against it any more."
        )
    elif now is not None and before is None:
        told.append("The older plan had no baseline.")
    elif now is not None and before is not None and before.taken != now.taken:
        told.append(f"It is another baseline than before: that was of {long_date(before.taken)}.")
    tables_of = (baseline.milestone_variance(new), baseline.verdict_variance(new), baseline.end_variance(new))
    return Section("baseline", "Against the baseline", tuple(told), tables_of if new.variance else ())


def _options_told(changes: Changes) -> tuple[str, ...]:
    dead = [f"“{one.option.course.title}”" for one in changes.options if one.newly_dead]
    return (f"No longer to be had: {joined(dead)}.",) if dead else ()


def _questions_told(changes: Changes) -> tuple[str, ...]:
    found = changes.questions
    if not found:
        return ()
    told = [
        f"{counted(len(found.answered), 'question')} answered" if found.answered else "",
        f"{len(found.dropped):,} on which nothing hangs any more" if found.dropped else "",
        f"{len(found.new):,} new" if found.new else "",
    ]
    stand = f"{counted(found.open_after, 'question')} open, {found.open_before:,} before"
    return (f"{capital(joined(filter(None, told)))}. {stand}.",)


def _unchanged(changes: Changes) -> str:
    """Return the sentence that names what did not change."""
    same = [
        name
        for name, changed in (
            ("the verdicts", any(one.changed for one in changes.verdicts)),
            ("the milestones", changes.milestones or changes.ends),
            ("the last safe days", changes.rungs),
            ("the options", changes.options),
            ("the risks", changes.risks),
            ("the requirements", any(not one.interface for one in changes.requirements)),
            ("the interfaces", any(one.interface for one in changes.requirements)),
            ("the questions", changes.questions),
            ("the facts", changes.facts),
        )
        if not changed
    ]
    return f"Nothing changed in {listed(same, 9)}." if same else ""


def filled(table: Table) -> list[Column]:
    """Return the columns of a table that say something in some row: in print the others are left out."""
    at = [
        number for number in range(len(table.columns)) if any(row[number] not in BLANK for row in table.rows)
    ]
    return [table.columns[number] for number in at]


def days_compared(note: Note) -> str:
    """Return which two plans are compared, in a line."""
    before, after = (
        f"“{label}”, planned on {long_date(day)}"
        for label, day in ((note.before, note.day_before), (note.after, note.day_after))
    )
    return f"Compared are {before}, and {after}."
