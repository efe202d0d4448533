# SPDX-License-Identifier: MIT
"""What a person added to a document: paragraphs, headings, items, rows, tables and pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from itertools import groupby

from planner.documents.edits import Edit, name_of
from planner.documents.merging import Came
from planner.documents.wording import fingerprint, markup, plain
from planner.load.word.body import Paragraph
from planner.load.word.document import Document, Known, picture_of, picture_print
from planner.load.word.runs import Drawn

CLASSES = {"lead": "lead", "note": "note", "because": "because", "unknown": "unknown", "assumed": "assumed"}
KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


@dataclass
class Unit:
    """One addition under way: its paragraphs, and what it follows."""

    kind: str
    after: str
    under: str
    inside: bool
    held: list[Paragraph] = field(default_factory=list)


@dataclass
class Taker:
    """Takes additions out of one document."""

    document: Document
    by: Edit
    places: Mapping[str, str]
    came: Came
    known: Known
    edits: list[Edit] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    rows: set[tuple[int, int]] = field(default_factory=set)
    spot: str = "At the beginning"

    def take(self, unit: Unit, text: str, own: str = "") -> str:
        """Add an edit and return its name: its own, but for a second thing that bears the same mark."""
        name, count = own, 0
        if own and own not in self.names and self.known.before.get(own) == unit.after:
            self.came.still.add(own)
        while not name or name in self.names:
            name = name_of(unit.after, text, str(count))
            count += 1
        self.names.add(name)
        place = self.places.get(unit.after, self.spot)
        self.edits.append(
            replace(
                self.by,
                kind="added",
                block=name,
                text=text,
                after=unit.after,
                under=unit.under,
                inside=unit.inside,
                place=place,
            )
        )
        return name

    def figure(self, drawn: Drawn) -> str:
        """Return a picture as a figure, or nothing if it is of a kind that no document can be given again."""
        raw = picture_of(self.document.package, drawn.part)
        kind = next((kind for start, kind in KINDS.items() if raw.startswith(start)), "")
        if not kind:
            self.came.objects.append(f"a picture ({drawn.part.rpartition('.')[2] or 'missing'})")
            return ""
        name = f"edits/{sha256(raw).hexdigest()[:16]}.{kind}"
        self.came.pictures[name] = raw
        alt = escape(drawn.alt or f"Picture put here by {self.by.who or 'a person'}")
        return f'<figure><img src="{name}" alt="{alt}"{size_of(drawn)}></figure>'


def additions(
    document: Document,
    by: Edit,
    places: Mapping[str, str],
    came: Came,
    listed: Known,
) -> list[Edit]:
    """Return what a person added, in reading order; `came` is told what of it has not changed since."""
    taker = Taker(document, by, places, came, listed)
    known, same = listed.added, came.same
    taker.rows = {(one.cell.table, one.cell.row) for one in document.paragraphs if one.cell and one.ids}
    tables = {one.cell.table for one in document.paragraphs if one.cell and one.ids}
    last, under, cell = "", "", None
    for (table, own, _), group in groupby(document.paragraphs, _together(tables)):
        held = list(group)
        if table is not None:
            unit = Unit("table", last, under, False, held)
            last = _table(taker, unit, known, same) or last
            cell = held[-1].cell
            continue
        for one in held:
            inside = one.cell is not None and cell is not None and _row(one) == (cell.table, cell.row)
            unit = Unit("p", last, under, inside, [one])
            if one.ids:
                last, cell = one.ids[0], one.cell
                taker.spot = places.get(last, taker.spot)
                under = last if one.level else under
                _drawn(taker, replace_unit(unit, last), one, known, same, planner=True)
            elif one.cell is not None and _row(one) not in taker.rows:
                last = _new_row(taker, unit, document, one, known, same) or last
                cell = one.cell
            elif not one.empty:
                last = _paragraph(taker, unit, one, own, known, same) or last
    return taker.edits


def _together(tables: set[int]) -> Callable[[Paragraph], tuple[int | None, str, int]]:
    def key(one: Paragraph) -> tuple[int | None, str, int]:
        fresh = one.cell is not None and one.cell.table not in tables
        return (one.cell.table if fresh and one.cell else None, "" if fresh else one.own, 0)

    return key


def replace_unit(unit: Unit, after: str) -> Unit:
    """Return the unit as something that follows another paragraph."""
    return Unit(unit.kind, after, unit.under, unit.inside, unit.held)


def _row(one: Paragraph) -> tuple[int, int] | None:
    return (one.cell.table, one.cell.row) if one.cell else None


def size_of(drawn: Drawn) -> str:
    """Return the size of a picture as attributes, in millimetres, where it is known."""
    if not drawn.wide or not drawn.high:
        return ""
    return f' data-width="{drawn.wide:g}" data-height="{drawn.high:g}"'


def _paragraph(
    taker: Taker, unit: Unit, one: Paragraph, own: str, known: Mapping[str, list[str]], same: set[str]
) -> str:
    """Take a paragraph, a heading or an item, and the pictures in it."""
    name = ""
    pieces = one.words.both()
    if plain(pieces):
        tag = (
            f"h{one.level}"
            if one.level and not unit.inside
            else "li"
            if one.listed and not unit.inside
            else "p"
        )
        kind = f' class="{CLASSES[one.style]}"' if tag == "p" and one.style in CLASSES else ""
        name = taker.take(unit, f"<{tag}{kind}>{markup(pieces)}</{tag}>", one.own)
        if name == one.own and known.get(name) == [fingerprint(pieces)]:
            same.add(name)
    return _drawn(taker, replace_unit(unit, name or unit.after), one, known, same) or name


def _drawn(
    taker: Taker,
    unit: Unit,
    one: Paragraph,
    known: Mapping[str, list[str]],
    same: set[str],
    planner: bool = False,
) -> str:
    """Take the pictures of a paragraph, but planner's own."""
    name = ""
    alone = planner and not plain(one.words.pieces)
    for drawn in one.words.drawn[1:] if alone else one.words.drawn:
        if not drawn.ours and (figure := taker.figure(drawn)):
            own = one.own if not name and not plain(one.words.pieces) else ""
            name = taker.take(Unit("figure", name or unit.after, unit.under, False), figure, own)
            if name == own and known.get(own) == [picture_print(taker.document.package, drawn)]:
                same.add(own)
    taker.came.objects += one.words.other
    return name


