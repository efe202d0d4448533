# SPDX-License-Identifier: MIT
"""The dates of the law: worked examples, every minimum and reduction, and what must be said beside them."""

from datetime import date
from typing import Any

import pytest
from regime_shelf import ask, asked, cases, shelf

from planner.regimes import KINDS, AnswerError, Asked, Refusal, date_for

VECTORS = cases("vectors")
PERIODS = cases("periods")


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_worked_example(case: dict[str, Any]) -> None:
    found = asked(case)
    assert found.end.isoformat() == case["end"]
    assert case.get("not") != case["end"]
    if "next" in case:
        assert found.next_day == date.fromisoformat(case["next"])
    if "warns" in case:
        assert any(case["warns"] in warning for warning in found.warnings)


@pytest.mark.parametrize("case", PERIODS, ids=[f"{c['ask']['regime']}: {c['name']}" for c in PERIODS])
def test_minimum(case: dict[str, Any]) -> None:
    found = asked(case)
    assert (str(found.days), found.end.isoformat(), list(found.rows)) == (
        case["days"],
        case["end"],
        case["rows"],
    )
    assert found.grade in ("statute", "published", "practice")


def test_every_minimum_and_every_adjustment_has_a_case() -> None:
    used = {(case["ask"]["regime"], row) for case in PERIODS for row in case["rows"]}
    used |= {(case["ask"]["regime"], row) for case in VECTORS for row in asked(case).rows}
    held = {
        (pack.regime, row.id)
        for pack in shelf().packs.values()
        for period in pack.periods
        for row in (*period.choices, *period.adjustments)
    }
    assert len(held) >= 75
    assert held - used == set()
    assert len(VECTORS) >= 15


def test_the_reference_names_the_law_and_the_rule_that_counted() -> None:
    assert ask("standstill", "pa2023", "2026-11-24").reference == (
        "Procurement Act 2023, section 51(2); section 123(1)"
    )
    rolled = ask("standstill", "pcr2015", "2016-12-16")
    assert rolled.reference == "Public Contracts Regulations 2015, regulation 87(2); regulation 2(3) and (4)"
    assert rolled.grade == "statute"


def test_what_was_read_only_in_a_law_firms_note_is_graded_so() -> None:
    assert ask("standstill", "pcr2006", "2012-05-25").grade == "published"
    post = ask("standstill", "pcr2006", "2012-03-05", means="post", received="2012-03-07")
    assert post.grade == "practice"
    assert any("not verified" in warning for warning in post.warnings)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"procedure": "call_off"}, "no mandatory standstill"),
        ({"procedure": "dynamic_market"}, "no mandatory standstill"),
        ({"light_touch": "yes"}, "no mandatory standstill"),
        ({"extreme_urgency": "yes"}, "no mandatory standstill"),
        ({"modification": "yes"}, "UK10"),
    ],
)
def test_a_standstill_that_is_not_mandatory_says_so(said: dict[str, str], words: str) -> None:
    found = ask("standstill", "pa2023", "2026-11-24", **said)
    assert found.end == date(2026, 12, 4)
    assert any(words in warning for warning in found.warnings)
    assert not any(words in warning for warning in ask("standstill", "pa2023", "2026-11-24").warnings)


def test_the_older_standstill_is_told_of_what_was_advertised_before_the_remedies_rules() -> None:
    early = ask("standstill", "pcr2006", "2010-03-23", advertised="2009-12-19")
    assert any("regulation 32A does not apply" in warning for warning in early.warnings)
    late = ask("standstill", "pcr2006", "2010-03-23", advertised="2009-12-20")
    assert not any("regulation 32A does not apply" in warning for warning in late.warnings)


def test_bank_holidays_elsewhere_are_told_where_the_regulations_name_no_part() -> None:
    quiet = ask("standstill", "pcr2015", "2016-12-16")
    assert not any("every part" in warning for warning in quiet.warnings)
    scotland = ask("standstill", "pcr2015", "2018-12-23")
    assert scotland.end == date(2019, 1, 2)
    assert any("Thursday 3 January 2019" in warning for warning in scotland.warnings)


def test_a_minimum_that_falls_on_a_working_day_warns_of_no_weekend() -> None:
    assert not any("no working day" in warning for warning in ask("tender", "pa2023", "2026-09-04").warnings)


def test_a_limit_that_falls_on_a_sunday_is_kept_by_acting_before() -> None:
    found = ask("contract-details", "pa2023", "2026-12-05")
    assert "do it by Thursday 31 December 2026" in found.warnings[-1]


def test_late_bank_holidays_are_provisional_and_later_ones_unknown() -> None:
    assert any("provisional" in warning for warning in ask("standstill", "pa2023", "2030-05-01").warnings)
    assert any("2032 only" in warning for warning in ask("standstill", "pa2023", "2033-05-03").warnings)


def test_more_days_than_the_minimum_may_be_set_and_fewer_may_not() -> None:
    assert ask("tender", "pa2023", "2026-09-01", days="40").end == date(2026, 10, 11)
    with pytest.raises(Refusal, match="shorter than the minimum of 25"):
        ask("tender", "pa2023", "2026-09-01", days="24")


