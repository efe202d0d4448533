# SPDX-License-Identifier: MIT
"""When the end of a contract takes something away, and when something else goes on covering it."""

from collections.abc import Mapping
from datetime import date

from planner.graph.connect import DependencyGraph
from planner.model import Contract, Integration, System
from planner.model.months import months_before
from planner.model.terms import application_end, archive_end, last_day

MANAGED = ("managed_service", "saas", "per_study", "managed")
OFF_SITE = ("supplier_dc", "regional_dc", "public_cloud")
BRIDGE_MONTHS = 12
"""How two contracts for one thing are read, and no figure of a source: practice (K), so it stays here.

A contract is a bridge to another only if it began in that one's last year, or later; contracts that run
side by side for longer buy different things, and the end of either is felt.
"""


def keeps_running(thing: System | Integration | None, contract: Contract) -> bool | None:
    """Return whether something goes on, unsupported, when a contract for it ends; None if not known.

    What the estate says outright is believed. Otherwise a managed service and anything that runs
    in somebody else's data centre stop; support that was bought for what the trust owns, on its
    own hardware, ends without the thing stopping.
    """
    model = ((contract.value and contract.value.model) or "").lower()
    hosting = thing.hosting if isinstance(thing, System) else "on_prem"
    if isinstance(thing, System) and thing.runs_after_contract is not None:
        return thing.runs_after_contract
    if hosting in OFF_SITE or model in MANAGED or contract.form == "lsp_subcontract":
        return False
    return True if hosting == "on_prem" and model == "capital" else None


def ended_contracts(
    graph: DependencyGraph,
    id_: str,
    part: int,
    on: date,
    ends: Mapping[str, tuple[date | None, date | None]],
) -> tuple[str, ...]:
    """Return the contracts whose end leaves something uncovered on a day, the earliest end first.

    A part that several contracts cover needs each of them. But one that is followed by another,
    a bridge, is done with: what then counts is whether the bridge still holds. `part` is 0 for
    the application and 1 for the archive. A contract whose end nobody knows has not ended.
    """
    covering = graph.covered.get(id_, ())
    past = [(end, contract) for contract in covering if (end := ends[contract][part]) and end < on]
    if not past:
        return ()
    return tuple(
        contract
        for _, contract in sorted(past)
        if not any(_follows(graph, other, contract, on) for other in covering)
    )


def _follows(graph: DependencyGraph, other: str, contract: str, on: date) -> bool:
    """Return whether `other` took over from `contract` and had begun by the day."""
    later, earlier = graph.contracts[other].start, graph.contracts[contract].start
    end = last_day(graph.contracts[contract])
    if later is None or end is None or later > on or (earlier is not None and later <= earlier):
        return False
    return other != contract and later >= months_before(end, BRIDGE_MONTHS)


__all__ = ["application_end", "archive_end", "ended_contracts", "keeps_running"]
