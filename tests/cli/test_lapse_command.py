# SPDX-License-Identifier: MIT
"""`planner lapse`: the walk through time, as text that fits and as JSON that stays."""

import json
import re
from typing import Any

import pytest
from cli_runs import EXAMPLE, MINIMAL, planner

DAY = re.compile(r"^(\d{1,2}) (\w+) (\d{4})(?: \([^)]+\))?: ", re.MULTILINE)


@pytest.fixture(scope="module")
def walk() -> Any:
    """The walk of the example, as JSON."""
    import contextlib
    import io

    from planner.cli.running import run

    held = io.StringIO()
    with contextlib.redirect_stdout(held):
        assert run(["lapse", str(EXAMPLE), "--json"]) == 0
    return json.loads(held.getvalue())


def test_the_walk_names_what_stops_and_where(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    out = planner(capsys, "lapse", EXAMPLE, "--on", "2013-06-30").out
    assert "LSP PACS and RIS services ends" in out
    row = next(line for line in out.splitlines() if line.strip().startswith("Report to delivery  "))
    assert re.split(r"\s{2,}", row.strip())[1:].count("Stops") == 2
    assert "THE ONLY COPY: Studies of 2006 to 2008" in out
    assert "Northmere NHS Foundation Trust" in out
    assert "contracts.yaml:12" in out


def test_the_day_of_the_effects_finds_the_same_ending(capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (
        planner(capsys, "lapse", EXAMPLE, "--on", f"2013-0{day}").out for day in ("6-30", "7-01")
    )
    assert before == after


def test_endings_are_in_order_and_the_rest_follows(capsys: pytest.CaptureFixture[str], walk: Any) -> None:
    out = planner(capsys, "lapse", EXAMPLE).out
    assert len(DAY.findall(out)) == len(walk["events"]) >= 8
    days = [event["on"] for event in walk["events"]]
    assert days == sorted(days)
    headings = ("Single points of failure today", "What stops with each system", "Only copies")
    assert all(heading in out for heading in (*headings, "Cutover, step by step"))


@pytest.mark.parametrize("columns", ["60", "80", "100", "200"])
def test_it_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = planner(capsys, "lapse", EXAMPLE).out.splitlines()
    assert len(lines) > 150
    assert max(map(len, lines)) < int(columns)


def test_json_has_its_keys(walk: Any) -> None:
    assert set(walk) == {
        "title", "as_of", "folder", "events", "single_points", "blast_radii", "only_copies", "cutover",
        "ends_unknown",
    }  # fmt: skip
    event = next(one for one in walk["events"] if one["on"] == "2013-06-30")
    assert set(event) == {
        "on", "day_after", "past", "if_extended", "harmless", "endings", "systems", "paths", "interfaces",
        "holdings", "others", "services",
    }  # fmt: skip
    assert {"c-lsp", "c-exchange"} == {ending["id"] for ending in event["endings"]}
    assert {"ris", "regional-store"} <= {one["id"] for one in event["systems"] if one["effect"] == "stops"}
    assert all(one["after"] in ("degraded", "unknown", "stopped") for one in event["paths"])
    assert all(one["dead_at"] for one in event["interfaces"] if one["why"] and one["strength"] == "hard")
    assert [one["only_copy"] for one in event["holdings"]].count(True) >= 2


def test_every_ending_knows_its_line(walk: Any) -> None:
    places = [ending["place"] for event in walk["events"] for ending in event["endings"]]
    assert len(places) >= 10
    for place in places:
        name, line = place.rsplit(":", 1)
        written = (EXAMPLE / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert re.search(r"(end|extensions|support_end):", written), (place, written)


def test_only_what_one_contract_does(capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(planner(capsys, "lapse", EXAMPLE, "--contract", "c-lsp", "--json").out)
    assert len(said["events"]) == 4  # the end, and three extensions
    assert "single_points" not in said


def test_a_contract_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "lapse", MINIMAL, "--contract", "manged-service")
    assert ran.code == 1
    assert "did you mean 'managed-service'?" in ran.err


def test_a_day_on_which_nothing_ends(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "lapse", MINIMAL, "--on", "2020-01-01")
    assert ran.code == 1
    assert "something ends on 2028-09-30" in ran.err


def test_a_contract_of_unknown_end_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    text = "planner: 1\nas_of: 2026-01-01\ncontracts: [{id: c-dark, title: The dark one, end: unknown}]\n"
    (tmp_path / "estate.yaml").write_text(text, encoding="utf-8")
    out = planner(capsys, "lapse", tmp_path).out
    assert "No ending of a contract or of support is known." in out
    assert "The dark one (estate.yaml:3)" in out


def test_colours_only_add_to_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.cli.layout import Layout

    rows = [["Reporting", "Stops"], ["Viewing", "Works"]]
    plain, painted = (Layout(80, colour).table(["Path", "State"], rows) for colour in (False, True))
    assert any("\x1b[" in line for line in painted)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in painted] == plain


def test_no_color_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from planner.cli.terminal import coloured

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert coloured(Screen())
    assert not coloured(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(Screen())
