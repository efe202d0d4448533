# SPDX-License-Identifier: MIT
"""The exit plan: twenty sections, obligations with their days and gaps, and what is not known is asked."""

import json
from datetime import date
from typing import get_args

import pytest
from document_estates import SMALL, catalogue, plan
from exit_estates import leaving

from planner.documents.exit_plan.answers import answers
from planner.documents.exit_plan.document import SECTIONS, exit_plan
from planner.documents.exit_plan.owed import Owed, obligations_owed
from planner.documents.plan import ExitPlan
from planner.documents.tables.obligations import obligations
from planner.model import Contract


def owed(held: ExitPlan, key: str) -> Owed:
    return next(one for one in obligations_owed(held) if one.obligation.id == key)


def is_owed(held: ExitPlan, key: str) -> bool:
    return any(one.obligation.id == key for one in obligations_owed(held))


# --- the sections


def test_every_section_of_the_catalogue_is_told_and_no_other() -> None:
    sections = catalogue().exit_plan.sections

    assert len(sections) == 20
    assert [one.number for one in sections] == list(range(1, 21))
    assert list(SECTIONS) == [one.id for one in sections]


def test_every_section_says_what_is_owed_and_what_it_rests_on() -> None:
    known = catalogue().exit_plan
    used = {one.section for one in known.obligations}

    assert all(one.facts for one in known.sections)
    assert used == {one.id for one in known.sections}


def test_a_bare_estate_asks_in_every_section_and_pads_none() -> None:
    context = exit_plan(leaving("end: 2027-06-30"))
    asked = [section for section in context["sections"] if section["questions"]]

    assert len(asked) >= 17
    assert all(question["ask"] for section in asked for question in section["questions"])


def test_a_section_without_any_fact_says_so_and_who_must_answer() -> None:
    people = next(
        one for one in exit_plan(leaving("end: 2027-06-30"))["sections"] if one["title"] == "People"
    )

    assert people["nothing"]
    assert people["answers"] == "The contract manager"


def test_no_question_is_asked_twice_in_a_section() -> None:
    context = exit_plan(plan(SMALL))
    texts = [[question["text"] for question in section["questions"]] for section in context["sections"]]

    assert sum(map(len, texts)) >= 20
    assert all(len(set(one)) == len(one) for one in texts)


def test_an_answer_closes_its_question_and_counts_as_known() -> None:
    section = next(one for one in catalogue().exit_plan.sections if one.id == "people")
    before = answers(leaving("end: 2027-06-30"), section)
    after = answers(leaving("end: 2027-06-30, tupe: {in_scope: no}"), section)

    assert (before.known, before.needed) == (0, 3)
    assert (after.known, after.needed) == (1, 1)
    assert not after.questions


def test_an_estate_that_leaves_nothing_says_what_to_write() -> None:
    context = exit_plan(plan("systems: [{id: pacs, title: PACS, kind: pacs, in_scope: retain}]"))

    assert not context["anything"]
    assert not context["letters"]
    assert not any(section["owed"] for section in context["sections"])


# --- what the contract says


@pytest.mark.parametrize(
    ("clause", "status"),
    [("yes", "Agreed"), ("unclear", "Partly"), ("no", "Missing"), ("unknown", "Not known")],
)
def test_the_clause_on_giving_data_back_settles_what_is_owed(clause: str, status: str) -> None:
    held = leaving(f"end: 2027-06-30, exit: {{data_return: {{clause: {clause}}}}}")

    assert owed(held, "X13").status == status


def literal_values(field: str) -> tuple[str, ...]:
    """Return the words that a field of a contract may hold; nothing where it holds anything else."""
    annotation: object = Contract
    for step in field.split("."):
        inner = next(
            (one for one in (annotation, *get_args(annotation)) if hasattr(one, "model_fields")), None
        )
        assert inner is not None, f"{field} leads nowhere"
        annotation = inner.model_fields[step].annotation
    words = [one for part in (annotation, *get_args(annotation)) for one in get_args(part)]
    return tuple(dict.fromkeys(word for word in words if isinstance(word, str)))


