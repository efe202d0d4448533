# SPDX-License-Identifier: MIT
"""The tables of a change note: risks, requirements, questions, decisions to take again, facts."""

from collections.abc import Iterable, Iterator

from planner.changes.compare import Changes
from planner.changes.effects import Effect
from planner.changes.facts import FactChange
from planner.changes.questions import Answered
from planner.changes.requirements import RequirementChange
from planner.changes.tables import made
from planner.changes.words import DUE, of_thing, shift, was_and_now
from planner.documents.questions import asked_together
from planner.documents.scores import band_name
from planner.documents.table import Table
from planner.documents.words import ROLES, UNKNOWN
from planner.documents.workbook import Column, Value
from planner.english import capital, counted, first_few, listed
from planner.rules.findings import Risk

RISK_KINDS = {"new": "New", "gone": "Gone", "rescored": "Scored otherwise", "about": "Other things"}
REQUIREMENT_KINDS = {"in": "In", "out": "Out", "reworded": "Reads otherwise"}
PLACES_AT_MOST = 4
IDS_AT_MOST = 8


def risks(changes: Changes) -> Table:
    """Return the risks that are new, scored otherwise, about other things, or gone."""
    columns = (
        Column("change", "Change", "text", 13),
        Column("id", "Id", "id", 10),
        Column("risk", "Risk", "long", 30),
        Column("was", "Was", "text", 12),
        Column("now", "Is now", "text", 12),
        Column("band", "Band", "text", 11),
        Column("why", "Why", "long", 52),
        Column("facts", "Changed facts behind it", "long", 34),
        Column("due", "Due to", "text", 10),
    )
    rows = tuple(
        (
            RISK_KINDS[one.kind],
            one.id,
            one.title,
            score(one.before),
            score(one.after),
            band_name(one.after.score) if one.after else "–",
            " ".join(one.why),
            behind(one.causes),
            DUE[one.due],
        )
        for one in changes.risks
    )
    return made(changes, "risks", "Risks that changed", columns, rows)


def score(risk: Risk | None) -> str:
    """Return a score in print: `4 × 5 = 20`."""
    return f"{risk.likelihood} × {risk.impact} = {risk.score}" if risk else "–"


def behind(causes: tuple[FactChange, ...]) -> str:
    """Return changed facts in print, each with its place; `-` where what changed was worked out."""
    told = [f"{one.name or of_thing(one)}: {was_and_now(one)} ({one.now_at or one.was_at})" for one in causes]
    return "; ".join(first_few(told, PLACES_AT_MOST)) or "–"


def requirements(changes: Changes, interface: bool) -> Table:
    """Return the requirements that came in or went out, of the catalogue or of interfaces."""
    columns = (
        Column("change", "Change", "text", 8),
        Column("id", "Id", "id", 12),
        Column("title", "Requirement", "long", 34),
        Column("why", "Why", "long", 54),
        Column("facts", "Changed facts behind it", "long", 34),
        Column("due", "Due to", "text", 10),
    )
    rows = tuple(
        (REQUIREMENT_KINDS[one.kind], one.id, one.title, " ".join(one.why), behind(one.causes), DUE[one.due])
        for one in changes.requirements
        if one.interface is interface and one.kind != "reworded"
    )
    what = "Interface requirements" if interface else "Requirements"
    id_ = "interfaces" if interface else "requirements"
    return made(changes, id_, f"{what} in and out", columns, rows)


def rewordings(changes: Changes, interface: bool) -> Table:
    """Return the requirements that read otherwise, part by part."""
    columns = (
        Column("id", "Id", "id", 12),
        Column("part", "Part", "text", 14),
        Column("was", "Was", "long", 56),
        Column("now", "Is now", "long", 56),
        Column("facts", "Changed facts behind it", "long", 30),
        Column("due", "Due to", "text", 10),
    )
    held = [one for one in changes.requirements if one.interface is interface]
    rows = tuple(row for one in held for row in _parts(one))
    what = "Interface requirements" if interface else "Requirements"
    id_ = "interfaces-reworded" if interface else "requirements-reworded"
    return made(changes, id_, f"{what} that read otherwise", columns, rows)


def _parts(one: RequirementChange) -> Iterator[tuple[Value, ...]]:
    for part in one.parts:
        yield one.id, part.part, part.was, part.is_now, behind(one.causes), DUE[one.due]


def answered(changes: Changes) -> Table:
    """Return the questions that were answered, each with its answer and where it is written."""
    columns = (
        Column("question", "Question", "long", 52),
        Column("answer", "Answer", "long", 36),
        Column("place", "Written in", "long", 26),
    )
    rows = tuple((one.question.text, *_answer(one)) for one in changes.questions.answered)
    return made(changes, "questions-answered", "Questions answered", columns, rows)


