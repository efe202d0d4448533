# SPDX-License-Identifier: MIT
"""The examples, read as their readers will: every document against its golden text, and for silly print.

`tests/golden/<example>/` holds each Word file as text and each sheet as CSV; renew them by `pytest
tests/test_examples.py --update-golden`. Of long tables the first rows are kept and the rest are counted, so
that a golden text can be read; that no row is lost is tested against the tables of pack.json.
"""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from pack_reading import (
    EXAMPLES,
    as_csv,
    documents_of,
    docx_lines,
    excel_tables,
    manifest_of,
    plan_of,
    sheets,
)

from planner.pipeline import build, read_project
from planner.shipped import shipped

GOLDEN = Path(__file__).parent / "golden"
ROWS_KEPT = {"lsp-exit-2013": 12}
ROWS_KEPT_ELSEWHERE = 4
HEAD_ROWS = 6
"""The lines of a sheet above its first row at most: title, subtitle, heading."""

by_example = pytest.mark.parametrize("example", EXAMPLES)


def rows_kept(example: str) -> int:
    return ROWS_KEPT.get(example, ROWS_KEPT_ELSEWHERE)


def texts_of(example: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each Word file and each sheet of an example as lines, by the name of its golden file."""
    for name, content in documents_of(example).items():
        if name.endswith(".docx"):
            yield f"{name}.txt", docx_lines(content)
        elif name.endswith(".ics"):
            yield f"{name}.txt", unfolded(content)
        elif name.endswith(".xlsx"):
            for sheet, rows in sheets(content).items():
                yield f"{name}/{sheet}.csv", as_csv(rows).splitlines()


def said_in(example: str) -> Iterator[tuple[str, str]]:
    """Yield every paragraph and every cell of an example with the name of its file."""
    for name, content in documents_of(example).items():
        if name.endswith(".docx"):
            for line in docx_lines(content):
                yield from ((name, piece) for piece in re.split(r" ?[|/] ", line))
        elif name.endswith(".ics"):
            yield from ((name, line) for line in unfolded(content))
        elif name.endswith(".xml"):
            yield from ((name, words) for words in etree.fromstring(content).itertext() if words.strip())
        else:
            for sheet, rows in sheets(content).items():
                yield from ((f"{name}, {sheet}", cell) for row in rows for cell in row if cell)


def unfolded(calendar: bytes) -> list[str]:
    """Return a calendar line by line as it was before it was folded, its escaped signs as they were."""
    lines = calendar.decode().replace("\r\n ", "").splitlines()
    return [line.replace("\\n", " ").replace("\\,", ",").replace("\\;", ";") for line in lines]


def shortened(example: str, name: str, lines: list[str]) -> list[str]:
    kept = rows_kept(example)
    if name.endswith(".csv"):
        over = len(lines) - kept - HEAD_ROWS
        return [*lines[: kept + HEAD_ROWS], f"... and {over} more lines"] if over > 0 else lines
    out: list[str] = []
    run = 0
    for line in [*lines, ""]:
        run = run + 1 if line.startswith("| ") else -run
        if run <= kept:
            if run < -kept:
                out.append(f"... and {-run - kept} more rows")
            out.append(line)
        if run < 0:
            run = 0
    return out[:-1]


def assert_golden(path: Path, text: str, update: bool) -> None:
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is new: run pytest tests/test_examples.py --update-golden"
    expected = path.read_text(encoding="utf-8")
    if text != expected:
        changes = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1
        )
        pytest.fail(
            "\n".join([f"{path.parent.name}/{path.name} differs:", *[line[:300] for line in changes][:60]])
        )


@by_example
def test_every_document_says_what_it_said(example: str, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden", default=False))
    names = set()
    for name, lines in texts_of(example):
        names.add(name)
        assert_golden(GOLDEN / example / name, "\n".join(shortened(example, name, lines)) + "\n", update)
    assert len(names) >= 30
    found = {path.relative_to(GOLDEN / example).as_posix() for path in (GOLDEN / example).rglob("*.*")}
    stale = sorted(name for name in found - names if not (GOLDEN / example / name).is_dir())
    if update:
        for name in stale:
            (GOLDEN / example / name).unlink()
    else:
        assert stale == []


@by_example
def test_no_row_of_a_table_is_lost_on_its_way_to_a_sheet(example: str) -> None:
    tables = manifest_of(example)["tables"]
    assert isinstance(tables, dict)
    held = {table["title"]: table["rows"] for table in tables.values()}
    seen = 0
    for name, content in documents_of(example).items():
        for title, rows in excel_tables(content).items() if name.endswith(".xlsx") else ():
            if title in held and title not in OF_SEVERAL:
                first = [_first(record) for record in held[title]]
                assert first == [row[0] for row in rows] or (not first and len(rows) == 1), (name, title)
                seen += 1
    assert seen >= 20


OF_SEVERAL = ("Critical path",)
"""Titles of tables of which a plan has more than one."""


def _first(record: dict[str, object]) -> str:
    value = next(iter(record.values()))
    return "" if value is None else str(value)


MANY = "are|were|have|systems|interfaces|risks|questions|months|days|rows|contracts|years|copies|activities"
SILLY = {
    "a Python value": r"\bnan\b|datetime\.|frozenset|object at 0x|\(\)|\[\]",
    "None within a sentence": r"[a-z] None\b|\bNone (?:is|are|of which|at|for)\b",
    "an unfilled place": r"\{\w*\}|\{\{|\{%|%\(\w+\)",
    "one with a plural": rf"(?:^|[a-z.;:] )1 (?:{MANY})\b",
    "no with a plural verb": r"\b[Nn]o (?!longer)[a-z]+ are\b",
    "none of something": r"\b[OoFf](?:f|or) 0 |\b0 (?:is|are)\b",
    "doubled punctuation": r"[a-z]\.\.(?!\.)|[,;:] ?[,;]|;\.|,\.| ,| ;|\( | \)",
    "a doubled word": r"\b(?!had\b|that\b)([a-z]{2,}) \1\b",
    "two spaces": r"[a-z,]  +[a-zA-Z]",
}


@by_example
def test_nothing_silly_is_printed(example: str) -> None:
    checked, wrong = 0, []
    for name, text in said_in(example):
        checked += 1
        wrong += [
            (what, name, text[max(found.start() - 40, 0) : found.end() + 40])
            for what, pattern in SILLY.items()
            if (found := re.search(pattern, text))
        ]
    assert checked >= 1000
    assert wrong == []


@by_example
def test_every_heading_has_something_under_it(example: str) -> None:
    headings = 0
    for name, lines in texts_of(example):
        if not name.endswith(".txt"):
            continue
        told = [line for line in lines if line]
        for line, following in zip(told, [*told[1:], "#"], strict=True):
            if line.startswith("#"):
                headings += 1
                level, below = len(line.split(" ")[0]), len(following.split(" ")[0])
                assert not following.startswith("#") or below > level, (name, line)
    assert headings >= 30


def test_the_pack_is_written_whole(tmp_path: Path) -> None:
    example = "minimal"
    pack = build(plan_of(example), tmp_path / "pack")
    assert sorted(
        path.name for path in (tmp_path / "pack").iterdir() if not path.name.startswith(".")
    ) == sorted(pack.files)
    assert {*documents_of(example), "pack.json"} == set(pack.files)
    for name, content in documents_of(example).items():
        assert (tmp_path / "pack" / name).read_bytes() == content


@by_example
def test_an_example_is_sound_and_says_how_it_is_built(example: str) -> None:
    folder = shipped("examples") / example
    loaded = read_project(folder)
    assert [found.message for found in loaded.diagnostics if found.severity == "error"] == []
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# ")


def test_the_smallest_example_stays_small() -> None:
    text = (shipped("examples") / "minimal" / "estate.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 40


def test_there_are_examples() -> None:
    assert {"lsp-exit-2013", "minimal"} <= set(EXAMPLES)
