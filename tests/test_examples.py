# SPDX-License-Identifier: MIT
"""The examples, read as their readers will: every document against its golden text, and for silly print.

`tests/golden/<example>/` holds each Word file as text and each sheet as CSV; renew them by `pytest
tests/test_examples.py --update-golden`. Of long tables the first rows are kept and the rest are counted, so
that a golden text can be read; that no row is lost is tested against the tables of pack.json.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from golden_texts import assert_texts, texts_of, unfolded, updating
from lxml import etree
from pack_reading import (
    EXAMPLES,
    documents_of,
    docx_lines,
    excel_tables,
    manifest_of,
    plan_of,
    sheets,
)

from planner.pipeline import build, read_project
from planner.shipped import shipped

ROWS_KEPT = {"lsp-exit-2013": 12}
ROWS_KEPT_ELSEWHERE = 4
by_example = pytest.mark.parametrize("example", EXAMPLES)


def rows_kept(example: str) -> int:
    return ROWS_KEPT.get(example, ROWS_KEPT_ELSEWHERE)


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


@by_example
def test_every_document_says_what_it_said(example: str, request: pytest.FixtureRequest) -> None:
    held = assert_texts(example, documents_of(example), rows_kept(example), updating(request))
    assert held >= 30


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
    for name, lines in texts_of(documents_of(example)):
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
