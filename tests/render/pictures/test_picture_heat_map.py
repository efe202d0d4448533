# SPDX-License-Identifier: MIT
"""Each risk stands in its cell, or is counted there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_reading import all_words, outside, overlaps, root_of, spilling, titles, written

from planner.documents.figures import HeatMapFigure, band
from planner.render.pictures.heatmap import draw_heat_map, flow

EMPTY = tuple(tuple(() for _ in range(5)) for _ in range(5))


def with_cell(likelihood: int, impact: int, ids: tuple[str, ...]) -> HeatMapFigure:
    rows = [list(row) for row in EMPTY]
    rows[likelihood - 1][impact - 1] = ids
    return HeatMapFigure("Risks", tuple(tuple(row) for row in rows))


def root_for(figure: HeatMapFigure):
    sheet, height = draw_heat_map(figure)
    return root_of(sheet.svg(height, figure.title, figure.alt_text()))


@pytest.mark.parametrize(
    ("likelihood", "impact", "name"),
    [
        (1, 3, "low"),
        (2, 2, "moderate"),
        (3, 2, "moderate"),
        (2, 4, "high"),
        (3, 4, "high"),
        (3, 5, "extreme"),
        (5, 5, "extreme"),
    ],
)
def test_bands_are_those_of_the_nhs(likelihood, impact, name):
    assert band(likelihood, impact) == name


def test_impact_runs_across_and_likelihood_up():
    low = {text.words: text for text in written(root_for(with_cell(1, 5, ("R1",))))}
    high = {text.words: text for text in written(root_for(with_cell(5, 1, ("R1",))))}
    assert low["R1"].left > high["R1"].left + 200
    assert low["R1"].top > high["R1"].top + 200


def test_a_crowded_cell_counts_the_rest_and_tells_them_under_the_pointer():
    ids = tuple(f"R{number:02}" for number in range(1, 41))
    root = root_for(with_cell(3, 3, ids))
    shown = {text.words for text in written(root)} & set(ids)
    assert 8 <= len(shown) < 40
    assert f"+{40 - len(shown)} more" in {text.words for text in written(root)}
    assert any(title.endswith("R39, R40") for title in titles(root))


def test_the_alternative_text_counts_each_band_and_names_the_extreme():
    said = with_cell(5, 4, ("R07", "R02")).alt_text()
    assert said == (
        "Heat map of 2 risks by likelihood and impact: 2 extreme, 0 high, 0 moderate, 0 low. "
        "Extreme: R02 and R07."
    )


@given(st.lists(st.text("R0123456789@-ab", min_size=1, max_size=40), max_size=40), st.integers(1, 5))
def test_every_id_is_shown_or_left_over(ids, most):
    lines, rest = flow(ids, 70, most)
    assert [word for line in lines for word in line] + rest == ids
    assert len(lines) <= most


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.text(min_size=1, max_size=30), max_size=9), min_size=5, max_size=5), max_size=5
    )
)
def test_any_risks_draw_with_nothing_over_anything(cells):
    figure = HeatMapFigure("Any", tuple(tuple(tuple(ids) for ids in row) for row in cells))
    root = root_for(figure)
    texts = [text for text in written(root) if text.words.strip()]
    assert overlaps(texts) == []
    assert outside(root, texts) == []
    assert spilling(root, texts) == []
    assert all_words(root)
