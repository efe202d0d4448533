# SPDX-License-Identifier: MIT
"""The shipped consortium, worked out once: each member gone and each late, and its estates side by side."""

from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from libreoffice import EXCEL, LibreOffice

from planner.consortium.result import Together
from planner.documents.consortium.documents import context_of, tables_of
from planner.documents.consortium.sentences import lead, of_member
from planner.documents.consortium.workbook import consortium_workbook
from planner.render.excel import write_xlsx


def test_what_is_shared_is_described_once(held: Together) -> None:
    assert list(held.systems) == ["regional-store"]
    assert {id_: len(names) for id_, (_, names) in held.contracts.items()} == {
        "c-lsp": 5,
        "c-lsp-extended": 2,
    }


def test_two_end_dates(held: Together) -> None:
    days = {end.member: f"{end.service}" for end in held.ends}
    assert sorted(set(days.values())) == ["2013-06-30", "2014-06-30"]
    assert [one for one, day in days.items() if day == "2014-06-30"] == ["fenbridge", "greatford"]


def test_a_blank_is_no_no(held: Together) -> None:
    dose = next(one for one in held.kinds if one.kind == "dose_management")
    assert dose.having == ("alderbrook",)
    assert dose.held["greatford"] is None, "its list of systems is only partial"
    assert "eskdale" not in dose.held, "its list is complete"


def test_codes_and_numbers_that_do_not_match(held: Together) -> None:
    found = {one.id: one.agreement for one in held.matches}
    assert found["codes-ris"] == "different"
    assert found["accessions"] == "not_known", "three have no prefix that anybody knows"
    assert found["accession-length"] == "same"


def test_when_a_member_goes_the_others_pay_what_is_saved_no_longer(held: Together) -> None:
    gone = next(one for one in held.departures if one.member == "dunmere")
    assert gone.after is not None
    assert gone.before is not None
    assert gone.own_share is not None
    rest = held.sharing.costs.without(held.sharing.costs.members.index("dunmere"))
    assert sum(gone.after.values()) == rest.cost(rest.everyone)
    assert sum(gone.before.values()) == held.sharing.total - gone.own_share
    assert gone.more == sum(gone.after.values()) - sum(gone.before.values())
    assert gone.short == (gone.more or 0) - Fraction(60_000)


def test_who_goes_begins_its_purchase_anew(held: Together) -> None:
    for one in held.departures:
        assert one.alone is not None
        assert one.alone.route == "Own purchase by restricted procedure"
        assert one.alone.live_p80 is not None
        assert one.alone.live_p80 > held.as_of


def test_one_who_is_late_makes_all_late_until_the_contract_is_signed(held: Together) -> None:
    for one in held.lateness:
        assert one.waits
        assert one.slip is not None
        assert one.slip > 28 * one.months
        assert one.cost == 62_000 * (one.open_months or 0)
        assert one.pays == {one.member: one.cost}
    months = {one.member: one.months for one in held.lateness}
    assert months["greatford"] == 9, "its own stands before that of all"
    assert months["eskdale"] == 6


def test_requirements_are_compared_by_id(held: Together) -> None:
    found = {one.id: one for one in held.asked}
    assert set(found["CLN-15"].applies) == {"alderbrook", "brackwater", "dunmere", "eskdale"}
    assert len(found["COM-17"].applies) == 7


def test_what_is_not_settled_is_asked(held: Together) -> None:
    asked = {(one.rule.id, one.member) for one in held.questions}
    assert ("G07", "") in asked, "who bears it when a member leaves"
    assert ("G14", "Dunmere General Hospital NHS Foundation Trust") in asked
    assert not any(id_ == "G01" for id_, _ in asked), "there is a lead"
    assert all(one.rule.sources and one.rule.grade for one in held.questions)


def test_the_member_who_asks_is_answered(held: Together) -> None:
    told = " ".join(of_member(held, "dunmere"))
    assert "It pays £2,124,845 by the rule proposed; alone it would pay £2,020,000" in told
    assert "it pays more than alone" in told
    assert "Its contract ends on 30 June 2013" in told
    first = " ".join(lead(held))
    assert "without what is not known yet: charge for giving the data back" in first
    assert "Dunmere General Hospital NHS Foundation Trust may leave" in first


def test_the_tables_say_nothing_twice_and_add_up(held: Together) -> None:
    made = {table.id: table for table in tables_of(held)}
    assert len(made) == len(tables_of(held))
    shares = made["consortium-shares"].records
    for rule in ("studies", "tb", "equal", "shapley", "proposed"):
        paid = [round(row[rule] * 100) for row in shares]
        assert sum(paid[:-1]) == paid[-1]
    assert context_of(held)["undecided"] > 0


@pytest.mark.office
def test_the_live_shares_are_ours_and_follow_a_price(held: Together, libreoffice: LibreOffice) -> None:
    ours = write_xlsx(consortium_workbook(held))
    changed = openpyxl.load_workbook(BytesIO(ours))
    costs = changed["Costs"]
    row = next(one for one in range(1, 9) if costs.cell(one, 1).value == "Procurement and legal advice")
    costs.cell(row, 2).value += 100_000
    changed.save(dearer := BytesIO())
    opened = libreoffice.saved({"ours.xlsx": ours, "dearer.xlsx": dearer.getvalue()}, EXCEL)
    stated, same, more = (
        list(openpyxl.load_workbook(BytesIO(raw), data_only=True)["Shares"].iter_rows(min_row=5, max_row=11))
        for raw in (ours, opened["ours.xlsx"], opened["dearer.xlsx"])
    )
    studies = sum(line[1].value for line in stated)
    for before, opened_, after in zip(stated, same, more, strict=True):
        for column in (3, 4, 5):
            assert opened_[column].value == pytest.approx(before[column].value, abs=0.005)
        extra = [after[column].value - before[column].value for column in (3, 5, 6)]
        assert extra == pytest.approx([100_000 * before[1].value / studies, 100_000 / 7, 0], abs=0.005)
