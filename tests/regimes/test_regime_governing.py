# SPDX-License-Identifier: MIT
"""Which regime governs, which class a body is of, and which threshold bites."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regime_shelf import pack, shelf

from planner.regimes import (
    class_of_body,
    governing,
    is_above,
    possible_regimes,
    threshold,
    threshold_on,
    under_framework,
)


def name_on(day: date) -> str | None:
    found = governing(shelf().packs.values(), day)
    return found.regime if found else None


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2006, 1, 30), None),
        (date(2006, 1, 31), "pcr2006"),
        (date(2015, 2, 25), "pcr2006"),
        (date(2015, 2, 26), "pcr2015"),
        (date(2025, 2, 23), "pcr2015"),
        (date(2025, 2, 24), "pa2023"),
        (date(2060, 1, 1), "pa2023"),
    ],
)
def test_the_day_of_commencement_decides(day: date, regime: str | None) -> None:
    assert name_on(day) == regime


@given(st.dates(date(2006, 1, 31), date(2060, 12, 31)))
def test_exactly_one_regime_governs_each_day(day: date) -> None:
    held = [
        one.regime
        for one in shelf().packs.values()
        if one.applies.commenced_from <= day <= (one.applies.commenced_to or date.max)
    ]
    assert held == [name_on(day)]


def test_a_call_off_stands_under_the_regime_of_its_framework() -> None:
    packs = shelf().packs.values()
    found = under_framework(packs, called_off=date(2026, 6, 1), framework_commenced=date(2024, 3, 1))
    assert found is pack("pcr2015")
    assert under_framework(packs, date(2024, 1, 1), date(2024, 3, 1)) is None


@pytest.mark.parametrize(
    ("signed", "regimes", "asks"),
    [
        (date(2005, 1, 1), (), False),
        (date(2013, 6, 1), ("pcr2006",), False),
        (date(2016, 6, 1), ("pcr2015", "pcr2006"), True),
        (date(2022, 6, 1), ("pcr2015",), False),
        (date(2026, 6, 1), ("pa2023", "pcr2015"), True),
    ],
)
def test_a_signature_leaves_open_what_only_commencement_tells(
    signed: date, regimes: tuple[str, ...], asks: bool
) -> None:
    found = possible_regimes(shelf().packs.values(), signed)
    assert tuple(one.regime for one in found.packs) == regimes
    assert (found.question is not None) == asks


@pytest.mark.parametrize(
    ("regime", "body", "day", "authority", "asks"),
    [
        ("pa2023", "nhs_trust", date(2026, 1, 1), "central", False),
        ("pa2023", "nhs_foundation_trust", date(2026, 1, 1), "central", False),
        ("pa2023", "integrated_care_board", date(2026, 1, 1), "sub_central", True),
        ("pcr2015", "nhs_trust", date(2016, 1, 1), "central", False),
        ("pcr2015", "nhs_foundation_trust", date(2021, 8, 15), "sub_central", False),
        ("pcr2015", "nhs_foundation_trust", date(2021, 8, 16), "central", False),
        ("pcr2015", "nhs_foundation_trust", date(2023, 1, 1), "central", True),
        ("pcr2006", "nhs_foundation_trust", date(2012, 1, 1), "sub_central", True),
    ],
)
def test_class_of_authority(regime: str, body: str, day: date, authority: str, asks: bool) -> None:
    found = class_of_body(pack(regime), body, day)
    assert found is not None
    assert (found.authority, found.question is not None) == (authority, asks)


def test_a_user_confirms_only_what_the_law_leaves_open() -> None:
    board = class_of_body(pack("pa2023"), "integrated_care_board", date(2026, 1, 1), "central")
    trust = class_of_body(pack("pa2023"), "nhs_trust", date(2026, 1, 1), "sub_central")
    assert board is not None
    assert trust is not None
    assert (board.authority, board.question) == ("central", None)
    assert trust.authority == "central"
    assert class_of_body(pack("pa2023"), "parish_council", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("measures", "day", "amount", "vat"),
    [
        ("central", date(2012, 6, 1), 113_057, "exclusive"),
        ("sub_central", date(2013, 12, 31), 173_934, "exclusive"),
        ("central", date(2015, 3, 1), 111_676, "exclusive"),
        ("central", date(2016, 1, 1), 106_047, "exclusive"),
        ("sub_central", date(2018, 1, 1), 181_302, "exclusive"),
        ("central", date(2021, 12, 31), 122_976, "exclusive"),
        ("central", date(2022, 1, 1), 138_760, "inclusive"),
        ("sub_central", date(2024, 1, 1), 214_904, "inclusive"),
        ("central", date(2025, 12, 31), 139_688, "inclusive"),
        ("central", date(2026, 1, 1), 135_018, "inclusive"),
        ("sub_central", date(2026, 1, 1), 207_720, "inclusive"),
        ("light_touch", date(2026, 6, 1), 663_540, "inclusive"),
        ("works", date(2026, 6, 1), 5_193_000, "inclusive"),
    ],
)
def test_the_threshold_is_that_of_the_day_of_commencement(
    measures: str, day: date, amount: int, vat: str
) -> None:
    found = threshold_on(shelf(), measures, day)
    assert found is not None
    assert (found.amount, found.vat) == (amount, vat)


def test_no_threshold_is_held_before_the_first() -> None:
    assert threshold(pack("pcr2006"), "central", date(2005, 1, 1)) is None
    assert threshold_on(shelf(), "central", date(2005, 1, 1)) is None


def test_every_regime_has_a_threshold_on_each_of_its_days() -> None:
    for one in shelf().packs.values():
        day = one.applies.commenced_from
        while day <= (one.applies.commenced_to or date(2027, 1, 1)):
            assert threshold(one, "central", day) is not None
            day += timedelta(days=100)


def test_a_value_is_measured_on_the_basis_of_its_threshold() -> None:
    with_vat = threshold_on(shelf(), "central", date(2026, 1, 1))
    without = threshold_on(shelf(), "central", date(2021, 1, 1))
    assert with_vat is not None
    assert without is not None
    assert is_above(with_vat, 112_515, 0.2, vat_included=False)  # 135,018 with VAT
    assert not is_above(with_vat, 112_514, 0.2, vat_included=False)
    assert is_above(without, 122_976 * 1.2, 0.2, vat_included=True)
    assert not is_above(without, 140_000, 0.2, vat_included=True)
