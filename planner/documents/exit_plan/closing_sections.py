# SPDX-License-Identifier: MIT
"""Sections 17 to 20: costs, continuity, destruction and closure."""

from datetime import date

from planner.documents.exit_plan.contract_sections import law_of
from planner.documents.exit_plan.covered import covered_systems
from planner.documents.exit_plan.knowledge import of_activity
from planner.documents.exit_plan.owed import due_day, value_at
from planner.documents.exit_plan.records_sections import CHARGES, in_months
from planner.documents.exit_plan.told import Shown, Told, contract_facts, listing, told
from planner.documents.exit_timeline import event_sentence
from planner.documents.plan import ExitPlan
from planner.documents.tables.risks import owner_of
from planner.documents.words import count, day
from planner.english import capital, joined
from planner.model import Contract
from planner.model.terms import application_end, archive_end
from planner.schedule.setting import left_contracts

RISKS_SHOWN = 6
CHARGE, PRICE = "exit.data_return.charge", "extensions.0.price_basis"
PRICES = {"tbc": "Not agreed", "known": "Agreed"}
CLOSING = ("L01", "L02", "L03", "L04", "L05", "L06", "L07", "L09", "L10", "L11")
ACT_IN_FORCE = date(2025, 2, 24)


def charges(plan: ExitPlan) -> Told:
    """Return what section 17 tells: today's price, the price of an overrun, and what is funded."""
    left = left_contracts(plan.facts)
    sentences: list[str | None] = [_overrun(plan, one) for one in left]
    programme = plan.project.programme
    if programme.annual_budget is not None and programme.expected_annual_cost is not None:
        gap = programme.expected_annual_cost - programme.annual_budget
        verb = f"{pounds(gap)} a year more than" if gap > 0 else "within"
        sentences.append(
            f"The new service is expected to cost {pounds(programme.expected_annual_cost)} a year, {verb} "
            f"the budget of {pounds(programme.annual_budget)}."
        )
    if programme.dual_running_funded is False:
        sentences.append("Nobody has funded the time in which old and new run side by side.")
    return told(
        sentences,
        *(contract_facts(one, f"{one.name_in_print}: money", _money(one)) for one in left),
    )  # fmt: skip


def pounds(amount: float) -> str:
    """Return a sum of money in print."""
    return f"£{amount:,.0f}"


def _overrun(plan: ExitPlan, contract: Contract) -> str | None:
    """Return what the months between the end and the close cost at today's price."""
    annual, end = value_at(contract, "value.annual"), application_end(contract)
    closed = plan.schedule.milestone("legacy_closed")
    if not annual:
        return None
    told_ = f"At today's price each month under {contract.name_in_print} costs {pounds(annual / 12)}."
    if end and closed and closed.day > end:
        months = max(round((closed.day - end).days / 30.44), 1)
        told_ += (
            f" As planned the old service is closed {count(months, 'month')} after the contract ends: "
            f"{pounds(annual / 12 * months)} at that price, and nobody has agreed a price for it."
        )
    return told_


MODELS = {
    "managed_service": "Managed service",
    "capital": "Bought, with support",
    "saas": "Subscription",
    "per_study": "By study",
}


def _money(contract: Contract) -> list[tuple[str, object, str]]:
    annual, model = value_at(contract, "value.annual"), value_at(contract, "value.model")
    first = (contract.extensions or (None,))[0]
    rows: list[tuple[str, object, str]] = [
        ("Paid a year", pounds(annual) if annual else None, "value.annual"),
        ("How it is paid", MODELS.get(model or "", model), "value.model"),
        ("Rate card for help with the exit", value_at(contract, "exit.rate_card"), "exit.rate_card"),
        ("Charge for the data", CHARGES.get(value_at(contract, CHARGE) or ""), CHARGE),
        ("Service credits", contract.service_credits, "service_credits"),
        ("Limit of liability", contract.liability_cap, "liability_cap"),
    ]  # fmt: skip
    if first is not None:
        rows.append(("Price of an extension", PRICES.get(first.price_basis or "", first.price_basis), PRICE))
    return rows


