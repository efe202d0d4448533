# SPDX-License-Identifier: MIT
"""What people changed in a workbook: every cell held against what it said when the workbook was written.

Rows are known by their hidden ids. A row without one is the trust's own; a copy of a row whose words were
changed is one too. What cannot be understood is a fault with the address of the cell; all are told at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from planner.collecting.bindings import BINDINGS, Binding, Fact, Value
from planner.collecting.by_sight import AsToday, Sighted, by_sight, nothing_known
from planner.diagnostics import Diagnostic, fault
from planner.documents.marks import digest
from planner.english import counted
from planner.load.office import (
    Before,
    Book,
    Cell,
    MarkedRow,
    MarkedTable,
    Refusal,
    marked_tables,
    written_before,
)
from planner.load.office.answers import as_text, clean
from planner.load.office.tables import Said

UNTITLED = "Untitled"


@dataclass(frozen=True)
class Edit:
    """One changed cell: the fact it decides, its new value, and what it said before."""

    noun: str
    id: str
    fact: str
    value: Value
    before: Before
    place: str
    sure: bool = True
    """False where nobody knows what the workbook said when it was written."""


@dataclass
class Edits:
    """All that a workbook changes. `own_rows` hold the facts of each row that people added, by column."""

    edits: list[Edit] = field(default_factory=list)
    own_rows: list["OwnRow"] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    generation: str = ""
    """A print of what the workbook said when it was written: copies of one workbook share it."""
    facts: dict[str, str] = field(default_factory=dict)
    """The fingerprint of the facts behind each risk, as the workbook was written."""


@dataclass(frozen=True)
class OwnRow:
    """A row that people added: the id they gave it (perhaps none), its facts and their cells."""

    noun: str
    table: str
    id: str
    facts: dict[str, tuple[Value, str]]
    place: str


def edits_of(book: Book, as_today: AsToday = nothing_known) -> Edits:
    """Return what people changed in a workbook that planner wrote, with everything that is wrong with it.

    Tables whose hidden marks are gone are read by what people see; `as_today` is asked for then.
    """
    found = Edits()
    said = written_before(book)
    marked = [table for table in marked_tables(book) if table.name in BINDINGS]
    sighted = by_sight(book, marked, said, as_today)
    every = said or sighted.said or {}
    tables = [*marked, *sighted.tables]
    if not tables or not every:
        found.faults.append(fault("PLN509", f"'{book.name}': it holds no table that is collected"))
        return found
    found.generation = _print_of(every)
    for name in sorted({table for table, _, _ in said or ()} - {table.name for table in tables}):
        if name in BINDINGS:
            found.faults.append(fault("PLN523", f"'{book.name}': the table '{name}' was deleted"))
    found.faults += _told(sighted)
    sure = said is not None
    for table in tables:
        _TableReader(table, BINDINGS[table.name], every, found, sure, table in sighted.tables).read()
    return found


def _told(sighted: Sighted) -> Iterator[Diagnostic]:
    """Yield what a person should know of tables that were read by what people see."""
    for table in sighted.tables:
        known = {row for name, row, _ in sighted.said or () if name == table.name}
        there = len({row.id for row in table.rows if row.id})
        rows = f"{there} of {counted(len(known), 'row')}"
        place = table.grid.address(table.header, min(table.columns.values()))
        message = f"{place}: read by headings and ids, without hidden marks: {rows} found"
        yield fault("PLN521", message)
    for table, row in sighted.unplaced:
        key = "id" if "id" in table.columns else "question"
        place = table.address(row, key)
        yield fault("PLN522", f"{place}: '{row.cell(key).value}' is not in the plan any more")


def _print_of(said: Said) -> str:
    lines = (f"{place} {before}" for place, before in sorted(said.items(), key=lambda item: item[0]))
    return sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()


class _TableReader:
    """Reads one table against what it said before."""

    def __init__(
        self, table: MarkedTable, binding: Binding, said: Said, found: Edits, sure: bool, sighted: bool
    ) -> None:
        self.table = table
        self.sure = sure
        self.sighted = sighted
        self.binding = binding
        self.said = said
        self.found = found
        self.known = {row for name, row, _ in said if name == table.name}

    def read(self) -> None:
        table = self.table
        for id_ in self.known:
            facts = self.said.get((table.name, id_, "facts"), Before(None)).said
            if isinstance(facts, str) and facts:
                self.found.facts[id_] = facts
        self.found.columns += [(table.name, heading) for heading in table.own]
        seen: dict[str, MarkedRow] = {}
        for row in sorted(map(self._known_row, table.rows), key=lambda one: not one.id):
            if not row.id:
                self._own_row(row)
            elif row.id not in self.known:
                place = self.table.address(row, "id")
                message = f"{place}: the row comes from another workbook (its hidden id is '{row.id[:40]}')"
                self.found.faults.append(fault("PLN512", message))
            elif row.id in seen:
                self._again(row, seen[row.id])
            else:
                seen[row.id] = row
        for row in seen.values():
            self._row(row)
        for id_ in () if self.sighted else sorted(self.known - set(seen)):
            message = f"{table.grid.book}!{table.grid.name}: the row of '{id_}' was deleted"
            self.found.faults.append(fault("PLN514", message))
        self._merges()

    def _known_row(self, row: MarkedRow) -> MarkedRow:
        """Return a row that lost its hidden id with the id that people see, if it is one of planner's."""
        shown = as_text(row.cell("id")) if not row.id else None
        return replace(row, id=shown) if isinstance(shown, str) and shown in self.known else row

    def _again(self, row: MarkedRow, first: MarkedRow) -> None:
        """Take a copied row: as nothing if it says the same, as an own row if it is about something else."""
        keys = {*row.cells, *first.cells}
        if all(_same_cell(row.cell(key), first.cell(key)) for key in keys) and row.own == first.own:
            return
        if any(not _same_cell(row.cell(key), first.cell(key)) for key in ("title", "statement")):
            self._own_row(row, copied=True)
            return
        places = " and ".join(self.table.address(one, "id") for one in (first, row))
        self.found.faults.append(fault("PLN507", f"{places}: two rows of '{row.id}' say different things"))

    def _merges(self) -> None:
        rows = {row.number for row in self.table.rows}
        for first, left, last, right in self.table.grid.merged:
            touched = any(left <= column <= right for column in self.table.columns.values())
            if last > first > self.table.header and touched and rows & set(range(first, last + 1)):
                place = self.table.grid.address(first, left)
                self.found.faults.append(
                    fault("PLN508", f"{place}: cells of {last - first + 1} rows are merged into one")
                )

    def _row(self, row: MarkedRow) -> None:
        facts = {**self.binding.facts, **(self.binding.own if self._is_own(row.id) else {})}
        for key, column in self.table.columns.items():
            before = self.said.get((self.table.name, row.id, key), Before(None))
            fact = facts.get(key)
            if fact is None:
                self._outside(row, key, before)
            elif self.table.grid.merged_at(row.number, column) is None:
                self._fact(row, key, fact, before)
        for heading in self.table.own:
            before = self.said.get((self.table.name, row.id, heading), Before(None))
            cell = row.own.get(heading, Cell(None))
            value = self._own_value(row, heading, cell)
            if not isinstance(value, Refusal) and not same(value, before.said):
                self._add(row, heading, f"more.{heading}", value, before)

    def _is_own(self, id_: str) -> bool:
        return self.said.get((self.table.name, id_, "title"), Before(None)).decided

    def _fact(self, row: MarkedRow, key: str, fact: Fact, before: Before) -> None:
        value = fact.read(row.cell(key))
        if isinstance(value, Refusal):
            self._refused(row, key, value)
        elif not same(value, fact.value(before.said)):
            held = Before(fact.value(before.said), before.decided, fact.value(before.computed))
            self._add(row, key, fact.name, value, held)

    def _add(self, row: MarkedRow, key: str, name: str, value: Value, before: Before) -> None:
        place = self.table.address(row, key)
        self.found.edits.append(Edit(self.binding.noun, row.id, name, value, before, place, self.sure))

    def _refused(self, row: MarkedRow, key: str, why: Refusal) -> None:
        place = self.table.address(row, key)
        code = "PLN505" if why.why.startswith("is a formula") else "PLN506"
        self.found.faults.append(fault(code, f"{place}: {why.why}", help=why.remedy))

    def _outside(self, row: MarkedRow, key: str, before: Before) -> None:
        """Warn of a cell that was changed although it is planner's: that is not collected."""
        cell = row.cell(key)
        shown = self.sure and not cell.formula and before.said is not None
        if shown and not same(cell.value, before.said):
            place = self.table.address(row, key)
            message = f"{place}: '{self.table.heading(key)}' was changed, and is not yours to fill in"
            self.found.faults.append(fault("PLN513", message))

    def _own_value(self, row: MarkedRow, heading: str, cell: Cell) -> Value | Refusal:
        """Return the value of an own column; of a formula, its stored result."""
        if cell.formula and cell.value is not None and not cell.error:
            place = self.table.address(row, heading)
            self.found.faults.append(fault("PLN516", f"{place}: the formula is kept as its result"))
            cell = Cell(cell.value)
        value = Fact(heading).read(cell)
        if isinstance(value, Refusal):
            self._refused(row, heading, value)
        return value

    def _own_row(self, row: MarkedRow, copied: bool = False) -> None:
        facts: dict[str, tuple[Value, str]] = {}
        for key, fact in {**self.binding.own, **self.binding.facts}.items():
            if key in self.table.columns:
                value = fact.read(row.cell(key))
                if isinstance(value, Refusal):
                    self._refused(row, key, value)
                elif value is not None:
                    facts[fact.name] = (value, self.table.address(row, key))
        for heading, cell in row.own.items():
            value = self._own_value(row, heading, cell)
            if value is not None and not isinstance(value, Refusal):
                facts[f"more.{heading}"] = (value, self.table.address(row, heading))
        if not facts:
            return
        place = self.table.address(row, "title")
        if not self.binding.own:
            message = f"{place}: a row was added to a table that takes none"
            self.found.faults.append(fault("PLN515", message))
            return
        named = as_text(row.cell("id")) if not copied else None
        facts.setdefault("title", (_title(facts), place))
        id_ = named if isinstance(named, str) and named not in self.known else ""
        self.found.own_rows.append(OwnRow(self.binding.noun, self.table.name, id_, facts, place))


def _title(facts: dict[str, tuple[Value, str]]) -> str:
    said = next((value for value, _ in facts.values() if isinstance(value, str)), UNTITLED)
    return said.split("\n")[0][:80]


def _same_cell(one: Cell, other: Cell) -> bool:
    return bool(one.formula and other.formula) or same(one.value, other.value)


def same(one: Value, other: object) -> bool:
    """Tell whether two values are the same to a person: 4 and 4.0, a text with other line ends."""
    if isinstance(other, str) and other.startswith("h:") and isinstance(one, str):
        return other in _digests(one)
    return normal(one) == normal(other)


def _digests(text: str) -> Iterator[str]:
    yield digest(text)
    yield digest(clean(text))


def normal(value: object) -> str:
    """Return a value as text that is the same wherever two values are the same to a person."""
    if value is None:
        return ""
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return clean(str(value))
