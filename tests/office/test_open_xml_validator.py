# SPDX-License-Identifier: MIT
"""An independent validator, a port of Microsoft's Open XML SDK, finds nothing wrong with any file we write.

Needs `pip install openxml-audit`.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from every_file import EXAMPLES, TENDERS, in_their_style, opened, others, pack

pytestmark = pytest.mark.office
SEEN = {"minimal": 11, "lsp-exit-2013": 11, "london-2014": 11, "trust-2026": 15}
"""The least number of Office files in each pack."""


@pytest.fixture(scope="session")
def validator() -> Iterator[Any]:
    """The validator, made quicker where it does the same over and over: what it finds stays the same.

    A sequence of elements that it found in order in one place is not gone through again in the next; and
    the places of faults come without the number of the element, for which it counts all those before it.
    """
    audit = pytest.importorskip("openxml_audit")
    whole = import_module("openxml_audit.schema.validator").SchemaValidator
    asked = whole._validate_content_model
    sound: set[tuple[int, tuple[object, ...]]] = set()

    def quick(self: Any, model: Any, children: list[Any], context: Any) -> None:
        key = (id(model), tuple(child.tag for child in children))
        before = len(context.errors)
        if key not in sound:
            asked(self, model, children, context)
            if len(context.errors) == before:
                sound.add(key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "_validate_content_model", quick)
        patch.setattr(import_module("openxml_audit.context"), "_sibling_position", lambda element: 1)
        yield audit.OpenXmlValidator(max_errors=0)


def findings(validator: Any, files: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
        for fault in validator.validate(folder / name).errors:
            yield f"{name} {fault.part_uri} {fault.path}: {fault.description}"


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in (*EXAMPLES, *TENDERS)]
)
def test_nothing_is_wrong_with_a_pack(name: str, validator: Any, tmp_path: Path) -> None:
    files = pack(name)
    assert len(files) >= SEEN.get(name, 4)
    assert list(findings(validator, files, tmp_path)) == []
    assert all(opened(*file) for file in files.items())


@pytest.mark.xdist_group("minimal")
def test_nothing_is_wrong_with_notes_roll_ups_and_edited_documents(validator: Any, tmp_path: Path) -> None:
    files = others()
    assert len(files) == 13
    assert list(findings(validator, files, tmp_path)) == []
    assert all(opened(*file) for file in files.items())


NO_LIST = "Numbering definition '0' referenced but not found"
"""Wrong: `w:numId` 0 takes a paragraph out of its list (ECMA-376 Part 1, 17.9.18), and none has it."""


def test_a_document_has_no_fault_that_the_house_style_it_is_set_in_had_not(
    validator: Any, tmp_path: Path
) -> None:
    theirs, made = in_their_style(tmp_path)
    before = set(findings(validator, {"trust.docx": theirs}, tmp_path))
    after = set(findings(validator, {"trust.docx": made}, tmp_path))
    assert {line for line in after - before if NO_LIST not in line} == set()


def test_there_is_no_list_of_the_number_nought(tmp_path: Path) -> None:
    with ZipFile(BytesIO(in_their_style(tmp_path)[1])) as package:
        assert b'w:numId w:val="0"' in package.read("word/document.xml")
        assert b'<w:num w:numId="0"' not in package.read("word/numbering.xml")


def changed(raw: bytes, part: str, old: bytes, new: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(raw)) as package, ZipFile(held, "w") as made:
        for name in package.namelist():
            text = package.read(name)
            assert name != part or old in text
            made.writestr(name, text.replace(old, new) if name == part else text)
    return held.getvalue()


@pytest.mark.xdist_group("minimal")
@pytest.mark.parametrize(
    ("file", "part", "old", "new", "said"),
    [
        ("risk-report.docx", "word/document.xml", b"<w:cantSplit/>", b"<w:cannotSplit/>", "cannotSplit"),
        ("risk-report.docx", "word/styles.xml", b'w:type="table"', b'w:type="desk"', "type"),
        ("risk-report.docx", "word/_rels/document.xml.rels", b"/theme", b"/motif", "theme"),
        ("risk-register.xlsx", "xl/worksheets/sheet2.xml", b"<cols>", b"<columns/><cols>", "columns"),
    ],
    ids=["an element of no name", "a wrong word", "a relationship", "a workbook"],
)  # fmt: skip
def test_the_check_can_fail(
    file: str, part: str, old: bytes, new: bytes, said: str, validator: Any, tmp_path: Path
) -> None:
    found = list(findings(validator, {file: changed(pack("minimal")[file], part, old, new)}, tmp_path))
    assert any(said in line for line in found), found[:3]
