# SPDX-License-Identifier: MIT
"""What people wrote comes into the new document: kept, or beside planner's new words as a tracked change.

An edit is kept where planner still says what it said when the person wrote. Where both have changed, the
person's words stand as a deletion by planner and planner's as an insertion: accepting takes planner's,
rejecting keeps the person's. What has no place any more is returned, and nothing is dropped.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lxml import etree

from planner.documents.edits import Edit, name_of
from planner.documents.wording import fingerprint, plain
from planner.render.word.additions import insert
from planner.render.word.identity import Marked, Place, pieces_of
from planner.render.word.inline import nodes_of
from planner.render.word.loose import alone
from planner.render.word.outline import Outline
from planner.render.word.reading import legal
from planner.render.word.removals import remove, without_dead_links

Element = etree._Element

ALIKE = 0.6


@dataclass
class Kept:
    """The paragraphs of a document with what people wrote in them, and the edits that found no place."""

    found: dict[Place, Marked]
    added: dict[Element, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    orphans: list[Edit] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    """The paragraph that each change was put into, by the one it was made in."""


def keep(
    root: Element,
    outline: Outline,
    found: dict[Place, Marked],
    edits: Sequence[Edit],
    cover: Element | None = None,
) -> Kept:
    """Write the edits into the tree of a document, and of its cover, and return what became of them."""
    kept = Kept(found)
    gone: set[str] = set()
    for edit, place in _homes(found, [edit for edit in edits if edit.kind in ("changed", "deleted")]):
        if place is None:
            kept.orphans += [edit] if edit.kind == "changed" else []
        elif edit.kind == "changed":
            kept.homes[edit.block] = found[place].id
            _change(kept, outline, place, edit)
        elif found[place].printed == edit.planner:
            gone.add(found[place].id)
        else:
            _propose(kept, outline, place, "")
    kept.added |= insert(root, found, kept.orphans, [edit for edit in edits if edit.kind == "added"])
    _comment(kept, [edit for edit in edits if edit.kind == "comment"])
    kept.orphans += [edit for edit in edits if edit.kind == "unplaced"]
    remove(kept.found, gone)
    _gone_with_it(kept, edits, gone, [top for top in (root, cover) if top is not None])
    without_dead_links(root, outline, cover)
    return kept


def _gone_with_it(kept: Kept, edits: Sequence[Edit], gone: set[str], tops: Sequence[Element]) -> None:
    """Add to the orphans what people wrote into a row or a table, or beside words, that were deleted."""
    still = {up for top in tops for up in top.iter()}
    lost = gone | {one.id for (element, _), one in kept.found.items() if element not in still}
    lost |= {name for element, name in kept.added.items() if element not in still}
    homeless = [
        edit
        for edit in edits
        if (edit.kind in ("changed", "added") and kept.homes.get(edit.block, edit.block) in lost)
        or (edit.kind == "comment" and edit.after in lost)
        if edit not in kept.orphans
    ]
    kept.orphans += homeless
    unsaid = {edit.block for edit in homeless if edit.kind == "comment"}
    kept.comments = [name for name in kept.comments if name not in unsaid]


def _homes(found: dict[Place, Marked], edits: Sequence[Edit]) -> list[tuple[Edit, Place | None]]:
    """Return the paragraph of each edit, none for two of them."""
    places = {one.id: place for place, one in found.items()}
    homes = {edit.block: places[edit.block] for edit in edits if edit.block in places}
    for edit in edits:
        if edit.block not in homes:
            taken = set(homes.values())
            place = _moved({place: one for place, one in found.items() if place not in taken}, edit)
            if place is not None:
                homes[edit.block] = place
    return [(edit, homes.get(edit.block)) for edit in edits]


def _moved(found: dict[Place, Marked], edit: Edit) -> Place | None:
    """Return where a paragraph is now that is named by its words, which have changed, or no longer is.

    Only paragraphs of the same kind come into question: those of one loop of a template.
    """
    alike = [
        place
        for place, one in found.items()
        if edit.block in (name_of(one.kind), name_of(f"{one.kind}~{edit.planner}"))
    ]
    same = [place for place in alike if found[place].printed == edit.planner]
    if same or len(alike) < 2:
        return next(iter(same or alike), None)
    scores = [SequenceMatcher(None, edit.said, plain(found[place].pieces)).ratio() for place in alike]
    best = max(range(len(alike)), key=lambda n: (scores[n], -n))
    return alike[best] if scores[best] > ALIKE else None


def _change(kept: Kept, outline: Outline, place: Place, edit: Edit) -> None:
    one = kept.found[place]
    if place[0].tag == "figure":
        _picture(kept, place, edit)
        return
    element = parsed(edit.text, outline)
    theirs = list(pieces_of(nodes_of(element), outline))
    if fingerprint(theirs) == fingerprint(one.pieces):
        return
    if one.printed != edit.planner:
        _propose(kept, outline, place, edit.text)
        return
    fill(alone(kept.found, place), element)


def _picture(kept: Kept, place: Place, edit: Edit) -> None:
    """Show the person's picture in the place of planner's; beneath it where planner's has changed since."""
    figure, one = place[0], kept.found[place]
    image, theirs = figure.find("img"), parsed(edit.text).find("img")
    if image is None or theirs is None:
        kept.orphans.append(edit)
    elif one.printed == edit.planner:
        for name in ("src", "alt"):
            image.set(name, str(theirs.get(name)))
    else:
        beneath = etree.Element("figure")
        beneath.append(theirs)
        figure.addnext(beneath)
        kept.added[beneath] = edit.block


def _propose(kept: Kept, outline: Outline, place: Place, text: str) -> None:
    """Show what planner says now as a tracked insertion, and the person's words as a tracked deletion."""
    one = kept.found[place]
    element = alone(kept.found, place)
    if element.tag == "figure":
        return
    theirs, ours = parsed(text, outline, "del"), etree.Element("ins")
    fill(ours, deepcopy(element))
    one.shown = fingerprint([*one.label, *pieces_of(nodes_of(parsed(text, outline)), outline)])
    both = etree.Element("p")
    both.extend([theirs, ours] if text else [ours])
    fill(element, both)


def parsed(text: str, outline: Outline | None = None, tag: str = "p") -> Element:
    """Return some inline markup as an element; its links name bookmarks, the element's name ids."""
    page = etree.fromstring(f"<div>{legal(text)}</div>".encode(), etree.HTMLParser(encoding="utf-8"))
    inside = page.find("body/div")
    made = etree.Element(tag)
    if inside is not None:
        fill(made, inside)
    names = {anchor.bookmark: name for name, anchor in outline.anchors.items()} if outline else {}
    for link in made.iter("a"):
        target = (link.get("href") or "")[1:]
        link.set("href", f"#{names.get(target, target)}")
    return made


def fill(element: Element, source: Element) -> None:
    """Give an element what another holds, and nothing else."""
    for child in list(element):
        element.remove(child)
    element.text = source.text
    element.extend(list(source))


def _comment(kept: Kept, comments: Iterable[Edit]) -> None:
    by_name = {one.id: place for place, one in kept.found.items()}
    for edit in comments:
        place = by_name.get(edit.after)
        if place is None or place[0].tag == "figure":
            kept.orphans.append(edit)
            continue
        element = alone(kept.found, place)
        span = etree.Element("span", {"data-comment": edit.text, "data-author": edit.who or "Unknown"})
        if edit.when:
            span.set("data-date", edit.when)
        fill(span, deepcopy(element))
        holder = etree.Element("p")
        holder.append(span)
        fill(element, holder)
        kept.comments.append(edit.block)