def test_every_word_that_a_clause_may_hold_settles_something() -> None:
    entries = [one for one in catalogue().exit_plan.obligations if one.fact]
    seen = 0
    for entry in entries:
        assert entry.fact is not None
        for word in literal_values(entry.fact):
            seen += 1
            assert word in (*entry.agreed, *entry.partly, *entry.absent) or "*" in entry.agreed, (
                entry.id,
                word,
            )

    assert len(entries) >= 15
    assert seen >= 11


def test_files_that_any_supplier_can_read_are_agreed() -> None:
    held = leaving("end: 2027-06-30, exit: {data_return: {format: dicom_part10, charge: per_tb}}")

    assert owed(held, "X14").status == "Agreed"
    assert owed(held, "X39").status == "Partly"


def test_months_of_reading_may_stand_in_the_words_on_support() -> None:
    held = leaving("end: 2027-06-30, exit: {data_return: {support: read_only_months 6}}")

    assert owed(held, "X24").status == "Agreed"


def test_data_is_owed_until_the_archive_ends_and_people_until_the_applications_do() -> None:
    held = leaving("application_end: 2026-09-30, archive_end: 2031-09-30")

    assert not owed(held, "X20").after_end
    assert owed(held, "X27").after_end


def test_only_a_gap_prints_as_a_gap() -> None:
    rows = {
        str(row["id"]): row for row in obligations(leaving("end: 2027-06-30, exit: {plan: agreed}")).records
    }

    assert rows["X05@c"]["gap"] == "–"
    assert rows["X05@c"]["today"] == "Agreed"
    assert "plainly oblige" in str(rows["X13@c"]["gap"])


def test_what_the_list_of_returned_data_does_not_name_is_missing() -> None:
    held = leaving("end: 2027-06-30, exit: {data_return: {includes: [images, ris_history, key_images]}}")

    assert owed(held, "X15").status == "Agreed"
    assert owed(held, "X17").status == "Agreed"
    assert owed(held, "X16").status == "Missing"


def test_where_nobody_listed_what_is_returned_nothing_is_missing_yet() -> None:
    assert owed(leaving("end: 2027-06-30"), "X16").status == "Not known"


@pytest.mark.parametrize(("reviewed", "status"), [("2026-01", "Agreed"), ("2024-05", "Missing")])
def test_an_exit_plan_goes_stale_after_a_year(reviewed: str, status: str) -> None:
    held = leaving(f"end: 2027-06-30, exit: {{plan: draft, plan_last_reviewed: {reviewed}}}")

    assert owed(held, "X06").status == status


def test_a_plan_that_does_not_exist_need_not_be_kept_current() -> None:
    assert not is_owed(leaving("end: 2027-06-30, exit: {plan: none}"), "X06")


# --- the days


def test_help_after_the_end_is_asked_for_four_months_before_it() -> None:
    one = owed(leaving("end: 2027-06-30"), "X40")

    assert one.due == date(2027, 2, 28)
    assert one.why == "4 months before the contract ends"


def test_a_day_that_hangs_on_an_unknown_end_is_unknown() -> None:
    one = owed(leaving("start: 2018-01-01"), "X40")

    assert one.due is None
    assert not one.overdue


def test_the_answer_to_a_request_is_due_twenty_working_days_on() -> None:
    # 1 June 2026 is a Monday; four weeks of five days and no bank holiday lie ahead.
    assert owed(leaving("end: 2027-06-30"), "X05").due == date(2026, 6, 29)


def test_a_day_behind_us_is_overdue_unless_it_is_settled() -> None:
    late = leaving("end: 2026-07-31")
    settled = leaving("end: 2026-07-31, exit: {termination_assistance_months: 6}")

    assert owed(late, "X40").overdue
    assert not owed(settled, "X40").overdue


def test_what_is_needed_after_the_contract_is_over_is_marked() -> None:
    one = owed(leaving("end: 2026-09-30"), "X20")

    assert one.due is not None
    assert one.due > date(2026, 9, 30)
    assert one.after_end


