# SPDX-License-Identifier: MIT
"""Decisions are written into a YAML file that people also edit: their order and their comments stay."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.collecting.yaml_text import Change, NewColumn, with_changes
from planner.load import read_yaml_bytes
from planner.load.office.answers import clean

JO = {"by": "Jo Bloggs", "on": date(2026, 11, 24), "was": 3}
BY_HAND = """\
# Agreed at the programme board.
decisions:
  risks:
    - risk: R12@c-lsp   # the one the board asked about
      likelihood: 4
      owner: "Ann Patel"
    # nothing else yet
    - risk: R01
      status: closed
"""


def said(text: str) -> Any:
    read = read_yaml_bytes(text.encode(), "decisions.yaml")
    assert read.faults == ()
    return read.value["decisions"]


def test_a_new_file_says_what_it_is() -> None:
    text = with_changes("", [Change("risks", "R01", "likelihood", 5, JO)])
    assert text == (
        "# What was decided about risks, requirements and activities. planner collect writes it from edited "
        "workbooks,\n# and it may be edited by hand. A fact that is left out is planner's own.\n"
        "decisions:\n  risks:\n    - risk: R01\n      likelihood: 5\n      set:\n"
        "        likelihood: {by: Jo Bloggs, on: 2026-11-24, was: 3}\n"
    )


def test_no_change_is_the_same_text() -> None:
    odd = "decisions:   {risks: []}\n\n\n# trailing"
    assert with_changes(odd, []) == odd


def test_comments_order_and_quotes_stay() -> None:
    text = with_changes(BY_HAND, [Change("risks", "R01", "owner", "Bob", JO)])
    start, end = BY_HAND[: -len("      status: closed\n")], "      status: closed\n"
    assert text.startswith(start + end)
    assert said(text)["risks"][1]["owner"] == "Bob"


def test_planners_own_value_stands_again_and_nobody_set_it() -> None:
    set_ = with_changes(BY_HAND, [Change("risks", "R01", "impact", 2, JO)])
    assert with_changes(set_, [Change("risks", "R01", "impact", None)]) == BY_HAND


def test_own_columns_are_listed_once_and_held_by_each_row() -> None:
    text = with_changes(
        "", [Change("risks", "R01", "more.Cost: code", "X1", JO)], [NewColumn("risk-register", "Cost: code")]
    )
    assert said(text)["columns"] == [{"table": "risk-register", "heading": "Cost: code"}]
    assert said(text)["risks"][0]["more"] == {"Cost: code": "X1"}


def test_a_file_that_says_more_than_decisions() -> None:
    text = with_changes("planner: 1 # first\nas_of: 2026-11-24\n", [Change("risks", "R01", "owner", "Bob")])
    assert text.startswith("planner: 1 # first\nas_of: 2026-11-24\n")
    assert said(text) == {"risks": [{"risk": "R01", "owner": "Bob"}]}


@given(st.text().map(clean).filter(bool))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert (
        said(with_changes(BY_HAND, [Change("risks", "R01", "comment", text)]))["risks"][1]["comment"] == text
    )
