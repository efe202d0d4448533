# SPDX-License-Identifier: MIT
"""`planner lapse`: a walk through time, ending by ending, and what hangs on what meanwhile."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, AsOf, Project, iso_day
from planner.cli.exits import PROJECT_WRONG, Stop
from planner.cli.reading import opened
from planner.cli.terminal import say

if TYPE_CHECKING:
    from planner.documents.plan import ExitPlan
    from planner.graph import LapseEvent

On = Annotated[
    date | None,
    typer.Option(
        "--on", parser=iso_day, metavar="DATE", help="Only what ends on this day, or the day before it.",
        show_default=False,
    ),
]  # fmt: skip
OfContract = Annotated[
    str | None,
    typer.Option("--contract", metavar="ID", help="Only what this contract does.", show_default=False),
]


def lapse(
    project: Project, as_json: AsJson = False, on: On = None, contract: OfContract = None, as_of: AsOf = None
) -> None:
    """Say what stops when a contract or support ends.

    A walk through time, ending by ending, given what is planned to be live by then. After it, the single
    points of failure, what stops with each system, the only copies, and the steps of the cutover with the
    interim interfaces each needs. With --on or --contract only the endings asked for, in full.
    """
    found = opened(project, as_of)
    plan = found.plan
    events = asked_for(plan, on, contract)
    whole = on is None and contract is None
    if as_json:
        from planner.cli.lapse.values import as_json as printed

        say(printed(plan, events, whole, found.folder))
    else:
        from planner.cli.lapse.text import as_text

        say(as_text(plan, events, whole, found.folder))


def asked_for(plan: "ExitPlan", on: date | None, contract: str | None) -> tuple["LapseEvent", ...]:
    """Return the endings asked for. Stops with code 1 where there is no such contract, or nothing ends."""
    from planner.diagnostics import did_you_mean
    from planner.documents.words import day

    known = {held.id: held.name_in_print for held in plan.project.contracts}
    if contract is not None and contract not in known:
        near = (
            did_you_mean(contract, known)
            or f"the contracts are {', '.join(sorted(known)) or 'not described'}"
        )
        raise Stop(PROJECT_WRONG, f"there is no contract '{contract[:60]}'", near)
    events = plan.dependencies.lapse
    found = tuple(
        event
        for event in events
        if (on is None or on in (event.on, event.day_after))
        and (contract is None or contract in event.contract_ids)
    )
    if on is not None and not found:
        days = ", ".join(dict.fromkeys(held.on.isoformat() for held in events if not held.if_extended))
        raise Stop(
            PROJECT_WRONG, f"nothing is known to end on {day(on)}", f"something ends on {days or 'no day'}"
        )
    return found
