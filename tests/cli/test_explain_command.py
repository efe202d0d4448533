# SPDX-License-Identifier: MIT
"""`planner explain`: an answer for every id, with its rule, its facts and their lines."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from cli_runs import EXAMPLE, planner

from planner.cli.reading import Opened, opened
from planner.documents.explain import Explanation, explained, known_names, suggestion
from planner.rules.findings import NotApplicable


@pytest.fixture(scope="module")
def example() -> Opened:
    return opened(EXAMPLE, None)


@pytest.fixture(scope="module")
def every_plan() -> list[Opened]:
    """The plans of all examples: between them every state of a rule is met."""
    folders = sorted(
        path
        for path in EXAMPLE.parent.iterdir()
        if path.is_dir() and not (path / "consortium.yaml").is_file()
    )
    assert len(folders) >= 2
    return [opened(folder, None) for folder in folders]


def told(example: Opened, id_: str) -> Explanation:
    found = explained(example.plan, id_, example.catalogue_lines)
    assert found is not None, id_
    return found


def part(explanation: Explanation, key: str) -> list[str]:
    return [line.text for held in explanation.parts if held.key == key for line in held.lines]


def test_every_id_of_the_plan_is_explained(example: Opened) -> None:
    names = known_names(example.plan)
    assert len(names) > 500
    for name in names:
        explanation = told(example, name)
        assert explanation.verdict, name
        assert explanation.verdict[0].isupper(), name
        assert explanation.verdict.endswith("."), name
        assert all(held.lines and held.heading for held in explanation.parts), name


def test_every_rule_of_the_catalogue_knows_its_line(example: Opened) -> None:
    catalogue = example.plan.catalogue
    ids = [held.id for held in (*catalogue.requirements, *catalogue.risks, *catalogue.activities)]
    assert len(ids) > 150
    for id_ in ids:
        places = [
            line.place for held in told(example, id_).parts if held.key == "rule" for line in held.lines
        ]
        assert places, id_
        name, line = places[0].rsplit(":", 1)
        assert id_ in example.catalogue_lines[name][int(line) - 1], id_


def test_every_id_it_points_to_is_explained(example: Opened) -> None:
    seen = 0
    for name in ("CLN-01", "R01", "R12", "F05", "live", "pacs", "c-lsp", "2013-06-30", "R03"):
        for held in told(example, name).parts:
            if held.key in ("sources", "lapse"):
                continue
            for line in held.lines:
                for id_ in filter(None, re.split(r", | and ", line.id)):
                    told(example, id_)
                    seen += 1
    assert seen > 60


def test_a_requirement_that_applies(example: Opened) -> None:
    explanation = told(example, "CLN-01")
    assert explanation.verdict.startswith("It applies.")
    assert part(explanation, "rule") == ["when: replaces(pacs)"]
    fact = next(line for held in explanation.parts if held.key == "facts" for line in held.lines)
    assert fact.text == "LSP PACS is to be replaced"
    assert fact.place == "systems.yaml:12"
    assert fact.grade == "declared: PACS manager, February 2012"


def test_what_does_not_apply_says_why(example: Opened) -> None:
    found = example.plan.requirements
    another_time = [held.id for held in found.not_applicable if "the date of the plan" in held.reason]
    by_facts = [held.id for held in found.not_applicable if held.evidence]
    assert another_time
    assert by_facts
    assert "belongs to another time" in told(example, another_time[0]).verdict
    assert part(told(example, by_facts[0]), "facts")


def test_what_nobody_can_decide_asks(every_plan: list[Opened]) -> None:
    undecided = [(plan, held) for plan in every_plan for held in plan.plan.requirements.undecided]
    assert len(undecided) > 5
    for plan, held in undecided:
        explanation = told(plan, held.id)
        assert explanation.verdict.startswith("Nobody can say yet")
        assert part(explanation, "questions")


def test_a_risk_that_arises(example: Opened) -> None:
    for held in example.plan.risks.risks:
        raised = told(example, held.id)
        assert raised.verdict.startswith("It arises. Score")
        assert part(raised, "score")
        assert part(raised, "mitigation")


def test_a_risk_in_every_other_state(every_plan: list[Opened]) -> None:
    met = {"undecided": 0, "left": 0}
    for plan in every_plan:
        risks = plan.plan.risks
        raised = {held.rule.id for held in risks.risks}
        for one in risks.not_applicable:
            met["left"] += 1
            assert told(plan, one.id).verdict.startswith("It does not arise")
        for waiting in risks.undecided:
            if waiting.id not in raised | {held.id for held in risks.suppressed}:
                met["undecided"] += 1
                explanation = told(plan, waiting.id)
                assert explanation.verdict.startswith("Nobody can say yet")
                assert bool(waiting.questions) == bool(part(explanation, "questions"))
    assert min(met.values()) > 0, met


def test_a_risk_that_another_speaks_for(example: Opened) -> None:
    rule = next(rule for rule in example.plan.catalogue.risks if rule.suppressed_by)
    spoken = NotApplicable(rule.id, rule.title, f"It is part of {rule.suppressed_by[0]}.")
    found = example.plan.risks
    left = tuple(risk for risk in found.risks if risk.rule.id != rule.id)
    plan = replace(example.plan, risks=replace(found, risks=left, suppressed=(spoken,)))
    explanation = explained(plan, rule.id)
    assert explanation is not None
    assert "another risk speaks for it" in explanation.verdict
    named = [line.id for held in explanation.parts if held.key == "suppressed_by" for line in held.lines]
    assert named == list(rule.suppressed_by)


def test_what_is_required_of_an_interface(example: Opened) -> None:
    lines = example.plan.interfaces.lines
    assert len(lines) > 10
    for line in lines:
        explanation = told(example, line.id)
        assert part(explanation, "text") == [line.sentence]
        assert part(explanation, "acceptance")


def test_a_benefit_that_is_expected_and_one_that_is_not(every_plan: list[Opened]) -> None:
    expected = [(plan, held.id) for plan in every_plan for held in plan.plan.benefits.benefits]
    absent = [(plan, held.id) for plan in every_plan for held in plan.plan.benefits.not_applicable]
    assert expected
    assert absent
    assert all(part(told(plan, id_), "measure") for plan, id_ in expected)
    assert all(told(plan, id_).verdict.startswith("It is not expected here") for plan, id_ in absent)


def test_what_has_been_done(every_plan: list[Opened]) -> None:
    done = [(plan, one.activity.id) for plan in every_plan for one in plan.plan.done]
    assert done
    for plan, id_ in done:
        explanation = told(plan, id_)
        assert re.match("It (is|must be) done", explanation.verdict)
        assert [held for held in explanation.parts if held.key == "shown_by"]


def test_an_activity_and_the_chain_to_the_start(example: Opened) -> None:
    explanation = told(example, "J05")
    chain = part(explanation, "chain")
    assert len(chain) > 10
    assert "the first day of the programme" in chain[0]
    assert chain[-1].startswith("Cut over")
    assert part(explanation, "latest")


def test_a_template_names_its_instances(example: Opened) -> None:
    explanation = told(example, "F08")
    instances = [line.id for held in explanation.parts if held.key == "instances" for line in held.lines]
    assert "F08@ortho" in instances
    assert told(example, "F08@ortho").kind == "activity"


def test_an_activity_that_is_not_needed_says_why(tmp_path: Path) -> None:
    text = (
        "planner: 1\nas_of: 2026-01-01\n"
        "programme: {inventory: {systems: complete, integrations: complete, contracts: complete}}\n"
        "systems: [{id: ris, kind: ris, in_scope: retain}]\n"
    )
    (tmp_path / "estate.yaml").write_text(text, encoding="utf-8")
    plan = opened(tmp_path, None)
    planned = {one.activity.template_id for one in plan.plan.schedule.activities}
    left = [held.id for held in plan.plan.catalogue.activities if held.id not in planned]
    assert left
    for id_ in left:
        assert told(plan, id_).verdict.startswith("It is not in the programme")


def test_a_question_says_whom_to_ask_and_where_to_answer(example: Opened) -> None:
    explanation = told(example, example.plan.questions[0].id)
    assert part(explanation, "ask")
    assert part(explanation, "decides")
    answer = next(line for held in explanation.parts if held.key == "answer" for line in held.lines)
    assert re.fullmatch(r"\S+\.yaml:\d+", answer.place)


def test_a_thing_of_the_estate(example: Opened) -> None:
    explanation = told(example, "pacs")
    facts = {line.text: line for held in explanation.parts if held.key == "facts" for line in held.lines}
    counted = facts["archive.studies: 1,520,000"]
    assert counted.grade == "tested: Database count, 14 February 2012"
    written = (EXAMPLE / "systems.yaml").read_text(encoding="utf-8").splitlines()
    assert "1.52 million" in written[int(counted.place.rsplit(":")[-1]) - 1]
    assert part(explanation, "risks")
    assert part(explanation, "lapse")


def test_a_date(example: Opened) -> None:
    explanation = told(example, "2013-06-30")
    assert "end of LSP PACS and RIS services" in part(explanation, "written")
    assert part(explanation, "lapse")
    live = example.plan.schedule.milestone("live")
    assert live is not None
    chain = part(told(example, live.day.isoformat()), "chain")
    assert "the first day of the programme" in chain[0]


def test_case_does_not_matter(example: Opened) -> None:
    assert told(example, "cln-01").id == "CLN-01"


def test_what_is_not_there_is_guessed(example: Opened) -> None:
    assert explained(example.plan, "c-lps") is None
    assert suggestion(example.plan, "c-lps") == "did you mean 'c-lsp'?"
    assert "the nearest days are" in suggestion(example.plan, "2013-07-28")
    assert "give the id" in suggestion(example.plan, "???")


def test_the_command_prints_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "explain", EXAMPLE, "R12")
    assert ran.code == 0
    assert re.search(r"\w+\.yaml:\d+, \w+", ran.out)
    said = json.loads(planner(capsys, "explain", EXAMPLE, "R12", "--json").out)
    assert set(said) == {"folder", "kind", "id", "title", "verdict", "parts"}
    assert set(said["parts"][0]) == {"key", "heading", "lines"}
    assert set(said["parts"][0]["lines"][0]) == {"text", "id", "place", "grade"}


def test_an_unknown_id_leaves_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "explain", EXAMPLE, "c-lps")
    assert (ran.code, ran.out) == (1, "")
    assert "did you mean 'c-lsp'?" in ran.err


def test_blank_estates_can_be_explained(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text("planner: 1\nas_of: 2026-01-01\n", encoding="utf-8")
    plan = opened(tmp_path, None)
    names = known_names(plan.plan)
    assert len(names) > 300
    assert all(explained(plan.plan, name) for name in names)
