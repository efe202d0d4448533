# SPDX-License-Identifier: MIT
"""The lapse calendar names every date once, and every state by letter, word and colour."""

from datetime import date

import picture_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_reading import all_words, outside, overlaps, root_of, written

from planner.documents.figures import ContractLane, ExtensionBar, Lapse, LapseFigure, Marker, PathStrip
from planner.render.pictures.lapse import draw_lapse

DAYS = st.dates(date(2009, 1, 1), date(2019, 12, 31))
STATES = st.sampled_from(("works", "degraded", "stopped", "unknown"))


def root_for(figure: LapseFigure):
    sheet, height = draw_lapse(figure)
    return root_of(sheet.svg(height, figure.title, figure.alt_text()))


def test_every_end_option_and_notice_of_the_sample_is_written():
    words = [text.words for text in written(root_for(picture_sample.lapse()))]
    for said in (
        "to 30 Jun 2013",
        "to 30 Jun 2014",
        "to 30 Jun 2016",
        "to 31 Oct 2013",
        "term to 31 Oct 2012",
        "to 31 Dec 2015",
        "use ends 30 Jun 2013",
        "archive ends 30 Jun 2014",
        "notice by 30 Sep 2012",
        "notice by 30 Sep 2013",
    ):
        assert words.count(said) == 1, said


def test_every_path_has_a_state_for_each_lapse():
    figure = picture_sample.lapse()
    words = [text.words for text in written(root_for(figure))]
    cells = {"works": "W works", "degraded": "D degraded", "stopped": "S stopped", "unknown": "? unknown"}
    for state, said in cells.items():
        assert words.count(said) == sum(path.states.count(state) for path in figure.paths) > 0


def test_a_contract_that_has_ended_says_when():
    lane = ContractLane("c-old", "Old scanner support", date(2005, 1, 1), date(2011, 3, 31))
    figure = LapseFigure("Ended", date(2012, 3, 1), date(2013, 6, 30), (lane,))
    assert "term to 31 Mar 2011" in all_words(root_for(figure))


def test_what_is_not_drawn_is_counted():
    lanes = tuple(
        ContractLane(f"c{n}", f"Contract {n}", date(2010, 1, 1), date(2013, 1, 1)) for n in range(11)
    )
    lapses = tuple(Lapse(date(2013, 1, n), "end") for n in range(1, 15))
    paths = tuple(PathStrip(f"Path {n}", ("stopped" if n < 3 else "works",) * 14) for n in range(30))
    words = all_words(root_for(LapseFigure("Much", date(2012, 1, 1), date(2014, 1, 1), lanes, lapses, paths)))
    assert "3 more contracts not drawn. 2 later lapses not drawn." in words
    assert "10 more service paths, which work throughout, not drawn." in words
    assert "Path 0" in words


def test_the_alternative_text_tells_each_lapse():
    said = picture_sample.lapse().alt_text()
    assert (
        "After 30 Jun 2013 (LSP contract: PACS and RIS stop): 9 stopped, 3 degraded, 3 unknown and 3 works"
        in said
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            ContractLane,
            st.text(max_size=9),
            st.text(max_size=60),
            DAYS,
            DAYS,
            st.lists(
                st.builds(ExtensionBar, DAYS, DAYS, st.text(max_size=9), st.none() | st.booleans()),
                max_size=3,
            ).map(tuple),
            st.none() | DAYS,
            st.none() | DAYS,
            st.lists(st.builds(Marker, DAYS, st.text(max_size=20)), max_size=3).map(tuple),
        ),
        max_size=9,
    ),
    st.lists(st.builds(Lapse, DAYS, st.text(max_size=60)), max_size=14),
    st.lists(
        st.builds(PathStrip, st.text(max_size=50), st.lists(STATES, max_size=14).map(tuple)), max_size=24
    ),
)
def test_any_contracts_draw_with_nothing_over_anything(lanes, lapses, paths):
    figure = LapseFigure(
        "Any", date(2012, 3, 1), date(2014, 6, 30), tuple(lanes), tuple(lapses), tuple(paths)
    )
    root = root_for(figure)
    texts = [text for text in written(root) if text.words.strip()]
    assert outside(root, texts) == []
    assert overlaps(texts) == []
