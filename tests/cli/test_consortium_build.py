# SPDX-License-Identifier: MIT
"""`planner build` and `check` on a consortium: small members, one of them broken, and what is told of it."""

import json
from pathlib import Path

import pytest
from cli_runs import planner

SHARED = """planner: 1
as_of: 2026-06-01
organisations:
  - {id: n, name: North Trust, role: trust, studies_yr: 300000}
  - {id: s, name: South Trust, role: trust, studies_yr: 100000}
contracts: [{id: c, start: 2020-01-01, end: 2028-03-31, covers: [store]}]
systems: [{id: store, kind: vna, contract: c, shared_with: [n, s], in_scope: replace}]
"""
CONSORTIUM = """planner: 1
as_of: 2026-06-01
consortium:
  title: Two trusts
  members: [{id: north, organisation: n}, {id: south, organisation: s, may_leave: yes}]
  stores: [{id: store, export: {tb_per_day: 2}}]
  cost_sharing: {by: studies, costs: [{id: fee, title: The fee, fixed: £400k}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"consortium.yaml": CONSORTIUM, "shared/all.yaml": SHARED}
    for member, lead in (("north", "n"), ("south", "s")):
        files[f"{member}/estate.yaml"] = f"programme: {{lead_org: {lead}, leaves: [c]}}\n"
    for name, text in files.items():
        path = tmp_path / "both" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "both"


def test_it_is_built_and_one_broken_member_stops_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "south" / "estate.yaml").write_text("programme: {lead_org: s, leaves: [d]}\n", encoding="utf-8")
    out = folder / "out"
    ran = planner(capsys, "build", folder, "-o", out)
    assert ran.code == 1
    assert "south/estate.yaml:1" in ran.err
    assert "South Trust could not be read" in ran.out
    assert {path.name for path in out.iterdir()} >= {"consortium.docx", "consortium.xlsx", "pack.json"}
    shares = json.loads((out / "pack.json").read_text(encoding="utf-8"))["tables"]["consortium-shares"][
        "rows"
    ]
    assert [(row["member"], row["studies"]) for row in shares] == [
        ("North Trust", 300_000),
        ("South Trust", 100_000),
        ("All", 400_000),
    ]


def test_each_member_is_a_project_that_sees_what_is_shared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planner(capsys, "check", folder / "north").code == 0
    ran = planner(capsys, "check", folder)
    assert (ran.code, ran.out) == (0, "Read 2 members, 2 of them sound.\n")
    assert "PLN603" in planner(capsys, "lapse", folder).err


def test_what_is_wrong_in_a_shared_file_is_told_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = folder / "shared" / "all.yaml"
    shared.write_text(SHARED.replace("kind: vna", "kind: vnaa"), encoding="utf-8")
    ran = planner(capsys, "check", folder)
    assert ran.code == 1
    assert ran.out.count("error[PLN103]") == 1
    assert "shared/all.yaml:7" in ran.out
    assert json.loads(planner(capsys, "check", folder, "--json").out)


def test_it_is_not_written_among_its_own_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for place in (folder, folder / "north", folder / "shared" / "deeper"):
        assert planner(capsys, "build", folder, "-o", place).code == 2


def test_a_day_of_the_command_line_is_no_disagreement(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planner(capsys, "check", folder, "--as-of", "2026-07-01", "--strict").code == 0
