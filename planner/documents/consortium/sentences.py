# SPDX-License-Identifier: MIT
"""A consortium in sentences: for all, and for the one who asks what it pays and when it is out."""

from collections.abc import Iterator
from fractions import Fraction

from planner.consortium.departures import Departure
from planner.consortium.result import Together
from planner.consortium.times import Times
from planner.documents.consortium.money_tables import RULES, WHO_PAYS
from planner.documents.tables.appraisal import pounds
from planner.documents.verdict_words import chance_words
from planner.documents.words import day
from planner.english import capital, counted, joined, listed, lowered


def lead(held: Together) -> Iterator[str]:
    """Yield what everybody should know first."""
    members = counted(len(held.said.members), "member")
    told = f"{held.title}: {members}" if held.said.title else f"{capital(members)} who leave together"
    told += f", led by {held.names[held.said.lead]}" if held.said.lead else ""
    yield f"{told}."
    yield from _money(held)
    yield _in_time(held)
    yield from _who_may_go(held)
    different = [one for one in held.matches if one.agreement == "different"]
    if different:
        named = joined([lowered(one.title) for one in different])
        yield f"Before anything is shared, the members must agree on what differs today: {named}."
    if held.failed:
        named = joined([held.names[one] for one in held.failed])
        yield f"{named} could not be read; what is said of time and systems is said without."


def _money(held: Together) -> Iterator[str]:
    sharing = held.sharing
    if not sharing.costs.lines:
        yield "Nobody has stated what the members pay together, so nothing can be shared."
        return
    yield f"Together they pay {pounds(float(sharing.total))}{_without(held)}. {_rule(held)}"
    if sharing.proposed and sharing.proposed.amounts is not None:
        told = "By that rule nobody pays more than alone."
        if sharing.dearer:
            named = joined([sharing.costs.names[place] for place in sharing.dearer])
            told = f"By that rule {named} {'pays' if len(sharing.dearer) == 1 else 'pay'} more than alone."
        yield f"{told} {_core(held)}"


def _without(held: Together) -> str:
    unknown = [lowered(one.title) for one in held.sharing.costs.unpriced]
    return f", without what is not known yet: {joined(unknown)}" if unknown else ""


def _rule(held: Together) -> str:
    said, proposed = held.said.cost_sharing, held.sharing.proposed
    if proposed is None:
        return "Nobody has said by which rule that is shared."
    words = "each line by its own rule" if held.sharing.mixed else lowered(RULES[proposed.rule])
    agreed = "as agreed" if said.agreed else "as proposed and not yet agreed"
    told = f"It is shared {words}, {agreed}."
    if proposed.amounts is None:
        missing = joined([held.names[one] for one in proposed.missing])
        told += f" That cannot be worked out: the driver of {missing} is not known."
    return told


def _core(held: Together) -> str:
    sharing = held.sharing
    if not sharing.objections:
        size = (
            ""
            if sharing.looked_at >= len(sharing.costs.members) - 1
            else f" of up to {sharing.looked_at} members"
        )
        return f"No group{size} would pay less by itself: nobody has a reason of money to go."
    first = sharing.objections[0]
    who = joined(sharing.names(first.group))
    alone = first.group.bit_count() == 1
    gain = pounds(float(first.gain))
    told = f"{who} would pay {gain} less {'alone' if alone else 'as a group of their own'}."
    more = len(sharing.objections) - 1
    return told + (f" {capital(counted(more, 'other group'))} would do better too." if more else "")


def _in_time(held: Together) -> str:
    times = held.timing.base
    judged = {one: held_.chance for one, held_ in times.items() if held_.chance is not None}
    if not judged:
        return "Of no member is it known when its contract ends, so that nobody can say who is out in time."
    good = [held.names[one] for one, chance in judged.items() if chance >= 0.5]
    ends = sorted({held_.due for held_ in times.values() if held_.due})
    told = f"The contracts end on {joined([day(end) for end in ends])}. "
    if not good:
        return f"{told}No member has an even chance of being out in time."
    if len(good) == len(judged):
        return f"{told}Every member has at least an even chance of being out in time."
    return f"{told}At least an even chance of being out in time: {listed(good)}."


