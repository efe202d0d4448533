# SPDX-License-Identifier: MIT
"""Tables: header rows that repeat, rows that stay whole, widths that add up, an alternative text.

Rows are made as text, never through python-docx's cells, which is quadratic: a register of 2,000 requirements
has to take a fraction of a second.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from planner.english import counted
from planner.render.word.checking import classes, rows_of, span_of
from planner.render.word.inline import BLANK, inline, nodes_of
from planner.render.word.outline import words
from planner.render.word.paragraphs import cell_paragraphs, layout, looks_back
from planner.render.word.story import Story
from planner.render.word.vocabulary import INLINE, SPANS, TABLES
from planner.render.word.widths import column_widths

Element = etree._Element
ALIGNED = {"num": "right", "centre": "center"}
KEPT_WHOLE = 8
"""A table with no more rows than this is not parted between two pages."""
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'


@dataclass
class Grid:
    """One table under way: its widths in twips, its kind, how its columns are set, and openings of cells."""

    widths: list[int]
    kind: str
    columns: list[str] = field(default_factory=list)
    openings: dict[tuple[str, str, int, int, bool], str] = field(default_factory=dict)


def table(story: Story, element: Element, width: int, described: str) -> str:
    """Return a table without its caption, `width` twips wide.

    `described` is its alternative text where it has no caption.
    """
    head, body = rows_of(element)
    kind = (element.get("class") or "").strip()
    columns = _columns(body)
    grid = Grid(column_widths(element, head, body, columns, width), kind, columns)
    story.land(None if element.find("caption") is not None else element.get("id"))
    rows = [_row(story, grid, row, heading=True, keep=True) for row in head]
    whole = len(body) <= KEPT_WHOLE
    last = len(body) - 1
    noted = looks_back(element.getnext())
    rows += [
        _row(story, grid, row, heading=False, keep=noted if n == last else whole)
        for n, row in enumerate(body)
    ]
    places = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in grid.widths)
    properties = _properties(story, element, grid, head, len(body), described)
    return f"<w:tbl>{properties}<w:tblGrid>{places}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _properties(
    story: Story, element: Element, grid: Grid, head: list[Element], count: int, described: str
) -> str:
    """Return the properties of a table, its alternative text among them."""
    caption = element.find("caption")
    title = words(caption) if caption is not None else described
    named = [words(cell) for row in head for cell in row if words(cell)]
    text = f"{counted(count, 'row')}" + (f"; columns: {', '.join(named)}" if named else "")
    first_column = int(grid.kind in ("keyvalue", "matrix"))
    look = (
        f'<w:tblLook w:val="{0x0400 | 0x20 * bool(head) | 0x80 * first_column:04X}" '
        f'w:firstRow="{int(bool(head))}" '
        f'w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="{story.house.id(TABLES[grid.kind])}"/>'
        f'<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
        f"<w:tblCaption w:val={quoteattr(title[:255])}/>"
        f"<w:tblDescription w:val={quoteattr(text[:255])}/></w:tblPr>"
    )


def _row(story: Story, grid: Grid, row: Element, heading: bool, keep: bool) -> str:
    if row.attrib:
        story.land(row.get("id"))
    repeat = "<w:tblHeader/>" if heading else ""
    if row.get("class") == "group":
        cells = _cell(story, grid, row[0], 0, len(grid.widths), ("TableGroup", True))
    else:
        cells = ""
        column = 0
        for cell in row:
            span = span_of(cell) if cell.get("colspan") else 1
            cells += _cell(story, grid, cell, column, span, ("TableHead" if heading else "", keep))
            column += span
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def _cell(story: Story, grid: Grid, cell: Element, column: int, span: int, look: tuple[str, bool]) -> str:
    """Return one cell; `look` is the style that its row imposes and whether it keeps with the next row."""
    kind = cell.get("class") or ""
    if not kind and look[0] == "TableHead" and column < len(grid.columns):
        kind = grid.columns[column]
    style = look[0] or _style(grid, cell, kind)
    if cell.get("id"):
        story.land(cell.get("id"))
    if len(cell) == 0:
        text = BLANK.sub(" ", cell.text or "").strip(" ")
        runs = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    elif all(child.tag in INLINE for child in cell):
        if fill := _ground(story, cell):
            return _filled(story, grid, cell, column, span, style, look[1], fill)
        runs = inline(story, nodes_of(cell))
    else:
        jc = ALIGNED.get(kind, "")
        paragraphs = cell_paragraphs(story, cell, style, look[1], jc, TABLES[grid.kind])
        return f"<w:tc>{_geometry(story, grid, column, span, style)}{paragraphs}</w:tc>"
    key = (style, kind, column, span, look[1])
    opening = grid.openings.get(key)
    if opening is None:
        properties = layout(_set_in(story, grid, style), keep=look[1], jc=ALIGNED.get(kind, ""))
        opening = f"<w:tc>{_geometry(story, grid, column, span, style)}<w:p>{properties}"
        grid.openings[key] = opening
    return f"{opening}{story.mark(cell)}{story.landed(runs) if story.pending else runs}</w:p></w:tc>"


def _set_in(story: Story, grid: Grid, style: str) -> str:
    """Return the id of the style of a cell's text."""
    return story.house.cell(style, TABLES[grid.kind])


