# SPDX-License-Identifier: MIT
"""The requirement of one interface as a sentence, and what of it is still open.

Each part prints its own blank in its own column. In the sentence the blanks are gathered at the end:
a bidder reads what is asked without the same words after every comma.
"""

from dataclasses import dataclass, field

from planner.english import joined
from planner.model import Integration
from planner.rules.facts import Facts
from planner.rules.interfaces.requirement import InterfaceParts
from planner.rules.interfaces.words import FORMS, new_end

TO_BE_STATED = "to be stated by the Trust"
USUAL = " (usual, not confirmed)"
NO_MESSAGE = f", the message {TO_BE_STATED}"
NO_CODES = f" by code systems {TO_BE_STATED}"


@dataclass
class _Open:
    """Gathers what the Trust has still to state, and what is only usual."""

    blank: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)

    def known(self, part: str, what: str) -> str:
        """Return what is known of a part; what is open of it is noted."""
        if part == TO_BE_STATED:
            self.blank.append(what)
            return ""
        if part.endswith(USUAL):
            self.usual.append(what)
        return part.removesuffix(USUAL)

    def form(self, part: str) -> str:
        """Return the protocol, and the message where it is known."""
        if part.endswith(NO_MESSAGE):
            self.blank.append("the message")
            return part.removesuffix(NO_MESSAGE)
        return self.known(part, "the message" if ": " in part else "the protocol and the message")

    def codes(self, part: str) -> str:
        """Return what is coded by a system that is named."""
        if not part.endswith(NO_CODES):
            return part
        told, _, missing = f", and {part.removesuffix(NO_CODES)}".rpartition(", and ")
        several = " and " in missing
        self.blank.append(f"the code system{'s' if several else ''} of {missing}")
        return told.removeprefix(", and ")

    def told(self) -> str:
        """Return what is open, in sentences of its own."""
        blank = f" The Trust has still to state {joined(self.blank)}." if self.blank else ""
        usual = f" Usual, and not confirmed: {joined(self.usual)}." if self.usual else ""
        return f"{blank}{usual}"


def sentence(link: Integration, parts: InterfaceParts, facts: Facts) -> str:
    """Return the requirement as a bidder reads it: what, from where to where, how, and what is still open."""
    still = _Open()
    carries, form = still.known(parts.carries, "what it carries"), still.form(parts.form)
    details = (
        form and f"as {form}",
        _named("trigger", still.known(parts.trigger, "the trigger")),
        _named("codes", still.codes(parts.codes)),
        _named("identifiers", still.known(parts.identifiers, "the identifiers")),
        _named("protection", parts.protection),
    )
    return (
        f"The Supplier shall {FORMS[link.future]} the interface that carries {carries} "
        f"from {new_end(link.from_, facts)} to {new_end(link.to, facts)}{_through(link, facts)}, "
        f"{'; '.join(filter(None, details))}. While the other end is down it shall {parts.when_down}."
        f"{still.told()}"
    )


def _named(what: str, told: str) -> str:
    return f"{what}: {told}" if told else ""


def _through(link: Integration, facts: Facts) -> str:
    engine = facts.systems.get(link.via or "")
    return f" through {engine.name_in_print}" if engine else ""
