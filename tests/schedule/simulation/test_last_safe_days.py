# SPDX-License-Identifier: MIT
"""Looking back from a day that others set: how late a decision may fall and still leave time enough."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import MONDAY, WEEKDAYS, activity, dates
from test_each_run import programmes, risks

from planner.schedule.simulation import Asked, Goal, outlook
from planner.schedule.simulation.clock import Clock
from planner.schedule.simulation.durations import lengths_of
from planner.schedule.simulation.looking_back import LookBack
from planner.schedule.simulation.sweep import Sweep, course
from planner.schedule.solved import solved

FRIDAY = date(2026, 6, 26)


def played(found, goal, *asked, iterations=2048):
    return outlook(found, dates(), WEEKDAYS, (), [replace(goal, asked=asked)], iterations)


def test_without_doubt_the_last_safe_day_is_counted_back_by_hand():
    """Five days of building and two of testing before Friday 26 June: sign by Wednesday 17 June."""
    found = [activity("sign", 3), activity("build", 5, "sign"), activity("test", 2, "build")]
    goal = Goal("leave", ("test",), {"test": FRIDAY})
    result = played(found, goal, Asked("sign", "finish"), Asked("build", "start"), iterations=8)
    last = {one.activity: safe.p80 for (_, one), safe in result.last.items()}
    assert last == {"sign": date(2026, 6, 17), "build": date(2026, 6, 18)}
    assert result.goals["leave"].chance == 1
    assert result.goals["leave"].range.p80 == date(2026, 6, 12)


def test_doubt_brings_the_safe_day_forward():
    found = [activity("sign", 3), activity("build", (2, 5, 15), "sign")]
    goal = Goal("leave", ("build",), {"build": FRIDAY})
    safe = played(found, goal, Asked("sign", "finish")).last["leave", Asked("sign", "finish")]
    assert safe.at(0.95) <= safe.p80 < safe.p50
    assert safe.chance(safe.p80) >= 0.8 > safe.chance(safe.p80 + timedelta(7))
    assert safe.chance(date(2026, 6, 26)) == 0


def test_an_activity_that_nothing_waits_for_has_no_last_day():
    found = [activity("sign", 3), activity("review", 5, "sign"), activity("build", 2, "sign")]
    goal = Goal("leave", ("build",), {"build": FRIDAY})
    result = played(found, goal, Asked("review", "start"), Asked("gone", "start"))
    assert not result.last


def test_both_days_of_a_goal_must_be_kept():
    """What is certain of the one says nothing of both."""
    found = [activity("app", 5), activity("archive", (5, 10, 15), "app")]
    early = {"app": date(2026, 6, 3), "archive": date(2026, 12, 1)}
    late = {"app": date(2026, 6, 30), "archive": date(2026, 12, 1)}
    for due, chance in ((early, 0), (late, 1)):
        assert played(found, Goal("leave", tuple(due), due)).goals["leave"].chance == chance


def test_without_a_day_there_is_no_chance_to_tell():
    result = played([activity("app", 5)], Goal("live", ("app",)), Asked("app", "start"))
    assert result.goals["live"].chance is None
    assert not result.last


@settings(max_examples=60, deadline=None)
@given(programmes(), risks, st.integers(20, 90))
def test_every_run_looks_back_as_the_critical_path_does(programme, acting, weeks):
    activities, when = programme
    plan = solved(activities, when, WEEKDAYS)
    net, limits = plan.solution.network, plan.timetable.limits
    by_id = {one.id: one for one in activities}
    lengths = lengths_of([by_id[name] for name in net.ids], acting)
    shortest = [lengths.shortest(task) for task in range(len(net.ids))]
    drawn = lengths.drawn(0, 25)
    sweep = Sweep(course(net, limits, Clock(WEEKDAYS, limits), shortest), drawn.rows, 25).run(net.order)
    due = {net.order[-1]: WEEKDAYS.offset(MONDAY + timedelta(weeks=weeks))}
    back = LookBack(sweep, due)
    for run in range(25):
        days = [row if isinstance(row, int) else int(row[run]) for row in drawn.rows]
        late = plan.timetable.backward(due, days)
        for task, finish in enumerate(back.finishes):
            if finish is None:
                assert late.finishes[task] > 1 << 40
            else:
                assert (int(back.starts[task][run]), int(finish[run])) == (
                    late.starts[task],
                    late.finishes[task],
                ), (net.ids[task], run)
