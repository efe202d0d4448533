# SPDX-License-Identifier: MIT
"""Use of capacity: a frame for what there is in a month, filled as far as it is used, hatched if frozen."""

from datetime import date

import pytest
from picture_reading import outside, overlaps, root_of, written

from planner.documents.figures import CapacityFigure, CapacityLane
from planner.render.pictures.capacity import draw_capacity
from planner.render.pictures.palette import BLUE

STORE = CapacityLane(
    "Regional data store",
    "TB a month",
    ((date(2012, 11, 1), 30.0, 45.0), (date(2012, 12, 1), 0.0, 0.0), (date(2013, 1, 1), 45.0, 45.0)),
)
TEAM = CapacityLane("Migration team", "days served in the month", ((date(2013, 1, 1), 1.0, 2.0),))
FIGURE = CapacityFigure("Use of what is shared", (STORE, TEAM))


def test_every_text_stands_on_the_sheet_and_over_no_other() -> None:
    sheet, height = draw_capacity(FIGURE)
    root = root_of(sheet.svg(height, FIGURE.title, FIGURE.alt_text()))
    texts = written(root)
    assert overlaps(texts) == []
    assert outside(root, texts) == []
    words = [text.words for text in texts]
    assert {"Regional data store: TB a month", "45", "2.0", "frozen throughout"} <= set(words)


def test_what_is_used_is_as_high_as_its_share() -> None:
    sheet, height = draw_capacity(FIGURE)
    root = root_of(sheet.svg(height, FIGURE.title, ""))
    bars = {
        (bar.findtext("{*}title") or ""): float(bar.get("height", "0"))
        for bar in root.iter("{*}rect")
        if bar.get("fill") == BLUE and bar.find("{*}title") is not None
    }
    full = bars["45.0 of 45.0"]
    assert bars["30.0 of 45.0"] == pytest.approx(full * 2 / 3, abs=0.01)
    assert bars["1.0 of 2.0"] == pytest.approx(full / 2, abs=0.01)
    assert len(bars) == 3, "a frozen month has no bar"


def test_it_is_told_in_words() -> None:
    assert FIGURE.alt_text() == (
        "Regional data store, TB a month, 3 months; fullest January 2013 with 100%; 1 month frozen. "
        "Migration team, days served in the month, 1 month; fullest January 2013 with 50%."
    )
