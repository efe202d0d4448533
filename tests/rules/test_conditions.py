# SPDX-License-Identifier: MIT
"""Conditions: what may be written, what is refused and where, and that nothing is ever run as code."""

import pytest
from hypothesis import given as generated
from hypothesis import strategies
from rule_estates import facts

from planner.rules.binding import compile_clause
from planner.rules.evaluate import evaluate
from planner.rules.expression import MAX_CHARACTERS, MAX_LEVELS, parse
from planner.rules.words import WORD_TABLE

ACCEPTED = [
    "always",
    "replaces(pacs) and (shared(regional_store) or orgs > 1)",
    "not has(mpi)",
    "link(pacs, vna) or link(pas -> ris)",
    "stores(MG, pacs) and hosted(vna, public_cloud)",
    "orgs > 1 and sites >= 2 and xorg",
    "contract(pacs).end < migration.end",
    "contract(pacs).end < 2013-07-01",
    "contract(ris).tupe or contract(ris).exit_plan == draft",
    "contract(pacs).data_return.charge != capped",
    "2 < orgs",
    "codeset(l) != codeset(r)",
    "not (codeset(l) == codeset(r))",
    "data(pacs).TB > 10 or data(pacs).studies > 1000000",
    "era >= 2018",
    "programme.agreement == 'signed'",
    "((((always))))",
]


@pytest.mark.parametrize("clause", ACCEPTED)
def test_accepted(clause: str) -> None:
    assert compile_clause(clause, WORD_TABLE)[1] == ()


REFUSED = [
    ("replace(pacs)", 0, "there is no word 'replace'", "did you mean 'replaces'?"),
    ("always and replaces(pasc)", 20, "there is no kind 'pasc'", "did you mean 'pacs'?"),
    ("hosted(pacs, cloud)", 13, "there is no hosting 'cloud'", "did you mean 'public_cloud'?"),
    ("stores(MRI, pacs)", 7, "there is no modality 'MRI'", None),
    ("stores(MG)", 0, "'stores' takes modality, kind, not 1 argument(s)", "write stores(modality, kind)"),
    ("orgs > 2013-01-01", 7, "this is compared with a number", "such as 12"),
    ("contract(pacs).end < 12", 21, "this is compared with a date", "such as 2027-06-30"),
    ("contract(pacs).ends < 2013-01-01", 0, "there is no field 'ends'", "did you mean 'end'?"),
    ("contract(pacs).exit.plan == agred", 28, "'agred' is not among its values", "did you mean 'agreed'?"),
    ("contract(pacs).exit.plan < agreed", 0, "'<' has no meaning for words", "use '==' or '!='"),
    ("contract(pacs).extensions == 2", 0, "'contract' cannot be compared", None),
    ("contract(pacs).end < data(pacs).TB", 21, "a date is compared with a number", None),
    ("contract(pacs)", 0, "'contract' has several facts", None),
    ("orgs", 0, "'orgs' is a number, not yes or no", "compare it with a value"),
    ("xorg > 1", 0, "'xorg' cannot be compared", None),
    ("orgs = 1", 5, "'=' has no meaning in a condition", "two things are compared with '=='"),
    ("orgs > 1 && xorg", 9, "'&' has no meaning in a condition", "write 'and'"),
    ("1 < orgs < 3", 9, "only two things can be compared", "join with 'and'"),
    ("has(pacs) has(ris)", 10, "'has' is not expected here", None),
    ("has(pacs) and", 13, "the condition stops in the middle", None),
    ("(has(pacs)", 10, "')' is missing here", None),
    ("", 0, "the condition is empty", "write 'always' for no condition"),
    ("in_exit_scope", 0, "'in_exit_scope' can only be asked of each contract", "add for_each: contract"),
    ("finishes(J5) > 2013-01-01", 9, "'J5' is not the id of an activity", None),
    ("era >= 2013-02-30", 7, "'2013-02-30' is not a day of the calendar", None),
    ("replaces(pacs -> ris)", 0, "'replaces' takes kind, not 2 argument(s)", "write replaces(kind)"),
    ("shared(pacs).name", 0, "'shared' has no field 'name'", None),
    ("codeset(l) < codeset(r)", 0, "code sets are compared as codeset(l) != codeset(r)", None),
    ("3 > 2", 0, "neither side asks anything of the estate", None),
]


@pytest.mark.parametrize(
    ("clause", "column", "message", "remedy"), REFUSED, ids=[case[0] for case in REFUSED]
)
def test_refused(clause: str, column: int, message: str, remedy: str | None) -> None:
    condition, faults = compile_clause(clause, WORD_TABLE)
    assert condition is None
    assert (faults[0].at, faults[0].message) == (column, message)
    assert remedy is None or faults[0].help == remedy


def test_all_faults_of_a_clause_are_found_at_once() -> None:
    faults = compile_clause("replaces(pasc) or has(riss) or nothing", WORD_TABLE)[1]
    assert [fault.at for fault in faults] == [9, 22, 31]


def test_length_and_depth_are_limited_on_both_sides() -> None:
    longest = "always" + " or always" * ((MAX_CHARACTERS - 6) // 10)
    assert parse(longest)[1] == ()
    assert "at most 500 characters" in parse(longest + " " * MAX_CHARACTERS)[1][0].message
    deepest = "(" * (MAX_LEVELS - 1) + "always" + ")" * (MAX_LEVELS - 1)
    assert parse(deepest)[1] == ()
    assert "at most 12 levels" in parse(f"({deepest})")[1][0].message
    assert "at most 12 levels" in parse("not " * MAX_LEVELS + "always")[1][0].message


@pytest.mark.parametrize(
    "attack", ["__import__('os')", "has.__class__", "facts.memory", "[x for x in y]", "lambda: 0"]
)
def test_code_is_not_a_condition(attack: str) -> None:
    condition, faults = compile_clause(attack, WORD_TABLE)
    assert condition is None
    assert faults


@generated(strategies.text(alphabet="abcdefghprs()<>=!.,-'\"0129 \n", max_size=80))
def test_any_text_is_accepted_or_refused_with_a_place(text: str) -> None:
    condition, faults = compile_clause(text, WORD_TABLE)
    assert (condition is None) == bool(faults)
    assert all(0 <= fault.at <= len(text) for fault in faults)


ORDER = """
programme: {absent: [pacs]}
systems: [{id: ris, kind: ris, in_scope: replace}]
"""


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("has(pacs) or has(ris) and has(vna)", None),
        ("(has(pacs) or has(ris)) and not has(pacs)", True),
        ("not has(ris) or has(pacs)", False),
        ("has(pacs) and has(vna)", False),
        ("has(ris) or has(vna)", True),
    ],
)
def test_and_binds_closer_than_or_and_not_closest(clause: str, value: bool | None) -> None:
    condition, _ = compile_clause(clause, WORD_TABLE)
    assert condition is not None
    assert evaluate(condition, facts(ORDER)).value is value


def test_every_word_has_a_page_in_the_manual() -> None:
    assert len(WORD_TABLE) >= 80
    assert [
        key for key, word in WORD_TABLE.items() if not word.manual.endswith((".", '"')) and word.manual
    ] == []
    assert [key for key, word in WORD_TABLE.items() if not word.manual] == []
