# SPDX-License-Identifier: MIT
"""Who is late, who waits for it, how long the store stays open, and who pays; on times that are given."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from planner.consortium.costs import Drivers, costs_of
from planner.consortium.departures import Late, lateness
from planner.consortium.sharing import sharing
from planner.consortium.times import Times, Timing
from planner.model.consortium import Consortium


def out_by(day: date) -> Times:
    return Times(day, day, day, day, day, day, date(2013, 6, 30), 0.5, 100)


BASE = {"north": out_by(date(2013, 6, 1)), "south": out_by(date(2013, 9, 1))}
LATE = {("north", 6): out_by(date(2013, 12, 1)), ("south", 6): out_by(date(2014, 3, 1))}


def late(signed: Any = (), who_pays: str | None = "all", price: str = "1000") -> dict[str, Late]:
    said = Consortium.model_validate(
        {
            "members": ["north", "south"],
            "stores": [{"id": "store", "keep_open_per_month": price}],
            "cost_sharing": {"by": "studies", "costs": [{"id": "fee", "fixed": 400}]},
            "governance": {"late": {"months": 6, "who_pays": who_pays}},
        }
    )
    drivers = Drivers((Fraction(3), Fraction(1)), (None, None))
    costs = costs_of(("north", "south"), ("N", "S"), said.cost_sharing.costs or (), {}, drivers)
    timing = Timing(BASE, {}, LATE, {}, frozenset(signed))
    return {one.member: one for one in lateness(said, sharing(costs, "studies"), costs, timing)}


def test_before_the_signature_all_wait_and_the_store_with_them() -> None:
    found = late()["north"]
    assert found.waits
    assert (found.slip, found.open_months) == (181, 6)


@pytest.mark.parametrize("signed", [("north",), ("south",), ("north", "south")])
def test_after_the_signature_of_either_nobody_waits(signed: tuple[str, ...]) -> None:
    assert not late(signed)["north"].waits


def test_then_the_store_waits_only_for_one_who_would_have_been_last_or_becomes_so() -> None:
    found = late(signed=("north", "south"))
    assert found["north"].open_months == 3, "from September to December, begun months whole"
    assert found["south"].open_months == 6


def test_who_pays() -> None:
    assert late()["south"].pays == {"north": 4500, "south": 1500}
    assert late(who_pays="late")["south"].pays == {"south": 6000}
    assert late(who_pays=None)["south"].pays is None, "nobody has said"


def test_a_store_of_which_no_price_is_known_costs_not_nothing() -> None:
    found = late(price="unknown")["south"]
    assert found.cost is None
    assert found.open_months == 6


def test_a_member_whose_day_is_not_known_leaves_it_open() -> None:
    timing = Timing({**BASE, "west": replace(BASE["north"], out_p80=None)}, {}, LATE, {})
    said = Consortium.model_validate({"members": ["north"], "stores": [{"id": "store"}]})
    costs = costs_of(("north",), ("N",), (), {}, Drivers((None,), (None,)))
    said = said.model_copy(update={"members": (said.members[0].model_copy(update={"late_months": 6}),)})
    assert lateness(said, sharing(costs, None), costs, timing)[0].open_months is None
