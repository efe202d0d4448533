# SPDX-License-Identifier: MIT
"""Sections 11 to 16: cutover, capacity, safety and governance, knowledge, people, dependencies."""

from collections import Counter
from datetime import date

from planner.documents.exit_plan.answers import archives, covered_systems, touching
from planner.documents.exit_plan.owed import leaves_together
from planner.documents.exit_plan.told import Shown, Told, contract_facts, listing, named, told
from planner.documents.plan import ExitPlan
from planner.documents.tables import lapse
from planner.documents.words import capital, count, day, joined, said, terabytes
from planner.model import Contract
from planner.model.terms import application_end
from planner.schedule.setting import left_contracts

GATES = ("H09", "J02", "J03", "J04", "J05", "J06", "J07", "J08", "K01", "K02")
SAFETY_STANDARDS = ("isb-0129", "isb-0160", "dcb-0129", "dcb-0160")
DATA_LAWS = ("dpa-1998", "uk-gdpr", "ig-toolkit", "dspt", "dspt-caf", "dtac", "caldicott")
NETWORKS = ("n3", "hscn")
GRAVE = 2


def cutover(plan: ExitPlan) -> Told:
    """Return what section 11 tells: the order of the switch, the gates, and the way back."""
    back = plan.project.programme.rollback_days
    sentence = None
    if back is not None:
        sentence = (
            f"For {count(round(back), 'day')} after the cutover the old service can be taken up again; "
            "after that "
            "what was written in the new one would be lost."
        )
    return told(
        [sentence],
        Shown(lapse.cutover(plan), ("step", "systems", "together", "bound"), "8 38 14 40"),
        _gates(plan),
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
    """Return what section 12 tells: the link, the landing storage, and whether the data fits."""
    programme, size = plan.project.programme, plan.migration.terabytes.value
    law = next((plan.catalogue.instruments[key] for key in NETWORKS if _stands(plan, key)), None)
    sentences: list[str | None] = []
    if programme.landing_storage is not None and size:
        spare = programme.landing_storage - size
        sentences.append(
            f"{terabytes(programme.landing_storage)} of landing storage are ready for {terabytes(size)}: "
            + (
                "the data fits, before growth."
                if spare >= 0
                else f"{terabytes(-spare)} have nowhere to land."
            )
        )
    if programme.link and size:
        days = size * 8e6 / (programme.link * 86_400)
        sentences.append(
            f"A link of {said(programme.link)} Mbit/s, given wholly to the copy day and night, would carry "
            "this in "
            f"{count(max(round(days), 1), 'day')}; clinical traffic, protocols and retries make it several "
            "times that."
        )
    if law:
        sentences.append(
            f"Between sites and suppliers the copy runs over {law.short}; ask the supplier's share of it."
        )
    links = [system for system in plan.facts.present_systems if system.kind == "network_link"]
    shown = listing(
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
            for one in links
        ),
        "50 20 30",
    )
    return told(sentences, shown)


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


def knowledge(plan: ExitPlan) -> Told:
    """Return what section 14 tells: what of the interfaces is written down, and what is not."""
    links = touching(plan)
    state = Counter(link.spec.documented if link.spec else None for link in links)
    sentence = None
    if links:
        sentence = (
            f"Of {count(len(links), 'interface')} {state['yes']} {'is' if state['yes'] == 1 else 'are'} "
            f"written down, {state['partial']} in part and {state['no']} not at all"
            + (f"; of {state[None]} nobody has said." if state[None] else ".")
        )
    rows = [
        (
            plan.dependencies.graph.name(link.id),
            capital(said(link.spec.documented if link.spec else None)),
            link.spec.owner if link.spec else None,
            said(link.spec.last_tested) if link.spec and link.spec.last_tested else None,
        )
        for link in links
        if link.criticality
        and link.criticality <= GRAVE
        and not (link.spec and link.spec.documented == "yes")
    ]
    return told([sentence], listing(
        "exit-undocumented",
        "Grave interfaces that are not fully written down",
        (
            ("interface", "Interface", "long"),
            ("state", "Written down", "text"),
            ("owner", "Owner", "text"),
            ("tested", "Last tested", "text"),
        ),
        rows,
        "48 18 18 16",
    ))  # fmt: skip


def people(plan: ExitPlan) -> Told:
    """Return what section 15 tells: whether staff transfer under each contract."""
    return told(
        [],
        *(
            contract_facts(
                one,
                f"{one.name_in_print}: people",
                [
                    ("Staff transfer with the service", one.tupe.in_scope, "tupe.in_scope"),
                    ("How many people", one.tupe.headcount, "tupe.headcount"),
                    ("Supplier's staff on site", one.tupe.staff_on_site, "tupe.staff_on_site"),
                ],
            )
            for one in left_contracts(plan.facts)
            if one.tupe
        ),
    )  # fmt: skip


def dependencies(plan: ExitPlan) -> Told:
    """Return what section 16 tells: who leaves with the trust or beside it, and what is frozen."""
    programme = plan.project.programme
    sentences: list[str | None] = [_together(plan)]
    if programme.peers_ending_same_quarter:
        sentences.append(
            f"{capital(count(programme.peers_ending_same_quarter, 'other trust'))} leave the same supplier "
            "in the same "
            "quarter: its engineers are booked by whoever asks first."
        )
    if programme.parallel_changes:
        sentences.append(f"Other large changes: {joined(list(programme.parallel_changes))}.")
    return told(sentences, _windows(plan))


def _together(plan: ExitPlan) -> str | None:
    left = left_contracts(plan.facts)
    sharers = {org for system in covered_systems(plan) for org in system.shared_with or ()}
    parties = dict.fromkeys([*(p for one in left for p in one.parties or ()), *sorted(sharers)])
    names = [name for name in dict.fromkeys(named(plan, parties)) if name != plan.trust]
    if not names:
        return None
    agreed = {"none": "no agreement", "draft": "a draft of an agreement", "signed": "a signed agreement"}
    held = agreed.get(plan.project.programme.agreement or "", "an agreement of which nothing is known")
    verb = "leave together under one close" if leaves_together(left) else "use the same systems"
    return f"{joined([plan.trust, *names])} {verb}; between them there is {held}."


def _windows(plan: ExitPlan) -> Shown:
    """Return the windows of the programme's time: freezes, and the days on which money lapses."""
    first, last = plan.as_of, plan.schedule.finish
    rows: list[tuple[date, date, str, str]] = [
        (window.start, window.end, window.title, _reason(plan, window.title))
        for window in plan.schedule.dates.freezes
        if window.end >= first and window.start <= last
    ]
    rows += [
        (
            on,
            on,
            f"End of the financial year {on.year - 1}/{on.year % 100:02d}",
            "Capital not spent by then is lost",
        )
        for on in (date(year, 3, 31) for year in range(first.year, last.year + 1))
        if first <= on <= last
    ]
    left = {one.id for one in left_contracts(plan.facts)}
    rows += [
        (end, end, f"{one.name_in_print} ends", "Another contract of the estate")
        for one in plan.project.contracts
        if one.id not in left and (end := application_end(one)) and first <= end <= last
    ]
    return listing(
        "exit-windows",
        "Windows and days that bear on the plan",
        (
            ("from", "From", "date"),
            ("to", "To", "date"),
            ("what", "What", "long"),
            ("why", "Why it matters", "long"),
        ),
        sorted(rows),
        "14 14 36 36",
    )


def _reason(plan: ExitPlan, title: str) -> str:
    found = (one.reason for one in plan.project.constraints if one.name_in_print == title)
    return next(found, None) or "Nothing may change"
