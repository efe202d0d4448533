# SPDX-License-Identifier: MIT
"""Sections 11 to 13: cutover, capacity, and clinical safety with information governance."""

from planner.documents.exit_plan.covered import archives
from planner.documents.exit_plan.told import Pictured, Shown, Told, contract_facts, listing, told
from planner.documents.plan import ExitPlan
from planner.documents.tables import lapse
from planner.documents.words import count, day, said, terabytes
from planner.english import joined
from planner.model import Contract
from planner.schedule.setting import left_contracts

GATES = ("H09", "J02", "J03", "J04", "J05", "J06", "J07", "J08", "K01", "K02")
SAFETY_STANDARDS = ("isb-0129", "isb-0160", "dcb-0129", "dcb-0160")
DATA_LAWS = ("dpa-1998", "uk-gdpr", "ig-toolkit", "dspt", "dspt-caf", "dtac", "caldicott")
NETWORKS = ("n3", "hscn")
MEGABITS_A_TERABYTE, SECONDS_A_DAY = 8e6, 86_400


def cutover(plan: ExitPlan) -> Told:
    """Return what section 11 tells: the order of the switch, the gates, and the way back."""
    back = plan.project.programme.rollback_days
    sentence = None
    if back is not None:
        sentence = (
            f"For {count(round(back), 'day')} after the cutover the old service can be taken up again; after "
            "that what was written in the new one would be lost."
        )
    return told(
        [sentence],
        Shown(lapse.cutover(plan), ("step", "systems", "together", "bound"), "8 38 14 40"),
        _gates(plan),
        Pictured("gantt", "The exit programme"),
    )


def _gates(plan: ExitPlan) -> Shown:
    rows = [
        (one.early_start, one.early_finish, one.activity.title, one.activity.output, one.id)
        for one in plan.schedule.activities
        if one.activity.template_id in GATES
    ]
    return listing(
        "exit-runbook",
        "From the rehearsal to the frozen archive",
        (
            ("start", "From", "date"),
            ("finish", "To", "date"),
            ("what", "Step", "long"),
            ("output", "What it leaves", "long"),
            ("id", "Activity", "id"),
        ),
        sorted(rows, key=lambda row: (row[0], row[4])),
        "13 13 30 34 10",
    )


def network(plan: ExitPlan) -> Told:
    """Return what section 12 tells: the landing storage, the link, and whether the data fits."""
    law = next((plan.catalogue.instruments[key] for key in NETWORKS if _stands(plan, key)), None)
    between = (
        f"Between sites and suppliers the copy runs over {law.short}; ask the supplier's share of it."
        if law
        else None
    )
    return told([_landing(plan), _carried(plan), between], _links(plan))


def _landing(plan: ExitPlan) -> str | None:
    ready, size = plan.project.programme.landing_storage, plan.migration.terabytes.value
    if ready is None or not size:
        return None
    fits = (
        "the data fits, before growth" if ready >= size else f"{terabytes(size - ready)} have nowhere to land"
    )
    return f"{terabytes(ready)} of landing storage are ready for {terabytes(size)}: {fits}."


def _carried(plan: ExitPlan) -> str | None:
    """Return how long the link would take for the data if it did nothing else."""
    rate, size = plan.project.programme.link, plan.migration.terabytes.value
    if not rate or not size:
        return None
    days = size * MEGABITS_A_TERABYTE / (rate * SECONDS_A_DAY)
    return (
        f"A link of {said(rate)} Mbit/s, given wholly to the copy day and night, would carry this in "
        f"{count(max(round(days), 1), 'day')}; clinical traffic, protocols and retries make it several "
        "times that."
    )


def _links(plan: ExitPlan) -> Shown:
    return listing(
        "exit-links",
        "Links of the estate",
        (
            ("link", "Link", "text"),
            ("rate", "Mbit/s", "number"),
            ("clinical", "Carries clinical traffic", "text"),
        ),
        (
            (
                one.name_in_print,
                one.bandwidth,
                {True: "Yes", False: "No", None: None}[one.carries_clinical_traffic],
            )
            for one in plan.facts.present_systems
            if one.kind == "network_link"
        ),
        "50 20 30",
    )


def _stands(plan: ExitPlan, key: str) -> bool:
    return plan.catalogue.instruments[key].in_force(plan.as_of)


def safety(plan: ExitPlan) -> Told:
    """Return what section 13 tells: who controls the data, the law of the day, and retention."""
    holds = {
        one.name_in_print: one.archive.legal_holds
        for one in archives(plan)
        if one.archive and one.archive.legal_holds is not None
    }
    sentences = [
        f"{name}: {'no record is under a legal hold' if not held else f'under a legal hold: {joined(held)}'}."
        for name, held in holds.items()
    ]
    return told(
        sentences,
        *(
            contract_facts(one, f"{one.name_in_print}: data protection", _roles(plan, one))
            for one in left_contracts(plan.facts)
        ),
        _law(plan),
        retention(plan),
    )  # fmt: skip


def _roles(plan: ExitPlan, contract: Contract) -> list[tuple[str, object, str]]:
    names = {one.id: one.name_in_print for one in plan.project.suppliers}
    graph = plan.dependencies.graph
    controller = contract.data_controller
    processor = contract.processor
    return [
        ("Data controller", graph.name(controller) if controller else None, "data_controller"),
        ("Processor", names.get(processor, processor) if processor else None, "processor"),
        (
            "Sub-processors",
            joined([names.get(one, one) for one in contract.sub_processors or ()]) or None,
            "sub_processors",
        ),
        ("Processing agreement", contract.dpa_ref, "dpa_ref"),
    ]


def _law(plan: ExitPlan) -> Shown:
    rows = [
        (plan.catalogue.instruments[key].name, what)
        for keys, what in ((SAFETY_STANDARDS, "Clinical safety"), (DATA_LAWS, "Information governance"))
        for key in keys
        if _stands(plan, key)
    ]
    return listing(
        "exit-law",
        f"In force on {day(plan.as_of)}",
        (("name", "Standard or law", "long"), ("what", "For", "text")),
        rows,
        "72 28",
    )


def retention(plan: ExitPlan) -> Shown:
    """Return how long records are kept by the rules of the day."""
    return listing(
        "exit-retention",
        "How long records are kept",
        (("class", "Records", "long"), ("keep", "Keep", "long")),
        ((one.title, one.keep) for one in plan.catalogue.migration.retention.on(plan.as_of)),
        "40 60",
        note="Where two rules cover a record the longer holds. Information governance decides.",
    )
