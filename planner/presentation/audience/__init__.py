# SPDX-License-Identifier: MIT
"""Packs for those who may not see everything: what is theirs, what is kept back, the check for leaks."""

from planner.presentation.audience.audiences import INTERNAL, audience, audiences, withheld, without
from planner.presentation.audience.leaks import Leak, leaks
from planner.presentation.audience.narrowing import drawn_words, narrowed, sheets_for

__all__ = [
    "INTERNAL",
    "Leak",
    "audience",
    "audiences",
    "drawn_words",
    "leaks",
    "narrowed",
    "sheets_for",
    "withheld",
    "without",
]
