# SPDX-License-Identifier: MIT
"""How a fact is said and how a blank is asked about, in plain sentences.

Every field that a condition of the shipped catalogue reads has its own phrase; any other
field is said by its name. `{it}` is the noun in print and `{value}` the value in print.
"""

from datetime import date
from functools import cache
from typing import Protocol

from planner.english import long_date
from planner.model import KINDS
from planner.model.system import System
from planner.rules.phrases.contracts import CONTRACTS, SUPPLIERS
from planner.rules.phrases.others import BENEFITS, CONSTRAINTS, HOLDINGS, INTEGRATIONS, PROGRAMME
from planner.rules.phrases.phrase import Phrase
from planner.rules.phrases.systems import SYSTEMS
from planner.rules.phrases.values import SAID_AS, carried

__all__ = [
    "PHRASES",
    "SAID_AS",
    "Phrase",
    "article",
    "carried",
    "in_print",
    "kind_in_print",
    "kind_name",
    "long_date",
    "phrase_of",
    "said_of",
]


def in_print(value: object) -> str:
    """Return a value as a reader expects it: dates in full, numbers with commas, yes and no as words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, (tuple, list)):
        *first, last = [in_print(part) for part in value] or ["nothing"]
        return f"{', '.join(first)} and {last}" if first else last
    return str(value).replace("_", " ")


SINGULAR = {
    "contracts": "the contract ",
    "integrations": "the interface ",
    "holdings": "the holding ",
    "suppliers": "the supplier ",
    "benefits": "the benefit ",
    "organisations": "",
    "constraints": "the window ",
    "systems": "",
}


class Named(Protocol):
    """Anything that has a name in print: a thing of the estate, or an entry of the catalogue."""

    @property
    def name_in_print(self) -> str: ...


def said_of(noun: str, thing: Named | None) -> str:
    """Return the noun as the subject of a sentence: `the contract LSP services`."""
    if thing is None:
        return "the programme"
    name = thing.name_in_print
    if name.startswith("The "):
        return f"{'' if noun == 'suppliers' else SINGULAR.get(noun, '')}the {name[4:]}"
    return f"{SINGULAR.get(noun, '')}{name}"


def kind_name(system: System) -> str:
    """Return the plain name of what a system is; `system` where its kind is not stated."""
    return KINDS[system.kind].name if system.kind else "system"


@cache
def kind_in_print(kind: str) -> str:
    """Return the plain name of a kind within a sentence: `RIS`, `image exchange portal`."""
    name = next((held.name for key, held in KINDS.items() if key == kind), kind)
    if name.endswith(")"):
        return name[name.rindex("(") + 1 : -1]
    return name if name[:2].isupper() or name.startswith("Personal") else name[0].lower() + name[1:]


def phrase_of(noun: str, field: str) -> Phrase:
    """Return the phrase of a field, made from its name where none was written for it."""
    found = PHRASES.get(noun, {}).get(field)
    if found is not None:
        return found
    label = field.rstrip("_").replace(".", " ").replace("_", " ")
    return Phrase(
        f"the {label} of {{it}} is {{value}}", f"What is the {label} of {{it}}?", ASK.get(noun, "PM")
    )


ASK = {
    "contracts": "CTR",
    "systems": "RSM",
    "integrations": "INT",
    "holdings": "MIG",
    "suppliers": "PRO",
    "benefits": "PM",
    "programme": "PM",
    "organisations": "PM",
}
"""Whom to ask about a field of each noun that has no phrase of its own."""


PHRASES: dict[str, dict[str, Phrase]] = {
    "contracts": CONTRACTS,
    "suppliers": SUPPLIERS,
    "systems": SYSTEMS,
    "integrations": INTEGRATIONS,
    "holdings": HOLDINGS,
    "constraints": CONSTRAINTS,
    "benefits": BENEFITS,
    "programme": PROGRAMME,
}
