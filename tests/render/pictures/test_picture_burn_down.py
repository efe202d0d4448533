# SPDX-License-Identifier: MIT
"""The burn-down says what is left when, marks the ends of contracts, and writes nothing over anything."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from picture_reading import outside, overlaps, root_of, spilling, written

from planner.documents.figures import BurnDownFigure, BurnDownLine, Marker
from planner.render.pictures import draw

START = date(2026, 6, 15)


def line(label: str, stock: float, months: int) -> BurnDownLine:
    days = [START + timedelta(30 * n) for n in range(months + 1)]
    left = [stock * (1 - n / months) for n in range(months + 1)]
    return BurnDownLine(label, tuple((on, tb, tb * 1.1) for on, tb in zip(days, left, strict=True)))


WHOLE = BurnDownFigure(
    "What is left to be moved",
    line("Everything", 60, 12),
    (line("Our PACS", 10, 3), line("Our store", 50, 12)),
    (
        Marker(START + timedelta(180), "Contract ends"),
        Marker(START - timedelta(90), "Day of the plan", "today"),
    ),
)


def sound(figure: BurnDownFigure) -> list[str]:
    drawn = root_of(draw(figure).svg)
    texts = written(drawn)
    assert overlaps(texts) == []
    assert outside(drawn, texts) == []
    assert spilling(drawn, texts) == []
    return [text.words for text in texts]


def test_it_says_what_is_left_when_the_contract_ends() -> None:
    assert "30 to 33 TB left" in "\n".join(sound(WHOLE))


def test_a_contract_that_ends_before_the_copy_begins_has_no_amount() -> None:
    early = BurnDownFigure("T", WHOLE.whole, (), (Marker(START - timedelta(10), "Contract ends"),))
    assert not [words for words in sound(early) if words.endswith("TB left") and words != "TB left"]


def test_the_alternative_text_tells_the_first_day_the_end_and_the_last() -> None:
    told = WHOLE.alt_text()
    assert told.startswith("Burn-down. On 15 June 2026 60 TB are to be moved (P80 66)")
    assert "Contract ends on 12 December 2026: 30 TB left, 33 at eight in ten" in told
    assert told.endswith("nothing is left at eight in ten.")


def test_many_archives_are_counted() -> None:
    many = BurnDownFigure("T", WHOLE.whole, tuple(line(f"Store {n}", 5, 6) for n in range(9)))
    assert "5 more archives not drawn" in "\n".join(sound(many))


@settings(max_examples=25, deadline=None)
@given(
    st.floats(0, 90_000),
    st.integers(1, 120),
    st.lists(st.tuples(st.integers(-400, 4000), st.text(min_size=1, max_size=60)), max_size=4),
)
def test_any_amounts_draw_with_nothing_over_anything(
    stock: float, months: int, days: list[tuple[int, str]]
) -> None:
    markers = tuple(Marker(START + timedelta(on), name) for on, name in days)
    sound(BurnDownFigure("Any", line("Everything", stock, months), (), markers))
