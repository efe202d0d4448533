# SPDX-License-Identifier: MIT
"""A fact that is kept back is found wherever it may hide; nothing is found that stands there by chance."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Project
from planner.presentation.audience import audience, audiences, drawn_words, leaks, withheld, without
from planner.presentation.audience.audiences import Withheld
from planner.presentation.audience.leaks import needles_of

NAME = Withheld("Personal details", "people/m.name", "Dr Hannah Whitlock")
SUM = Withheld("Commercial details", "contracts/c.value.annual", "1250000.0")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


HIDDEN = {
    "split into runs": {
        "a.docx": package(
            word__document_xml=f'<w:p xmlns:w="{W}"><w:t>Hannah Whi</w:t><w:t>tlock</w:t></w:p>'
        )
    },
    "in another case": {"a.docx": package(word__document_xml="<p>HANNAH  WHITLOCK</p>")},
    "an alternative text": {"a.docx": package(word__document_xml='<p descr="drawn by Hannah Whitlock"/>')},
    "a property": {"a.docx": package(docProps__core_xml="<p><creator>Hannah Whitlock</creator></p>")},
    "a hidden sheet": {"a.xlsx": package(xl__sharedStrings_xml="<sst><si><t>Hannah Whitlock</t></si></sst>")},
    "a calendar": {"a.ics": b"SUMMARY:Ask Hannah Whi\r\n tlock\r\n"},
    "a project file": {"a.xml": b"<Project><Author>Hannah Whitlock</Author></Project>"},
    "the manifest": {"pack.json": b'{"tables": {"people": {"rows": [{"name": "Hannah Whitlock"}]}}}'},
    "a drawing": {"a.svg": b"<svg><text>Hannah <tspan>Whitlock</tspan></text></svg>"},
    "words in a picture file": {
        "a.png": b"\x89PNG\r\n\x1a\n"
        + (23).to_bytes(4, "big")
        + b"tEXt"
        + b"Author\0Hannah Whitlock "
        + b"\0\0\0\0"
    },
    "the name of a file": {"Hannah Whitlock.docx": package(word__document_xml="<p/>")},
}


@pytest.mark.parametrize("where", HIDDEN)
def test_a_name_is_found_where_it_hides(where):
    assert [one.place for one in leaks(HIDDEN[where], [NAME])] == ["people/m.name"]


def test_the_words_that_pictures_are_drawn_from_are_read():
    assert leaks({}, [NAME], drawn_words([{"label": ("Lead", ["Dr Hannah Whitlock"])}]))
    assert leaks({}, [NAME], drawn_words([{"label": "Lead"}])) == []


@pytest.mark.parametrize("form", ["1250000", "£1,250,000", "1,250,000 a year", "£1.25m", "£1.25m.", "£1250k"])
def test_a_sum_is_found_in_every_form(form):
    assert leaks({"a.docx": package(word__document_xml=f"<p>It costs {form}</p>")}, [SUM])


@pytest.mark.parametrize(
    "text", ["21250000", "1,250,0001", "12500001", "Whitlocks of Hannah", "Hannah Whitlocks"]
)
def test_part_of_another_word_is_no_leak(text):
    assert leaks({"a.docx": package(word__document_xml=f"<p>{text}</p>")}, [SUM, NAME]) == []


def test_a_size_of_the_file_format_is_no_leak():
    assert leaks({"a.docx": package(word__document_xml='<p cx="1250000"/>')}, [SUM]) == []
    place = '<c t="s"><v>1250000</v></c>'
    sheet = f'<s xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{place}</s>'
    assert leaks({"a.xlsx": package(xl__sheet_xml=sheet)}, [SUM]) == []


@pytest.mark.parametrize("text", ["yes", "True", "partial", "tls", "12", "999", "abc", "level 2", "Tier 3"])
def test_what_stands_anywhere_is_not_looked_for(text):
    assert needles_of(text) == []


@given(st.integers(1_000, 10**9), st.text("abc ,.;£", max_size=12), st.text(" ,.;)", min_size=1, max_size=12))
def test_any_sum_between_other_words_is_found(number, before, after):
    secret = Withheld("Commercial details", "x", str(float(number)))
    text = f"{before} {number:,}{after if not after.startswith(('.', ',')) else ' '}"
    content = package(word__document_xml=f"<p>{text}</p>")
    assert leaks({"a.docx": content}, [secret])


PROJECT = Project.model_validate(
    {
        "planner": "1", "as_of": "2026-06-01",
        "people": [{"id": "m", "role": "MIG", "name": "Dr Hannah Whitlock", "email": "hw@example.org"}],
        "contracts": [{"id": "c", "title": "PACS", "value": {"annual": "1250000"}, "end": "2027-06-30"}],
        "systems": [{"id": "pacs", "kind": "pacs", "version": "12.2",
                     "dicom": {"ae_titles": ["PACS_A", "PACS_B"]}}],
    }
)  # fmt: skip


def test_what_is_kept_back_is_listed_and_taken_out_and_the_rest_stays():
    tender = audience("tender")
    said = {(one.place, one.text) for one in withheld(PROJECT, tender)}
    assert ("people/m.name", "Dr Hannah Whitlock") in said
    assert ("systems/pacs.dicom.ae_titles", "PACS_A") in {(one[0].rsplit("/", 0)[0], one[1]) for one in said}
    assert any(place == "contracts/c.value.annual" for place, _ in said)
    blank = without(PROJECT, tender)
    assert withheld(blank, tender) == ()
    assert (blank.people[0].role, blank.contracts[0].end) == ("MIG", PROJECT.contracts[0].end)
    assert without(PROJECT, audience("internal")) == PROJECT
    assert without(PROJECT, audience("board")).people == PROJECT.people


def test_every_field_of_a_class_is_a_field_of_the_model():
    """A field that nobody can write would keep nothing back, in silence."""
    seen = 0
    for group in audiences().classes:
        for field in group.fields:
            noun, *path = field.split(".")
            model = Project
            for step in (noun, *path):
                assert step in model.model_fields, field
                found = str(model.model_fields[step].annotation)
                inner = [one for one in _parts() if f".{one.__name__}" in found.replace("'", "")]
                model = inner[-1] if inner else Project
            seen += 1
    assert seen >= 25


def _parts():
    from planner.model.noun import Part

    waiting, found = [Part], []
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        found.append(one)
    return sorted(found, key=lambda one: len(one.__name__))
