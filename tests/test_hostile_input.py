# SPDX-License-Identifier: MIT
"""Bad input, from one end to the other: a clear diagnostic or a correct document, and never half a pack."""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from pack_reading import docx_lines, planned, sheets

from planner.diagnostics.text import as_text
from planner.documents.workbooks import risk_workbook
from planner.packing import write_documents
from planner.pipeline import build, read_project
from planner.render.excel import write_xlsx
from planner.render.pack import PackNotWritten

ESTATE = """planner: 1
as_of: 2026-06-01
systems: [{id: pacs, title: "NAME", kind: pacs, in_scope: replace}]
"""


def refused(tmp_path: Path, content: bytes | str) -> str:
    """Return the codes with which a project is refused; what is printed is in bounds, and no traceback."""
    file = tmp_path / "estate.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    loaded = read_project(tmp_path)
    assert loaded.project is None
    printed = as_text(loaded.diagnostics, loaded.sources)
    assert "Traceback" not in printed
    assert len(printed) < 200_000
    codes = {fault.code for fault in loaded.diagnostics if fault.severity == "error"}
    assert all(fault.help for fault in loaded.diagnostics)
    return " ".join(sorted(codes))


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    loaded = read_project(tmp_path / "nowhere")
    assert [fault.code for fault in loaded.diagnostics] == ["PLN001"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "PLN008", id="an empty file"),
        pytest.param(b"# nothing but words\n", "PLN032", id="only a comment"),
        pytest.param(bytes(range(256)) * 40, "PLN006", id="a binary file"),
        pytest.param(b"PK\x03\x04" + bytes(400), "PLN006", id="a workbook under another name"),
        pytest.param(
            b"planner: 1\nas_of: 2026-06-01\ntitle: \xff\xfe\n", "PLN006", id="bytes that are no text"
        ),
        pytest.param(b"a: " + b"[" * 4_999_000, "PLN014", id="five megabytes of nesting"),
        pytest.param(b"a: " + b"{a: " * 100_000, "PLN014", id="a hundred thousand mappings deep"),
        pytest.param(b"x: '" + b"y" * 5_100_000 + b"'", "PLN004", id="more than five megabytes"),
        pytest.param(b"- 1\n- 2\n", "PLN023", id="a list where nouns belong"),
        pytest.param(b"just words", "PLN023", id="a sentence"),
    ],
)
def test_a_file_that_is_no_project(tmp_path: Path, content: bytes, code: str) -> None:
    assert code in refused(tmp_path, content)


