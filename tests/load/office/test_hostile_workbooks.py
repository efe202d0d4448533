# SPDX-License-Identifier: MIT
"""Files that were built to do harm, or are no workbooks: each is refused at once, with one reason."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from edited import edited, read, refused, register, repacked, table_of

from planner.diagnostics import Diagnostic
from planner.load.office import limits, read_office_file

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
)


def test_what_is_no_office_file() -> None:
    assert "is not an office file" in refused(b"Id,Risk\n1,2\n").message
    assert "Excel 97" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600).message
    assert "damaged" in refused(register()[:5000]).message
    assert refused(b"PK\x03\x04nonsense").code == "PLN500"


def test_a_document_type_is_never_read() -> None:
    fault = refused(repacked(register(), SHEET, lambda _: LAUGHS))
    assert (fault.code, "document type" in fault.message) == ("PLN504", True)


def test_xml_that_is_not_well_formed_and_xml_that_is_too_deep() -> None:
    assert "well-formed" in refused(repacked(register(), SHEET, lambda xml: xml[:-20])).message
    deep = b"<a>" * (limits.XML_DEPTH + 1) + b"</a>" * (limits.XML_DEPTH + 1)
    assert "deep" in refused(repacked(register(), SHEET, lambda _: deep)).message


def test_a_part_that_is_packed_too_tightly() -> None:
    fault = refused(repacked(register(), "xl/media/image1.png", lambda _: b"\0" * 30_000_000))
    assert "packed more tightly" in fault.message


def test_macros_and_ways_out() -> None:
    assert "macros" in refused(repacked(register(), "xl/vbaProject.bin", lambda _: b"x")).message
    assert "outside" in refused(repacked(register(), "../evil.xml", lambda _: b"x")).message


def test_the_same_part_twice() -> None:
    out = io.BytesIO(register())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as package:
        package.writestr(SHEET, b"<worksheet/>")
    assert "same name" in refused(out.getvalue()).message


def test_a_merge_over_the_whole_sheet() -> None:
    whole = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    fault = refused(repacked(register(), SHEET, lambda xml: xml.replace(b"</worksheet>", whole)))
    assert "merged range" in fault.message


def test_a_cell_in_the_last_corner() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    fault = refused(repacked(register(), SHEET, lambda xml: xml.replace(b"</sheetData>", far)))
    assert "beyond row" in fault.message


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    small = repacked(register(), SHEET, lambda xml: xml.replace(b"A1:F9", b"A1:A1"))
    assert b"A1:A1" in zipfile.ZipFile(io.BytesIO(small)).read(SHEET)
    assert len(table_of(small).rows) == 3


def test_a_text_that_is_not_there() -> None:
    wrong = repacked(register(), "xl/sharedStrings.xml", lambda xml: xml[: xml.index(b"<si>")] + b"</sst>")
    assert refused(wrong).code == "PLN500"


def test_a_pipe_is_not_waited_for_and_a_missing_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    for name in ("pipe.xlsx", "missing.xlsx", "."):
        found = read_office_file(tmp_path / name, name)
        assert isinstance(found, Diagnostic)
        assert found.code == "PLN500"


def test_a_file_of_more_than_twenty_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "big.xlsx").open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    found = read_office_file(tmp_path / "big.xlsx", "big.xlsx")
    assert isinstance(found, Diagnostic)
    assert found.code == "PLN504"


def test_links_to_other_workbooks_are_not_followed() -> None:
    def link(book):  # type: ignore[no-untyped-def]
        book["Risks"]["C5"] = "='[other.xlsx]Sheet1'!A1"

    (first, *_) = table_of(edited(link)).rows
    assert first.cell("owner").formula.startswith("='[other.xlsx]")
    assert first.cell("owner").value is None


def test_days_that_count_from_1904() -> None:
    old = repacked(
        register(), "xl/workbook.xml", lambda xml: xml.replace(b"<workbookPr", b'<workbookPr date1904="1"')
    )
    assert str(table_of(old).rows[0].cell("due").value) == "2031-04-01"
    assert read(old).saved_by == "Trust"
