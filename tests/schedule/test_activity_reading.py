# SPDX-License-Identifier: MIT
"""The activity catalogue is read whole, typed or untyped, and every fault is told with its entry."""

import copy
from datetime import date
from typing import Any

import pytest
import yaml
from plans import CATALOGUE, activity_files, catalogue, template, templates

from planner.schedule.activities import Duration, TemplateProblemsError, catalogue_problems, link_text
from planner.schedule.network import Link, LinkKind
from planner.schedule.reading import activity_catalogue, activity_phase, activity_templates

ENTRY: dict[str, Any] = {
    "id": "X01",
    "title": "Do the thing",
    "duration": {"low": 1, "typical": 2, "high": 3},
    "after": [],
    "role": "PM",
    "output": "The thing, done.",
    "because": "It has to be done.",
    "sources": ["K"],
    "grade": "practice",
}


def a_file(**changes: Any) -> dict[str, Any]:
    """A file of one entry with some keys changed (removed where None)."""
    entry = {key: value for key, value in {**ENTRY, **changes}.items() if value is not None}
    return {"phase": "test", "title": "Test", "order": 10, "entries": [entry]}


def faults(data: dict[str, Any]) -> list[str]:
    with pytest.raises(TemplateProblemsError) as caught:
        activity_templates(data)
    return [str(problem) for problem in caught.value.problems]


def test_the_whole_shipped_catalogue_is_read() -> None:
    phases, found = catalogue()
    assert len(found) == 100
    assert [phase.title for phase in phases] == [
        *("Initiate", "Discover", "Decide", "Procure", "Mobilise", "Build"),
        *("Migrate", "Test", "People", "Go live", "Hypercare", "Exit"),
    ]
    assert {one.phase for one in found} == {phase.id for phase in phases}


def test_untyped_yaml_reads_the_same_as_typed() -> None:
    paths = sorted((CATALOGUE / "activities").glob("*.yaml"))
    texts = [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in paths]
    assert activity_catalogue(texts) == catalogue()


def test_the_order_of_the_files_changes_nothing() -> None:
    assert activity_catalogue(reversed(activity_files())) == catalogue()


def test_every_template_is_finished_prose() -> None:
    for one in templates():
        assert one.output.endswith("."), one.id
        assert one.because.endswith("."), one.id
        assert not one.title.endswith("."), one.id
        assert len(one.title.split()) <= 10, one.id
        words = one.title.split()[1:]
        assert all(word == word.lower() for word in words), f"{one.id}: {one.title} is not in sentence case"


def test_because_is_said_once_only() -> None:
    reasons = [one.because for one in templates()]
    assert len(set(reasons)) == len(reasons)


