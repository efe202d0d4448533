# SPDX-License-Identifier: MIT
"""LibreOffice at work: one start for as many files as there are, and one profile for the whole run."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

WORD, EXCEL = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"
TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"ExportNotes":{"type":"boolean","value":"false"}}'
)
"""A PDF with tags; remarks in the margin stay out of it, as they do where Word makes it."""
BELIEVING_NOTHING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""Has every formula calculated anew, whatever is stored with it."""


class LibreOffice:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        found = shutil.which("soffice")
        if found is None:
            pytest.fail("marked `office`: it needs LibreOffice; deselect it with -m 'not office'")
        self.program, self.folder, self.run = found, folder, 0
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(BELIEVING_NOTHING, encoding="utf-8")

    def saved(self, files: Mapping[str, bytes], kind: str) -> dict[str, bytes]:
        """Return each file, by its name, as LibreOffice opens it and saves it again as this kind."""
        self.run += 1
        here, out = self.folder / f"in{self.run}", self.folder / f"out{self.run}"
        here.mkdir()
        for name, raw in files.items():
            (here / name).write_bytes(raw)
        command = [self.program, f"-env:UserInstallation={(self.folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(out), *(str(here / name) for name in files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        made = {name: out / Path(name).with_suffix(f".{kind.partition(':')[0]}") for name in files}
        return {name: path.read_bytes() for name, path in made.items()}
