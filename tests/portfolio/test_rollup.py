# SPDX-License-Identifier: MIT
"""The roll-up: terabytes against a capacity, contracts by quarter, and summaries that survive their file."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.documents.portfolio.documents import data_sentences, market_sentences
from planner.documents.portfolio.rollup import Rollup, quarter_of, quarter_words
from planner.documents.portfolio.summary import (
    MemberContract,
    MemberSummary,
    MemberVerdict,
    colour_of,
    from_data,
    to_data,
)
from planner.documents.portfolio.volume_tables import surge
from planner.verdicts.four import Verdict

DAY = date(2026, 9, 1)


def member(
    trust: str, moves: dict[str, float] | None = None, contracts: tuple[MemberContract, ...] = ()
) -> MemberSummary:
    leave = MemberVerdict("leave", "Leave the contract", DAY, DAY, DAY, date(2028, 9, 30), "40%", "red", "")
    return MemberSummary(
        trust, "Exit", DAY, "Call-off", True, (leave,), moves, True, contracts, (), 0, 0, 0, 0
    )


def contract(supplier: str, end: date | None) -> MemberContract:
    return MemberContract("PACS", supplier, end, None)


def test_what_exceeds_the_capacity_waits() -> None:
    both = {"a": member("A", {"2027-01": 8, "2027-02": 9}), "b": member("B", {"2027-01": 6, "2027-03": 1})}
    months = Rollup("North", both, capacity=10).months
    told = [(f"{one.first:%b}", one.tb, one.members, one.waiting) for one in months]
    assert told == [("Jan", 14, 2, 4), ("Feb", 9, 1, 3), ("Mar", 1, 1, 0)]
    assert [one.waiting for one in Rollup("North", both).months] == [None, None, None]
    said = " ".join(data_sentences(Rollup("North", both, capacity=10)))
    assert "24 TB are to be moved; the most in one month is 14 TB in Jan 2027, by 2 trusts." in said
    assert "1 month asks for more than the stated 10 TB a month" in said


def test_a_month_without_any_copy_is_told_and_the_backlog_runs_on() -> None:
    rollup = Rollup("North", {"a": member("A", {"2026-12": 5, "2027-02": 25})}, capacity=10)
    assert [one.tb for one in rollup.months] == [5, 0, 25, 0, 0]
    assert [one.waiting for one in rollup.months] == [0, 0, 15, 5, 0]
    assert "the last of it is moved 2 months later" in " ".join(data_sentences(rollup))


@given(
    st.dictionaries(st.integers(1, 12).map("2027-{:02}".format), st.floats(0.1, 500), min_size=1),
    st.floats(5, 1000),
)
def test_nothing_is_lost_at_any_capacity(moves: dict[str, float], capacity: float) -> None:
    months = Rollup("North", {"a": member("A", moves)}, capacity=capacity).months
    carried = [0.0, *(one.waiting or 0.0 for one in months)]
    moved = [
        one.tb + before - after for one, before, after in zip(months, carried, carried[1:], strict=False)
    ]
    assert all(-1e-6 <= tb <= capacity + 1e-6 for tb in moved)
    assert abs(sum(moved) + carried[-1] - sum(moves.values())) < 1e-6


def test_contracts_of_one_supplier_are_counted_in_the_quarter_they_end() -> None:
    held = {
        "a": member("A", None, (contract("Agfa", date(2028, 6, 30)), contract("agfa ", date(2028, 4, 1)))),
        "b": member("B", None, (contract("Sectra", date(2028, 7, 1)), contract("", None))),
    }
    rollup = Rollup("North", held)
    rows = [list(row[:3]) for row in surge(rollup).rows]
    assert rows == [["Apr–Jun 2028", "agfa", 2], ["Jul–Sep 2028", "Sectra", 1]]
    said = " ".join(market_sentences(rollup))
    assert "The market meets most at once in Apr–Jun 2028: 2 contracts end (agfa: 2)." in said
    assert "1 more contract will end, nobody has said when." in said


@given(st.dates())
def test_a_quarter_holds_its_days(day: date) -> None:
    first = quarter_of(day)
    assert first <= day
    assert first.day == 1
    assert (day.year - first.year, (day.month - first.month) in (0, 1, 2)) == (0, True)
    assert str(day.year) in quarter_words(first)


def test_a_summary_survives_its_file() -> None:
    held = member("A", {"2027-01": 8.5}, (contract("Agfa", date(2028, 6, 30)), contract("B", None)))
    assert from_data(json.loads(json.dumps(to_data(held), default=lambda day: day.isoformat()))) == held


def test_the_colour_of_a_verdict() -> None:
    def colour(**said: object) -> str:
        return colour_of(Verdict("move", "Move", **said))  # type: ignore[arg-type]

    assert [colour(chance=share) for share in (0.49, 0.5, 0.79, 0.8)] == ["red", "amber", "amber", "green"]
    assert colour() == "unknown"
    assert colour(never="never_ends", chance=0.9) == "red"
    assert colour(never="nothing_to_move") == "none"
    assert colour(done=DAY, chance=0.1) == "done"
