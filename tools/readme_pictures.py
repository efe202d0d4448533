# SPDX-License-Identifier: MIT
"""Make the pictures of the README from what planner writes of an example: needs LibreOffice and poppler.

python tools/readme_pictures.py
"""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.documents.drawn import figures
from planner.packing import write_documents
from planner.pipeline import make_plan, read_catalogue, read_project
from planner.render.pictures import draw
from planner.shipped import shipped

EXAMPLE = "lsp-exit-2013"
PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SHOWN = "CLN-10"
"""The requirement whose page is shown."""

DOTS_PER_INCH = "80"


def main() -> None:
    """Write the three pictures over those of before."""
    folder = shipped("examples") / EXAMPLE
    loaded, catalogue = read_project(folder), read_catalogue(folder).catalogue
    if loaded.project is None or catalogue is None:
        raise SystemExit(f"{folder} cannot be read: run planner check")
    plan = make_plan(loaded.project, catalogue, loaded.positions.where)
    drawn = figures(plan)
    for name in ("gantt", "lapse-calendar"):
        (PICTURES / f"{name}.png").write_bytes(draw(drawn[name]).png)
    document = write_documents(plan)["requirements-specification.docx"]
    (PICTURES / "specification.png").write_bytes(page_of(document, SHOWN))


def page_of(document: bytes, words: str) -> bytes:
    """Return, as a picture, the first page of a Word file on which a row begins with words."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(document)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source))
        paper = source.with_suffix(".pdf")
        pages = run("pdftotext", "-layout", str(paper), "-").split("\f")
        shown = [
            number for number, text in enumerate(pages, start=1) if re.search(rf"^ *{words} ", text, re.M)
        ]
        if not shown:
            raise SystemExit(f"no page begins a row with {words}")
        page = str(shown[0])
        run(
            "pdftoppm",
            "-png",
            "-singlefile",
            "-r",
            DOTS_PER_INCH,
            "-f",
            page,
            "-l",
            page,
            str(paper),
            f"{folder}/p",
        )
        return (Path(folder) / "p.png").read_bytes()


def run(*command: str) -> str:
    """Return what a program prints; a failure ends this one."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
