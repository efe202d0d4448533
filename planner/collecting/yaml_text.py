# SPDX-License-Identifier: MIT
"""Decisions written into a YAML text: what is there keeps its order and its comments, to the letter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Any

from planner.model.decisions import ABOUT

Plain = str | int | float | date | None

NEW_FILE = """\
# What was decided about risks, requirements and activities. planner collect writes it from edited workbooks,
# and it may be edited by hand. A fact that is left out is planner's own.
"""
_LAST = ("why", "comment", "more", "accepted", "set")
"""Facts that stand at the end of an entry, in this order."""


@dataclass(frozen=True)
class Change:
    """One fact of one entry: its new value (None: planner's own stands again) and what `set:` says of it."""

    noun: str
    id: str
    fact: str
    value: Plain
    stamp: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class NewColumn:
    """A column that people added to a table."""

    table: str
    heading: str


def with_changes(text: str, changes: Iterable[Change], columns: Iterable[NewColumn] = ()) -> str:
    """Return the text with the changes in it; the very same text if there are none.

    `text` is a sound project file, or blank for a new one.
    """
    listed, added = list(changes), list(columns)
    if not listed and not added:
        return text
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.representer.ignore_aliases = lambda value: True
    yaml.indent(mapping=2, sequence=4, offset=2)
    said = yaml.load(text or NEW_FILE + "decisions:\n")
    decisions = _inside(said, "decisions")
    for change in listed:
        _apply(decisions, change)
    for column in added:
        _items(decisions, "columns").append(_map(table=column.table, heading=column.heading))
    out = StringIO()
    yaml.dump(said, out)
    return out.getvalue()


def _map(**facts: Plain) -> Any:
    from ruamel.yaml.comments import CommentedMap

    return CommentedMap({key: _scalar(value) for key, value in facts.items() if value is not None})


def _inside(parent: Any, key: str) -> Any:
    """Return the mapping under a key, made if need be."""
    if not parent.get(key):
        _put(parent, key, _map())
    return parent[key]


def _items(decisions: Any, key: str) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    if not decisions.get(key):
        decisions[key] = CommentedSeq()
    return decisions[key]


def _apply(decisions: Any, change: Change) -> None:
    about = ABOUT[change.noun]
    items = _items(decisions, change.noun)
    entry = next((item for item in items if str(item.get(about)) == change.id), None)
    if entry is None:
        if change.value is None:
            return
        entry = _map(**{about: change.id})
        items.append(entry)
    group, _, key = change.fact.partition(".")
    if key:
        _set_in_group(entry, group, key, change.value)
    elif change.value is None:
        entry.pop(group, None)
    else:
        _put(entry, group, _scalar(change.value))
    _stamp(entry, change)


def _set_in_group(entry: Any, group: str, key: str, value: Plain) -> None:
    held = _inside(entry, group)
    if value is None:
        held.pop(key, None)
    else:
        held[key] = _scalar(value)
    if not held:
        entry.pop(group)


def _stamp(entry: Any, change: Change) -> None:
    """Say who set the fact and when; of a fact that is planner's own again, nothing."""
    if change.fact.startswith("accepted."):
        return
    said = _inside(entry, "set")
    if change.value is None:
        said.pop(change.fact, None)
    elif change.stamp:
        stamp = _map(**change.stamp)
        stamp.fa.set_flow_style()
        said[change.fact] = stamp
    if not said:
        entry.pop("set")


def _put(entry: Any, key: str, value: Any) -> None:
    """Set a fact: where it stands, or before those that come last."""
    if key in entry:
        entry[key] = value
        return
    rank = _LAST.index(key) if key in _LAST else -1
    later = [at for at, name in enumerate(entry) if name in _LAST and _LAST.index(name) > rank]
    entry.insert(min(later, default=len(entry)), key, value)


def _scalar(value: Plain) -> Any:
    from ruamel.yaml.scalarstring import LiteralScalarString

    return LiteralScalarString(value) if isinstance(value, str) and "\n" in value else value
