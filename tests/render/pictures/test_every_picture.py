# SPDX-License-Identifier: MIT
"""True of every picture: it parses, fits a page, nothing overlaps, same input gives same bytes."""

import os
import struct
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import picture_sample
import pytest
from picture_reading import outside, overlaps, root_of, spilling, titles, written

from planner.documents.figures import ContextFigure, DependencyFigure, GanttFigure, HeatMapFigure, LapseFigure
from planner.render.pictures import draw

FIGURES = {name: getattr(picture_sample, name)() for name in picture_sample.FIGURES}
PICTURES = {name: draw(figure) for name, figure in FIGURES.items()}
EMPTY = (
    GanttFigure("No activity", picture_sample.date(2012, 3, 1), picture_sample.date(2012, 3, 1), ()),
    HeatMapFigure("No risk", ()),
    LapseFigure("No contract", picture_sample.date(2012, 3, 1), picture_sample.date(2012, 6, 1), ()),
    ContextFigure("No system", "Trust", ()),
    DependencyFigure("No element", ()),
)


def test_the_samples_cover_every_kind_of_figure():
    assert {type(figure) for figure in FIGURES.values()} == {type(figure) for figure in EMPTY}
    assert len(FIGURES) >= 7


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_overlaps_another_or_leaves_the_sheet_or_its_box(name):
    root = root_of(PICTURES[name].svg)
    texts = written(root)
    assert len(texts) >= 25
    assert overlaps(texts) == []
    assert outside(root, texts) == []
    assert spilling(root, texts) == []


@pytest.mark.parametrize("name", FIGURES)
def test_letters_are_at_least_seven_points_and_the_picture_fits_an_a4_page(name):
    picture, figure = PICTURES[name], FIGURES[name]
    assert min(text.size for text in written(root_of(picture.svg))) >= 7
    assert picture.width_mm == (253 if figure.landscape else 166)
    assert 40 < picture.height_mm < (160 if figure.landscape else 233)


@pytest.mark.parametrize("name", FIGURES)
def test_the_png_has_the_shape_of_the_svg_and_enough_dots(name):
    picture = PICTURES[name]
    assert picture.png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, tall = struct.unpack(">II", picture.png[16:24])
    assert wide / tall == pytest.approx(picture.width_mm / picture.height_mm, rel=0.005)
    assert wide / picture.width_mm * 25.4 >= 145


@pytest.mark.parametrize("name", FIGURES)
def test_the_svg_says_what_it_is(name):
    root, figure = root_of(PICTURES[name].svg), FIGURES[name]
    assert titles(root)[0] == figure.title
    assert root.findtext("{*}desc") == figure.alt_text()


@pytest.mark.parametrize("figure", EMPTY, ids=lambda figure: type(figure).__name__)
def test_a_figure_with_nothing_in_it_still_draws(figure):
    picture = draw(figure)
    texts = written(root_of(picture.svg))
    assert overlaps(texts) == []
    assert picture.png


def test_the_same_figures_give_the_same_bytes_whatever_the_hash_seed():
    program = (
        "import hashlib, picture_sample as s\n"
        "from planner.render.pictures import draw\n"
        "for name in s.FIGURES:\n"
        "    p = draw(getattr(s, name)())\n"
        "    print(name, hashlib.sha256(p.png + p.svg.encode()).hexdigest())\n"
    )
    here = Path(__file__)
    paths = os.pathsep.join([str(here.parents[3]), str(here.parent)])
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    ours = {name: sha256(p.png + p.svg.encode()).hexdigest() for name, p in PICTURES.items()}
    assert dict(line.split() for line in result.stdout.splitlines()) == ours
    assert len(ours) >= 7
