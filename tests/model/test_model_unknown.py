# SPDX-License-Identifier: MIT
"""Unknown may stand everywhere and is never a no; evidence is kept fact by fact."""

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from planner.model import ALL_KINDS, KINDS, NOUNS, Project, System
from planner.model.noun import EVIDENCE_GRADES


def project(text: str) -> Project:
    return Project.model_validate(yaml.load("planner: 1\nas_of: 2026-09-01\n" + text, yaml.BaseLoader))


def system(text: str) -> System:
    return project("systems:\n  - {id: pacs, kind: pacs, " + text + "}").systems[0]


@pytest.mark.parametrize("blank", ["unknown", "Unknown", "UNKNOWN", "", "  "])
def test_unknown_and_a_blank_are_the_same_as_saying_nothing(blank: str) -> None:
    assert system(f"standby: '{blank}', go_live: '{blank}', sites: '{blank}'") == system("title: ''")


def test_unknown_is_not_no() -> None:
    assert system("standby: no").standby is False
    assert system("standby: unknown").standby is None
    assert system("title: x").standby is None


def test_every_optional_fact_of_every_noun_may_be_unknown() -> None:
    seen = 0
    for noun in NOUNS:
        made: dict[str, Any] = {"id": "x", "kind": "unknown", "from": "unknown", "to": "unknown"}
        kind = Project.model_fields[noun].annotation.__args__[0]  # type: ignore[union-attr]
        fields = {(info.alias or name): "unknown" for name, info in kind.model_fields.items()}
        written = {**{key: value for key, value in made.items() if key in fields}, **fields, "id": "x"}
        thing = getattr(Project.model_validate({"planner": 1, "as_of": "2026-01-01", noun: [written]}), noun)[
            0
        ]
        for name in kind.model_fields:
            if name != "id":
                assert getattr(thing, name) is None, (noun, name)
                seen += 1
    assert seen > 150


def test_a_list_of_nothing_but_unknown_is_unknown_and_an_empty_list_says_none() -> None:
    assert system("sites: [unknown]").sites is None
    assert system("sites: []").sites == ()
    assert system("sites: [a, unknown]").sites == ("a",)
    made = project("contracts:\n  - {id: c, extensions: unknown}\n  - {id: d, extensions: []}").contracts
    assert made[0].extensions is None
    assert made[1].extensions == ()


def test_an_unknown_code_system_is_no_code_system_of_that_name() -> None:
    assert system("code_systems: {procedure: unknown, modality: DICOM}").code_systems == {"modality": "DICOM"}


def test_a_modality_of_unknown_volume_is_still_held() -> None:
    archive = system("archive: {by_modality: {MG: unknown}}").archive
    assert archive
    assert archive.by_modality
    assert archive.by_modality["MG"].studies_yr is None


def test_a_whole_group_may_be_unknown() -> None:
    assert system("archive: unknown").archive is None
    assert project("programme: unknown").programme == project("").programme
    assert project("systems: unknown").systems == ()


def test_the_version_and_the_day_must_be_known() -> None:
    for head in ({"planner": 1, "as_of": "unknown"}, {"planner": "unknown", "as_of": "2026-01-01"}, {}):
        with pytest.raises(ValidationError):
            Project.model_validate(head)


def test_what_no_model_knows_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        system("colour: blue")


def test_the_kind_must_be_said_even_if_it_is_unknown() -> None:
    assert project("systems: [{id: box, kind: unknown}]").systems[0].kind is None
    with pytest.raises(ValidationError):
        project("systems: [{id: box}]")


def test_there_are_54_kinds_each_with_a_name() -> None:
    assert len(ALL_KINDS) == 54
    assert set(ALL_KINDS) == set(KINDS)
    assert all(kind.name for kind in KINDS.values())


def test_an_ods_code_may_stand_for_the_id_of_an_organisation() -> None:
    (body,) = project("organisations: [{ods: RXX}]").organisations
    assert (body.id, body.ods) == ("RXX", "RXX")


def test_from_is_a_word_for_interfaces_and_for_windows() -> None:
    made = project(
        "integrations: [{id: i, from: a, to: b}]\nconstraints: [{id: w, from: 2026-01-01, to: 2026-02-01}]"
    )
    assert made.integrations[0].from_ == "a"
    assert made.constraints[0].from_
    assert made.constraints[0].from_.year == 2026


# ---- evidence


def test_the_grades_run_from_the_weakest_to_the_strongest() -> None:
    assert EVIDENCE_GRADES == ("assumed", "declared", "documented", "tested")


def test_a_fact_of_which_nothing_is_said_is_declared() -> None:
    assert system("title: x").evidence_of("archive.studies").grade == "declared"
    assert system("evidence: {source: The manager}").evidence_of("go_live").grade == "declared"
    assert system("evidence: {source: The manager}").evidence_of("go_live").source == "The manager"


def test_one_word_grades_a_whole_noun() -> None:
    assert system("evidence: documented").evidence_of("go_live").grade == "documented"


def test_an_exception_is_believed_for_its_fact_and_for_what_lies_within_it() -> None:
    facts = "{archive: {grade: assumed}, archive.studies: {grade: tested, date: 2026}}"
    made = system(f"evidence: {{grade: documented, facts: {facts}}}")
    assert made.evidence_of("archive.studies").grade == "tested"
    assert made.evidence_of("archive.tiers.0.tb").grade == "assumed"
    assert made.evidence_of("go_live").grade == "documented"


def test_evidence_that_names_only_a_source_keeps_the_grade_of_its_noun() -> None:
    made = system("evidence: {grade: documented, facts: {go_live: {source: The letter}}}")
    found = made.evidence_of("go_live")
    assert (found.grade, found.source) == ("documented", "The letter")
