# SPDX-License-Identifier: MIT
"""The context diagram and the service path show every link, or say how many they do not show."""

import re

import picture_sample
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_reading import all_words, outside, overlaps, root_of, spilling, titles, written

from planner.documents.figures import ContextFigure, DependencyFigure, Link, Node
from planner.render.pictures.context import draw_context
from planner.render.pictures.dependency import draw_dependency
from planner.render.pictures.links import family

IDS = [f"s{number}" for number in range(24)]
NODES = st.builds(
    Node,
    st.sampled_from(IDS),
    st.text(max_size=50),
    st.sampled_from(("pacs", "ris", "pas")),
    st.text("ab", max_size=1),
    st.text(max_size=20),
    st.sampled_from(("works", "degraded", "stopped", "unknown")),
)
LINKS = st.builds(
    Link,
    st.sampled_from([*IDS, "nowhere"]),
    st.sampled_from(IDS),
    st.text(max_size=30),
    st.sampled_from(("hl7v2", "dicom_dimse", "file", "")),
    st.none() | st.integers(1, 4),
    st.sampled_from(("normal", "dead", "unknown")),
)


def root_for(draw, figure):
    sheet, height = draw(figure)
    return root_of(sheet.svg(height, "Title", "Description"))


def told(root) -> int:
    """How many links are told under a pointer on the lines of the diagram."""
    return sum(title.count(" → ") for title in titles(root))


def test_every_link_and_system_of_the_estate_is_in_the_diagram():
    figure = picture_sample.context()
    root = root_for(draw_context, figure)
    assert told(root) == len(figure.links) == 48
    words = all_words(root)
    names = [
        node.label for lane in (figure.centre, figure.left, figure.bottom, figure.right) for node in lane
    ]
    assert len(names) == 28
    assert [name for name in names if name not in words] == []
    assert "not drawn" not in words


def test_the_largest_estate_keeps_every_name_and_says_what_it_folds():
    figure = picture_sample.large_context()
    root = root_for(draw_context, figure)
    words = all_words(root)
    names = [
        node.label for lane in (figure.centre, figure.left, figure.bottom, figure.right) for node in lane
    ]
    assert len(names) == 45
    unseen = re.search(r"(\d+) links? not drawn", words)
    assert unseen is not None
    assert told(root) + int(unseen[1]) == len(figure.links) == 60
    assert re.search(r"\d+ systems drawn in boxes that they share", words)
    assert [name for name in names if name not in words] == []


def test_dead_links_carry_a_sign_and_their_words():
    root = root_for(draw_context, picture_sample.context())
    assert sum(title.endswith(", dead") for title in titles(root)) == 2
    assert sum(title.endswith(", state unknown") for title in titles(root)) == 2


def test_a_service_path_crosses_out_what_is_stopped_and_tells_every_link():
    figure = picture_sample.dependency()
    root = root_for(draw_dependency, figure)
    words = [text.words for text in written(root)]
    assert words.count("stopped") == 2
    assert sum(word.startswith("Dead: ") for word in words) == 9
    numbers = [word for word in words if re.fullmatch(r"\d+\??", word)]
    assert {int(number.strip("?")) for number in numbers} == set(range(1, 15))
    assert len(numbers) == 2 * len(figure.links) + 1


@pytest.mark.parametrize(
    ("protocol", "name"),
    [("hl7v2", "HL7"), ("fhir_r4", "HL7"), ("dicomweb", "DICOM"), ("edifact", "other"), ("", "other")],
)
def test_protocols_belong_to_families(protocol, name):
    assert family(protocol) == name


def test_alternative_texts_count_and_name():
    assert picture_sample.context().alt_text() == (
        "Context diagram of Northmoor Hospitals NHS Trust: in scope LSP PACS, LSP RIS, Regional archive and "
        "Voice recognition; 12 other hospital systems, 5 modality groups and 7 systems outside the "
        "organisation, joined by 48 integrations; 2 of them dead; the state of 2 is unknown."
    )
    assert "stopped: LSP RIS and LSP PACS; 9 dead links" in picture_sample.dependency().alt_text()


def test_an_estate_of_hundreds_is_folded_to_one_page():
    left = tuple(Node(f"l{n}", f"System {n}", f"kind{n}", f"Group {n % 30}") for n in range(300))
    centre = tuple(Node(f"c{n}", f"PACS {n}", "pacs") for n in range(40))
    links = tuple(Link(f"l{n}", f"c{n % 40}", "order", "hl7v2", 1) for n in range(300))
    figure = ContextFigure("Region", "Region", centre, left, links=links)
    sheet, height = draw_context(figure)
    assert height < 233 / 25.4 * 72
    words = all_words(root_of(sheet.svg(height, "t", "d")))
    assert "340 systems" in words or "300 systems" in words


@settings(max_examples=60, deadline=None)
@given(*[st.lists(NODES, max_size=9).map(tuple) for _ in range(4)], st.lists(LINKS, max_size=60).map(tuple))
def test_any_estate_draws_with_nothing_over_anything(centre, left, bottom, right, links):
    figure = ContextFigure("Any", "Trust <&>", centre, left, bottom, right, links)
    root = root_for(draw_context, figure)
    texts = [text for text in written(root) if text.words.strip()]
    assert outside(root, texts) == []
    assert overlaps(texts) == []
    assert spilling(root, texts) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(NODES, max_size=24, unique_by=lambda n: n.id).map(tuple), st.lists(LINKS, max_size=30).map(tuple)
)
def test_any_service_path_draws_and_tells_its_links(nodes, links):
    figure = DependencyFigure("Any", nodes, links)
    root = root_for(draw_dependency, figure)
    texts = [text for text in written(root) if text.words.strip()]
    assert outside(root, texts) == []
    assert spilling(root, [text for text in texts if not re.fullmatch(r"\d+\??", text.words)]) == []
    known = {node.id for node in nodes}
    drawn = sum(link.source in known and link.target in known for link in links)
    unseen = re.search(r"(\d+) links? to or from", all_words(root))
    assert drawn + (int(unseen[1]) if unseen else 0) == len(links)
