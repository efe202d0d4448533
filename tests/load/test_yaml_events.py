# SPDX-License-Identifier: MIT
"""What YAML text is read as, and where."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.load import read_yaml_bytes
from planner.load.places import find, span_of
from planner.load.text import UNSEEN, lines_of
from planner.load.yaml_events import COMPILED, Written, read_events


def read(text: str) -> Written:
    return read_events(text, "a.yaml", lines_of(text))


def codes(text: str) -> list[tuple[str, int]]:
    return [(fault.code, fault.where.line if fault.where else 0) for fault in read(text).faults]


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "012", "0x1F", "1_000", "12:30:45", "1.10", "12E03", "2027-02-30", ".inf", "=", "unknown"],
)
def test_every_value_is_the_text_that_was_written(written: str) -> None:
    assert read(f"fact: {written}").value == {"fact": written}


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ("''", ""), ("'~'", "~")]
)
def test_blank_is_none_and_a_quoted_text_is_not(written: str, value: str | None) -> None:
    assert read(f"fact: {written}").value == {"fact": value}
    assert read(f"- {written}").value == [value]


def test_a_number_may_be_a_key() -> None:
    assert read("2019: {12: a}").value == {"2019": {"12": "a"}}


def test_an_alias_is_the_value_again_and_keeps_its_own_place() -> None:
    text = "first: &a\n  x: 1\nsecond: *a\nthird: &b text\nfourth: *b\n"
    written = read(text)
    assert written.faults == ()
    assert written.value == {"first": {"x": "1"}, "second": {"x": "1"}, "third": "text", "fourth": "text"}
    assert span_of(find(written.root, ("second",)).value, "a.yaml").line == 3
    assert span_of(find(written.root, ("second", "x")).value, "a.yaml").line == 2
    assert written.values == 7  # the mapping itself, and an alias counts as all that it stands for


def test_anchors_of_blanks_and_of_flow_values() -> None:
    assert read("a: &x\nb: *x\nc: &y [1]\nd: [*y, *x]").value == {
        "a": None,
        "b": None,
        "c": ["1"],
        "d": [["1"], None],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", [("PLN011", 3)]),
        ("{a: 1, a: 2, a: 3}", [("PLN011", 1), ("PLN011", 1)]),
        ("a: !!str 1", [("PLN012", 1)]),
        ("a: ! 1", [("PLN012", 1)]),
        ("a:\n  !!omap\n  - b: c", [("PLN012", 2)]),
        ("a: &x {b: c}\nd:\n  <<: *x", [("PLN013", 3)]),
        ("a: b\n---\nc: d", [("PLN019", 2)]),
        ("%TAG ! tag:x\n---\na: b", [("PLN020", 1)]),
        ("a: b\n...\n%YAML 1.2\n---\n", [("PLN020", 3)]),
        ("~: a", [("PLN021", 1)]),
        ("? {a: b}\n: c\nd: e", [("PLN021", 1)]),
        ("a: &x b\n*x : c", [("PLN021", 2)]),
        ("a: *x", [("PLN018", 1)]),
        ("a: &x [*x]", [("PLN018", 1)]),
        ('a: "\\0"', [("PLN007", 1)]),
        ('a: "x\\u202Ey"', [("PLN007", 1)]),
        ("a: b\n\tc: d", [("PLN022", 2)]),
        ("a: @b", [("PLN010", 1)]),
        ("a: 'b", [("PLN010", 1)]),
        ("a: b: c", [("PLN010", 1)]),
        ("a:\n   - b\n  - c", [("PLN010", 3)]),
    ],
)
def test_the_traps_of_yaml_are_closed(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(text) == expected


def test_a_repeated_key_names_both_places() -> None:
    (fault,) = read("kind: pacs\nid: x\nkind: ris").faults
    assert fault.where
    assert (fault.where.line, fault.where.column, fault.where.end_column) == (3, 1, 5)
    assert [(label, span.line) for label, span in fault.related] == [("first written here", 1)]


def test_what_is_refused_leaves_no_trace_in_the_data() -> None:
    assert read("? [a]\n: {b: c}\n~: x\nd: e").value == {"d": "e"}
    assert read("a: &x {b: c}\nd: {<<: *x, f: g}").value == {"a": {"b": "c"}, "d": {"f": "g"}}


def test_an_unclosed_quotation_names_its_beginning() -> None:
    (fault,) = read("a: 'text\nb: c\nd: e").faults
    assert [span.line for _, span in fault.related] == [1]
    assert fault.help == "the ' on line 1 is never closed"


def test_a_forgotten_colon_and_the_marks_of_a_merge_are_told_as_that() -> None:
    for line in ("end 2028-09-30", "end:2028-09-30"):
        (fault,) = read(f"a: b\n{line}\nc: d").faults
        assert fault.help == "put a colon and a space after the name of the field on line 2: 'end: ...'"
    (fault,) = read("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x").faults
    assert "merged from line 2 on" in (fault.help or "")


NESTED = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs")), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdef_-", min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=25,
)


@given(NESTED, st.booleans())
def test_what_is_written_comes_back(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True, width=30)
    if UNSEEN.search(text):
        return
    written = read(text)
    assert written.faults == ()
    assert written.value == value


@given(NESTED)
def test_every_value_has_a_place_where_its_text_begins(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=10_000)
    if UNSEEN.search(text):
        return
    written, lines = read(text), lines_of(text)
    waiting = [((), written.value)]
    while waiting:
        path, inner = waiting.pop()
        spot = find(written.root, path) if path else None
        if isinstance(inner, str) and inner.isalpha() and spot:
            span = span_of(spot.value, "a.yaml", lines)
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1].strip("'\"") == inner
        steps = (
            inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        )
        waiting += [((*path, step), below) for step, below in steps]


@given(st.text(st.sampled_from("ab01 \n\t:-?[]{},&*!|>'\"%@`#~<=.\\\u00e9\U0001f600"), max_size=60))
def test_any_text_is_data_or_faults(text: str) -> None:
    written = read(text)
    assert all(fault.where and 1 <= fault.where.line <= text.count("\n") + 1 for fault in written.faults)


@given(st.binary(max_size=80))
def test_any_bytes_are_data_or_faults(raw: bytes) -> None:
    read_yaml_bytes(raw, "a.yaml")


@given(st.text(st.sampled_from("ab \n:-?[]{},&*!'\"~<"), max_size=40))
def test_without_libyaml_the_same_is_read(text: str) -> None:
    assert COMPILED
    slow = read_events(text, "a.yaml", lines_of(text), yaml.SafeLoader)
    fast = read(text)
    if not slow.faults and not fast.faults:
        assert slow.value == fast.value
