# SPDX-License-Identifier: MIT
"""Small programmes whose ranges can be worked out by hand, and the laws that hold for all of them."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from simulated import MONDAY, WEEKDAYS, activity, dates
from test_each_run import programmes, risks

from planner.schedule.calendar import OutsideCalendarError
from planner.schedule.network import Link, LinkKind
from planner.schedule.simulation import RiskEffect, Spread, simulate
from planner.schedule.simulation.uncertainty import DateRange

COPY = Spread(100, 150, 300)


def played(*activities, risks=(), when=None, iterations=10_000, **more):
    return simulate(activities, when or dates(), WEEKDAYS, risks, iterations, **more)


def days_taken(found: DateRange, share: float) -> int:
    """Days of the calendar from the start of the programme to the end of the day."""
    return (found.by(share) - MONDAY).days + 1


def mean_days(found: DateRange) -> float:
    total, before = 0.0, 0.0
    for day, share in found.points:
        total += ((day - MONDAY).days + 1) * (share - before)
        before = share
    return total


def copy(name, *after, **more):
    return activity(name, (100, 150, 300), *after, calendar="every_day", **more)


def test_one_activity_has_the_quantiles_of_its_triangle():
    finish = played(copy("A")).by_id["A"].finish
    for share in (0.1, 0.5, 0.8, 0.9):
        assert days_taken(finish, share) == pytest.approx(COPY.at(share), abs=1)
    assert mean_days(finish) == pytest.approx((100 + 150 + 300) / 3, abs=0.1)
    ends = days_taken(finish, 0), days_taken(finish, 1)
    assert ends == (102, 296)  # the middle of the first and of the last of 1,024 equal parts


def test_the_end_of_two_in_parallel_is_the_later():
    """The chance that both are through is the product of the chances, where neither knows of the other."""
    both = played(copy("A"), copy("B"), activity("C", 0, "A", "B", milestone="live")).milestone("live")
    for day, share in both.range.points[20:-20:10]:
        length = (day - MONDAY).days + 1.5
        one = next(step for step in range(1001) if COPY.at(step / 1000) >= length) / 1000
        assert share == pytest.approx(one * one, abs=0.02)


def test_means_add_along_a_chain_and_quantiles_do_not():
    found = played(copy("A"), copy("B", "A")).by_id
    assert mean_days(found["B"].finish) == pytest.approx(2 * mean_days(found["A"].finish), abs=0.5)
    assert days_taken(found["B"].finish, 0.9) < 2 * days_taken(found["A"].finish, 0.9) - 20


def test_a_certain_risk_is_added_to_all_it_names():
    certain = RiskEffect("R1", "Certain", 1, ("A", "B"), stretch=Spread(1.5, 1.5, 1.5), days=Spread(2, 2, 2))
    found = played(activity("A", 10), activity("B", 4, "A"), activity("C", 3, "B"), risks=[certain])
    assert found.by_id["A"].finish.points == ((date(2026, 6, 23), 1.0),)  # 15 + 2 working days
    assert found.by_id["B"].finish.points == ((date(2026, 7, 3), 1.0),)  # 6 + 2
    assert found.by_id["C"].finish.points == ((date(2026, 7, 8), 1.0),)  # 3, not named


def test_two_risks_that_stretch_by_a_half_double_the_time():
    half = Spread(1.5, 1.5, 1.5)
    both = [RiskEffect("R1", "One", 1, ("A",), half), RiskEffect("R2", "Two", 1, ("A",), half)]
    assert played(activity("A", 10), risks=both).by_id["A"].finish.p50 == date(2026, 6, 26)


def test_a_risk_stretches_the_usual_length_and_not_a_draw_that_is_long_already():
    """What goes wrong is counted once: it is either in the draw, or in the risk."""
    some = Spread(1.5, 1.5, 1.5)
    long = activity("A", (30, 30, 30)), activity("B", (10, 20, 40))
    acting = [RiskEffect("R1", "Certain", 1, ("A", "B"), some)]
    before, after = played(*long).by_id, played(*long, risks=acting).by_id
    assert days_taken(after["A"].finish, 0.5) > days_taken(before["A"].finish, 0.5)
    assert after["B"].finish.points[0][0] == date(2026, 7, 10)  # never less than 30 working days
    assert after["B"].finish.points[-1] == before["B"].finish.points[-1]  # and never more than its longest


def test_a_risk_that_does_not_happen_leaves_a_short_draw_short():
    never = [RiskEffect("R1", "Never", 0, ("A",), Spread(2, 2, 2))]
    quick = activity("A", (2, 10, 12))
    assert played(quick, risks=never).by_id["A"].finish == played(quick).by_id["A"].finish


def test_a_risk_happens_as_often_as_it_is_likely():
    doubled = RiskEffect("R1", "Doubles", 0.3, ("A",), Spread(2, 2, 2))
    finish = played(activity("A", 5), risks=[doubled]).by_id["A"].finish
    assert finish.points[0] == (date(2026, 6, 5), pytest.approx(0.7, abs=0.002))
    assert finish.points[1] == (date(2026, 6, 12), 1.0)


def test_a_template_named_by_a_risk_stands_for_all_that_came_of_it():
    doubled = RiskEffect("R1", "Doubles", 1, ("F08",), Spread(2, 2, 2))
    found = played(activity("F08@ortho", 5), activity("F08@breast", 5), activity("F09", 5), risks=[doubled])
    assert [found.by_id[one].finish.p50.day for one in ("F08@ortho", "F08@breast", "F09")] == [12, 12, 5]


def test_a_milestone_takes_no_time_from_a_risk():
    later = RiskEffect("R1", "Late", 1, ("E03",), days=Spread(5, 5, 5))
    assert played(activity("E03", 0, "A"), activity("A", 1), risks=[later]).by_id["E03"].finish.p50 == MONDAY


def test_one_risk_on_two_activities_ties_them_together():
    """The same chance and the same effect spread the sum more when both are hit at once."""
    chain = activity("A", 50), activity("B", 50, "A", milestone="live")
    severe = Spread(1.2, 1.5, 2.5)
    one = played(*chain, risks=[RiskEffect("R1", "Both", 0.4, ("A", "B"), severe)])
    two = played(
        *chain,
        risks=[
            RiskEffect("R1", "First", 0.4, ("A",), severe),
            RiskEffect("R2", "Second", 0.4, ("B",), severe),
        ],
    )
    tied, free = one.milestone("live").range, two.milestone("live").range
    assert mean_days(tied) == pytest.approx(mean_days(free), abs=1)
    assert tied.p90 > free.p90 + timedelta(14)
    untouched = date(2026, 6, 1) + timedelta(weeks=20) + timedelta(days=1)
    assert tied.chance(untouched) == pytest.approx(0.6, abs=0.01)  # neither is late, or both are
    assert free.chance(untouched) == pytest.approx(0.36, abs=0.02)


def test_deadlines_are_met_as_often_as_the_finish_is_in_time():
    due = date(2026, 11, 2)
    found = played(copy("A", deadline="contract_end"), when=dates(due=due))
    (deadline,) = found.deadlines
    assert (deadline.activity_id, deadline.kind, deadline.due) == ("A", "contract_end", due)
    assert deadline.probability == found.by_id["A"].finish.chance(due)
    assert deadline.probability == pytest.approx((155.5 - 100) ** 2 / (200 * 50), abs=0.1)
    assert 0 < deadline.error < 0.01


def test_the_error_of_p80_is_what_other_draws_would_change():
    """Ten activities of other names draw other numbers: their P80s scatter as the error says."""
    stones = [
        played(copy(f"A{n}", f"B{n}"), copy(f"B{n}"), activity(f"C{n}", 0, f"A{n}", milestone="end"))
        for n in range(12)
    ]
    found = [one.milestone("end") for one in stones]
    ordinals = [one.range.p80.toordinal() for one in found]
    mean = sum(ordinals) / len(ordinals)
    scatter = (sum((one - mean) ** 2 for one in ordinals) / (len(ordinals) - 1)) ** 0.5
    told = sum(one.p80_error for one in found) / len(found)
    assert 0.1 < told < 1.5
    assert scatter < 2.5 * told + 0.5


def test_more_runs_make_the_error_smaller():
    few, many = (played(copy("A", milestone="live"), iterations=n, tornado=False) for n in (300, 50_000))
    assert few.milestone("live").p80_error > 2 * many.milestone("live").p80_error


@settings(max_examples=60, deadline=None)
@given(programmes(kinds=(LinkKind.FS, LinkKind.SS)), risks, risks)
def test_another_risk_never_brings_a_date_forward(programme, some, more):
    activities, when = programme
    assume(not {one.id for one in some} & {one.id for one in more})
    before = simulate(activities, when, WEEKDAYS, some, 200, tornado=False)
    after = simulate(activities, when, WEEKDAYS, [*some, *more], 200, tornado=False)
    for one in activities:
        for day, share in after.by_id[one.id].finish.points:
            assert before.by_id[one.id].finish.chance(day) >= share


@settings(max_examples=60, deadline=None)
@given(programmes(), risks, st.dates(MONDAY, date(2028, 1, 1)), st.dates(MONDAY, date(2028, 1, 1)))
def test_a_later_deadline_is_no_harder_to_meet(programme, acting, one_day, other_day):
    activities, when = programme
    found = simulate(activities, when, WEEKDAYS, acting, 100, tornado=False)
    early, late = sorted((one_day, other_day))
    for one in activities:
        finish = found.by_id[one.id].finish
        assert 0 <= finish.chance(early) <= finish.chance(late) <= 1
        assert finish.p50 <= finish.p80 <= finish.p90
        assert finish.chance(finish.p80) >= 0.8
        assert list(finish.ordinals) == sorted(set(finish.ordinals))
        assert finish.shares[-1] == 1


def test_a_programme_beyond_its_calendar_is_refused():
    far = activity("A", (1, 5, 60_000), milestone="live")
    with pytest.raises(OutsideCalendarError, match="in some runs"):
        played(far, iterations=2000)
    frozen = activity("A", (1, 5, 20), clear_days=0)
    with pytest.raises(OutsideCalendarError):
        played(frozen, when=dates([(MONDAY, date(2140, 12, 31))]), iterations=10)
    with pytest.raises(OutsideCalendarError):
        played(activity("A", (0, 1, 2)), activity("B", (0, 1, 2), Link("A", lag=45_000)), iterations=10)


@pytest.mark.parametrize("iterations", [0, -5, 1_000_001])
def test_a_number_of_runs_out_of_range_is_refused(iterations):
    with pytest.raises(ValueError, match="iterations"):
        played(activity("A", 1), iterations=iterations)


def test_an_empty_programme_has_nothing_to_tell():
    found = played()
    assert (found.milestones, found.activities, found.swings) == ((), (), {})


def test_activities_keep_pace_as_far_as_is_said():
    """A chain of many is then early or late by far more, about a mean that stays where it was."""
    chain = [activity("A0", (5, 10, 25))]
    chain += [activity(f"A{n}", (5, 10, 25), f"A{n - 1}") for n in range(1, 30)]
    alone = played(*chain, tornado=False).by_id["A29"].finish
    tied = played(*chain, tornado=False, together=0.3).by_id["A29"].finish
    spread = [days_taken(one, 0.9) - days_taken(one, 0.1) for one in (alone, tied)]
    assert spread[1] / spread[0] == pytest.approx((1 + 29 * 0.3) ** 0.5, rel=0.15)
    assert mean_days(tied) == pytest.approx(mean_days(alone), rel=0.01)


def test_an_activity_alone_lasts_as_long_whether_it_keeps_pace_or_not():
    alone, tied = (played(copy("A"), together=one).by_id["A"].finish for one in (0, 0.3))
    for share in (0.05, 0.2, 0.5, 0.8, 0.95):
        assert days_taken(tied, share) == pytest.approx(days_taken(alone, share), abs=2)


def test_copies_keep_a_pace_that_is_not_that_of_people():
    work = activity("B", (30, 90, 240), "A")
    for second, ties in ((copy("B", "A"), True), (work, False)):
        spreads = []
        for together in (0, 0.9):
            finish = played(copy("A"), second, tornado=False, together=together).by_id["B"].finish
            spreads.append(days_taken(finish, 0.9) - days_taken(finish, 0.1))
        assert (spreads[1] > 1.2 * spreads[0]) == ties
