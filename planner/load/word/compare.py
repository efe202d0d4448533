# SPDX-License-Identifier: MIT
"""What a person did to a document: changed, deleted, added, said in the margin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.documents.edits import Edit, name_of
from planner.documents.merging import Came
from planner.documents.wording import Piece, fingerprint, markup, plain
from planner.load.word.body import Paragraph
from planner.load.word.document import Document, Known, picture_print
from planner.load.word.naming import name_paragraphs
from planner.load.word.places import where
from planner.load.word.runs import Words
from planner.load.word.units import Taker, additions

NOTHING = fingerprint([])
PLANNER = "planner"


def compare(document: Document, stem: str, present: Mapping[str, tuple[str, str]]) -> Came:
    """Return what came back. `present` is what planner says today: fingerprint and words, by name.

    It gives the words of what a person changed, and stands in for the list of paragraphs where the program
    that saved the document dropped it.
    """
    came = Came(unlisted=document.known is None)
    known = document.known or Known({name: (said, said) for name, (said, _) in present.items()})
    said = {
        name: words
        for name, (now, words) in present.items()
        if known.paragraphs.get(name, ("", ""))[1] == now
    }
    found = name_paragraphs(document.paragraphs, known.paragraphs, said)
    places = where(document.paragraphs)
    by = Edit(stem, "changed", "", who=document.who, when=document.when)
    came.shown = {name: shown for name, (_, shown) in known.paragraphs.items()}
    came.added, came.comments = set(known.added), known.comments
    before = ""
    for name, (base, shown) in known.paragraphs.items():
        one = found.get(name)
        words = present.get(name, ("", ""))
        edit = replace(by, block=name, planner=base, said=words[1] if words[0] == base else "")
        if one is None:
            if shown != NOTHING and not came.unlisted:
                came.edits.append(replace(edit, kind="deleted", place=places.get(before, "")))
            continue
        before = name
        _one(came, document, one, replace(edit, place=places.get(name, "")), base, shown)
    came.edits += additions(document, by, places, came, known)
    _margin(came, document, by, places)
    _rest(came, document, by, known)
    return came


def _one(came: Came, document: Document, one: Paragraph, edit: Edit, base: str, shown: str) -> None:
    """Compare one paragraph with what was shown there."""
    held = one.words
    came.tracked |= held.tracked
    if held.drawn and not plain(held.pieces):
        _picture(came, document, one, edit, (base, shown))
        return
    now, was = fingerprint(held.pieces), fingerprint(held.before)
    if held.conflict and (was == shown or now == base):
        if was == shown and now == base:
            came.same.add(edit.block)
            return
        text = _half_decided(held) if was == shown else held.before
        came.edits.append(replace(edit, text=_text(one, text), planner="", reads=fingerprint(text)))
        return
    if now == shown and not held.conflict:
        came.same.add(edit.block)
        if shown != base:
            came.settled[edit.block] = edit
        return
    if now == base:
        return
    pieces = held.both()
    if not plain(pieces):
        came.edits.append(replace(edit, kind="deleted"))
    else:
        came.edits.append(replace(edit, text=_text(one, pieces), reads=fingerprint(pieces)))


def _half_decided(held: Words) -> list[Piece]:
    """Return what a conflict says of which a person took back planner's words, or wrote on in them."""
    return held.both() if plain(held.pieces) else held.before


def _picture(came: Came, document: Document, one: Paragraph, edit: Edit, known: tuple[str, str]) -> None:
    """Compare a picture with the one that stood there.

    Word may draw ours anew, smaller, when it saves; it then keeps our drawing beside it.
    """
    base, shown = known
    drawn = one.words.drawn[0]
    now = picture_print(document.package, drawn)
    if drawn.ours or now == shown:
        came.same.add(edit.block)
    elif now != base:
        taker = Taker(document, edit, {}, came, Known())
        if figure := taker.figure(drawn):
            came.edits.append(
                replace(edit, text=figure.removeprefix("<figure>").removesuffix("</figure>"), reads=now)
            )


def _text(one: Paragraph, pieces: Sequence[Piece]) -> str:
    """Return the words as markup, without the number that Word counts before a caption."""
    counted = [n for n, piece in enumerate(pieces[:4]) if piece.link == "#" and not piece.text]
    if one.style == "caption" and counted:
        rest = list(pieces[counted[0] + 1 :])
        if rest:
            rest[0] = rest[0]._replace(text=rest[0].text.lstrip(": "))
        pieces = rest
    return markup(pieces)


def _margin(came: Came, document: Document, by: Edit, places: Mapping[str, str]) -> None:
    """Take the comments of people, each with the paragraph that it was made on."""
    held: dict[str, str] = {}
    last = ""
    for one in document.paragraphs:
        last = one.ids[0] if one.ids else one.own or last
        for number in one.words.comments:
            held.setdefault(number, last)
    for number, remark in document.remarks.items():
        if remark.who == PLANNER or not remark.text:
            continue
        after = held.get(number, "")
        name = name_of(after, remark.who, remark.text)
        came.edits.append(
            replace(
                by,
                kind="comment",
                block=name,
                after=after,
                text=remark.text,
                who=remark.who,
                when=remark.when,
                place=places.get(after, ""),
            )
        )


def _rest(came: Came, document: Document, by: Edit, known: Known) -> None:
    """Take what a document cannot be given again: words in its headers and footers."""
    for line in document.edges:
        mark, _, words = line.partition(" ")
        if known.edges and mark not in known.edges and words:
            came.edits.append(
                replace(
                    by, kind="unplaced", block=name_of("edge", words), text=words, place="Header or footer"
                )
            )