def _style(grid: Grid, cell: Element, kind: str) -> str:
    """Return the paragraph style of a cell in the body of a table."""
    if cell.tag == "th" or kind == "id":
        return "TableRowHead"
    return "TableSmall" if grid.kind == "compact" else "TableText"


def _geometry(story: Story, grid: Grid, column: int, span: int, style: str, fill: str = "") -> str:
    """Return the properties of a cell: how wide it is, how many columns it covers, its ground."""
    width = sum(grid.widths[column : column + span])
    covers = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    fill = fill or (story.house.fill(style) if style == "TableGroup" else "")
    middle = '<w:vAlign w:val="center"/>' if grid.kind == "matrix" and style != "TableHead" else ""
    shade = SHADE.format(fill) if fill else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{covers}{shade}{middle}</w:tcPr>'


def _columns(body: list[Element]) -> list[str]:
    """Return the class of each cell of the first whole row: the head of a column is set like it."""
    whole = (row for row in body if not classes(row) and all(span_of(cell) == 1 for cell in row))
    return [cell.get("class") or "" for cell in next(whole, ())]


def _ground(story: Story, cell: Element) -> str:
    """Return the colour of a risk band that is all a cell holds, so that the whole cell shows it."""
    only = cell[0]
    band = len(cell) == 1 and (only.get("class") or "").startswith("band-")
    loose = (cell.text or "").strip(" \t\r\n") + (only.tail or "").strip(" \t\r\n")
    return story.house.fill(SPANS[str(only.get("class"))]) if band and not loose else ""


def _filled(
    story: Story, grid: Grid, cell: Element, column: int, span: int, style: str, keep: bool, fill: str
) -> str:
    properties = layout(_set_in(story, grid, style), keep=keep, jc="center")
    runs = story.landed(inline(story, nodes_of(cell)))
    held = f"<w:p>{properties}{story.mark(cell)}{runs}</w:p>"
    return f"<w:tc>{_geometry(story, grid, column, span, style, fill)}{held}</w:tc>"


def glossary(story: Story, element: Element, width: int, described: str) -> str:
    """Return a `<dl>` as a table of terms and what they mean."""
    grid = Grid([round(width * 0.26), width - round(width * 0.26)], "keyvalue")
    pairs = list(zip(element.iterchildren("dt"), element.iterchildren("dd"), strict=True))
    story.land(element.get("id"))
    rows = ""
    for term, meaning in pairs:
        left = _cell(story, grid, term, 0, 1, ("TableRowHead", False))
        right = _cell(story, grid, meaning, 1, 1, ("TableText", False))
        rows += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{left}{right}</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in grid.widths)
    properties = _properties(story, element, grid, [], len(pairs), described)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
