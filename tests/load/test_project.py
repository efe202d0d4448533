# SPDX-License-Identifier: MIT
"""Files made one project, and the places of its facts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Finding
from planner.load import Loaded, limits, load_project, placed
from planner.model import Project

HEAD = "planner: 1\nas_of: 2026-06-01\n"
SYSTEMS = """\
systems:
  - id: pacs-main
    kind: pacs
    contract: c-lsp
    archive:
      by_modality:
        CT: {studies_yr: 62000, mb_mean: 160}
  - {id: ris-main, kind: ris}
"""
CONTRACTS = "contracts:\n- id: c-lsp\n  end:\n  extensions: [{months: 12}]\n"


def project(folder: Path, **files: str) -> Loaded[Project]:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_project(folder, Project)


def codes(loaded: Loaded[Project]) -> list[str]:
    return [fault.code for fault in loaded.diagnostics]


def test_lists_are_joined_and_every_item_knows_its_file(tmp_path: Path) -> None:
    more = "systems:\n  - {id: vna, kind: vna}\nprogramme: {title: Exit}\n"
    loaded = project(tmp_path, p=HEAD + CONTRACTS, estate__main=SYSTEMS, zz=more)
    assert loaded.diagnostics == ()
    assert loaded.project
    assert [system.id for system in loaded.project.systems] == ["pacs-main", "ris-main", "vna"]
    where = loaded.positions.where
    assert where("systems", "pacs-main", "archive.by_modality.CT.mb_mean") == "estate/main.yaml:7"
    assert where("systems", "vna") == "zz.yaml:2"
    assert where("systems", 1, "kind") == "estate/main.yaml:8"
    assert where("programme", "", "title") == "zz.yaml:3"
    assert where("as_of") == "p.yaml:2"


def test_a_value_is_shown_itself_and_a_mapping_by_its_key(tmp_path: Path) -> None:
    positions = project(tmp_path, p=HEAD + SYSTEMS).positions
    contract = positions.at("systems", "pacs-main", "contract")
    assert (contract.line, contract.column, contract.end_column) == (6, 15, 20)
    ct = positions.at("systems", "pacs-main", "archive.by_modality.CT")
    assert (ct.line, ct.column, ct.end_column) == (9, 9, 11)


def test_what_was_not_written_is_placed_at_its_nearest_parent(tmp_path: Path) -> None:
    positions = project(tmp_path, p=HEAD + SYSTEMS + CONTRACTS).positions
    assert positions.where("systems", "pacs-main", "archive.tiers.0.tb") == "p.yaml:7"
    assert positions.where("systems", "pacs-main", "hosting") == "p.yaml:4"
    assert positions.where("systems", "nobody", "kind") == "p.yaml:3"
    assert positions.where("benefits", "b-1") == "p.yaml:1"
    assert positions.where("contracts", "c-lsp", "extensions.0.months") == "p.yaml:14"
    blank = positions.at("contracts", "c-lsp", "end")
    assert (blank.line, blank.column, blank.end_column) == (13, 3, 6)


def test_a_finding_gets_its_lines(tmp_path: Path) -> None:
    loaded = project(tmp_path, p=HEAD + SYSTEMS + CONTRACTS)
    related = (("the system", "systems", "pacs-main", "kind"),)
    finding = Finding("PLN202", "unclear", "contracts", "c-lsp", "extensions", related=related)
    (fault,) = placed([finding], loaded.positions)
    assert fault.where
    assert (fault.where.line, fault.severity) == (14, "error")
    assert [(label, span.line) for label, span in fault.related] == [("the system", 5)]


def test_checks_run_on_a_sound_project_only_and_refuse_it(tmp_path: Path) -> None:
    def nothing_may_be_called_ris(found: Project) -> list[Finding]:
        return [
            Finding("PLN202", "no", "systems", item.id, "id")
            for item in found.systems
            if item.id == "ris-main"
        ]

    project(tmp_path, p=HEAD + SYSTEMS)
    loaded = load_project(tmp_path, Project, (nothing_may_be_called_ris,))
    assert loaded.project is None
    assert [fault.where and fault.where.line for fault in loaded.diagnostics] == [10]
    broken = project(tmp_path, broken="systms: []\n")
    assert load_project(tmp_path, Project, (nothing_may_be_called_ris,)).diagnostics == broken.diagnostics


def test_an_id_said_in_two_files(tmp_path: Path) -> None:
    (fault,) = project(tmp_path, a=HEAD + SYSTEMS, b="systems: [{id: ris-main, kind: ris}]\n").diagnostics
    assert fault.where
    assert (fault.code, fault.where.file, fault.where.line) == ("PLN202", "b.yaml", 1)
    assert [(span.file, span.line) for _, span in fault.related] == [("a.yaml", 10)]


def test_the_same_id_in_two_nouns_is_no_fault(tmp_path: Path) -> None:
    assert codes(project(tmp_path, a=HEAD + "systems: [{id: x, kind: ris}]\nsites: [{id: x}]\n")) == []


def test_a_fact_of_the_project_said_twice_names_both_places(tmp_path: Path) -> None:
    (fault,) = project(tmp_path, a=HEAD, b="as_of: 2026-06-01\n").diagnostics
    assert fault.where
    assert (fault.code, fault.where.file) == ("PLN031", "b.yaml")
    assert [(span.file, span.line) for _, span in fault.related] == [("a.yaml", 2)]


def test_a_noun_with_nothing_under_it_says_nothing(tmp_path: Path) -> None:
    loaded = project(
        tmp_path, a=HEAD + "systems:\ntitle:\n", b="title: Radiology\n# no more\n", c="# nothing yet\n"
    )
    assert codes(loaded) == []
    assert loaded.project
    assert loaded.project.title == "Radiology"


def test_a_file_that_cannot_be_read_does_not_make_the_others_wrong(tmp_path: Path) -> None:
    loaded = project(tmp_path, a="planner: [\n", b="systems: [{id: x, kind: paks}]\n")
    assert codes(loaded) == ["PLN010", "PLN103"]


@pytest.mark.parametrize("day", ["unknown", "''", "~", ""])
def test_the_day_cannot_be_unknown(tmp_path: Path, day: str) -> None:
    assert codes(project(tmp_path, a=f"planner: 1\nas_of: {day}\n")) == ["PLN034"]


@pytest.mark.parametrize("version", ["2", "one", "[1]", "1.0"])
def test_an_unknown_version_is_told_once(tmp_path: Path, version: str) -> None:
    assert codes(project(tmp_path, a=f"planner: {version}\nas_of: 2026-06-01\n")) == ["PLN033"]


def test_values_of_all_files_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a": HEAD, "b": "sites: [{id: x}]\n"}
    monkeypatch.setattr(limits, "PROJECT_VALUES", 7)
    assert codes(project(tmp_path, **files)) == []
    monkeypatch.setattr(limits, "PROJECT_VALUES", 6)
    assert codes(project(tmp_path, **files)) == ["PLN024"]


ITEMS = st.lists(st.sampled_from(["pacs", "ris", "vna", "epr", "pas"]), unique=True, max_size=5)


@given(ITEMS, st.integers(0, 5))
def test_splitting_a_list_over_files_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, kinds: list[str], cut: int
) -> None:
    def said(some: list[str]) -> str:
        return "systems:\n" + "".join(f"  - {{id: {kind}-1, kind: {kind}}}\n" for kind in some)

    whole = project(tmp_path_factory.mktemp("whole"), a=HEAD + said(kinds))
    split = project(tmp_path_factory.mktemp("split"), a=HEAD + said(kinds[:cut]), b=said(kinds[cut:]))
    assert whole.project is not None
    assert whole.project == split.project
