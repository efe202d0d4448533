# SPDX-License-Identifier: MIT
"""`planner catalogue`: what planner knows can be listed, narrowed and read."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import planner

from planner.rules.words import WORDS


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    ran = planner(capsys, "catalogue", "list", "--json", *options)
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def test_every_kind_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    every = listed(capsys)
    assert len(every) > 400
    assert {one["kind"] for one in every} == {
        "requirement", "risk", "activity", "benefit", "reference", "regime", "instrument", "source", "path",
    }  # fmt: skip
    assert len({(one["kind"], one["id"]) for one in every}) == len(every)


def test_options_narrow_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    clinical = listed(capsys, "--kind", "requirement", "--family", "clinical", "--priority", "must")
    assert clinical
    assert {(one["kind"], one["family"], one["priority"]) for one in clinical} == {
        ("requirement", "clinical", "must")
    }
    early, late = (
        {one["id"] for one in listed(capsys, "--kind", "instrument", "--era", day)}
        for day in ("2012-03-01", "2026-03-01")
    )
    assert "dspt" in late - early
    assert "ig-toolkit" in early - late
    cited = listed(capsys, "--source", "S21")
    assert cited
    text = planner(capsys, "catalogue", "list", "--source", "S21").out
    assert f"{len(cited)} entr" in text
    assert all(one["id"] in text for one in cited)


@pytest.mark.parametrize(
    "option", [("--family", "clincal"), ("--kind", "rsik"), ("--source", "S999"), ("--era", "x")]
)
def test_a_word_that_is_not_there(capsys: pytest.CaptureFixture[str], option: tuple[str, str]) -> None:
    assert planner(capsys, "catalogue", "list", *option).code == 2


@pytest.mark.parametrize("id_", ["CLN-01", "r03", "F05", "B-07", "ir-12", "pa2023", "dspt", "S21", "view"])
def test_an_entry_is_shown_with_its_place(capsys: pytest.CaptureFixture[str], id_: str) -> None:
    ran = planner(capsys, "catalogue", "show", id_)
    assert ran.code == 0
    assert "requirements-catalogue/" in ran.out
    said = json.loads(planner(capsys, "catalogue", "show", id_, "--json").out)
    assert said["entries"][0]["id"].lower() == id_.lower()
    assert said["entries"][0]["facts"]


def test_an_entry_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "catalogue", "show", "CLN-1")
    assert ran.code == 1
    assert "did you mean" in ran.err


def test_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(planner(capsys, "catalogue", "words", "--json").out)["words"]
    assert len(said) == len(WORDS) > 40
    out = planner(capsys, "catalogue", "words").out
    assert all(one["signature"] in out for one in said)
    assert "nuclear_medicine" in planner(capsys, "catalogue", "words", "has").out
    ran = planner(capsys, "catalogue", "words", "replces")
    assert ran.code == 1
    assert "did you mean 'replaces'?" in ran.err


def test_a_project_lays_entries_of_its_own_over_the_catalogue(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "catalogue").mkdir()
    disable = tmp_path / "catalogue" / "disable.yaml"
    disable.write_text("disable: [{id: CLN-12, reason: We read none., decided_by: A. Reader}]\n", "utf-8")
    sources = (
        "sources:\n  - {key: T1, title: Survey, publisher: We, date: '2026', kind: primary, read: full}\n"
    )
    (tmp_path / "catalogue" / "sources.yaml").write_text(sources, "utf-8")
    ran = planner(capsys, "catalogue", "check", str(tmp_path))
    assert ran.code == 0
    assert "Added by the project: T1." in ran.out
    assert "Taken out by the project: CLN-12." in ran.out
    shown = planner(capsys, "catalogue", "show", "T1", "--project", str(tmp_path)).out
    assert "catalogue/sources.yaml:2" in shown
    disable.write_text("disable: [{id: CLN-12}]\n", "utf-8")
    refused = planner(capsys, "catalogue", "check", str(tmp_path))
    assert refused.code == 1
    assert "PLN307" in refused.err
    assert "catalogue/disable.yaml:1" in refused.err


def test_the_shipped_catalogue_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "catalogue", "check")
    assert ran.code == 0
    assert "entries are sound" in ran.out
