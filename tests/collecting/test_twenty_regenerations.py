# SPDX-License-Identifier: MIT
"""Twenty times a register goes out, is edited at random and comes back: nothing is lost or made up."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libreoffice import EXCEL, LibreOffice
from round_trips import DAY, Editor, collected, register

from planner.collecting.collect import decisions_in
from planner.collecting.edits import same

TEXTS = (
    "Ann Patel",
    "+44 20 7946 0000",
    "two\nlines",
    "Dr O’Neill, ward 4",
    "unknown cause",
    "0071",
    "£40k",
)
COLUMNS = ("Cost code", "Owner's view", "2027")
Wanted = dict[tuple[str, str], Any]


def edit(editor: Editor, wanted: Wanted, number: int) -> None:
    """Do a few of the things that people do, and note what they mean."""
    chance, rows = editor.chance, editor.rows()
    for row in chance.sample(rows, min(3, len(rows))):
        id_ = editor.id_at(row)
        heading, fact, value, meant = chance.choice(
            (
                ("Owner", "owner", text := chance.choice(TEXTS), text),
                ("Comment", "comment", f"{text} {number}", f"{text} {number}"),
                ("Mitigation", "mitigation", f"Do it {number}", f"Do it {number}"),
                ("Likelihood", "likelihood", str(score := chance.randint(1, 5)), score),
                ("Status", "status", chance.choice(("CLOSED", "closed ")), "closed"),
                ("Target date", "due", (day := DAY + timedelta(number)).strftime("%d/%m/%Y"), day),
            )
        )
        cell = editor.sheet.cell(row, editor.column(heading))
        cell.value, cell.data_type = value, "s"
        wanted[id_, fact] = meant
        if (column := chance.choice(COLUMNS)) and chance.random() < 0.4:
            if not editor.column(column):
                editor.add_column(column)
            editor.set(row, column, f"own {number}")
            wanted[id_, f"more.{column}"] = f"own {number}"
    if chance.random() < 0.3:
        title = f"Our own risk {number}"
        editor.set(editor.add_row(title), "Impact", 2)
        wanted[title, "impact"] = 2
    for change in (editor.shuffle, editor.swap_columns):
        if chance.random() < 0.4:
            change()
    if chance.random() < 0.3:
        editor.sheet.title = f"Register {number}"


def held(text: str) -> Wanted:
    decisions = decisions_in(text)
    assert decisions is not None
    found: Wanted = {}
    for one in decisions.risks:
        facts = one.model_dump(exclude_none=True, exclude={"set", "more", "risk", "accepted"})
        for fact, value in facts.items():
            found[one.risk, fact] = value
            if one.title:
                found[one.title, fact] = value
        found |= {(one.risk, f"more.{heading}"): value for heading, value in (one.more or {}).items()}
    return found


def lost(wanted: Wanted, found: Wanted) -> Wanted:
    """What was meant and is not held. What planner works out itself needs no decision."""
    return {
        key: value
        for key, value in wanted.items()
        if not same(value, found.get(key)) and not (key not in found and key[1] in ("likelihood", "impact"))
    }


@settings(max_examples=1, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_nothing_is_lost_over_twenty_regenerations(seed: int) -> None:
    chance, text, wanted = random.Random(seed), "", {}
    for number in range(20):
        editor = Editor(register(text), chance)
        edit(editor, wanted, number)
        raw = editor.saved("Jo Bloggs")
        found = collected(raw, text, on=DAY)
        assert not found.refused, [fault.message for fault in found.faults]
        text = found.text or text
        assert lost(wanted, held(text)) == {}
        assert collected(raw, text, on=DAY).text is None  # collected once, collected
    assert collected(register(text), text, on=DAY).text is None


def test_a_workbook_that_is_only_sorted_and_saved_changes_nothing() -> None:
    text = collected_once()
    editor = Editor(register(text), random.Random(1))
    for _ in range(5):
        editor.shuffle()
        editor.swap_columns()
    assert collected(editor.saved("Somebody"), text).text is None


def collected_once() -> str:
    editor = Editor(register(), random.Random(2012))
    edit(editor, {}, 1)
    return collected(editor.saved("Jo Bloggs"), "", on=DAY).text or ""


def test_the_same_decisions_give_the_same_workbook() -> None:
    text = collected_once()
    assert register(text) == register(text)


@pytest.mark.office
def test_saved_by_libreoffice_in_between(libreoffice: LibreOffice) -> None:
    chance, text, wanted = random.Random(7), "", {}
    for number in range(4):
        editor = Editor(register(text), chance)
        edit(editor, wanted, number)
        again = libreoffice.saved({"risk-register.xlsx": editor.saved("Jo Bloggs")}, EXCEL)
        found = collected(again["risk-register.xlsx"], text, on=date(2026, 12, 1))
        assert not found.refused, [fault.message for fault in found.faults]
        text = found.text or text
        assert lost(wanted, held(text)) == {}
