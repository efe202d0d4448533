# SPDX-License-Identifier: MIT
"""A trust's own Word file as house style: all of it is still there, and our text is where it belongs."""

import io
import re
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from own_styles import add, changed, control, field, kept, paragraph, saved, trust
from word_sample import HOUSE_STYLE, PROPERTIES, document, pictures, text_of, written
from word_sample import W as NS

from planner.documents.html import HtmlDocument
from planner.model.presentation import StyleNames
from planner.render.word import write_docx
from planner.render.word.theirs import HouseStyleError, OwnStyle, read_own_style
from planner.render.word.theirs.styles import ROLES

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(tmp_path, content, **wanted) -> OwnStyle:
    return read_own_style(kept(tmp_path, content), HOUSE_STYLE, wanted)


def made(tmp_path, content, html=None, **wanted):
    """Return the parts of the sample document in this house style."""
    whole = write_docx(html or document(6), pictures(), read(tmp_path, content, **wanted).house)
    return {name: ZipFile(io.BytesIO(whole)).read(name) for name in ZipFile(io.BytesIO(whole)).namelist()}


def body(parts):
    return parse_xml(parts["word/document.xml"]).find(f"{NS}body")


def texts(element):
    return [text for one in element.iter(f"{NS}p") if (text := text_of(one))]


def refused(tmp_path, content, **wanted):
    with pytest.raises(HouseStyleError) as caught:
        read(tmp_path, content, **wanted)
    return caught.value.faults


def blank(*blocks):
    """Return a file that holds just these blocks."""
    made = docx.Document()
    add(made, *blocks)
    return saved(made)


def test_the_cover_and_the_headers_show_the_properties_of_the_document(tmp_path):
    parts = made(tmp_path, trust())
    cover = "\n".join(texts(body(parts))[:8])
    for said in (PROPERTIES.title, PROPERTIES.subject, PROPERTIES.company, PROPERTIES.status, "1 March 2012"):
        assert said in cover
    assert "[Title]" not in cover
    assert "Acme" not in cover
    headers = "".join(text_of(parse_xml(parts[name])) for name in parts if "/header" in name)
    assert f"Header of the trust: {PROPERTIES.title}" in headers
    core = parts["docProps/core.xml"].decode()
    assert "<cp:contentStatus>Draft for the programme board<" in core.replace("ns0:", "cp:")


def test_what_is_theirs_is_carried_over_as_it_was(tmp_path):
    theirs, parts = ZipFile(io.BytesIO(trust())), made(tmp_path, trust())
    same = [name for name in theirs.namelist() if parts.get(name) == theirs.read(name)]
    assert {"word/theme/theme1.xml", "word/fontTable.xml", "word/webSettings.xml"} <= set(same)
    # A second copy of the styles, which only Word 2010 reads, would lack ours.
    assert set(theirs.namelist()) - set(parts) <= {"docProps/thumbnail.jpeg", "word/stylesWithEffects.xml"}
    assert b"stylesWithEffects" not in parts["word/_rels/document.xml.rels"] + parts["[Content_Types].xml"]
    assert "About the trust: the page at the back." in texts(body(parts))[-1]
    assert b"<w:evenAndOddHeaders" in parts["word/settings.xml"]
    for name in ("First header of the trust", "Even header of the trust", "Footer of the trust"):
        assert any(name in part.decode("utf-8", "replace") for part in parts.values())


def test_the_text_stands_in_the_place_of_the_content_control(tmp_path):
    said = texts(body(made(tmp_path, trust())))
    assert "[Put your text here]" not in said
    assert said.index("1 March 2012") < said.index("Contents") < said.index("Purpose of this document", 12)
    assert said[-1].startswith("About the trust")


def test_pages_on_their_side_take_the_header_of_the_trusts_own_such_section(tmp_path):
    parts = made(tmp_path, trust())
    held = parse_xml(parts["word/_rels/document.xml.rels"])
    links = {one.get("Id"): one.get("Target") for one in held}
    lying = [one for one in body(parts).iter(f"{NS}sectPr") if one.find(f"{NS}pgSz").get(f"{NS}orient")]
    assert len(lying) >= 2
    for section in lying:
        default = next(one for one in section if one.get(f"{NS}type") == "default")
        target = links[default.get(R_ID)]
        assert "Lying header of the trust" in text_of(parse_xml(parts[f"word/{target}"]))
    widths = {int(one.find(f"{NS}pgMar").get(f"{NS}left")) for one in lying}
    assert widths == {850}


