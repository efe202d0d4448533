# SPDX-License-Identifier: MIT
"""Drop-downs and the help people see when they select a cell; long lists lie on a hidden sheet."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from planner.documents.workbook import Column
from planner.render.excel import text
from planner.render.excel.press import Place, Press, put_text

LISTS = "Lists"
_INLINE_LIMIT = 255
"""Characters of a list written into the validation itself."""
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


def offer_choices(press: Press, sheet: Any, place: Place) -> None:
    """Give each column its drop-down, its check and its help."""
    for index, column in enumerate(place.sheet.columns):
        rules = _rules(press, column)
        if rules is not None:
            sheet.data_validation(place.first, index, place.last, index, rules)


def _rules(press: Press, column: Column) -> dict[str, Any] | None:
    if column.choices:
        rules: dict[str, Any] = {"validate": "list", "source": _source(press, column.choices)}
        rules |= {"error_title": "Not in the list", "error_message": "Choose one of the values in the list."}
    elif column.editable and column.kind == "date":
        rules = {"validate": "date", "criteria": ">=", "minimum": 32874.0}
        rules |= {"error_title": "Not a date", "error_message": "Write a date, such as 30/06/2027."}
    elif column.editable and column.kind == "money":
        rules = {"validate": "decimal", "criteria": ">=", "value": 0}
        rules |= {"error_title": "Not an amount", "error_message": "Write pounds in figures, such as 12500."}
    elif column.editable and column.help:
        rules = {"validate": "any"}
    else:
        return None
    if column.help:
        rules["input_title"] = text.cut(text.clean(column.heading), _TITLE_LIMIT)
        rules["input_message"] = text.cut(text.clean(column.help), _MESSAGE_LIMIT)
    return rules


def _source(press: Press, choices: tuple[str | int, ...]) -> list[str] | str:
    words = tuple(text.clean(str(choice)) for choice in choices)
    if len(",".join(words)) <= _INLINE_LIMIT and not any("," in word or word[:1] == "=" for word in words):
        return list(words)
    if words not in press.lists:
        press.lists.append(words)
    column = xl_col_to_name(press.lists.index(words))
    return f"={_lists_name(press)}!${column}$1:${column}${len(words)}"


def _lists_name(press: Press) -> str:
    return text.sheet_name(LISTS, press.names.values())


def add_lists(press: Press) -> None:
    """Add the hidden sheet that holds the long lists, if any sheet uses one."""
    if not press.lists:
        return
    sheet = press.book.add_worksheet(_lists_name(press))
    sheet.hide()
    for column, words in enumerate(press.lists):
        for row, word in enumerate(words):
            put_text(sheet, row, column, word, press.styles.get(), press.styles)
