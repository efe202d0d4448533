# SPDX-License-Identifier: MIT
"""Tables of requirements and questions: why each is asked, and like questions asked once."""

from dataclasses import replace

from document_estates import SMALL, plan

from planner.documents.questions import open_questions
from planner.documents.tables import requirements
from planner.rules.answer import Evidence, Fact, Question
from planner.rules.findings import MergedQuestion
from planner.rules.phrases import phrase_of, said_of


def facts(number: int) -> list[Evidence]:
    return [Evidence(Fact("systems", f"s{n}", "kind"), f"fact {n}") for n in range(number)]


def test_reasons_are_one_sentence_and_the_rest_is_counted() -> None:
    assert requirements.reasons(facts(2)) == "Fact 0; fact 1."
    assert requirements.reasons(facts(6)) == "Fact 0; fact 1; fact 2; fact 3; and 2 more like these."


def test_the_same_reason_is_told_once() -> None:
    assert requirements.reasons([*facts(1), *facts(1)]) == "Fact 0."


def test_a_requirement_without_reasons_applies_to_every_exit() -> None:
    assert requirements.reasons([]) == "It applies to every exit."


def test_a_standard_prints_only_while_it_is_in_force() -> None:
    old, new = plan(as_of="2012-03-01"), plan(as_of="2026-06-01")
    printed = [
        " ".join(requirements.standards_of(held, item) for item in held.requirements.applicable)
        for held in (old, new)
    ]
    assert "Data Protection Act 1998" in printed[0]
    assert "UK GDPR" not in printed[0]
    assert "UK GDPR" in printed[1]
    assert "1998" not in printed[1]


def test_every_requirement_of_the_catalogue_is_applied_undecided_or_left_out_once() -> None:
    held = plan()
    tables = (requirements.requirements, requirements.undecided, requirements.not_applicable)
    found = [str(record["id"]) for table in tables for record in table(held).records]
    assert len(found) >= 200
    assert sorted(found) == sorted(entry.id for entry in held.catalogue.requirements)


def test_what_is_left_out_says_why() -> None:
    why = [record["why"] for record in requirements.not_applicable(plan()).records]
    assert len(why) >= 3
    assert all(why)


def test_the_traceability_names_the_place_of_each_fact_once() -> None:
    records = requirements.traceability(plan()).records
    anchored = [record for record in records if record["places"] != requirements.EVERYWHERE]
    assert len(records) == len(plan().requirements.applicable)
    assert len(anchored) >= 20
    for record in anchored:
        places = str(record["places"]).split(", ")
        assert len(places) == len(set(places))
        assert all(place.count("/") == 2 for place in places)


SYSTEMS = ("a", "b", "c")
ESTATE = (
    "systems: [{id: a, title: A, kind: pacs}, {id: b, title: B, kind: ris}, {id: c, title: C, kind: epr}]"
)


def asked_of(*ids: str, field: str = "hosting", weight: int = 3):  # type: ignore[no-untyped-def]
    """Return the plan with just the usual question about a field of some systems."""
    held = plan(ESTATE)
    things = {system.id: system for system in held.project.systems}
    phrase = phrase_of("systems", field)
    merged = tuple(
        MergedQuestion(
            Question(
                Fact("systems", id_, field), phrase.asks.format(it=said_of("systems", things[id_])), "CIO"
            ),
            ("R01",),
            weight + number,
        )
        for number, id_ in enumerate(ids)
    )
    return replace(held, questions=merged)


def test_one_question_is_asked_as_it_stands() -> None:
    assert [item.text for item in open_questions(asked_of("a"))] == ["Where is A hosted?"]


def test_the_same_question_about_several_things_is_asked_once_and_names_them() -> None:
    found = open_questions(asked_of("a", "b", "c"))
    assert [item.text for item in found] == ["Where is each of these 3 systems hosted? A, B and C."]
    assert found[0].facts == tuple(Fact("systems", id_, "hosting") for id_ in SYSTEMS)
    assert found[0].decides == ("R01",)


def test_a_group_weighs_what_its_weightiest_member_weighs() -> None:
    assert open_questions(asked_of("a", "b", "c"))[0].weight == 5


def test_a_question_of_its_own_wording_stands_alone() -> None:
    held = asked_of("a", "b")
    special = MergedQuestion(
        Question(Fact("systems", "c", "hosting"), "Who runs C at night?", "CIO"), ("R02",), 9
    )
    texts = [item.text for item in open_questions(replace(held, questions=(*held.questions, special)))]
    assert texts == ["Who runs C at night?", "Where is each of these 2 systems hosted? A and B."]


def test_the_question_on_which_most_hangs_comes_first() -> None:
    questions = open_questions(plan())
    weights = [item.weight for item in questions]
    assert len(weights) >= 20
    assert weights == sorted(weights, reverse=True)


def test_a_question_goes_to_the_person_in_the_role() -> None:
    named = plan(SMALL + "people: [{id: cio, role: CIO, name: Jo Black}]")
    asked = {str(record["ask"]) for record in requirements.questions(named).records}
    assert "Jo Black (chief information officer)" in asked
    assert "Chief information officer" not in asked


def test_interfaces_without_titles_are_named_by_their_ends() -> None:
    links = "".join(f"  - {{id: i{n}, from: a, to: b, purpose: order}}\n" for n in range(2))
    texts = [item.text for item in open_questions(plan(f"{ESTATE}\nintegrations:\n{links}"))]
    grouped = [text for text in texts if "each of these 2 interfaces" in text]
    assert grouped
    assert all("Orders: A to B" in text for text in grouped)


def test_requirements_of_interfaces_are_counted_beside_the_question_that_names_them() -> None:
    assert requirements.decided(["R03", "INT@i-a", "INT@i-b"]) == "R03 and 2 interface requirements"
    assert requirements.decided(["INT@i-a"]) == "1 interface requirement"
    many = [f"R{number:02}" for number in range(1, 12)]
    assert requirements.decided([*many, "INT@i-a"]).endswith("R08, 3 more and 1 interface requirement")