def test_staff_information_follows_the_law_of_the_day() -> None:
    then, now = leaving("end: 2013-06-30", "2012-03-01"), leaving("end: 2027-06-30")

    assert owed(then, "X34").due == date(2013, 6, 16)
    assert owed(now, "X35").due == date(2027, 6, 2)
    assert not is_owed(then, "X35")
    assert not is_owed(now, "X34")


# --- notices of the Act of 2023


def test_the_termination_notice_counts_the_day_of_the_end_as_the_first() -> None:
    one = owed(leaving("start: 2025-06-01, end: 2027-06-30"), "X46")

    assert one.due == date(2027, 7, 29)
    assert one.why == "30 days beginning with the day on which the contract ends"


def test_a_contract_let_before_the_act_owes_no_termination_notice() -> None:
    held = leaving("start: 2018-01-01, end: 2027-06-30")
    closure = next(one for one in exit_plan(held)["sections"] if one["title"] == "Notices and closure")

    assert not is_owed(held, "X46")
    assert any("no notice of termination" in sentence for sentence in closure["sentences"])


def test_a_contract_of_which_nobody_knows_the_start_has_the_question_asked() -> None:
    question = owed(leaving("end: 2027-06-30"), "X46").question

    assert question is not None
    assert "24 February 2025" in question


LATER = ("UK GDPR", "DCB0", "HSCN", "Procurement Act", "UK11", "UK9", "DSPT", "DTAC", "RM Code 2021", "NCSC")
EARLIER = ("N3", "ISB 0", "Data Protection Act 1998", "IG Toolkit", "RM Code 2006", "14 days before")


@pytest.mark.parametrize(
    ("as_of", "end", "others"), [("2012-03-01", "2013-06-30", LATER), ("2026-06-01", "2027-06-30", EARLIER)]
)
def test_no_exit_plan_tells_of_another_time(as_of: str, end: str, others: tuple[str, ...]) -> None:
    context = exit_plan(leaving(f"start: 2010-01-01, end: {end}", as_of))
    told = json.dumps({key: context[key] for key in ("sections", "register", "first", "filled")})

    assert len(told) > 20_000
    assert [word for word in others if word in told] == []


# --- the catalogue's own file


def test_the_register_has_a_row_for_every_obligation_of_every_contract() -> None:
    held = leaving("end: 2027-06-30")
    rows = obligations(held).records

    assert len(rows) == len(obligations_owed(held)) >= 40
    assert len({row["id"] for row in rows}) == len(rows)


def test_a_contract_that_keeps_no_records_owes_none_back() -> None:
    speech = """
contracts:
  - {id: images, title: Image contract, covers: [pacs], end: 2027-06-30}
  - {id: speech, title: Speech contract, covers: [voice], end: 2027-06-30}
programme: {leaves: [images, speech]}
systems:
  - {id: pacs, kind: pacs, in_scope: replace}
  - {id: voice, kind: voice_recognition, in_scope: replace}
"""
    held = plan(speech)
    bound = [(one.obligation.id, one.contract.id) for one in obligations_owed(held) if one.contract]
    assert [id_ for key, id_ in bound if key in ("X13", "X24")] == ["images", "images"]
    assert [id_ for key, id_ in bound if key == "X32"] == ["images", "speech"]
    parallel = next(one for one in exit_plan(held)["sections"] if one["anchor"] == "section-parallel")
    assert not any("Speech contract" in sentence for sentence in parallel["sentences"])


def test_what_the_trust_owes_under_several_contracts_names_each() -> None:
    speech = """
contracts: [{id: a, title: A, covers: [pacs], end: 2027-06-30}, {id: b, title: B, end: 2027-06-30}]
programme: {leaves: [a, b]}
systems: [{id: pacs, kind: pacs, in_scope: replace}]
"""
    rows = [row for row in obligations(plan(speech)).rows if row[3] == "Notice to leave"]
    assert {row[2] for row in rows} == {"The trust, for A", "The trust, for B"}
