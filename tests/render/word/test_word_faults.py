# SPDX-License-Identifier: MIT
"""What is refused: anything outside the closed set, all of it at once, with the line it stands on."""

import pytest
from word_sample import HOUSE_STYLE, page, pictures

from planner.documents.html import Picture
from planner.render.word import DocumentError, write_docx


def problems(html, shown=None):
    with pytest.raises(DocumentError) as caught:
        write_docx(page(html), pictures() if shown is None else shown, HOUSE_STYLE)
    return caught.value.problems


ROW = "<tr><td>a</td><td>b</td></tr>"
FAULTS = (
    ("<div>a</div>", "<div> is not a tag that a document can be made of"),
    ("<sectoin><p>a</p></sectoin>", "did you mean 'section'?"),
    ("<p><script>x</script></p>", "<script> is not a tag"),
    ("<ul><p>a</p></ul>", "<p> may not stand in <ul>"),
    ('<p class="leed">a</p>', "<p> has no class 'leed' (did you mean 'lead'?)"),
    ('<p class="lead note">a</p>', "takes one class, not 2"),
    ('<p style="color:red">a</p>', "<p> takes no attribute 'style'"),
    ('<p onclick="x">a</p>', "takes no attribute 'onclick'"),
    ("loose", "stands outside any paragraph"),
    ("<h1>a</h1><section>loose</section>", "'loose' stands outside any paragraph"),
    ("<h1></h1>", "the heading <h1> is empty"),
    ("<h2>a</h2>", "<h2> follows no heading"),
    ("<h1>a</h1><h3>b</h3>", "<h3> follows <h1>: a level is left out"),
    ('<p><a href="#nowhere">x</a></p>', "'#nowhere' leads nowhere"),
    ('<p><a href="https://example.org">x</a></p>', "leads out of the document"),
    ('<p id="here">a <a href="#here"></a></p>', "needs words"),
    ('<p id="x">a</p><p id="x">b</p>', "the id 'x' is used twice"),
    ('<figure><img src="gone.png" alt="x"></figure>', "there is no picture 'gone.png'"),
    ('<figure><img src="context.svg"></figure>', "no alternative text"),
    ("<figure><figcaption>a</figcaption></figure>", "exactly one <img>"),
    ("<table><tr><td>a</td></tr></table>", "<table> needs a class"),
    ('<table class="facts"></table>', "the table has no row"),
    ('<table class="facts"><thead><tr><th>a</th></tr></thead></table>', "the table has no row"),
    (f'<table class="facts">{ROW}<tr><td>a</td></tr></table>', "the row covers 1 columns, the table has 2"),
    (f'<table class="facts">{ROW}<tr></tr></table>', "the row covers 0 columns"),
    (f'<table class="facts">{ROW}<tr class="group"><td>a</td><td>b</td></tr></table>', "has one cell"),
    ('<table class="facts"><tr><td colspan="²">a</td></tr></table>', "colspan is not a whole number"),
    (f'<table class="facts" data-widths="1 2 3">{ROW}</table>', "gives 3 widths, the table has 2 columns"),
    (f'<table class="facts" data-widths="1 0">{ROW}</table>', "'0' in data-widths"),
    ("<ul></ul>", "the list <ul> has no entry"),
    ("<dl><dt>a</dt></dl>", "pairs of <dt> and <dd>"),
    ("<p>a<ul><li>b</li></ul></p>", "not well nested"),
    ("<p>a <strong>b</p>", "not well nested"),
    ('<p><span data-comment="">a</span></p>', "data-comment is empty"),
    ('<section class="landscape portrait"><p>a</p></section>', "either landscape or portrait"),
    ("<p>" + "<span>" * 60 + "a" + "</span>" * 60 + "</p>", "nested more than 40 deep"),
    ("<section>" * 5000 + "</section>" * 5000, "nested"),
)  # fmt: skip


@pytest.mark.parametrize(("html", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_each_fault_is_named(html, message):
    assert any(message in problem.message for problem in problems(html))


def test_all_faults_are_told_at_once_each_with_its_line():
    found = problems("<h1>a</h1>\n<blink>b</blink>\n<p class='x'>c</p>\n<p><a href='#y'></a></p>")
    assert [problem.line for problem in found] == [2, 3, 4]
    assert str(found[0]).startswith("HTML line 2: <blink> is not a tag")


def test_the_line_of_the_template_is_told_when_the_html_says_it():
    found = problems(
        "<h1>a</h1>\n<!-- at risks.html.j2:7 -->\n<blink>b</blink>\n<!-- at risks.html.j2:9 -->\n<u>c</u>"
    )
    assert [problem.template for problem in found] == ["risks.html.j2:7", "risks.html.j2:9"]
    assert str(found[1]).startswith("risks.html.j2:9: <u> is not a tag")


def test_a_picture_that_is_no_picture_is_refused():
    html = '<figure><img src="a" alt="x"></figure>'
    for picture in (Picture(b"GIF89a", 10, 10), Picture(pictures()["context.svg"].png, 0, 10)):
        assert "is no PNG or JPEG" in problems(html, {"a": picture})[0].message
