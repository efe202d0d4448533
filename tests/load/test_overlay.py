# SPDX-License-Identifier: MIT
"""A project's own catalogue: entries added, put in the place of shipped ones, and taken out."""

from pathlib import Path

import pytest

from planner.documents.catalogue import Catalogue
from planner.load.catalogue import LoadedCatalogue, load_catalogue
from planner.load.estate import load_estate
from planner.pipeline import make_plan
from planner.shipped import shipped

ROOT = shipped("requirements-catalogue")

ADDED = """
family: clinical
entries:
  - &one
    id: CLN-90
    title: Worklist for the island clinic
    when: replaces(pacs)
    party: supplier
    evaluation: scored
    priority: should
    requirement: The Supplier shall keep the list of the island clinic readable while the link is down.
    because: The link fails with the weather.
    evidence: A drawing.
    acceptance: The link is cut for one clinic day.
    sources: [K]
    grade: practice
"""
ACTIVITY = """
phase: discover
entries:
  - id: {id}
    title: Make the systems inventory at three sites
    duration: {{low: 15, typical: 25, high: 40}}
    after: [A04]
    role: RSM
    output: Inventory of all three sites
    because: Each site buys for itself.
    sources: [K]
    grade: practice
    {more}
"""


def laid(folder: Path, **files: str) -> LoadedCatalogue:
    for name, text in files.items():
        path = folder / "catalogue" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_catalogue(ROOT, folder / "catalogue")


def sound(loaded: LoadedCatalogue) -> Catalogue:
    assert loaded.catalogue is not None, [fault.message for fault in loaded.diagnostics]
    return loaded.catalogue


PLAIN = sound(load_catalogue(ROOT))


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    assert sound(load_catalogue(ROOT, tmp_path / "catalogue")) == PLAIN


def test_an_added_requirement_joins_its_family(tmp_path: Path) -> None:
    found = sound(laid(tmp_path, requirements__own=ADDED))
    assert len(found.requirements) == len(PLAIN.requirements) + 1
    ids = [entry.id for entry in found.requirements]
    assert ids[ids.index("CLN-90") - 1].startswith("CLN-")
    assert found.families == PLAIN.families
    assert (
        next(entry for entry in found.requirements if entry.id == "CLN-90").heading == "Clinical requirements"
    )
    [decision] = found.decisions
    assert (decision.verdict, decision.id, decision.place) == (
        "added", "CLN-90", "catalogue/requirements/own.yaml:4",
    )  # fmt: skip


def test_a_family_of_its_own_says_its_heading(tmp_path: Path) -> None:
    faults = laid(tmp_path, requirements__own=ADDED.replace("family: clinical", "family: island")).diagnostics
    assert sorted(fault.message for fault in faults) == [
        "'heading' is missing: planner ships no family 'island'",
        "'order' is missing: planner ships no family 'island'",
    ]
    own = ADDED.replace("family: clinical", "family: island\nheading: The island\norder: 15")
    assert [family.id for family in sound(laid(tmp_path, requirements__own=own)).families][1] == "island"


def test_a_replaced_requirement_keeps_its_place(tmp_path: Path) -> None:
    said = ADDED.replace("CLN-90", "CLN-12").replace(
        "    title", "    replace: true\n    reason: We read no mammograms.\n    title"
    )
    found = sound(laid(tmp_path, requirements__own=said))
    assert [entry.id for entry in found.requirements] == [entry.id for entry in PLAIN.requirements]
    entry = next(entry for entry in found.requirements if entry.id == "CLN-12")
    assert entry.title == "Worklist for the island clinic"
    assert [(one.verdict, one.reason, one.decided_by) for one in found.decisions] == [
        ("replaced", "We read no mammograms.", "Not said")
    ]


def test_an_entry_said_twice_names_both_places(tmp_path: Path) -> None:
    [fault] = laid(tmp_path, requirements__own=ADDED.replace("CLN-90", "CLN-12")).diagnostics
    assert fault.code == "PLN305"
    assert fault.where is not None
    assert str(fault.where) == "catalogue/requirements/own.yaml:5:9"
    [(_, first)] = fault.related
    assert first.file == "requirements-catalogue/requirements/clinical.yaml"
    assert "CLN-12" in laid(tmp_path).sources[first.file][first.line - 1]


def test_two_own_files_may_not_say_the_same(tmp_path: Path) -> None:
    faults = laid(tmp_path, requirements__one=ADDED, requirements__two=ADDED).diagnostics
    assert [(fault.code, fault.where.file) for fault in faults if fault.where] == [
        ("PLN305", "catalogue/requirements/two.yaml")
    ]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("replace: true", ["PLN307"]),
        ("replace: perhaps", ["PLN301", "PLN305"]),
        ("replace: no", ["PLN305"]),
        ("replace: yes\n    reason: ours is better", []),
    ],
)
def test_replacing_says_so_and_says_why(tmp_path: Path, more: str, codes: list[str]) -> None:
    faults = laid(tmp_path, activities__own=ACTIVITY.format(id="B01", more=more)).diagnostics
    assert sorted(fault.code for fault in faults) == codes


