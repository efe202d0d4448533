# SPDX-License-Identifier: MIT
"""`planner date` as it is typed: what it prints, what it gives to programs, and how it refuses."""

import json
from typing import Any

import pytest
from regime_shelf import cases

from planner.cli.running import run

VECTORS = cases("vectors")
STANDSTILL = ("date", "standstill", "--regime", "pa2023", "--from", "2026-11-24")


def record(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_worked_example(case: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    ask = case["ask"]
    found = record(capsys, "date", ask["kind"], "--regime", ask["regime"], "--from", ask["from"])
    assert (found["kind"], found["regime"], found["from"]) == (ask["kind"], ask["regime"], ask["from"])
    assert found["end"] == case["end"]
    assert isinstance(found["days"], int)
    assert found["reference"]
    assert isinstance(found["warnings"], list)


def test_the_count_is_printed_day_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(STANDSTILL) == 0
    text = capsys.readouterr().out
    assert "     4   Fri 27 Nov 2026\n     -   Sat 28 Nov 2026   weekend\n" in text
    assert "     -   Mon 30 Nov 2026   bank holiday: Saint Andrew's Day (Scotland)\n" in text
    assert "     8   Fri  4 Dec 2026\n" in text
    assert "End      Friday 4 December 2026" in text
    assert "Next     Saturday 5 December 2026" in text
    assert "Law      Procurement Act 2023, section 51(2); section 123(1)" in text
    assert "Known    statute" in text


def test_a_long_count_is_printed_in_stretches(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["date", "contract-copy", "--regime", "pa2023", "--from", "2026-12-05"]) == 0
    assert "  1-90   Sat  5 Dec 2026 to Thu  4 Mar 2027\n" in capsys.readouterr().out


def test_the_same_question_has_the_same_answer_to_the_byte(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(STANDSTILL) == 0
    first = capsys.readouterr().out
    assert run(STANDSTILL) == 0
    assert capsys.readouterr().out == first


def test_facts_are_set_and_those_taken_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = record(
        capsys, "date", "tender", "--regime", "pcr2006", "--from", "2012-03-05",
        "--set", "electronic=yes", "--set", "documents-online = yes",
    )  # fmt: skip
    assert found["days"] == 40
    assert found["rows"] == ["open-usual", "open-electronic", "open-online"]
    assert found["assumed"]["procedure"] == "open"
    assert "electronic" not in found["assumed"]


def test_a_sub_central_authority_may_do_what_a_trust_may_not(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("date", "tender", "--regime", "pa2023", "--from", "2026-12-01", "--set", "preselected=yes")
    assert record(capsys, *asked, "--authority", "sub_central")["days"] == 10
    assert run(asked) == 1
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "not open to a central authority" in refused.err
    assert "--authority sub_central" in refused.err


def test_spelling_is_taken_as_people_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = record(capsys, "date", "Contract_Details", "--regime", "PA-2023", "--from", "2026-12-05")
    assert found["kind"] == "contract-details"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["standstil", "--regime", "pa2023", "--from", "2026-11-24"], "did you mean 'standstill'?"),
        (["standstill", "--regime", "pa203", "--from", "2026-11-24"], "did you mean 'pa2023'?"),
        (["standstill", "--regime", "pa2023", "--from", "24/11/2026"], "not a date"),
        (["standstill", "--regime", "pa2023", "--from", "2026-11-24", "--authority", "centrl"], "'central'?"),
        (["tender", "--regime", "pa2023", "--from", "2026-12-01", "--set", "urgancy=yes"], "'urgency'?"),
        (["tender", "--regime", "pa2023", "--from", "2026-12-01", "--set", "urgency"], "not KEY=VALUE"),
        (["tender", "--regime", "pa2023", "--from", "2026-12-01", "--set", "urgency=maybe"], "yes or no"),
        (
            ["tender", "--regime", "pa2023", "--from", "2026-12-01", "--set", "days=30", "--set", "days=31"],
            "set twice",
        ),
        (["standstill", "--from", "2026-11-24"], "--regime"),
        (["standstill", "--regime", "pa2023"], "--from"),
    ],
)
def test_a_slip_on_the_command_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["date", *arguments]) == 2
    told = capsys.readouterr()
    assert words in " ".join(told.err.split())
    assert told.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["requests", "--regime", "pa2023", "--from", "2026-12-01"], "ask for 'participation'"),
        (["termination-notice", "--regime", "pcr2015", "--from", "2019-03-04"], "no period of kind"),
        (["tender", "--regime", "pcr2006", "--from", "2026-12-01"], "--regime pa2023"),
        (
            ["contract-copy", "--regime", "pa2023", "--from", "2026-12-01", "--set", "value=1000"],
            "nothing is due",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["date", *arguments]) == 1
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""
