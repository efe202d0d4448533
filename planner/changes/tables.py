# SPDX-License-Identifier: MIT
"""The tables of a change note: dates, decisions and options. Text, JSON and Word print the same ones."""

from collections.abc import Iterator

from planner.changes.choices import RungMove
from planner.changes.compare import Changes
from planner.changes.dates import DayMove, VerdictMove, end_in_print, safe_day
from planner.changes.words import DUE, chance_moved, day_or_never, moved, shift
from planner.documents.table import Table
from planner.documents.verdict_words import STANDING, STATES, chance_words
from planner.documents.words import UNKNOWN
from planner.documents.workbook import Column, Value
from planner.english import capital, short_date
from planner.verdicts.outlooks import OptionOutlook

NEW, GONE = "New", "Gone"


def made(
    changes: Changes, id_: str, title: str, columns: tuple[Column, ...], rows: tuple[tuple[Value, ...], ...],
    note: str = "",
) -> Table:  # fmt: skip
    """Return a table, without the columns on what is due to time where both plans stand on one day."""
    if changes.pair.between is not None:
        return Table(id_, title, columns, rows, note)
    kept = [at for at, column in enumerate(columns) if not column.key.startswith("due")]
    fewer = tuple(tuple(row[at] for at in kept) for row in rows)
    return Table(id_, title, tuple(columns[at] for at in kept), fewer, note)


def meaning(changes: Changes) -> Table:
    """Return the four verdicts before and after, in a few columns."""
    return made(
        changes,
        "meaning",
        "The four verdicts, with time enough in eight cases of ten",
        (
            Column("verdict", "Verdict", "long", 24),
            Column("was", "Was", "text", 13),
            Column("now", "Is now", "text", 13),
            Column("moved", "Moved", "text", 28),
            Column("due_facts", "By facts", "text", 13),
            Column("due_time", "By time", "text", 13),
            Column("chance", "Chance in time", "text", 18),
        ),
        tuple(_meaning(changes, one) for one in changes.verdicts),
    )


def _meaning(changes: Changes, one: VerdictMove) -> tuple[Value, ...]:
    was, now = (day_or_never(verdict, safe_day(verdict)) for verdict in (one.before, one.after))
    return (
        one.after.title,
        *(told if isinstance(told, str) else short_date(told) for told in (was, now)),
        moved(one.days) or ("No change" if was == now else "–"),
        shift(one.by_facts) or "–",
        shift(one.by_time) or "–",
        chance_moved(one.before, one.after, _runs(changes)),
    )


def _runs(changes: Changes) -> tuple[int, int]:
    pair = changes.pair
    return pair.old.plan.verdicts.headline.iterations, pair.new.plan.verdicts.headline.iterations


def verdict_days(changes: Changes) -> Table:
    """Return every day of the four verdicts that moved: as planned, even chance, eight in ten."""
    return made(
        changes,
        "verdict-days",
        "Every day of the verdicts that moved",
        (
            Column("verdict", "Verdict", "long", 24),
            Column("day", "Day", "text", 18),
            Column("was", "Was", "date"),
            Column("now", "Is now", "date"),
            Column("days", "Days moved", "number"),
        ),
        tuple(row for one in changes.verdicts for row in _verdict_days(one)),
    )


def _verdict_days(one: VerdictMove) -> Iterator[tuple[Value, ...]]:
    before, after = one.before, one.after
    named = (
        ("As planned", before.planned, after.planned),
        ("P50, an even chance", before.p50, after.p50),
        ("P80, eight in ten", before.p80, after.p80),
        ("Done", before.done, after.done),
    )
    for name, was, now in named:
        if was != now:
            yield after.title, name, was, now, (now - was).days if was and now else None


def ends(changes: Changes) -> Table:
    """Return the ends of contracts that moved."""
    columns = (
        Column("end", "End", "long", 40),
        Column("was", "Was", "date"),
        Column("now", "Is now", "date"),
        Column("moved", "Moved", "text", 22),
        Column("why", "What was written", "long", 40),
    )
    rows = tuple(
        (
            one.title,
            one.before,
            one.after,
            moved(one.days) or (NEW if one.after else GONE),
            "; ".join(f"{link.title}: {link.why}" for link in one.chain) or "–",
        )
        for one in changes.ends
    )
    return made(changes, "ends", "Ends of contracts that moved", columns, rows)


