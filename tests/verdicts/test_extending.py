# SPDX-License-Identifier: MIT
"""A contract is lengthened by its own options while they can be asked for; beyond them the law sets a cap."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from small_trust import catalogue, contract

from planner.verdicts.extending import lengthened

PACKS = tuple(catalogue().regimes.packs.values())
TODAY = date(2026, 6, 1)


def test_the_next_option_moves_the_end_and_names_its_notice():
    found = lengthened(contract(), TODAY, PACKS, None)
    assert found.open
    assert (found.contract.end, found.notice) == (date(2028, 9, 30), date(2027, 3, 31))


def test_the_day_for_notice_is_the_last_on_which_it_is_open():
    assert lengthened(contract(), date(2027, 3, 31), PACKS, None).open
    late = lengthened(contract(), date(2027, 4, 1), PACKS, None)
    assert late.refused == "The last day to extend The managed service was 31 March 2027."
    assert late.contract == contract()


def test_no_option_left_is_refused_and_no_option_said_is_not_known():
    assert "no extension left" in (lengthened(contract(extensions=[]), TODAY, PACKS, None).refused or "")
    unsaid = lengthened(contract(extensions="unknown"), TODAY, PACKS, None)
    assert unsaid.refused is None
    assert "whether" in (unsaid.unknown or "")


def test_notice_to_leave_ends_the_right_to_extend_once_it_is_served():
    served = contract(notice_served="2026-05-01")
    assert "was served" in (lengthened(served, TODAY, PACKS, None).refused or "")
    assert lengthened(contract(notice_served="2026-07-01"), TODAY, PACKS, None).open


def test_the_act_caps_a_longer_term_at_a_tenth_of_the_longest():
    """Ten years of term to 2035 are 3,652 days; a tenth of them is 365."""
    let = contract(start="2025-10-01", end="2035-09-30", extensions=[])
    assert lengthened(let, TODAY, PACKS, 11).open
    refused = lengthened(let, TODAY, PACKS, 13).refused or ""
    assert "further than the law allows" in refused
    assert "section 74(3)" in refused


@given(st.integers(1, 60), st.integers(1, 60))
def test_a_longer_option_never_ends_earlier(one, more):
    def end(months):
        held = contract(extensions=[{"months": str(months), "count": "1", "notice_months": "6"}])
        return lengthened(held, TODAY, PACKS, None).contract.end

    assert contract().end < end(one) <= end(one + more)
