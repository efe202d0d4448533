# SPDX-License-Identifier: MIT
"""A document in a trust's own house style comes back: its cover and its headers are nobody's edits."""

import io
import sys
from pathlib import Path

import docx
from word_hands import Office

from planner.documents.wording import house_print
from planner.load.word.compare import compare
from planner.load.word.document import read_document
from planner.render.word import said_in, write_docx
from planner.render.word.theirs import read_own_style

sys.path.append(str(Path(__file__).parents[1] / "render" / "word"))

from own_styles import kept, trust
from word_sample import HOUSE_STYLE, document, pictures


def came_back(raw: bytes) -> list[tuple[str, str]]:
    """Return the kind and the words of every edit."""
    present = said_in(document(6), pictures())
    return [
        (edit.kind, edit.text) for edit in compare(read_document(Office.of(raw)), "sample", present).edits
    ]


def test_what_a_person_wrote_comes_back_and_nothing_of_the_house_style(tmp_path: Path) -> None:
    own = read_own_style(kept(tmp_path, trust()), HOUSE_STYLE, {}).house
    raw = write_docx(document(6), pictures(), own)
    assert came_back(raw) == []
    edited = docx.Document(io.BytesIO(raw))
    stays = next(
        one for one in edited.paragraphs if one.text.startswith("The electronic patient record stays")
    )
    stays.add_run(" Edited by hand.")
    held = io.BytesIO()
    edited.save(held)
    (edit,) = came_back(held.getvalue())
    assert edit[0] == "changed"
    assert edit[1].endswith("Edited by hand.")


def test_a_blank_that_a_program_dropped_from_a_header_is_nobodys_edit() -> None:
    assert house_print("Header of the trust: Risk report") == house_print("Header of the trust:Risk report")
