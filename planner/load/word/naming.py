# SPDX-License-Identifier: MIT
"""Which paragraph that came back is which of planner's, also where its bookmark was lost.

Typing over a whole paragraph takes the bookmark with it, and so may sorting a table. A paragraph without a
name is therefore known by its words; failing that, by standing where a missing one stood.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from planner.documents.wording import fingerprint, plain
from planner.load.word.body import Paragraph

ALIKE = 0.4
NEAR, LETTERS = 30, 1_000
"""How many missing paragraphs one is compared with, and how many letters of each."""


def name_paragraphs(
    paragraphs: Sequence[Paragraph], known: Mapping[str, tuple[str, str]], said: Mapping[str, str]
) -> dict[str, Paragraph]:
    """Return planner's paragraphs by name. `said` gives planner's words by name where they are known."""
    found = _by_mark(paragraphs, known)
    _whole_rows(paragraphs)
    loose = [one for one in paragraphs if not one.ids and not one.own and not one.empty]
    missing = [name for name in known if name not in found]
    taken: set[int] = set()
    by_words: dict[str, list[str]] = {}
    for name in missing:
        by_words.setdefault(known[name][1], []).append(name)
    for one in loose:
        names = by_words.get(fingerprint(one.words.pieces)) or by_words.get(fingerprint(one.words.before))
        if names:
            _give(found, names.pop(0), one)
            taken.add(id(one))
    _by_neighbours(paragraphs, [*known], found, said)
    return found


def _by_mark(paragraphs: Sequence[Paragraph], known: Mapping[str, tuple[str, str]]) -> dict[str, Paragraph]:
    """Give each name to one paragraph: of copies, to the one whose words are still planner's."""
    found: dict[str, Paragraph] = {}
    for one in paragraphs:
        for name in one.ids:
            if name not in known:
                continue
            before = found.get(name)
            shown = known[name][1]
            if before is None or (
                fingerprint(before.words.pieces) != shown and fingerprint(one.words.pieces) == shown
            ):
                found[name] = one
    kept: dict[int, str] = {}
    for name, one in list(found.items()):
        if id(one) in kept:
            del found[name]
        kept.setdefault(id(one), name)
    for one in paragraphs:
        one.ids = [kept[id(one)]] if id(one) in kept else []
    return {name: one for name, one in found.items() if kept[id(one)] == name}


def _whole_rows(paragraphs: Sequence[Paragraph]) -> None:
    """Let each cell of a row that a person added bear the row's mark, also where sorting lost its own."""
    rows: dict[tuple[int, int], list[Paragraph]] = {}
    for one in paragraphs:
        if one.cell is not None:
            rows.setdefault((one.cell.table, one.cell.row), []).append(one)
    for row in rows.values():
        own = next((one.own for one in row if one.own), "")
        if own and not any(one.ids for one in row):
            for one in row:
                one.own = one.own or own


def _give(found: dict[str, Paragraph], name: str, one: Paragraph) -> None:
    found[name] = one
    one.ids = [name]


def _by_neighbours(
    paragraphs: Sequence[Paragraph], order: list[str], found: dict[str, Paragraph], said: Mapping[str, str]
) -> None:
    """Pair what has no name with what is missing between the same two neighbours."""
    places = {name: n for n, name in enumerate(order)}
    gap: list[Paragraph] = []
    last = -1
    for one in (*paragraphs, None):
        if one is not None and not one.ids:
            if not one.own and not one.empty:
                gap.append(one)
            continue
        following = places[one.ids[0]] if one is not None else len(order)
        if gap and last < following:
            names = [name for name in order[last + 1 : following] if name not in found]
            _pair(gap, names, found, said)
        gap, last = [], following


def _pair(
    gap: list[Paragraph], names: list[str], found: dict[str, Paragraph], said: Mapping[str, str]
) -> None:
    at = 0
    for n, one in enumerate(gap):
        left = names[at:]
        if not left:
            return
        words = plain(one.words.pieces)[:LETTERS]
        near = left[:NEAR]
        scores = [
            SequenceMatcher(None, words, said[name][:LETTERS], autojunk=False).ratio()
            if name in said
            else 0.0
            for name in near
        ]
        best = max(range(len(near)), key=lambda k: (scores[k], -k))
        if scores[best] < ALIKE:
            if len(gap) - n != len(left) or any(name in said for name in left):
                continue
            best = 0
        _give(found, left[best], one)
        at += best + 1
