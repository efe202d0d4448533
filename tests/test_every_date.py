# SPDX-License-Identifier: MIT
"""Every date that a pack prints can be explained by `planner explain PROJECT DATE`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from pack_reading import EXAMPLES, documents_of, plan_of, planned
from printed_dates import dates_in, printed_dates

from planner.documents.baseline_file import baseline_yaml
from planner.documents.explain import explained
from planner.documents.explain.dates import days_told
from planner.documents.plan import ExitPlan
from planner.packing import write_documents
from planner.shipped import shipped

PROGRESS = """
programme:
  progress:
    - {activity: A01, started: 2026-09-07, finished: 2026-09-25}
    - {activity: B01, started: 2026-10-05, remaining: 12}
"""


def not_explained(plan: ExitPlan, pack: Mapping[str, bytes]) -> list[str]:
    """Return the dates of a pack that nothing explains, with where each is printed."""
    printed, told = printed_dates(pack), days_told(plan)
    assert len(printed) >= 150
    return [
        f"{on}: {place}"
        for on, place in sorted(printed.items())
        if on not in told and explained(plan, on.isoformat()) is None
    ]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_printed_date_of_an_example_is_explained(example: str) -> None:
    assert not_explained(plan_of(example), documents_of(example)) == []


def test_every_printed_date_of_a_plan_under_way_is_explained(tmp_path: Path) -> None:
    folder = Path(copytree(shipped("examples") / "minimal", tmp_path / "mine"))
    (folder / "baseline.yaml").write_text(baseline_yaml(planned(folder)), encoding="utf-8")
    (folder / "progress.yaml").write_text(PROGRESS, encoding="utf-8")
    plan = planned(folder, date(2026, 11, 24))
    assert plan.variance is not None
    assert not_explained(plan, write_documents(plan)) == []


def test_a_day_that_is_told_has_an_explanation() -> None:
    plan = plan_of("minimal")
    days = sorted(days_told(plan))
    assert len(days) > 300
    for on in days[::40]:
        found = explained(plan, on.isoformat())
        assert found is not None, on
        assert all(line.text for part in found.parts for line in part.lines)


def test_dates_are_read_in_words_and_in_figures() -> None:
    text = "From 3 March 2027 to 30 Jun 2027, see 2027-07-01; not 31 Foo 2027."
    assert [on for on, _ in dates_in(text)] == [date(2027, 3, 3), date(2027, 6, 30), date(2027, 7, 1)]
