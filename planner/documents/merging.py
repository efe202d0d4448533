# SPDX-License-Identifier: MIT
"""What came back in a document, laid over what was collected before: the newest counts, none is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.documents.edits import Edit, name_of


@dataclass
class Came:
    """What came back in a document.

    `edits` are what the person did. `settled` are words of a person that stand without planner's beside
    them, `still` the additions that stand where they stood, `same` the paragraphs that stand as they were
    shown. `shown`, `added` and `comments` are all that was shown: other edits were collected since.
    """

    edits: list[Edit] = field(default_factory=list)
    same: set[str] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)
    settled: dict[str, Edit] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    still: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    pictures: dict[str, bytes] = field(default_factory=dict)
    tracked: set[str] = field(default_factory=set)
    objects: list[str] = field(default_factory=list)
    unlisted: bool = False


def merged(stored: Sequence[Edit], document: str, came: Came) -> tuple[Edit, ...]:
    """Return the edits of a project after a document has been collected.

    What the document shows as it was shown to the person stays as it had been collected, and so does an edit
    that the document did not show.
    """
    known = {*came.added, *came.comments, *came.shown}
    by_name = {(_sort(edit), edit.block): edit for edit in came.edits}
    fresh = dict(by_name)
    out: list[Edit] = []
    for edit in stored:
        if edit.document != document:
            out.append(edit)
            continue
        new = fresh.pop((_sort(edit), edit.block), None)
        if edit.block in came.same or new is None:
            if edit.block in came.same or edit.block not in known or edit.kind == "unplaced":
                out.append(_settled(_moved(edit, new, came), came.settled))
            continue
        out.append(_newer(edit, new, came))
        if edit.kind == "changed" and _not_shown(edit, came.shown) and edit.text != new.text:
            out.append(_earlier(edit))
    return (*out, *fresh.values())


def _sort(edit: Edit) -> str:
    return "words" if edit.kind in ("changed", "deleted") else edit.kind


def _moved(edit: Edit, new: Edit | None, came: Came) -> Edit:
    """Return an addition where it stands now; one that has not moved keeps the words that tell its place."""
    if new is None or edit.kind != "added" or edit.block in came.still:
        return edit
    if (edit.after, edit.under, edit.inside) == (new.after, new.under, new.inside):
        return edit
    return replace(edit, after=new.after, under=new.under, inside=new.inside, place=new.place)


def _settled(edit: Edit, settled: Mapping[str, Edit]) -> Edit:
    """Return the edit as an answer to what planner says now: the person saw that and kept their own words."""
    now = settled.get(edit.block)
    if now is None or edit.kind not in ("changed", "deleted") or edit.planner == now.planner:
        return edit
    return replace(edit, planner=now.planner, said=now.said)


def _newer(edit: Edit, new: Edit, came: Came) -> Edit:
    """Return the newer edit; in a conflict that still stands, with what planner said when it began."""
    if edit.kind == new.kind and edit.text == new.text and edit.kind in ("comment", "unplaced", "added"):
        return _moved(edit, new, came)
    return (
        new
        if new.planner or new.kind not in ("changed", "deleted")
        else replace(new, planner=edit.planner, said=edit.said)
    )


def _not_shown(edit: Edit, shown: Mapping[str, str]) -> bool:
    """True if the document had been written before this edit was collected."""
    return shown.get(edit.block) not in (None, edit.reads)


def _earlier(edit: Edit) -> Edit:
    """Return what somebody else had written in the same place, as a comment there."""
    return replace(
        edit,
        kind="comment",
        block=name_of("earlier", edit.block, edit.text),
        after=edit.block,
        text=f"Earlier wording of {edit.who or 'somebody else'}: {edit.text}",
        planner="",
        said="",
    )
