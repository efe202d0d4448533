# SPDX-License-Identifier: MIT
"""What moves a cost, and how far an input must move before another option is the cheapest."""

import pytest
from appraisal_estates import by_id, compared

TWO = """
    appraisal: {price_base: 2026-27, first_year: 2026-27, years: 2}
    options:
      - id: dear
        route: framework_calloff
        costs:
          - {id: service, kind: other, amounts: {2026-27: "£100"}, low_pct: 90, high_pct: 150}
          - {id: exit, kind: other, amounts: {2026-27: "£40"}}
      - id: cheap
        route: open
        costs: [{id: service, kind: other, amounts: {2026-27: "£120"}}]
"""


def test_the_input_that_moves_most_comes_first() -> None:
    inputs = by_id(compared(TWO))["dear"].inputs
    assert [one.id for one in inputs] == ["service", "exit"]
    service, exit_ = inputs
    assert (service.low, service.high, service.stated) == (pytest.approx(130), pytest.approx(190), True)
    assert (exit_.low, exit_.high, exit_.stated) == (pytest.approx(132), pytest.approx(148), False)


def test_a_switching_value_makes_two_options_cost_the_same() -> None:
    found = compared(TWO)
    changes = {(one.option, one.id): one for one in found.switching}
    assert changes["dear", "service"].share == pytest.approx(-0.20), "at £80 it would cost £120 too"
    assert changes["dear", "exit"].share == pytest.approx(-0.5)
    assert changes["cheap", "service"].share == pytest.approx(20 / 120)
    assert all(one.possible for one in found.switching)


def test_what_cannot_fall_so_far_is_said_to_be_impossible() -> None:
    found = compared(TWO.replace('"£120"', '"£10"'))
    changes = {(one.option, one.id): one for one in found.switching}
    assert not changes["dear", "exit"].possible


def test_one_option_alone_switches_with_none() -> None:
    assert compared(TWO.split("      - id: cheap")[0]).switching == ()
