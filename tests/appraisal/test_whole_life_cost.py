# SPDX-License-Identifier: MIT
"""The whole-life cost of an option: discounting, optimism bias, what counts, and what is inherited."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from appraisal_estates import by_id, compared, known
from hypothesis import given
from hypothesis import strategies as st

from planner.appraisal.lines import Span
from planner.appraisal.overrun import financial_year, overrun_of
from planner.schedule.simulation.uncertainty import DateRange
from planner.schedule.timeline import Deadline
from planner.verdicts.four import Verdict

PUBLISHED = (1, 0.9662, 0.9335, 0.9019, 0.8714, 0.8420, 0.8135, 0.7860, 0.7594, 0.7337, 0.7089)
"""The factors of the Green Book for years 0 to 10, as they are printed."""


def test_the_factors_are_those_that_are_printed() -> None:
    factors = known().discount_on(date(2026, 6, 1)).factors(11)
    assert [round(one, 4) for one in factors] == list(PUBLISHED)


def test_after_thirty_years_the_rate_is_lower() -> None:
    factors = known().discount_on(date(2026, 6, 1)).factors(33)
    assert factors[30] / factors[29] == pytest.approx(1 / 1.035)
    assert factors[31] / factors[30] == pytest.approx(1 / 1.03)


def test_the_rate_is_that_of_the_day() -> None:
    assert known().discount_on(date(2002, 6, 1)).pct(1) == 6.0
    assert known().discount_on(date(2012, 6, 1)).pct(1) == 3.5


def test_a_new_table_of_optimism_bias_holds_from_its_day_on() -> None:
    first, *others = known().biases
    assert first.applies_to == "equipment"
    old = first.model_copy(update={"valid_until": date(2026, 12, 31)})
    new = first.model_copy(update={"id": "newer", "valid_from": date(2027, 1, 1), "upper_pct": 90})
    held = replace(known(), biases=(new, old, *others))
    assert held.biases_on(date(2026, 12, 31))["equipment"].upper_pct == 200
    assert held.biases_on(date(2027, 1, 1))["equipment"].upper_pct == 90
    assert held.biases_on(date(1999, 1, 1))["equipment"].upper_pct == 200, "the earliest that is known"


def test_a_steady_charge_by_hand() -> None:
    """£100,000 a year over three years is worth 100,000 × (1 + 0.96618 + 0.93351) = £289,969.43 today."""
    found = compared("""
        appraisal: {price_base: 2026-27, first_year: 2026-27, years: 3}
        options:
          - id: buy
            route: framework_calloff
            costs: [{id: c, kind: other, per_year: "£100,000", first: 2026-27, last: 2028-29}]
    """)
    (buy,) = [one for one in found.options if one.id == "buy"]
    assert buy.whole is not None
    assert buy.whole.costs == pytest.approx(289_969.43, abs=0.005)
    assert buy.whole.annual * sum(found.factors) == pytest.approx(buy.whole.net)


@pytest.mark.parametrize(
    ("line", "before", "bias"),
    [
        ("kind: hardware", 100, 200),
        ("kind: hardware, mitigated_pct: 100", 100, 10),
        ("kind: hardware, mitigated_pct: 50", 100, 105),
        ("kind: service_charge", 100, 41),
        ("kind: service_charge, bias: none", 100, 0),
        ("kind: hardware, sunk: yes", 0, 0),
        ("kind: hardware, transfer: yes", 0, 0),
    ],
)
def test_bias_starts_high_and_evidence_takes_it_down(line: str, before: float, bias: float) -> None:
    found = compared(f"""
        appraisal: {{price_base: 2026-27, first_year: 2026-27, years: 2}}
        options:
          - id: buy
            route: framework_calloff
            costs: [{{id: c, amounts: {{2026-27: "£100"}}, {line}}}]
    """)
    whole = by_id(found)["buy"].whole
    assert (whole.before_bias, whole.bias) == (pytest.approx(before), pytest.approx(bias))


INHERITED = """
    appraisal: {price_base: 2026-27, first_year: 2026-27, years: 2}
    options:
      - id: buy
        route: framework_calloff
        costs:
          - {id: service, kind: other, amounts: {2026-27: "£100"}}
          - {id: exit, kind: other, amounts: {2026-27: "£40"}}
        gains: [{id: room, amounts: {2026-27: "£10"}, cash: yes}]
      - id: cheaper
        based_on: buy
        costs: [{id: service, kind: other, amounts: {2026-27: "£80"}}]
      - {id: no-exit-charge, based_on: buy, without: [exit]}