def _cells(held: list[Paragraph]) -> str:
    """Return the cells of one row."""
    out = ""
    for _, group in groupby(held, lambda one: one.cell.column if one.cell else 0):
        cell = list(group)
        texts = [markup(one.words.both()) for one in cell if plain(one.words.both())]
        covers = cell[0].cell.span if cell[0].cell else 1
        span = f' colspan="{covers}"' if covers > 1 else ""
        inside = texts[0] if len(texts) == 1 else "".join(f"<p>{text}</p>" for text in texts)
        out += f"<td{span}>{inside}</td>"
    return out


def _table(taker: Taker, unit: Unit, known: Mapping[str, list[str]], same: set[str]) -> str:
    """Take a whole table."""
    rows = [list(group) for _, group in groupby(unit.held, lambda one: one.cell.row if one.cell else 0)]
    wide = max(sum(_spans(row)) for row in rows)
    text = "".join(f"<tr>{_cells(row)}{'<td></td>' * (wide - sum(_spans(row)))}</tr>" for row in rows)
    own = next((one.own for one in unit.held if one.own), "")
    if not any(not one.empty for one in unit.held):
        return ""
    name = taker.take(unit, f'<table class="facts"><tbody>{text}</tbody></table>', own)
    _unchanged(own if name == own else "", unit.held, known, same)
    for one in unit.held:
        _drawn(taker, replace_unit(unit, name), one, known, same)
    return name


def _spans(row: list[Paragraph]) -> list[int]:
    cells = {one.cell.column: one.cell.span for one in row if one.cell}
    return list(cells.values())


def _new_row(
    taker: Taker,
    unit: Unit,
    document: Document,
    one: Paragraph,
    known: Mapping[str, list[str]],
    same: set[str],
) -> str:
    """Take a row that a person added to one of planner's tables, when its first paragraph goes by."""
    held = [other for other in document.paragraphs if _row(other) == _row(one)]
    if held[0] is not one or not any(not other.empty for other in held):
        return ""
    own = next((other.own for other in held if other.own), "")
    name = taker.take(unit, f"<tr>{_cells(held)}</tr>", own)
    _unchanged(own if name == own else "", held, known, same)
    for other in held:
        _drawn(taker, replace_unit(unit, name), other, known, same)
    return name


def _unchanged(own: str, held: list[Paragraph], known: Mapping[str, list[str]], same: set[str]) -> None:
    if own and known.get(own) == [fingerprint(one.words.pieces) for one in held if one.own or not one.empty]:
        same.add(own)
