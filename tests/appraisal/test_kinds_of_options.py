# SPDX-License-Identifier: MIT
"""Every kind of option that a trust may weigh can be written down, and its money and its days follow."""

from datetime import date
from functools import cache

import pytest
from appraisal_estates import by_id, compared

from planner.appraisal.comparison import Appraised, Comparison

OPTIONS = """
    organisations: [{id: a, role: trust}, {id: b, role: trust}, {id: c, role: trust}]
    contracts:
      - {id: c1, covers: [pacs], start: 2020-04-01, end: 2029-03-31,
         extensions: [{months: 24, count: 1, notice_months: 6}]}
    systems:
      - {id: pacs, kind: pacs, contract: c1, in_scope: replace, archive: {measured_tb_week: 1}}
      - {id: store, kind: vna, contract: c1, in_scope: replace, archive: {measured_tb_week: 1}}
    holdings:
      - {id: h, system: pacs, years: 2024-2026, studies: 100000, size: 10 TB}
      - {id: h2, system: store, years: 2014-2023, studies: 400000, size: 40 TB}
    appraisal: {price_base: 2026-27, first_year: 2026-27, years: 5}
    options:
      - id: strategic
        route: framework_calloff
        costs:
          - {id: service, kind: other, per_year: "£900,000", first: 2028-29, last: 2030-31}
          - {id: team, kind: other, amounts: {2026-27: "£200,000"}}
      - {id: extend, route: extend, based_on: strategic, extension_taken: yes,
         costs: [{id: today, kind: extension, amounts: {2029-30: "£800,000"}}]}
      - {id: tactical, route: tactical_calloff, based_on: strategic}
      - {id: own, route: open, based_on: strategic}
      - id: together
        route: consortium
        members: [a, b, c]
        costs:
          - {id: office, kind: other, amounts: {2027-28: "£90,000"}}
          - {id: share-b, kind: other, member: b, amounts: {2027-28: "£300,000"}}
          - {id: share-c, kind: other, member: c, amounts: {2027-28: "£500,000"}}
      - {id: without-c, based_on: together, members: [a, b]}
      - {id: read-only, based_on: strategic, archive_until: {c1: 2031-03-31},
         costs: [{id: reading, kind: legacy_access, bias: none, amounts: {2029-30: "£60,000"}}]}
      - {id: left-there, based_on: strategic, archive_until: {c1: 2032-03-31},
         choices: {store: {in_scope: retain}}}
"""


@cache
def found() -> Comparison:
    return compared(OPTIONS)


def option(id_: str) -> Appraised:
    held: Appraised = by_id(found())[id_]
    return held


def end(id_: str, kind: str) -> date:
    held = option(id_).outlook.end(kind)
    assert held is not None
    return held.end.day


def cost(id_: str) -> float:
    """What is stated, discounted: the net present cost without what being late costs."""
    whole = option(id_).whole
    assert whole is not None
    return whole.net - whole.overrun


def chance(id_: str) -> float:
    held = option(id_).outlook.verdict("move").chance
    assert held is not None
    return held


def test_doing_nothing_has_an_end_and_no_cost() -> None:
    nothing = found().options[0]
    assert (nothing.id, nothing.net, nothing.outlook.course.derived) == ("do-nothing", None, True)
    assert nothing.outlook.verdict("leave").planned == date(2029, 3, 31)
    assert nothing.gaps[0].missing == "costs"


def test_an_extension_moves_the_end_and_costs_what_is_stated() -> None:
    assert end("strategic", "contract_end") == date(2029, 3, 31)
    assert end("extend", "contract_end") == date(2031, 3, 31)
    assert cost("extend") - cost("strategic") == pytest.approx(800_000 / 1.035**3)


def test_keeping_the_product_is_live_before_a_new_one_from_the_same_framework() -> None:
    days = {one.id: one.outlook.verdict("replace").p80 or date.max for one in found().options}
    assert days["tactical"] < days["strategic"] < date.max
    assert days["own"] not in (days["strategic"], date.max)


def test_a_member_who_goes_takes_its_share_of_the_cost_along() -> None:
    everybody, without = option("together"), option("without-c")
    assert [line.id for line in everybody.costs] == ["office", "share-b", "share-c"]
    assert [line.id for line in without.costs] == ["office", "share-b"]
    assert cost("together") - cost("without-c") == pytest.approx(500_000 / 1.035)
    assert without.outlook.course.route == everybody.outlook.course.route


def test_paid_reading_of_the_old_archive_gives_the_copy_more_time() -> None:
    assert end("strategic", "archive_end") == end("read-only", "contract_end") == date(2029, 3, 31)
    assert end("read-only", "archive_end") == date(2031, 3, 31)
    assert chance("read-only") >= chance("strategic")
    assert cost("read-only") - cost("strategic") == pytest.approx(60_000 / 1.035**3)


def test_an_archive_that_is_left_for_a_time_is_not_copied_and_its_price_is_asked_for() -> None:
    copied = {
        one.id: [s.system for s in one.outlook.programme.migration.plan.sources] for one in found().options
    }
    assert (copied["strategic"], copied["left-there"]) == (["pacs", "store"], ["pacs"])
    assert end("left-there", "archive_end") == date(2032, 3, 31)
    assert "archive" in [gap.missing for gap in option("left-there").gaps]
    assert "archive" not in [gap.missing for gap in option("read-only").gaps]


def test_an_extension_stands_for_the_minimum_where_nobody_names_one() -> None:
    assert found().minimum is option("extend")
    assert "do-minimum" not in by_id(found())