def test_only_the_first_piece_of_a_section_has_its_first_page_header(tmp_path):
    sections = list(body(made(tmp_path, trust())).iter(f"{NS}sectPr"))
    inner = sections[1:-1]
    assert len(inner) >= 3
    assert inner[0].find(f"{NS}titlePg") is not None
    assert all(one.find(f"{NS}titlePg") is None for one in inner[1:])


def test_numbers_are_written_as_their_headings_count(tmp_path):
    said = " ".join(texts(body(made(tmp_path, trust()))))
    assert "II.The estate today" in said.replace("\t", "")
    assert re.search(r"section\u00a0(V|II\.2)\b", said)


def test_headings_that_do_not_count_are_referred_to_by_name(tmp_path):
    plain = docx.Document()
    said = " ".join(texts(body(made(tmp_path, saved(plain)))))
    assert "section \u201c" in said
    assert "section\u00a0" not in said


def test_our_lists_are_added_beside_theirs(tmp_path):
    numbering = parse_xml(made(tmp_path, trust())["word/numbering.xml"])
    for tag, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = [one.get(f"{NS}{key}") for one in numbering.iterchildren(f"{NS}{tag}")]
        assert len(ids) == len(set(ids)) >= 2
    assert "4711" in [one.get(f"{NS}numId") for one in numbering.iterchildren(f"{NS}num")]
    order = [one.tag for one in numbering]
    assert order == sorted(order, key=lambda tag: tag.endswith("}num"))


def test_styles_are_found_by_their_names_whatever_their_ids(tmp_path):
    """Word of another language keeps the names and changes the ids: Überschrift 1 is `berschrift1`."""

    def german(name, part):
        return part.replace(b'"Heading1"', b'"berschrift1"').replace(b'"Caption"', b'"Beschriftung"')

    parts = made(tmp_path, changed(trust(), german))
    assert b'<w:pStyle w:val="berschrift1"/>' in parts["word/document.xml"]
    assert b'<w:pStyle w:val="Beschriftung"/>' in parts["word/document.xml"]


def test_a_style_that_only_sleeps_in_word_is_told(tmp_path):
    def without(name, part):
        if name != "word/styles.xml":
            return part
        root = parse_xml(part)
        for style in root.findall(f"{NS}style"):
            if style.get(f"{NS}styleId") == "Heading1":
                root.remove(style)
        return docx.oxml.xmlchemy.serialize_for_reading(root).encode()

    (fault,) = refused(tmp_path, changed(trust(), without))
    assert (fault.code, fault.message) == (
        "PLN311",
        "the house style has no style 'heading 1' for headings of level 1",
    )
    assert "use it once in the file and save" in fault.help


def test_every_name_that_is_not_there_is_told_with_what_is(tmp_path):
    faults = refused(tmp_path, trust(), caption="Captoin", table="Gird Tabel", bullets="Intense Emphasis")
    assert [(fault.code, fault.role) for fault in faults] == [
        ("PLN311", "caption"),
        ("PLN311", "table"),
        ("PLN311", "bullets"),
    ]
    assert "did you mean 'caption'?" in faults[0].help
    assert "its table styles are 'Colorful Grid'" in faults[1].help
    assert faults[2].message == "'Intense Emphasis' is a character style; bullets needs a paragraph style"


def test_a_style_that_is_named_is_used_and_gives_its_own_colours(tmp_path):
    parts = made(tmp_path, trust(), table="Light Grid Accent 1", caption="Quote")
    document = parts["word/document.xml"]
    assert b'<w:tblStyle w:val="LightGrid-Accent1"/>' in document
    assert b'<w:pStyle w:val="Quote"/>' in document
    assert b'<w:pStyle w:val="PlannerTableHeadPlain"/>' in document


def test_what_stands_in_is_told_and_may_be_meant(tmp_path):
    told = [(fault.code, fault.message) for fault in read(tmp_path, trust()).told]
    assert told == [("PLN312", "the house style has no style for tables: planner's own stands in")]
    assert read(tmp_path, trust(), table="planner").told == ()


def test_the_colour_and_the_font_of_the_house_are_its_headings_and_its_texts(tmp_path):
    look = read(tmp_path, trust()).look
    assert (look.colour, look.font) == ("6A1B4D", "Georgia")


def test_the_roles_of_the_model_are_those_of_the_renderer():
    written = StyleNames.model_validate(dict.fromkeys(ROLES, "x")).said
    assert set(written) == set(ROLES)


START, END = '<w:bookmarkStart w:id="7" w:name="content"/>', '<w:bookmarkEnd w:id="7"/>'
MARKED = f"{START}<w:r><w:t>Example</w:t></w:r>{END}"


