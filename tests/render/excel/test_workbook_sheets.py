# SPDX-License-Identifier: MIT
"""Each kind of sheet: real tables, drop-downs, live colours, bars that follow dates, pages that fit."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook_reading import opened, part
from workbook_sample import PROPERTIES, gantt, matrix, plan, readme, register, sample

from planner.documents.timeline_sheets import Lane, PlanBar, PlanMilestone, PlanOnAPageSheet, months
from planner.documents.workbook import (
    SCORE_BANDS,
    Column,
    Formula,
    GanttSheet,
    PictureBlock,
    TableSheet,
    TextSheet,
    Workbook,
    band_name,
    score_band,
)
from planner.render.excel import write_xlsx
from planner.render.excel.axis import axis
from planner.render.excel.plans import pack
from planner.render.excel.text import ROW_HEIGHT_LIMIT, line_count


class Dot:
    """A picture of one pixel, to be printed at 300 mm."""

    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
        "0000000049454e44ae426082"
    )
    width_mm = 300.0
    height_mm = 150.0


def sheet(values: Any, *others: Any) -> Any:
    return opened(write_xlsx(Workbook(PROPERTIES, (values, *others))))[values.name]


def pages(found: Any) -> tuple[int, int]:
    """How many pages wide and high the sheet is made to fit; the file leaves out a one."""
    assert found.sheet_properties.pageSetUpPr.fitToPage
    setup = found.page_setup
    return tuple(1 if size is None else size for size in (setup.fitToWidth, setup.fitToHeight))


def test_a_table_sheet_is_a_real_table_ready_to_use_and_print() -> None:
    book = opened(write_xlsx(Workbook(PROPERTIES, (register(25),))))
    found = book["Risk register"]
    (table,) = found.tables.values()
    assert table.name == "RiskRegister"
    assert table.ref == "A4:M29"
    assert table.autoFilter.ref == table.ref
    assert found.freeze_panes == "B5"
    assert found.print_title_rows == "$4:$4"
    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    assert pages(found) == (1, 0)
    running = part(write_xlsx(sample()), "xl/worksheets/sheet2.xml")
    assert "Page &amp;P of &amp;N" in running
    assert "Exit from the National PACS &amp;&amp; RIS contract" in running
    assert book.defined_names["RiskRegister_rows"].attr_text == "'Risk register'!$A$5:$M$29"


def test_a_formula_every_row_shares_is_given_to_rows_that_people_add() -> None:
    content = write_xlsx(Workbook(PROPERTIES, (register(3),)))
    assert part(content, "xl/tables/table1.xml").count("<calculatedColumnFormula>") == 2
    assert "RiskRegister[[#This Row],[Likelihood]]" in part(content, "xl/worksheets/sheet1.xml")


def test_drop_downs_short_in_place_and_long_on_a_hidden_sheet() -> None:
    book = opened(write_xlsx(Workbook(PROPERTIES, (register(3),))))
    sources = {
        str(rule.sqref): rule.formula1 for rule in book["Risk register"].data_validations.dataValidation
    }
    assert sources["J5:J7"] == '"Open,Watching,Closed"'
    assert sources["I5:I7"] == "Lists!$A$1:$A$16"
    assert book["Lists"].sheet_state == "hidden"
    assert book["Lists"]["A2"].value == "Head of service 1, community"


def test_cells_to_fill_in_are_yellow_and_the_legend_says_so() -> None:
    found = sheet(register(3))
    assert found["D5"].fill.fgColor.rgb == "FFFFF8D6"
    assert found["C5"].fill.fgColor.rgb == "00000000"
    assert "Light yellow" in found["B3"].value


def test_every_score_has_one_band_and_its_colour_follows_the_cell() -> None:
    rules = [
        rule
        for area in sheet(register(3)).conditional_formatting
        if str(area.sqref) == "F5:F7"
        for rule in area.rules
    ]
    assert [rule.formula[0] for rule in rules] == [
        f'AND($F5<>"",$F5>={band.low:g},$F5<={band.high:g})' for band in SCORE_BANDS
    ]
    products = sorted({a * b for a in range(1, 6) for b in range(1, 6)})
    for product in products:
        inside = [band.label for band in SCORE_BANDS if (band.low or 0) <= product <= (band.high or 0)]
        assert inside == [band_name(product)]
        assert score_band("score", product).value == inside[0]
    assert len(products) == 14


def test_an_empty_table_still_opens_and_says_that_it_is_empty() -> None:
    found = sheet(replace(register(0), rows=()))
    assert [found.cell(row, 1).value for row in range(1, 4)][2] == "Nothing to list."
    assert next(iter(found.tables.values())).ref == "A5:M6"


def test_hidden_columns_and_long_rows() -> None:
    columns = (Column("key", "Key", "id", hidden=True), Column("text", "Text", "long"))
    found = sheet(
        TableSheet("T", "T", columns, (("a", "word " * 30), ("b", "short"), ("c", "word " * 4_000)))
    )
    assert found.column_dimensions["A"].hidden
    heights = [found.row_dimensions[row].height for row in (3, 4, 5)]
    assert heights[1] < heights[0] < heights[2] <= ROW_HEIGHT_LIMIT
    assert found.column_dimensions["B"].width > 100


@pytest.mark.parametrize(
    ("columns", "rows", "said"),
    [
        ((Column("a", "A"), Column("a", "B")), (), "key"),
        ((Column("a", "Same"), Column("b", "same")), (), "heading"),
        ((), (), "key"),
        ((Column("a", "A"),), (("x", "y"),), "row 1 has 2 values for 1 columns"),
    ],
)
def test_a_table_that_does_not_add_up_is_refused(columns: Any, rows: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        TableSheet("T", "T", columns, rows)


def test_a_formula_that_names_no_column_is_refused() -> None:
    with pytest.raises(ValueError, match="nosuch"):
        write_xlsx(
            Workbook(PROPERTIES, (TableSheet("T", "T", (Column("a", "A"),), ((Formula("{nosuch}", 1),),)),))
        )


def test_the_heat_map_counts_the_register() -> None:
    values = opened(write_xlsx(sample()), values=True)["Heat map"]
    live = opened(write_xlsx(sample()))["Heat map"]
    cells = [cell for row in live.iter_rows() for cell in row if str(cell.value).startswith("=COUNTIFS")]
    cells = [cell for cell in cells if "+" not in cell.value]
    assert len(cells) == 25
    open_and_scored = [row for row in register().rows if row[9] != "Closed" and row[3] is not None]
    assert sum(values[cell.coordinate].value for cell in cells) == len(open_and_scored) == 16
    assert 'RiskRegister[Status],"<>Closed"' in cells[0].value
    with pytest.raises(ValueError, match="no table sheet"):
        write_xlsx(Workbook(PROPERTIES, (matrix(),)))


def test_bars_are_rules_over_the_dates_and_symbols_formulas() -> None:
    found = sheet(gantt())
    (area,) = found.conditional_formatting
    assert str(area.sqref) == "K9:AX105"
    assert [rule.stopIfTrue for rule in area.rules] == [True] * 6
    assert area.rules[4].formula == ["AND($D9<EDATE(K$7,1),$E9>=K$7)"]
    assert found["K10"].value == '=IF(AND($D10<EDATE(K$7,1),$E10>=K$7),$I10&"","")'
    assert found["D9"].value == "=MIN(D10:D22)"
    assert found.page_setup.paperSize == 8
    assert pages(found) == (1, 0)
    ends = [cell.column_letter for cell in found[8] if cell.value and "▼" in str(cell.value)]
    assert ends == ["Z"]
    assert found["Z50"].border.right.color.rgb == "FFB0120A"


def test_a_gantt_without_a_single_day_still_opens() -> None:
    rows = (replace(row, early_start=None, early_finish=None, late_finish=None) for row in gantt(3).rows)
    empty = GanttSheet("Gantt", "Gantt", tuple(rows))
    assert sheet(empty)["A1"].value == "Gantt"


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 900), st.sampled_from((1, 3)))
def test_months_run_from_the_first_to_the_last(first: date, days: int, step: int) -> None:
    last = first + timedelta(days=days)
    found = months(first, last, step)
    assert found[0] == first.replace(day=1)
    assert found[-1] <= last
    assert all((b.year - a.year) * 12 + b.month - a.month == step for a, b in pairwise(found))


@given(
    st.dates(date(2010, 1, 1), date(2015, 1, 1)),
    st.integers(0, 2_500),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_a_day_lies_in_the_period_that_its_bar_touches(
    first: date, span: int, start: int, length: int
) -> None:
    line = axis(3, [first, first + timedelta(days=span)], (), (), None)
    begun = first + timedelta(days=min(start, span))
    done = min(begun + timedelta(days=length), first + timedelta(days=span))
    touched = [column for column in range(line.column, line.last + 1) if line.spans(column, begun, done)]
    assert touched == list(range(line.at(begun), line.at(done) + 1))
    assert len(line.starts) <= 75


items = st.tuples(
    st.text("abc ", min_size=1, max_size=40), st.integers(0, 1_100), st.integers(0, 300), st.booleans()
)


@given(st.lists(items, max_size=14))
def test_nothing_on_the_plan_covers_anything_else(found: list[tuple[str, int, int, bool]]) -> None:
    first = date(2012, 1, 1)
    day = [(name, first + timedelta(days=at), timedelta(days=long), stone) for name, at, long, stone in found]
    lane = Lane(
        "L",
        tuple(PlanBar(name, at, at + long) for name, at, long, stone in day if not stone),
        tuple(PlanMilestone(name, at) for name, at, _, stone in day if stone),
    )
    line = axis(1, [first, first + timedelta(days=1_400)], (), (), None)
    rows = pack(lane, line, 4.0)
    assert sum(map(len, rows)) == len(found)
    for row in rows:
        taken = [column for item in row for column in range(item.left, item.right + 1)]
        assert len(taken) == len(set(taken))
        assert all(line.column <= column <= line.last for column in taken)


def test_the_plan_prints_on_one_a3_page() -> None:
    found = sheet(plan())
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (8, "landscape")
    assert pages(found) == (1, 1)
    merged = {str(found.cell(area.min_row, area.min_col).value) for area in found.merged_cells.ranges}
    assert "◆ Decide part 1" in merged
    assert sheet(PlanOnAPageSheet("Plan", "Plan", (Lane("Empty"),)))["A1"].value == "Plan"


def test_pictures_have_alternative_text_and_never_run_off_the_page() -> None:
    content = write_xlsx(Workbook(PROPERTIES, (readme(True), register(2))), {"estate": Dot()})
    drawing = part(content, "xl/drawings/drawing1.xml")
    assert 'descr="A diagram: the PACS sends images to the regional store."' in drawing
    assert content == write_xlsx(Workbook(PROPERTIES, (readme(True), register(2))), {"estate": Dot()})
    wide = int(drawing.split('<a:ext cx="')[1].split('"')[0]) / 36_000
    assert 150 < wide <= 190
    with pytest.raises(ValueError, match="no picture is called 'estate'"):
        write_xlsx(Workbook(PROPERTIES, (readme(True), register(2))))
    silent = TextSheet("T", "T", (PictureBlock("estate", " "),))
    with pytest.raises(ValueError, match="no alternative text"):
        write_xlsx(Workbook(PROPERTIES, (silent,)), {"estate": Dot()})


def test_our_fonts_are_the_theme_so_that_excel_shows_arial() -> None:
    theme = part(write_xlsx(Workbook(PROPERTIES, (register(1),))), "xl/theme/theme1.xml")
    assert "Calibri" not in theme
    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert "005EB8" in theme


@given(st.text("word ", max_size=300), st.floats(8, 80))
def test_more_room_never_needs_more_lines(words: str, width: float) -> None:
    assert line_count(words, width) >= line_count(words, width + 10) >= 1
