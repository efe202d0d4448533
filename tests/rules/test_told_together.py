# SPDX-License-Identifier: MIT
"""Facts that say the same of several things are told in one sentence; those that cannot be are left alone."""

import pytest

from planner.english import listed, long_date
from planner.model.days import LooseDate
from planner.rules.answer import Evidence, Fact
from planner.rules.phrases.phrase import Phrase
from planner.rules.phrases.together import NAMED_AT_MOST, told_together


def said(noun: str, it: str, text: str) -> Evidence:
    return Evidence(Fact(noun, it, "field"), text.replace("IT", it), it)


@pytest.mark.parametrize(
    ("noun", "things", "text", "told"),
    [
        ("systems", ("PACS", "RIS"), "IT is to be replaced", "PACS and RIS are to be replaced"),
        (
            "systems",
            ("Rooms, City", "Rooms, Royal", "Vans"),
            "IT (imaging modalities) is in the estate",
            "Rooms, City; Rooms, Royal; and Vans (imaging modalities) are in the estate",
        ),
        (
            "integrations",
            ("the interface Orders", "the interface Reports"),
            "IT crosses to another organisation",
            "the interfaces Orders and Reports cross to another organisation",
        ),
        (
            "contracts",
            ("the contract A", "the contract B"),
            "the programme keeps IT",
            "the programme keeps the contracts A and B",
        ),
        ("systems", ("PACS", "RIS"), "IT is not a look-up copy", "none of PACS and RIS is a look-up copy"),
    ],
)
def test_the_same_of_several_things_is_one_sentence(
    noun: str, things: tuple[str, ...], text: str, told: str
) -> None:
    assert told_together(said(noun, it, text) for it in things) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "IT holds 59 TB",
        "IT is a PACS",
        "what IT carries passes 2 transformations",
        "nobody has said yet: Where is IT hosted?",
        "IT glows in the dark",
    ],
)
def test_what_cannot_be_said_of_several_stays_apart(text: str) -> None:
    apart = [said("systems", it, text) for it in ("PACS", "RIS")]
    assert told_together(apart) == [item.text for item in apart]


def test_different_facts_keep_their_order_and_repeats_go() -> None:
    facts = [
        said("systems", "PACS", "IT is to be replaced"),
        said("contracts", "the contract A", "IT ends on 30 June 2013"),
        said("systems", "RIS", "IT is to be replaced"),
        said("systems", "PACS", "IT is to be replaced"),
        Evidence(Fact("programme", "", "as_of"), "the plan is of 2012"),
    ]
    assert told_together(facts) == [
        "PACS and RIS are to be replaced",
        "the contract A ends on 30 June 2013",
        "the plan is of 2012",
    ]


def test_of_many_names_six_are_told() -> None:
    assert listed([f"S{n}" for n in range(1, 10)], NAMED_AT_MOST) == "S1, S2, S3, S4, S5, S6 and 3 more"
    assert listed([f"S{n}" for n in range(1, 8)], NAMED_AT_MOST).endswith("S6 and S7")
    assert listed(["alone"]) == "alone"


def test_what_differs_in_kind_alone_is_told_together() -> None:
    facts = [
        said("systems", "Orders", "IT (order communications) is in the estate"),
        said("systems", "Patient record", "IT is in the estate"),
    ]
    assert told_together(facts) == ["Orders (order communications) and Patient record are in the estate"]


def test_interfaces_with_commas_in_their_names_are_quoted() -> None:
    facts = [
        said("integrations", f"the interface {name}", "IT joins RIS to PACS")
        for name in ("Reports, RIS to PACS", "Bookings")
    ]
    assert told_together(facts) == ["the interfaces “Reports, RIS to PACS” and “Bookings” join RIS to PACS"]


@pytest.mark.parametrize(("precision", "told"), [("day", "on 1 January 2027"), ("month", "in January 2027")])
def test_a_day_is_on_and_a_month_is_in(precision: str, told: str) -> None:
    day = LooseDate(2027, 1, 1, precision)
    phrase = Phrase("{it} ends on {value}", "When does {it} end?", "CTR")
    assert phrase.sentence("Support", day, long_date(day)) == f"Support ends {told}"
