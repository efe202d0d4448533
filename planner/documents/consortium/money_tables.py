# SPDX-License-Identifier: MIT
"""Tables of what the members pay: by each rule, alone, and when one of them has gone or is late."""

from collections.abc import Mapping
from fractions import Fraction

from planner.consortium.departures import Departure
from planner.consortium.result import Together
from planner.consortium.sharing import Shares
from planner.documents.table import Table
from planner.documents.workbook import Column, Value
from planner.english import counted, joined, lowered

RULES = {"studies": "By studies", "tb": "By TB", "equal": "Equally", "shapley": "By what each adds (Shapley)"}
WHO_PAYS = {
    "leaver": "Who leaves",
    "rest": "Those who stay",
    "late": "Who is late",
    "all": "All, by their shares",
}


def money(amount: Fraction | None) -> float | None:
    """Return an amount as a cell holds it, to the penny."""
    return None if amount is None else round(float(amount), 2)


def rule_words(held: Together) -> str:
    """Return the rule that is proposed, as it stands in a heading."""
    if held.sharing.mixed:
        return "Each line by its own rule"
    proposed = held.sharing.proposed
    return RULES[proposed.rule] if proposed else "No rule proposed"


def shares(held: Together) -> Table:
    """Return what each member pays by every rule, beside what it would pay alone."""
    sharing = held.sharing
    rows: list[tuple[Value, ...]] = []
    dearer = {shares.rule: sharing.dearer_by(shares) for shares in sharing.by_rule}
    proposed = sharing.proposed.amounts if sharing.proposed else None
    for place, name in enumerate(sharing.costs.names):
        saves = None if proposed is None else sharing.alone[place] - proposed[place]
        told = [lowered(RULES[rule]) for rule, places in dearer.items() if place in places]
        rows.append(
            (
                name,
                _number(sharing.costs.drivers.studies[place]),
                _number(sharing.costs.drivers.tb[place]),
                money(sharing.alone[place]),
                *(_share(one, place) for one in sharing.by_rule),
                money(proposed[place]) if proposed else None,
                money(saves),
                f"Dearer than alone: {joined(told)}" if told else "No rule is dearer than alone",
            )
        )
    whole = [money(sharing.total) if one.amounts is not None else None for one in sharing.by_rule]
    rows.append(_all(held, whole))
    return Table(
        "consortium-shares",
        "What each member pays, by each rule and alone, in pounds",
        (
            Column("member", "Member", "long", 34),
            Column("studies", "Studies a year", "number"),
            Column("tb", "TB", "number", places=1),
            Column("alone", "Alone, £", "money", 15),
            *(Column(rule, f"{words}, £", "money", 15) for rule, words in RULES.items()),
            Column("proposed", "As proposed, £", "money", 15),
            Column("saves", "Saves against alone, £", "money", 15),
            Column("flag", "Dearer than alone", "long", 34),
        ),
        tuple(rows),
        note=_shares_note(held),
    )


def _all(held: Together, whole: list[float | None]) -> tuple[Value, ...]:
    """Return the last row: everything added up."""
    sharing, drivers = held.sharing, held.sharing.costs.drivers
    alone = sum(sharing.alone, Fraction(0))
    proposed = sharing.proposed is not None and sharing.proposed.amounts is not None
    sums = [
        None if None in one else float(sum((held or Fraction(0) for held in one), Fraction(0)))
        for one in (drivers.studies, drivers.tb)
    ]
    paid, saved = (sharing.total, alone - sharing.total) if proposed else (None, None)
    return ("All", *sums, money(alone), *whole, money(paid), money(saved), "–")


def _number(amount: Fraction | None) -> float | None:
    return None if amount is None else float(amount)


def _share(one: Shares, place: int) -> float | None:
    return None if one.amounts is None else money(one.amounts[place])


def _shares_note(held: Together) -> str:
    drawn = held.sharing.rule("shapley")
    told = "Every column but the one of those alone adds up to the same bill, to the penny."
    if drawn.errors is not None:
        told += (
            f" The Shapley values were drawn over {counted(drawn.orders, 'order')} of joining; their "
            f"standard error is at most £{max(drawn.errors):,.2f}."
        )
    else:
        told += " The Shapley values are exact: every group of members was looked at."
    if held.sharing.costs.alone:
        told += " Where a member has a quote of its own, that stands for what it pays alone."
    return told


