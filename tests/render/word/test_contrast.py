# SPDX-License-Identifier: MIT
"""Every text of the house style, in Word and in Excel, stands out from all it can stand on (WCAG 2.2)."""

from lxml import etree
from word_sample import HOUSE_STYLE, W

from planner.render.excel import styles as excel
from planner.render.word.house import read_house_style
from planner.render.word.theirs.colours import READABLE, contrast

WHITE = "FFFFFF"
ON_BLUE = ("TableHead",)
"""Set in the head of a table, whose ground is that of its table's style."""


def look(style: etree._Element) -> tuple[str, str]:
    """Return the colours of a style's text and of its ground; nothing where it takes its surroundings'."""
    ink, ground = style.find(f"{W}rPr/{W}color"), style.find(f".//{W}shd")
    colours = (
        one.get(f"{W}{name}") if one is not None else "" for one, name in ((ink, "val"), (ground, "fill"))
    )
    text, paper = colours
    return str(text or ""), str(paper or "")


def grounds(styles: list[etree._Element]) -> set[str]:
    """Return what text without a ground of its own can stand on: paper, boxes, and the parts of tables."""
    boxes = {look(one)[1] for one in styles if one.get(f"{W}type") == "paragraph" and look(one)[0] != WHITE}
    parts = {
        part.find(f".//{W}shd").get(f"{W}fill")
        for one in styles
        for part in one.iter(f"{W}tblStylePr")
        if part.get(f"{W}type") != "firstRow"
    }
    return {WHITE, *boxes, *parts} - {""}


def test_what_is_written_in_word_can_be_read():
    styles = list(etree.fromstring(read_house_style(HOUSE_STYLE).styles).iter(f"{W}style"))
    heads = {part.find(f".//{W}shd").get(f"{W}fill") for one in styles for part in one.iter(f"{W}tblStylePr")
             if part.get(f"{W}type") == "firstRow"}  # fmt: skip
    poor, seen = [], 0
    for style in styles:
        name, (ink, ground) = style.get(f"{W}styleId"), look(style)
        papers = {ground} if ground else heads if name in ON_BLUE else grounds(styles)
        for paper in papers if ink and style.get(f"{W}type") != "table" else ():
            seen += 1
            if contrast(ink, paper) < READABLE:
                poor.append(f"{name}: {ink} on {paper} is {contrast(ink, paper):.2f} to 1")
    assert seen > 80
    assert poor == []


def test_what_is_written_in_excel_can_be_read():
    papers = (excel.WHITE, excel.PALE_BLUE, excel.LIGHT_BLUE, excel.FILL_IN)
    pairs = [(ink, paper) for ink in (excel.INK, excel.GREY, excel.DARK_BLUE) for paper in papers]
    pairs += [(excel.WHITE, excel.BLUE), (excel.CRITICAL, excel.WHITE), (excel.CRITICAL, excel.PALE_BLUE)]
    for tone in excel.TONES.values():
        on = [tone["bg_color"]] if "bg_color" in tone else [excel.WHITE, excel.PALE_BLUE]
        pairs += [(tone["font_color"], paper) for paper in on]
    assert [f"{ink} on {paper}" for ink, paper in pairs if contrast(ink[1:], paper[1:]) < READABLE] == []
