# SPDX-License-Identifier: MIT
"""Packs for bidders, the board and the outgoing supplier: what is theirs is there, and nothing else."""

import json
import shutil
from zipfile import ZipFile

import pytest

from planner.cli.running import run
from planner.pipeline import read_project
from planner.shipped import shipped

EXAMPLE = shipped("examples") / "trust-2026"


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """Return the folder with a pack for each audience."""
    home = tmp_path_factory.mktemp("packs")
    for name in ("board", "tender", "supplier"):
        assert run(["build", str(EXAMPLE), "-o", str(home / name), "--audience", name, "--quiet"]) == 0
    return home


def words(path):
    with ZipFile(path) as package:
        return " ".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_each_gets_its_files_and_no_other(packs):
    names = {folder: sorted(one.name for one in (packs / folder).iterdir()) for folder in ("board", "tender")}
    assert "requirements-specification.docx" in names["tender"]
    assert any(name.startswith("supplier-response") for name in names["tender"])
    assert not any("risk" in name or "timeline" in name or "letter" in name for name in names["tender"])
    assert "risk-report.docx" in names["board"]
    supplier = [one.name for one in (packs / "supplier").iterdir()]
    assert all(name.startswith(("letter-", "requirements.xlsx", "pack.json")) for name in supplier)


def test_a_bidder_reads_no_name_no_question_and_no_chance(packs):
    text = words(packs / "tender" / "requirements-specification.docx")
    assert "Evaluation" in text or "compared" in text
    for kept_back in ("Questions still to answer", "Traceability", "Planning defaults, not verified"):
        assert kept_back not in text
    project = read_project(EXAMPLE).project
    names = [person.name for person in project.people if person.name]
    assert len(names) >= 3
    assert not [name for name in names if name in text]
    tables = json.loads((packs / "tender" / "pack.json").read_text("utf-8"))
    assert tables["audience"] == "tender"
    rows = tables["tables"]["requirements"]["rows"]
    assert len(rows) > 100
    assert not [row["id"] for row in rows if row["id"].startswith("FUN")]
    assert "Funding requirements" not in text
    assert not {"risk-register", "options", "verdicts", "people", "questions", "assurance"} & set(
        tables["tables"]
    )


def test_a_fact_written_a_second_time_stops_the_build(tmp_path, capsys):
    project = tmp_path / "trust"
    shutil.copytree(shipped("examples") / "minimal", project)
    with (project / "people.yaml").open("w", encoding="utf-8") as file:
        file.write("people:\n  - {id: lead, role: RSM, name: Zebedee Quill}\n")
        file.write("organisations:\n  - {id: other, name: The Zebedee Quill Trust, role: trust}\n")
    code = run(["build", str(project), "-o", str(tmp_path / "out"), "--audience", "tender", "--quiet"])
    told = capsys.readouterr().err
    assert code == 1, told
    assert "PLN570" in told
    assert "people/lead.name (personal details) is kept from bidders" in told
    assert not (tmp_path / "out").exists()


def test_a_pack_is_never_written_into_the_folder_of_another_audience(packs, capsys):
    assert run(["build", str(EXAMPLE), "-o", str(packs / "tender"), "--audience", "board", "--quiet"]) == 1
    assert "PLN571" in capsys.readouterr().err
    assert run(["build", str(EXAMPLE), "-o", str(packs / "tender"), "--quiet"]) == 1


def test_a_name_that_is_no_audience_is_a_slip(tmp_path, capsys):
    assert run(["build", str(EXAMPLE), "-o", str(tmp_path / "x"), "--audience", "bidder"]) == 2
    assert "internal, board, tender, supplier" in capsys.readouterr().err
