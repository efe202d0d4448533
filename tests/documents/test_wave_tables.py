# SPDX-License-Identifier: MIT
"""What is printed of the waves: who is late and why, what would do, and how firm it is."""

from dataclasses import replace
from datetime import date

from planner.consortium.returning import Returning
from planner.documents.tables import waves
from planner.waves.plan import plan_waves
from planner.waves.relief import reliefs
from planner.waves.shared import Disks, Freeze, Leaver, Pool
from planner.waves.solve import Effort

STORE = Pool(
    "store",
    "Regional store",
    "export",
    date(2013, 1, 1),
    1,
    1.0,
    freezes=(Freeze(date(2013, 2, 1), date(2013, 2, 28), "Change freeze"),),
    disks=Disks(4, 2, 14),
)
LEAVERS = tuple(Leaver(one, f"{one} Trust", 10, deadline=date(2013, 1, 20)) for one in ("A", "B", "C"))


def returned(*leavers, pool=STORE):
    plan = plan_waves(pool, leavers, Effort(tries=100, extra=False))
    return (Returning(plan, reliefs(plan), ("how much landing storage each member has",)),)


def test_each_member_has_its_days_its_deadline_and_a_reason():
    table = waves.waves(returned(*LEAVERS, Leaver("D", "D Trust")))
    rows = {row["member"]: row for row in table.records}
    assert rows["A Trust"]["start"] == "2013-01-01"
    assert rows["B Trust"]["why"] == "It waits until A Trust is done. 0 days to spare."
    assert rows["C Trust"]["late"] == "10 days late"
    assert rows["D Trust"]["late"] == "Not known"


def test_a_month_that_is_frozen_gives_nothing():
    leaver = Leaver("A", "A Trust", 40)
    rows = {row["month"]: row for row in waves.use(returned(leaver)).records}
    assert [rows[month]["used"] for month in ("Jan 2013", "Feb 2013", "Mar 2013")] == [31, 0, 9]
    assert rows["Jan 2013"]["share"] == 100
    assert rows["Feb 2013"]["bar"] == "Frozen"


def test_what_would_do_says_what_is_proven_and_how_many_rounds_of_disks_it_takes():
    rows = {row["measure"]: row for row in waves.would_do(returned(*LEAVERS)).records}
    assert rows["More export capacity"]["found"] == "0.70 TB a day more"
    assert rows["All deadlines put off together"]["found"] == "10 export days"
    disks = rows["Disks carried by road instead of exported"]
    assert (disks["found"], disks["firm"]) == (
        "3 disks",
        "Proven to be the least. Disks of 4 TB; with 2 of them that is 2 rounds of 14 days.",
    )


def test_without_the_extra_a_gap_is_told_and_that_no_better_bound_is_known():
    made = returned(*LEAVERS)[0]
    assert waves.gap(made.plan) == "None: no order does better, which is proven."
    assert made.plan.answer is not None
    worse = replace(made.plan, bound=0)
    assert waves.gap(worse) == (
        "It is not ruled out that 1 member fewer could be late. That is by capacity and each member alone; "
        "no bound is known beyond it."
    )


def test_the_sentences_name_who_is_late_and_what_does():
    told = " ".join(waves.sentences(returned(*LEAVERS)))
    assert "Late is C Trust by 10 days." in told
    assert "more export capacity (0.70 TB a day more)" in told
