# SPDX-License-Identifier: MIT
"""What may be asked of each contract: when it ends, how it can be lengthened, what it says of leaving."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from planner.model import Contract, Supplier, System, SystemKind
from planner.rules.answer import (
    Answer,
    Evidence,
    Question,
    Reading,
    Readings,
    all_of,
    any_of,
    no,
    unknown,
    yes,
)
from planner.rules.facts import Facts, evidence, question, stated, value_at
from planner.rules.fields import ContractField, SupplierField
from planner.rules.phrases import long_date, said_of
from planner.rules.word import Dates, Numbers

CAN_EXTEND = "extensions"

IMAGE_STORES = ("pacs", "vna", "regional_store")
"""Kinds that keep patient images for years and have to give them back."""

TOGETHER_DAYS = 30
"""Days within which two contracts end together."""

SHOWN = 5
"""How many contracts beside one are named as the reason; the count says the rest."""


def months_after(day: date, months: int) -> date:
    """Return the same day so many months on, or the last day of that month where there is none."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def field_of_contract(item: Contract, facts: Facts, field: str) -> Reading:
    """Return a field of one contract; its latest end is worked out where it is not written."""
    return latest_end_of(item) if field == "max_end" else facts.read("contracts", item, field)


def latest_end_of(item: Contract) -> Reading:
    """Return the last day the contract can reach if every extension not yet taken is taken."""
    if item.max_end is not None:
        return Reading(item.max_end, (evidence("contracts", item, "max_end", item.max_end),))
    if item.end is None:
        return Reading(None, (), (question("contracts", item, "end"),))
    months = months_left(item)
    if months is None:
        ask = question("contracts", item, "max_end")
        return Reading(None, (evidence("contracts", item, "end", item.end),), (ask,))
    last = months_after(item.end, months)
    return Reading(last, (evidence("contracts", item, "max_end", last),))


def months_left(item: Contract) -> int | None:
    """Return the months of extension not yet taken, or None where the options are not stated."""
    if item.extensions is None:
        return None
    total = 0
    for option in item.extensions:
        if option.months is None or option.count is None:
            return None
        total += option.months * max(option.count - (option.taken or 0), 0)
    return total


def contract(contract: Contract, facts: Facts, field: ContractField) -> Readings:
    """A field of the contract in question, such as `contract.exit.plan`; alone, whether it is stated and not no."""
    return (field_of_contract(contract, facts, field),)


def in_exit_scope(contract: Contract, facts: Facts) -> Answer:
    """The programme leaves this contract.

    It is named in `programme.leaves`, or it covers a system that is replaced, consolidated or retired.
    """
    leaving = facts.project.programme.leaves
    if leaving is not None:
        text = f"the programme {'leaves' if contract.id in leaving else 'keeps'} {said_of('contracts', contract)}"
        return Answer(contract.id in leaving, (stated("programme", None, "leaves", text),))
    held = facts.systems_under.get(contract.id, ())
    if not held and contract.covers is None:
        return unknown(question("contracts", contract, "covers"))
    return any_of(leaves_of(system, facts) for system in held)


def leaves_of(system: System, facts: Facts) -> Answer:
    """Return whether a system stops: replaced, consolidated or retired, with an heir or without."""
    if system.id in facts.planned:
        return no(stated("systems", system, "go_live", f"{said_of('systems', system)} is still to come"))
    if system.in_scope is None:
        return unknown(question("systems", system, "in_scope"))
    ends = system.in_scope in ("replace", "consolidate", "retire")
    return Answer(ends, (evidence("systems", system, "in_scope", system.in_scope),))


def covers(contract: Contract, facts: Facts, kind: SystemKind) -> Answer:
    """The contract covers a system of this kind."""
    held = [system for system in facts.systems_under.get(contract.id, ()) if system.kind == kind]
    if held:
        return yes(*(_covered(contract, system) for system in held))
    if contract.covers is None and not facts.systems_under.get(contract.id):
        return unknown(question("contracts", contract, "covers"))
    return no(stated("contracts", contract, "covers", f"{said_of('contracts', contract)} covers none"))


def _covered(item: Contract, system: System) -> Evidence:
    text = f"{said_of('contracts', item)} covers {system.name_in_print}"
    return stated("contracts", item, "covers", text)


