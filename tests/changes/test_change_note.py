# SPDX-License-Identifier: MIT
"""The change note as a person reads it, held against a text that is renewed with --update-golden."""

import re
from pathlib import Path

import pytest
from change_estates import LATER, REFUSED, SMALL, WITH_VNA, changes, note, project, replan

from planner.changes.compare import compare
from planner.changes.note import note_of
from planner.changes.side import Pair, Side
from planner.cli.diff.text import as_text
from planner.cli.layout import Layout
from planner.packing import write_change_note

EXPECTED = Path(__file__).parent / "change-note.txt"

DECIDED = """
decisions:
  risks:
    - {risk: R09, status: accepted, accepted_until: 2026-05-01,
       set: {status: {by: A. Person, on: 2025-11-01}}}
  requirements:
    - {requirement: MIG-01, decision: out, why: Done already}
"""


def test_the_note_reads_as_it_did(request: pytest.FixtureRequest) -> None:
    said = as_text(note(SMALL, REFUSED, "2026-06-01", "2026-09-01"), Layout(100))
    if request.config.getoption("--update-golden"):
        EXPECTED.write_text(said, encoding="utf-8")
    assert said == EXPECTED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"), [(SMALL, LATER), (SMALL, WITH_VNA), (SMALL, REFUSED), (SMALL, SMALL)]
)
def test_the_note_is_one_word_document_and_no_cell_is_a_python_value(old: str, new: str) -> None:
    held = note(old, new)
    assert write_change_note(held)[:2] == b"PK"
    said = as_text(held, Layout(100))
    assert not re.search(r"\bNone\b(?! )|[<(]?datetime|frozenset|FactChange\(", said)


def test_what_the_note_says_of_a_narrow_terminal_fits() -> None:
    said = as_text(note(SMALL, LATER), Layout(60))
    assert max(map(len, said.splitlines())) <= 60


def test_an_acceptance_that_ran_out_is_to_be_taken_again() -> None:
    old, new = (Side("a", replan(one), one) for one in (project(SMALL), project(SMALL + DECIDED)))
    found = compare(Pair(old, new))
    assert [(one.id, one.by) for one in found.reopened] == [("R09", None)]
    assert "ended on 1 May 2026" in found.reopened[0].why
    assert found.reopened[0].decided == "Accepted by A. Person on 1 November 2025"
    assert "1 decision must be looked at again" in " ".join(note_of(found).lead)


def test_a_decision_on_a_risk_whose_score_moved_is_to_be_taken_again() -> None:
    moved = next(one for one in changes(SMALL, LATER).risks if one.kind in ("rescored", "gone"))
    text = f"\ndecisions: {{risks: [{{risk: {moved.id}, status: accepted, accepted_until: 2030-01-01}}]}}\n"
    old, new = (Side("a", replan(one), one) for one in (project(SMALL + text), project(LATER + text)))
    (again,) = [one for one in compare(Pair(old, new)).reopened if one.id == moved.id]
    assert again.by is not None
    assert again.by.isoformat() == "2030-01-01"
    assert again.why


BASELINE = """
baseline: {taken: 2026-05-01, note: "Board, 1 May.", milestones: [{milestone: live, title: New service live}]}
"""


def test_the_note_says_how_the_plan_stands_against_its_baseline() -> None:
    old, new = (Side("a", replan(one), one) for one in (project(SMALL), project(LATER + BASELINE)))
    part = next(one for one in note_of(compare(Pair(old, new))).details if one.id == "baseline")
    assert part.sentences[0] == "The plan is held against the baseline of 1 May 2026 (Board, 1 May)."
    assert part.sentences[-1] == "The older plan had no baseline."