def test_an_alias_bomb(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert refused(tmp_path, bomb) in ("PLN015", "PLN016")


@pytest.mark.parametrize(
    "wrong",
    [
        "systems: 5",
        "systems: {pacs: {}}",
        "systems: [[]]",
        "systems: [5]",
        "systems: [{id: [], kind: {}}]",
        "systems: [{id: a, kind: 7}]",
        "contracts: [{id: c, end: yesterday}]",
        "contracts: [{id: c, end: 2027-02-30}]",
        "contracts: [{id: c, value: -1e999}]",
        "holdings: [{id: h, copies: many}]",
        "organisations: [{id: t, name: {a: b}}]",
        "as_of: 0000-00-00",
        "programme: [1, 2]",
    ],
)
def test_wrong_types_are_told_with_their_line(tmp_path: Path, wrong: str) -> None:
    stated = "" if wrong.startswith("as_of") else "as_of: 2026-06-01\n"
    assert refused(tmp_path, f"planner: 1\n{stated}{wrong}\n").startswith(("PLN1", "PLN2", "PLN03"))
    loaded = read_project(tmp_path)
    assert all(fault.where and fault.where.file == "estate.yaml" for fault in loaded.diagnostics)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\ufffe", "\u202e", "\u0085"])
def test_characters_that_no_document_may_hold(tmp_path: Path, character: str) -> None:
    assert refused(tmp_path, ESTATE.replace("NAME", f"Old{character}PACS")) in ("PLN007", "PLN006", "PLN010")


@pytest.mark.parametrize("escape", ["\\x00", "\\x0b", "\\e", "\\ud800", "\\ufffe", "\\u202e"])
def test_such_characters_written_as_escapes(tmp_path: Path, escape: str) -> None:
    assert refused(tmp_path, ESTATE.replace("NAME", f"Old{escape}PACS")) in ("PLN007", "PLN010")


NAMES = {
    "a formula": "=cmd()",
    "a command": "=cmd|' /C calc'!A0",
    "a plus": "+1+1",
    "a minus": "-2+3",
    "an at": "@SUM(A1)",
    "a formula after a blank": " =1+1",
    "markup": "<b>&\"'</b> & <PACS/>",
    "an expression": "{{ 7 * 7 }}",
    "a statement": "{% for x in range(9) %}{# no #}",
    "an entity": "&amp;&lt;&#65;",
    "a field code": "{ DDEAUTO c:\\\\windows }",
    "a path": "../../etc/passwd",
    "percent signs": "%s %(name)s %n {0} {name}",
    "Welsh": "Ysbyty Gŵyr a'r Fenni",
    "right to left": "مستشفى الملك",
    "an emoji": "PACS 🩻👩🏽‍⚕️",
    "300 characters": "Very long name of a hospital " * 10 + "and its end",
    "one long word": "W" * 300,
    "None": "None",
    "a number": "007",
    "a date": "2026-06-01",
}
"""Names that people, spreadsheets or templates could take for something else; all of them are names."""


TRUST = "=cmd() <&\">' {{ 7 * 7 }} {% raw %} Gŵyr مستشفى 🩻"
"""The name on the cover, in the headers and in the properties of every file."""


def quoted(name: str) -> str:
    """Return a name as YAML writes it between double quotes."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def estate_of(names: list[str]) -> str:
    """Return an estate in which every name is that of a system, a contract, an interface and a holding."""
    lines = ["planner: 1", "as_of: 2026-06-01"]
    lines += [f"organisations: [{{id: t, role: trust, name: {quoted(TRUST)}}}]"]
    lines += [f"sites: [{{id: n, organisation: t, name: {quoted(TRUST)}}}]"]
    for noun, fields in NOUNS.items():
        lines.append(f"{noun}:")
        lines += [
            f"  - {{id: {noun[0]}{n}, title: {quoted(name)}, {fields.replace('#', str(n))}}}"
            for n, name in enumerate(names)
        ]
    hub = "  - {id: hub, title: Hub, kind: ris, in_scope: retain, owner_org: t, sites: [n]}"
    return "\n".join(line if line != "systems:" else f"{line}\n{hub}" for line in lines)


NOUNS = {
    "contracts": "covers: [s#], end: 2027-06-30",
    "systems": "kind: pacs, in_scope: replace, owner_org: t, sites: [n], standby: no",
    "integrations": "from: s#, to: hub, purpose: order, criticality: 1, failure_mode: drop",
    "holdings": "system: s#, copies: 1",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the documents of an estate of nothing but such names."""
    folder = tmp_path_factory.mktemp("estate")
    (folder / "estate.yaml").write_text(estate_of(list(NAMES.values())), encoding="utf-8")
    return write_documents(planned(folder))


@pytest.fixture(scope="module")
def texts(files: dict[str, bytes]) -> dict[str, str]:
    """Return the words of those documents, read once for all the names."""
    return texts_of(files)


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_stands_as_it_was_written_in_every_document(kind: str, texts: dict[str, str]) -> None:
    """A document about the estate holds every name; a letter, about one contract, that contract's."""
    wanted, seen = squeezed(NAMES[kind]), 0
    for file, text in texts.items():
        if file.endswith((".docx", ".xlsx")) and not file.startswith("letter-"):
            assert wanted in text, file
            seen += 1
    number = list(NAMES).index(kind)
    letters = [text for file, text in texts.items() if file.endswith(f"-c{number}.docx")]
    assert all(wanted in text for text in letters)
    assert seen >= 7


def test_the_name_of_the_trust_stands_on_every_cover_and_in_every_header(files: dict[str, bytes]) -> None:
    """A letter comes from the buyer of its contract, and nobody has named one here."""
    read = {file: text for file, text in texts_of(files).items() if file.endswith((".docx", ".xlsx"))}
    assert [file for file, text in read.items() if squeezed(TRUST) not in text] == []
    for file in (name for name in read if name.endswith(".docx") and not name.startswith("letter-")):
        with ZipFile(io.BytesIO(files[file])) as package:
            headers = [package.read(part) for part in package.namelist() if "header" in part]
        assert headers
        for xml in headers:
            assert squeezed(TRUST) in squeezed("".join(etree.fromstring(xml).itertext())), file


def texts_of(files: dict[str, bytes]) -> dict[str, str]:
    """Return what a reader sees of each file, without the folds of a calendar's lines."""
    return {file: squeezed(text_of(file, content)) for file, content in files.items()}


def text_of(file: str, content: bytes) -> str:
    if file.endswith(".docx"):
        return " ".join(docx_lines(content))
    if file.endswith(".xlsx"):
        return " ".join(every_cell(content))
    if file.endswith(".ics"):
        return content.decode("utf-8").replace("\r\n ", "").replace("\\", "")
    return " ".join(etree.fromstring(content).itertext())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def every_cell(xlsx: bytes) -> Iterator[str]:
    for rows in sheets(xlsx).values():
        for row in rows:
            yield from row


def test_nothing_in_a_workbook_came_to_life(files: dict[str, bytes]) -> None:
    """The formulas are our own; a name that looks like one is text; and no cell links out of the book."""
    texts, formulas = set(), 0
    for file in (name for name in files if name.endswith(".xlsx")):
        for sheet in load_workbook(io.BytesIO(files[file])).worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                assert cell.hyperlink is None or not cell.hyperlink.target
                if cell.data_type == "s":
                    texts.add(str(cell.value))
                if cell.data_type == "f":
                    formulas += 1
                    assert not any(name in str(cell.value) for name in NAMES.values() if len(name) > 4)
    assert formulas >= 10
    assert {name.strip() for name in NAMES.values()} <= texts


def test_no_part_of_a_file_leads_outside(files: dict[str, bytes]) -> None:
    parts = 0
    for content in (held for name, held in files.items() if name.endswith((".docx", ".xlsx"))):
        with ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                assert ".." not in part
                if part.endswith((".xml", ".rels")):
                    parts += 1
                    assert b'TargetMode="External"' not in package.read(part)
                    assert b"DDEAUTO" not in b"".join(_instructions(package.read(part)))
    assert parts >= 60


def _instructions(xml: bytes) -> Iterator[bytes]:
    """Yield the field codes of a part."""
    for node in etree.fromstring(xml).iter("{*}instrText"):
        yield (node.text or "").encode("utf-8")


def test_notes_of_ten_thousand_characters_are_too_long_and_told_so(tmp_path: Path) -> None:
    assert (
        refused(tmp_path, ESTATE.replace("kind: pacs", f'kind: pacs, notes: "{"word " * 2000}"')) == "PLN111"
    )


def test_a_cell_holds_no_more_than_excel_can(tmp_path: Path) -> None:
    names = [f"{letter * 4_900} {letter}" for letter in "ABCDEFGHIJ"]
    (tmp_path / "estate.yaml").write_text(estate_of(names), encoding="utf-8")
    register = write_xlsx(risk_workbook(planned(tmp_path)), {})
    assert 30_000 < max(map(len, every_cell(register))) <= 32_767


def test_a_folder_in_the_way_leaves_the_pack_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    plan, out = planned(tmp_path), tmp_path / "out"
    (out / "risk-register.xlsx").mkdir(parents=True)
    with pytest.raises(PackNotWritten):
        build(plan, out)
    assert [path.name for path in out.iterdir() if not path.name.startswith(".")] == ["risk-register.xlsx"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    plan, out = planned(tmp_path), tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(PackNotWritten):
        build(plan, out)
    assert list(out.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc")
def test_a_folder_in_which_not_even_root_may_write(tmp_path: Path) -> None:
    """No right to be taken away is needed here, so this also holds where the tests run as root."""
    (tmp_path / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    with pytest.raises(PackNotWritten) as refused:
        build(planned(tmp_path), Path("/proc/self"))
    assert "/proc/self" in str(refused.value)


def test_a_broken_project_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text("planner: 1\nas_of: 2026-06-01\nsystems: 5\n", encoding="utf-8")
    assert read_project(tmp_path).project is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["estate.yaml"]
