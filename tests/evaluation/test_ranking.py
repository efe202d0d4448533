# SPDX-License-Identifier: MIT
"""The ranking and what would change it: two cases from the field, then what must hold for all bids."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tenders import SCALE, evaluation, ranked

from planner.evaluation.ranking import Offer, Ranking, rank
from planner.evaluation.rounding import rounded
from planner.evaluation.sensitivity import (
    PRICE,
    drop_outs,
    marks_that_change,
    other_formulas,
    prices_that_change,
    weights_that_change,
)
from planner.model.evaluation import Evaluation

TWO = {"A": (100, 70), "B": (130, 85)}
THREE = {**TWO, "C": (50, 30)}


def totals(formula: str, bids: dict[str, tuple[int, int]]) -> dict[str, str]:
    return {one.name: str(one.total) for one in ranked(evaluation(formula), bids).standings}


def test_a_hopeless_cheap_bid_turns_the_order_of_the_others() -> None:
    assert totals("relative_to_lowest", TWO) == {"A": "82.00", "B": "81.77"}
    assert totals("relative_to_lowest", THREE) == {"B": "66.38", "A": "62.00", "C": "58.00"}


def test_that_turn_is_found_on_the_bids_themselves() -> None:
    found = {one.gone: one for one in drop_outs(ranked(evaluation(), THREE))}
    assert found["C"].turned == (("B", "A"),)
    assert found["C"].new_winner
    assert found["A"].turned == ()


def test_price_per_quality_point_knows_no_such_turn() -> None:
    said = evaluation("price_per_quality_point")
    assert [one.name for one in ranked(said, TWO).standings] == ["A", "B"]
    assert [one.name for one in ranked(said, THREE).standings] == ["A", "B", "C"]
    assert all(not one.turned for one in drop_outs(ranked(said, THREE)))


def test_one_mark_of_two_and_a_half_decides_over_a_lead_of_two_and_a_quarter() -> None:
    """*Braceurself v NHS England* [2022]: 80.25 against 82.5, and one mark more was due to the loser."""
    weights = {"Q1": 10, "Q2": 24, "Q3": 21, "Q4": 18, "Q5": 15, "Q6": 12}
    questions = [{"id": name, "weight": weight} for name, weight in weights.items()]
    quality = {"id": "quality", "weight": 100, "questions": questions}
    said = evaluation(price=0, scale=SCALE[:5], criteria=[quality])
    loser = {"Q1": 3, "Q2": 3, "Q3": 4, "Q4": 3, "Q5": 3, "Q6": 3}
    winner = {"Q1": 3, "Q2": 3, "Q3": 3, "Q4": 4, "Q5": 3, "Q6": 4}
    found = ranked(said, {"loser": (100, loser), "winner": (100, winner)})
    assert {one.name: str(one.total) for one in found.standings} == {"winner": "82.50", "loser": "80.25"}
    on_q1 = next(one for one in marks_that_change(found) if one.question == "Q1")
    assert (on_q1.worth, on_q1.gap, on_q1.up) == (Fraction(5, 2), Fraction(9, 4), 1)
    after = ranked(said, {"loser": (100, {**loser, "Q1": 4}), "winner": (100, winner)})
    assert [(one.name, str(one.total)) for one in after.standings] == [
        ("loser", "82.75"),
        ("winner", "82.50"),
    ]


def test_equal_totals_share_a_rank_unless_the_tender_says_what_breaks_the_tie() -> None:
    bids = {"A": (100, 50), "B": (100, 50), "C": (200, 50)}
    assert [one.rank for one in ranked(evaluation(), bids).standings] == [1, 1, 3]
    assert ranked(evaluation(), bids).winner is None
    level = {"A": (100, 60), "B": (80, 46)}
    flat = evaluation("fixed_benchmark")
    assert all(one.rank is None for one in ranked(flat, level).standings)


def test_half_is_rounded_up_and_once() -> None:
    assert rounded(Fraction("80.245"), 2) == Decimal("80.25")
    assert rounded(Fraction("80.2449999"), 2) == Decimal("80.24")
    assert rounded(Fraction(-5, 2), 0) == Decimal(-3)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("relative_to_lowest", ["40", "20", "10"]),
        ("linear", ["40", "0", "0"]),
        ("min_max", ["40", "80/3", "0"]),
    ],
)
def test_the_formulas_by_hand(formula: str, expected: list[str]) -> None:
    found = ranked(evaluation(formula), {"A": (100, 0), "B": (200, 0), "C": (400, 0)})
    marks = {one.name: str(one.price_marks) for one in found.standings}
    assert [marks[name] for name in "ABC"] == expected


def test_a_fixed_benchmark_depends_on_no_bid() -> None:
    price = {"weight": 40, "formula": "fixed_benchmark", "floor": "£100", "cap": "£300"}
    said = Evaluation.model_validate({**evaluation().model_dump(exclude_none=True), "price": price})
    found = ranked(said, {"A": (50, 0), "B": (150, 0), "C": (400, 0)})
    assert [str(one.price_marks) for one in found.standings] == ["40", "30", "0"]


def test_a_bid_that_is_out_does_not_set_the_lowest_price() -> None:
    said = evaluation(minimum_quality_pct=50)
    found = ranked(said, THREE)
    assert [one.name for one in found.ranked] == ["A", "B"]
    assert "the least is 30.00" in found.standings[-1].why


def test_what_is_not_set_is_never_made_up() -> None:
    unset = Evaluation.model_validate({"criteria": [{"id": "quality", "questions": [{"id": "Q1"}]}]})
    found = ranked(unset, TWO)
    assert found.ranked == ()
    assert found.standings[0].why == "The weight of quality is not set."


def test_the_winner_under_each_formula_is_told() -> None:
    said = {one.formula: (one.stated, one.first) for one in other_formulas(ranked(evaluation(), THREE))}
    assert said["relative_to_lowest"] == (True, ("B",))
    assert said["price_per_quality_point"] == (False, ("A",))
    assert "fixed_benchmark" not in said


BIDS = st.dictionaries(
    st.sampled_from("ABCDE"), st.tuples(st.integers(1, 500), st.integers(1, 100)), min_size=2, max_size=5
)
FORMULAS = st.sampled_from(("relative_to_lowest", "linear", "min_max", "price_per_quality_point"))


@settings(max_examples=150, deadline=None)
@given(BIDS, FORMULAS)
def test_the_marks_that_are_said_to_change_the_winner_do_and_one_fewer_does_not(
    bids: dict[str, tuple[int, int]], formula: str
) -> None:
    said = evaluation(formula)
    found = ranked(said, bids)
    for change in marks_that_change(found):
        assert found.winner is not None
        winner, rival = found.winner.offer.id, change.rival
        for who, step, number in ((rival, 1, change.up), (winner, -1, change.down)):
            if number is None:
                continue
            for less, ahead in ((0, True), (1, False)):
                price, score = bids[who]
                moved = {**bids, who: (price, score + step * (number - less))}
                tried = {one.offer.id: one for one in ranked(said, moved).standings}
                if tried[winner].exact_total is None:
                    continue  # the last mark was taken from the winner, which leaves no price per mark
                better = _ahead(tried[rival].exact_total, tried[winner].exact_total, formula)
                assert better is ahead


def _ahead(rival: Fraction | None, winner: Fraction | None, formula: str) -> bool:
    assert rival is not None
    assert winner is not None
    return rival < winner if formula == "price_per_quality_point" else rival > winner


@settings(max_examples=150, deadline=None)
@given(BIDS)
def test_at_the_weight_that_is_said_two_bids_are_level(bids: dict[str, tuple[int, int]]) -> None:
    found = ranked(evaluation(), bids)
    for change in weights_that_change(found):
        price = change.level_at if change.criterion == PRICE else 100 - change.level_at
        low = min(pounds for pounds, _ in bids.values())
        total = {name: price * low / p + (100 - price) * q / 100 for name, (p, q) in bids.items()}
        assert found.winner is not None
        assert total[change.rival] == total[found.winner.offer.id]


@settings(max_examples=60, deadline=None)
@given(BIDS, FORMULAS)
def test_a_penny_more_than_the_price_that_is_said_is_not_enough(
    bids: dict[str, tuple[int, int]], formula: str
) -> None:
    said = evaluation(formula)
    found = ranked(said, bids)
    for change in prices_that_change(found):
        if change.needed is not None:
            offers = [one.offer for one in found.standings]
            assert _first_at(found, offers, change.rival, change.needed)
            assert not _first_at(found, offers, change.rival, change.needed + 1)


def _first_at(found: Ranking, offers: list[Offer], rival: str, price: int) -> bool:
    tried = [replace(one, price=price) if one.id == rival else one for one in offers]
    winner = rank(found.method, found.lot, tried).winner
    return winner is not None and winner.offer.id == rival


@settings(max_examples=100, deadline=None)
@given(BIDS)
def test_no_bid_changes_the_order_of_others_by_price_per_quality_point(
    bids: dict[str, tuple[int, int]],
) -> None:
    assert all(not one.turned for one in drop_outs(ranked(evaluation("price_per_quality_point"), bids)))
