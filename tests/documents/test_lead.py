# SPDX-License-Identifier: MIT
"""The sentence that every document opens with, and what is left out once a contract has ended."""

from document_estates import SMALL, plan

from planner.documents.exit_timeline import exit_timeline
from planner.documents.lead import lead
from planner.documents.letters import letters
from planner.documents.tables.verdicts import forecasts
from planner.documents.verdict_words import ladder_sentences

ENDED = SMALL.replace("end: 2027-06-30", "end: 2026-03-31")


def test_a_contract_that_has_ended_is_not_said_to_end() -> None:
    told = lead(plan(ENDED))
    assert told.startswith(
        "The end of the contract Image contract was 31 March 2026, 62 days before this plan."
    )
    assert "no contract that is known here" in told


def test_its_ladder_says_that_the_end_lies_behind() -> None:
    assert "lies behind: it was 31 March 2026" in ladder_sentences(plan(ENDED))[0]
    assert "lies behind" not in ladder_sentences(plan())[0]


def test_what_has_ended_is_given_no_notice() -> None:
    assert [one.kind for one in letters(plan(ENDED))] == ["exit-plan", "data-extract"]
    assert "notice" in [one.kind for one in letters(plan())]


UNDECIDED = SMALL.replace("in_scope: replace", "in_scope: unknown")


def test_where_nothing_is_said_to_be_replaced_no_day_of_going_live_is_told() -> None:
    held = plan(UNDECIDED.replace("covers: [pacs],", "covers: unknown,"))
    assert lead(held) == "The programme has no go-live: no system is said to be replaced."
    told = exit_timeline(held)
    assert not [one for one in told["verdict"]["sentences"] if "live" in one]
    assert "New service live" not in [row["milestone"] for row in forecasts(held).records]
    assert "going live" not in told["t"]["verdicts"]["note"]
    assert "the service is live by" in " ".join(exit_timeline(plan())["verdict"]["sentences"])
