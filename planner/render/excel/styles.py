# SPDX-License-Identifier: MIT
"""The house style of workbooks: NHS identity colours, Arial, one format for each set of properties."""

from collections.abc import Mapping
from typing import Any

from planner.documents.workbook import Column, Kind, Tone
from planner.render.excel.widths import INDENTED

ANY = dict[str, Any]

BLUE = "#005EB8"
DARK_BLUE = "#003087"
PALE_BLUE = "#F0F5FA"
LIGHT_BLUE = "#D5E5F4"
RULE = "#C8D3DC"
FAINT = "#E6ECF1"
GREY = "#4C6272"
INK = "#212B32"
WHITE = "#FFFFFF"
FILL_IN = "#FFF8D6"
CRITICAL = "#B0120A"
FLOAT = "#B9D3EA"
FREEZE = "#E4E7E9"

TONES: dict[Tone, dict[str, Any]] = {
    "good": {"bg_color": "#C6E5D0", "font_color": "#00401E"},
    "caution": {"bg_color": "#FFEB9C", "font_color": "#4D3B00"},
    "warning": {"bg_color": "#F9BE7C", "font_color": "#4A2500"},
    "danger": {"bg_color": "#C3161C", "font_color": WHITE, "bold": True},
    "info": {"bg_color": LIGHT_BLUE, "font_color": DARK_BLUE},
    "quiet": {"font_color": "#5C6E7B", "italic": True},
}
"""Dark on pale and white on red: each pair has a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""

DATE = "dd mmm yyyy"
_NUMBER: dict[Kind, str] = {
    "date": DATE,
    "money": '"£"#,##0;-"£"#,##0',
    "percent": "0%",
    "number": "#,##0",
}
_CENTRED = frozenset({"score", "choice", "date"})


class Styles:
    """Formats by their properties, each made once, so that equal styles are one style in the file."""

    def __init__(self, book: Any, colours: Mapping[str, str] | None = None) -> None:
        self._book = book
        self._colours = colours or {}
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._properties: dict[int, ANY] = {}

    def get(self, **properties: Any) -> Any:
        """The format with these properties on top of Arial 10, dark ink, top of the cell."""
        whole = {"valign": "top", "font_color": INK, **properties}
        return self._kept(whole)

    def tone(self, **properties: Any) -> Any:
        """A format for a conditional format: nothing but these properties."""
        return self._kept(properties)

    def colour(self, ours: str) -> str:
        """The colour that stands in the place of one of ours in this house."""
        return self._colours.get(ours, ours)

    def _kept(self, properties: ANY) -> Any:
        properties = {
            name: self.colour(value) if isinstance(value, str) else value
            for name, value in properties.items()
        }
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
            self._properties[id(self._made[key])] = properties
        return self._made[key]

    def quoted(self, style: Any) -> Any:
        """The same style for text that looks like a formula: it stays text when a person edits the cell."""
        return self._kept({**self._properties[id(style)], "quote_prefix": True})

    def cell(self, column: Column, **more: Any) -> Any:
        """The format of a body cell of the column."""
        return self.get(**{**cell_properties(column), **more})

    def title(self) -> Any:
        """The format of a sheet's title."""
        return self.get(bold=True, font_size=16, font_color=DARK_BLUE, valign="vcenter")

    def subtitle(self) -> Any:
        """The format of the lines under the title."""
        return self.get(font_color=GREY, valign="vcenter")

    def header(self, **more: Any) -> Any:
        """The format of a heading of a table."""
        look = {"bold": True, "font_color": WHITE, "bg_color": BLUE, "text_wrap": True, "valign": "vcenter"}
        return self.get(**{**look, "border": 1, "border_color": WHITE, **more})


def cell_properties(column: Column) -> ANY:
    """What a body cell of the column looks like."""
    look: ANY = {"text_wrap": True, "bottom": 1, "bottom_color": RULE, "left": 1, "left_color": FAINT}
    number = number_format(column)
    if number:
        look["num_format"] = number
    if column.kind in _CENTRED:
        look["align"] = "center"
    if column.kind in INDENTED:
        look |= {"align": "right", "indent": 1}
    if column.kind == "id":
        look |= {"bold": True, "font_color": DARK_BLUE}
    if column.kind == "score":
        look["bold"] = True
    if column.editable:
        look |= {"bg_color": FILL_IN, "border": 1, "border_color": RULE, "locked": False}
    return look


def number_format(column: Column) -> str:
    """The number format of the column; blank for text."""
    pattern = _NUMBER.get(column.kind, "")
    if column.places and column.kind in ("number", "percent", "money"):
        decimals = "." + "0" * column.places
        pattern = pattern.replace("#,##0", "#,##0" + decimals).replace("0%", f"0{decimals}%")
    return pattern
