# SPDX-License-Identifier: MIT
"""The packs themselves: that the shipped ones are sound, and that a fault in one is told with its entry."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from regime_shelf import CATALOGUE, data, shelf

from planner.load.regimes import load_regimes
from planner.regimes import Known, regime_pack, selection_pack
from planner.regimes.checks import LAW, rows_of

NAMES = ("pcr2006", "pcr2015", "pa2023")
KNOWN = Known(frozenset({*LAW, "K", "BB16", "MR10", "LAW12", "NOECPC21", "PP15", "SI1200"}), None)


def test_the_three_regimes_are_held_in_the_order_in_which_they_came() -> None:
    assert tuple(shelf().packs) == NAMES
    assert shelf().selection.regime == "psr2023"


def test_every_row_is_cited_and_graded() -> None:
    rows = [row for pack in shelf().packs.values() for row, _ in rows_of(pack)]
    rows += [row for row, _ in rows_of(shelf().selection)]
    assert len(rows) >= 290
    grades = Counter(row.grade for row in rows)
    assert grades["statute"] > grades["published"] > 0
    assert all(row.reference and row.source for row in rows)


def test_the_notices_of_the_act_are_uk1_to_uk17() -> None:
    codes = [notice.code for notice in shelf().packs["pa2023"].notices]
    assert codes == [f"UK{number}" for number in range(1, 18)]


def test_the_packs_read_the_same_whether_values_come_as_text_or_typed() -> None:
    import yaml

    for name in NAMES:
        typed = yaml.safe_load((CATALOGUE / "regimes" / f"{name}.yaml").read_text("utf-8"))
        pack, problems = regime_pack(typed, KNOWN)
        assert problems == ()
        assert pack == shelf().packs[name]


def _changed(name: str, *path: Any, to: Any) -> Any:
    written = data(name)
    place: Any = written
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return written


@pytest.mark.parametrize(
    ("path", "to", "entry", "key", "words"),
    [
        (("periods", 0, "choices", 0, "days"), "eight", "standstill-eight-working-days", "days", "integer"),
        (("periods", 0, "choices", 0, "days"), None, "standstill-eight-working-days", "days", "is missing"),
        (("periods", 0, "choices", 0, "dyas"), "8", "standstill-eight-working-days", "dyas", "no 'dyas'"),
        (("periods", 0, "choices", 0, "source"), "PA32", "standstill-eight-working-days", "source", "'PA32'"),
        (("periods", 0, "choices", 0, "grade"), "certain", "standstill-eight-working-days", "grade", "input"),
        (("periods", 0, "source"), "SI1200", "standstill", "grade", "no text of law"),
        (("periods", 0, "source"), "K", "standstill", "grade", "own knowledge is graded practice"),
        (
            ("periods", 1, "choices", 4, "when"),
            {"urgancy": "yes"},
            "tender-planned-notice",
            "urgancy",
            "urgen",
        ),
        (("periods", 1, "choices", 5, "when"), {"urgency": "now"}, "tender-urgency", "urgency", "yes or no"),
        (("periods", 1, "choices", 0, "adjusted_by"), ["x"], "tender-together", "adjusted_by", "'x'"),
        (("periods", 1, "procedures"), ["opne"], "tendering-period", "procedures", "did you mean 'open'"),
        (("periods", 1, "id"), "standstill", "standstill", "id", "said twice"),
        (("procedures", 0, "stages", 1, "period"), "tendering", "open", "period", "no period"),
        (("notices", 6, "period"), "contract-detail", "uk7", "period", "did you mean 'contract-details'"),
        (("notices", 7, "days"), None, "uk8", "days", "none is said"),
        (("thresholds", 3, "in_force"), "2023-01-01", "from-2026-central", "in_force", "out of order"),
        (("applies", "commenced_to"), "2020-01-01", "applies", "commenced_to", "before it begins"),
        (("bodies", 0, "authority"), "centre", "body-trust", "authority", "central"),
        (("facts", 1, "default"), "perhaps", "electronic", "electronic", "yes or no"),
        (("facts", 1, "key"), "urgency", "urgency", "key", "said twice"),
        (("regimes",), "x", "regimes", "regimes", "did you mean 'regime'"),
    ],
)
def test_a_fault_is_told_with_its_entry_and_key(
    path: tuple[Any, ...], to: Any, entry: str, key: str, words: str
) -> None:
    pack, problems = regime_pack(_changed("pa2023", *path, to=to), KNOWN)
    assert pack is None
    told = [(problem.entry, problem.key, str(problem)) for problem in problems]
    assert any(one[:2] == (entry, key) and words in one[2] for one in told), told


def test_every_fault_is_told_at_once() -> None:
    written = data("pa2023")
    written["periods"][0]["choices"][0]["days"] = "eight"
    written["thresholds"][0]["amount"] = "much"
    _, problems = regime_pack(written, KNOWN)
    assert {problem.key for problem in problems} == {"days", "amount"}


def test_what_is_no_mapping_is_told() -> None:
    assert regime_pack(["x"])[1][0].message == "a regime pack is a set of named facts"
    assert selection_pack(None)[1] != ()


def test_an_instrument_must_be_in_the_catalogue() -> None:
    _, problems = regime_pack(data("pa2023"), Known(None, frozenset({"pa-2032"})))
    assert [problem.key for problem in problems] == ["instrument"]
    assert problems[0].help == "did you mean 'pa-2032'?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("regimes", "calendars"):
        shutil.copytree(CATALOGUE / name, tmp_path / name)
    for name in ("sources.yaml", "instruments.yaml"):
        shutil.copy(CATALOGUE / name, tmp_path / name)
    return tmp_path


def test_a_folder_is_loaded_whole(folder: Path) -> None:
    assert load_regimes(folder).regimes == shelf()


def test_a_fault_in_a_file_is_shown_at_its_line(folder: Path) -> None:
    file = folder / "regimes" / "pa2023.yaml"
    text = file.read_text("utf-8").replace("days: 8, says", "days: eight, says")
    file.write_text(text, "utf-8")
    loaded = load_regimes(folder)
    assert loaded.regimes is None
    (found,) = loaded.diagnostics
    assert found.code == "PLN301"
    assert found.where is not None
    line = text.splitlines()[found.where.line - 1]
    assert line[found.where.column - 1 :].startswith("eight")


def test_an_unknown_source_is_a_broken_reference(folder: Path) -> None:
    file = folder / "sources.yaml"
    file.write_text(file.read_text("utf-8").replace("key: MR10", "key: MR11"), "utf-8")
    loaded = load_regimes(folder)
    assert {found.code for found in loaded.diagnostics} == {"PLN303"}


@pytest.mark.parametrize("missing", ["regimes/psr2023.yaml", "calendars/nir.csv", "sources.yaml"])
def test_a_missing_file_is_told(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    loaded = load_regimes(folder)
    assert loaded.regimes is None
    assert any(missing in found.message for found in loaded.diagnostics)


def test_a_calendar_out_of_order_is_told(folder: Path) -> None:
    (folder / "calendars" / "eng.csv").write_text("date,name\n2026-12-25,A\n2026-12-24,B\n", "utf-8")
    assert any("out of order" in found.message for found in load_regimes(folder).diagnostics)


def test_a_folder_without_packs_is_told(folder: Path) -> None:
    for name in NAMES:
        (folder / "regimes" / f"{name}.yaml").unlink()
    assert any("no regime pack" in found.message for found in load_regimes(folder).diagnostics)
