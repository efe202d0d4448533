# SPDX-License-Identifier: MIT
"""Tables of the waves: member by member, capacity month by month, what would do, and how firm it is."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.consortium.returning import Returning
from planner.documents.table import Table
from planner.documents.words import day
from planner.documents.workbook import Column, Value
from planner.english import MONTHS, capital, counted, joined, listed
from planner.waves.plan import Wave, WavePlan
from planner.waves.relief import Measure, Relief
from planner.waves.use import by_month

DONE = {"export": "out of the store", "team": "served", "go-live": "live"}
BAR = "█"
BARS = 20
NONE = "–"
PROVED = "the exact search (OR-Tools CP-SAT) proved it"
EXACT = {
    "": "",
    "whole": "; then the exact search (OR-Tools CP-SAT), which came to no end",
    "windows": "; then the exact search (OR-Tools CP-SAT) in parts of it, which proves nothing of the whole",
}
CHEAP = "That is by capacity and each member alone; no bound is known beyond it."
STEADY = (
    "Each export runs at a steady rate for whole days, and pauses in a freeze. The order is chosen so that "
    "most members are in time; of several such orders, the one with the fewest days late."
)


def waves(returned: Sequence[Returning]) -> Table:
    """Return who is served when, and whether in time."""
    return Table(
        "waves",
        "Waves: who is served when",
        (
            Column("pool", "What is shared", "long", 30),
            Column("member", "Member", "long", 34),
            Column("tb", "TB", "number", places=1),
            Column("rate", "TB a day", "number", places=2),
            Column("start", "Starts", "date"),
            Column("end", "Ends", "date"),
            Column("deadline", "Deadline", "date"),
            Column("late", "In time?", "text", 18),
            Column("why", "Why", "long", 60),
        ),
        tuple(row for one in returned for row in _rows(one)),
        note=STEADY,
    )


def _rows(one: Returning) -> Iterator[tuple[Value, ...]]:
    plan = one.plan
    export = plan.pool.kind == "export"
    for wave in plan.waves:
        yield (
            plan.pool.title,
            wave.leaver.name,
            wave.leaver.size if export else NONE,
            wave.rate if export else NONE,
            wave.first,
            wave.last,
            wave.leaver.deadline,
            _in_time(wave),
            _why(plan, wave),
        )
    for left in plan.unplanned if export else ():
        unknown = "Nobody has said how many TB it keeps in the store: it is in no wave."
        yield (plan.pool.title, left.name, None, None, None, None, left.deadline, "Not known", unknown)


def _in_time(wave: Wave) -> str:
    if wave.late is None:
        return "No deadline known"
    return f"{counted(wave.late, 'day')} late" if wave.late > 0 else "In time"


def _why(plan: WavePlan, wave: Wave) -> str:
    if wave.hopeless:
        return f"{_alone(plan, wave)} Even served first it would be late."
    before = [one.leaver.name for one in plan.waves if one.last < wave.first and one is not wave]
    begins = max(plan.pool.opens, wave.leaver.earliest or plan.pool.opens)
    while not plan.pool.open_on(begins) and begins < wave.first:
        begins += timedelta(days=1)
    told = "It starts as soon as it may." if wave.first <= begins else ""
    if not told and before:
        freed = [one.leaver.name for one in plan.waves if one.last == wave.first - timedelta(days=1)]
        told = f"It waits until {joined(freed)} {'is' if len(freed) == 1 else 'are'} done." if freed else (
            f"It waits for {listed(before, 3)}."
        )  # fmt: skip
    if wave.late is not None and wave.late <= 0:
        told += f" {counted(-wave.late, 'day')} to spare."
    return told.strip()


def _alone(plan: WavePlan, wave: Wave) -> str:
    leaver = wave.leaver
    if plan.pool.kind != "export":
        return f"It is not ready before {day(leaver.earliest or plan.pool.opens)}."
    rate = leaver.greatest(plan.pool)
    size = f"{leaver.size or 0:,.0f} TB"
    return f"{size} at {rate:.2f} TB a day, its greatest rate, do not fit before its deadline."


def use(returned: Sequence[Returning]) -> Table:
    """Return how much of each shared capacity is used in each month, with a bar."""
    return Table(
        "waves-use",
        "Use of what is shared, by month",
        (
            Column("pool", "What is shared", "long", 30),
            Column("month", "Month", "text", 12),
            Column("used", "Used", "number", places=1),
            Column("free", "Capacity", "number", places=1),
            Column("share", "Of capacity, %", "number"),
            Column("bar", "Use", "text", 26),
        ),
        tuple(row for one in returned for row in _months(one.plan)),
        note="Of a store in TB, of a team in days on which a member is served, of go-live slots in members "
        "at most. No day of a freeze counts.",
    )


def _months(plan: WavePlan) -> Iterator[tuple[Value, ...]]:
    for one in by_month(plan):
        share = one.used / one.there_is if one.there_is else None
        bar = "Frozen" if share is None else BAR * round(BARS * min(share, 1))
        yield (
            plan.pool.title,
            _month(one.first),
            round(one.used, 1),
            round(one.there_is, 1),
            None if share is None else round(100 * share),
            bar,
        )


def _month(first: date) -> str:
    return f"{MONTHS[first.month - 1][:3]} {first.year}"


def would_do(returned: Sequence[Returning]) -> Table:
    """Return the least of each measure that gets everybody out in time."""
    return Table(
        "waves-would-do",
        "What would get all of them out in time",
        (
            Column("pool", "What is shared", "long", 30),
            Column("measure", "Measure", "long", 34),
            Column("found", "This does", "text", 26),
            Column("least", "Less than this cannot do", "text", 26),
            Column("firm", "How firm", "long", 50),
        ),
        tuple(
            (one.plan.pool.title, _measure(one.plan, relief.measure), *_amounts(one.plan, relief))
            for one in returned
            for relief in one.reliefs
        ),
        note="Each measure is taken alone. What is found does, in an order that planner worked out.",
    )


def _measure(plan: WavePlan, measure: Measure) -> str:
    if measure == "time":
        return "All deadlines put off together"
    if measure == "disks":
        return "Disks carried by road instead of exported"
    return "More export capacity" if plan.pool.kind == "export" else "More members served side by side"


def _amount(plan: WavePlan, relief: Relief, amount: float) -> str:
    if relief.measure == "time":
        return counted(int(amount), "export day" if plan.pool.kind == "export" else "working day")
    if relief.measure == "disks":
        return counted(int(amount), "disk")
    return f"{amount:.2f} TB a day more" if plan.pool.kind == "export" else f"{amount:.0f} more"


def _amounts(plan: WavePlan, relief: Relief) -> tuple[str, str, str]:
    if relief.proven is None:
        return "Nothing does", "Nothing does", "Proven: no amount of it gets all of them out in time."
    least = _amount(plan, relief, relief.proven)
    if relief.found is None:
        return "None found", least, "The best found: none that does has been found."
    firm = "Proven to be the least." if relief.exact else "The best found: something less may do."
    return _amount(plan, relief, relief.found), least, firm + _turns(plan, relief)


def _turns(plan: WavePlan, relief: Relief) -> str:
    disks = plan.pool.disks
    if relief.measure != "disks" or disks is None:
        return ""
    told = f" Disks of {disks.size:g} TB"
    if not disks.held or not disks.days or not relief.found:
        return f"{told}; nobody has said how many there are, or how long one is away."
    rounds = -(-int(relief.found) // disks.held)
    return f"{told}; with {disks.held} of them that is {counted(rounds, 'round')} of {disks.days:g} days."


def bounds(returned: Sequence[Returning]) -> Table:
    """Return how firm the order is: what no order can beat, and the gap to it."""
    return Table(
        "waves-bounds",
        "How firm the order is",
        (
            Column("pool", "What is shared", "long", 30),
            Column("members", "Members", "number"),
            Column("late", "Late", "number"),
            Column("least", "Late in any order, at least", "number"),
            Column("days", "Days late, all together", "number"),
            Column("gap", "Gap to the bound", "long", 44),
            Column("how", "How it was found", "long", 70),
            Column("assumed", "What nobody has said", "long", 60),
        ),
        tuple(
            (
                one.plan.pool.title,
                len(one.plan.waves) + len(one.plan.unplanned),
                len(one.plan.late),
                one.plan.least_late if one.plan.answer else None,
                one.plan.days_late,
                gap(one.plan),
                _how(one.plan),
                capital("; ".join(one.unsaid)) or NONE,
            )
            for one in returned
        ),
        note="The bound holds where the rate is shared out evenly among those exported at once.",
    )


def gap(plan: WavePlan) -> str:
    """Return the gap to the bound in words."""
    if plan.answer is None:
        return "Nothing could be planned."
    if plan.proven:
        return "None: no order does better, which is proven."
    late = len(plan.late) - plan.least_late
    if late > 0:
        told = f"It is not ruled out that {counted(late, 'member')} fewer could be late."
    else:
        days = counted(plan.answer.cost - plan.bound, "day")
        told = f"No order has fewer late; {days} late fewer in all are not ruled out."
    return told if plan.answer.searched == "whole" else f"{told} {CHEAP}"


def _how(plan: WavePlan) -> str:
    answer = plan.answer
    if answer is None:
        return ""
    told = f"The best simple rule is {answer.rule}"
    told += f", then {counted(answer.tried, 'order')} tried" if answer.tried else ""
    told += EXACT[answer.searched] if not (answer.searched and plan.proven) else f"; {PROVED}"
    if plan.pool.kind == "export" and plan.together > 1:
        told += f". The rate is shared out among {plan.together} at once"
    return f"{told}."


def sentences(returned: Sequence[Returning]) -> Iterator[str]:
    """Yield the waves in a few sentences."""
    for one in returned:
        plan = one.plan
        done = DONE[plan.pool.kind]
        if not plan.waves:
            yield f"{plan.pool.title}: nobody has said how many TB are kept there, so nothing is planned."
            continue
        told = f"{plan.pool.title}: the last of {counted(len(plan.waves), 'member')} is {done} on "
        told += f"{day(plan.last)}. " if plan.last else ""
        late = [f"{wave.leaver.name} by {counted(wave.late or 0, 'day')}" for wave in plan.late]
        told += f"Late {'is' if len(late) == 1 else 'are'} {joined(late)}. " if late else "None is late. "
        if late:
            told += (
                "That is proven to be the best order. " if plan.proven else f"Gap to the bound: {gap(plan)} "
            )
            told += " ".join(_does(one))
        if plan.unplanned:
            named = joined([left.name for left in plan.unplanned])
            told += (
                f" {named} {'is' if len(plan.unplanned) == 1 else 'are'} in no wave: the TB are not known."
            )
        yield told.strip()


def _does(one: Returning) -> Iterator[str]:
    does = [
        f"{_measure(one.plan, relief.measure).lower()} ({_amounts(one.plan, relief)[0]})"
        for relief in one.reliefs
        if relief.found is not None
    ]
    if does:
        yield f"Any of these gets all of them done in time: {'; '.join(does)}."
    never = [_measure(one.plan, relief.measure).lower() for relief in one.reliefs if relief.proven is None]
    if never:
        yield f"{capital(joined(never))} alone cannot do it, however much."
