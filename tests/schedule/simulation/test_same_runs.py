# SPDX-License-Identifier: MIT
"""The same input gives the same bytes: whatever the batches, the order of writing, or the hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import WEEKDAYS, activity, dates
from test_each_run import programmes, risks

from planner.schedule.simulation import RiskEffect, Spread, simulate

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def example():
    return [
        activity("A", (5, 8, 20), milestone="live"),
        activity("B", (0, 9, 30), "A", clear_days=0),
        activity("C", (20, 40, 90), "A", calendar="every_day"),
        activity("D", (2, 3, 9), "B", "C", milestone="legacy_closed"),
    ]


ACTING = (
    RiskEffect("R1", "One", 0.4, ("A", "C"), Spread(1, 1.5, 3)),
    RiskEffect("R2", "Two", 0.6, ("D",), days=Spread(0, 3, 9)),
)


@pytest.mark.parametrize("batch", [1000, 1024, 4096, 3])
def test_batches_change_nothing(batch):
    count = 3000 if batch > 3 else 60
    whole = simulate(example(), dates(), WEEKDAYS, ACTING, count)
    assert simulate(example(), dates(), WEEKDAYS, ACTING, count, batch=batch) == whole


def test_the_order_of_writing_changes_nothing():
    forwards = simulate(example(), dates(), WEEKDAYS, ACTING, 2000)
    backwards = simulate(example()[::-1], dates(), WEEKDAYS, ACTING[::-1], 2000)
    assert backwards.by_id == forwards.by_id
    assert backwards.milestones == forwards.milestones
    assert backwards.swings == forwards.swings


def test_runs_beyond_those_of_the_tornado_leave_it_alone():
    some, more = (simulate(example(), dates(), WEEKDAYS, ACTING, n) for n in (10_000, 20_000))
    assert some.swing_iterations == more.swing_iterations == 10_000
    assert some.swings["live"] == more.swings["live"]
    assert some.milestones != more.milestones


@settings(max_examples=30, deadline=None)
@given(programmes(), risks, st.integers(1, 90))
def test_any_batch_gives_the_same(programme, acting, batch):
    activities, when = programme
    whole = simulate(activities, when, WEEKDAYS, acting, 100, together=0.3)
    assert simulate(activities, when, WEEKDAYS, acting, 100, batch=batch, together=0.3) == whole


def test_hash_seeds_change_nothing():
    program = (
        "from test_same_runs import *\n"
        "print(repr(simulate(example(), dates(), WEEKDAYS, ACTING, 2000)))"
    )  # fmt: skip
    told = {run(program, seed) for seed in ("0", "1", "77")}
    assert len(told) == 1
    assert len(told.pop()) > 1000


def test_numpy_waits_until_it_is_needed():
    """`planner check` and `--help` do not pay for it."""
    program = "import sys, planner.schedule.simulation; print('numpy' in sys.modules)"
    assert run(program, "0") == "False\n"


def run(program: str, seed: str) -> str:
    paths = os.pathsep.join((str(HERE), str(ROOT)))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
