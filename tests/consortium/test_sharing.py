# SPDX-License-Identifier: MIT
"""Costs as people state them, shared by each rule; the same bill is always paid, to the penny."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.consortium.costs import Costs, Drivers, costs_of, exactly
from planner.consortium.sharing import sharing
from planner.model.consortium import CostSharing, SharingRule

RULES: tuple[SharingRule, ...] = ("studies", "tb", "equal", "shapley")


def costs(*lines: dict[str, Any], studies: Any = (300, 100), tb: Any = (10, 30), **alone: Any) -> Costs:
    """The costs of two members, or of as many as there are drivers: a, b, c ..."""
    said = CostSharing.model_validate({"costs": [{"id": f"l{n}", **line} for n, line in enumerate(lines)]})
    names = [chr(ord("a") + place) for place in range(len(studies))]
    drivers = Drivers(
        *(tuple(None if one is None else exactly(one) for one in held) for held in (studies, tb))
    )
    return costs_of(names, names, said.costs or (), alone, drivers)


def paid(held: Costs, rule: SharingRule) -> list[float] | None:
    amounts = sharing(held, rule).rule(rule).amounts
    return None if amounts is None else [float(one) for one in amounts]


@pytest.mark.parametrize(
    ("rule", "shares"),
    [("studies", [900, 300]), ("tb", [300, 900]), ("equal", [600, 600]), ("shapley", [600, 600])],
)
def test_a_fixed_cost_by_each_rule(rule: SharingRule, shares: list[float]) -> None:
    assert paid(costs({"fixed": 1200}), rule) == shares


def test_a_price_that_falls_with_volume_gives_the_small_one_the_gain() -> None:
    """300 studies cost 300 alone, 100 cost 100, both together 200 + 200 / 2 = 300: 100 is saved."""
    held = costs({"of": "studies", "bands": [{"up_to": 200, "price": 1}, {"price": "0.5"}]})
    alone = [float(one) for one in sharing(held, "shapley").alone]
    assert alone == [250, 100]
    assert paid(held, "shapley") == [225, 75]
    assert paid(held, "studies") == [225, 75]
    assert paid(held, "equal") == [150, 150]


def test_the_whole_volume_at_the_price_of_the_last_band() -> None:
    bands = [{"up_to": 200, "price": 1}, {"price": "0.5"}]
    held = costs({"of": "studies", "bands": bands, "whole_volume": "yes"})
    assert held.cost(held.everyone) == 200


def test_what_is_a_members_own_stays_with_it_under_every_rule() -> None:
    held = costs({"own": {"a": 70}, "fixed": 20}, studies=(1, 1), tb=(1, 1))
    assert all(paid(held, rule) == [80, 10] for rule in RULES)


def test_who_does_not_need_a_thing_does_not_pay_for_it() -> None:
    held = costs({"fixed": 90, "members": ["b"]}, {"per_member": 5}, studies=(1, 1), tb=(1, 1))
    assert all(paid(held, rule) == [5, 95] for rule in RULES)


def test_years_and_a_minimum_charge() -> None:
    held = costs({"per_study": "0.5", "minimum": 300, "years": 7})
    assert held.cost(held.everyone) == 2100
    assert paid(held, "studies") == [1575, 525]


def test_paying_more_than_alone_is_told_and_so_is_the_group_that_gains() -> None:
    held = costs({"fixed": 100}, {"per_study": 1})
    found = sharing(held, "equal")
    assert [float(one) for one in found.alone] == [400, 200]
    assert found.dearer == (1,)
    assert [(found.names(one.group), float(one.gain)) for one in found.objections] == [(["b"], 50)]


def test_a_quote_of_ones_own_stands_in_place_of_what_is_worked_out() -> None:
    held = costs({"fixed": 100}, a=40)
    found = sharing(held, "shapley")
    assert [float(one) for one in found.alone] == [40, 100]
    assert paid(held, "shapley") == [20, 80]


def test_what_nobody_knows_is_set_aside_and_asked() -> None:
    held = costs(
        {"title": "Legal advice"}, {"own": {"a": "unknown"}}, {"per_tb": 5}, {"fixed": 8}, tb=(10, None)
    )
    assert [one.why for one in held.unpriced] == [
        "nobody has said what it costs",
        "nobody has said what it costs a",
        "nobody has said how many TB b has",
    ]
    assert held.cost(held.everyone) == 8
    assert paid(held, "tb") is None
    assert sharing(held, "tb").rule("tb").missing == ("b",)
    assert paid(held, "shapley") == [4, 4]


def test_lines_may_each_have_a_rule() -> None:
    held = costs({"fixed": 400, "by": "studies"}, {"fixed": 400, "by": "tb"}, {"fixed": 10})
    found = sharing(held, "equal")
    assert found.mixed
    assert found.proposed is not None
    assert [float(one) for one in found.proposed.amounts or ()] == [300 + 100 + 5, 100 + 300 + 5]
    assert sharing(held, None).proposed is None


MONEY = st.integers(0, 500_000_00).map(lambda pennies: str(pennies / 100))


@st.composite
def bills(draw: st.DrawFn) -> Costs:
    members = draw(st.integers(2, 5))
    volumes = st.lists(st.integers(0, 400_000), min_size=members, max_size=members)
    lines: list[dict[str, Any]] = [
        {"fixed": draw(MONEY), "per_member": draw(MONEY)},
        {"per_study": draw(MONEY), "per_tb": draw(MONEY), "minimum": draw(MONEY)},
        {
            "of": "tb",
            "bands": [{"up_to": 50, "price": draw(MONEY)}, {"price": draw(MONEY)}],
            "own": {"a": "3"},
        },
    ]
    return costs(*lines, studies=draw(volumes), tb=draw(volumes))


@settings(max_examples=40, deadline=None)
@given(bills())
def test_every_rule_pays_the_bill_to_the_penny(held: Costs) -> None:
    found = sharing(held, "shapley")
    for shares in found.by_rule:
        assert sum(shares.amounts or ()) == found.total


@settings(max_examples=20, deadline=None)
@given(bills(), st.integers(0, 1))
def test_who_has_gone_is_missed_as_if_it_had_never_been(held: Costs, place: int) -> None:
    rest = held.without(place)
    for group in range(1 << len(rest.members)):
        low = group & ((1 << place) - 1)
        before = low | (group >> place) << (place + 1)
        assert rest.cost(group) == held.cost(before)


def test_beyond_twelve_only_what_bends_is_drawn() -> None:
    many = range(1, 15)
    plain = costs({"fixed": 1400}, {"per_study": 1}, studies=many, tb=many, a=70)
    shares = sharing(plain, "shapley").rule("shapley")
    assert shares.errors is None
    amounts = shares.amounts or ()
    # a alone would pay 1,401 by the lines and says 70: 1,331 less, of which it has a fourteenth
    assert amounts[0] == Fraction(round((101 - Fraction(1331, 14)) * 100), 100)
    bent = costs({"of": "studies", "bands": [{"up_to": 30, "price": 2}, {"price": 1}]}, studies=many, tb=many)
    drawn = sharing(bent, "shapley").rule("shapley")
    assert drawn.errors is not None
    assert sum(drawn.amounts or ()) == bent.cost(bent.everyone)
