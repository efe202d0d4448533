# SPDX-License-Identifier: MIT
"""Every date can say why it is what it is, in sentences a manager can read out."""

from datetime import date
from itertools import pairwise

import pytest
from plans import MONDAY, needed, regional, template, templates, unexpanded

from planner.english import long_date
from planner.schedule.activities import ActivityTemplate, DatedLink
from planner.schedule.network import Link, LinkKind
from planner.schedule.programme import programme
from planner.schedule.reasons import latest_reason, path_steps, start_reason, why
from planner.schedule.timeline import Deadline, FreezeWindow, ProgrammeDates, Schedule

ENGLAND = regional("eng")


def planned(*given: ActivityTemplate, **more: object) -> Schedule:
    return programme(given, ProgrammeDates(MONDAY, MONDAY, **more), ENGLAND, needed, unexpanded)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (Link("A"), "Starts on 8 June 2026 because “Do A” (A) finishes on 5 June 2026."),
        (
            Link("A", lag=1),
            "Starts on 9 June 2026 because it may start 1 working day after “Do A” (A) finishes on"
            " 5 June 2026.",
        ),
        (
            Link("A", lag=-2),
            "Starts on 4 June 2026 because it may start 2 working days before “Do A” (A) finishes on"
            " 5 June 2026.",
        ),
        (Link("A", LinkKind.SS), "Starts on 1 June 2026 because “Do A” (A) starts on 1 June 2026."),
        (
            Link("A", LinkKind.FF),
            "Starts on 4 June 2026 because it may finish only when “Do A” (A) finishes on 5 June 2026.",
        ),
        (
            Link("A", LinkKind.SF, 4),
            "Starts on 3 June 2026 because it may finish 4 working days after “Do A” (A) starts on"
            " 1 June 2026.",
        ),
    ],
)
def test_each_kind_of_link_is_put_in_words(link: Link, reason: str) -> None:
    assert start_reason(planned(template("A", 5), template("B", 2, link)), "B") == reason


def test_the_start_and_an_earliest_date_are_put_in_words() -> None:
    plan = planned(
        template("A", 5), template("B", 2), template("C", 0, "A"), not_before={"B": date(2026, 6, 9)}
    )
    assert start_reason(plan, "A") == "Starts on 1 June 2026, the first day of the programme."
    assert start_reason(plan, "B") == "Starts on 9 June 2026, the earliest date set for it."
    assert start_reason(plan, "C") == "Falls on 5 June 2026 because “Do A” (A) finishes on 5 June 2026."


def test_a_freeze_is_named_with_where_it_moved_the_start() -> None:
    freeze = FreezeWindow("Winter pressure", date(2026, 6, 8), date(2026, 6, 19))
    plan = planned(template("A", 5), template("B", 2, "A", clear_days=0), freezes=(freeze,))
    assert start_reason(plan, "B") == (
        "Starts on 8 June 2026 because “Do A” (A) finishes on 5 June 2026."
        " Moved to 22 June 2026 to stay clear of the freeze window “Winter pressure”."
    )


def test_two_freezes_in_a_row_are_both_named() -> None:
    first = FreezeWindow("First", date(2026, 6, 1), date(2026, 6, 5))
    second = FreezeWindow("Second", date(2026, 6, 9), date(2026, 6, 12))
    plan = planned(template("A", 3, clear_days=0), freezes=(first, second))
    assert start_reason(plan, "A").endswith(
        "Moved to 15 June 2026 to stay clear of the freeze windows “First” and “Second”."
    )


def test_a_rule_about_dates_gives_its_own_reason() -> None:
    rule = DatedLink(Link("A", lag=5), "always", "The return is rehearsed first.")
    plan = planned(template("A", 5), template("B", 2, dated_links=(rule,)))
    assert start_reason(plan, "B").endswith("finishes on 5 June 2026; the return is rehearsed first.")


def test_a_chain_leads_from_the_first_day_to_the_activity() -> None:
    dates = ProgrammeDates(date(2026, 1, 5), date(2026, 1, 5))
    plan = programme(templates(), dates, ENGLAND, needed, unexpanded)
    for one in plan.activities:
        steps = why(plan, one.id)
        assert steps[-1].activity_id == one.id
        assert steps[0].reason == "Starts on 5 January 2026, the first day of the programme."
        for before, after in pairwise(steps):
            assert f"({before.activity_id})" in after.reason
            assert before.start <= after.start
    assert path_steps(plan) == why(plan, "L11")
    assert path_steps(plan, "live") == why(plan, "J07")


def test_an_unknown_activity_has_no_reasons() -> None:
    with pytest.raises(KeyError):
        why(planned(template("A", 1)), "Z")


def test_a_latest_date_is_put_in_words() -> None:
    deadline = Deadline("contract_end", date(2026, 6, 12), "the end of contract c-pacs", "c-pacs")
    plan = planned(
        template("A", 5),
        template("B", 2, "A", deadline="contract_end"),
        template("C", 1),
        deadlines=(deadline,),
    )
    assert latest_reason(plan, "B") == "Must finish by 12 June 2026 because of the end of contract c-pacs."
    assert latest_reason(plan, "A") == (
        "Must finish by 10 June 2026 because “Do B” (B) must start by 11 June 2026."
    )
    assert latest_reason(plan, "C") is None


def test_dates_are_written_as_in_british_prose() -> None:
    assert long_date(date(2012, 3, 1)) == "1 March 2012"
    assert long_date(date(2026, 12, 31)) == "31 December 2026"
