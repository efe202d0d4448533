# SPDX-License-Identifier: MIT
"""Widths are those of Arial, and text made to fit does fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.render.pictures.fonts import ELLIPSIS, clean, font_files, shorten, width, wrap

# Advance widths of Helvetica and Arial in thousandths of an em, from Adobe's core font metrics.
ARIAL = {" ": 278, "A": 667, "W": 944, "i": 222, "m": 833, "0": 556, ".": 278, "é": 556, "£": 556, "–": 556}
ARIAL_BOLD = {"A": 722, "W": 944, "i": 278, "m": 889, "0": 556, "?": 611}


@pytest.mark.parametrize(("character", "thousandths"), ARIAL.items())
def test_regular_widths_are_those_of_arial(character, thousandths):
    assert width(character, 1000) == pytest.approx(thousandths, abs=1)


@pytest.mark.parametrize(("character", "thousandths"), ARIAL_BOLD.items())
def test_bold_widths_are_those_of_arial_bold(character, thousandths):
    assert width(character, 1000, True) == pytest.approx(thousandths, abs=1)


def test_a_character_that_the_font_lacks_is_as_wide_as_the_box_drawn_for_it():
    assert width("漢", 1000) == width("😀", 1000) > 400


def test_the_fonts_are_shipped_with_their_licence():
    from planner.shipped import shipped

    assert len(font_files()) == 2
    licence = (shipped("templates") / "fonts" / "LICENSE-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence


def test_text_that_fits_is_left_alone_and_text_that_does_not_is_cut_at_a_word():
    assert shorten("Order communications", 7, 200) == "Order communications"
    assert shorten("Order communications", 7, 27) == "Order…"
    assert shorten("Order communications", 7, 3) == ""


def test_words_are_broken_only_when_a_word_is_wider_than_the_room():
    assert wrap("Regional data store", 7, 40, 3) == ["Regional", "data store"]
    assert wrap("communications", 7, 40, 2) == ["communica-", "tions"]


@given(st.text(), st.floats(6, 12), st.floats(0, 300), st.booleans())
def test_shortened_text_fits_and_is_the_start_of_the_whole(text, size, room, bold):
    shown = shorten(text, size, room, bold)
    assert width(shown, size, bold) <= room or shown == ""
    assert clean(text).startswith(shown.removesuffix(ELLIPSIS))


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=30)), st.floats(20, 200), st.integers(1, 5))
def test_wrapped_lines_fit_and_lose_no_letter_that_no_ellipsis_stands_for(words, room, most):
    lines = wrap(" ".join(words), 7, room, most)
    assert len(lines) <= most
    assert all(width(line, 7) <= room for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    if lines and lines[-1].endswith(ELLIPSIS):
        assert "".join(words).startswith(kept.removesuffix(ELLIPSIS))
    else:
        assert kept == "".join(words)


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_is_legal_in_xml(text):
    from lxml import etree

    element = etree.Element("text")
    element.text = clean(text)
    assert "\n" not in element.text
