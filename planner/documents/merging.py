# SPDX-License-Identifier: MIT
"""What came back in a document, laid over what was collected before: the newest counts, none is lost."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from planner.documents.edits import Edit, name_of


def merged(
    stored: Sequence[Edit],
    fresh: Sequence[Edit],
    document: str,
    *,
    same: Collection[str],
    shown: Mapping[str, str],
    added: Collection[str],
    comments: Collection[str],
) -> tuple[Edit, ...]:
    """Return the edits of a project after a document has been collected.

    `same` are the paragraphs that stand as the document first showed them: what had been collected for them
    stays. `shown`, `added` and `comments` are what it showed; an edit that it did not show stays too.
    """
    known = {**dict.fromkeys(added, ""), **dict.fromkeys(comments, ""), **shown}
    by_name = {(_sort(edit), edit.block): edit for edit in fresh}
    out: list[Edit] = []
    for edit in stored:
        if edit.document != document:
            out.append(edit)
            continue
        new = by_name.pop((_sort(edit), edit.block), None)
        if edit.block in same or new is None:
            if edit.block in same or edit.block not in known or edit.kind == "unplaced":
                out.append(_moved(edit, new))
            continue
        out.append(_newer(edit, new))
        if edit.kind == "changed" and _not_shown(edit, shown) and edit.text != new.text:
            out.append(_earlier(edit))
    return (*out, *(edit for edit in fresh if (_sort(edit), edit.block) in by_name))


def _sort(edit: Edit) -> str:
    return "words" if edit.kind in ("changed", "deleted") else edit.kind


def _moved(edit: Edit, new: Edit | None) -> Edit:
    """Return an addition where it stands now."""
    if new is None or edit.kind != "added":
        return edit
    return replace(edit, after=new.after, under=new.under, inside=new.inside, place=new.place)


def _newer(edit: Edit, new: Edit) -> Edit:
    """Return the newer edit; in a conflict that still stands, with what planner said when it began."""
    if edit.kind == new.kind and edit.text == new.text and edit.kind in ("comment", "unplaced", "added"):
        return _moved(edit, new)
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
