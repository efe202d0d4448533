# SPDX-License-Identifier: MIT
"""The closed set of tags, attributes and classes that a document may use, and the named style each is set in.

To let templates say something new, add it here first: everything else asks these tables.
"""

from planner.documents.wording import MARKS, SPAN_STYLES

INLINE = frozenset({"strong", "em", "br", "a", "span", "ins", "del"})
BLOCKS = frozenset({"section", "h1", "h2", "h3", "p", "ul", "ol", "table", "figure", "dl"})
FLOW = INLINE | {"p", "ul", "ol"}
"""What the cell of a table, the item of a list or an explanation may hold."""

CONTENT: dict[str, frozenset[str]] = {
    "section": BLOCKS,
    "h1": INLINE,
    "h2": INLINE,
    "h3": INLINE,
    "p": INLINE,
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": FLOW,
    "table": frozenset({"caption", "thead", "tbody", "tr"}),
    "caption": INLINE,
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "th": FLOW,
    "td": FLOW,
    "figure": frozenset({"img", "figcaption"}),
    "img": frozenset(),
    "figcaption": INLINE,
    "dl": frozenset({"dt", "dd"}),
    "dt": INLINE,
    "dd": FLOW,
    "strong": INLINE,
    "em": INLINE,
    "a": frozenset({"strong", "em", "br"}),
    "span": INLINE,
    "ins": INLINE,
    "del": INLINE,
    "br": frozenset(),
}
"""For each tag, the tags that may stand directly inside it."""

WITHOUT_TEXT = frozenset({"section", "ul", "ol", "table", "thead", "tbody", "tr", "figure", "dl"})
"""Tags that hold other tags and no text of their own."""

ATTRIBUTES: dict[str, frozenset[str]] = {
    "table": frozenset({"data-widths"}),
    "th": frozenset({"colspan", "scope"}),
    "td": frozenset({"colspan"}),
    "img": frozenset({"src", "alt", "data-width", "data-height"}),
    "a": frozenset({"href", "data-shown"}),
    "span": frozenset({"data-comment", "data-author", "data-date"}),
}
EVERYWHERE = frozenset({"id", "class", "data-block"})

PARAGRAPHS = {
    "lead": "Lead",
    "note": "Note",
    "because": "Because",
    "unknown": "Unknown",
    "assumed": "Assumed",
    "small": "TableSmall",
}
TABLES = {
    "register": "Register",
    "facts": "Facts",
    "compact": "Compact",
    "keyvalue": "KeyValue",
    "matrix": "Matrix",
}
SPANS = SPAN_STYLES
BADGES = frozenset(SPANS) - MARKS
"""Spans that are drawn as a label with a coloured ground."""

CELLS = frozenset({"id", "num", "date", "centre"})

CLASSES: dict[str, frozenset[str]] = {
    "section": frozenset({"landscape", "portrait", "appendix"}),
    "p": frozenset(PARAGRAPHS),
    "table": frozenset(TABLES),
    "tr": frozenset({"group"}),
    "td": CELLS,
    "th": CELLS,
    "span": frozenset(SPANS),
}

HEADINGS = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}

PARAGRAPH_STYLES = (
    "Title",
    "Subtitle",
    "CoverCompany",
    "CoverText",
    *HEADINGS.values(),
    "AppendixHeading",
    "Body Text",
    "Lead",
    "Note",
    "Because",
    "Unknown",
    "Assumed",
    "Caption",
    "TableText",
    "TableHead",
    "TableSmall",
    "TableRowHead",
    "TableGroup",
    "List Bullet",
    "List Number",
    "TOC Heading",
    "TOC 1",
    "TOC 2",
    "Header",
    "Footer",
    "CommentText",
)
CHARACTER_STYLES = ("Hyperlink", *SPANS.values())
TABLE_STYLES = tuple(TABLES.values())
