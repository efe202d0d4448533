# SPDX-License-Identifier: MIT
"""What people wrote, on its way into a pack: which edits belong to which document, and which have no home."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import groupby
from pathlib import Path

from planner.documents.documents import properties
from planner.documents.edits import Edit, edits_of
from planner.documents.environment import render
from planner.documents.html import HtmlDocument, Picture
from planner.documents.plan import ExitPlan
from planner.model.audiences import Audience
from planner.render.word import write_kept
from planner.render.word.house import HouseStyle

IMAGE = re.compile(r'<img src="([^"]+)" alt="([^"]*)"(?: data-width="([0-9.]+)" data-height="([0-9.]+)")?>')
HOMELESS = "orphaned-edits"
WIDE, HIGH = 120.0, 80.0
"""Millimetres of a picture whose size nobody knows."""


@dataclass
class Wording:
    """The edits of a project, the pictures in them, and those that found no place so far."""

    edits: tuple[Edit, ...]
    pictures: dict[str, Picture]
    orphans: list[Edit] = field(default_factory=list)

    @classmethod
    def of(cls, plan: ExitPlan, kept: Mapping[str, bytes], who: Audience) -> "Wording":
        """Return the edits of a plan's project; one whose picture is gone has no home.

        What people wrote into the margin to each other is not for an audience that may not see everything.
        """
        edits = edits_of(plan.project.wording)
        if not who.everything:
            edits = tuple(edit for edit in edits if edit.kind != "comment")
        made = cls(edits, {})
        lost: set[Edit] = set()
        for edit in made.edits:
            for name, _, wide, high in IMAGE.findall(edit.text):
                raw = kept.get(name, b"")
                if not raw:
                    lost.add(edit)
                    continue
                made.pictures[name] = Picture(raw, float(wide or WIDE), float(high or HIGH))
        made.orphans = [edit for edit in made.edits if edit in lost]
        made.edits = tuple(edit for edit in made.edits if edit not in lost)
        return made

    def written(
        self, html: HtmlDocument, pictures: Mapping[str, Picture], house_style: Path | HouseStyle
    ) -> bytes:
        """Return a document with what people wrote in it."""
        mine = [edit for edit in self.edits if edit.document == html.name]
        self.edits = tuple(edit for edit in self.edits if edit.document != html.name)
        raw, orphans = write_kept(html, {**pictures, **self.pictures}, house_style, mine)
        self.orphans += orphans
        return raw

    def homeless(self, plan: ExitPlan, templates: Mapping[str, str]) -> HtmlDocument | None:
        """Return the document of all that has no place any more; None if everything has one."""
        orphans = [*self.orphans, *self.edits]
        if not orphans:
            return None
        parts = [
            {"document": f"{name}.docx", "id": f"document-{name}", "edits": [_told(edit) for edit in held]}
            for name, held in _by_document(orphans)
        ]
        context = {"parts": parts, "count": len(orphans), "available": sorted(self.pictures)}
        html = render(templates, f"{HOMELESS}.html.j2", context)
        made = replace(properties(plan, "Edits without a place"), status="To be looked at")
        return HtmlDocument(made, html, name=HOMELESS)


def _by_document(edits: Iterable[Edit]) -> list[tuple[str, list[Edit]]]:
    ordered = sorted(edits, key=lambda edit: edit.document)
    return [(name, list(held)) for name, held in groupby(ordered, key=lambda edit: edit.document)]


KINDS = {
    "changed": "Changed",
    "added": "Added",
    "comment": "Comment in the margin",
    "unplaced": "Outside the text",
    "deleted": "Deleted",
}


def _told(edit: Edit) -> dict[str, object]:
    """Return an edit as the document tells it: where it stood, who wrote it and when, and its words."""
    return {
        "kind": KINDS[edit.kind],
        "place": edit.place or "Place not known",
        "who": edit.who or "Not known",
        "when": edit.when or "Not known",
        "said": edit.said,
        "lines": words_of(edit.text),
        "pictures": [{"src": name, "alt": alt} for name, alt, _, _ in IMAGE.findall(edit.text)],
    }


def words_of(text: str) -> list[str]:
    """Return the plain words of some markup, a line for each paragraph, row or item."""
    parts = re.split(r"</(?:p|li|tr|h[1-3])>|<br>", text)
    lines = (unescape(re.sub(r"<[^>]*>", " ", part)) for part in parts)
    return [" ".join(line.split()) for line in lines if line.strip()]
