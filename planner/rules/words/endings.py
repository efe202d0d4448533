# SPDX-License-Identifier: MIT
"""What may be asked of contracts beside one another: which end together or too soon, and whose they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from planner.english import long_date
from planner.model import Contract, Supplier, System
from planner.rules.answer import (
    Answer,
    Question,
    Reading,
    Readings,
    all_of,
    any_of,
    negated,
    no,
    unknown,
    yes,
)
from planner.rules.facts import Facts, evidence, question, stated
from planner.rules.fields import SupplierField
from planner.rules.word import Numbers
from planner.rules.words.contracts import covered, in_exit_scope, leaves_of

SHOWN = 5
"""How many contracts beside one are named as the reason; the count says the rest."""


def ends_with_another(contract: Contract, facts: Facts, days: int) -> Answer:
    """Another contract that the programme leaves ends within so many days of this one.

    The two must have something in common that cannot be in two places: the supplier, or the buyer's people.
    """
    if contract.end is None:
        return unknown(question("contracts", contract, "end"))
    near = [item for item in _beside(contract, facts, int(days)) if item.id != contract.id]
    shown = (contract, *near[:SHOWN])
    return Answer(bool(near), tuple(evidence("contracts", item, "end", item.end) for item in shown))


def ending_together(contract: Contract, facts: Facts, days: int) -> Numbers:
    """How many contracts that the programme leaves end within so many days of this one, itself included."""
    if contract.end is None:
        return (Reading(None, (), (question("contracts", contract, "end"),)),)
    near = len(_beside(contract, facts, int(days)))
    within = f"end within {int(days)} days of {long_date(contract.end)}"
    text = f"{near} contracts with the same supplier or buyer {within}"
    return (Reading(float(near), (stated("contracts", contract, "end", text),)),)


def _beside(item: Contract, facts: Facts, days: int) -> Sequence[Contract]:
    """Return the contracts left that end near this one, of its supplier or its buyer: the longer list."""
    lists = _leaving_by(facts)
    shared = (lists.get(("supplier", item.supplier), ()), lists.get(("buyer", item.buyer_org), ()))
    return max((_window(held, item.end or facts.on, days) for held in shared), key=len)


def _window(held: Sequence[Contract], middle: date, days: int) -> Sequence[Contract]:
    low = bisect_left(held, middle - timedelta(days=days), key=_end_of)
    return held[low : bisect_right(held, middle + timedelta(days=days), key=_end_of)]


def _end_of(item: Contract) -> date:
    return item.end or date.max


def _leaving(facts: Facts) -> tuple[Contract, ...]:
    """Return the contracts with an end that the programme leaves, by end; worked out once."""
    key = ("leaving",)
    if key not in facts.memory:
        held = [item for item in facts.project.contracts if item.end and in_exit_scope(item, facts).value]
        facts.memory[key] = tuple(sorted(held, key=lambda item: (_end_of(item), item.id)))
    leaving: tuple[Contract, ...] = facts.memory[key]
    return leaving


def _leaving_by(facts: Facts) -> dict[tuple[str, str | None], list[Contract]]:
    """Return the contracts being left by supplier and by buyer, each list by end; a blank shares nothing."""
    key = ("leaving by",)
    if key not in facts.memory:
        lists: dict[tuple[str, str | None], list[Contract]] = {}
        for item in _leaving(facts):
            for role, shared in (("supplier", item.supplier), ("buyer", item.buyer_org)):
                if shared is not None:
                    lists.setdefault((role, shared), []).append(item)
        facts.memory[key] = lists
    found: dict[tuple[str, str | None], list[Contract]] = facts.memory[key]
    return found


def ends_before_dependants(contract: Contract, facts: Facts) -> Answer:
    """A system under another contract, which runs on for longer, cannot work without one covered here."""
    needs = facts.computed.depends_on
    if needs is None or contract.end is None:
        return unknown(question("contracts", contract, "end" if contract.end is None else "covers"))
    users = _users_of(facts)
    pairs = [
        (provider, facts.systems[user])
        for provider in facts.systems_under.get(contract.id, ())
        for user in users.get(provider.id, ())
        if user in facts.systems
    ]
    return any_of(_outlives(contract, facts, provider, user) for provider, user in pairs)


def _users_of(facts: Facts) -> dict[str, list[str]]:
    key = ("users of",)
    if key not in facts.memory:
        users: dict[str, list[str]] = {}
        for user, needs in (facts.computed.depends_on or {}).items():
            for need in needs:
                users.setdefault(need, []).append(user)
        facts.memory[key] = users
    held: dict[str, list[str]] = facts.memory[key]
    return held


def _outlives(item: Contract, facts: Facts, provider: System, user: System) -> Answer:
    mine = item.end or facts.on
    longer = [
        other for other in facts.contracts_covering.get(user.id, ())
        if other.id != item.id and other.end is not None and other.end > mine
    ]  # fmt: skip
    if not longer:
        return no(evidence("contracts", item, "end", item.end))
    until = long_date(longer[0].end or mine)
    text = f"{user.name_in_print} needs {provider.name_in_print} and is paid for until {until}"
    return yes(evidence("contracts", item, "end", item.end), stated("systems", user, "contract", text))


def leaving_same_quarter(contract: Contract, facts: Facts) -> Numbers:
    """How many organisations leave the same supplier in the quarter in which this contract ends.

    The organisations of this plan whose contracts say so, and the peers that the programme counts.
    """
    if contract.end is None:
        return (Reading(None, (), (question("contracts", contract, "end"),)),)
    quarter = (contract.end.year, (contract.end.month - 1) // 3)
    here = {
        party
        for item in _leaving_by(facts).get(("supplier", contract.supplier), ())
        if item.end and (item.end.year, (item.end.month - 1) // 3) == quarter
        for party in item.parties or ((item.buyer_org,) if item.buyer_org else ())
    }  # fmt: skip
    peers = facts.project.programme.peers_ending_same_quarter
    known = len(here) + (peers or 0)
    text = f"{known} organisations are known to leave in the quarter of {long_date(contract.end)}"
    asked: tuple[Question, ...] = () if peers is not None else (
        question("programme", None, "peers_ending_same_quarter"),
    )  # fmt: skip
    return (
        Reading(float(known), (stated("contracts", contract, "end", text),), asked, at_least=peers is None),
    )


def supplier(supplier: Supplier, facts: Facts, field: SupplierField) -> Readings:
    """A field of the supplier in question, such as `supplier.assurance.ce_plus`."""
    return (facts.read("suppliers", supplier, field),)


def used_after_exit(supplier: Supplier, facts: Facts) -> Answer:
    """The supplier provides something that is still to come or is retained."""
    held = [
        (item, system)
        for item in facts.project.contracts
        if item.supplier == supplier.id
        for system in facts.systems_under.get(item.id, ())
    ]
    return any_of(_stays(item, system, facts) for item, system in held)


def _stays(item: Contract, system: System, facts: Facts) -> Answer:
    if system.id in facts.planned:
        return yes(covered(item, system))
    return all_of((Answer(True, (covered(item, system),)), negated(leaves_of(system, facts))))


WORDS = (
    ends_with_another,
    ending_together,
    ends_before_dependants,
    leaving_same_quarter,
    supplier,
    used_after_exit,
)
