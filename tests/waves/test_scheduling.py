# SPDX-License-Identifier: MIT
"""The core: schedules that break no rule, bounds that no order beats, the same answer every time."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.waves.bounds import bound, late_at_least
from planner.waves.exact import least_whole, prove
from planner.waves.problem import Activity, Capacity, Goal, Problem
from planner.waves.rules import listed_by
from planner.waves.serial import Network, justified, serial
from planner.waves.solve import Effort, solve

NO_EXTRA = Effort(tries=200, extra=False)


@st.composite
def problems(draw, most=5):
    count = draw(st.integers(1, most))
    activities = tuple(
        Activity(
            f"a{at}",
            draw(st.integers(0, 6)),
            ((0, draw(st.integers(1, 4))), (1, 1)),
            tuple(sorted(draw(st.sets(st.integers(0, at - 1), max_size=2)))) if at else (),
            draw(st.integers(0, 5)),
        )
        for at in range(count)
    )
    shut = draw(st.integers(1, 12))
    steps = ((0, draw(st.integers(0, 4))), (shut, 4))
    goals = tuple(
        Goal(one.id, (at,), draw(st.none() | st.integers(0, 20)), draw(st.integers(1, 3)), 50)
        for at, one in enumerate(activities)
    )
    return Problem(activities, (Capacity("tb", steps), Capacity.level("at once", 2)), goals)


@given(problems(8), st.lists(st.integers(0, 9), min_size=8, max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_schedule_breaks_a_rule_and_pushing_it_together_never_makes_it_longer(problem, keys):
    network = Network.of(problem)
    starts = serial(network, listed_by(network, keys[: len(problem.activities)]))
    assert problem.broken(tuple(starts)) == ""
    if not any(one.release for one in problem.activities):
        pushed = justified(network, starts)
        assert problem.broken(tuple(pushed)) == ""
        last = [max(s + d for s, d in zip(held, network.days, strict=True)) for held in (starts, pushed)]
        assert last[1] <= last[0]


@given(problems(5))
@settings(max_examples=60, deadline=None)
def test_no_order_beats_the_bound_and_the_search_finds_the_best_order(problem):
    network = Network.of(problem)
    ranks = (listed_by(network, keys) for keys in permutations(range(len(problem.activities))))
    best = min(problem.cost(tuple(serial(network, order))) for order in ranks)
    answer = solve(problem, NO_EXTRA)
    assert bound(problem) <= best
    assert best <= answer.cost <= answer.at_once
    assert answer.bound <= answer.cost


@given(problems(4))
@settings(max_examples=25, deadline=None)
def test_what_the_exact_search_proves_is_true(problem):
    network = Network.of(problem)
    ranks = (listed_by(network, keys) for keys in permutations(range(len(problem.activities))))
    orders = [tuple(serial(network, order)) for order in ranks]
    best = min(map(problem.cost, orders))
    worst = max(orders, key=problem.cost)
    found = prove(problem, worst)
    assert found is not None
    assert (found.bound, found.cost) == (best, best)
    assert problem.broken(found.starts) == ""


@pytest.mark.parametrize(("bound", "whole"), [(55.0000001, 55), (54.2, 55), (55.0, 55), (-0.0000001, 0)])
def test_a_bound_that_is_a_hair_above_a_whole_number_is_that_number(bound: float, whole: int) -> None:
    assert least_whole(bound) == whole


def test_of_three_that_ask_for_more_than_there_is_one_is_late_in_every_order():
    activities = tuple(Activity(name, 4, ((0, 1),)) for name in "abc")
    goals = tuple(Goal(one.id, (at,), 10, 1, 1000) for at, one in enumerate(activities))
    problem = Problem(activities, (Capacity.level("tb", 1),), goals)
    assert late_at_least(problem, 0) == 1
    answer = solve(problem, NO_EXTRA)
    assert (answer.cost, answer.bound, answer.proven) == (1002, 1002, True)


def test_the_same_problem_has_the_same_answer_every_time():
    activities = tuple(Activity(f"a{n}", 3 + n % 5, ((0, 1 + n % 3),), (), n % 4) for n in range(20))
    goals = tuple(Goal(one.id, (at,), 8 + at % 7, 1 + at % 2) for at, one in enumerate(activities))
    problem = Problem(activities, (Capacity.level("tb", 4),), goals)
    assert solve(problem, NO_EXTRA) == solve(problem, NO_EXTRA)
    assert solve(problem, NO_EXTRA).cost < solve(problem, NO_EXTRA).at_once


def test_what_no_order_could_ever_do_is_refused():
    with pytest.raises(ValueError, match="asks for 3 of 'tb', which has 2"):
        Problem((Activity("a", 1, ((0, 3),)),), (Capacity.level("tb", 2),), ())
    with pytest.raises(ValueError, match="comes after itself"):
        Problem((Activity("a", 1, (), (1,)), Activity("b", 1, (), (0,))), (), ())


def test_with_the_extra_a_small_case_is_proven():
    activities = tuple(Activity(f"a{n}", 2 + n, ((0, 1),)) for n in range(4))
    goals = tuple(Goal(one.id, (at,), 6) for at, one in enumerate(activities))
    problem = Problem(activities, (Capacity.level("tb", 2),), goals)
    assert solve(problem, Effort(tries=20)).proven
