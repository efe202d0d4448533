# SPDX-License-Identifier: MIT
"""The first page of a change note: what changed in a few sentences, and what has to be decided by when."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from planner.changes.choices import RungMove
from planner.changes.compare import Changes
from planner.changes.dates import DayMove, VerdictMove, safe_day
from planner.changes.tables import made
from planner.changes.words import due_words, moved
from planner.documents.table import Table
from planner.documents.verdict_words import STATES, chance_words
from planner.documents.workbook import Column, Value
from planner.english import capital, counted, joined, listed, long_date, lowered

DECISIONS_AT_MOST = 5
PAST_SAVING = ("done", "missed", "dead")
POINT = 0.01


def lead(changes: Changes) -> Iterator[str]:
    """Yield the sentences at the head of the note, the weightiest first."""
    pair = changes.pair
    facts = len(changes.facts)
    if not changes:
        yield "Nothing changed."
        return
    yield _opening(changes, facts)
    if pair.between_fails:
        yield f"What is due to time passing and what to the facts cannot be told apart: {pair.between_fails}"
    if not changes.moved and not changes.reopened:
        yield "Nothing that follows from the facts changed: no date, no risk, no requirement, no question."
        return
    yield from _ends(changes)
    yield from _chance(changes)
    yield from _days(changes)
    counts = list(filter(None, (_risks(changes), _requirements(changes))))
    if counts:
        yield f"{capital('; '.join(counts))}."
    if changes.reopened:
        yield f"{capital(counted(len(changes.reopened), 'decision'))} must be looked at again."


def _opening(changes: Changes, facts: int) -> str:
    old, new = changes.pair.old.plan.as_of, changes.pair.new.plan.as_of
    told = f"{counted(facts, 'fact')} changed" if facts else "no fact changed"
    if old == new:
        return f"{capital(told)}; both plans stand on {long_date(new)}."
    return f"{capital(told)} between {long_date(old)} and {long_date(new)}."


def _ends(changes: Changes) -> Iterator[str]:
    """Tell which ends of contracts moved; two of one day and one contract once."""
    told: dict[tuple[date | None, date | None, str], DayMove] = {}
    for one in changes.ends:
        told.setdefault((one.before, one.after, one.title.partition(":")[0]), one)
    for (before, after, title), one in told.items():
        if before and after:
            yield f"{title} moves from {long_date(before)} to {long_date(after)}, {moved(one.days)}."
        elif after:
            yield f"{title} is {long_date(after)}; before, it was not known, or no end to be met."
        else:
            yield f"{title} is no longer known, or no end to be met."


def _chance(changes: Changes) -> Iterator[str]:
    """Tell how the chance of leaving in time changed; whose fault that is where the days differ."""
    one = changes.verdicts[0]
    was, now = one.before.chance, one.after.chance
    if was is None or now is None or abs(now - was) < POINT:
        return
    runs = [side.plan.verdicts.headline.iterations for side in (changes.pair.old, changes.pair.new)]
    told = (
        f"The chance of leaving the contract in time {'falls' if now < was else 'rises'} from "
        f"{lowered(chance_words(was, runs[0]))} to {lowered(chance_words(now, runs[1]))}"
    )
    share = one.chance_by_facts
    if share is not None:
        points = [f"{round(100 * part):+d}" for part in (share, now - was - share)]
        told += (
            f" (points of a hundred: {points[0]} through the facts, {points[1]} through the passing of time)"
        )
    yield f"{told}."


def _days(changes: Changes) -> Iterator[str]:
    """Tell how the days of going live and of leaving moved, eight cases in ten."""
    for kind, words in (("replace", "The new service is live"), ("leave", "The contract is left")):
        one = next(held for held in changes.verdicts if held.after.kind == kind)
        was, now = safe_day(one.before), safe_day(one.after)
        if was and now and was != now:
            share = due_words(one.by_facts, one.by_time)
            yield (
                f"{words} by {long_date(now)} in eight cases of ten, {moved(one.days)} than before"
                f"{f': {share}' if share else ''}."
            )
        elif (was is None) != (now is None):
            yield _begun(words, one, now)


def _begun(words: str, one: VerdictMove, now: date | None) -> str:
    if now is None:
        return f"“{one.after.title}” has no day any more."
    return f"{words} by {long_date(now)} in eight cases of ten; before, there was no day."


def _risks(changes: Changes) -> str:
    kinds = Counter(one.kind for one in changes.risks)
    up = sum(1 for one in changes.risks if one.before and one.after and one.after.score > one.before.score)
    down = kinds["rescored"] - up
    told = [
        f"{kinds['new']:,} new" if kinds["new"] else "",
        f"{kinds['gone']:,} gone" if kinds["gone"] else "",
        f"{up:,} scored higher" if up else "",
        f"{down:,} scored lower or otherwise" if down > 0 else "",
        f"{kinds['about']:,} about other things" if kinds["about"] else "",
    ]
    told = [one for one in told if one]
    return f"risks: {joined(told)}" if told else ""


def _requirements(changes: Changes) -> str:
    kinds = Counter(one.kind for one in changes.requirements)
    named = (("in", "in"), ("out", "out"), ("reworded", "that read otherwise"))
    told = [f"{kinds[key]:,} {words}" for key, words in named if kinds[key]]  # type: ignore[index]
    return f"requirements: {joined(told)}" if told else ""


def decide(changes: Changes) -> Table:
    """Return what has to be decided because of the changes, the first day ahead; of many the first few."""
    columns = (
        Column("what", "Decision", "long", 40),
        Column("by", "By", "text", 14),
        Column("why", "Why now", "long", 60),
    )
    as_of = changes.pair.new.plan.as_of
    rows: list[tuple[date, str, str, str]] = []
    for one in changes.reopened:
        rows.append((one.by or date.max, f"Look again at {one.title} ({one.id})", _by(one.by), one.why))
    for rung in _first_of_each(changes.rungs):
        day = last_day(rung, as_of)
        rows.append((day or as_of, rung.rung.title, _by(day, "At once"), _why(rung)))
    rows.sort(key=lambda row: row[0])
    kept: tuple[tuple[Value, ...], ...] = tuple(row[1:] for row in rows[:DECISIONS_AT_MOST])
    more = len(rows) - len(kept)
    title = "Decisions that the changes call for"
    title += f", the first {len(kept)} of {len(rows)}" if more > 0 else ""
    return made(changes, "decide", title, columns, kept)


def too_late(changes: Changes) -> tuple[str, ...]:
    """Return the sentence that names the decisions which can no longer be taken in time, and could before."""
    found = [
        f"“{one.after.title}”"
        for one in changes.rungs
        if one.after and one.after.state in ("missed", "dead") and one.worse
    ]
    told = listed(dict.fromkeys(found))
    return (f"Whatever is decided now, too late for the present end: {told}.",) if found else ()


def _by(day: date | None, none: str = "No day set") -> str:
    return f"{long_date(day)}" if day else none


def _first_of_each(rungs: Sequence[RungMove]) -> Iterator[RungMove]:
    """Yield each decision that stands worse once: before the end at which its last safe day comes first."""
    seen: dict[str, RungMove] = {}
    for one in rungs:
        if not one.worse or one.after is None or one.after.state in PAST_SAVING:
            continue
        held = seen.get(one.after.decision)
        if held is None or held.after is None or one.after.p80 < held.after.p80:
            seen[one.after.decision] = one
    yield from seen.values()


def last_day(one: RungMove, as_of: date) -> date | None:
    """Return the last safe day of a decision, where it is past that of an even chance, or None."""
    if one.after is None:
        return None
    return next((day for day in (one.after.p80, one.after.p50) if day >= as_of), None)


def _why(one: RungMove) -> str:
    assert one.after is not None
    told = []
    if one.before is None:
        told.append("It was not on the ladder before.")
    else:
        if one.days:
            told.append(f"Its last safe day is {moved(one.days)}: {long_date(one.after.p80)}.")
        if one.before.state != one.after.state:
            stood, stands = (lowered(STATES[held.state]) for held in (one.before, one.after))
            told.append(f"It stood as “{stood}”, now as “{stands}”.")
    return " ".join(told)
