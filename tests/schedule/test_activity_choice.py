# SPDX-License-Identifier: MIT
"""Which activities a project gets, what they follow when others drop out, and in whose words."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import needed, template, templates, unexpanded

from planner.schedule.activities import ActivityTemplate, DatedLink, Duration, EraWording
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity, activities
from planner.schedule.network import Link, LinkKind
from planner.schedule.programme import schedule
from planner.schedule.timeline import ProgrammeDates

DAY = date(2026, 6, 1)
ANSWERS = {"always": True, "yes": True, "no": False, "perhaps": None}


def chosen(
    *given: ActivityTemplate, expand: dict[str, Sequence[tuple[str, str]] | None] | None = None
) -> dict[str, Activity]:
    found = activities(given, ANSWERS.__getitem__, lambda word: (expand or {}).get(word), DAY)
    return {one.id: one for one in found}


def follows(activity: Activity) -> list[tuple[str, str, int]]:
    return [(link.predecessor, link.kind.name, link.lag) for link in activity.links]


def test_what_is_not_needed_drops_out_and_hands_on_its_predecessors() -> None:
    found = chosen(
        template("A", 1),
        template("B", 1),
        template("C", 1, "A", "B", when="no"),
        template("D", 1, "C", when="no"),
        template("E", 1, "D", "A"),
    )
    assert list(found) == ["A", "B", "E"]
    assert follows(found["E"]) == [("A", "FS", 0), ("B", "FS", 0)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (LinkKind.FS, LinkKind.FS, "FS"),
        (LinkKind.FS, LinkKind.FF, "FF"),
        (LinkKind.SS, LinkKind.FS, "SS"),
        (LinkKind.SS, LinkKind.FF, "SF"),
        (LinkKind.FF, LinkKind.SS, "FS"),
        (LinkKind.SF, LinkKind.SF, "SF"),
    ],
)
def test_an_inherited_link_keeps_its_ends_and_adds_its_lags(
    first: LinkKind, second: LinkKind, joined: str
) -> None:
    found = chosen(
        template("A", 4),
        template("B", 9, Link("A", first, 3), when="no"),
        template("C", 4, Link("B", second, 2)),
    )
    assert follows(found["C"]) == [("A", joined, 5)]


@pytest.mark.parametrize(("direct", "inherited"), [(1, 4), (4, 1)])
def test_of_two_ways_to_one_predecessor_the_longer_lag_counts(direct: int, inherited: int) -> None:
    found = chosen(
        template("A", 1),
        template("B", 1, Link("A", lag=inherited), when="no"),
        template("C", 1, Link("A", lag=direct), "B"),
    )
    assert follows(found["C"]) == [("A", "FS", 4)]


def test_what_nobody_can_decide_is_kept_and_says_so() -> None:
    found = chosen(template("A", 1, when="perhaps"), template("B", 1, "A", when="yes"))
    assert found["A"].kept_until_answered == "perhaps"
    assert found["B"].kept_until_answered is None
    assert follows(found["B"]) == [("A", "FS", 0)]


def test_one_activity_for_each_system() -> None:
    found = chosen(
        template("A", 1),
        template("B", 1, "A", for_each="specialist_systems"),
        template("C", 1, "B"),
        expand={"specialist_systems": (("ortho", "Templating"), ("dose", "Dose"))},
    )
    assert list(found) == ["A", "B@ortho", "B@dose", "C"]
    assert found["B@ortho"].title == "Do B: Templating"
    assert found["B@ortho"].template_id == "B"
    assert follows(found["C"]) == [("B@dose", "FS", 0), ("B@ortho", "FS", 0)]


def test_nothing_to_expand_over_is_nothing_to_do() -> None:
    given = (template("A", 1), template("B", 1, "A", for_each="external_links"), template("C", 1, "B"))
    assert follows(chosen(*given, expand={"external_links": ()})["C"]) == [("A", "FS", 0)]


def test_an_unknown_list_is_kept_as_one_activity() -> None:
    (found,) = chosen(template("B", 1, for_each="external_links")).values()
    assert found.id == "B"
    assert found.kept_until_answered == "for each of external_links"


def test_a_date_rule_holds_where_it_applies_and_where_nobody_knows() -> None:
    def with_rule(when: str) -> dict[str, Activity]:
        rule = DatedLink(Link("A", lag=42), when, "Two months must pass.")
        return chosen(template("A", 1), template("B", 1, dated_links=(rule,)))

    assert follows(with_rule("yes")["B"]) == [("A", "FS", 42)]
    assert follows(with_rule("perhaps")["B"]) == [("A", "FS", 42)]
    assert follows(with_rule("no")["B"]) == []
    assert with_rule("yes")["B"].dated_because == (("A", "Two months must pass."),)


def test_durations_can_be_replaced_by_template_and_by_instance() -> None:
    given = (template("A", 1), template("B", 1, for_each="external_links"))
    found = activities(
        given,
        needed,
        lambda _: (("gp", "Practices"), ("iep", "Exchange")),
        DAY,
        {"A": Duration(5, 6, 7), "B": Duration(8, 9, 10), "B@gp": Duration(1, 2, 3)},
    )
    assert [one.duration.typical for one in found] == [6, 2, 9]


def test_an_activity_out_of_its_time_drops_out() -> None:
    assert list(
        chosen(template("A", 1, valid_from=date(2026, 6, 1)), template("B", 1, valid_until=date(2026, 5, 31)))
    ) == ["A"]


def test_the_words_are_those_of_the_day() -> None:
    eras = (
        EraWording(valid_until=date(2015, 1, 1), title="Old", note="An old note.", reference="Old Act"),
        EraWording(valid_from=date(2015, 1, 2), output="New output.", note="A new note."),
    )
    one = template("A", 1, eras=eras)

    def told(day: date) -> tuple[str, str, tuple[str, ...]]:
        (found,) = activities([one], needed, unexpanded, day)
        return found.title, found.output, found.notes

    assert told(date(2012, 1, 1)) == ("Old", "Done.", ("An old note. (Old Act)",))
    assert told(date(2026, 1, 1)) == ("Do A", "New output.", ("A new note.",))


LATER_WORDS = (
    *(
        "Procurement Act 2023",
        "contract details notice",
        "contract termination notice",
        "assessment summar",
        "UK GDPR",
    ),
    *(
        "data protection impact",
        "Contracts Regulations 2015",
        "multi-factor",
        "ICB",
        "Find a Tender",
        "NHS England",
    ),
)
EARLIER_WORDS = (
    *(
        "Contracts Regulations",
        "Official Journal",
        "OJEU",
        "Data Protection Act 1998",
        "ten days",
        "N3",
        "award decision",
    ),
    *("Toolkit", "14 days"),
)


@pytest.mark.parametrize(
    ("day", "foreign"), [(date(2012, 3, 1), LATER_WORDS), (date(2026, 6, 1), EARLIER_WORDS)]
)
def test_no_era_speaks_in_the_plan_of_another(day: date, foreign: tuple[str, ...]) -> None:
    found = activities(templates(), needed, unexpanded, day)
    assert len(found) == 100
    printed = " ".join(text for one in found for text in (one.title, one.output, one.because, *one.notes))
    assert [words for words in foreign if words.lower() in printed.lower()] == []


@pytest.mark.parametrize("day", [date(2012, 3, 1), date(2018, 1, 1), date(2026, 6, 1)])
def test_each_era_states_its_own_law_of_award(day: date) -> None:
    law = {
        2012: "Public Contracts Regulations 2006",
        2018: "Public Contracts Regulations 2015",
        2026: "Procurement Act 2023",
    }
    found = {one.id: one for one in activities(templates(), needed, unexpanded, day)}
    for name in ("C02", "D06", "D12", "D13"):
        assert law[day.year] in " ".join(found[name].notes), name


SEVERAL = st.lists(st.sampled_from(sorted({one.id for one in templates()})), unique=True)


@given(SEVERAL)
def test_dropping_activities_never_delays_those_that_stay(dropped: list[str]) -> None:
    def starts(gone: frozenset[str]) -> dict[str, date]:
        plan = [
            template(one.id, one.duration.typical, *one.after, when="no" if one.id in gone else "yes")
            for one in templates()
        ]
        found = activities(plan, ANSWERS.__getitem__, unexpanded, DAY)
        timed = schedule(found, ProgrammeDates(DAY, DAY), WorkingCalendar("plain"))
        return {one.id: one.early_start for one in timed.activities}

    whole, fewer = starts(frozenset()), starts(frozenset(dropped))
    assert set(fewer) == set(whole) - set(dropped)
    assert all(fewer[name] <= whole[name] for name in fewer)
