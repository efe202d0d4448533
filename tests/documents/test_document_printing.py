# SPDX-License-Identifier: MIT
"""Cells in print: words for blanks, short dates, and badges whose word says what their colour says."""

from datetime import date

import pytest

from planner.documents.printing import BADGES, in_cell, printed
from planner.documents.table import Table, plain
from planner.documents.tables import EVENT_TABLES, TABLES
from planner.documents.workbook import Column, Formula, Link, Value
from planner.render.word.vocabulary import SPANS


def table(value: Value, column: Column | None = None) -> Table:
    return Table("t", "Title", (column or Column("key", "Heading"),), ((value,),))


def cell(value: Value, column: Column | None = None, blank: str = "Not known") -> dict[str, str]:
    found = printed(table(value, column), blank)["rows"][0]
    assert isinstance(found, dict)
    return next(iter(found.values()))


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("a", "A", "date"), date(2013, 6, 30), "30 Jun 2013"),
        (Column("a", "A", "number"), 1520000, "1,520,000"),
        (Column("a", "A", "number", places=2), 2.646, "2.65"),
        (Column("a", "A"), True, "Yes"),
        (Column("a", "A"), False, "No"),
        (Column("a", "A"), Formula("{x}*2", 12), "12"),
        (Column("a", "A"), Link("See there", "Sheet"), "See there"),
        (Column("a", "A"), None, ""),
    ],
)
def test_values_print_as_british_readers_expect(column: Column, value: Value, text: str) -> None:
    assert in_cell(column, value) == text


def test_an_empty_cell_prints_a_word_and_a_badge() -> None:
    assert cell(None) == {"text": "Not known", "class": "", "badge": "unknown"}


def test_where_a_blank_is_no_question_it_prints_as_a_quiet_dash() -> None:
    assert cell(None, blank="–") == {"text": "–", "class": "", "badge": "muted"}


def test_nought_and_no_are_not_blanks() -> None:
    assert cell(0, Column("n", "N", "number"))["text"] == "0"
    assert cell(False)["text"] == "No"


def test_not_known_is_set_off_however_it_is_written() -> None:
    assert cell("not known")["badge"] == cell("Not known")["badge"] == "unknown"
    assert cell("Where it lies is not known.")["badge"] == ""


@pytest.mark.parametrize(("key", "word"), list(BADGES))
def test_a_badge_belongs_to_its_column_and_word(key: str, word: str) -> None:
    assert cell(word, Column(key, "Heading"))["badge"] == BADGES[key, word]
    assert cell(word, Column("another", "Heading"))["badge"] in ("", "unknown")


def test_every_badge_is_one_that_the_house_style_has() -> None:
    assert len(BADGES) >= 10
    assert set(BADGES.values()) <= set(SPANS)


def test_numbers_and_dates_carry_the_class_of_their_cell() -> None:
    assert cell(1, Column("n", "N", "number"))["class"] == "num"
    assert cell(date(2026, 1, 1), Column("d", "D", "date"))["class"] == "date"


def test_pack_json_gets_plain_values() -> None:
    assert plain(date(2026, 1, 2)) == "2026-01-02"
    assert plain(Formula("{x}", 3)) == 3
    assert table(None).records == [{"key": None}]


def test_an_empty_table_is_a_sheet_that_says_so() -> None:
    columns = (Column("n", "N", "number"), Column("what", "What", "long"))
    assert Table("t", "T", columns, ()).sheet("T").rows == ((None, "None"),)


def test_there_is_a_function_for_every_table() -> None:
    assert len(TABLES) >= 30
    assert len(EVENT_TABLES) == 4
    assert len(set(TABLES)) == len(TABLES)
