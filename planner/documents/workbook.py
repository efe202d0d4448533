# SPDX-License-Identifier: MIT
"""A workbook as values: what is on each sheet, never how a file format stores it.

Documents build these; `planner.render.excel` writes them. Cells are plain values. A formula always carries
the result it has today, because Protected View and previews show stored results and never calculate.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.documents.scores import (
    SCORE_BANDS,
    Band,
    Formula,
    Tone,
    band_name,
    score,
    score_band,
)
from planner.documents.timeline_sheets import (
    GanttRow,
    GanttSheet,
    Lane,
    Marker,
    PlanBar,
    PlanMilestone,
    PlanOnAPageSheet,
    Window,
)

__all__ = [
    "SCORE_BANDS",
    "Band",
    "Block",
    "Bullets",
    "Column",
    "Formula",
    "GanttRow",
    "GanttSheet",
    "Grid",
    "Heading",
    "KeyValue",
    "Kind",
    "Lane",
    "Link",
    "Marker",
    "MatrixSheet",
    "Paragraph",
    "PictureBlock",
    "PlanBar",
    "PlanMilestone",
    "PlanOnAPageSheet",
    "Properties",
    "Sheet",
    "TableSheet",
    "TextSheet",
    "Tone",
    "Value",
    "Window",
    "Workbook",
    "band_name",
    "score",
    "score_band",
]

Kind = Literal["text", "long", "id", "number", "date", "score", "choice", "money", "percent", "formula"]


@dataclass(frozen=True)
class Link:
    """Text that jumps to another sheet: to the row whose id column holds `row`, else to the sheet's top."""

    text: str
    sheet: str
    row: str | None = None


Value = str | int | float | date | bool | None | Formula | Link


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `width` is in characters; none means chosen from the text. `editable` marks the cells people fill in
    (light yellow). `choices` become a drop-down. `help` is shown when a cell is selected, and on the heading.
    `own` marks a column that people added. `places` are the decimal places of numbers. A `score` column has
    the NHS bands unless it names its own.
    """

    key: str
    heading: str
    kind: Kind = "text"
    width: float | None = None
    choices: tuple[str | int, ...] = ()
    editable: bool = False
    hidden: bool = False
    help: str = ""
    bands: tuple[Band, ...] = ()
    places: int = 0
    own: bool = False


@dataclass(frozen=True)
class TableSheet:
    """A table with filters. Every row has one value for each column; notes are printed beneath it.

    With an `identity` the sheet carries hidden marks by which an edited copy is read again; `row_ids` then
    name its rows (blank: planner's own words, no entry). `computed` holds, for a row in which a decision of
    the trust is shown, what planner itself worked out, by column.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    paper: Literal["A4", "A3"] = "A4"
    identity: str = ""
    row_ids: tuple[str, ...] = ()
    computed: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        headings = [column.heading.casefold() for column in self.columns]
        for what, names in (("key", keys), ("heading", headings)):
            repeated = sorted({name for name in names if names.count(name) > 1})
            if repeated or not names:
                raise ValueError(
                    f"sheet {self.name!r}: every column needs its own {what}; repeated: {repeated}"
                )
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(keys):
                raise ValueError(
                    f"sheet {self.name!r}: row {number} has {len(row)} values for {len(keys)} columns"
                )
        if self.identity and len(self.row_ids) != len(self.rows):
            raise ValueError(f"sheet {self.name!r}: {len(self.rows)} rows, {len(self.row_ids)} ids")

    def column(self, key: str) -> int:
        """The position of the column `key`; ValueError if there is none."""
        return [column.key for column in self.columns].index(key)


@dataclass(frozen=True)
class Grid:
    """One heat map: how many rows of the register have each pair of values in two of its columns."""

    title: str
    down: str
    across: str


@dataclass(frozen=True)
class MatrixSheet:
    """Heat maps whose cells count the rows of the table sheet `table`, live.

    `down` and `across` are (value, label) in the order printed. `only` limits the rows: (column, value);
    a value that starts with `<>` means every other one. `bands` colour the product of the two values.
    """

    name: str
    title: str
    table: str
    grids: tuple[Grid, ...]
    down: tuple[tuple[int, str], ...]
    across: tuple[tuple[int, str], ...]
    down_label: str = "Likelihood"
    across_label: str = "Impact"
    only: tuple[tuple[str, str], ...] = ()
    bands: tuple[Band, ...] = SCORE_BANDS
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading on a text sheet; level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph on a text sheet."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list on a text sheet."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class KeyValue:
    """A name and its value on a text sheet."""

    key: str
    value: Value


@dataclass(frozen=True)
class PictureBlock:
    """The picture called `picture` among those given to the writer, with its alternative text."""

    picture: str
    alt: str
    caption: str = ""


Block = Heading | Paragraph | Bullets | KeyValue | PictureBlock


@dataclass(frozen=True)
class TextSheet:
    """A page of words: what the workbook is, how to use it, what stands behind it."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    subtitle: tuple[str, ...] = ()


Sheet = TableSheet | MatrixSheet | GanttSheet | PlanOnAPageSheet | TextSheet


@dataclass(frozen=True)
class Properties:
    """The document properties; `on` is the day the content stands for and the only date written."""

    title: str
    subject: str
    company: str
    author: str
    status: str
    on: date


@dataclass(frozen=True)
class Workbook:
    """A workbook: its properties and its sheets, in order.

    In a `protected` one only the editable cells can be written to. There is no password: protection keeps
    people from slips, and what comes back is checked all the same.
    """

    properties: Properties
    sheets: tuple[Sheet, ...]
    protected: bool = False

    def __post_init__(self) -> None:
        names = [sheet.name for sheet in self.sheets]
        if not names or len(set(names)) != len(names):
            raise ValueError(f"a workbook needs sheets, each with its own name: {names}")
