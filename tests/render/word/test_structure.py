# SPDX-License-Identifier: MIT
"""What Word finds in the sample: numbers, fields, sections, tables and texts for those who cannot see."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from word_sample import HOUSE_STYLE, PROPERTIES, W, body_of, part, pictures, text_of, written

from planner.documents.html import DocumentProperties, HtmlDocument
from planner.render.word import write_docx
from planner.render.word.house import read_house_style
from planner.render.word.outline import letters

DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def style_of(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def instructions(root):
    return [" ".join(node.text.split()) for node in root.iter(f"{W}instrText")]


def test_python_docx_opens_it_and_reads_its_properties():
    opened = docx.Document(BytesIO(written()))
    core = opened.core_properties
    assert (core.title, core.subject, core.author) == (
        PROPERTIES.title,
        PROPERTIES.subject,
        PROPERTIES.author,
    )
    assert (core.keywords, core.content_status, core.version) == ("PACS; RIS; exit", PROPERTIES.status, "0.3")
    assert core.created == core.modified == datetime(2012, 3, 1, tzinfo=UTC)
    app = part(written(), "docProps/app.xml")
    assert "Ysbyty Gŵyr & Borders NHS Trust" in [node.text for node in app]


def test_nothing_asks_to_be_updated_on_opening():
    with ZipFile(BytesIO(written())) as package:
        texts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    assert len(texts) >= 12
    for name, text in texts.items():
        assert b"updateFields" not in text, name
        assert b"w:dirty" not in text, name


def test_every_field_has_its_result_already():
    root = part(written())
    begun = list(root.iter(f"{W}fldChar"))
    kinds = [mark.get(f"{W}fldCharType") for mark in begun]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") >= 10
    shown = text_of(root)
    assert "Table 3 holds them all, Figure 1 shows" in shown
    assert "section\u00a04 lists" in shown
    assert "explained in Appendix B" in shown
    assert "See also section\u00a02.2" in shown


def test_every_reference_lands_on_a_bookmark():
    root = part(written())
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks) == len(set(ids))
    assert sorted(ids) == sorted(mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd"))
    referred = [code.split()[1] for code in instructions(root) if code.startswith("REF ")]
    linked = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert len(referred) >= 5
    assert len(linked) >= 9
    assert set(referred) | set(linked) <= set(marks)


def test_contents_are_written_out_with_links_and_numbers():
    contents = part(written()).find(f"{W}body/{W}sdt")
    lines = [text_of(line) for line in contents.iter(f"{W}p")]
    assert lines == [
        *(
            "Contents",
            "1Purpose of this document",
            "1.1What is in scope",
            "2The estate today",
            "2.1Particulars",
        ),
        *("2.2Volumes and risks", "3Requirements", "4Questions to answer"),
        *("Appendix AWhere each requirement comes from", "A.1Facts used", "Appendix BGlossary"),
    ]
    assert instructions(contents) == ['TOC \\o "1-2" \\h \\z \\t "AppendixHeading,1"']
    assert len(list(contents.iter(f"{W}hyperlink"))) == 10


def test_headings_take_their_numbers_from_the_lists_of_the_styles():
    root = part(written())
    by_style = {}
    for paragraph in root.iter(f"{W}p"):
        by_style.setdefault(style_of(paragraph), []).append(paragraph)
    assert len(by_style["Heading1"]) == 4
    assert [text_of(p) for p in by_style["AppendixHeading"]] == [
        "Where each requirement comes from",
        "Glossary",
    ]
    annex = [p for p in by_style["Heading2"] if p.find(f"{W}pPr/{W}numPr") is not None]
    assert [text_of(p) for p in annex] == ["Facts used"]
    house = read_house_style(HOUSE_STYLE)
    assert annex[0].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == str(house.lists["AppendixHeading"])
    styles = part(written(), "word/styles.xml")
    for name in ("Heading1", "Heading2", "Heading3"):
        look = styles.find(f"{W}style[@{W}styleId='{name}']/{W}pPr")
        assert look.find(f"{W}keepNext") is not None
        assert look.find(f"{W}numPr") is not None


def test_captions_count_by_themselves():
    root = part(written())
    captions = [text_of(p) for p in root.iter(f"{W}p") if style_of(p) == "Caption"]
    assert captions == [
        "Table 1: Studies held, by modality",
        "Table 2: Risks by likelihood and impact",
        "Figure 1: What surrounds the radiology systems",
        "Table 3: Clinical requirements",
    ]
    assert [code for code in instructions(root) if code.startswith("SEQ")] == [
        *["SEQ Table \\* ARABIC"] * 2, "SEQ Figure \\* ARABIC", "SEQ Table \\* ARABIC",
    ]  # fmt: skip


def test_tables_are_whole_described_and_fit_their_page():
    root = part(written())
    tables = list(root.iter(f"{W}tbl"))
    assert len(tables) == 6
    for table in tables:
        look = table.find(f"{W}tblPr")
        assert look.find(f"{W}tblCaption").get(f"{W}val")
        assert look.find(f"{W}tblDescription").get(f"{W}val")
        widths = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(widths) in (9412, 14344)
        for row in table.iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == len(widths)
            assert all(cell[-1].tag == f"{W}p" for cell in row.iter(f"{W}tc"))


def test_header_rows_repeat():
    tables = [
        table for table in part(written()).iter(f"{W}tbl") if text_of(table[2]).startswith(("ID", "Modality"))
    ]
    assert len(tables) == 2
    for table in tables:
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert repeated == [True, *[False] * (len(repeated) - 1)]


def test_the_register_has_all_its_rows_on_a_page_that_lies_down():
    root = part(written())
    register = max(root.iter(f"{W}tbl"), key=len)
    assert len(list(register.iter(f"{W}tr"))) == 1 + 30 + 3
    sections = list(root.iter(f"{W}sectPr"))
    ways = [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections]
    assert ways == [None, None, "landscape", None]
    heads = [section.find(f"{W}headerReference") is not None for section in sections]
    assert all(heads)
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True, False, False, False]


def test_header_and_footer_say_what_and_where():
    for way in ("portrait", "landscape"):
        assert text_of(part(written(), f"word/header-{way}.xml")).startswith(PROPERTIES.title)
        footer = part(written(), f"word/footer-{way}.xml")
        assert text_of(footer) == "Draft for the programme board · Version 0.3 · 1 March 2012Page 1 of 1"
        codes = [field.get(f"{W}instr").strip() for field in footer.iter(f"{W}fldSimple")]
        assert codes == ["PAGE", "NUMPAGES"]


def test_pictures_have_words_and_an_svg():
    described = list(part(written()).iter(DESCRIBED))
    assert [picture.get("descr") for picture in described] == [
        "Three systems in a row: orders, radiology, archive"
    ]
    with ZipFile(BytesIO(written())) as package:
        assert package.read("word/media/picture1.png") == pictures()["context.svg"].png
        assert package.read("word/media/picture1.svg").startswith(b"<svg")


def test_comments_stand_at_the_open_questions():
    opened = docx.Document(BytesIO(written()))
    assert [(comment.author, comment.text) for comment in opened.comments] == [
        ("planner", "Ask the supplier for the size on disk."),
        ("planner", "Who holds the second copy? Ask the regional store & its supplier."),
    ]
    root = part(written())
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [node.get(f"{W}id") for node in root.iter(f"{W}{mark}")] == ["0", "1"]


def test_each_ordered_list_begins_again():
    root = part(written())
    used = [
        p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for p in root.iter(f"{W}p")
        if style_of(p) == "ListNumber"
    ]
    assert [used.count(number) for number in dict.fromkeys(used)] == [3, 2, 2]
    numbering = part(written(), "word/numbering.xml")
    for number in set(used):
        one = numbering.find(f"{W}num[@{W}numId='{number}']")
        starts = [start.get(f"{W}val") for start in one.iter(f"{W}startOverride")]
        assert starts == ["1", "1", "1"]


def test_the_language_is_british_english():
    defaults = part(written(), "word/styles.xml").find(f"{W}docDefaults")
    assert next(defaults.iter(f"{W}lang")).get(f"{W}val") == "en-GB"


def test_every_style_used_is_in_the_house_style():
    root = part(written())
    known = {style.get(f"{W}styleId") for style in part(written(), "word/styles.xml").iter(f"{W}style")}
    tags = ("pStyle", "rStyle", "tblStyle")
    used = {node.get(f"{W}val") for tag in tags for node in root.iter(f"{W}{tag}")}
    assert len(used) >= 30
    assert used <= known


@pytest.mark.parametrize(("count", "shown"), [(1, "A"), (26, "Z"), (27, "AA"), (53, "AAA")])
def test_appendices_are_lettered_as_word_letters_them(count, shown):
    assert letters(count) == shown


def test_a_heading_goes_to_the_page_of_what_it_heads():
    root = body_of('<h1>One</h1><p>a</p><h1>Two</h1><section class="landscape"><p>wide</p></section>')
    sections = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert text_of(sections[-1]) == "a"


def test_an_empty_section_leaves_no_page():
    root = body_of('<h1>One</h1><p>a</p><section class="landscape"></section><p>b</p>')
    assert len(list(root.iter(f"{W}sectPr"))) == 2


def test_a_document_may_leave_its_properties_and_its_body_blank():
    blank = DocumentProperties("", "", "", "", "", "", PROPERTIES.date, "")
    written = write_docx(HtmlDocument(blank, ""), {}, HOUSE_STYLE)
    assert text_of(part(written)) == "Date1 March 2012"
    assert text_of(part(written, "word/footer-portrait.xml")).startswith("1 March 2012Page")


def test_a_text_above_a_table_goes_with_it_to_the_next_page():
    html = (
        "<section><h1 id='a'>A</h1><p>Far.</p><p>Near.</p><p>Nearest.</p>"
        "<table class='facts' data-widths='100'><tbody><tr><td>1</td></tr></tbody></table>"
        "<p>After.</p></section>"
    )
    root = body_of(html)
    kept = {
        text_of(one): one.find(f"{W}pPr/{W}keepNext") is not None
        for one in root.iter(f"{W}p")
        if text_of(one) in ("Far.", "Near.", "Nearest.", "After.")
    }
    assert kept == {"Far.": False, "Near.": True, "Nearest.": True, "After.": False}


def test_captions_over_tables_are_held_to_them_and_captions_under_figures_are_not():
    held = {}
    for paragraph in part(written()).iter(f"{W}p"):
        if style_of(paragraph) == "Caption":
            held[text_of(paragraph).split()[0]] = paragraph.find(f"{W}pPr/{W}keepNext").get(f"{W}val", "1")
    assert held == {"Table": "1", "Figure": "0"}


def test_the_words_that_lead_to_a_figure_stay_on_its_page():
    figure = '<figure><img src="context.svg" alt="A plan"></figure>'
    html = f"<h1>Estate</h1><p>This is it.</p>{figure}<p>So.</p>"
    raw = write_docx(HtmlDocument(PROPERTIES, html), pictures(), HOUSE_STYLE)
    paragraphs = list(part(raw).iter(f"{W}p"))
    said = {text_of(one): one.find(f"{W}pPr/{W}keepNext") is not None for one in paragraphs}
    assert (said["This is it."], said["So."]) == (True, False)
