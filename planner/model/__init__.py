# SPDX-License-Identifier: MIT
"""What a person may write: one noun, one place, and unknown allowed everywhere."""

from planner.model.contract import Contract
from planner.model.estate import Benefit, Constraint, Holding, Organisation, Person, Site, Supplier
from planner.model.integration import Integration
from planner.model.kinds import ALL_KINDS, KINDS, SystemKind
from planner.model.noun import Noun
from planner.model.project import NOUNS, Option, Programme, Project
from planner.model.system import System

__all__ = [
    "ALL_KINDS",
    "KINDS",
    "NOUNS",
    "Benefit",
    "Constraint",
    "Contract",
    "Holding",
    "Integration",
    "Noun",
    "Option",
    "Organisation",
    "Person",
    "Programme",
    "Project",
    "Site",
    "Supplier",
    "System",
    "SystemKind",
]
