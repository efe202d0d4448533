# SPDX-License-Identifier: MIT
"""Sections 2 and 3: who governs the exit, which ways out there are, and until when each can be taken."""

from collections.abc import Iterator
from datetime import date

from planner.documents.baseline_words import baseline_sentences, progress_sentences
from planner.documents.exit_plan.contract_sections import away
from planner.documents.exit_plan.told import Pictured, Shown, Told, listing, name_of_supplier, named, told
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables import baseline as variance
from planner.documents.tables import options, verdicts
from planner.documents.verdict_words import ladder_sentences, options_sentences
from planner.documents.words import ROLES, day
from planner.english import capital, joined
from planner.model.terms import key_dates
from planner.schedule.setting import left_contracts

ROLES_OF_EXIT = ("SRO", "PM", "CTR", "RSM", "MIG", "CL", "CSO", "IGL", "INT", "PRO", "FIN", "CIO")


def governance(plan: ExitPlan) -> Told:
    """Return what section 2 tells: roles, who does and decides what, escalation, progress, decisions."""
    return told(
        [_alone(plan), _escalation(plan), *progress_sentences(plan), *baseline_sentences(plan)],
        _roles(plan),
        _duties(plan),
        Shown(
            variance.milestone_variance(plan),
            ("milestone", "then", "now", "days", "weeks", "p80_then", "p80"),
            "26 13 13 11 11 13 13",
            "–",
        ),
        decisions(plan),
    )


def _escalation(plan: ExitPlan) -> str:
    """Return to whom goes what the exit board cannot settle, with the next day on which a board sits."""
    who = plan.owners.get("SRO")
    senior = f"{who}, the senior responsible owner" if who else "the senior responsible owner"
    ahead = [on for on in plan.project.programme.board_dates or () if on >= plan.as_of]
    board = f"the board, which sits next on {day(min(ahead))}" if ahead else "the board"
    return (
        f"Each month the exit board is told what has moved against the plan and why. What it cannot settle "
        f"goes to {senior}, and from there to {board}."
    )


def _duties(plan: ExitPlan) -> Shown:
    """Return for each phase of the programme who does its work and who answers for its decisions."""
    return listing(
        "exit-duties",
        "Who does what, and who answers for it",
        (
            ("phase", "Phase", "text"),
            ("start", "From", "date"),
            ("finish", "To", "date"),
            ("does", "Does the work", "long"),
            ("answers", "Answers for it", "long"),
        ),
        _phases(plan),
        "14 13 13 34 26",
    )


def _phases(plan: ExitPlan) -> Iterator[tuple[str, date, date, str, str]]:
    decides = {one.activity: one.decides for one in plan.catalogue.exit_plan.decisions}
    for phase in plan.catalogue.phases:
        inside = [one for one in plan.schedule.activities if one.activity.phase == phase.id]
        if not inside:
            continue
        leads = dict.fromkeys(one.activity.role for one in inside)
        heads = dict.fromkeys(
            decides[one.activity.template_id] for one in inside if one.activity.template_id in decides
        )
        yield (
            phase.title,
            min(one.early_start for one in inside),
            max(one.early_finish for one in inside),
            capital(joined([_called(plan, role) for role in leads])),
            capital(joined([_called(plan, role) for role in heads or {"SRO": None}])),
        )


def _called(plan: ExitPlan, role: str) -> str:
    """Return the person in a role, or the role where nobody fills it."""
    return plan.owners.get(role) or ROLES.get(role, role).lower()


def _alone(plan: ExitPlan) -> str | None:
    left = left_contracts(plan.facts)
    buyers = [one.buyer_org for one in left if one.buyer_org]
    lead_org = plan.project.programme.lead_org
    codes = plan.dependencies.graph.organisation_ids
    others = [
        one
        for one in dict.fromkeys(buyers)
        if lead_org and codes.get(one, one) != codes.get(lead_org, lead_org)
    ]
    if not others:
        return None
    return (
        f"The buyer that signed is {joined(named(plan, others))}, not {plan.trust}. Notices and changes must "
        "come from it, or with its written authority; it belongs on the exit board."
    )


def _roles(plan: ExitPlan) -> Shown:
    rows = [(ROLES[role], plan.owners.get(role), "Trust") for role in ROLES_OF_EXIT]
    suppliers = [
        (f"Exit manager: {name_of_supplier(plan, one) or 'the supplier'}", None, "Supplier")
        for one in left_contracts(plan.facts)
    ]
    return listing(
        "exit-roles",
        "Who does what in the exit",
        (("role", "Role", "text"), ("who", "Who", "text"), ("side", "For", "text")),
        (*rows, *suppliers),
        "46 34 20",
    )


def decisions(plan: ExitPlan) -> Shown:
    """Return the decisions still to be taken: by whom, when, and the last day that is safe."""
    found = []
    for decision in plan.catalogue.exit_plan.decisions:
        tasks = [o for o in plan.schedule.activities if o.activity.template_id == decision.activity]
        if tasks:
            last = max(tasks, key=lambda one: (one.early_finish, one.id))
            who = plan.owners.get(decision.decides) or ROLES[decision.decides]
            found.append((decision.decision, who, last.early_finish, last.late_finish, decision.activity))
    return listing(
        "exit-decisions",
        "Decisions on the way",
        (
            ("decision", "Decision", "long"),
            ("who", "Decides", "text"),
            ("planned", "As planned", "date"),
            ("latest", "Latest for the dates set by others", "date"),
            ("activity", "Activity", "id"),
        ),
        sorted(found, key=lambda row: (row[2], row[0])),
        "34 22 14 18 12",
        blank="–",
    )


VERDICT_COLUMNS = ("verdict", "planned", "p50", "p80", "due", "chance")


def strategy(plan: ExitPlan) -> Told:
    """Return what section 3 tells: every way out and how it stands, four verdicts, the decision ladder."""
    columns = ("option", "route", "standing", "chance", "live_p80", "off_p80", "next")
    members = (
        f"{one.name_in_print}: together with {joined(named(plan, one.members))}."
        for one in plan.project.options
        if one.members
    )
    return told(
        [_no_options(plan), *options_sentences(plan), *members, *ladder_sentences(plan)],
        Shown(options.options(plan), columns, "19 17 12 11 12 12 17", "–"),
        Shown(verdicts.verdicts(plan), VERDICT_COLUMNS, "27 15 15 15 15 13", "–"),
        Pictured("s-curve", "How sure each date is"),
        _ladder(options.ladder(plan)),
        _ladder(options.archive_ladder(plan)),
        Pictured("tornado", "What costs the time"),
        _triggers(plan),
    )  # fmt: skip


def _ladder(table: Table) -> Shown:
    return Shown(table, ("decision", "planned", "p80", "p50", "hand", "state"), "31 14 14 14 11 16", "–")


def _no_options(plan: ExitPlan) -> str | None:
    if plan.project.options:
        return None
    return (
        "No way out has been named. Until one is, every date here rests on buying a new service "
        "in the usual way."
    )


def _triggers(plan: ExitPlan) -> Shown:
    keys = [key for contract in left_contracts(plan.facts) for key in key_dates(contract)]
    return listing(
        "exit-triggers",
        "Days that the contract sets",
        (("on", "Day", "date"), ("what", "What", "long"), ("away", "From the day of the plan", "text")),
        (
            (key.on, key.words, capital(away(plan, key.on)))
            for key in sorted(keys, key=lambda k: (k.on, k.kind, k.contract))
        ),
        "18 54 28",
    )