def test_a_set_period_under_the_regulations_holds_two_working_days() -> None:
    found = ask("tender", "pcr2015", "2016-12-23", procedure="call_off", days="1")
    assert found.end == date(2016, 12, 29)  # 24 to 27 December are free: 28 and 29 are the two


def test_a_planned_notice_that_does_not_qualify_is_told() -> None:
    found = ask("tender", "pa2023", "2026-09-01", planned_notice="2026-07-24")
    assert any("does not qualify" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("regime", "opens", "end"),
    [
        ("pa2023", "2026-02-10", "2027-01-01"),
        ("pcr2015", "2016-02-05", "2017-01-01"),
        ("pcr2006", "2012-02-22", "2013-01-01"),
    ],
)
def test_the_window_after_a_planned_notice(regime: str, opens: str, end: str) -> None:
    found = ask("planned-notice", regime, f"{int(end[:4]) - 1}-01-01")
    assert (found.opens, found.end) == (date.fromisoformat(opens), date.fromisoformat(end))
    assert "clear days" in found.warnings[0]


def test_the_window_can_be_counted_back_from_the_tender_notice() -> None:
    found = ask("planned-notice", "pa2023", "2026-09-01", from_notice="tender")
    assert (found.opens, found.end) == (date(2025, 9, 1), date(2026, 7, 23))


def test_every_kind_of_date_is_held_by_some_regime() -> None:
    held = {period.kind for pack in shelf().packs.values() for period in pack.periods}
    assert held | {"planned-notice"} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "regime", "day", "said", "words"),
    [
        ("requests", "pa2023", "2026-09-01", {}, "ask for 'participation'"),
        ("participation", "pcr2015", "2019-03-04", {}, "ask for 'requests'"),
        ("termination-notice", "pcr2015", "2019-03-04", {}, "no period of kind"),
        ("contract-copy", "pcr2006", "2012-03-05", {}, "no period of kind"),
        ("pipeline", "pcr2006", "2012-03-05", {}, "no period of kind"),
        ("requests", "pcr2015", "2019-03-04", {"procedure": "open"}, "restricted, negotiation"),
        ("tender", "pcr2006", "2015-02-26", {}, "--regime pcr2015"),
        ("tender", "pcr2015", "2025-02-24", {}, "--regime pa2023"),
        ("standstill", "pa2023", "2025-02-23", {}, "governs nothing before 24 February 2025"),
        ("planned-notice", "pcr2006", "2016-01-01", {}, "--regime pcr2015"),
        ("pipeline", "pa2023", "2024-01-01", {}, "1 April 2025"),
        ("tender", "pcr2015", "2029-02-24", {"procedure": "dps"}, "none is possible after 23 February 2029"),
        ("tender", "pa2023", "2026-09-01", {"preselected": "yes"}, "not open to a central authority"),
        ("tender", "pa2023", "2026-09-01", {"negotiated": "yes"}, "not open to a central authority"),
        ("tender", "pcr2015", "2019-03-04", {"procedure": "restricted", "agreed": "yes"}, "not open"),
        ("tender", "pcr2015", "2019-03-04", {"procedure": "dps", "agreed": "yes"}, "not open"),
        ("requests", "pcr2006", "2012-03-05", {"procedure": "dialogue", "urgency": "yes"}, "no bearing"),
        ("contract-copy", "pa2023", "2026-09-01", {"value": "5000000"}, "only above £5,000,000"),
    ],
)
def test_what_the_law_does_not_know_is_refused(
    kind: str, regime: str, day: str, said: dict[str, str], words: str
) -> None:
    with pytest.raises(Refusal) as refused:
        ask(kind, regime, day, **said)
    assert words in f"{refused.value} {refused.value.remedy}"


def test_every_row_shut_to_a_class_is_refused_to_it() -> None:
    shut = [
        (pack, period, choice)
        for pack in shelf().packs.values()
        for period in pack.periods
        for choice in period.choices
        if choice.not_for
    ]
    assert len(shut) >= 7
    for pack, period, choice in shut:
        asked_for = Asked(
            period.kind,
            pack.regime,
            pack.applies.commenced_from,
            choice.not_for or "central",
            {**choice.when, "procedure": period.procedures[0]},
        )
        with pytest.raises(Refusal, match="not open"):
            date_for(shelf(), asked_for)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"urgancy": "yes"}, "did you mean 'urgency'"),
        ({"urgency": "perhaps"}, "yes or no"),
        ({"procedure": "opne"}, "did you mean 'open'"),
        ({"planned_notice": "2026-13-01"}, "a date such as"),
        ({"days": "many"}, "a number"),
    ],
)
def test_a_fact_that_is_ill_said_is_a_slip(said: dict[str, str], words: str) -> None:
    with pytest.raises(AnswerError) as wrong:
        ask("tender", "pa2023", "2026-09-01", **said)
    assert words in f"{wrong.value}; {wrong.value.remedy}"


def test_what_outlives_a_regime_is_told_to_hang_off_it() -> None:
    found = ask("standstill", "pcr2015", "2026-03-02", procedure="call_off")
    assert any("only if the procurement, or its framework, commenced by" in one for one in found.warnings)
