# SPDX-License-Identifier: MIT
"""When a risk becomes near: the end of a contract, go-live, an activity, or the day of the plan itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.model import Contract, Holding, Integration, Supplier, System
from planner.rules.entries import RiskRule
from planner.rules.facts import CutoverGroup, Facts
from planner.rules.words.contracts import in_exit_scope
from planner.rules.words.schedule import finishes, starts

GO_LIVE = "J07"
"""The activity at whose end the new service is declared live."""


def near_date(rule: RiskRule, things: Sequence[Any], facts: Facts) -> date | None:
    """Return the date from which the risk counts as near; None where nobody has worked it out."""
    if rule.proximity == "now":
        return facts.on
    if rule.proximity == "contract_end":
        return _first_end(things, facts)
    if rule.proximity == "go_live":
        value = finishes(facts, GO_LIVE)[0].value
        return value if isinstance(value, date) else facts.project.programme.go_live
    value = starts(facts, rule.proximity)[0].value
    return value if isinstance(value, date) else None


def _first_end(things: Sequence[Any], facts: Facts) -> date | None:
    """Return the first end among the contracts the risk is about; of the programme, of those it leaves."""
    about = [contract for thing in things for contract in _contracts_of(thing, facts)]
    held = about or [item for item in facts.project.contracts if in_exit_scope(item, facts).value]
    return min((contract.end for contract in held if contract.end is not None), default=None)


def _contracts_of(thing: Any, facts: Facts) -> Sequence[Contract]:
    match thing:
        case Contract():
            return (thing,)
        case Holding():
            return facts.contracts_covering.get(thing.id) or facts.contracts_covering.get(
                thing.system or "", ()
            )
        case Integration():
            ends = (thing.id, thing.from_ or "", thing.to or "")
            return [item for end in ends for item in facts.contracts_covering.get(end, ())]
        case System():
            return facts.contracts_covering.get(thing.id, ())
        case CutoverGroup():
            return [item for member in thing.members for item in facts.contracts_covering.get(member.id, ())]
        case Supplier():
            return [item for item in facts.project.contracts if item.supplier == thing.id]
        case _:
            return ()
