# SPDX-License-Identifier: MIT
"""One requirement for each interface that the new service must serve, from the estate and the catalogue."""

from planner.rules.interfaces.by_purpose import InterfaceRules, PurposeRule, interface_rules
from planner.rules.interfaces.requirement import InterfaceRequirement, InterfaceRequirements
from planner.rules.interfaces.sentence import TO_BE_STATED
from planner.rules.interfaces.writing import interface_requirements

__all__ = [
    "TO_BE_STATED",
    "InterfaceRequirement",
    "InterfaceRequirements",
    "InterfaceRules",
    "PurposeRule",
    "interface_requirements",
    "interface_rules",
]
