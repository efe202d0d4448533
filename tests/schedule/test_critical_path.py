# SPDX-License-Identifier: MIT
"""Early and late dates and floats: against hand-made sums, and against trying every day in turn."""

import random
from datetime import date

import network_by_hand as slow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import MONDAY, regional

from planner.schedule.calendar import OutsideCalendarError, WorkingCalendar, every_day_calendar
from planner.schedule.floats import Solution, solve
from planner.schedule.network import Link, LinkKind, Task, network
from planner.schedule.passes import UNBOUND, Limits

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
WORKING = WorkingCalendar("england", regional("eng").holidays, first=FIRST, last=LAST)
CALENDARS = (WORKING, every_day_calendar(FIRST, LAST))
START = WORKING.offset(MONDAY)
WORKED = [[one.before[n + 1] > one.before[n] for n in range(len(one.before) - 1)] for one in CALENDARS]


def solved(tasks: list[Task], **limits: object) -> Solution:
    return solve(network(tasks), CALENDARS, Limits(START, **limits))


def early(solution: Solution, name: str) -> tuple[date, date]:
    """First and last day of a task."""
    task = solution.network.index()[name]
    return WORKING.day(solution.early.starts[task]), WORKING.day(solution.early.finishes[task] - 1)


LINKS = [
    (
        LinkKind.FS,
        0,
        date(2026, 6, 8),
        date(2026, 6, 9),
    ),  # A runs from Monday 1 to Friday 5 June, B takes 2 days
    (LinkKind.FS, 3, date(2026, 6, 11), date(2026, 6, 12)),
    (LinkKind.FS, -2, date(2026, 6, 4), date(2026, 6, 5)),
    (LinkKind.SS, 0, date(2026, 6, 1), date(2026, 6, 2)),
    (LinkKind.SS, 2, date(2026, 6, 3), date(2026, 6, 4)),
    (LinkKind.FF, 0, date(2026, 6, 4), date(2026, 6, 5)),
    (LinkKind.FF, 1, date(2026, 6, 5), date(2026, 6, 8)),
    (LinkKind.SF, 4, date(2026, 6, 3), date(2026, 6, 4)),
]


@pytest.mark.parametrize(("kind", "lag", "start", "finish"), LINKS)
def test_each_kind_of_link_with_its_lag(kind: LinkKind, lag: int, start: date, finish: date) -> None:
    solution = solved([Task("A", 5), Task("B", 2, (Link("A", kind, lag),))])
    assert early(solution, "B") == (start, finish)


def test_work_that_runs_every_day_crosses_the_weekend() -> None:
    solution = solved([Task("copy", 7, calendar=1), Task("check", 1, (Link("copy"),))])
    assert early(solution, "copy") == (date(2026, 6, 1), date(2026, 6, 7))
    assert early(solution, "check") == (date(2026, 6, 8), date(2026, 6, 8))


def test_a_freeze_pushes_work_after_it_with_its_clear_days() -> None:
    freeze = (WORKING.offset(date(2026, 6, 8)), WORKING.offset(date(2026, 6, 20)))
    tasks = [Task("A", 3), Task("switch", 2, (Link("A"),))]
    for clear, start in ((0, date(2026, 6, 4)), (1, date(2026, 6, 22))):
        solution = solved(tasks, windows=(freeze,), clear_days={1: clear})
        assert early(solution, "switch")[0] == start
        assert (1 in solution.early.pushed) == bool(clear)


def test_a_deadline_that_is_missed_gives_negative_float_all_the_way_back() -> None:
    tasks = [Task("A", 5), Task("B", 5, (Link("A"),)), Task("C", 1, (Link("A"),)), Task("other", 1)]
    solution = solved(tasks, finish_by={1: WORKING.offset(date(2026, 6, 9)) + 1})
    assert list(solution.total_float) == [-3, -3, 4, 9]
    assert list(solution.float_to_end) == [0, 0, 4, 9]
    assert [finish < UNBOUND for finish in solution.late.finishes] == [True, True, False, False]


def test_of_equal_predecessors_and_successors_the_first_by_id_is_told() -> None:
    tasks = [
        Task("D", 1, (Link("C"), Link("B"))),
        Task("C", 2, (Link("A"),)),
        Task("B", 2, (Link("A"),)),
        Task("A", 1),
    ]
    solution = solved(tasks, finish_by={3: START + 2})
    net = solution.network
    assert [net.ids[task] for task in solution.longest_path()] == ["A", "B", "D"]
    assert net.ids[net.targets[solution.late.driver[0]]] == "C"  # reached first on the way back


def test_an_early_end_of_its_own_leaves_its_chain_without_float() -> None:
    net = network([Task("close", 5), Task("review", 50)])
    assert list(solve(net, CALENDARS, Limits(START)).float_to_end) == [45, 0]
    assert list(solve(net, CALENDARS, Limits(START), ends=[0]).float_to_end) == [0, 0]


def test_a_programme_longer_than_its_calendar_is_refused_both_ways() -> None:
    with pytest.raises(OutsideCalendarError, match="beyond the last day"):
        solved([Task("A", 2000)])
    with pytest.raises(OutsideCalendarError, match="first day"):
        solved([Task("A", 300)], finish_by={0: START})


