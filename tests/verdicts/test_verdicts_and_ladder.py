# SPDX-License-Identifier: MIT
"""Four verdicts that are never blurred, and the last safe day of each decision before the contract ends."""

from datetime import date

import pytest
from small_trust import contract, plan

from planner.verdicts.ladder import DECISIONS

ORDER = [one.id for one in DECISIONS]


@pytest.fixture(scope="module")
def usual():
    return plan(contracts=[contract(end="2029-09-30", extensions=[])]).verdicts


def test_the_four_come_in_their_order_and_eight_in_ten_is_never_earlier(usual):
    seen = 0
    for option in usual.options:
        for verdict in option.verdicts:
            if verdict.days:
                seen += 1
                assert verdict.p50 <= verdict.p80
        if option.programme.schedule:
            assert option.verdict("replace").p80 <= option.verdict("move").p80 <= option.verdict("leave").p80
    assert seen >= 8


def test_the_ladder_is_ordered_along_the_path_and_safer_is_earlier(usual):
    seen = 0
    for option in usual.options:
        for end in option.ends:
            rungs = {one.decision: one for one in option.rungs if one.end == end.end and not one.fixed}
            days = [rungs[name] for name in ORDER if name in rungs]
            seen += len(days)
            assert all(one.p80 <= one.p50 for one in days)
            assert [one.p80 for one in days] == sorted(one.p80 for one in days)
    assert seen >= 16


def test_a_later_end_is_never_less_likely_to_be_made():
    chances = []
    for end in ("2028-03-31", "2029-09-30", "2030-09-30", "2033-09-30"):
        headline = plan(contracts=[contract(end=end, extensions=[])]).verdicts.headline
        chances.append(headline.end("contract_end").chance)
    assert chances == sorted(chances)
    assert chances[0] < 0.05 < 0.95 < chances[-1]


def test_an_unknown_end_is_said_to_be_unknown():
    headline = plan(contracts=[contract(end="unknown", extensions=[])]).verdicts.headline
    assert headline.ends == () == headline.rungs
    assert headline.verdict("leave").chance is None
    assert headline.verdict("leave").due == ()
    assert headline.standing == "not_known"


def test_an_end_next_month_is_dead_and_an_extension_is_a_lever():
    soon = contract(end="2026-12-31", extensions=[{"months": "60", "count": "1", "notice_months": "3"}])
    headline = plan(contracts=[soon]).verdicts.headline
    assert headline.standing == "dead"
    lever = next(one for one in headline.levers if one.id == "extension")
    assert lever.by == date(2026, 9, 30)
    assert lever.chance > 0.5


def test_the_last_board_before_the_safe_day_is_named():
    boards = ["2027-01-28", "2027-03-25", "2035-01-25"]
    found = plan(contracts=[contract(end="2031-09-30", extensions=[])], programme={"board_dates": boards})
    rungs = [one for one in found.verdicts.headline.rungs if one.needs_board]
    assert rungs
    assert {one.board for one in rungs} == {date(2027, 3, 25)}


def test_what_decides_whether_there_is_a_day_is_verified_first():
    first = plan(contracts=[contract(end="unknown")]).to_verify[0]
    assert (first.kind, first.live) == ("date", None)
    assert "When does The managed service end?" in first.text


def test_ten_things_at_most_the_strongest_first():
    found = plan().to_verify
    assert 1 <= len(found) <= 10
    assert [one.moves for one in found] == sorted((one.moves for one in found), reverse=True)


def test_a_verdict_is_held_against_the_end_of_what_carries_the_product():
    support = contract(
        id="desk", title="Service desk hours", covers=[], services=["service-desk"], end="2026-12-31"
    )
    both = plan(contracts=[support, contract()], programme={"leaves": ["desk", "c"]})
    due = {end.day for one in both.verdicts.headline.verdicts for end in one.due}
    assert due == {date(2027, 9, 30)}
    alone = plan(contracts=[support], programme={"leaves": ["desk"]})
    assert alone.verdicts.headline.verdict("leave").due[0].day == date(2026, 12, 31)