def can_extend(contract: Contract, facts: Facts) -> Answer:
    """An extension option of the contract has not been taken yet."""
    months = months_left(contract)
    if months is None:
        return unknown(question("contracts", contract, CAN_EXTEND))
    text = f"{said_of('contracts', contract)} can be extended by {months} months" if months else (
        f"{said_of('contracts', contract)} has no extension left"
    )  # fmt: skip
    return Answer(months > 0, (stated("contracts", contract, CAN_EXTEND, text),))


def was_extended(subject: Contract | System, facts: Facts) -> Answer:
    """An extension of the contract (or of the one covering the system) was taken, or the programme intends one."""
    covering = (subject,) if isinstance(subject, Contract) else facts.contracts_covering.get(subject.id, ())
    taken = [item for item in covering if sum(option.taken or 0 for option in item.extensions or ())]
    if taken:
        text = f"{said_of('contracts', taken[0])} has already been extended"
        return yes(stated("contracts", taken[0], CAN_EXTEND, text))
    intended = facts.project.programme.extension_intended
    if intended is None:
        return unknown(question("programme", None, "extension_intended"))
    return Answer(intended, (evidence("programme", None, "extension_intended", intended),))


def notice_date_passed(contract: Contract, facts: Facts) -> Answer:
    """The last day for giving notice has gone by and no notice is recorded as served."""
    if contract.notice_served is not None:
        return no(evidence("contracts", contract, "notice_served", contract.notice_served))
    if contract.end is None or contract.notice_to_exit_months is None:
        blank = [name for name in ("end", "notice_to_exit_months") if value_at(contract, name) is None]
        return unknown(*(question("contracts", contract, name) for name in blank))
    if contract.notice_to_exit_months == 0:
        return no(evidence("contracts", contract, "notice_to_exit_months", 0))
    last = months_after(contract.end, -contract.notice_to_exit_months)
    text = f"the last day for notice on {said_of('contracts', contract)} {_was(last, facts.on)} {long_date(last)}"
    return Answer(last < facts.on, (stated("contracts", contract, "notice_to_exit_months", text),))


def _was(day: date, on: date) -> str:
    return "was" if day < on else "is"


def extension_notice_ends(contract: Contract, facts: Facts) -> Dates:
    """The last day on which the next extension can be asked for; nothing to compare where none is left."""
    if contract.extensions is None:
        return (Reading(None, (), (question("contracts", contract, CAN_EXTEND),)),)
    left = [option for option in contract.extensions if (option.count or 0) > (option.taken or 0)]
    if not left:
        text = f"{said_of('contracts', contract)} has no extension left"
        return (Reading(None, (stated("contracts", contract, CAN_EXTEND, text),), (), absent=True),)
    option = left[0]
    day = option.latest_notice
    if day is None and contract.end is not None and option.notice_months is not None:
        day = months_after(contract.end, -option.notice_months)
    if day is None:
        return (Reading(None, (), (question("contracts", contract, "max_end"),)),)
    text = f"an extension of {said_of('contracts', contract)} must be asked for by {long_date(day)}"
    return (Reading(day, (stated("contracts", contract, CAN_EXTEND, text),)),)


def ends_within(contract: Contract, facts: Facts, days: int) -> Answer:
    """The contract ends within so many days of the day of the plan, or has ended."""
    if contract.end is None:
        return unknown(question("contracts", contract, "end"))
    near = (contract.end - facts.on).days <= days
    return Answer(near, (evidence("contracts", contract, "end", contract.end),))


def ends_with_another(contract: Contract, facts: Facts, days: int) -> Answer:
    """Another contract that the programme leaves ends within so many days of this one.

    The two must have something in common that cannot be in two places: the supplier, or the buyer's people.
    """
    if contract.end is None:
        return unknown(question("contracts", contract, "end"))
    near = [item for item in _beside(contract, facts, int(days)) if item.id != contract.id]
    shown = (contract, *near[:SHOWN])
    return Answer(bool(near), tuple(evidence("contracts", item, "end", item.end) for item in shown))


