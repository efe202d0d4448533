# SPDX-License-Identifier: MIT
"""Section 1: the contracts that are left, fact by fact."""

from collections.abc import Iterable
from datetime import date

from planner.documents.exit_plan.told import (
    Row,
    Told,
    contract_facts,
    name_of_supplier,
    named,
    told,
)
from planner.documents.plan import ExitPlan
from planner.documents.words import count, day, months
from planner.english import joined
from planner.model import Contract
from planner.model.terms import (
    application_end,
    archive_end,
    exit_notice,
    extension_notices,
    latest_possible_end,
    times_left,
)
from planner.schedule.setting import left_contracts
from planner.verdicts.extending import words_of_law

FORMS = {
    "lsp_subcontract": "Under a local service provider's contract",
    "framework_calloff": "Called off from a framework",
    "direct": "Let by the trust itself",
    "consortium": "Let by a group of organisations",
    "spot": "Spot purchase",
}
PROCUREMENT_LAWS = ("pcr-2006", "pcr-2015", "pa-2023")


def scope(plan: ExitPlan) -> Told:
    """Return what section 1 tells: each contract that is left, fact by fact."""
    return told(
        [_apart(contract) for contract in left_contracts(plan.facts)],
        *(
            contract_facts(
                contract, f"{contract.name_in_print}: the facts", _facts(plan, contract), who_says=True
            )
            for contract in left_contracts(plan.facts)
        ),
    )


def _apart(contract: Contract) -> str | None:
    application, archive = application_end(contract), archive_end(contract)
    if not application or not archive or application == archive:
        return None
    return (
        f"{contract.name_in_print} ends in two parts: the applications on {day(application)}, the archive on "
        f"{day(archive)}. The trust must be working elsewhere by the first day and must have its data by "
        "the second."
    )


def _facts(plan: ExitPlan, contract: Contract) -> Iterable[Row]:
    graph, notice = plan.dependencies.graph, exit_notice(contract)
    parties = named(plan, contract.parties or ())
    extend_by = min((on for _, on in extension_notices(contract)), default=None)
    yield "Supplier", name_of_supplier(plan, contract), "supplier"
    yield (
        "Signed for the buyer by",
        graph.name(contract.buyer_org) if contract.buyer_org else None,
        "buyer_org",
    )
    if parties:
        yield "Used by", joined(parties), "parties"
    yield "How it was let", FORMS.get(contract.form or "", contract.form), "form"
    yield "Law it was let under", law_of(plan, contract), ""
    yield "Began", contract.start, "start"
    yield from _ends(contract)
    yield "Extensions left", extensions_left(contract), "extensions"
    if extend_by:
        yield "Last day to extend", dated(plan, extend_by), ""
    yield "Can run no longer than", latest_possible_end(contract), ""
    yield (
        "What the law lets be agreed beyond",
        words_of_law(contract, tuple(plan.catalogue.regimes.packs.values())),
        "",
    )
    yield "Notice to leave", _term(contract.notice_to_exit_months), "notice_to_exit_months"
    if contract.notice_served:
        word = "Notice served" if contract.notice_served <= plan.as_of else "Notice is to be served"
        yield word, contract.notice_served, "notice_served"
    else:
        yield "Last day for notice", dated(plan, notice) if notice else None, ""
    yield "Covers", joined(named(plan, contract.covers or ())) or None, "covers"
    yield "Exit plan in the contract", contract.exit.plan if contract.exit else None, "exit.plan"


def _ends(contract: Contract) -> Iterable[Row]:
    """Yield when it ends, in two parts where the archive ends on another day than the applications."""
    application, archive = application_end(contract), archive_end(contract)
    if application == archive:
        yield "Ends", application, "application_end" if contract.application_end else "end"
        return
    yield "Applications end", application, "application_end" if contract.application_end else "end"
    yield "Archive ends", archive, "archive_end" if contract.archive_end else "end"


def law_of(plan: ExitPlan, contract: Contract) -> str | None:
    """Return the procurement law in force when a contract began; the day of its procurement decides."""
    if contract.start is None:
        return None
    laws = [plan.catalogue.instruments[key] for key in PROCUREMENT_LAWS]
    found = next((law.short for law in laws if law.in_force(contract.start)), None)
    if found is None:
        return "An earlier law than the Regulations of 2006, judged by the day it began"
    return f"{found}, judged by the day it began; what counts is when its procurement began"


def _term(number: int | None) -> str | None:
    return None if number is None else months(number)


def dated(plan: ExitPlan, on: date) -> str:
    """Return a day with how far it is from the day of the plan."""
    return f"{day(on)} ({away(plan, on)})"


def away(plan: ExitPlan, on: date) -> str:
    """Return how far a day is from the day of the plan."""
    days = (on - plan.as_of).days
    if days == 0:
        return "today"
    return f"in {count(days, 'day')}" if days > 0 else f"passed {count(-days, 'day')} ago"


def extensions_left(contract: Contract) -> str | None:
    """Return the extensions that can still be taken, in words; None where nobody has said."""
    if contract.extensions is None:
        return None
    left = [one for one in contract.extensions if times_left(one)]
    each = [
        f"{_times(times_left(one))} {months(one.months)}{' of itself' if one.kind == 'tacit' else ''}"
        for one in left
    ]
    return joined(each) or "None"


def _times(number: int) -> str:
    return "one of" if number == 1 else f"{number} of"
