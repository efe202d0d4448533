# SPDX-License-Identifier: MIT
"""Every single run keeps the rules of the plan: the same dates as the critical path with its durations."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import MONDAY, WEEKDAYS, activity, dates

from planner.schedule.network import Link, LinkKind
from planner.schedule.programme import schedule
from planner.schedule.simulation import RiskEffect, Spread, simulate
from planner.schedule.simulation.clock import Clock
from planner.schedule.simulation.durations import lengths_of
from planner.schedule.simulation.sweep import Sweep, Way, course
from planner.schedule.solved import solved

NAMES = "ABCDEFGH"
LATER = MONDAY + timedelta(weeks=30)


@st.composite
def programmes(draw, spread=True, kinds=tuple(LinkKind), lags=(-3, 4)):
    """A few activities with any links, lags, calendars, freezes, early dates and ranges, from nought up."""
    found = []
    for n in range(draw(st.integers(1, len(NAMES)))):
        points = sorted(draw(st.lists(st.integers(0, 12), min_size=3, max_size=3)))
        links = [
            Link(before, draw(st.sampled_from(kinds)), draw(st.integers(*lags)))
            for before in draw(st.lists(st.sampled_from(NAMES[:n]), unique=True, max_size=3))
        ] if n else []  # fmt: skip
        found.append(
            activity(
                NAMES[n],
                tuple(points) if spread else points[1],
                *links,
                calendar=draw(st.sampled_from(["working", "working", "every_day"])),
                clear_days=draw(st.sampled_from([None, None, 0, 3])),
                milestone=f"m-{NAMES[n]}",
            )
        )
    windows = draw(st.lists(st.tuples(st.dates(MONDAY, LATER), st.integers(0, 40)), max_size=3))
    early = draw(st.dictionaries(st.sampled_from(NAMES[: len(found)]), st.dates(MONDAY, LATER), max_size=2))
    return found, dates([(day, day + timedelta(length)) for day, length in windows], **early)


risks = st.lists(
    st.builds(
        lambda name, chance, named, stretch, days: RiskEffect(
            name, name, chance, tuple(named), Spread(1, 1.2, stretch), Spread(0, 1, days)
        ),
        st.sampled_from(["R1", "R2", "R3"]),
        st.floats(0, 1),
        st.lists(st.sampled_from(NAMES), max_size=3),
        st.floats(1.2, 3),
        st.floats(1, 9),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)


@settings(max_examples=80, deadline=None)
@given(programmes(), risks)
def test_every_run_is_the_critical_path_of_its_durations(programme, acting):
    activities, when = programme
    plan = solved(activities, when, WEEKDAYS)
    net, limits = plan.solution.network, plan.timetable.limits
    by_id = {one.id: one for one in activities}
    lengths = lengths_of([by_id[name] for name in net.ids], acting)
    shortest = [lengths.shortest(task) for task in range(len(net.ids))]
    drawn = lengths.drawn(1000, 40)
    sweep = Sweep(course(net, limits, Clock(WEEKDAYS, limits), shortest), drawn.rows, 40).run(net.order)
    played = {task: sweep.offsets([task]) for task in range(len(net.ids))}
    for run in range(40):
        days = [row if isinstance(row, int) else int(row[run]) for row in drawn.rows]
        early = plan.timetable.forward(days)
        for task in played:
            finish = plan.days(task, early, days)[1]
            assert WEEKDAYS.day(int(played[task][run])) == finish, (net.ids[task], run)


@settings(max_examples=50, deadline=None)
@given(programmes(spread=False))
def test_what_is_certain_gives_the_plan_itself(programme):
    activities, when = programme
    plan = schedule(activities, when, WEEKDAYS)
    played = simulate(plan, when, WEEKDAYS, iterations=3)
    for one in plan.activities:
        finish = played.by_id[one.id].finish
        assert (finish.first, finish.last) == (one.early_finish, one.early_finish)
    for stone in plan.milestones:
        assert played.milestone(stone.id).range.p80 == stone.day == played.milestone(stone.id).planned


def test_the_cheap_ways_are_used_where_they_are_exact():
    """Were every task worked out by the full rules, the tests above would say nothing about the others."""
    found = [
        activity("A", 3),
        activity("B", 3, "A", calendar="every_day"),
        activity("C", (0, 1, 2), "B"),
        activity("D", 3, "C", clear_days=0),
    ]
    plan = solved(found, dates(), WEEKDAYS)
    net, limits = plan.solution.network, plan.timetable.limits
    ways = course(net, limits, Clock(WEEKDAYS, limits), [3, 3, 0, 3]).ways
    assert ways == [Way.COUNTED, Way.EVERY_DAY, Way.EXACT, Way.EXACT]


def test_no_run_of_a_frozen_activity_touches_the_window():
    window = (date(2026, 7, 20), date(2026, 8, 9))
    cutover = activity("J05", (1, 2, 5), "A", clear_days=5, milestone="live")
    played = simulate([activity("A", (20, 30, 60)), cutover], dates([window]), WEEKDAYS)
    days = [day for day, _ in played.milestone("live").range.points]
    last_clear = date(2026, 7, 10)  # five working days stay clear before the window opens
    assert any(day <= last_clear for day in days)
    assert any(day > window[1] for day in days)
    assert not [day for day in days if last_clear < day <= window[1]]
