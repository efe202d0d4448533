# SPDX-License-Identifier: MIT
"""The project file worked out again by MPXJ, in the way of MS Project: every day stays where we put it.

Needs Java, and `pip install mpxj jpype1`; without them there is nothing to ask.
"""

from datetime import date
from importlib import import_module
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from project_samples import PROJECT

from planner.documents.baseline_file import baseline_yaml
from planner.documents.interchange import project_file
from planner.documents.plan import ExitPlan
from planner.pipeline import make_plan, read_catalogue, read_project
from planner.render.project_xml import write_project_xml
from planner.shipped import shipped

pytestmark = pytest.mark.office

Dates = dict[int, tuple[str, str]]


@pytest.fixture(scope="module")
def java() -> Any:
    """The Java machine with MPXJ in it. It cannot be started twice, so it is left running."""
    machine = pytest.importorskip("jpype")
    pytest.importorskip("mpxj")
    import_module("jpype.imports")
    if not machine.isJVMStarted():
        machine.startJVM()
    return machine


def opened(java: Any, path: Path) -> Any:
    from org.mpxj.reader import UniversalProjectReader

    project = UniversalProjectReader().read(str(path))
    assert project is not None
    return project


def dates(project: Any) -> Dates:
    return {int(t.getUniqueID()): (str(t.getStart()), str(t.getFinish())) for t in project.getTasks()}


def recomputed(project: Any) -> Dates:
    from org.mpxj.cpm import MicrosoftScheduler

    MicrosoftScheduler().schedule(project, project.getProjectProperties().getStartDate())
    return dates(project)


def file_of(name: str, folder: Path) -> Path:
    loaded = read_project(shipped("examples") / name)
    catalogue = read_catalogue().catalogue
    assert loaded.project is not None
    assert catalogue is not None
    plan = make_plan(loaded.project, catalogue, lambda noun, id_, field: f"{noun}.yaml")
    path = folder / "programme.xml"
    path.write_bytes(write_project_xml(project_file(plan)))
    return path


@pytest.mark.parametrize("example", ["lsp-exit-2013", "trust-2026", "london-2014", "minimal"])
def test_every_day_of_an_example_stays_where_it_is(java: Any, example: str, tmp_path: Path) -> None:
    project = opened(java, file_of(example, tmp_path))
    before = dates(project)

    assert len(before) >= 60
    assert recomputed(project) == before


RECORDED = """
programme:
  progress:
    - {activity: A01, started: 2026-09-07, finished: 2026-09-25}
    - {activity: B01, started: 2026-10-05, remaining: 12}
"""


def test_the_baseline_and_the_progress_are_read_and_move_no_day(java: Any, tmp_path: Path) -> None:
    folder = Path(copytree(shipped("examples") / "minimal", tmp_path / "mine"))
    catalogue = read_catalogue().catalogue
    assert catalogue is not None

    def plan_of(as_of: date | None) -> ExitPlan:
        loaded = read_project(folder, as_of)
        assert loaded.project is not None, loaded.diagnostics
        return make_plan(loaded.project, catalogue, lambda noun, id_, field: f"{noun}.yaml")

    first = plan_of(None)
    (folder / "baseline.yaml").write_text(baseline_yaml(first), encoding="utf-8")
    (folder / "progress.yaml").write_text(RECORDED, encoding="utf-8")
    later = plan_of(date(2026, 11, 24))
    path = tmp_path / "programme.xml"
    path.write_bytes(write_project_xml(project_file(later)))
    project = opened(java, path)
    before = dates(project)
    held = {str(task.getName()): task for task in project.getTasks()}

    begun = held[later.schedule.by_id["B01"].activity.title]
    kept = first.schedule.by_id["B01"]
    assert str(begun.getActualStart()) == "2026-10-05T08:00"
    assert str(begun.getBaselineStart()) == f"{kept.early_start}T08:00"
    assert str(begun.getBaselineFinish()) == f"{kept.early_finish}T17:00"
    assert recomputed(project) == before


def test_every_kind_of_link_calendar_and_imposed_date_stays_where_it_is(java: Any, tmp_path: Path) -> None:
    path = tmp_path / "programme.xml"
    path.write_bytes(write_project_xml(PROJECT))
    project = opened(java, path)
    before = dates(project)

    assert len(before) == len(PROJECT.tasks)
    assert recomputed(project) == before


def test_the_check_can_fail_a_longer_task_moves_what_follows(java: Any, tmp_path: Path) -> None:
    from org.mpxj import Duration, TimeUnit

    path = tmp_path / "programme.xml"
    path.write_bytes(write_project_xml(PROJECT))
    project = opened(java, path)
    before = dates(project)
    longer = next(task for task in project.getTasks() if int(task.getUniqueID()) == 6)
    longer.setDuration(Duration.getInstance(10, TimeUnit.DAYS))
    longer.setRemainingDuration(Duration.getInstance(10, TimeUnit.DAYS))
    after = recomputed(project)

    assert after[6][1] == "2026-07-14T17:00"
    assert after[7] != before[7]
    assert after[9] != before[9]


def test_what_is_read_back_is_what_was_written(java: Any, tmp_path: Path) -> None:
    path = tmp_path / "programme.xml"
    path.write_bytes(write_project_xml(PROJECT))
    project = opened(java, path)
    held = {int(task.getUniqueID()): task for task in project.getTasks()}

    assert str(project.getDefaultCalendar().getName()) == "Standard"
    assert [str(held[number].getName()) for number in sorted(held)] == [task.name for task in PROJECT.tasks]
    assert bool(held[7].getMilestone())
    assert str(held[5].getCalendar().getName()) == "Every day"
    assert str(held[6].getDeadline()) == "2026-07-31T17:00"
    assert str(held[2].getBaselineFinish()) == "2026-06-12T17:00"
