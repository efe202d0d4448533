# SPDX-License-Identifier: MIT
"""Word documents come back: collected by command, put back by the next build, never written over."""

import random
import shutil
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from cli_runs import planner
from lxml import etree

from planner.cli.running import run
from planner.model.wording import MAX_WORDING
from planner.shipped import shipped

sys.path.insert(0, str(Path(__file__).parent.parent / "wording"))

from word_hands import Hands, Office, W, drawing


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project and its pack."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(shipped("examples") / "minimal", folder / "trust")
    assert run(["build", str(folder / "trust"), "-o", str(folder / "pack"), "--quiet"]) == 0
    return folder


@pytest.fixture
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(path: Path, words: str) -> list[str]:
    """Append a word to the first paragraph with these words, and return what was typed."""
    hands = Hands(path.read_bytes(), random.Random(7))
    hands.append(hands.holding(words))
    path.write_bytes(hands.done())
    return hands.typed


def test_an_edited_document_stops_a_build_and_comes_back_after_collecting(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = here / "pack" / "risk-report.docx"
    (typed,) = edit(report, "matter most")
    stopped = planner(capsys, "build", "trust", "-o", "pack", "--quiet")
    assert stopped.code == 1
    assert "PLN566" in stopped.err
    assert typed in Office.of(report.read_bytes()).words()
    assert planner(capsys, "collect", "trust", "pack/risk-report.docx").code == 0
    assert typed in (here / "trust" / "edits.yaml").read_text(encoding="utf-8")
    assert planner(capsys, "build", "trust", "-o", "pack", "--quiet").code == 0
    assert typed in Office.of(report.read_bytes()).words()
    first = report.read_bytes()
    assert "Nothing to collect" in planner(capsys, "collect", "trust", "pack/risk-report.docx").out
    assert planner(capsys, "build", "trust", "-o", "pack", "--quiet").code == 0
    assert report.read_bytes() == first


def test_a_build_may_collect_by_itself(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (typed,) = edit(here / "pack" / "risk-report.docx", "matter most")
    assert planner(capsys, "build", "trust", "-o", "pack", "--edits", "collect").code == 0
    assert typed in Office.of((here / "pack" / "risk-report.docx").read_bytes()).words()


def test_a_document_of_somebody_else_is_refused_by_name(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = here / "pack" / "risk-report.docx"
    office = Office.of(report.read_bytes())
    office.members.pop("customXml/item1.xml")
    (here / "theirs.docx").write_bytes(office.raw())
    refused = planner(capsys, "collect", "trust", "theirs.docx")
    assert refused.code == 1
    assert "PLN561" in refused.err
    assert not (here / "trust" / "edits.yaml").exists()


def test_a_document_type_is_never_read(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office.of((here / "pack" / "risk-report.docx").read_bytes())
    body = office.members["word/document.xml"].replace(b"?>", b'?><!DOCTYPE w [<!ENTITY a "b">]>', 1)
    office.members["word/document.xml"] = body
    (here / "bomb.docx").write_bytes(office.raw())
    refused = planner(capsys, "collect", "trust", "bomb.docx")
    assert refused.code != 0
    assert "PLN560" in refused.err


def test_what_has_no_home_lies_in_a_document_of_its_own(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = "{document: risk-report, kind: changed, block: 00000000, place: Gone, text: Mine alone}"
    entry = f"wording:\n  - {entry}\n"
    (here / "trust" / "edits.yaml").write_text(entry, encoding="utf-8")
    assert planner(capsys, "build", "trust", "-o", "pack", "--quiet").code == 0
    words = Office.of((here / "pack" / "orphaned-edits.docx").read_bytes()).words()
    assert "Mine alone" in words
    assert "Changed: Gone" in words


def test_a_picture_that_was_put_in_is_carried_with_its_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = here / "pack" / "risk-report.docx"
    hands = Hands(report.read_bytes(), random.Random(3))
    pictures = [one for one in hands.root.iter(f"{W}p") if next(one.iter(f"{W}drawing"), None) is not None]
    copy = deepcopy(pictures[0])
    for mark in list(copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", "{*}svgBlip")):
        mark.getparent().remove(mark)
    blip = next(copy.iter("{*}blip"))
    blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", "rIdMine")
    hands.holding("matter most").addnext(copy)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rIdMine" Type="{kind}" Target="media/mine.png"/></Relationships>'.encode()
    part = "word/_rels/document.xml.rels"
    hands.office.members[part] = hands.office.members[part].replace(b"</Relationships>", link)
    hands.office.members["word/media/mine.png"] = mine = drawing(99).png
    report.write_bytes(hands.done())
    assert planner(capsys, "build", "trust", "-o", "pack", "--edits", "collect").code == 0
    after = Office.of(report.read_bytes())
    assert mine in after.members.values()
    assert [path.read_bytes() for path in (here / "trust" / "edits").iterdir()] == [mine]
    assert "Nothing to collect" in planner(capsys, "collect", "trust", "pack/risk-report.docx").out


def test_words_of_a_template_of_ones_own_are_nobodys_edit(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planner(capsys, "template", "risk-report", "trust").code == 0
    (own,) = (here / "trust" / "templates").rglob("risk-report.html.j2")
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("matter most", "weigh the most"), encoding="utf-8")
    assert planner(capsys, "build", "trust", "-o", "pack", "--quiet").code == 0
    report = here / "pack" / "risk-report.docx"
    assert "Nothing to collect" in planner(capsys, "collect", "trust", "pack/risk-report.docx").out
    (typed,) = edit(report, "weigh the most")
    assert planner(capsys, "collect", "trust", "pack/risk-report.docx").code == 0
    held = (here / "trust" / "edits.yaml").read_text(encoding="utf-8")
    assert held.count("- document:") == 1
    assert typed in held
    assert "said:" in held
    assert "weigh the most" in held


def test_without_its_list_of_paragraphs_a_document_tells_no_deletion(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = here / "pack" / "risk-report.docx"
    hands = Hands(report.read_bytes(), random.Random(7))
    hands.append(hands.holding("matter most"))
    hands.office.members.pop("customXml/item1.xml")
    report.write_bytes(hands.done())
    came = planner(capsys, "collect", "trust", "pack/risk-report.docx")
    assert came.code == 0
    assert "PLN562" in came.err
    held = (here / "trust" / "edits.yaml").read_text(encoding="utf-8")
    assert hands.typed[0] in held
    assert "kind: deleted" not in held


def test_what_no_document_can_be_given_again_is_kept_whole(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = here / "pack" / "risk-report.docx"
    hands = Hands(report.read_bytes(), random.Random(7))
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    equation = etree.fromstring(f'<m:oMath xmlns:m="{math}"><m:r><m:t>x=1</m:t></m:r></m:oMath>')
    hands.insert(hands.holding("matter most")).append(equation)
    report.write_bytes(hands.done())
    came = planner(capsys, "collect", "trust", "pack/risk-report.docx")
    assert "PLN563" in came.err
    assert [path.read_bytes() for path in (here / "trust" / "edits").iterdir()] == [report.read_bytes()]


def test_an_addition_that_is_too_long_for_a_project_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = here / "pack" / "risk-report.docx"
    hands = Hands(report.read_bytes(), random.Random(7))
    made = hands.insert(hands.holding("matter most"))
    made.append(hands.run("long " * (MAX_WORDING // 5 + 1)))
    report.write_bytes(hands.done())
    refused = planner(capsys, "collect", "trust", "pack/risk-report.docx")
    assert refused.code == 1
    assert "PLN564" in refused.err
    assert not (here / "trust" / "edits.yaml").exists()


def test_tracked_changes_are_taken_as_seen_and_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = here / "pack" / "risk-report.docx"
    hands = Hands(report.read_bytes(), random.Random(7))
    hands.track(hands.holding("matter most"))
    report.write_bytes(hands.done())
    came = planner(capsys, "collect", "trust", "pack/risk-report.docx")
    assert came.code == 0
    assert "PLN565" in came.err
    assert "A. Reviewer" in came.err
    assert hands.typed[0] in (here / "trust" / "edits.yaml").read_text(encoding="utf-8")
