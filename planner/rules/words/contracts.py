# SPDX-License-Identifier: MIT
"""What may be asked of each contract: when it ends, how it can be lengthened, what it says of leaving."""

from calendar import monthrange
from collections.abc import Set
from datetime import date

from planner.english import long_date
from planner.model import Contract, Holding, System, SystemKind
from planner.rules.answer import (
    Answer,
    Evidence,
    Reading,
    Readings,
    any_of,
    no,
    unknown,
    yes,
)
from planner.rules.facts import Facts, evidence, question, stated, value_at
from planner.rules.fields import ContractField
from planner.rules.phrases import kind_in_print, said_of
from planner.rules.word import Dates, Numbers

CAN_EXTEND = "extensions"

IMAGE_STORES = ("pacs", "vna", "regional_store")
"""Kinds that keep patient images for years and have to give them back."""


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
    """A field of the contract in question, such as `contract.exit.plan`.

    Alone it asks whether the field is stated and not no or none.
    """
    return (field_of_contract(contract, facts, field),)


def in_exit_scope(contract: Contract, facts: Facts) -> Answer:
    """The programme leaves this contract.

    It is named in `programme.leaves`, or it covers a system that is replaced, consolidated or retired.
    """
    leaving = facts.project.programme.leaves
    if leaving is not None:
        does = "leaves" if contract.id in leaving else "keeps"
        it = said_of("contracts", contract)
        reason = stated("programme", None, "leaves", f"the programme {does} {it}", it)
        return Answer(contract.id in leaving, (reason,))
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
        return yes(*(covered(contract, system) for system in held))
    if contract.covers is None and not facts.systems_under.get(contract.id):
        return unknown(question("contracts", contract, "covers"))
    text = f"{said_of('contracts', contract)} covers no {kind_in_print(kind)}"
    return no(stated("contracts", contract, "covers", text))


def covered(item: Contract, system: System) -> Evidence:
    """Return the fact that a contract covers a system."""
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
    """An extension of the contract, or of the one covering the system, was taken or is intended."""
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
    which = f"the last day for notice on {said_of('contracts', contract)}"
    text = f"{which} {'was' if last < facts.on else 'is'} {long_date(last)}"
    return Answer(last < facts.on, (stated("contracts", contract, "notice_to_exit_months", text),))


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


def terabytes(contract: Contract, facts: Facts) -> Numbers:
    """The terabytes that the systems under this contract hold today, studies held in several counted once."""
    held = [s for s in facts.systems_under.get(contract.id, ()) if s.kind in IMAGE_STORES]
    sizes = [(system, value_at(system, "archive.tb_stored")) for system in held]
    known = [(system, size) for system, size in sizes if size is not None]
    blank = tuple(question("systems", system, "archive.tb_stored") for system, size in sizes if size is None)
    if not known:
        return (Reading(None, (), blank, absent=not blank),)
    reasons = tuple(evidence("systems", system, "archive.tb_stored", size) for system, size in known)
    again = _counted_again({system.id for system, _ in known}, facts)
    told = tuple(
        stated(
            "holdings", held, "also_in", f"{said_of('holdings', held)} lies in several of them: counted once"
        )
        for held, _ in again
    )
    size = sum(size for _, size in known) - sum(size for _, size in again)
    return (Reading(float(max(size, 0)), (*told, *reasons), blank, at_least=bool(blank)),)


def _counted_again(systems: Set[str], facts: Facts) -> list[tuple[Holding, float]]:
    """Return the holdings that lie in several of these systems, and the terabytes that would count again."""
    found = []
    for held in facts.project.holdings:
        others = set(held.also_in or ()) & systems - {held.system}
        if held.system in systems and others and held.size:
            found.append((held, held.size * len(others)))
    return found


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
    text = (
        f"at that rate the return takes {needed:,.0f} months, and {max(left, 0):,.0f} are left when the "
        "last two are kept for verification"
    )
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
            float(len(contract.parties)), (facts.said("contracts", contract, "parties", contract.parties),)
        ),
    )


WORDS = (
    contract,
    in_exit_scope,
    covers,
    can_extend,
    was_extended,
    notice_date_passed,
    extension_notice_ends,
    ends_within,
    terabytes,
    return_takes_longer_than_remaining,
    return_includes,
    parties,
)
