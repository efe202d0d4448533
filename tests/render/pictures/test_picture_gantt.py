# SPDX-License-Identifier: MIT
"""The Gantt chart shows every activity, or says how many a bar stands for."""

from dataclasses import replace
from datetime import date, timedelta

import picture_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_reading import all_words, outside, overlaps, root_of, titles, written

from planner.documents.figures import GanttFigure, GanttRow, Marker, Shade, readable
from planner.render.pictures.gantt import draw_gantt

DAYS = st.dates(date(2011, 1, 1), date(2016, 12, 31))
ROWS = st.builds(
    GanttRow,
    id=st.text(max_size=20),
    label=st.text(max_size=80),
    phase=st.sampled_from(("Initiate", "Build & test", "<Exit>", "")),
    early_start=DAYS,
    early_finish=DAYS,
    late_finish=st.none() | DAYS,
    critical=st.booleans(),
    milestone=st.booleans(),
    float_days=st.none() | st.integers(-400, 400),
)


def svg_of(figure: GanttFigure) -> str:
    sheet, height = draw_gantt(figure)
    return sheet.svg(height, figure.title, figure.alt_text())


def test_a_plan_that_fits_shows_every_activity_with_its_float():
    figure = picture_sample.short_gantt()
    root = root_of(svg_of(figure))
    words = {text.words for text in written(root)}
    assert {row.id for row in figure.rows} <= words
    assert "−17" in words
    bars = [title for title in titles(root) if title[:3] in {row.id for row in figure.rows} and ": " in title]
    assert len(bars) >= len(figure.rows) == 26


def test_a_large_plan_is_folded_and_says_so():
    figure = picture_sample.gantt()
    shown = readable(figure)
    assert len(figure.rows) == 100
    assert len(shown.rows) + len(shown.phases()) <= 60
    assert sum(row.folds for row in shown.rows) == 100
    folded = [row for row in shown.rows if row.folds > 1]
    words = all_words(root_of(svg_of(figure)))
    assert f"{sum(row.folds for row in folded)} activities are folded into {len(folded)} bars" in words


def test_the_critical_path_stays_in_sight_when_the_rest_is_folded():
    figure = picture_sample.gantt()
    critical = {row.id for row in figure.rows if row.critical}
    assert len(critical) == 29
    assert critical <= {row.id for row in readable(figure).rows}


def test_a_folded_bar_spans_what_it_stands_for():
    figure = picture_sample.gantt()
    folded = next(row for row in readable(figure).rows if row.folds > 1)
    spare = [
        row for row in figure.rows if row.phase == folded.phase and not row.critical and not row.milestone
    ]
    assert folded.folds == len(spare)
    assert folded.early_start == min(row.early_start for row in spare)
    assert folded.early_finish == max(row.early_finish for row in spare)
    assert folded.float_days == min(row.float_days for row in spare)


def test_markers_and_freezes_are_named_with_their_days():
    words = all_words(root_of(svg_of(picture_sample.gantt())))
    for said in (
        "LSP contract for PACS and RIS ends: 30 Jun 2013",
        "Go-live: 13 May 2013",
        "Winter freeze: 14 Dec 2012 to 4 Jan 2013",
    ):
        assert said in words


def test_the_alternative_text_counts_and_names_the_worst():
    said = picture_sample.short_gantt().alt_text()
    assert said.startswith(
        "Gantt chart of 26 activities from 1 Mar 2012 to 1 Mar 2014; 15 are on the critical path"
    )
    assert "10 finish too late, the worst by 17 working days (Legacy read-only period" in said
    assert said.endswith("Contract ends: 30 Jun 2013.")


def test_one_of_each_is_said_in_the_singular():
    row = GanttRow("A", "Sign", "P", date(2012, 3, 1), date(2012, 3, 2), date(2012, 3, 1), True, False, -1)
    figure = GanttFigure("One", date(2012, 3, 1), date(2012, 3, 2), (row,))
    assert figure.alt_text() == (
        "Gantt chart of 1 activity from 1 Mar 2012 to 2 Mar 2012; 1 is on the critical path; "
        "1 finishes too late, the worst by 1 working day (Sign)."
    )


@given(st.lists(ROWS, max_size=90), st.integers(2, 60))
def test_folding_loses_no_activity_and_keeps_within_the_lines(rows, lines):
    figure = GanttFigure("Any", date(2011, 1, 1), date(2016, 12, 31), tuple(rows))
    shown = readable(figure, lines)
    assert sum(row.folds for row in shown.rows) == len(rows)
    assert len(shown.rows) + len(shown.phases()) <= max(lines, 2)


def test_many_phases_fold_into_later_phases():
    rows = tuple(
        GanttRow(f"A{n}", f"Activity {n}", f"Phase {n}", date(2012, 1, 1), date(2012, 1, 9))
        for n in range(200)
    )
    shown = readable(GanttFigure("Many", date(2012, 1, 1), date(2012, 2, 1), rows))
    assert shown.phases()[-1] == "Later phases"
    assert shown.rows[-1].folds == 171
    assert len(shown.rows) + len(shown.phases()) == 60


@settings(max_examples=40, deadline=None)
@given(
    st.lists(ROWS, max_size=70),
    st.lists(
        st.builds(Marker, DAYS, st.text(max_size=60), st.sampled_from(("contract_end", "today", "go_live"))),
        max_size=6,
    ),
    st.lists(st.builds(Shade, DAYS, DAYS, st.text(max_size=40)), max_size=3),
)
def test_any_plan_draws_with_nothing_over_anything(rows, markers, freezes):
    figure = GanttFigure(
        "Any <&>", date(2012, 1, 1), date(2014, 1, 1), tuple(rows), tuple(markers), tuple(freezes)
    )
    root = root_of(svg_of(figure))
    texts = written(root)
    assert outside(root, texts) == []
    assert overlaps([text for text in texts if text.words.strip()]) == []


def test_a_finish_before_the_start_still_draws():
    row = GanttRow("A", "Odd", "P", date(2012, 3, 9), date(2012, 3, 1))
    figure = GanttFigure("Odd", date(2012, 3, 1), date(2012, 3, 9), (row,))
    assert "Odd" in svg_of(figure)
    assert svg_of(replace(figure, rows=(replace(row, early_finish=row.early_start + timedelta(400)),)))
