# SPDX-License-Identifier: MIT
"""What programs read."""

import json

from planner.diagnostics import Span, fault
from planner.diagnostics.bounds import MOST_BYTES
from planner.diagnostics.machine import as_annotations, as_json

FAULT = fault(
    "PLN202",
    "the id 'a,b' is used\ntwice: 100%",
    Span("estate, old.yaml", 3, 5, 3, 9),
    related=(("first used here", Span("a.yaml", 1, 1, 1, 2)),),
)


def test_json_holds_all_that_is_known() -> None:
    told = json.loads(as_json([FAULT], prefix="trust/"))
    (item,) = told["diagnostics"]
    assert (told["errors"], told["warnings"], told["notes"], told["not_shown"]) == (1, 0, 0, 0)
    assert (item["code"], item["severity"], item["title"]) == ("PLN202", "error", "An id is used twice")
    assert (item["file"], item["line"], item["column"], item["end_column"]) == (
        "trust/estate, old.yaml",
        3,
        5,
        9,
    )
    assert item["related"][0] == {
        "message": "first used here",
        "file": "trust/a.yaml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 2,
    }


def test_json_of_nothing_is_whole() -> None:
    assert json.loads(as_json([])) == {
        "diagnostics": [],
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "not_shown": 0,
    }


def test_json_is_bounded_and_stays_json() -> None:
    printed = as_json([FAULT] * 500)
    told = json.loads(printed)
    assert len(printed.encode()) <= MOST_BYTES
    assert len(told["diagnostics"]) + told["not_shown"] == told["errors"] == 500
    assert told["diagnostics"]


def test_an_annotation_of_github() -> None:
    assert as_annotations([FAULT]) == (
        "::error file=estate%2C old.yaml,line=3,col=5,title=PLN202 An id is used twice"
        "::the id 'a,b' is used twice: 100%25%0A"
        "help: rename one of the two, or delete it if it is the same thing\n"
    )


def test_annotations_are_bounded() -> None:
    printed = as_annotations([FAULT] * 500)
    assert len(printed.encode()) <= MOST_BYTES
    assert printed.splitlines()[-1].endswith("more, not shown")


def test_a_warning_without_a_place() -> None:
    printed = as_annotations([fault("PLN009", "a link")])
    assert printed.startswith("::warning title=PLN009 A link that is not followed::a link%0A")
