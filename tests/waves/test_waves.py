# SPDX-License-Identifier: MIT
"""Members leave one shared store: who goes first, who is late, and what would get all of them out in time."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.waves.plan import plan_waves
from planner.waves.relief import reliefs
from planner.waves.shared import Axis, Disks, Freeze, Leaver, Pool
from planner.waves.solve import Effort

EFFORT = Effort(tries=300, extra=False)
STORE = Pool("store", "Regional store", "export", date(2013, 1, 1), 1, 1.0)


def plan(pool, *leavers):
    return plan_waves(pool, leavers, EFFORT)


def turns(made):
    return [(one.leaver.id, one.first, one.last) for one in made.waves]


def test_the_one_who_must_be_out_first_goes_first():
    late, soon = Leaver("a", "A", 10, deadline=date(2013, 6, 30)), Leaver("b", "B", 20)
    made = plan(STORE, soon, late)
    assert turns(made)[0] == ("a", date(2013, 1, 1), date(2013, 1, 10))
    assert not made.late
    assert made.proven


def test_an_export_pauses_in_a_freeze_and_goes_on_after_it():
    frozen = replace(STORE, freezes=(Freeze(date(2013, 1, 6), date(2013, 1, 15)),))
    made = plan(frozen, Leaver("a", "A", 10))
    assert turns(made) == [("a", date(2013, 1, 1), date(2013, 1, 20))]
    assert made.used(date(2013, 1, 10)) == 0
    assert made.used(date(2013, 1, 16)) == 1.0


def test_what_the_store_gives_is_shared_out_where_one_member_cannot_take_it_all():
    pool = replace(STORE, at_once=2, per_day=1.5, each=1.0)
    made = plan(pool, *(Leaver(one, one, 75, deadline=date(2013, 4, 10)) for one in "ab"))
    assert [one.rate for one in made.waves] == [0.75, 0.75]
    assert not made.late


def test_landing_storage_that_is_emptied_slowly_slows_the_export():
    leaver = Leaver("a", "A", 40, landing=20, intake=0.25)
    assert leaver.greatest(STORE) == pytest.approx(0.5)
    assert replace(leaver, landing=50).greatest(STORE) == 1.0


def test_a_member_whose_terabytes_are_not_known_is_in_no_wave_and_is_named():
    made = plan(STORE, Leaver("a", "A", 5), Leaver("b", "B"))
    assert [one.leaver.id for one in made.waves] == ["a"]
    assert [one.id for one in made.unplanned] == ["b"]


def test_where_not_all_can_be_out_in_time_the_least_that_would_do_is_found_and_proven():
    pool = replace(STORE, disks=Disks(4))
    made = plan(pool, *(Leaver(one, one, 10, deadline=date(2013, 1, 20)) for one in "abc"))
    assert len(made.late) == made.least_late == 1
    assert made.proven
    capacity, time, disks = reliefs(made)
    # At 1.65 TB a day each takes seven whole days, 21 together; at 1.70 six.
    assert (capacity.proven, capacity.found) == (0.7, 0.7)
    assert (time.proven, time.found, time.exact) == (10, 10, True)
    assert disks.proven == 3
    assert disks.found == 3


def test_no_capacity_helps_a_member_that_cannot_take_more():
    made = plan(STORE, Leaver("a", "A", 30, rate=0.5, deadline=date(2013, 1, 31)))
    assert made.waves[0].hopeless
    capacity, time = reliefs(made)
    assert capacity.found is capacity.proven is None
    assert time.found == 29


def test_a_team_serves_on_working_days_and_a_supplier_keeps_go_lives_apart():
    team = Pool("team", "Team", "team", date(2013, 3, 25), 1, days=5, holidays=frozenset({date(2013, 3, 29)}))
    assert turns(plan(team, Leaver("a", "A"))) == [("a", date(2013, 3, 25), date(2013, 4, 1))]
    slots = Pool("slots", "Slots", "go-live", date(2013, 4, 1), 1, days=10)
    made = plan(slots, Leaver("a", "A", deadline=date(2013, 4, 1)), Leaver("b", "B"))
    assert turns(made) == [
        ("a", date(2013, 4, 1), date(2013, 4, 1)),
        ("b", date(2013, 4, 15), date(2013, 4, 15)),
    ]
    assert not made.late


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 60)), min_size=1, max_size=5),
    st.integers(1, 3),
)
@settings(max_examples=25, deadline=None)
def test_on_no_day_more_is_exported_than_the_store_gives(members, at_once):
    pool = replace(STORE, at_once=at_once, each=0.7)
    leavers = [
        Leaver(str(at), str(at), size, deadline=date.fromordinal(pool.opens.toordinal() + due))
        for at, (size, due) in enumerate(members)
    ]
    made = plan(pool, *leavers)
    for day in Axis.of(pool, 200).days:
        assert made.used(day) <= pool.per_day + 1e-9
        assert sum(one.first <= day <= one.last for one in made.waves) <= at_once
    assert made.least_late <= len(made.late)
