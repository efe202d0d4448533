# SPDX-License-Identifier: MIT
"""`planner schema`: what an editor is told accepts what the loader accepts, and sees what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import ROOT, planner
from schema_reading import faults, yaml_of

from planner.documents.schema import project_schema
from planner.load import load_project
from planner.model import NOUNS, Project

SCHEMA = project_schema()
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*.yaml") if path.name != "consortium.yaml")


def test_it_is_printed_and_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    printed = planner(capsys, "schema").out
    assert json.loads(printed) == SCHEMA
    assert planner(capsys, "schema", "-o", tmp_path / "schema.json").code == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed
    assert [path.name for path in tmp_path.iterdir()] == ["schema.json"]
    assert planner(capsys, "schema", "-o", tmp_path / "nowhere" / "schema.json").code == 4


def test_the_examples_are_accepted() -> None:
    assert len(EXAMPLES) >= 8
    for path in EXAMPLES:
        assert faults(SCHEMA, yaml_of(path)) == [], path.name


def test_unknown_is_accepted_for_every_fact() -> None:
    asked = 0
    for name, kind in SCHEMA["$defs"].items():
        for field, fact in kind["properties"].items():
            if field != "id":
                whole = {**fact, "$defs": SCHEMA["$defs"]}
                assert faults(whole, "unknown") == [], (name, field)
                assert faults(whole, None) == [], (name, field)
                asked += 1
    assert asked > 250


@pytest.mark.parametrize(
    "written",
    [
        {"sytems": []},
        {"systems": [{"id": "pacs", "kind": "pasc"}]},
        {"systems": [{"kind": "pacs"}]},
        {"systems": [{"id": "pacs", "kind": "pacs", "stand_by": "yes"}]},
        {"contracts": [{"id": "c", "extensions": {"months": 12}}]},
        {"planner": 2},
        {"contracts": "unknown"},
    ],
)
def test_slips_are_seen(written: Any) -> None:
    assert faults(SCHEMA, written)


@pytest.mark.parametrize(
    "written",
    [
        {"planner": 1, "as_of": "2026-01-01", "title": "A plan"},
        {
            "contracts": [
                {"id": "c", "value": {"annual": "£1.2m"}, "max_end": "computed", "evidence": "tested"}
            ]
        },
        {
            "systems": [
                {"id": "p", "kind": "pacs", "standby": "no", "archive": {"tb_stored": "45 TB", "studies": 12}}
            ]
        },
        {"systems": [{"id": "p", "kind": "pacs", "archive": {"by_modality": {"CT": "unknown"}}}]},
        {"integrations": [{"id": "i", "from": "a", "to": "b", "spec": {"documented": "partial"}}]},
        {"constraints": [{"id": "w", "from": "2026-12-20", "to": "2027-01-05"}]},
        {"organisations": [{"ods": "RXX"}]},
        {"holdings": [{"id": "h", "years": "2005-2009", "modalities": "CT"}], "people": None},
    ],
)
def test_what_people_write_is_accepted_by_both(written: Any, tmp_path: Path) -> None:
    assert faults(SCHEMA, written) == []
    (tmp_path / "p.yaml").write_text(
        json.dumps({"planner": "1", "as_of": "2026-01-01", **written}), encoding="utf-8"
    )
    loaded = load_project(tmp_path, Project)
    assert loaded.project is not None, loaded.diagnostics


def test_every_noun_is_described() -> None:
    assert set(NOUNS) | {"planner", "as_of", "title", "programme"} <= set(SCHEMA["properties"])
    assert all(kind["description"] for kind in SCHEMA["$defs"].values())
    fields = [fact for kind in SCHEMA["$defs"].values() for fact in kind["properties"].values()]
    assert sum("description" in fact for fact in fields) > 100