def words(text):
    return paragraph(f"<w:r><w:t>{text}</w:t></w:r>")


PLACES = {
    "bookmark": ((words("Before"), paragraph(MARKED), words("After")), "Before", "After"),
    "bookmark behind words": (
        (paragraph(f"<w:r><w:t>Intro: </w:t></w:r>{MARKED}"), words("After")),
        "Intro: Example",
        "After",
    ),
    "block control": ((words("Before"), control("x", tag="Content", block=True)), "Before", None),
    "at the end": ((words("Only a cover"), paragraph("")), "Only a cover", None),
}


@pytest.mark.parametrize("place", PLACES)
def test_where_the_text_goes(tmp_path, place):
    blocks, before, after = PLACES[place]
    said = texts(body(made(tmp_path, blank(*blocks))))
    start = said.index("Contents")
    assert said[start - 1] == before
    assert (said[-1] == after) if after else (after not in said)
    assert len([text for text in said if text == "Example"]) == 0


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph(control("a", tag="content")), paragraph(control("b", tag="content"))),
        (f'<w:tbl xmlns:w="{NS[1:-1]}"><w:tr><w:tc>{paragraph(MARKED)}</w:tc></w:tr></w:tbl>',),
    ],
    ids=["twice", "in a table"],
)
def test_a_place_that_is_not_clear_is_refused(tmp_path, blocks):
    assert [fault.code for fault in refused(tmp_path, blank(*blocks))] == ["PLN313"]


def test_their_own_contents_are_filled_with_ours(tmp_path):
    contents = field(' TOC \\o "1-3" \\h \\z ', "No table of contents entries found.")
    parts = made(tmp_path, blank(paragraph("<w:r><w:t>Inside</w:t></w:r>"), paragraph(contents)))
    said = texts(body(parts))
    assert "No table of contents entries found." not in " ".join(said)
    assert "Contents" not in said
    assert said[1].endswith("Purpose of this document")
    assert b'TOC \\o "1-3" \\h \\z' in parts["word/document.xml"]


def test_a_letter_takes_header_and_footer_and_no_cover(tmp_path):
    letter = HtmlDocument(PROPERTIES, "<p>Dear Sir or Madam</p>", plain=True)
    held = body(made(tmp_path, trust(), letter))
    assert texts(held) == ["Dear Sir or Madam"]
    assert held.find(f"{NS}sectPr/{NS}headerReference") is not None


def test_a_document_of_ours_may_be_a_house_style_itself(tmp_path):
    """Its pictures, bookmarks and relationships have the very names that ours would take."""
    parts = made(tmp_path, written())
    links = re.findall(rb'\bId="([^"]+)"', parts["word/_rels/document.xml.rels"])
    assert len(links) == len(set(links))
    held = parse_xml(parts["word/document.xml"])
    for tag, key in (("bookmarkStart", "id"), ("bookmarkStart", "name")):
        values = [one.get(f"{NS}{key}").lower() for one in held.iter(f"{NS}{tag}")]
        assert len(values) == len(set(values))
    used = {value for one in held.iter() for name, value in one.attrib.items() if name.endswith("}embed")}
    assert used <= {link.decode() for link in links}


def test_the_same_house_style_gives_the_same_bytes_and_opens(tmp_path):
    own = read(tmp_path, trust()).house
    first = write_docx(document(6), pictures(), own)
    assert first == write_docx(document(6), pictures(), own)
    assert len(docx.Document(io.BytesIO(first)).tables) >= 5


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5), st.integers(0, 5), st.integers(1, 6))
def test_no_word_of_theirs_is_lost_around_the_place(tmp_path_factory, first, length, number):
    """Whatever stands before and after a bookmark stays, in its order, on either side of our text."""
    first, last = min(first, number - 1), min(first + length, number - 1)
    blocks = []
    for n in range(number):
        start = '<w:bookmarkStart w:id="9" w:name="content"/>' if n == first else ""
        end = '<w:bookmarkEnd w:id="9"/>' if n == last else ""
        blocks.append(paragraph(f"{start}<w:r><w:t>their {n}</w:t></w:r>{end}"))
    said = texts(body(made(tmp_path_factory.mktemp("own"), blank(*blocks))))
    theirs = [text for text in said if text.startswith("their ")]
    assert theirs == [f"their {n}" for n in range(number) if not first <= n <= last]
    assert all(said.index(text) < said.index("Contents") for text in theirs if int(text[6:]) < first)
