# SPDX-License-Identifier: MIT
"""Letters: which are written, to whom, with which days, and what must be checked before one is sent."""

import pytest
from document_estates import plan
from exit_estates import leaving

from planner.documents.letters import Letter, letter_html, letters
from planner.documents.plan import ExitPlan
from planner.presentation.templates import shipped_templates
from planner.render.word import write_docx
from planner.shipped import shipped


def letter(held: ExitPlan, kind: str) -> Letter:
    return next(one for one in letters(held) if one.kind == kind)


def html(held: ExitPlan, kind: str) -> str:
    return letter_html(letter(held, kind), held, shipped_templates()).html


def test_each_contract_left_has_three_letters_named_after_it() -> None:
    assert [one.name for one in letters(leaving("end: 2027-06-30"))] == [
        "letter-notice-c",
        "letter-exit-plan-c",
        "letter-data-extract-c",
    ]


def test_ids_that_make_one_file_name_make_two_letters() -> None:
    held = plan(
        """
        programme: {leaves: [C.1, c-1]}
        contracts: [{id: C.1, covers: [pacs]}, {id: c-1, covers: [pacs]}]
        systems: [{id: pacs, kind: pacs, in_scope: replace}]
        """
    )
    names = [one.name for one in letters(held)]

    assert len(names) == len(set(names)) == 6
    assert "letter-notice-c-1-2" in names


def test_a_contract_that_keeps_no_records_gets_no_request_for_data() -> None:
    held = plan(
        """
        programme: {leaves: [c]}
        contracts: [{id: c, covers: [voice], end: 2027-06-30}]
        systems: [{id: voice, kind: voice_recognition, in_scope: replace}]
        """
    )

    assert [one.kind for one in letters(held)] == ["notice", "exit-plan"]


def test_notice_that_was_served_is_not_served_again() -> None:
    served = leaving("end: 2027-06-30, notice_served: 2026-05-01")
    planned = leaving("end: 2027-06-30, notice_served: 2026-07-01")

    assert "notice" not in [one.kind for one in letters(served)]
    assert "notice" in [one.kind for one in letters(planned)]


def test_who_is_not_known_is_marked_and_never_made_up() -> None:
    text = html(leaving("end: 2027-06-30"), "notice")

    assert '<span class="unknown">[supplier: not known]</span>' in text
    assert '<span class="unknown">[contract manager: nobody is named]</span>' in text


def test_a_named_supplier_and_contract_manager_are_written() -> None:
    people = "\npeople: [{id: p, role: CTR, name: Joanna Ferris}]"
    text = html(leaving("end: 2027-06-30, supplier: co", more=people), "notice")

    assert "The Outgoing Company" in text
    assert "Joanna Ferris" in text
    assert "nobody is named" not in text


def test_notice_before_there_is_a_way_to_carry_on_is_warned_of_first() -> None:
    first = letter(leaving("end: 2026-12-31, notice_to_exit_months: 3"), "notice").warning

    assert "after the contract ends" in first
    assert "Do not serve notice" in first


def test_a_notice_day_that_has_passed_is_told_and_asked_about() -> None:
    held = leaving("end: 2026-12-31, notice_to_exit_months: 12")

    assert any("31 December 2025, which has passed" in check for check in letter(held, "notice").checks)
    assert "By our reckoning it was due by 31 December 2025" in html(held, "notice")


def test_a_buyer_that_is_not_the_trust_must_sign() -> None:
    bodies = "{id: t, name: Our Trust, role: trust}, {id: dh, name: The Department, role: national}"
    buyers = f"\norganisations: [{bodies}]"
    held = leaving("end: 2027-06-30, buyer_org: dh", more=buyers)

    assert any("The Department. It must sign" in check for check in letter(held, "notice").checks)
    assert "For The Department, and for Our Trust" in html(held, "notice")


def test_days_are_counted_from_the_day_of_the_plan() -> None:
    # 1 June 2026 is a Monday: 20 working days on is the 29th, 10 is the 15th.
    held = leaving("end: 2027-06-30")

    assert "29 June 2026" in html(held, "exit-plan")
    assert "15 June 2026" in html(held, "notice")


def test_the_request_for_data_never_asks_for_a_day_after_the_contract() -> None:
    days = letter(leaving("end: 2026-12-31"), "data-extract").context["days"]

    assert len(days) >= 4
    assert all(row["by"].endswith("2026") for row in days)


def test_data_that_cannot_come_in_time_is_asked_for_months_apart() -> None:
    # The archive ends in June 2027, before the timeline has copied anything.
    days = letter(leaving("end: 2027-06-30"), "data-extract").context["days"]
    asked = [row["by"] for row in days]

    assert days[-1]["late"]
    assert asked[0] == "30 June 2026"
    assert asked[-2] == "30 September 2026"
    assert asked[-1] == "30 June 2027"


def test_what_is_agreed_is_only_to_be_confirmed() -> None:
    asked = letter(leaving("end: 2027-06-30, exit: {rate_card: yes}"), "exit-plan").context["asked"]
    agreed = [one["title"] for one in asked if one["agreed"]]

    assert agreed == ["Price of leaving"]


@pytest.mark.parametrize("kind", ["notice", "exit-plan", "data-extract"])
def test_a_letter_is_a_word_file_without_cover_and_says_what_to_check(kind: str) -> None:
    held = leaving("end: 2027-06-30")
    document = letter_html(letter(held, kind), held, shipped_templates())
    written = write_docx(document, {}, shipped("templates") / "word" / "house-style.docx")

    assert document.plain
    assert "Check before this letter is sent" in document.html
    assert written == write_docx(document, {}, shipped("templates") / "word" / "house-style.docx")
