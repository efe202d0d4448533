# SPDX-License-Identifier: MIT
"""The S-curve, the tornado and the whisker say what the simulation found, with nothing over anything."""

import re
from datetime import date, timedelta

import picture_sample
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_reading import outside, overlaps, root_of, spilling, titles, written

from planner.documents.figures import (
    Curve,
    GanttFigure,
    GanttRow,
    Marker,
    SCurveFigure,
    TornadoBar,
    TornadoFigure,
)
from planner.documents.figures.uncertainty import percent
from planner.render.pictures import draw

START = date(2013, 1, 7)


def curve(label: str, first: int, days: int, planned: date | None = None) -> Curve:
    points = tuple((START + timedelta(first + n), (n + 1) / days) for n in range(days))
    return Curve(label, points, planned)


SURE = SCurveFigure(
    "How sure the dates are",
    (
        curve("New service live", 100, 200, START + timedelta(119)),
        curve("Old contract closed", 400, 500),
    ),
    (Marker(START + timedelta(199), "LSP contract ends"), Marker(START, "Plan made", "today")),
)
COSTS = TornadoFigure(
    "What costs the time",
    "Old contract closed",
    date(2015, 3, 2),
    (
        TornadoBar("R15", "Data return is rate-limited", "risk", 120),
        TornadoBar("G07", "Migrate the priority bands", "activity", 60),
        TornadoBar("R02", "A date that comes later", "risk", -3),
    ),
)


def root(figure):
    return root_of(draw(figure).svg)


def sound(figure) -> list[str]:
    """The words of a picture in which nothing overlaps, leaves the sheet or spills."""
    drawn = root(figure)
    texts = written(drawn)
    assert overlaps(texts) == []
    assert outside(drawn, texts) == []
    assert spilling(drawn, texts) == []
    assert min(text.size for text in texts) >= 7
    return [text.words for text in texts]


def test_an_s_curve_tells_the_dates_to_plan_with():
    words = sound(SURE)
    assert words[-13:-1] == [
        "New service live", "6 May 2013", "10%", "25 Jul 2013", "23 Sep 2013", "13 Oct 2013",
        "Old contract closed", "–", "–", "18 Oct 2014", "17 Mar 2015", "6 May 2015",
    ]  # fmt: skip
    assert {"50%", "80%", "P50", "P80", "P90", "Chance of plan"} <= set(words)
    assert "P80 23 Sep 2013" in titles(root(SURE))


def test_an_s_curve_rises_from_left_to_right():
    path = next(
        element.get("d")
        for element in root(SURE).iter("{*}path")
        if element.findtext("{*}title") == "New service live"
    )
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", path)[1:]]
    assert len(points) > 50
    assert points == sorted(points, key=lambda at: (at[0], -at[1]))
    assert points[0][1] - points[-1][1] == pytest.approx(190)


def test_the_alternative_text_of_an_s_curve_gives_chances():
    said = SURE.alt_text()
    assert said == (
        "S-curve. New service live: planned for 6 May 2013, with a chance of 10%; "
        "P50 25 Jul 2013, P80 23 Sep 2013 and P90 13 Oct 2013. "
        "Old contract closed: P50 18 Oct 2014, P80 17 Mar 2015 and P90 6 May 2015. "
        "Chance by 25 Jul 2013 (LSP contract ends): 50% for New service live and "
        "under 1% for Old contract closed."
    )


def test_more_curves_than_can_be_told_apart_are_counted():
    figure = SCurveFigure("Many", tuple(curve(f"Date {n}", n * 30, 90) for n in range(8)))
    words = sound(figure)
    assert "Date 5" in words
    assert "Date 6" not in words
    assert any(word.endswith("2 more dates not drawn.") for word in words)


def test_a_tornado_shows_the_dearest_by_length():
    assert {"120 days", "60 days", "−3 days", "R15", "Migrate the priority bands"} <= set(sound(COSTS))
    bars = {
        element.findtext("{*}title"): float(element.get("width"))
        for element in root(COSTS).iter("{*}rect")
        if element.find("{*}title") is not None
    }
    long, short, none = bars.values()
    assert long == pytest.approx(2 * short, abs=0.05)
    assert none == 0


def test_the_alternative_text_of_a_tornado_names_the_dearest():
    assert COSTS.alt_text() == (
        "Tornado of “Old contract closed”, which is reached by 2 Mar 2015 in four futures out of five. "
        "The dearest of 3 risks and activities: Data return is rate-limited (R15, risk) 120 days; and "
        "Migrate the priority bands (G07, activity) 60 days."
    )
    assert TornadoFigure("T", "Live", START, ()).alt_text().endswith("moves that date.")


def test_a_long_tornado_counts_the_cheap():
    bars = tuple(TornadoBar(f"R{n:02}", f"Risk {n}", "risk", 90 - n) for n in range(40))
    words = sound(TornadoFigure("T", "Live", START, bars))
    assert "R24" in words
    assert "R25" not in words
    assert any(word.endswith("15 cheaper ones in the workbook.") for word in words)


@pytest.mark.parametrize("figure", [SCurveFigure("No date", ()), TornadoFigure("None", "Live", START, ())])
def test_nothing_still_draws(figure):
    assert sound(figure)
    assert draw(figure).png


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "under 1%"), (0.0099, "under 1%"), (0.01, "1%"), (0.5, "50%"), (0.99, "99%"), (0.995, "over 99%")],
)
def test_a_chance_is_never_told_as_certain(share, said):
    assert percent(share) == said
    assert percent(1) == "over 99%"


label = st.text(min_size=1, max_size=80)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(label, st.integers(0, 4000), st.integers(1, 900), st.booleans()), max_size=6),
    st.lists(st.tuples(st.dates(date(2012, 1, 1), date(2026, 1, 1)), label), max_size=4),
)
def test_any_dates_draw_with_nothing_over_anything(dates, days):
    curves = tuple(
        curve(name, first, count, START if planned else None) for name, first, count, planned in dates
    )
    sound(SCurveFigure("Any", curves, tuple(Marker(when, name) for when, name in days)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(label, label, st.booleans(), st.integers(-400, 90_000)), max_size=30))
def test_any_tornado_draws_with_nothing_over_anything(bars):
    told = tuple(TornadoBar(a, b, "risk" if risk else "activity", days) for a, b, risk, days in bars)
    sound(TornadoFigure("Any", "Live", START, told))


def whiskered() -> GanttFigure:
    rows = tuple(
        GanttRow(f"A{n}", f"Activity {n}", "Build", START, START + timedelta(30 + n), p50=p50, p80=p80)
        for n, (p50, p80) in enumerate(
            [(START + timedelta(45), START + timedelta(90)), (None, None), (START, START + timedelta(900))]
        )
    )
    return GanttFigure("Plan", START, START + timedelta(60), rows)


def test_a_whisker_runs_from_p50_to_p80_and_is_in_the_key():
    words = sound(whiskered())
    assert "finish, P50 to P80" in words
    found = [title for title in titles(root(whiskered())) if "P80" in title]
    assert found == [
        "A0 Activity 0: P50 21 Feb 2013, P80 7 Apr 2013",
        "A2 Activity 2: P50 7 Jan 2013, P80 26 Jun 2015",
    ]


def test_a_plan_without_ranges_has_no_whisker():
    assert "finish, P50 to P80" not in sound(picture_sample.gantt())
