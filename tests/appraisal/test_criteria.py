# SPDX-License-Identifier: MIT
"""Options on weighted criteria: totals, dominance, firmness, and what would make another come first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.appraisal.criteria import Criterion, Score, dominated, firmness, to_win, total_of

FIT, TIME = Criterion("fit", "Fit", "", 60, 30, 90), Criterion("time", "Time", "", 40, 20, 60)
BOTH = (FIT, TIME)
TOP = 5.0


def marks(**scores: float) -> dict[str, Score]:
    return {id_: Score(one, max(one - 1, 0), min(one + 1, TOP), "") for id_, one in scores.items()}


def test_a_total_is_out_of_a_hundred() -> None:
    assert total_of(marks(fit=5, time=5), BOTH, TOP) == pytest.approx(100)
    assert total_of(marks(fit=5, time=0), BOTH, TOP) == pytest.approx(60)


def test_a_missing_score_or_weight_leaves_the_total_unknown() -> None:
    assert total_of(marks(fit=5), BOTH, TOP) is None
    unweighed = (FIT, Criterion("time", "Time", "", None, 0, 0))
    assert total_of(marks(fit=5, time=5), unweighed, TOP) is None


def test_an_option_that_is_beaten_on_everything_is_named_with_what_beats_it() -> None:
    scores = {"a": marks(fit=4, time=4), "b": marks(fit=3, time=4), "c": marks(fit=5, time=1)}
    found = dominated(scores, BOTH, {"a": 100.0, "b": 120.0, "c": 90.0})
    assert [(one.option, one.by) for one in found] == [("b", "a")]


def test_what_is_unknown_dominates_nothing_and_equals_dominate_nobody() -> None:
    scores = {"a": marks(fit=4, time=4), "b": marks(fit=3, time=4), "c": marks(fit=4, time=4)}
    assert dominated(scores, BOTH, {"a": None, "b": 120.0}) == ()
    assert dominated(scores, BOTH, {"a": 100.0, "c": 100.0}) == ()


def test_an_option_ahead_on_all_comes_first_whatever_the_weights() -> None:
    found = firmness({"a": marks(fit=5, time=5), "b": marks(fit=1, time=1)}, BOTH)
    assert found is not None
    assert found.any_weights == {"a": 1.0, "b": 0.0}
    assert found.stated["a"] == 1.0


def test_mirrored_options_share_any_weights_evenly() -> None:
    found = firmness({"a": marks(fit=5, time=1), "b": marks(fit=1, time=5)}, BOTH)
    assert found is not None
    assert found.any_weights["a"] == pytest.approx(0.5, abs=0.01)
    assert found.stated["a"] > 0.6, "fit weighs more"


def test_an_option_that_nobody_has_scored_takes_no_part() -> None:
    found = firmness({"a": marks(fit=5, time=5), "b": marks(fit=1, time=1), "c": {}}, BOTH)
    assert found is not None
    assert set(found.stated) == {"a", "b"}
    assert firmness({"a": marks(fit=5, time=5), "c": {}}, BOTH) is None


SCORES = st.lists(st.integers(0, 5), min_size=3, max_size=3)
WEIGHTS = st.lists(st.integers(1, 100), min_size=3, max_size=3)


@given(SCORES, SCORES, WEIGHTS)
def test_each_change_that_is_named_makes_a_tie(one: list[int], two: list[int], weights: list[int]) -> None:
    names = ("a", "b", "c")
    criteria = [Criterion(n, n, "", float(w), 0, 0) for n, w in zip(names, weights, strict=True)]
    scores = {
        "one": marks(**dict(zip(names, map(float, one), strict=True))),
        "two": marks(**dict(zip(names, map(float, two), strict=True))),
    }
    totals = {option: total_of(held, criteria, TOP) for option, held in scores.items()}
    for change in to_win(scores, criteria, totals, TOP):
        moved, weighed = dict(scores), list(criteria)
        if change.what == "score":
            changed = Score(change.needed, 0, TOP, "")
            moved[change.option] = {**scores[change.option], change.criterion: changed}
        else:
            rest = sum(w for n, w in zip(names, weights, strict=True) if n != change.criterion)
            share = change.needed / 100
            weighed = [
                Criterion(n, n, "", share if n == change.criterion else (1 - share) * w / rest, 0, 0)
                for n, w in zip(names, weights, strict=True)
            ]
        after = [total_of(held, weighed, TOP) for held in moved.values()]
        assert after[0] == pytest.approx(after[1], abs=1e-6)