def test_every_source_is_in_the_list_of_sources() -> None:
    listed = yaml.safe_load((CATALOGUE / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    assert {source for one in templates() for source in one.sources} <= {source["key"] for source in listed}


def test_links_with_kind_and_lag_are_read() -> None:
    data = a_file(after=["A01", {"activity": "A02", "link": "SS", "lag": "-3"}])
    (found,) = activity_templates(data)
    assert found.after == (Link("A01"), Link("A02", LinkKind.SS, -3))
    assert [link_text(link) for link in found.after] == ["A01", "A02 SS-3d"]


def test_dates_are_read_from_text_and_from_typed_yaml() -> None:
    era = {"valid_from": "2012-01-01", "valid_until": date(2013, 1, 1), "note": "Then."}
    (found,) = activity_templates(a_file(eras=[era], valid_from="2012-02-29"))
    assert found.valid_from == date(2012, 2, 29)
    assert found.eras[0].covers(date(2012, 1, 1))
    assert found.eras[0].covers(date(2013, 1, 1))
    assert not found.eras[0].covers(date(2013, 1, 2))
    assert not found.valid_on(date(2012, 2, 28))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"id": None}, "test entry 1: id: is missing"),
        ({"title": None}, "X01: title: is missing"),
        ({"tittle": "x"}, "X01: tittle: this key is not known here"),
        ({"duration": None}, "X01: duration: say {low, typical, high} in days"),
        ({"duration": {"low": 1, "typical": 2}}, "X01: high: expected a whole number"),
        ({"duration": {"low": 3, "typical": 2, "high": 4}}, "X01: duration: low 3, typical 2, high 4"),
        ({"duration": {"low": -1, "typical": 2, "high": 4}}, "X01: low: expected a whole number, not '-1'"),
        ({"duration": {"low": 1, "typical": 2, "high": "9" * 5000}}, "X01: high: expected a whole number"),
        ({"duration": 5}, "X01: expected keys with values here"),
        ({"after": "A01"}, "X01: after: expected a list"),
        (
            {"after": [{"activity": "A01", "link": "FSS"}]},
            "X01: link: expected one of FS, SS, FF, SF, not 'FSS'",
        ),
        ({"after": [{"activity": "A01", "when": "always"}]}, "X01: when: this key is not known here"),
        ({"after": [{"activity": "A01", "lag": "two"}]}, "X01: lag: expected a whole number, not 'two'"),
        ({"dated_after": [{"activity": "A01"}]}, "X01: because: is missing"),
        ({"calendar": "seven_day"}, "X01: calendar: expected one of working, every_day, not 'seven_day'"),
        ({"for_each": "rooms"}, "X01: for_each: expected one of specialist_systems, external_links"),
        (
            {"deadline": "soon"},
            "X01: deadline: expected one of contract_end, archive_end, extension_notice, exit_notice",
        ),
        ({"grade": "hearsay"}, "X01: grade: expected one of statute, published, computed, practice"),
        ({"sources": []}, "X01: sources: is missing"),
        ({"avoid_freezes": {"clear_days": True}}, "X01: clear_days: expected a whole number"),
        ({"within": {"months": 3}}, "X01: of: is missing"),
        ({"milestone": {"id": "live"}}, "X01: title: is missing"),
        ({"valid_from": "1 May 2012"}, "X01: valid_from: '1 May 2012' is not a date"),
        (
            {"eras": [{"valid_from": "2013-01-01", "valid_until": "2012-01-01"}]},
            "X01: eras: the era from 2013-01-01",
        ),
        ({"output": ["a", "b"]}, "X01: output: expected a text"),
    ],
)
def test_a_faulty_entry_is_told_with_its_id_and_key(changes: dict[str, Any], told: str) -> None:
    assert any(fault.startswith(told) for fault in faults(a_file(**changes))), faults(a_file(**changes))


def test_all_faults_of_all_files_are_told_at_once() -> None:
    broken = copy.deepcopy(a_file(title=None, role=None))
    with pytest.raises(TemplateProblemsError) as caught:
        activity_catalogue([broken, {"phase": "other", "title": "Other", "order": "x", "entries": []}])
    told = [str(problem) for problem in caught.value.problems]
    assert told == [
        "X01: title: is missing",
        "X01: role: is missing",
        "other: order: expected a whole number, not 'x'",
        "other: entries: the file has no activities",
    ]


@pytest.mark.parametrize("entry", [None, 5, "text", ["list"]])
def test_an_entry_that_is_no_mapping_is_told(entry: object) -> None:
    data = {**a_file(), "entries": [entry]}
    assert "test entry 1: expected keys with values here" in faults(data)


def test_a_phase_is_read_on_its_own() -> None:
    assert activity_phase(a_file()).title == "Test"
    with pytest.raises(TemplateProblemsError, match="title: is missing"):
        activity_phase({"phase": "test", "order": 1})


def test_faults_between_entries_are_told() -> None:
    told = [str(one) for one in catalogue_problems([template("A", 1, "Z"), template("A", 1)])]
    assert told == ["A: id: another activity has this id", "A: after: there is no activity 'Z'"]


def test_a_ring_in_the_catalogue_is_told_once() -> None:
    ring = [template("A", 1, "C"), template("B", 1, "A"), template("C", 1, "B")]
    told = [str(one) for one in catalogue_problems(ring)]
    assert told == ["A: after: these activities wait for one another: A → B → C → A"]


def test_durations_are_kept_as_written() -> None:
    migrate = next(one for one in templates() if one.id == "G07")
    assert migrate.duration == Duration(30, 90, 240)
    assert [one.id for one in templates() if one.calendar == "every_day"] == ["G07", "G08"]