def lines(held: Together) -> Table:
    """Return the lines of the bill, those that nobody knows among them."""
    costs = held.sharing.costs
    rows: list[tuple[Value, ...]] = [
        (one.title, money(one.cost(costs.everyone)), joined(held_by(held, one.needs)) or "Nobody", "–")
        for one in costs.lines
    ]
    rows += [(one.title, None, "–", f"Not in any share: {one.why}.") for one in costs.unpriced]
    return Table(
        "consortium-bill",
        "The bill of all together",
        (
            Column("line", "What is paid", "long", 40),
            Column("cost", "All together, £", "money", 16),
            Column("who", "For whom", "long", 40),
            Column("unknown", "Not known", "long", 50),
        ),
        tuple(rows),
        note="Over the whole term, in the prices stated, without VAT and not discounted.",
    )


def held_by(held: Together, group: int) -> list[str]:
    """Return short names of a group of members; `All` for all of them."""
    if group == held.sharing.costs.everyone:
        return ["All"]
    return [held.short[one] for place, one in enumerate(held.sharing.costs.members) if group >> place & 1]


def _leaving_row(held: Together, one: Departure) -> tuple[Value, ...]:
    member = held.said.member(one.member)
    may = member.may_leave if member else None
    return (
        held.names[one.member],
        {True: "Yes", False: "No", None: "Not known"}[may],
        money(one.own_share),
        money(one.own_alone),
        one.base.live_p80 if one.base else None,
        one.alone.live_p80 if one.alone else None,
        money(one.more),
        money(one.charge),
        money(one.short),
        WHO_PAYS.get(one.who_pays or ""),
        one.slip,
    )


def leaving(held: Together) -> Table:
    """Return, for each member, what happens if it leaves."""
    return Table(
        "consortium-leaving",
        "If one member leaves, each in turn",
        (
            Column("member", "If this member leaves", "long", 34),
            Column("may", "May leave"),
            Column("share", "Its share now, £", "money", 15),
            Column("alone", "It pays alone, £", "money", 15),
            Column("live", "It is live (P80) now", "date"),
            Column("then", "Live (P80) alone", "date"),
            Column("more", "The others pay more, £", "money", 15),
            Column("charge", "It pays for leaving, £", "money", 15),
            Column("short", "Not covered, £", "money", 15),
            Column("who", "Who bears that"),
            Column("slip", "The others are live later, days", "number"),
        ),
        tuple(_leaving_row(held, one) for one in held.departures),
        note="Each member was planned again: the leaver by a purchase of its own, the others without it, "
        "with the tender gone through again as far as it still lies ahead. Shares by the rule proposed.",
    )


def more_each(held: Together) -> Table:
    """Return by how much the share of each member changes when another leaves."""
    gone = [one for one in held.departures if one.before and one.after]
    rows: list[tuple[Value, ...]] = []
    for id_, name in held.names.items():
        changes = (_change(one.before, one.after, id_) for one in gone)
        rows.append((name, *changes))
    return Table(
        "consortium-more",
        "What each pays more when another leaves, in pounds",
        (
            Column("member", "Who stays", "long", 34),
            *(Column(f"gone-{one.member}", f"{held.short[one.member]} leaves", "money", 15) for one in gone),
        ),
        tuple(rows) if gone else (),
    )


def _change(
    before: Mapping[str, Fraction] | None, after: Mapping[str, Fraction] | None, member: str
) -> Value:
    if before is None or after is None or member not in after:
        return "–"
    return money(after[member] - before[member])


def late(held: Together) -> Table:
    """Return, for each member, what happens if it is late."""
    rows: list[tuple[Value, ...]] = []
    for one in held.lateness:
        who = held.said.governance.late.who_pays if held.said.governance.late else None
        rows.append(
            (
                held.names[one.member],
                one.months,
                one.base.live_p80 if one.base else None,
                one.times.live_p80 if one.times else None,
                one.times.out_p80 if one.times else None,
                "Yes" if one.waits else "No",
                one.slip,
                one.open_months,
                money(one.cost),
                WHO_PAYS.get(who or ""),
            )
        )
    return Table(
        "consortium-late",
        "If one member is late, each in turn",
        (
            Column("member", "If this member is late", "long", 34),
            Column("months", "By months", "number"),
            Column("live", "Live (P80) now", "date"),
            Column("then", "Live (P80) late", "date"),
            Column("out", "Out (P80) late", "date"),
            Column("waits", "All wait for it"),
            Column("slip", "The last is live later, days", "number"),
            Column("open", "Store open longer, months", "number"),
            Column("cost", "That costs, £", "money", 15),
            Column("who", "Who pays that"),
        ),
        tuple(rows),
        note="Until the new contract is signed it is one purchase: who is late makes all late. After that "
        "only the shared store waits. How late is taken from consortium.yaml.",
    )
