# SPDX-License-Identifier: MIT
"""Why a service path gets worse on the day after an ending, and for how long it can be borne."""

from planner.documents.plan import ExitPlan
from planner.documents.words import UNKNOWN
from planner.english import capital, joined, listed
from planner.graph.dependence import in_words, loss_of
from planner.graph.evaluate import PathOnDay
from planner.graph.lapse import PathEffect


def why(plan: ExitPlan, effect: PathEffect) -> str:
    """Return why a path gets worse: systems that no longer play their part, then dead interfaces."""
    graph = plan.dependencies.graph
    told = [_clause(reason.text) for reason in effect.new_reasons if reason.noun == "systems"]
    by_effect: dict[str, list[str]] = {}
    for reason in effect.new_reasons:
        if reason.noun == "integrations":
            words = loss_of(graph.links[reason.id]).words
            by_effect.setdefault(words, []).append(graph.name(reason.id))
    told += [f"Dead: {_named(names)} ({words})." for words, names in by_effect.items()]
    return " ".join(told)


def _clause(text: str) -> str:
    """Return a reason without what the heading says already, namely which contract has ended."""
    return f"{capital(text.partition(': the contract ')[0])}."


def _named(names: list[str]) -> str:
    return listed(names)


def holds_out(state: PathOnDay) -> str:
    """Return for how long a path bears what is wrong with it."""
    if state.state == "stopped":
        return "Not at all"
    hours = state.queue_hours
    if hours:
        return capital(in_words(hours))
    return "Not known" if state.state == "unknown" else "While people keep it up"


def sites(plan: ExitPlan, effects: list[PathEffect]) -> str:
    """Return the sites at which a path gets worse; of many sites, that it is all of them or all but one."""
    found = list(dict.fromkeys(effect.at.site.name_in_print for effect in effects))
    left = [one.name_in_print for one in plan.project.sites if one.name_in_print not in found]
    if len(found) < 3 or len(left) > 1 or len(plan.project.sites) != len(found) + len(left):
        return joined(found)
    return f"All sites but {left[0]}" if left else f"All {len(found)} sites"


def organisations(plan: ExitPlan, effects: list[PathEffect]) -> str:
    """Return the organisations to which those sites belong."""
    name = plan.dependencies.graph.name
    found = (effect.at.site.organisation for effect in effects)
    return joined(list(dict.fromkeys(name(id_) for id_ in found if id_))) or UNKNOWN
