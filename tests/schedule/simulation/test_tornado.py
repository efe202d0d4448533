# SPDX-License-Identifier: MIT
"""What holds the goal up, and what it costs: criticality and swings that can be worked out by hand."""

from datetime import date

import pytest
from hypothesis import given, settings
from simulated import WEEKDAYS, activity, dates
from test_each_run import programmes, risks

from planner.schedule.network import Link, LinkKind
from planner.schedule.simulation import RiskEffect, Spread, simulate


def played(*activities, risks=(), iterations=4096, **more):
    return simulate(activities, dates(), WEEKDAYS, risks, iterations, **more)


def every(name, days, *after, **more):
    return activity(name, days, *after, calendar="every_day", **more)


GOAL = {"milestone": "legacy_closed"}


def test_the_chain_is_critical_and_what_has_slack_is_not():
    found = played(
        activity("A", (5, 8, 15)),
        activity("B", 100, "A"),
        activity("C", (1, 2, 5), "A"),
        activity("D", 1, "B", "C", **GOAL),
    )
    shares = {one.id: one.criticality["legacy_closed"] for one in found.activities}
    assert shares == {"A": 1, "B": 1, "C": 0, "D": 1}


def test_two_alike_are_critical_in_half_the_runs_each():
    found = played(every("A", (100, 150, 300)), every("B", (100, 150, 300)), every("C", 1, "A", "B", **GOAL))
    one, other = (found.by_id[name].criticality["legacy_closed"] for name in "AB")
    assert one == pytest.approx(0.5, abs=0.03)
    assert 1 <= one + other < 1.03  # runs in which both end on one day count for both


def test_a_start_to_start_link_is_followed():
    found = played(
        activity("A", (5, 8, 15)), activity("B", 50, "A"), activity("C", 80, Link("B", LinkKind.SS), **GOAL)
    )
    assert [found.by_id[name].criticality["legacy_closed"] for name in "ABC"] == [1, 1, 1]


def test_the_swing_of_a_risk_is_what_it_adds_at_p80():
    slow = RiskEffect("R1", "Slow copy", 0.5, ("A",), Spread(2, 2, 2))
    rare = RiskEffect("R2", "Rare", 0.1, ("A",), Spread(3, 3, 3))
    found = played(every("A", 100, **GOAL), risks=[slow, rare])
    swings = {one.id: one for one in found.swings["legacy_closed"]}
    assert list(swings) == ["R1", "R2"]
    assert swings["R1"].days == 100  # with it P80 is 200 days, without it 100
    assert swings["R1"].mean_days == pytest.approx(50, abs=0.5)
    assert swings["R2"].days == 0  # nine futures out of ten know nothing of it
    assert swings["R2"].mean_days == pytest.approx(20, abs=0.5)


def test_the_swing_of_an_activity_is_what_its_shortest_would_save():
    found = played(every("A", (100, 150, 300)), every("B", (10, 12, 14), "A", **GOAL))
    (first, second) = found.swings["legacy_closed"]
    assert (first.kind, first.id, second.id) == ("activity", "A", "B")
    assert first.days == pytest.approx(Spread(100, 150, 300).at(0.8) - 100, abs=2)


def test_a_risk_beside_the_critical_path_costs_nothing():
    slow = RiskEffect("R1", "Slow", 0.5, ("B",), Spread(1.5, 2, 3))
    found = played(activity("A", 100), activity("B", 5), activity("C", 1, "A", "B", **GOAL), risks=[slow])
    assert found.swings["legacy_closed"] == ()


def test_each_goal_has_a_tornado_of_its_own():
    found = played(
        activity("A", (5, 8, 20), milestone="live"),
        activity("B", (5, 9, 30), "A", **GOAL),
    )
    assert found.goals == ("live", "legacy_closed")
    assert [one.id for one in found.swings["live"]] == ["A"]
    assert sorted(one.id for one in found.swings["legacy_closed"]) == ["A", "B"]
    assert found.by_id["B"].criticality == {"live": 0, "legacy_closed": 1}


def test_a_programme_without_goals_has_its_end():
    found = played(activity("A", (1, 2, 3)), activity("B", (50, 60, 90)))
    assert found.goals == ("end",)
    assert [one.id for one in found.swings["end"]] == ["B"]


def test_machine_work_that_takes_no_time_is_not_later_for_it():
    """Held until a Sunday it falls on that Sunday, whether it takes a day or none."""
    sunday = date(2026, 11, 1)
    held = dates(A=sunday)
    for length in (0, 1):
        found = simulate([every("A", length, **GOAL)], held, WEEKDAYS, (), 16)
        (goal,) = found.milestones
        assert (goal.planned, goal.range.p80) == (sunday, sunday), length


@settings(max_examples=40, deadline=None)
@given(programmes(kinds=(LinkKind.FS, LinkKind.SS)), risks)
def test_no_risk_is_worth_having(programme, acting):
    activities, when = programme
    found = simulate(activities, when, WEEKDAYS, acting, 120)
    for swing in found.swings["end"]:
        assert swing.days >= 0
        assert swing.mean_days >= 0


@settings(max_examples=25, deadline=None)
@given(programmes(), risks)
def test_a_swing_is_the_difference_of_two_whole_simulations(programme, acting):
    """Leaving the risk out of the input gives the same dates as turning it off within."""
    activities, when = programme
    closing = activity("Z", 1, *(one.id for one in activities), milestone="legacy_closed")
    whole = [*activities, closing]
    found = simulate(whole, when, WEEKDAYS, acting, 120)
    swings = {one.id: one.days for one in found.swings["legacy_closed"] if one.kind == "risk"}
    for risk in acting:
        others = [one for one in acting if one is not risk]
        without = simulate(whole, when, WEEKDAYS, others, 120, tornado=False)
        both = [one.milestone("legacy_closed").range.p80 for one in (found, without)]
        assert (both[0] - both[1]).days == swings.get(risk.id, 0)


def test_no_tornado_is_made_where_none_is_wanted():
    found = played(activity("A", (1, 2, 3), **GOAL), tornado=False)
    assert (found.swings, found.swing_iterations) == ({}, 0)
    assert found.by_id["A"].criticality == {"legacy_closed": 1}
