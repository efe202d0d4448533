# SPDX-License-Identifier: MIT
"""How a document tells its paragraphs apart: a bookmark each, and a list of all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from planner.documents.edits import Edit
from planner.documents.html import Picture
from planner.documents.wording import plain
from planner.render.word.identity import OURS, THEIRS, Marked, Place, identities
from planner.render.word.kept import Kept, keep
from planner.render.word.outline import Outline, outline_of
from planner.render.word.reading import Source

Element = etree._Element


@dataclass(frozen=True)
class Told:
    """The bookmark of each paragraph, the list of them, edits that found no place, the lines of the cover."""

    marks: dict[Place, str]
    known: list[str]
    orphans: list[Edit]
    cover: list[Element]


def told_of(
    source: Source,
    cover: Element | None,
    outline: Outline,
    pictures: Mapping[str, Picture],
    edits: Sequence[Edit],
) -> Told:
    """Write the edits into the tree and return how its paragraphs are told apart."""
    prints = prints_of(pictures)
    found = identities(source.root, outline, prints, cover)
    ours = {place: f"{OURS}{one.id}" for place, one in found.items()}
    if not edits:
        return Told(
            ours, [_token(one, "") for one in found.values()], [], list(() if cover is None else cover)
        )
    kept = keep(source.root, outline, found, edits, cover)
    marks: dict[Place, str] = {}
    known = []
    counted: dict[str, int] = {}
    for place, one in identities(source.root, outline_of(source), prints, cover).items():
        if place in kept.found:
            marks[place] = f"{OURS}{kept.found[place].id}"
            known.append(_token(kept.found[place], one.printed))
        elif owner := _owner(kept, place[0]):
            n = counted[owner] = counted.get(owner, 0) + 1
            marks[place] = f"{THEIRS}{owner}_{n}"
            known.append(f"+{owner}{one.printed}")
    known += [f"*{name}" for name in kept.comments]
    return Told(marks, known, kept.orphans, list(() if cover is None else cover))


def said_of(
    source: Source, cover: Element | None, outline: Outline, pictures: Mapping[str, Picture]
) -> dict[str, tuple[str, str]]:
    """Return what planner says in each paragraph, by its name: the fingerprint and the plain words."""
    found = identities(source.root, outline, prints_of(pictures), cover)
    return {one.id: (one.printed, plain([*one.label, *one.pieces])) for one in found.values()}


def prints_of(pictures: Mapping[str, Picture]) -> dict[str, str]:
    """Return the fingerprint of each picture, by its `src`."""
    return {name: sha256(picture.png).hexdigest()[:6] for name, picture in pictures.items()}


def _token(one: Marked, shown: str) -> str:
    """Return the name of a paragraph, what planner says there, and what is shown if that is another.

    In a conflict that is what the person wrote, without planner's own words beside it.
    """
    shown = one.shown or shown
    return f"{one.id}{one.printed}{shown if shown != one.printed else ''}"


def _owner(kept: Kept, element: Element) -> str:
    """Return the name of the addition that an element belongs to; nothing if it is planner's own."""
    return next((kept.added[up] for up in _up(element) if up in kept.added), "")


def _up(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()
