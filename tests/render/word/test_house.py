# SPDX-License-Identifier: MIT
"""The house style: ours is what its script draws; another may take its place if it has the same styles."""

import runpy
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from word_sample import HOUSE_STYLE, W, document, part, pictures, text_of

from planner.render.word import DocumentError, write_docx
from planner.render.word.house import read_house_style
from planner.render.word.vocabulary import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES

ROOT = Path(__file__).parents[3]


def repacked(change):
    """Return our house style with its parts changed by a function of name and content."""
    held = BytesIO()
    with ZipFile(HOUSE_STYLE) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), change(name, old.read(name)))
    return held.getvalue()


def refused(tmp_path, content):
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_house_style(path)
    return [str(problem) for problem in caught.value.problems]


def test_the_file_is_what_the_script_draws(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    drawn = runpy.run_path(str(ROOT / "tools" / "house_style.py"))["house_style"]()
    assert drawn == HOUSE_STYLE.read_bytes()


def test_it_has_every_style_that_documents_ask_for():
    house = read_house_style(HOUSE_STYLE)
    names = (*PARAGRAPH_STYLES, *CHARACTER_STYLES, *TABLE_STYLES)
    assert len(names) >= 45
    assert all(house.id(name) for name in names)
    assert house.page.text_width(False) == 9412
    assert house.fill("BandHigh") == "F7A35C"


def test_missing_styles_are_all_named(tmp_path):
    def change(name, content):
        return content.replace(b'w:val="Lead"', b'w:val="Gone"').replace(b'w:val="Must"', b'w:val="Gone2"')

    assert refused(tmp_path, repacked(change)) == [
        "house style: the house style has no character style called 'Must'",
        "house style: the house style has no paragraph style called 'Lead'",
    ]


def test_a_style_of_the_wrong_kind_is_missing(tmp_path):
    def change(name, content):
        return content.replace(
            b'w:type="table" w:customStyle="1" w:styleId="Facts"', b'w:type="paragraph" w:styleId="Facts"'
        )

    assert refused(tmp_path, repacked(change)) == [
        "house style: the house style has no table style called 'Facts'"
    ]


def test_a_list_style_without_numbers_is_refused(tmp_path):
    def change(name, content):
        return content.replace(b'<w:num w:numId="4">', b'<w:num w:numId="5">')

    assert "'List Number' of the house style carries no numbering" in refused(tmp_path, repacked(change))[0]


def swapped(old, new):
    return repacked(lambda name, content: content.replace(old, new))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04 nothing", "not a Word document"),
        (swapped(b"</w:styles>", b""), "a part is broken"),
        (swapped(b"<w:styles", b"<!DOCTYPE x [<!ENTITY a 'b'>]><w:styles"), "document type declaration"),
        (swapped(b'w:left="1247"', b'w:left="9999999"'), "no room for text"),
    ],
    ids=["empty", "not a zip", "broken part", "entity", "margins"],
)
def test_a_file_that_cannot_be_a_house_style_is_refused(tmp_path, content, message):
    assert message in refused(tmp_path, content)[0]


def test_another_house_style_gives_its_own_page_and_style_ids(tmp_path):
    def change(name, content):
        content = content.replace(b'w:styleId="Lead"', b'w:styleId="Kop"').replace(
            b'w:val="Lead"', b'w:val="lead"'
        )
        return content.replace(b'w:left="1247"', b'w:left="2247"')

    path = tmp_path / "other.dotx"
    path.write_bytes(repacked(change))
    written = write_docx(document(3), pictures(), path)
    root = part(written)
    assert b'w:val="Kop"' in ZipFile(BytesIO(written)).read("word/document.xml")
    assert "The contract for pictures" in text_of(root)
    assert read_house_style(path).page.text_width(False) == 8412


def test_a_missing_file_is_for_the_caller_to_tell(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_house_style(tmp_path / "none.docx")


def test_theme_and_fonts_are_taken_along_but_not_the_font_files(tmp_path):
    spaces = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    face = b'<w:embedRegular xmlns:r="%s" r:id="a"/>' % spaces
    path = tmp_path / "house.docx"
    path.write_bytes(repacked(lambda name, text: text.replace(b"</w:font>", face + b"</w:font>")))
    written = write_docx(document(), pictures(), path)
    fonts = part(written, "word/fontTable.xml")
    assert [font.get(f"{W}name") for font in fonts] == ["Arial", "Symbol"]
    assert not list(fonts.iter(f"{W}embedRegular"))
    assert part(written, "word/theme/theme1.xml").get("name") == "House style"
    kinds = [link.get("Type").rpartition("/")[2] for link in part(written, "word/_rels/document.xml.rels")]
    assert {"theme", "fontTable"} <= set(kinds)
