# SPDX-License-Identifier: MIT
"""The exit-obligations register as a table: clause, what is owed, by when, the gap, and what if it fails."""

from planner.documents.exit_plan.owed import Owed, obligations_owed
from planner.documents.exit_plan.told import name_of_supplier
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column, Value
from planner.english import capital, joined
from planner.schedule.setting import left_contracts

LETTERS = {
    "notice": "Notice to leave",
    "exit-plan": "Exit-plan request",
    "data-extract": "Data-extract request",
    None: "–",
}
GRADES = {
    "practice": "Planning default",
    "published": "Published pattern",
    "statute": "Law",
    "computed": "Worked out",
}


def obligations(plan: ExitPlan) -> Table:
    """Return what each party owes in the exit, one row for each obligation of each contract."""
    return Table(
        "exit-obligations",
        "Exit obligations",
        (
            Column("id", "Id", "id", 12),
            Column("contract", "Contract"),
            Column("party", "Owed by"),
            Column("title", "Obligation", "long", 24),
            Column("owes", "What is owed", "long", 44),
            Column("due", "By", "date"),
            Column("why", "Counted from", "long", 26),
            Column("today", "Today"),
            Column("evidence", "Proof", "long", 30),
            Column("gap", "Gap", "long", 32),
            Column("fallback", "If it fails", "long", 36),
            Column("letter", "Asked in"),
            Column("standards", "Standards", "long", 22),
            Column("grade", "Basis"),
            Column("sources", "Sources"),
        ),
        tuple(_row(plan, one) for one in obligations_owed(plan)),
        note=(
            "Agreed: the contract says so. Partly: it says something short of that. Missing: it says no. "
            "To ask: no fact of the contract tells. Dates are this estate's; terms that are planning "
            "defaults are not "
            "this contract's until it has been read."
        ),
    )  # fmt: skip


def _row(plan: ExitPlan, one: Owed) -> tuple[Value, ...]:
    entry = one.obligation
    standards = [_standard(plan, written) for written in entry.standards]
    return (
        one.id,
        one.contract.name_in_print if one.contract else "All",
        party(plan, one),
        entry.title,
        entry.owes,
        one.due,
        why(one),
        one.status,
        entry.evidence,
        gap(one),
        entry.fallback,
        LETTERS[entry.letter],
        joined([name for name in standards if name]) or "–",
        GRADES[entry.grade],
        ", ".join(entry.sources),
    )


def _standard(plan: ExitPlan, written: str) -> str | None:
    """Return a standard by its short name; None for one that is not of the time."""
    if not written.startswith("@"):
        return written
    instrument = plan.catalogue.instruments[written[1:]]
    return instrument.short if instrument.in_force(plan.as_of) else None


def party(plan: ExitPlan, one: Owed) -> str:
    """Return who owes something, by name where it is a supplier."""
    if one.obligation.party == "supplier" and one.contract:
        return name_of_supplier(plan, one.contract) or "The outgoing supplier"
    who = {"trust": "The trust", "joint": "Both", "supplier": "The outgoing supplier"}[one.obligation.party]
    several = one.contract is not None and len(left_contracts(plan.facts)) > 1
    return f"{who}, for {one.contract.name_in_print}" if several and one.contract else who


def why(one: Owed) -> str:
    """Return what a day is counted from, and what is wrong with it."""
    told = [capital(one.why)]
    if one.after_end:
        told.append("The contract is over by then: agree it before")
    elif one.overdue:
        told.append("The day has passed")
    return ". ".join(told)


def gap(one: Owed) -> str:
    """Return what is missing today; nothing where the obligation is agreed, planned or done."""
    return one.obligation.gap if one.open and one.obligation.gap else "–"
