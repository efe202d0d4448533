# SPDX-License-Identifier: MIT
"""Workbooks as LibreOffice calculates them when it believes nothing that is stored."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


@pytest.fixture(scope="session")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """A function that has LibreOffice open a workbook, calculate every formula anew, and save it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("this test is marked `office`: it needs LibreOffice; deselect it with -m 'not office'")
    folder = tmp_path_factory.mktemp("office")
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")

    def recalculate(content: bytes) -> bytes:
        (folder / "in.xlsx").write_bytes(content)
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
        subprocess.run([*command, str(folder / "in.xlsx")], check=True, capture_output=True, timeout=120)
        return Path(folder / "out" / "in.xlsx").read_bytes()

    return recalculate
