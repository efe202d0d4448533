# SPDX-License-Identifier: MIT
"""What people wrote into the Word documents of a pack, as the project keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from planner.model.wording import WordEdit

Kind = Literal["changed", "deleted", "added", "comment", "unplaced"]


@dataclass(frozen=True)
class Edit:
    """One thing that a person did to a document.

    `block` is the paragraph it was done to, or the name of what was added. `planner` is the fingerprint of
    what planner said there when the person wrote, `said` its words where they are known, `reads` the
    fingerprint of what the person made of them. `text` is in the
    tags of a template: inline for a changed paragraph, whole blocks for an addition. An addition stands
    `after` a paragraph, and `inside` its cell if that is in a table; failing that, `under` a heading.
    """

    document: str
    kind: Kind
    block: str
    text: str = ""
    planner: str = ""
    said: str = ""
    reads: str = ""
    after: str = ""
    under: str = ""
    inside: bool = False
    place: str = ""
    who: str = ""
    when: str = ""


def name_of(*parts: str) -> str:
    """Return the short name of an addition or a comment, the same for the same parts."""
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:8]


def edits_of(wording: Iterable[WordEdit]) -> tuple[Edit, ...]:
    """Return the edits that a project holds."""
    return tuple(
        Edit(
            document=one.document,
            kind=one.kind,
            block=one.block,
            text=one.text or "",
            planner=one.planner or "",
            said=one.said or "",
            reads=one.reads or "",
            after=one.after or "",
            under=one.under or "",
            inside=bool(one.inside),
            place=one.place or "",
            who=one.who or "",
            when=one.when.isoformat() if one.when else "",
        )
        for one in wording
    )
