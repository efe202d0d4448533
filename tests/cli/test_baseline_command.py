# SPDX-License-Identifier: MIT
"""`planner baseline`: written once, never overwritten in silence, and what later plans are held against."""

import shutil
from pathlib import Path

import pytest
from cli_runs import MINIMAL, planner

from planner import __version__
from planner.documents.baseline_file import baseline_yaml
from planner.documents.baseline_words import baseline_sentences, short_variance
from planner.documents.plan import ExitPlan
from planner.load.estate import load_estate
from planner.pipeline import make_plan, read_catalogue
from planner.shipped import shipped


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "mine"))


def test_it_is_written_into_the_project_and_read_again(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    ran = planner(capsys, "baseline", project, "--note", "Board's day: it is agreed")
    assert ran.code == 0, ran.err
    assert "the plan of 1 September 2026" in ran.out
    assert planner(capsys, "check", project, "--strict").code == 0
    held = load_estate(project, shipped("requirements-catalogue")).loaded.project
    assert held is not None
    assert held.baseline is not None
    assert held.baseline.note == "Board's day: it is agreed"
    assert held.baseline.taken == held.as_of
    assert len(held.baseline.activities) > 50
    assert {one.verdict for one in held.baseline.verdicts} == {"leave", "replace", "move", "switch_off"}


def test_it_says_which_planner_wrote_it_and_a_later_one_says_so_too(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    assert planner(capsys, "baseline", project, "--quiet").code == 0
    written = project / "baseline.yaml"
    text = written.read_text(encoding="utf-8")
    assert f"  planner: '{__version__}'\n" in text
    assert not [line for line in _sentences(project) if "taken with planner" in line]
    written.write_text(text.replace(f"'{__version__}'", "'0.0.9'"), encoding="utf-8")
    told = [line for line in _sentences(project) if "taken with planner" in line]
    assert told
    assert f"taken with planner 0.0.9, and this plan is of planner {__version__}" in told[0]


def _plan(project: Path) -> ExitPlan:
    catalogue = read_catalogue().catalogue
    held = load_estate(project, shipped("requirements-catalogue")).loaded
    assert held.project is not None, held.diagnostics
    assert catalogue is not None
    return make_plan(held.project, catalogue, held.positions.where)


def _sentences(project: Path) -> list[str]:
    return baseline_sentences(_plan(project))


def test_a_build_says_in_a_line_how_it_stands(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    assert short_variance(_plan(project)) == ""
    assert planner(capsys, "baseline", project, "--quiet").code == 0
    where_it_was = "Against that of 1 September 2026: “New service live” is where it was."
    assert short_variance(_plan(project)) == where_it_was
    ran = planner(capsys, "build", project, "-o", project.parent / "out", "--as-of", "2026-11-02")
    assert ran.code == 0, ran.err
    told = " ".join(ran.out.split())
    assert "Baseline Against that of 1 September 2026: “New service live” is" in told
    assert "working days later, above all by" in told


def test_a_plan_does_not_move_against_its_own_baseline(project: Path) -> None:
    catalogue = read_catalogue().catalogue
    first = load_estate(project, shipped("requirements-catalogue")).loaded
    assert first.project is not None
    assert catalogue is not None
    plan = make_plan(first.project, catalogue, first.positions.where)
    text = baseline_yaml(plan)
    assert text == baseline_yaml(plan)
    (project / "baseline.yaml").write_text(text, encoding="utf-8")
    again = load_estate(project, shipped("requirements-catalogue")).loaded
    assert again.project is not None, again.diagnostics
    held = make_plan(again.project, catalogue, again.positions.where)
    assert held.variance is not None
    assert {one.finish_days for one in held.variance.activities} == {0}
    assert {one.state for one in held.variance.activities} == {"planned"}
    assert baseline_yaml(held) == text


def test_it_is_never_overwritten_in_silence(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    assert planner(capsys, "baseline", project, "--quiet").code == 0
    first = (project / "baseline.yaml").read_bytes()
    refused = planner(capsys, "baseline", project, "--as-of", "2026-10-01")
    assert refused.code == 4
    assert "holds a baseline of 2026-09-01" in refused.err
    assert (project / "baseline.yaml").read_bytes() == first
    again = planner(capsys, "baseline", project, "--as-of", "2026-10-01", "--replace")
    assert again.code == 0
    assert (project / "baseline-1.yaml.old").read_bytes() == first
    assert b"taken: 2026-10-01" in (project / "baseline.yaml").read_bytes()
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".")) == []


def test_one_that_stands_in_another_file_is_left_there(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    with open(project / "estate.yaml", "a", encoding="utf-8") as file:
        file.write("\nbaseline:\n  taken: 2026-08-01\n")
    refused = planner(capsys, "baseline", project, "--replace")
    assert refused.code == 4
    assert "stands in estate.yaml:" in refused.err
    assert not (project / "baseline.yaml").exists()


def test_a_project_in_one_file_has_no_room_for_it(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    refused = planner(capsys, "baseline", project / "estate.yaml")
    assert refused.code == 4
    assert "name the folder" in refused.err


def test_with_errors_in_the_project_nothing_is_written(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    (project / "more.yaml").write_text("sites: [{id: a, colour: red}]\n", encoding="utf-8")
    assert planner(capsys, "baseline", project).code == 1
    assert not (project / "baseline.yaml").exists()