def _answer(one: Answered) -> tuple[str, str]:
    told = [
        capital(fact.is_now) if fact.is_now else f"{of_thing(fact)} {was_and_now(fact)}"
        for fact in one.answers
    ]
    places = dict.fromkeys(fact.now_at or fact.was_at for fact in one.answers)
    return "; ".join(first_few(told, PLACES_AT_MOST)), listed(places, PLACES_AT_MOST)


def questions(changes: Changes) -> Table:
    """Return the questions that are new, those on which nothing hangs any more, and the first still open."""
    columns = (
        Column("state", "State", "text", 16),
        Column("question", "Question", "long", 60),
        Column("ask", "Ask", "text", 24),
        Column("decides", "Decides", "long", 30),
    )
    old, new = changes.pair.old.plan, changes.pair.new.plan
    found = changes.questions
    rows: list[tuple[Value, ...]] = [("New", text, None, None) for text in asked_together(new, found.new)]
    dropped = [one.question for one in found.dropped]
    rows += [("No longer matters", text, None, None) for text in asked_together(old, dropped)]
    for one in found.first if rows or found.answered else ():
        asked = new.owners.get(one.ask, ROLES.get(one.ask, one.ask))
        rows.append(("First of the open", one.text, asked, listed(one.decides, IDS_AT_MOST)))
    return made(changes, "questions", "Questions new, dropped and still open", columns, tuple(rows))


def again(changes: Changes) -> Table:
    """Return the decisions to take again."""
    columns = (
        Column("id", "Id", "id", 12),
        Column("title", "About", "long", 32),
        Column("decided", "Decided", "long", 26),
        Column("why", "Why it has to be looked at again", "long", 56),
        Column("by", "By", "date"),
    )
    rows = tuple((one.id, one.title, one.decided, one.why, one.by) for one in changes.reopened)
    return made(changes, "again", "Decisions to take again", columns, rows)


def facts(changes: Changes) -> Table:
    """Return every fact that changed, with its line on both sides."""
    columns = (
        Column("thing", "About", "long", 28),
        Column("fact", "Fact", "long", 22),
        Column("was", "Was", "long", 28),
        Column("now", "Is now", "long", 28),
        Column("was_at", "Written before in", "long", 24),
        Column("now_at", "Written now in", "long", 24),
    )
    rows = tuple(row(one) for one in changes.facts)
    return made(changes, "facts", "Facts that changed", columns, rows)


def row(one: FactChange) -> tuple[Value, ...]:
    """Return one changed fact as a row: of a thing that is new or gone, only that it is."""
    if one.kind in ("added", "removed"):
        was, now = ("–", "New") if one.kind == "added" else ("There", "Gone")
        return of_thing(one), "the whole", was, now, one.was_at or "–", one.now_at or "–"
    was, now = one.was or UNKNOWN, one.is_now or UNKNOWN
    return of_thing(one), one.label, capital(was), capital(now), one.was_at, one.now_at


def causes(changes: Changes, most: int | None = None) -> tuple[Table, tuple[str, ...]]:
    """Return what each change did by itself, those that did most first, and the sentences on the others.

    With `most` only so many are told, and none that did nothing.
    """
    columns = (
        Column("cause", "What changed", "long", 44),
        Column("place", "Written in", "long", 20),
        Column("did", "What it did by itself", "long", 60),
    )
    held = [one for one in changes.effects if most is None or not one.known or one.weight != (0, 0)]
    rows = tuple((cause(one), place(one), did(one)) for one in held[:most])
    idle = len(changes.effects) - len(held)
    more = len(held) - len(rows)
    told = [f"{counted(more, 'more change')} that did something: see “Facts”."] if more else []
    told += (
        [f"{counted(idle, 'other change')} moved nothing by {'itself' if idle == 1 else 'themselves'}."]
        if idle
        else []
    )
    id_ = "causes" if most is None else "first-causes"
    return made(changes, id_, "Changed facts, and what each did", columns, rows), tuple(told)


def cause(one: Effect) -> str:
    """Return the changes of one thing in print."""
    told = first_few([was_and_now(change) for change in one.changes], PLACES_AT_MOST)
    return f"{of_thing(one.changes[0])}: {'; '.join(told)}"


def place(one: Effect) -> str:
    """Return where the changes of one thing are written."""
    return listed(dict.fromkeys(change.now_at or change.was_at for change in one.changes), PLACES_AT_MOST)


def did(one: Effect) -> str:
    """Return what the changes of one thing did by themselves, in print."""
    if not one.known:
        return "Not worked out by itself"
    told = [f"{title} {shift(days)}" for _, title, days in _furthest(one.days)]
    if one.risks:
        told.append(f"risks {listed(one.risks, IDS_AT_MOST)}")
    if one.requirements:
        told.append(f"requirements {listed(one.requirements, IDS_AT_MOST)}")
    return capital("; ".join(told)) or "Nothing that is planned, asked for or at risk"


def _furthest(days: Iterable[tuple[str, str, int]], most: int = 3) -> list[tuple[str, str, int]]:
    return sorted(days, key=lambda one: -abs(one[2]))[:most]
