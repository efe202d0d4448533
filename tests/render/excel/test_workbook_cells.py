# SPDX-License-Identifier: MIT
"""Whatever people wrote stays text, whole where Excel can hold it, and marked where it cannot."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_reading import opened, part
from workbook_sample import PROPERTIES, register

from planner.documents.workbook import Column, Formula, Link, Properties, TableSheet, Workbook
from planner.render.excel import check_workbook, text, write_xlsx
from planner.render.excel.formulas import SAFE, bound, serial
from planner.render.excel.styles import number_format

NASTY = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2",
    "'quoted",
    "\tx",
    "=1+1",
    "{=A1}",
    "http://x.example",
    "007",
)


def table(*values: Any, kind: Any = "text") -> TableSheet:
    return TableSheet("Words", "Words", (Column("id", "Id", "id"), Column("words", "Words", kind)),
                      tuple((f"W{n}", value) for n, value in enumerate(values)))  # fmt: skip


def written(sheet: TableSheet) -> list[Any]:
    rows = list(opened(write_xlsx(Workbook(PROPERTIES, (sheet,)))).active.iter_rows())
    first = next(index for index, row in enumerate(rows) if row[0].value == "Id") + 1
    return [row[1] for row in rows[first : first + len(sheet.rows)]]


def test_what_looks_like_a_formula_stays_text() -> None:
    cells = written(table(*NASTY))
    assert [cell.value for cell in cells] == list(NASTY)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [words[0] in "=+@-'\t" for words in NASTY]


def test_titles_notes_headings_and_names_stay_text_too() -> None:
    sheet = TableSheet("=A1", "=1+1", (Column("id", "=x", "id"),), (("=y",),), ("=sub",), ("=note",))
    book = opened(write_xlsx(Workbook(PROPERTIES, (sheet,))))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells] == ["=1+1", "=sub", "=x", "=y", "=note"]
    assert {cell.data_type for cell in cells} == {"s"}


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text_comes_back_as_it_was_cleaned(words: list[str]) -> None:
    found = [cell.value or "" for cell in written(table(*words))]
    assert [value.replace("_x005F_", "_") for value in found] == [text.clean(word) for word in words]


@given(st.text())
def test_cleaning_twice_changes_nothing_more(words: str) -> None:
    clean = text.clean(words)
    assert text.clean(clean) == clean
    assert not text.has_illegal(clean)
    if text.is_plain(words):
        assert clean == words
        assert not text.looks_live(words)


def test_illegal_characters_are_replaced_and_reported() -> None:
    sheet = table("a\x00b\x0bc\ud800d\uffffe")
    assert written(sheet)[0].value == "a\ufffdb\ufffdc\ufffdd\ufffde"
    (fault,) = check_workbook("risk-register.xlsx", Workbook(PROPERTIES, (sheet,)))
    assert "risk-register.xlsx!Words!B3" in fault.message


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_text_longer_than_a_cell_is_cut_with_a_note(letter: str) -> None:
    limit = text.CELL_LIMIT // text.utf16_length(letter)
    whole, cut = written(table(letter * limit, letter * (limit + 1)))
    assert whole.value == letter * limit
    assert cut.value.endswith(text.CUT)
    assert text.utf16_length(cut.value) <= text.CELL_LIMIT
    messages = [
        fault.message
        for fault in check_workbook("x.xlsx", Workbook(PROPERTIES, (table(letter * (limit + 1)),)))
    ]
    assert sum("was cut" in message for message in messages) == 1


def test_line_feeds_beyond_what_a_cell_holds_are_joined() -> None:
    value = written(table("\n".join(map(str, range(400)))))[0].value
    assert value.count("\n") < 253
    assert value.endswith("398 / 399")


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (Column("price", "Each study, £", "money", places=4), '"£"#,##0.0000;-"£"#,##0.0000'),
        (Column("whole", "In all, £", "money"), '"£"#,##0;-"£"#,##0'),
        (Column("tb", "TB", "number", places=1), "#,##0.0"),
    ],
)
def test_a_price_of_pence_is_not_rounded_to_a_pound(column: Column, shown: str) -> None:
    assert number_format(column) == shown


def test_values_of_every_kind() -> None:
    day = date(2013, 6, 30)
    values = ("text", 3, 2.5, day, True, False, None, "")
    found = [cell.value for cell in written(table(*values, kind="number"))]
    assert found == ["text", 3, 2.5, serial(day), "Yes", "No", None, None]
    assert written(table(day, kind="date"))[0].value == datetime(2013, 6, 30)  # noqa: DTZ001
    assert written(table(date(1896, 1, 1), kind="date"))[0].value == "1896-01-01"


@given(st.dates(min_value=date(1900, 3, 1), max_value=date(9999, 12, 31)))
def test_days_are_counted_as_excel_counts_them(day: date) -> None:
    from openpyxl.utils.datetime import from_excel

    assert from_excel(serial(day)).date() == day


def test_a_link_leads_to_the_row_of_its_id() -> None:
    links = TableSheet("Links", "Links", (Column("id", "Id", "id"), Column("risk", "Risk")),
                       (("L1", Link("second risk", "Risk register", "R02@regional-store")),))  # fmt: skip
    book = opened(write_xlsx(Workbook(PROPERTIES, (links, register(3)))))
    (link,) = (cell for row in book["Links"].iter_rows() for cell in row if cell.hyperlink)
    sheet, cell = link.hyperlink.location.replace("'", "").split("!")
    assert book[sheet][cell].value == "R02@regional-store"
    with pytest.raises(ValueError, match="no sheet"):
        write_xlsx(Workbook(PROPERTIES, (table(Link("x", "Nowhere")),)))


@pytest.mark.parametrize(
    "call", ["XLOOKUP(1,2,3)", "INDIRECT(A1)", "LET(x,1,x)", "WEBSERVICE(A1)", "TODAY()", "Sum.X(1)"]
)
def test_a_function_the_two_programs_do_not_share_is_refused(call: str) -> None:
    with pytest.raises(ValueError, match="allowed"):
        bound(Formula(call, 1), lambda key: "A1")


def test_the_functions_allowed_and_text_that_looks_like_a_call() -> None:
    for name in sorted(SAFE):
        assert bound(Formula(f"{name}({{a}})", 1), lambda key: "A1") == f"={name}(A1)"
    assert bound(Formula('IF({a}="TODAY()",1,0)', 1), lambda key: "A1") == '=IF(A1="TODAY()",1,0)'


def test_same_workbook_same_bytes_and_no_clock() -> None:
    book = Workbook(Properties("T", "S", "C", "A", "Draft", date(2012, 3, 1)), (register(5),))
    content = write_xlsx(book)
    assert content == write_xlsx(book)
    core = part(content, "docProps/core.xml")
    assert core.count("2012-03-01T00:00:00Z") == 2
    assert "<cp:contentStatus>Draft</cp:contentStatus>" in core
    assert "<Company>C</Company>" in part(content, "docProps/app.xml")


@given(st.lists(st.text(max_size=45), min_size=1, max_size=8))
def test_sheet_and_table_names_are_legal_and_unlike(names: list[str]) -> None:
    sheets: list[str] = []
    tables: list[str] = []
    for name in names:
        sheets.append(text.sheet_name(name, sheets))
        tables.append(text.table_name(name, tables))
    for legal in sheets:
        assert 0 < text.utf16_length(legal) <= 31
        assert not set(legal) & set("[]:*?/\\")
        assert legal.strip("'") == legal
    assert (
        len({name.casefold() for name in sheets}) == len({name.casefold() for name in tables}) == len(names)
    )
    assert all(name.isascii() and name.replace("_", "a").isalnum() for name in tables)
