# SPDX-License-Identifier: MIT
"""The financial case: what has to be paid in which year, and whether there is a budget for it."""

import pytest
from appraisal_estates import by_id, compared

CASH = """
    appraisal:
      price_base: 2026-27
      first_year: 2026-27
      years: 2
      inflation_pct: 10
      budgets: {2027-28: {revenue: "£120", capital: "£10"}}
    options:
      - id: buy
        route: framework_calloff
        costs:
          - {id: service, kind: other, nature: revenue, amounts: {2027-28: "£100"}}
          - {id: licences, kind: other, nature: capital, amounts: {2026-27: "£50"}, vat_recovered: yes}
          - {id: spent, kind: other, nature: capital, amounts: {2026-27: "£999"}, sunk: yes}
        gains: [{id: room, amounts: {2027-28: "£20"}, cash: yes}, {id: time, amounts: {2027-28: "£70"}}]
"""


def test_prices_rise_vat_is_paid_unless_recovered_and_only_cash_is_released() -> None:
    cash = {(one.year, one.nature): one for one in by_id(compared(CASH))["buy"].cash}
    assert cash[2026, "capital"].needed == pytest.approx(50), "VAT comes back, what is spent is spent"
    later = cash[2027, "revenue"]
    assert later.net_of_vat == pytest.approx(110)
    assert later.vat == pytest.approx(22)
    assert later.released == pytest.approx(22), "the other gain is no cash"
    assert later.needed == pytest.approx(110)


def test_a_budget_that_suffices_has_no_gap_and_one_that_nobody_stated_is_unknown() -> None:
    cash = {(one.year, one.nature): one for one in by_id(compared(CASH))["buy"].cash}
    assert cash[2027, "revenue"].gap == 0
    assert cash[2026, "revenue"].gap is None


def test_what_the_budget_lacks_is_told() -> None:
    found = compared(CASH.replace('revenue: "£120"', 'revenue: "£100"'))
    cash = {(one.year, one.nature): one for one in by_id(found)["buy"].cash}
    assert cash[2027, "revenue"].gap == pytest.approx(10)