def _who_may_go(held: Together) -> Iterator[str]:
    for one in held.departures:
        member = held.said.member(one.member)
        if not member or not member.may_leave:
            continue
        told = f"{held.names[one.member]} may leave."
        if one.more is not None:
            told += f" The others would then pay {pounds(float(one.more))} more in all{_bears(one)}."
        yield told


def _bears(one: Departure) -> str:
    if one.charge is None:
        return "; nobody has said what it would pay for leaving"
    told = f"; it would pay {pounds(float(one.charge))} for leaving"
    if one.short:
        who = {"leaver": "which it has to bear", "rest": "which they have to bear"}.get(
            one.who_pays or "", "and nobody has said who bears that"
        )
        told += f", which leaves {pounds(float(one.short))}, {who}"
    return told


def of_member(held: Together, id_: str) -> Iterator[str]:
    """Yield what one member asks: what do I pay, when am I out, and what if another leaves or is late."""
    place = held.sharing.costs.members.index(id_)
    yield from _pays(held, place)
    times = held.timing.base.get(id_)
    if times:
        yield _out(times)
    yield from _others_gone(held, id_)
    yield from _own_late(held, id_)
    mine = [one for one in held.departures if one.member == id_]
    for one in mine:
        yield from _gone(one)


def _pays(held: Together, place: int) -> Iterator[str]:
    sharing = held.sharing
    if not sharing.costs.lines:
        return
    alone = sharing.alone[place]
    proposed = sharing.proposed.amounts if sharing.proposed else None
    if proposed is not None:
        yield f"It pays {pounds(float(proposed[place]))} by the rule proposed; alone it would pay " \
              f"{pounds(float(alone))}{_better(alone - proposed[place])}."  # fmt: skip
    known = [one for one in sharing.by_rule if one.amounts is not None]
    each = [f"{lowered(RULES[one.rule])} {pounds(float((one.amounts or ())[place]))}" for one in known]
    yield f"By each rule: {joined(each)}."


def _better(saves: Fraction) -> str:
    if saves < 0:
        return f", {pounds(float(-saves))} less: it pays more than alone"
    return f", {pounds(float(saves))} more"


def _out(times: Times) -> str:
    told = f"It is live by {day(times.live_p80)} and out by {day(times.out_p80)} (P80)"
    if times.due is None:
        return f"{told}; when its contract ends is not known."
    late = f"chance to be out in time: {lowered(chance_words(times.chance, times.runs))}"
    return f"{told}. Its contract ends on {day(times.due)}; {late}."


def _others_gone(held: Together, id_: str) -> Iterator[str]:
    changes = []
    for one in held.departures:
        if one.member != id_ and one.before and one.after and id_ in one.after:
            changes.append((one.after[id_] - one.before[id_], one.member))
    if not changes:
        return
    may = {one.id for one in held.said.members if one.may_leave}
    named = [
        f"if {held.names[who]} leaves, which it may, it pays {_more(change)}"
        for change, who in changes
        if who in may
    ]
    worst = max(changes)
    if worst[1] not in may:
        named.append(f"most would it pay more without {held.names[worst[1]]}: {pounds(float(worst[0]))}")
    yield f"{capital('; '.join(named))}."


def _more(change: Fraction) -> str:
    return f"{pounds(float(abs(change)))} {'more' if change >= 0 else 'less'}"


def _own_late(held: Together, id_: str) -> Iterator[str]:
    for one in held.lateness:
        if one.member != id_:
            continue
        told = f"If it is {counted(one.months, 'month')} late"
        if one.times:
            told += f", it is out by {day(one.times.out_p80)} (P80)"
        told += ", and all wait for it" if one.waits else ""
        if one.cost:
            who = held.said.governance.late.who_pays if held.said.governance.late else None
            bears = f"paid by: {lowered(WHO_PAYS[who])}" if who else "nobody has said who pays"
            longer = counted(one.open_months or 0, "month")
            told += f"; the store is open {longer} longer, {pounds(float(one.cost))}, {bears}"
        yield f"{told}."


def _gone(one: Departure) -> Iterator[str]:
    if one.alone is None:
        yield "By which route it would buy alone is not known."
        return
    told = f"If it leaves and buys alone, it is live by {day(one.alone.live_p80)} (P80)"
    if one.more is not None:
        told += f", and the others pay {pounds(float(one.more))} more{_bears(one)}"
    yield f"{told}."
