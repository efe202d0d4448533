# SPDX-License-Identifier: MIT
"""Facts before and after: what is compared, what is left alone, and that a change can be taken back."""

from dataclasses import replace

import pytest
from change_estates import SMALL, WITH_VNA, project, side
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.changes.effects import reverted
from planner.changes.facts import FactChange, by_thing, changed_facts
from planner.changes.side import Pair
from planner.model import Project
from planner.rules.answer import Fact

EDITS = {
    "end: 2027-06-30": ("end: 2027-12-31", "end: unknown"),
    "covers: [pacs]": ("covers: [pacs, ris]", "covers: unknown"),
    "title: Old PACS": ("title: New name",),
    "in_scope: retain": ("in_scope: replace", "in_scope: unknown"),
    "start: 2018-01-01": ("start: 2018-01-01, exit: {plan: agreed, data_return: {clause: yes}}",),
    "kind: ris,": (
        "kind: ris, archive: {by_modality: {CT: {studies_yr: 4}}},",
        "kind: ris, archive: unknown,",
    ),
}
"""What may be edited in the small estate, and how."""


def pair(old: str, new: str) -> Pair:
    """Return two projects to compare; neither is planned, for facts need no plan."""
    held = side(SMALL)
    return Pair(replace(held, written=project(old)), replace(held, written=project(new)))


@st.composite
def edited(draw: st.DrawFn) -> str:
    text = SMALL
    for written, others in EDITS.items():
        text = text.replace(written, draw(st.sampled_from((written, *others))), 1)
    return text + (WITH_VNA.removeprefix(SMALL) if draw(st.booleans()) else "")


def told(found: Pair) -> list[FactChange]:
    return list(changed_facts(found))


@settings(max_examples=60)
@given(edited(), edited())
def test_taking_every_change_back_gives_the_older_project(old: str, new: str) -> None:
    held = pair(old, new)
    found = held.new.written
    for changes in by_thing(changed_facts(held)).values():
        found = reverted(replace(held, new=replace(held.new, written=found)), changes)
    assert facts_of(found) == facts_of(held.old.written)


def facts_of(held: Project) -> dict[str, object]:
    """Return what a project says, whatever the order of its things; a group of blanks says nothing."""
    empty = pair(SMALL, SMALL)
    changes = changed_facts(replace(empty, new=replace(empty.new, written=held)))
    return {f"{one.noun}/{one.id}/{one.field}": (one.kind, one.is_now) for one in changes}


@given(edited(), edited())
@settings(max_examples=60)
def test_every_difference_is_told_and_nothing_else(old: str, new: str) -> None:
    assert bool(told(pair(old, new))) == (facts_of(project(old)) != facts_of(project(new)))


def test_of_long_lists_only_what_came_and_went_is_shown() -> None:
    found = told(pair(SMALL, SMALL.replace("covers: [pacs]", "covers: [pacs, ris]")))
    assert [(one.was, one.is_now) for one in found] == [("1 of them", "with ris")]


@pytest.mark.parametrize(
    ("field", "asked", "touched"),
    [
        ("exit.plan", "exit.plan", True),
        ("exit.plan", "exit", True),
        ("exit", "exit.plan", True),
        ("exit.plan", "exit.plan_last_reviewed", False),
        ("from", "from_", True),
        ("", "end", True),
        ("end", "start", False),
    ],
)
def test_a_change_touches_what_rests_on_it(field: str, asked: str, touched: bool) -> None:
    change = FactChange("changed", "contracts", "c", "c", "C", field, "a", "b", "", "")
    assert change.touches(Fact("contracts", "c", asked)) is touched
    assert not change.touches(Fact("systems", "c", asked))
    assert not change.touches(Fact("contracts", "d", asked))
