# SPDX-License-Identifier: MIT
"""Diagnostics made, ordered and summed up; the table; and the nearest word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import (
    CODES,
    Span,
    did_you_mean,
    exit_code,
    fault,
    has_errors,
    in_order,
    most_similar,
)
from planner.diagnostics.codes import TABLES
from planner.diagnostics.manual import manual


def test_the_table_has_each_code_once_and_whole() -> None:
    listed = [code for _, table in TABLES for code in table]
    assert len(listed) == len(CODES) >= 45
    for code in listed:
        assert re.fullmatch(r"PLN[0-6]\d\d", code.code)
        assert code.severity in ("error", "warning", "note")
        assert code.title[0].isupper()
        assert not code.title.endswith(".")
        assert code.explanation.endswith(".")
        assert not code.remedy.endswith(".")
    assert len({code.title for code in listed}) == len(listed)


def test_a_fault_without_help_has_the_remedy_of_the_table() -> None:
    assert fault("PLN011", "twice").help == CODES["PLN011"].remedy
    assert fault("PLN011", "twice", help="delete one").help == "delete one"


def test_an_unknown_code_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        fault("PLN999", "no heading in the manual")


def test_order_is_by_file_and_line_and_repetitions_fall_away() -> None:
    late = fault("PLN011", "b", Span("b.yaml", 1, 1, 1, 1))
    early = fault("PLN102", "a", Span("a.yaml", 9, 1, 9, 1))
    nowhere = fault("PLN005", "no file")
    assert in_order([late, early, nowhere, late]) == (nowhere, early, late)


@pytest.mark.parametrize(
    ("codes", "leaves"), [([], 0), (["PLN009"], 0), (["PLN009", "PLN102"], 1), (["PLN102", "PLN002"], 4)]
)
def test_exit_codes(codes: list[str], leaves: int) -> None:
    faults = [fault(code, "x") for code in codes]
    assert exit_code(faults) == leaves
    assert has_errors(faults) == (leaves > 0)


def test_the_same_letters_in_another_order_are_nearer_than_fewer_letters() -> None:
    assert most_similar("pasc", ["pacs", "pas"]) == "pacs"
    assert most_similar("paas", ["pacs", "pas"]) == "pas"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("pacs-mian", "pacs-main"),
        ("PACS_MAIN", "pacs-main"),
        ("ris", None),
        ("pacs-main", None),
        ("x" * 999, None),
    ],
)
def test_did_you_mean(word: str, meant: str | None) -> None:
    known = ["pacs-main", "vna-archive"]
    assert most_similar(word, known) == meant
    assert did_you_mean(word, known) == (f"did you mean '{meant}'?" if meant else None)


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=20))
def test_the_answer_is_one_of_the_candidates_whatever_their_order(word: str, known: list[str]) -> None:
    found = most_similar(word, known)
    assert found is None or (found in known and found != word)
    assert found == most_similar(word, reversed(known))


def test_the_manual_has_a_heading_for_each_code_and_shows_examples() -> None:
    page = manual({"PLN011": "error[PLN011]: twice\n"})
    assert all(f"### {code} {known.title}\n" in page for code, known in CODES.items())
    assert page.count("```text") == 1
    assert "Exit code 4" in page
