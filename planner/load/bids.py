# SPDX-License-Identifier: MIT
"""A response workbook → what the bidder answered. What is unclear is a doubt with its cell, never a guess."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from planner.diagnostics import Diagnostic, fault
from planner.documents.marks import Plain, digest
from planner.evaluation.price_schedule import PriceSchedule
from planner.evaluation.questions import LotAsked
from planner.evaluation.responses import COMPLIANCE, Answer, Response
from planner.evaluation.seal import short_seal
from planner.evaluation.tender import Tender
from planner.load.bid_rows import Rows, rows_of, told_all_the_same
from planner.load.office import MarkedTable, Refusal, as_choice, as_day, as_number, as_text, written_before
from planner.load.office.cells import Cell
from planner.load.office.tables import Said
from planner.load.returned import Returned

RESPONSES, PRICES, SIGNATURE = "supplier-responses", "supplier-prices", "supplier-signature"
SHEETS = {RESPONSES: "Responses", PRICES: "Price schedule", SIGNATURE: "Signature"}
LOCKED = ("requirement", "kind", "weight")
BIDDER_NAME = "S1"


@dataclass
class BidReader:
    """Reads one workbook. `said` is what planner wrote into it; without it no changed text can be seen."""

    held: Returned
    lot: LotAsked
    schedule: PriceSchedule
    faults: list[Diagnostic] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    price_doubts: set[str] = field(default_factory=set)
    said: Said | None = None

    def note(self, code: str, message: str) -> None:
        """Note a fault, whose message begins with the cell."""
        self.faults.append(fault(code, message))


def read_bid(held: Returned, tender: Tender) -> tuple[Response | None, tuple[Diagnostic, ...]]:
    """Return what a workbook answers, or None if it belongs to another tender, and all that is to be told."""
    identity = next(one for one, _ in held.tables if one.kind in (RESPONSES, PRICES, SIGNATURE))
    lot = tender.lot(identity.lot)
    if lot is None or identity.seal != short_seal(tender.seals[identity.lot]):
        now = f"; that of the tender is {short_seal(tender.seals[lot.id])}" if lot else ""
        what = f"'{held.name}' carries the seal {identity.seal[:30]}{now}"
        return None, (fault("PLN541", what),)
    reader = BidReader(held, lot, tender.schedule, said=written_before(held.book))
    if reader.said is None:
        reader.note("PLN547", f"{held.name}: the hidden sheet is gone, so changed texts cannot be seen")
    answers = _answers(reader)
    prices, price_places = _prices(reader)
    signed, signed_places = _signature(reader)
    name = signed.get(BIDDER_NAME) or held.sender
    response = Response(
        held.sender, name, lot.id, held.name, identity.seal, answers, prices, price_places,
        frozenset(reader.price_doubts), signed, signed_places, tuple(reader.doubts),
    )  # fmt: skip
    return response, tuple(reader.faults)


def _table(reader: BidReader, kind: str, keys: tuple[str, ...]) -> tuple[MarkedTable, Rows] | None:
    found = reader.held.table(kind)
    if found is None:
        message = (
            f"{reader.held.name}: the sheet of {kind.replace('-', ' ')} is gone, or its hidden marks are"
        )
        reader.note("PLN551", message)
        reader.doubts.append(f"a sheet is missing: {kind.replace('supplier-', '')}")
        return None
    table = found[1]
    for key in keys:
        if key not in table.columns:
            reader.note("PLN551", f"{table.grid.address(table.header, 0)}: the column '{key}' was deleted")
            reader.doubts.append(f"the column “{key}” was deleted")
    for message in told_all_the_same(table, SHEETS[kind]):
        reader.note("PLN547", message)
    rows = rows_of(table)
    for id_, places in rows.repeated.items():
        reader.note("PLN543", f"{places[0]}: {id_} is there again at {', '.join(places[1:])}")
    return table, rows


def _answers(reader: BidReader) -> Mapping[str, Answer]:
    keys = ("compliance", "date", "answer", "evidence")
    found = _table(reader, RESPONSES, keys)
    if found is None:
        return {}
    table, rows = found
    answers = {}
    for question in reader.lot.questions:
        if question.id not in rows.by_id:
            reader.note("PLN542", f"{table.grid.address(table.header, 0)}: the row of {question.id} is gone")
            continue
        answers[question.id] = _answer(reader, table, rows, question.id)
        words = answers[question.id].words
        if question.words and words > question.words:
            place = table.address(rows.by_id[question.id], "answer")
            reader.note("PLN546", f"{place}: {words} words of {question.words} allowed for {question.id}")
    return answers


def _answer(reader: BidReader, table: MarkedTable, rows: Rows, id_: str) -> Answer:
    row = rows.by_id[id_]
    doubts = list(_unclear(reader, table, rows, id_))
    told: dict[str, object] = {}
    readers = {
        "compliance": lambda cell: as_choice(cell, COMPLIANCE),
        "date": as_day,
        "answer": as_text,
        "evidence": as_text,
    }
    for key, read in readers.items():
        value = read(row.cell(key))
        if isinstance(value, Refusal):
            place = table.address(row, key)
            reader.note("PLN545", f"{place}: {id_}: {_why(value)}")
            doubts.append(f"at {_cell(place)} {_why(value)}")
            value = None
        told[key] = value
    place = table.address(row, "compliance")
    return Answer(
        id_,
        told["compliance"],  # type: ignore[arg-type]
        told["date"],  # type: ignore[arg-type]
        str(told["answer"] or ""),
        str(told["evidence"] or ""),
        place,
        tuple(doubts),
    )


def _why(refusal: Refusal) -> str:
    """Return a refusal as a sentence about a cell has it."""
    return f"the cell {refusal.why}" if refusal.why.startswith(("is ", "holds ")) else refusal.why


def _cell(place: str) -> str:
    """Return a place without its file: `Responses!F37`."""
    return place.split("!", 1)[1]


def _unclear(reader: BidReader, table: MarkedTable, rows: Rows, id_: str) -> Iterator[str]:
    """Yield what makes a whole row unclear: a second one, merged cells, or a requirement that was changed."""
    row = rows.by_id[id_]
    if id_ in rows.repeated:
        yield f"the row is there {len(rows.repeated[id_])} times with different answers"
    for key, column in table.columns.items():
        merged = table.grid.merged_at(row.number, column)
        if merged and merged[0] != merged[2]:
            place = table.address(row, key)
            reader.note("PLN545", f"{place}: {id_}: the cell is merged with others")
            yield f"the cell {_cell(place)} is merged with those of other rows"
    for key in LOCKED:
        if key in table.columns and _changed(reader.said, table.name, id_, key, row.cell(key)):
            place = table.address(row, key)
            reader.note("PLN544", f"{place}: {id_}: the {key} is not the one that was sent out")
            yield f"the {key} at {_cell(place)} was changed"


def _changed(said: Said | None, table: str, id_: str, key: str, cell: Cell) -> bool:
    """Return whether a locked cell says something else than planner wrote into it."""
    if said is None or (table, id_, key) not in said:
        return False
    written = said[table, id_, key].said
    now: Plain = cell.value
    return not (written == now or _same(written, now) or digest(_plain(now)) == written)


def _plain(value: Plain) -> Plain:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _same(first: Plain, second: Plain) -> bool:
    """Return whether two values are the same number, or the same text but for spaces."""
    if isinstance(first, int | float) and isinstance(second, int | float):
        return abs(first - second) < 1e-9
    if isinstance(first, str) and isinstance(second, str):
        return first.split() == second.split()
    return first in (None, "") and second in (None, "")


def _prices(reader: BidReader) -> tuple[dict[tuple[str, int], int], dict[str, str]]:
    years = {f"y{year}": year for year in reader.schedule.columns}
    found = _table(reader, PRICES, tuple(years))
    prices: dict[tuple[str, int], int] = {}
    places: dict[str, str] = {}
    if found is None:
        return prices, places
    table, rows = found
    for line in reader.schedule.lines:
        row = rows.by_id.get(line.id)
        if row is None:
            reader.note("PLN542", f"{table.grid.address(table.header, 0)}: the row of {line.id} is gone")
            continue
        places[line.id] = table.address(row, "y0")
        if line.id in rows.repeated:
            reader.doubts.append(f"the price line {line.id} is there twice")
            reader.price_doubts.add(line.id)
        for key, year in years.items():
            amount = as_number(row.cell(key), 0)
            place = table.address(row, key)
            if isinstance(amount, Refusal):
                reader.note("PLN545", f"{place}: {line.id}: {_why(amount)}")
                reader.price_doubts.add(line.id)
                reader.doubts.append(f"{line.title}, {_cell(place)}: {_why(amount)}")
            elif amount is not None:
                prices[line.id, year] = round(Decimal(str(amount)) * 100)
    return prices, places


def _signature(reader: BidReader) -> tuple[dict[str, str], dict[str, str]]:
    found = _table(reader, SIGNATURE, ("answer",))
    if found is None:
        return {}, {}
    table, rows = found
    signed, places = {}, {}
    for id_, row in rows.by_id.items():
        places[id_] = table.address(row, "answer")
        said = as_text(row.cell("answer"))
        if isinstance(said, Refusal):
            reader.note("PLN545", f"{places[id_]}: {id_}: {_why(said)}")
        elif said:
            signed[id_] = said
    return signed, places
