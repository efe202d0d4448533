# SPDX-License-Identifier: MIT
"""`planner build` on a portfolio: each member its pack, one bad project stops none, nothing is done twice."""

import json
from pathlib import Path

import pytest
from cli_runs import MINIMAL, planner
from pack_reading import documents_of

ESTATE = (MINIMAL / "estate.yaml").read_text(encoding="utf-8")
BROKEN = "planner: 1\nas_of: 2026-09-01\nsystms: []\n"
ALL = "planner: 1\nportfolio: {title: The north, members: all, capacity_tb_per_month: 10}\n"


def written(folder: Path, said: str = ALL, **members: str) -> Path:
    """Return a portfolio of these members, each with its estate."""
    folder.mkdir()
    (folder / "portfolio.yaml").write_text(said, encoding="utf-8")
    for name, estate in members.items():
        (folder / name).mkdir()
        (folder / name / "estate.yaml").write_text(estate, encoding="utf-8")
    return folder


def stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_one_bad_project_stops_no_other_and_nothing_is_built_twice(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    trusts = written(tmp_path / "trusts", north=ESTATE, south=ESTATE, west=BROKEN)
    out = tmp_path / "out"
    first = planner(capsys, "build", trusts, "-o", out, "--jobs", 2)
    assert first.code == 1
    assert "west could not be built" in first.err
    assert "error[PLN030]: 'systms'" in first.err
    assert "3 packs" in first.out
    assert "2 built and 1 could not be built" in first.out
    assert not (out / "west").exists()
    told = json.loads((out / "pack.json").read_text(encoding="utf-8"))
    assert (told["members"], told["failed"]) == (["north", "south"], ["west"])
    assert {file["name"] for file in told["files"]} == {"portfolio.docx", "portfolio.xlsx"}
    rows = told["tables"]["portfolio-exits"]["rows"]
    assert [row["trust"] for row in rows] == [
        "Our Hospitals NHS Trust (north)", "Our Hospitals NHS Trust (south)"
    ]  # fmt: skip
    assert told["tables"]["portfolio-failed"]["rows"][0]["member"] == "west"

    alone = documents_of("minimal")
    assert {name: (out / "north" / name).read_bytes() for name in alone} == alone

    before = stamps(out / "north")
    (trusts / "west" / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    (out / "south" / "risk-report.docx").unlink()  # its pack is no longer whole
    again = planner(capsys, "build", trusts, "-o", out)
    assert (again.code, again.err) == (0, "")
    assert "2 built and 1 unchanged since they were built" in again.out
    assert stamps(out / "north") == before
    assert (out / "south" / "risk-report.docx").is_file()


@pytest.mark.parametrize("where", [".", "north", "north/out"])
def test_packs_are_never_written_among_the_projects(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, where: str
) -> None:
    trusts = written(tmp_path / "trusts", north=ESTATE)
    ran = planner(capsys, "build", trusts, "-o", trusts / where)
    assert ran.code == 2
    assert "holds projects" in " ".join(ran.err.split())
    assert sorted(path.name for path in (trusts / "north").iterdir()) == ["estate.yaml"]


def test_a_portfolio_that_names_what_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = "planner: 1\nportfolio:\n  members: [north, suoth]\n  leave_out: [shelf]\n"
    trusts = written(tmp_path / "trusts", said, north=ESTATE, south=ESTATE)
    (trusts / "more.yaml").write_text("planner: 1\n", encoding="utf-8")
    ran = planner(capsys, "build", trusts, "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("error[PLN035]") == 2
    assert "portfolio.yaml:3:" in ran.err
    assert "did you mean 'south'?" in ran.err
    assert "error[PLN036]: 'more.yaml'" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_second_run_waits_for_the_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from planner.load.portfolio import STATE
    from planner.render.pack.lock import locked

    trusts = written(tmp_path / "trusts", north=ESTATE)
    (tmp_path / "out" / STATE).mkdir(parents=True)
    with locked(tmp_path / "out" / STATE):
        ran = planner(capsys, "build", trusts, "-o", tmp_path / "out")
    assert ran.code == 4
    assert "[PLN051]" in ran.err


def test_a_folder_without_portfolio_yaml_is_one_project(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    trusts = written(tmp_path / "trusts", north=ESTATE, south=ESTATE)
    (trusts / "portfolio.yaml").unlink()
    ran = planner(capsys, "build", trusts, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "error[PLN031]: 'as_of' was said before" in ran.err
