# SPDX-License-Identifier: MIT
"""What becomes of text: nothing is lost, nothing breaks the file, whatever a person typed."""

from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_sample import HOUSE_STYLE, PROPERTIES, W, body_of, page, part, text_of

from planner.documents.html import HtmlDocument
from planner.render.word import write_docx
from planner.render.word.inline import BLANK
from planner.render.word.reading import ILLEGAL, legal


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("Gŵyr, Ŷ ŷ, naïve", "Gŵyr, Ŷ ŷ, naïve"),
        ("smile 😀 and 👩‍⚕️", "smile 😀 and 👩‍⚕️"),
        ("bell\x07 and null\x00", "bell\ufffd and null\ufffd"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("&#7;&#x1F;&#0;&#xD800;&#99999999;", "\ufffd" * 5),
        ("kept&nbsp;together", "kept\u00a0together"),
        ("two   spaces\n and a line", "two spaces and a line"),
        ("=cmd() {{ 7*7 }} ]]>", "=cmd() {{ 7*7 }} ]]>"),
        ("W" * 5000, "W" * 5000),
    ],
)  # fmt: skip
def test_what_is_typed_is_printed(typed, printed):
    root = body_of(
        f"<h1>{typed}</h1><table class='facts'><tr><td>{typed}</td><td><p>{typed}</p></td></tr></table>"
    )
    assert text_of(root).count(printed) >= 4


def test_properties_and_comments_may_hold_anything():
    odd = replace(PROPERTIES, title="A\x00B & <C>", company="\ud800", keywords="\x1b")
    written = write_docx(
        HtmlDocument(odd, '<p><span data-comment="&#7;&lt;x&gt; &amp;">a</span></p>'), {}, HOUSE_STYLE
    )
    opened = docx.Document(BytesIO(written))
    assert opened.core_properties.title == "A\ufffdB & <C>"
    assert [comment.text for comment in opened.comments] == ["\ufffd<x> &"]


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(), min_size=1, max_size=60))
def test_any_text_at_all_arrives(typed):
    marked = escape(typed.replace("\r", "\n"))
    shown = BLANK.sub(" ", ILLEGAL.sub("\ufffd", typed)).strip(" ")
    assert shown in text_of(body_of(f"<p>[{marked}]</p>"))


def test_legal_text_is_left_alone():
    assert legal("a\tb\n😀") == "a\tb\n😀"


def test_white_space_is_drawn_together_across_tags():
    root = body_of("<p>\n  one <strong> two</strong>\n three <em>four</em>, five </p>")
    assert text_of(root).endswith("one two three four, five ")


def test_strong_and_em_stack_with_a_badge():
    root = body_of('<p><strong>a<em>b<span class="must">Must</span></em></strong></p>')
    run = next(run for run in root.iter(f"{W}r") if text_of(run) == "Must")
    assert [mark.tag.removeprefix(W) for mark in run.find(f"{W}rPr")] == ["rStyle", "b", "i"]


def test_a_cell_may_hold_lists_and_paragraphs():
    root = body_of(
        "<table class='facts'><tr><td>first<ul><li>a</li><li>b<p>more</p></li></ul></td><td></td></tr>"
        "</table><table class='facts'>"
        "<tr><td><p class='unknown'>no one knows</p><ol><li>x</li></ol></td><td>y</td></tr></table>"
    )
    first, second = root.iter(f"{W}tbl")
    assert [text_of(p) for p in first.iter(f"{W}p")] == ["first", "a", "b", "more", ""]
    assert [text_of(p) for p in second.iter(f"{W}p")] == ["no one knows", "x", "y"]
    between = first.getnext()
    assert between.tag == f"{W}p"


def test_a_band_that_fills_a_cell_colours_it_and_keeps_its_word():
    root = body_of('<table class="matrix"><tr><td><span class="band-high">High 12</span></td></tr></table>')
    cell = next(root.iter(f"{W}tc"))
    assert cell.find(f"{W}tcPr/{W}shd") is not None
    assert "High 12" in text_of(cell)


def test_awkward_ids_get_sound_bookmarks():
    ids = ("R03@ris-epr", "R03-ris-epr", "r03_RIS_epr", "R03_ris_epr", "9" * 80, "ŵ", "Pacs", "pacs")
    rows = "".join(f'<tr id="{name}"><td>{name}</td></tr>' for name in ids)
    links = "".join(f'<a href="#{name}">{name}</a> ' for name in ids)
    root = body_of(f"<p>{links}</p><table class='facts'>{rows}</table>")
    named = [str(mark.get(f"{W}name")) for mark in root.iter(f"{W}bookmarkStart")]
    marks = [mark for mark in named if not mark.startswith("_p")]
    assert len({mark.lower() for mark in marks}) == len(ids)
    assert all(len(mark) <= 40 and mark.isascii() and mark.replace("_", "a").isalnum() for mark in marks)
    assert [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")] == marks


def test_a_long_list_of_headings_still_makes_a_file():
    html = "".join(f"<h1>Heading {n}</h1><p>text</p>" for n in range(300))
    assert text_of(part(write_docx(page(html), {}, HOUSE_STYLE))).count("Heading 299") == 2