def test_activities_are_replaced_and_added_with_their_links(tmp_path: Path) -> None:
    more = "replace: true\n    reason: three sites"
    found = sound(laid(tmp_path, activities__own=ACTIVITY.format(id="B01", more=more)))
    assert [one.id for one in found.activities] == [one.id for one in PLAIN.activities]
    assert next(one for one in found.activities if one.id == "B01").duration.typical == 25
    found = sound(laid(tmp_path, activities__own=ACTIVITY.format(id="B91", more="")))
    assert len(found.activities) == 101
    assert found.phases == PLAIN.phases


def test_an_activity_is_checked_as_the_shipped_ones_are(tmp_path: Path) -> None:
    wrong = ACTIVITY.format(id="B91", more="when: has(pax)").replace("[K]", "[ISLAND]")
    faults = laid(tmp_path, activities__own=wrong).diagnostics
    assert [(fault.code, fault.where.line) for fault in faults if fault.where] == [
        ("PLN303", 11),
        ("PLN302", 13),
    ]
    faults = laid(
        tmp_path, activities__own=ACTIVITY.format(id="B91", more="").replace("A04", "A99")
    ).diagnostics
    assert [fault.code for fault in faults] == ["PLN301"]
    assert faults[0].where is not None
    assert faults[0].where.file == "catalogue/activities/own.yaml"


def test_own_sources_and_instruments_can_be_cited(tmp_path: Path) -> None:
    source = "sources: [{key: ISLAND, title: Survey, publisher: We, date: '2026', kind: primary, read: full}]"
    instrument = "instruments: [{id: island-act, name: Island Act, source: ISLAND, grade: statute}]"
    entry = ADDED.replace("[K]", "[ISLAND]").replace(
        "    evidence", '    standards: ["@island-act"]\n    evidence'
    )
    found = sound(laid(tmp_path, sources=source, instruments=instrument, requirements__own=entry))
    assert "ISLAND" in found.sources
    assert found.instruments["island-act"].short == "Island Act"
    assert {fault.code for fault in laid(tmp_path, sources="sources: []").diagnostics} == {"PLN303"}


OUT = """
disable:
  - {id: CLN-12, reason: We read no mammograms., decided_by: Clinical lead}
  - {id: R01, reason: Told elsewhere., decided_by: Board}
  - {id: B07, reason: Surveyed last year., decided_by: Head of informatics}
  - {id: B-20, reason: Too small., decided_by: Board}
"""


def test_what_is_taken_out_is_out_of_the_plan_and_stays_explained(tmp_path: Path) -> None:
    found = sound(laid(tmp_path, disable=OUT))
    example = shipped("examples") / "lsp-exit-2013"
    loaded = load_estate(example, ROOT).loaded
    assert loaded.project is not None
    before, after = (make_plan(loaded.project, held, loaded.positions.where) for held in (PLAIN, found))
    reasons = {one.id: one.reason for one in after.requirements.not_applicable}
    assert reasons["CLN-12"] == "Taken out by the trust (Clinical lead): We read no mammograms."
    assert "CLN-12" in [one.id for one in before.requirements.applicable]
    assert len(after.requirements.applicable) == len(before.requirements.applicable) - 1
    assert "R01" in {risk.rule.id for risk in before.risks.risks} - {
        risk.rule.id for risk in after.risks.risks
    }
    assert "B07" in {one.activity.template_id for one in before.schedule.activities}
    assert "B07" not in {one.activity.template_id for one in after.schedule.activities}
    assert "B-20" not in [one.id for one in after.benefits.benefits]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("disable: [{id: CLN-12}]", ["PLN307"]),
        ("disable: [{id: CLN-12, reason: why}]", ["PLN307"]),
        ("disable: [{id: XYZ-12, reason: why, decided_by: who}]", ["PLN306"]),
        ("disable: [{id: S41, reason: why, decided_by: who}]", ["PLN306"]),
        ("disable: [CLN-12]", ["PLN301"]),
        ("disable: [{id: CLN-12, reason: why, decided_by: who, until: 2027}]", ["PLN301"]),
        ("remove: []", ["PLN301"]),
        ("- CLN-12", ["PLN301"]),
    ],
)
def test_taking_out_says_what_why_and_who(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [fault.code for fault in laid(tmp_path, disable=text).diagnostics] == codes


def test_a_file_that_would_be_overlooked_is_refused(tmp_path: Path) -> None:
    found = laid(tmp_path, requirements__deeper__own=ADDED, benefit="benefits: []").diagnostics
    assert [(fault.code, fault.where.file) for fault in found if fault.where] == [
        ("PLN308", "catalogue/benefit.yaml"),
        ("PLN308", "catalogue/requirements/deeper/own.yaml"),
    ]
    assert found[0].help == "did you mean 'benefits.yaml'?"


def test_a_broken_own_file_is_told_with_its_place(tmp_path: Path) -> None:
    [fault] = laid(tmp_path, risks__own="entries: [").diagnostics
    assert fault.code == "PLN010"
    assert fault.where is not None
    assert fault.where.file == "catalogue/risks/own.yaml"


def test_an_estate_with_a_faulty_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text("planner: 1\nas_of: 2026-06-01\n", encoding="utf-8")
    laid(tmp_path, disable="disable: [{id: CLN-12}]")
    loaded = load_estate(tmp_path, ROOT).loaded
    assert loaded.project is None
    assert [fault.code for fault in loaded.diagnostics] == ["PLN307"]
    assert "catalogue/disable.yaml" in loaded.sources
