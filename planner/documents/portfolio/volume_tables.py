# SPDX-License-Identifier: MIT
"""Tables of a portfolio's volumes and contracts: by month, by trust, by quarter, by supplier."""

from datetime import date

from planner.documents.portfolio.rollup import Month, Rollup, quarter_words
from planner.documents.table import Table
from planner.documents.workbook import Column
from planner.english import MONTHS, counted, listed


def month_words(month: Month) -> str:
    """Return a month in print."""
    return f"{MONTHS[month.first.month - 1][:3]} {month.first.year}"


def data_by_month(rollup: Rollup, idle: bool = True) -> Table:
    """Return the TB to be moved in each month, against the capacity where one is stated.

    Without `idle`, months in which nothing is moved and nothing waits are left out.
    """
    capacity = rollup.capacity
    known = capacity is not None
    columns = [
        Column("month", "Month", "text", 12),
        Column("tb", "TB to move", "number", places=1),
        Column("trusts", "Trusts moving", "number"),
    ]
    if known:
        columns += [
            Column("capacity", "Capacity, TB", "number", places=1),
            Column("share", "Of capacity, %", "number"),
            Column("waiting", "TB waiting at the end of the month", "number", places=1),
        ]
    rows = []
    for one in rollup.months:
        if not idle and not one.members and not one.waiting:
            continue
        row = (month_words(one), round(one.tb, 1), one.members)
        share = round(100 * one.tb / capacity) if capacity else None
        more = (capacity, share, round(one.waiting or 0.0, 1)) if known else ()
        rows.append((*row, *more))
    unknown = sum(one.moves is None for one in rollup.members.values())
    unsaid = f" Of {counted(unknown, 'trust')} it is not known what is to be moved." if unknown else ""
    return Table(
        "portfolio-data",
        "Terabytes to move, by month",
        tuple(columns),
        tuple(rows),
        note="By how much what is left to be moved falls in the month, at an even chance and if every copy "
        f"begins as planned. {_waiting_note(known)}{unsaid}".strip(),
    )


def _waiting_note(known: bool) -> str:
    if not known:
        return "No capacity is stated in portfolio.yaml, so nobody can say whether that can be given back."
    return "What exceeds the capacity waits for the next month; the plans of the trusts do not yet say so."


def data_by_trust(rollup: Rollup) -> Table:
    """Return the TB of each trust in each month."""
    return Table(
        "portfolio-data-by-trust",
        "Terabytes to move, by trust and month",
        (
            Column("month", "Month", "text", 12),
            Column("trust", "Trust", "long", 34),
            Column("tb", "TB to move", "number", places=2),
        ),
        tuple(
            (month, rollup.names[name], tb)
            for month, name, tb in sorted(
                (month, name, tb)
                for name, one in rollup.members.items()
                for month, tb in (one.moves or {}).items()
            )
        ),
    )


def surge(rollup: Rollup) -> Table:
    """Return how many contracts of each supplier end in each quarter, and whose they are."""
    return Table(
        "portfolio-surge",
        "Contracts that end, by quarter and supplier",
        (
            Column("quarter", "Quarter", "text", 16),
            Column("supplier", "Supplier", "long", 34),
            Column("contracts", "Contracts", "number"),
            Column("whose", "Of which trusts", "long", 60),
        ),
        tuple(
            (
                quarter_words(quarter),
                supplier,
                len(held),
                listed(sorted({rollup.names[name] for name, _ in held})),
            )
            for (quarter, supplier), held in rollup.surge.items()
        ),
        note="Counted in the quarters of the calendar, on the first end of a contract that lies ahead, no "
        "extension taken. A contract that several trusts describe counts once for each of them. Suppliers "
        "are told apart by their names as written.",
    )


def quarters(rollup: Rollup) -> Table:
    """Return how many contracts end in each quarter, and with whom."""
    found: dict[date, list[tuple[str, int]]] = {}
    for (quarter, supplier), held in rollup.surge.items():
        found.setdefault(quarter, []).append((supplier, len(held)))
    return Table(
        "portfolio-quarters",
        "Contracts that end, by quarter",
        (
            Column("quarter", "Quarter", "text", 16),
            Column("contracts", "Contracts", "number"),
            Column("suppliers", "With whom", "long", 80),
        ),
        tuple(
            (
                quarter_words(quarter),
                sum(number for _, number in every),
                listed([f"{supplier}: {number}" for supplier, number in every]),
            )
            for quarter, every in found.items()
        ),
    )


def contracts(rollup: Rollup) -> Table:
    """Return every contract that has not ended."""
    return Table(
        "portfolio-contracts",
        "Contracts",
        (
            Column("end", "Ends", "date"),
            Column("trust", "Trust", "long", 34),
            Column("contract", "Contract", "long", 40),
            Column("supplier", "Supplier", "long", 30),
            Column("latest", "At the latest, extended", "date"),
        ),
        tuple(
            (held.end, rollup.names[name], held.title, held.supplier or None, held.latest)
            for name, held in rollup.contracts
        ),
    )
