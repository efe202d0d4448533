# SPDX-License-Identifier: MIT
"""The requirement of one interface, finished, and those of a whole estate."""

from dataclasses import dataclass

from planner.model import Integration
from planner.rules.answer import Evidence, Question
from planner.rules.findings import Undecided
from planner.rules.interfaces.by_purpose import PurposeRule

SERVED = ("rebuild", "repoint")
"""What becomes of an interface that the trust has decided the new service must serve."""

WEIGHT = {1: 8, 2: 4, 3: 2, 4: 1}
"""How much a blank weighs, by the criticality of its interface; one of which nothing is said weighs as 2."""


@dataclass(frozen=True)
class InterfaceParts:
    """What the sentence of one interface is made of, each part as it prints."""

    carries: str
    form: str
    trigger: str
    codes: str
    identifiers: str
    protection: str
    when_down: str
    ihe: str


@dataclass(frozen=True)
class InterfaceRequirement(InterfaceParts):
    """What is required of one interface: the sentence, its parts, its test, and the blanks in it.

    `assumed` names the facts that are only usual; `evidence` the facts of the estate that it rests on.
    """

    link: Integration
    rule: PurposeRule
    sentence: str
    acceptance: str
    assumed: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """Return the id of the requirement: `INT@i-ris-epr-reports`."""
        return f"INT@{self.link.id}"

    @property
    def decided(self) -> bool:
        """Return whether the trust has said that the interface is rebuilt or re-pointed."""
        return self.link.future in SERVED


@dataclass(frozen=True)
class InterfaceRequirements:
    """The requirement of every interface that the new service must serve, and the blanks in them."""

    lines: tuple[InterfaceRequirement, ...]

    @property
    def undecided(self) -> tuple[Undecided, ...]:
        """Return the lines with blanks, as the ranking of questions takes them."""
        return tuple(
            Undecided(
                line.id,
                line.link.name_in_print,
                WEIGHT[line.link.criticality or 2],
                line.questions,
                line.evidence,
            )
            for line in self.lines
            if line.questions
        )