def ending_together(contract: Contract, facts: Facts) -> Numbers:
    """How many contracts that the programme leaves end within 30 days of this one, itself included."""
    if contract.end is None:
        return (Reading(None, (), (question("contracts", contract, "end"),)),)
    near = len(_beside(contract, facts, TOGETHER_DAYS))
    text = f"{near} contracts with the same supplier or buyer end within {TOGETHER_DAYS} days of {long_date(contract.end)}"
    return (Reading(float(near), (stated("contracts", contract, "end", text),)),)


def _beside(item: Contract, facts: Facts, days: int) -> Sequence[Contract]:
    """Return the contracts being left that end near this one and share its supplier or its buyer: the longer list."""
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
    text = f"{user.name_in_print} needs {provider.name_in_print} and is paid for until {long_date(longer[0].end or mine)}"
    return yes(evidence("contracts", item, "end", item.end), stated("systems", user, "contract", text))


def terabytes(contract: Contract, facts: Facts) -> Numbers:
    """The terabytes that the systems under this contract hold today."""
    held = [s for s in facts.systems_under.get(contract.id, ()) if s.kind in IMAGE_STORES]
    sizes = [(system, value_at(system, "archive.tb_stored")) for system in held]
    known = [(system, size) for system, size in sizes if size is not None]
    blank = tuple(question("systems", system, "archive.tb_stored") for system, size in sizes if size is None)
    if not known:
        return (Reading(None, (), blank, absent=not blank),)
    reasons = tuple(evidence("systems", system, "archive.tb_stored", size) for system, size in known)
    return (Reading(float(sum(size for _, size in known)), reasons, blank, at_least=bool(blank)),)


def return_takes_longer_than_remaining(contract: Contract, facts: Facts) -> Answer:
    """At the contract's own rate the archive cannot come back two months before the contract ends.

    Terabytes held, divided by terabytes a month, against the months left less two for verification.
    """
    rate = facts.read("contracts", contract, "exit.data_return.rate_limit_tb_month")
    end = facts.read("contracts", contract, "end")
    size = terabytes(contract, facts)[0]
    if size.absent:
        return no(
            stated(
                "contracts", contract, "covers", f"{said_of('contracts', contract)} covers no image archive"
            )
        )
    readings = (rate, end, size)
    if rate.value is None or end.value is None or size.value is None:
        asked = tuple(item for reading in readings for item in reading.questions)
        return Answer(None, tuple(item for reading in readings for item in reading.evidence), asked)
    assert isinstance(end.value, date)
    needed = float(str(size.value)) / max(float(str(rate.value)), 0.001)
    left = (end.value - facts.on).days / 30.44 - 2
    text = f"the return needs {needed:,.0f} months and {max(left, 0):,.0f} remain before the last two"
    reasons = tuple(item for reading in readings for item in reading.evidence)
    sum_of_it = stated("contracts", contract, "exit.data_return.rate_limit_tb_month", text)
    if size.at_least and needed <= left:
        return Answer(None, reasons, size.questions)
    return Answer(needed > left, (*reasons, sum_of_it))


def return_includes(contract: Contract, facts: Facts, what: str) -> Answer:
    """The contract lists this among the data that are returned (audit_log, gsps, ris_history …)."""
    listed = value_at(contract, "exit.data_return.includes")
    if listed is None:
        return unknown(question("contracts", contract, "exit.data_return.includes"))
    return Answer(what in listed, (evidence("contracts", contract, "exit.data_return.includes", listed),))


def parties(contract: Contract, facts: Facts) -> Numbers:
    """How many organisations are party to the contract."""
    if contract.parties is None:
        return (Reading(None, (), (question("contracts", contract, "parties"),)),)
    return (
        Reading(
            float(len(contract.parties)), (evidence("contracts", contract, "parties", contract.parties),)
        ),
    )


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
        return yes(_covered(item, system))
    return all_of((Answer(True, (_covered(item, system),)), _negate(leaves_of(system, facts))))


def _negate(answer: Answer) -> Answer:
    return Answer(None if answer.value is None else not answer.value, answer.evidence, answer.questions)


WORDS = (
    contract,
    in_exit_scope,
    covers,
    can_extend,
    was_extended,
    notice_date_passed,
    extension_notice_ends,
    ends_within,
    ends_with_another,
    ending_together,
    ends_before_dependants,
    terabytes,
    return_takes_longer_than_remaining,
    return_includes,
    parties,
    leaving_same_quarter,
    supplier,
    used_after_exit,
)