def continuity(plan: ExitPlan) -> Told:
    """Return what section 18 tells: what stops at the end, the help agreed, and the gravest risks."""
    left = left_contracts(plan.facts)
    ids = {one.id for one in left}
    events = [
        event_sentence(plan, event)
        for event in plan.dependencies.lapse
        if not event.past and not event.if_extended and ids & {ending.id for ending in event.endings}
    ]
    shown = listing(
        "exit-risks",
        "The gravest risks, and what is done if they happen",
        (("id", "Id", "id"), ("risk", "Risk", "long"), ("score", "Score", "score"), ("band", "Band", "text"),
         ("then", "If it happens", "long"), ("owner", "Owner", "text")),
        (
            (risk.id, risk.title, risk.score, capital(risk.band), risk.contingency, owner_of(plan, risk))
            for risk in plan.risks.risks[:RISKS_SHOWN]
        ),
        "11 24 8 11 30 16",
    )  # fmt: skip
    return told(
        events,
        *(contract_facts(one, f"{one.name_in_print}: help after the end", _help(one)) for one in left),
        shown,
    )


def _help(contract: Contract) -> list[tuple[str, object, str]]:
    return [
        (
            "Help after the end",
            in_months(value_at(contract, "exit.termination_assistance_months")),
            "exit.termination_assistance_months",
        ),
        ("Time of transition", in_months(contract.transition_months), "transition_months"),
        (
            "Archive can be read after the end",
            in_months(value_at(contract, "exit.data_return.read_only_months")),
            "exit.data_return.read_only_months",
        ),
        ("Source code in escrow", value_at(contract, "exit.source_escrow"), "exit.source_escrow"),
    ]


def destruction(plan: ExitPlan) -> Told:
    """Return what section 19 tells: what must be certified, and the day before which nothing goes."""
    permitted = due_day(plan, of_activity("L05"), None)[0]
    sentences = [
        f"Nothing is destroyed before permission is signed, as planned on {day(permitted)}."
        if permitted
        else None
    ]
    for contract in left_contracts(plan.facts):
        allowed, end = value_at(contract, "exit.data_deletion.days_after_exit"), archive_end(contract)
        if allowed is not None and end and permitted and (permitted - end).days > allowed:
            sentences.append(
                f"{contract.name_in_print} has the data destroyed within {count(allowed, 'day')} of its "
                "end, before permission is planned: agree in writing that destruction waits for it."
            )
    return told(sentences, _media(plan))


def _media(plan: ExitPlan) -> Shown:
    """Return what has to be certified: every lot on its medium, and the copies elsewhere."""
    name = plan.dependencies.graph.name
    covered = {system.id for system in covered_systems(plan)}
    lots = [held for held in plan.dependencies.graph.held if held.system in covered]
    return listing(
        "exit-certificates",
        "Certificates of destruction to be had",
        (
            ("lot", "What", "long"),
            ("where", "Where it lies", "text"),
            ("media", "Medium", "text"),
            ("copies", "Copies", "number"),
            ("also", "Also in", "long"),
            ("who", "Permission by", "text"),
        ),
        (
            (
                held.title,
                name(held.system),
                capital(held.media) if held.media else None,
                held.copies,
                joined([name(place) for place in held.also_in]) or "None named",
                "Care and governance",
            )
            for held in lots
        ),
        "29 19 10 9 17 16",
        note="One certificate for each medium, store, tenant and backup: method, standard, day, signature.",
    )


def closure(plan: ExitPlan) -> Told:
    """Return what section 20 tells: the notices of the law, and the last steps with their days."""
    rows = [
        (one.early_finish, one.activity.title, one.activity.output, one.id)
        for one in plan.schedule.activities
        if one.activity.template_id in CLOSING
    ]
    shown = listing(
        "exit-closing",
        "The last steps",
        (
            ("on", "Done by", "date"),
            ("what", "Step", "long"),
            ("output", "What it leaves", "long"),
            ("id", "Activity", "id"),
        ),
        sorted(rows, key=lambda row: (row[0], row[3])),
        "14 36 40 10",
    )  # fmt: skip
    return told([_notices(plan)], shown)


def _notices(plan: ExitPlan) -> str | None:
    """Return why no notice of termination is due, where the contract was let under an earlier law."""
    if plan.as_of < ACT_IN_FORCE:
        return None
    earlier = [one for one in left_contracts(plan.facts) if one.start and one.start < ACT_IN_FORCE]
    if not earlier:
        return None
    laws = joined(list(dict.fromkeys(str(law_of(plan, one)).partition(",")[0] for one in earlier)))
    return (
        f"{joined([one.name_in_print for one in earlier])} began before the Procurement Act 2023 was in "
        "force and stands "
        f"under {laws} to its end: no notice of termination under the Act is due for it."
    )