"""


def test_a_variant_is_a_small_difference() -> None:
    net = {id_: one.net for id_, one in by_id(compared(INHERITED)).items()}
    assert net["buy"] == pytest.approx(130)
    assert net["cheaper"] == pytest.approx(110)
    assert net["no-exit-charge"] == pytest.approx(90)


def test_an_option_without_costs_is_not_free() -> None:
    found = compared(INHERITED)
    nothing = by_id(found)["do-nothing"]
    assert nothing.net is None
    assert [gap.missing for gap in nothing.gaps if gap.missing == "costs"] == ["costs"]
    assert "do-nothing" not in [one.id for one in found.by_cost]


def test_a_line_that_nobody_has_priced_is_asked_for() -> None:
    found = compared("""
        options:
          - {id: buy, route: framework_calloff, costs: [{id: c, title: Storage, kind: storage}]}
    """)
    gaps = by_id(found)["buy"].gaps
    assert [(gap.missing, gap.title) for gap in gaps if gap.missing == "line"] == [("line", "Storage")]
    assert by_id(found)["buy"].net is None


def test_amounts_of_other_years_are_not_compared_but_told() -> None:
    found = compared("""
        appraisal: {first_year: 2026-27, years: 2}
        options:
          - id: buy
            route: framework_calloff
            costs: [{id: c, kind: other, per_year: "£10", first: 2025-26, last: 2030-31}]
    """)
    (line,) = by_id(found)["buy"].costs
    assert (line.total, line.outside) == (20, 40)


def test_a_risk_is_worth_its_chance_times_its_price_in_its_year() -> None:
    found = compared("""
        appraisal: {first_year: 2026-27, years: 3}
        options:
          - id: buy
            route: framework_calloff
            costs: [{id: c, kind: other, amounts: {2026-27: "£100"}}]
            priced_risks:
              - {id: r1, chance_pct: 20, impact: "£50,000", year: 2027-28}
              - {id: r2, chance_pct: 20}
    """)
    buy = by_id(found)["buy"]
    assert buy.whole.risk == pytest.approx(0.2 * 50_000 / 1.035)
    assert [gap.id for gap in buy.gaps if gap.missing == "risk"] == ["r2"]


def late(days: dict[date, float], due: date) -> Verdict:
    ordinals = tuple(day.toordinal() for day in days)
    ends = (Deadline("contract_end", due, "the end of contract c1"),)
    return Verdict("replace", "Replace the product", days=DateRange(ordinals, tuple(days.values())), due=ends)


def test_being_late_costs_the_mean_of_the_months_late() -> None:
    """Half the futures are in time, a quarter is 30 days late and a quarter 90: 30 days on average."""
    due = date(2028, 3, 31)
    verdict = late({date(2028, 3, 1): 0.5, date(2028, 4, 30): 0.75, date(2028, 6, 29): 1.0}, due)
    found = overrun_of(verdict, 10_000, Span(2026, 5))
    assert found is not None
    assert found.chance == pytest.approx(0.5)
    assert found.months == pytest.approx(30 / (365.25 / 12))
    assert found.expected == pytest.approx(30 / (365.25 / 12) * 10_000)
    assert found.place == 1, "March 2028 is in 2027-28"


def test_a_month_without_a_price_is_unknown_and_not_free() -> None:
    verdict = late({date(2028, 4, 30): 1.0}, date(2028, 3, 31))
    found = overrun_of(verdict, None, Span(2026, 5))
    assert found is not None
    assert found.expected is None


@pytest.mark.parametrize(("day", "year"), [(date(2028, 3, 31), 2027), (date(2028, 4, 1), 2028)])
def test_a_financial_year_begins_on_the_first_of_april(day: date, year: int) -> None:
    assert financial_year(day) == year


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_present_values_agree_with_exact_fractions(amounts: list[int]) -> None:
    rate = known().discount_on(date(2026, 6, 1))
    exact, factor = Fraction(0), Fraction(1)
    for year, amount in enumerate(amounts):
        factor = factor / (1 + Fraction(rate.pct(year)) / 100) if year else Fraction(1)
        exact += amount * factor
    ours = sum(a * f for a, f in zip(amounts, rate.factors(len(amounts)), strict=True))
    assert ours == pytest.approx(float(exact), rel=1e-12, abs=1e-6)
