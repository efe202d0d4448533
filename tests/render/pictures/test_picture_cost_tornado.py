# SPDX-License-Identifier: MIT
"""The tornado of cost: each bar from end to end, and the rival's line where the order turns."""

from hypothesis import given
from hypothesis import strategies as st
from picture_reading import outside, overlaps, root_of, written

from planner.documents.figures import CostBar, CostTornadoFigure
from planner.render.pictures.cost_tornado import draw_cost_tornado

BARS = (
    CostBar("New managed service", 8.0e6, 12.5e6, True, "+26%"),
    CostBar("Months late", 9.5e6, 10.5e6, False, "−58%"),
    CostBar("Training", 9.99e6, 10.01e6, False),
)
COST = CostTornadoFigure("What moves it", "Extend", 10.0e6, BARS, "Buy", 12.0e6)


def words(figure: CostTornadoFigure) -> list[str]:
    """Every text of the picture, which lies on the sheet and over no other."""
    sheet, height = draw_cost_tornado(figure)
    root = root_of(sheet.svg(height, figure.title, figure.alt_text()))
    texts = written(root)
    assert overlaps(texts) == []
    assert outside(root, texts) == []
    return [text.words for text in texts]


def test_it_names_the_ends_of_each_bar_and_where_the_order_turns() -> None:
    found = words(COST)
    assert [one for one in found if one in ("£8.0m", "£12.5m", "+26%")] == ["£8.0m", "£12.5m", "+26%"]
    assert {"range stated", "planning default, not verified", "“Buy”, £12.0m"} <= set(found)


def test_the_alternative_text_says_which_input_alone_turns_the_order() -> None:
    assert COST.alt_text() == (
        "Tornado of the net present cost of “Extend”, £10.0m as stated. The widest of 3 inputs: "
        "New managed service £8.0m to £12.5m, Months late £9.5m to £10.5m and Training £10.0m to £10.0m. "
        "“Buy” costs £12.0m: within their ranges come to that New managed service."
    )


def test_a_rival_far_away_is_named_and_does_not_squeeze_the_bars() -> None:
    far = CostTornadoFigure("T", "Extend", 10.0e6, BARS, "Buy", 90.0e6)
    assert any("“Buy” costs £90.0m, beyond this picture" in one for one in words(far))
    assert "no input alone" in far.alt_text()


@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.floats(-1e9, 1e9), st.floats(0, 1e9), st.booleans()), max_size=12
    ),
    st.none() | st.floats(-1e9, 1e9),
)
def test_whatever_the_numbers_nothing_lies_over_anything(
    said: list[tuple[str, float, float, bool]], rival: float | None
) -> None:
    bars = tuple(CostBar(label, low, low + wide, stated, "+1,234%") for label, low, wide, stated in said)
    words(CostTornadoFigure("T", "Mine", 0.0, bars, "Other", rival))
