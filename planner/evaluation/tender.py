# SPDX-License-Identifier: MIT
"""The tender as bidders and evaluators see it: what is asked in each lot, the method, and the seals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.evaluation.method import Method, method_of
from planner.evaluation.price_schedule import KnownSchedule, PriceSchedule, price_schedule
from planner.evaluation.questions import LotAsked, Question, lots_asked
from planner.evaluation.seal import seal
from planner.model import Project
from planner.rules.findings import Requirements
from planner.rules.interfaces import InterfaceRequirements

INTERFACES = "interface-requirements"
"""The family under which a tender asks for the interfaces of the estate."""
INTERFACES_HEADING = "Interface requirements"


@dataclass(frozen=True)
class Tender:
    """All that the evaluation of one procurement rests on. `seals` are by lot."""

    method: Method
    lots: tuple[LotAsked, ...]
    schedule: PriceSchedule
    seals: Mapping[str, str]

    def lot(self, id_: str) -> LotAsked | None:
        """Return the lot of this id."""
        return next((one for one in self.lots if one.id == id_), None)


def tender_of(
    project: Project, requirements: Requirements, interfaces: InterfaceRequirements, known: KnownSchedule
) -> Tender:
    """Return the tender of a project."""
    method = method_of(project.evaluation)
    lots = lots_asked(project.evaluation, tuple(_asked(requirements, interfaces, project)))
    seals = {lot.id: seal(method, lot) for lot in lots}
    return Tender(method, lots, price_schedule(project.evaluation, known), seals)


def _asked(
    requirements: Requirements, interfaces: InterfaceRequirements, project: Project
) -> Iterator[Question]:
    """Yield what the supplier owes alone or with the trust; what the trust owes is nobody's to answer."""
    for item in requirements.applicable:
        entry = item.entry
        if entry.party != "buyer":
            yield Question(
                item.id, entry.family, entry.heading, entry.title, item.sentence, entry.evaluation,
                entry.priority == "must", item.proof,
            )  # fmt: skip
    for line in interfaces.lines:
        title = f"Interface: {line.link.name_in_print}"
        yield Question(line.id, INTERFACES, INTERFACES_HEADING, title, line.sentence, "info")
