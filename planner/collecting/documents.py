# SPDX-License-Identifier: MIT
"""Edited Word documents → the edits that the project keeps. Nothing is written here; faults come at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from planner.collecting.collect import Edited
from planner.diagnostics import Diagnostic, fault
from planner.documents.edits import Edit
from planner.documents.merging import Came, merged
from planner.load.office import open_package
from planner.load.text import UNSEEN
from planner.load.word.compare import compare
from planner.load.word.document import Document, Unreadable, read_document
from planner.model.noun import is_blank
from planner.model.wording import MAX_WORDING

Said = Mapping[str, Mapping[str, tuple[str, str]]]
"""What planner says today, by document and paragraph: the fingerprint and the words."""


@dataclass
class CollectedWords:
    """What came of collecting: the edits of the project, what is new of them, files to keep, the faults."""

    edits: tuple[Edit, ...]
    new: list[Edit] = field(default_factory=list)
    gone: list[Edit] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Return whether the project holds other edits than before."""
        return bool(self.new or self.gone)


def collect_documents(
    files: Sequence[Edited], before: tuple[Edit, ...], present: Said, by: str, on: date
) -> CollectedWords:
    """Return what some documents change in the edits of a project.

    `by` blank means whoever saved the document last, `on` is the day of edits whose document says none.
    """
    found = CollectedWords(before)
    for file in files:
        _collect(file, found, present, by, on)
    found.new = [edit for edit in found.edits if edit not in before]
    names = {(edit.document, edit.block) for edit in found.edits}
    found.gone = [edit for edit in before if (edit.document, edit.block) not in names]
    return found


def _collect(file: Edited, found: CollectedWords, present: Said, by: str, on: date) -> None:
    package = open_package(file.raw, file.name)
    if isinstance(package, Diagnostic):
        found.faults.append(package)
        return
    try:
        document = read_document(package)
    except Unreadable as wrong:
        found.faults.append(fault("PLN560", f"'{file.name}' cannot be read: {wrong}"))
        return
    stem = _stem(document, file.name, present)
    if stem is None:
        found.faults.append(fault("PLN561", f"'{file.name}' is no document of this project's pack"))
        return
    came = compare(document, stem, present.get(stem, {}))
    came.edits = [_signed(edit, by, on) for edit in came.edits]
    for edit in came.edits:
        if len(edit.text) > MAX_WORDING:
            message = f"'{file.name}', {edit.place}: the text has {len(edit.text):,} characters"
            found.faults.append(fault("PLN564", message))
    found.edits = merged(found.edits, stem, came)
    found.kept |= came.pictures
    _tell(file, stem, came, found)


def _stem(document: Document, name: str, present: Said) -> str | None:
    """Return which document of the pack this is, whatever its file is called now."""
    if document.known is not None:
        return document.known.document or name.removesuffix(".docx")
    return next((stem for stem in sorted(present, key=len, reverse=True) if name.startswith(stem)), None)


def _signed(edit: Edit, by: str, on: date) -> Edit:
    """Return the edit as a project file can hold it, with who made it and when."""
    text = UNSEEN.sub("", edit.text)
    if text and is_blank(text):
        text = f"<span>{text}</span>"
    own = edit.kind != "comment"
    return replace(
        edit,
        text=text,
        said=UNSEEN.sub("", edit.said),
        place=UNSEEN.sub("", edit.place),
        who=(by or edit.who) if own else edit.who,
        when=edit.when or on.isoformat(),
    )


def _tell(file: Edited, stem: str, came: Came, found: CollectedWords) -> None:
    if came.unlisted:
        found.faults.append(fault("PLN562", f"'{file.name}' has lost the list of its paragraphs"))
    if came.tracked:
        names = ", ".join(sorted(came.tracked))
        found.faults.append(fault("PLN565", f"'{file.name}': changes of {names} were taken as accepted"))
    if came.objects:
        kept = f"edits/{stem}-{sha256(file.raw).hexdigest()[:8]}.docx"
        found.kept[kept] = file.raw
        what = ", ".join(dict.fromkeys(came.objects))
        found.faults.append(fault("PLN563", f"'{file.name}' holds {what}; the whole file is kept as {kept}"))
