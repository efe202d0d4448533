# SPDX-License-Identifier: MIT
"""Decisions of the trust in print: the words of a choice, and the cells in which a decision is shown."""

from collections.abc import Mapping

from planner.documents.words import PRIORITY_WORDS

RISK_STATUSES: Mapping[str, str] = {
    "open": "Open",
    "being treated": "Being treated",
    "accepted": "Accepted",
    "closed": "Closed",
}
REQUIREMENT_CHOICES: Mapping[str, str] = {"in": "In", "out": "Out"}
PRIORITIES: Mapping[str, str] = PRIORITY_WORDS
