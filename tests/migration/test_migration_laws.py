# SPDX-License-Identifier: MIT
"""What holds of every estimate, whatever the sizes and rates."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from migration_estates import estate, estimate_of, example

from planner.migration.estimate import MigrationEstimate
from planner.migration.sampling import shares
from planner.migration.spans import Span


@pytest.fixture(scope="module")
def lsp() -> MigrationEstimate:
    return estimate_of(example("lsp-exit-2013"))


# ---- laws


def copied(tb: float, rate: float, new: int = 20_000) -> MigrationEstimate:
    return estimate_of(
        estate(
            {
                "systems": [
                    {
                        "id": "pacs",
                        "kind": "pacs",
                        "in_scope": "replace",
                        "hosting": "on_prem",
                        "archive": {
                            "measured_tb_week": str(rate),
                            "by_modality": {"CT": {"studies_yr": str(new), "mb_mean": "100"}},
                        },
                    }
                ],
                "holdings": [
                    {
                        "id": "h",
                        "system": "pacs",
                        "years": "2015-2026",
                        "size": f"{tb} TB",
                        "studies": "1000000",
                    }
                ],
            }
        )
    )


def lengths(span: Span) -> list[float]:
    ends = (span.best, span.typical, span.worst, span.p50, span.p80, span.p95)
    return [float("inf") if end is None else end for end in ends]


SIZES = st.integers(1, 300)
RATES = st.integers(1, 20)


@settings(max_examples=25, deadline=None)
@given(SIZES, SIZES, RATES)
def test_more_terabytes_are_never_quicker(size: int, more: int, rate: int) -> None:
    less, much = (copied(tb, rate) for tb in (size, size + more))
    assert all(
        one <= other * (1 + 1e-9) for one, other in zip(lengths(less.bulk), lengths(much.bulk), strict=True)
    )


@settings(max_examples=25, deadline=None)
@given(SIZES, RATES, RATES)
def test_a_higher_rate_is_never_slower(size: int, rate: int, more: int) -> None:
    slow, quick = (copied(size, each) for each in (rate, rate + more))
    assert all(
        one <= other * (1 + 1e-9) for one, other in zip(lengths(quick.bulk), lengths(slow.bulk), strict=True)
    )


@settings(max_examples=25, deadline=None)
@given(SIZES, RATES, st.integers(0, 400_000))
def test_percentiles_rise_within_the_corners(size: int, rate: int, new: int) -> None:
    found = copied(size, rate, new)
    for span in (found.bulk, found.first, found.elapsed):
        best, typical, worst, p50, p80, p95 = lengths(span)
        assert best <= typical <= worst
        assert best <= p50 <= p80 <= p95 <= worst


@settings(max_examples=15, deadline=None)
@given(SIZES, RATES, st.integers(0, 2_000))
def test_less_is_left_the_longer_it_runs_once_nothing_lands(size: int, rate: int, days: int) -> None:
    found = copied(size, rate, new=0)
    earlier, later = (found.left_at(found.starting + timedelta(days=day)) for day in (days, days + 30))
    assert later.p80 <= earlier.p80
    assert later.worst <= earlier.worst


def test_the_same_estate_gives_the_same_answer_whatever_was_asked_before() -> None:
    first = estimate_of(example("lsp-exit-2013"))
    estimate_of(example("trust-2026"))
    shares.cache_clear()
    assert estimate_of(example("lsp-exit-2013")) == first


def test_the_draws_of_one_input_are_not_moved_by_another(lsp: MigrationEstimate) -> None:
    project = example("lsp-exit-2013")
    surer = project.programme.model_copy(update={"exceptions_pct": 1.0})
    other = estimate_of(project.model_copy(update={"programme": surer}))
    assert other.bulk == lsp.bulk
    assert other.exception_person_days != lsp.exception_person_days
