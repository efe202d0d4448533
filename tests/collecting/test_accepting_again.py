# SPDX-License-Identifier: MIT
"""An acceptance whose facts have changed: the register shows the risk as open, and people decide anew."""

import random
from typing import Any

import pytest
from round_trips import DAY, Editor, collected, plain_plan, register

from planner.collecting.collect import decisions_in
from planner.rules.decided import facts_print

FIRST = plain_plan().risks.risks[0]
STALE = (
    f"decisions:\n  risks:\n    - risk: {FIRST.id}\n      status: accepted\n"
    "      accepted: {score: 1, facts: '00000000'}\n      set:\n        status: {by: Jo, on: 2026-01-05}\n"
)


def saved(text: str, status: str | None) -> bytes:
    editor = Editor(register(text), random.Random(1))
    row = next(row for row in editor.rows() if editor.id_at(row) == FIRST.id)
    assert editor.sheet.cell(row, editor.column("Status")).value == "Open"
    if status is not None:
        editor.set(row, "Status", status)
    return editor.saved("Ann Patel")


def held(text: str | None) -> Any:
    decisions = decisions_in(text or "")
    assert decisions is not None
    return decisions.risks[0]


def test_left_open_it_stays_as_it_was_decided() -> None:
    assert collected(saved(STALE, None), STALE).text is None


def test_it_may_be_accepted_again_with_what_is_known_now() -> None:
    raw = saved(STALE, "accepted")
    found = collected(raw, STALE, on=DAY)
    assert not found.refused
    again = held(found.text)
    score = FIRST.likelihood * FIRST.impact
    assert (again.accepted.score, again.accepted.facts) == (score, facts_print(FIRST))
    assert (again.set["status"].by, again.set["status"].on) == ("Ann Patel", DAY)
    assert collected(raw, found.text or "", on=DAY).text is None, "collected once, collected"


@pytest.mark.parametrize("status", ["Closed", "Being treated"])
def test_it_may_be_closed_or_treated_and_that_is_no_conflict(status: str) -> None:
    found = collected(saved(STALE, status), STALE, on=DAY)
    assert not found.refused, [fault.message for fault in found.faults]
    assert held(found.text).status == status.lower()
    assert held(found.text).accepted is None