def milestones(changes: Changes) -> Table:
    """Return the milestones that moved, as planned."""
    columns = (
        Column("milestone", "Milestone", "long", 30),
        Column("was", "Was", "date"),
        Column("now", "Is now", "date"),
        Column("moved", "Moved", "text", 22),
        Column("due_facts", "By facts", "text", 10),
        Column("due_time", "By time", "text", 10),
    )
    rows = tuple(
        (
            one.title,
            one.before,
            one.after,
            moved(one.days) or (NEW if one.after else GONE),
            shift(one.by_facts) or "–",
            shift(one.by_time) or "–",
        )
        for one in changes.milestones
    )
    return made(changes, "milestones", "Milestones that moved, as planned", columns, rows)


def chains(changes: Changes) -> Table:
    """Return what moved each milestone: the activities on the way to it, each with its share.

    Milestones that the same activities moved by the same days are told once.
    """
    columns = (
        Column("milestone", "Milestone", "long", 28),
        Column("activity", "Activity on the way to it", "long", 30),
        Column("id", "Id", "id", 9),
        Column("days", "Its share, days", "number", 10),
        Column("why", "Why", "long", 52),
    )
    alike: dict[tuple[object, ...], list[DayMove]] = {}
    for one in changes.milestones:
        if one.chain:
            alike.setdefault(one.chain, []).append(one)
    rows = tuple(
        (", ".join(one.title for one in held), link.title, link.activity, link.days, link.why)
        for held in alike.values()
        for link in held[0].chain
    )
    note = "The shares of the activities on the way to a milestone add up to the days it moved."
    return made(changes, "chains", "What moved them", columns, rows, note)


def rungs(changes: Changes) -> Table:
    """Return the decisions of the ladder that have another day or stand otherwise."""
    columns = (
        Column("decision", "Decision", "long", 30),
        Column("end", "Counted back from", "long", 26),
        Column("was", "Last safe day was", "date"),
        Column("now", "Is now", "date"),
        Column("moved", "Moved", "text", 20),
        Column("p50", "Even chance until", "date"),
        Column("planned", "Planned for", "date"),
        Column("board", "Last board before", "date"),
        Column("stood", "Stood", "text", 16),
        Column("stands", "Stands", "text", 16),
        Column("due", "Due to", "text", 10),
    )
    rows = tuple(_rung(one) for one in changes.rungs)
    return made(changes, "rungs", "Decisions whose last safe day or standing changed", columns, rows)


def _rung(one: RungMove) -> tuple[Value, ...]:
    before, after = one.before, one.after
    return (
        one.rung.title,
        f"{end_in_print(one.rung.end)}, {short_date(one.rung.end.day)}",
        before.p80 if before else None,
        after.p80 if after else None,
        moved(one.days) or (NEW if after else "Behind, or falls away"),
        after.p50 if after else None,
        (after.done or after.planned) if after else None,
        after.board if after and after.needs_board else None,
        STATES[before.state] if before else "–",
        STATES[after.state] if after else "–",
        DUE[one.due],
    )


def options(changes: Changes) -> Table:
    """Return the options that stand or rank otherwise, are new or gone."""
    columns = (
        Column("option", "Option", "long", 30),
        Column("rank", "Rank", "text", 10),
        Column("standing", "Standing", "text", 20),
        Column("chance", "Chance of meeting the first end", "text", 18),
        Column("live_was", "Live (P80) was", "date"),
        Column("live_now", "Is now", "date"),
        Column("why", "What stands against it, or must be known", "long", 40),
        Column("due", "Due to", "text", 10),
    )
    rows = tuple(
        (
            one.option.course.title + (" (followed)" if one.followed else ""),
            _arrow(*(str(rank) if rank else "–" for rank in (one.rank_before, one.rank_after))),
            _arrow(*(STANDING[o.standing] if o else "–" for o in (one.before, one.after))),
            _arrow(_chance(one.before), _chance(one.after)),
            one.before.verdict("replace").p80 if one.before else None,
            one.after.verdict("replace").p80 if one.after else None,
            " ".join((*one.after.programme.refused, *one.after.programme.unknown)) if one.after else "",
            DUE[one.due],
        )
        for one in changes.options
    )
    note = "Ranked by standing, then by the chance of meeting the first end, then by the day of going live."
    return made(changes, "options", "Options that stand otherwise", columns, rows, note)


def _chance(one: OptionOutlook | None) -> str:
    if one is None or not one.ends:
        return "–" if one is None else capital(UNKNOWN)
    return chance_words(one.ends[0].chance, one.iterations)


def _arrow(was: str, now: str) -> str:
    return now if was == now else f"{was} → {now}"
