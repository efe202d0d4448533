# SPDX-License-Identifier: MIT
"""Sections 14 to 16: what the supplier knows, the people, and whose plans can move this one."""

from collections import Counter
from datetime import date
from typing import Literal

from planner.documents.exit_plan.answers import GRAVE
from planner.documents.exit_plan.covered import covered_systems, touching
from planner.documents.exit_plan.owed import leaves_together
from planner.documents.exit_plan.told import Shown, Told, contract_facts, listing, named, told
from planner.documents.plan import ExitPlan
from planner.documents.words import count, said
from planner.english import capital, joined
from planner.model.terms import application_end
from planner.schedule.setting import left_contracts


def knowledge(plan: ExitPlan) -> Told:
    """Return what section 14 tells: what of the interfaces is written down, and what is not."""
    links = touching(plan)
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
    return told([_written_down(plan)], listing(
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


WRITTEN: tuple[tuple[Literal["yes", "partial", "no"], str], ...] = (
    ("yes", "written down"),
    ("partial", "written down in part"),
    ("no", "not written down"),
)


def _written_down(plan: ExitPlan) -> str | None:
    """Return how many of the interfaces are written down, as far as anybody has said."""
    links = touching(plan)
    if not links:
        return None
    state = Counter(link.spec.documented if link.spec else None for link in links)
    if state[None] == len(links):
        return f"Nobody has said whether any of {count(len(links), 'interface')} is written down."
    parts = [
        f"{state[key]} {'is' if state[key] == 1 else 'are'} {words}" for key, words in WRITTEN if state[key]
    ]
    if state[None]:
        parts.append(f"of {state[None]} nobody has said")
    return f"Of {count(len(links), 'interface')} {joined(parts)}."


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
            "in the same quarter: its engineers are booked by whoever asks first."
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
