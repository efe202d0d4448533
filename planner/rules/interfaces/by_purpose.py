# SPDX-License-Identifier: MIT
"""What is required of every interface with one purpose, as the catalogue says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from planner.model import Integration, SystemKind
from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Part, Words
from planner.rules.problems import Problem


class Protection(Part):
    """What must protect what an interface carries."""

    id: Words
    text: Words


class PurposeRule(Cited):
    """What a tender says of every interface with one purpose."""

    id: Words = ""
    purpose: Words = ""
    from_: tuple[SystemKind, ...] = Field(default=(), alias="from")
    to: tuple[SystemKind, ...] = ()
    carries: Words
    codes: tuple[Words, ...] = ()
    identified: bool
    protection: Words
    when_down: Words
    acceptance: Words
    requirements: tuple[Words, ...]

    @model_validator(mode="before")
    @classmethod
    def _called_by_its_purpose(cls, written: Any) -> Any:
        """Call a rule by its purpose where it has no id of its own."""
        if isinstance(written, dict) and "id" not in written:
            return {"id": written.get("purpose", ""), **written}
        return written


@dataclass(frozen=True)
class InterfaceRules:
    """What is required of interfaces, by purpose, and of one whose purpose nobody has said."""

    purposes: tuple[PurposeRule, ...]
    default: PurposeRule
    protections: Mapping[str, str]

    def rule_of(self, link: Integration, source: SystemKind | None, target: SystemKind | None) -> PurposeRule:
        """Return the rule of an interface between systems of two kinds: the narrowest that fits."""
        fitting = [
            rule
            for rule in self.purposes
            if rule.purpose == link.purpose
            and (not rule.from_ or source in rule.from_)
            and (not rule.to or target in rule.to)
        ]
        return max(fitting, key=lambda rule: bool(rule.from_) + bool(rule.to), default=self.default)


def interface_rules(
    data: Mapping[str, Any], references: References
) -> tuple[InterfaceRules | None, tuple[Problem, ...]]:
    """Return the rules of `references/interface-requirements.yaml`, or None and what is wrong with it."""
    protections, wrong = listed(data, "protections", Protection, "id", ())
    cites = (
        Cites("sources", "source", references.sources),
        Cites("requirements", "requirement", references.requirements),
    )
    purposes, faults = listed(data, "purposes", PurposeRule, "id", cites)
    default, more = listed({"default": [data.get("default")]}, "default", PurposeRule, "id", cites)
    texts = {one.id: one.text for one in protections}
    lost = tuple(
        Problem(rule.id, ("purposes", at, "protection"), f"there is no protection '{rule.protection}'")
        for at, rule in enumerate(purposes)
        if rule.protection not in texts
    )
    problems = (*wrong, *faults, *more, *lost)
    if problems:
        return None, problems
    return InterfaceRules(purposes, default[0], texts), ()