KINDS = st.sampled_from([LinkKind.FS, LinkKind.FS, LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF])


@st.composite
def problems(draw: st.DrawFn) -> slow.Rules:
    """Up to seven tasks on two calendars, any links and lags, earliest dates and freezes."""
    names = "ABCDEFG"[: draw(st.integers(1, 7))]
    tasks = []
    for position, name in enumerate(names):
        before = draw(st.lists(st.sampled_from(names[:position] or "-"), max_size=3, unique=True))
        links = tuple(
            Link(one, draw(KINDS), draw(st.sampled_from([0, 0, 0, 2, 5, -3]))) for one in before if one != "-"
        )
        tasks.append(Task(name, draw(st.integers(0, 8)), links, draw(st.sampled_from([0, 0, 1]))))
    opens = sorted(draw(st.lists(st.integers(START - 5, START + 60), max_size=3, unique=True)))
    return slow.Rules(
        tasks=draw(st.permutations(tasks)),
        worked=WORKED,
        start=START,
        not_before=draw(st.dictionaries(st.sampled_from(names), st.integers(START, START + 30), max_size=2)),
        clear_days=draw(st.dictionaries(st.sampled_from(names), st.integers(0, 3), max_size=3)),
        windows=[(one, one + draw(st.integers(1, 12))) for one in opens],
    )


def fast(rules: slow.Rules, finish_by: dict[str, int] | None = None) -> Solution:
    net = network(rules.tasks)
    number = net.index()
    limits = Limits(
        start=rules.start,
        not_before={number[one]: instant for one, instant in rules.not_before.items()},
        clear_days={number[one]: days for one, days in rules.clear_days.items()},
        windows=tuple(rules.windows),
        finish_by={number[one]: instant for one, instant in (finish_by or {}).items()},
    )
    return solve(net, CALENDARS, limits)


@settings(max_examples=300, deadline=None)
@given(problems())
def test_early_dates_are_those_found_by_trying_every_day(rules: slow.Rules) -> None:
    solution, expected = fast(rules), slow.earliest(rules)
    found = zip(solution.network.ids, solution.early.starts, solution.early.finishes, strict=True)
    assert {name: (start, finish) for name, start, finish in found} == expected


@settings(max_examples=300, deadline=None)
@given(problems())
def test_floats_are_those_found_by_trying_every_day(rules: slow.Rules) -> None:
    solution, first = fast(rules), slow.earliest(rules)
    last = slow.latest(rules, lambda _: solution.early.end)
    alone = slow.latest(rules, lambda _: solution.early.end, follow=first)
    for position, name in enumerate(solution.network.ids):
        worked = WORKED[rules.task(name).calendar]
        done = first[name][1]
        assert solution.total_float[position] == sum(worked[done : last[name][1]])
        assert solution.free_float[position] == sum(worked[done : alone[name][1]])


@settings(max_examples=200, deadline=None)
@given(problems())
def test_without_a_deadline_floats_are_sound(rules: slow.Rules) -> None:
    solution = fast(rules)
    for free, total in zip(solution.free_float, solution.total_float, strict=True):
        assert 0 <= free <= total
    path = solution.longest_path()
    assert solution.early.finishes[path[-1]] == solution.early.end


@settings(max_examples=200, deadline=None)
@given(problems(), st.integers(-20, 60))
def test_a_deadline_is_met_by_late_dates_and_missed_by_the_float(rules: slow.Rules, days: int) -> None:
    name = min(one.id for one in rules.tasks)
    solution = fast(rules, {name: START + days})
    task = solution.network.index()[name]
    assert solution.late.finishes[task] <= START + days
    calendar = CALENDARS[solution.network.calendars[task]]
    assert solution.total_float[task] == (
        calendar.before[solution.late.finishes[task]] - calendar.before[solution.early.finishes[task]]
    )


@settings(max_examples=100, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_in_which_activities_are_written_changes_nothing(
    rules: slow.Rules, shuffler: random.Random
) -> None:
    shuffled = [
        Task(one.id, one.duration, tuple(shuffler.sample(one.links, len(one.links))), one.calendar)
        for one in rules.tasks
    ]
    shuffler.shuffle(shuffled)
    again = slow.Rules(shuffled, rules.worked, rules.start, rules.not_before, rules.clear_days, rules.windows)
    assert fast(again) == fast(rules)


def test_a_hundred_thousand_activities_are_solved() -> None:
    """Work grows with the links: this would take minutes if anything were quadratic."""
    pick = random.Random(7)
    tasks = [
        Task(
            f"T{n:06}",
            pick.randrange(1, 9),
            tuple(Link(f"T{pick.randrange(max(0, n - 3000), n):06}") for _ in range(2 if n else 0)),
        )
        for n in range(100_000)
    ]
    calendar = WorkingCalendar("long", frozenset(), first=FIRST, last=date(2600, 1, 1))
    solution = solve(network(tasks), [calendar], Limits(0))
    assert len(solution.network.sources) >= 199_000
    assert min(solution.total_float) == 0
    assert len(solution.longest_path()) >= 50
    for link, (source, target) in enumerate(
        zip(solution.network.sources, solution.network.targets, strict=True)
    ):
        assert solution.early.finishes[source] <= solution.early.starts[target], link
