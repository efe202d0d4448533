# SPDX-License-Identifier: MIT
"""Errors of pydantic, told in our words at the right place; small models show each kind."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ErrorType

import planner.model
from planner.diagnostics import CODES, Diagnostic
from planner.load import Positions, read_yaml_bytes, validate
from planner.load.wording import OWN_CODES, code_of, sentence


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Tier(Strict):
    name: str
    tb: float | None = Field(default=None, ge=0)


class OnPremises(Strict):
    kind: Literal["on_prem"]
    room: str


class Cloud(Strict):
    kind: Literal["cloud"]
    region: Annotated[str, Field(min_length=2, max_length=9)]


class Archive(Strict):
    tiers: tuple[Tier, ...] = ()
    by_modality: dict[Literal["CT", "MR"], Tier] = {}


class Thing(Strict):
    id: str
    kind: Literal["pacs", "ris", "vna"] | None = None
    from_: str | None = Field(default=None, alias="from")
    archive: Archive | None = None
    hosting: Annotated[OnPremises | Cloud, Field(discriminator="kind")] | None = None
    either: Tier | tuple[Tier, ...] | None = None
    count: int | None = Field(default=None, gt=0, lt=10)
    shared: bool | None = None
    sites: tuple[str, ...] | None = Field(default=None, min_length=1, max_length=2)
    start: str | None = None
    end: str | None = None

    @field_validator("start")
    @classmethod
    def _no_half_days(cls, value: str) -> str:
        if value == "noon":
            raise PydanticCustomError(
                "noon", "{written} is no day", {"written": value, "help": "write a day"}
            )
        if value == "midnight":
            raise ValueError("midnight belongs to two days")
        return value

    @model_validator(mode="after")
    def _in_order(self) -> "Thing":
        if self.start and self.end and self.end < self.start:
            raise PydanticCustomError("order", "it ends before it starts", {})
        return self


class Estate(Strict):
    things: tuple[Thing, ...] = ()


def faults(text: str) -> list[Diagnostic]:
    read = read_yaml_bytes(text.encode(), "a.yaml")
    assert read.faults == ()
    found = validate(Estate, read.value, Positions(read.root, {"a.yaml": read.lines}, {}))[1]
    return sorted(found, key=lambda fault: (fault.where.line, fault.where.column) if fault.where else (0, 0))


def told(text: str) -> list[tuple[str, str, str | None]]:
    """The code, the text that is marked, and the help."""
    lines = text.split("\n")
    answers = []
    for fault in faults(text):
        where = fault.where
        assert where
        line = lines[where.line - 1]
        marked = line[where.column - 1 : where.end_column - 1 if where.line == where.end_line else None]
        remedy = fault.help if fault.help != CODES[fault.code].remedy else None
        answers.append((fault.code, marked, remedy))
    return answers


def test_a_sound_text_gives_the_model() -> None:
    read = read_yaml_bytes(b"things: [{id: a, from: b, count: 3}]", "a.yaml")
    estate, found = validate(Estate, read.value, Positions(read.root, {}, {}))
    assert found == []
    assert estate == Estate(things=(Thing.model_validate({"id": "a", "from": "b", "count": 3}),))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("kind: paks", ("PLN103", "paks", "did you mean 'pacs'?")),
        ("kind: lift", ("PLN103", "lift", "the words are pacs, ris, vna, or unknown")),
        ("kind: [pacs]", ("PLN106", "kind", None)),
        ("archive: large", ("PLN104", "large", None)),
        ("archive: {tiers: big}", ("PLN105", "big", None)),
        ("archive: {tiers: [{tb: 1}]}", ("PLN101", "{tb: 1}", None)),
        ("archive: {tiers: [{name: a, tb: -1}]}", ("PLN110", "-1", None)),
        ("archive: {tiers: [{name: a, tb: lots}]}", ("PLN107", "lots", None)),
        ("archive: {tiers: [{name: a, size: 1}]}", ("PLN102", "size", "the fields here are name, tb")),
        ("archive: {by_modality: {XX: {name: a}}}", ("PLN103", "XX", "the words are CT, MR, or unknown")),
        ("archive: {by_modality: {CT: {nam: a}}}", ("PLN102", "nam", "did you mean 'name'?")),
        ("tiers: []", ("PLN102", "tiers", "'tiers' is a field of 'archive': indent it under 'archive:'")),
        ("form: x", ("PLN102", "form", "did you mean 'from'?")),
        ("from: {a: b}", ("PLN106", "from", None)),
        ("hosting: {kind: clod, region: uk}", ("PLN103", "clod", "did you mean 'cloud'?")),
        ("hosting: {region: uk}", ("PLN101", "hosting", None)),
        ("hosting: {kind: cloud, region: u}", ("PLN111", "u", None)),
        ("hosting: {kind: on_prem}", ("PLN101", "hosting", None)),
        ("either: {name: a, tb: x}", ("PLN107", "x", None)),
        ("count: 0", ("PLN110", "0", None)),
        ("count: 1.5", ("PLN107", "1.5", None)),
        ("shared: perhaps", ("PLN108", "perhaps", None)),
        ("sites: []", ("PLN111", "[]", None)),
        ("sites: [a, b, c]", ("PLN111", "sites", None)),
        ("start: noon", ("PLN112", "noon", "write a day")),
        ("start: midnight", ("PLN112", "midnight", None)),
        ("archive: {tiers: [{name: }]}", ("PLN101", "name", None)),
    ],
)
def test_each_kind_of_fault_at_its_place(fact: str, expected: tuple[str, str, str | None]) -> None:
    assert told(f"things:\n  - id: a\n    {fact}\n") == [expected]


def test_facts_that_do_not_agree() -> None:
    assert told("things:\n  - id: a\n    start: 2\n    end: 1\n") == [("PLN113", "id: a", None)]


def test_a_missing_and_an_unknown_field_that_look_alike_are_one_slip() -> None:
    assert told("things: [{idd: a}]") == [("PLN102", "idd", "did you mean 'id'?")]
    assert [code for code, _, _ in told("things: [{colour: a}]")] == ["PLN101", "PLN102"]


def test_all_faults_are_told_at_once() -> None:
    text = "things:\n" + "".join(f"  - {{id: a{number}, kind: paks, count: x}}\n" for number in range(100))
    assert len(told(text)) == 200


def test_sentences_say_what_was_written_and_what_is_allowed() -> None:
    messages = [
        fault.message for fault in faults("things: [{id: a, count: 50, sites: [], kind: x, shared: {}}]")
    ]
    assert messages == [
        "'50' is out of range for 'count': it must be less than 10",
        "the list has the wrong form for 'sites': at least 1 item",
        "'x' is not one of the words for 'kind'",
        "'shared' takes one value, not a mapping",
    ]


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_every_error_of_pydantic_has_a_code_and_a_sentence(kind: str) -> None:
    for value in ("text", None, [], {}):
        code = code_of(kind, value, {})
        assert code in CODES
        assert sentence(code, "field", value, "said by pydantic", {})


def test_the_errors_of_our_own_model_have_codes() -> None:
    folder = Path(planner.model.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    kinds = set(re.findall(r'"(\w+_(?:form|impossible|far|large)|yes_no)"', text))
    assert len(kinds) >= 10
    assert kinds <= set(OWN_CODES)


def test_a_model_may_name_the_code_itself() -> None:
    assert code_of("anything", "x", {"code": "PLN103"}) == "PLN103"


def test_a_hostile_project_has_a_bounded_number_of_faults() -> None:
    data: dict[str, Any] = {"things": [{"id": "a", "kind": "x"}] * 20_000}
    read = read_yaml_bytes(b"things: []", "a.yaml")
    assert len(validate(Estate, data, Positions(read.root, {}, {}))[1]) == 5_000
