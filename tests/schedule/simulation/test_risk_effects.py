# SPDX-License-Identifier: MIT
"""What the shipped file says a risk does to time, and what is said of a file that is wrong."""

import copy
from itertools import pairwise

import pytest
import yaml
from simulated import WEEKDAYS, activity, dates

from planner.pipeline import read_catalogue
from planner.rules.entries import RiskRule
from planner.rules.findings import Match, Risk, Risks
from planner.schedule.activities import TemplateProblemsError
from planner.schedule.simulation import RiskEffect, Spread, effect_scale, risk_effects, simulate
from planner.schedule.simulation.effects import NO_DAYS, NO_STRETCH
from planner.shipped import shipped

CATALOGUE = shipped("requirements-catalogue")
DATA = yaml.safe_load((CATALOGUE / "risk-effects.yaml").read_text(encoding="utf-8"))


def shipped_ids(folder, key="id"):
    paths = sorted((CATALOGUE / folder).glob("*.yaml"))
    return {
        entry[key] for path in paths for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
    }


def risk(name="R77", likelihood=3, impact=4, activities=("A02", "L09"), delays=None):
    rule = RiskRule(
        id=name, title="A dispute", when="always", cause="c", event="e", effect="f", likelihood=3, impact=3,
        mitigation=("one", "two"), contingency="x", owner="PM", activities=activities, delays=delays,
        sources=("K",), grade="practice",
    )  # fmt: skip
    match = Match("estate", "", "", ())
    return Risk(name, rule, (match,), "c", "e", "f", "x", likelihood, impact, (), None)


def effects(*risks, **more):
    return risk_effects(Risks(risks, (), ()), DATA, **more)


def test_the_chances_meet_and_cover_everything():
    bands = [effect_scale(DATA).likelihood[score] for score in range(1, 6)]
    assert [bands[0][0], bands[-1][1]] == [0, 1]
    assert [one[1] for one in bands[:-1]] == [one[0] for one in bands[1:]]


def test_the_chances_are_those_of_the_printed_scale():
    scales = yaml.safe_load((CATALOGUE / "scales.yaml").read_text(encoding="utf-8"))["scales"]["likelihood"]
    said = {step["score"]: step["definition"] for step in scales}
    bands = effect_scale(DATA).likelihood
    assert "one chance in a hundred" in said[1]
    assert bands[1][1] == 0.01
    assert "one chance in ten" in said[2]
    assert bands[2][1] == 0.1
    assert "an even chance" in said[3]
    assert bands[3][1] == 0.5


def test_a_worse_impact_never_costs_less():
    steps = [effect_scale(DATA).impact[score].stretch for score in range(1, 6)]
    for better, worse in pairwise(steps):
        assert better.low <= worse.low
        assert better.typical < worse.typical
        assert better.high < worse.high


def test_every_id_and_source_exists():
    scale = effect_scale(DATA)
    sources = yaml.safe_load((CATALOGUE / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    steps = [*scale.impact.values(), *scale.risks.values()]
    assert len(steps) >= 10
    assert {key for step in steps for key in step.sources} <= {one["key"] for one in sources}
    assert set(scale.risks) <= shipped_ids("risks")


def test_what_is_known_of_a_risk_is_published_and_the_rest_says_that_it_is_not():
    scale = effect_scale(DATA)
    own = [one for one in scale.risks.values() if (one.stretch, one.days) != (NO_STRETCH, NO_DAYS)]
    assert len(own) >= 5
    assert {one.grade for one in own} == {"published"}
    assert all("K" not in one.sources for one in own)
    assert {step.grade for step in scale.impact.values()} == {"practice"}


def test_a_risk_acts_by_its_scores():
    (found,) = effects(risk(likelihood=4, impact=5))
    assert found == RiskEffect(
        "R77", "A dispute", 0.7, ("A02", "L09"), Spread(1.1, 1.5, 3.0), sources=("K", "MM02")
    )


def test_a_risk_of_which_more_is_known_acts_by_that():
    (found,) = effects(risk("R34", 3, 5, ("H09", "I04", "J05"), ("J05",)))
    assert found.activities == ("J05",)
    assert found.stretch.high == pytest.approx(17 / 3, abs=0.01)
    assert (found.grade, found.sources) == ("published", ("S23",))


def test_a_risk_about_rates_is_left_out_where_they_were_worked_out():
    rated = risk("R15", 4, 5, ("B04", "C03", "G06"), ("G07", "G08"))
    assert effects(rated)[0].activities == ("G07", "G08")
    assert effects(rated, computed=frozenset({"G07"}))[0].activities == ("G08",)
    assert effects(rated, computed=frozenset({"G07", "G08"})) == ()


def test_a_risk_about_rates_without_numbers_of_its_own_acts_by_its_impact():
    (found,) = effects(risk("R19", 3, 5, delays=("G05", "G07")), computed=frozenset({"G07"}))
    assert found.activities == ("G05",)
    assert found.stretch == effect_scale(DATA).impact[5].stretch


def test_a_risk_delays_what_it_says_and_else_what_answers_it():
    assert effects(risk(delays=("G01",)))[0].activities == ("G01",)
    assert effects(risk())[0].activities == ("A02", "L09")


@pytest.mark.parametrize("nothing", [{"delays": ()}, {"activities": ()}])
def test_a_risk_that_delays_nothing_has_no_effect(nothing):
    assert effects(risk(**nothing)) == ()


def test_every_shipped_risk_says_what_it_delays():
    rules = read_catalogue().catalogue.risks
    assert [rule.id for rule in rules if rule.delays is None] == []
    assert sum(bool(rule.delays) for rule in rules) >= 50


def test_every_shipped_delay_can_be_felt():
    """A share of a day or two rounds to nothing: a risk that delays something delays it by a day at least."""
    scale, found = effect_scale(DATA), read_catalogue().catalogue
    longest = {one.id: one.duration.typical for one in found.activities}
    for rule in found.risks:
        step = scale.step(rule.id, rule.impact)
        worst = [longest[one] * (step.stretch.high - 1) + step.days.high for one in rule.delayed]
        assert not worst or max(worst) >= 1, rule.id


def broken(change):
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(TemplateProblemsError) as caught:
        effect_scale(data)
    return [str(one) for one in caught.value.problems]


def test_everything_wrong_is_said_at_once():
    def change(data):
        data["likelihood"][0]["to"] = "often"
        data["impact"][2]["stretch"]["low"] = 0.5
        data["impact"][3]["grade"] = "guess"
        data["risks"][0]["strech"] = {}
        data["risks"][1]["about"] = "rates"
        data["together"]["correlation"] = 1

    told = broken(change)
    assert told[0] == "likelihood 1: to: 'often' is not a number"
    assert any(one.startswith("impact 3: stretch: expected low, typical and high") for one in told)
    assert any(one.startswith("impact 4: grade: expected one of statute") for one in told)
    assert any(one == "R34: strech: this key is not known here" for one in told)
    assert any(one == "R33: about: expected rate" for one in told)
    assert any(one == "together: correlation: expected 0 or more, below 1" for one in told)


def test_a_missing_score_is_said():
    assert broken(lambda data: data["impact"].pop()) == [
        "risk-effects: impact: expected one entry for each score from 1 to 5"
    ]


def test_activities_that_are_not_said_to_go_together_do_not():
    assert effect_scale({key: DATA[key] for key in DATA if key != "together"}).together == 0
    assert 0.2 <= effect_scale(DATA).together <= 0.3


def test_numbers_may_come_as_text():
    data = yaml.load((CATALOGUE / "risk-effects.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert effect_scale(data) == effect_scale(DATA)


@pytest.mark.parametrize(
    "wrong",
    [{"probability": 1.2}, {"probability": -0.1}, {"stretch": Spread(0.9, 1, 1)}, {"days": Spread(-1, 0, 1)}],
)
def test_an_effect_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match="R1"):
        RiskEffect(**{"id": "R1", "title": "x", "probability": 0.5, "activities": ("A",), **wrong})


def test_the_yardstick_of_public_projects_holds():
    """With a risk of each common score on its activities a programme is late as MM02 saw: 10 % to 54 %."""
    chain = [activity("A00", 20)] + [activity(f"A{n:02}", 20, f"A{n - 1:02}") for n in range(1, 40)]
    scores = ((3, 3), (3, 4), (3, 5), (4, 3), (4, 4))
    acting = effects(
        *(risk(f"X{n:02}", *scores[n % 5], activities=(f"A{n:02}", f"A{n - 8:02}")) for n in range(8, 40))
    )
    assert len(acting) == 32
    certain = simulate(chain, dates(), WEEKDAYS, tornado=False).by_id["A39"].finish.p50
    likely = simulate(chain, dates(), WEEKDAYS, acting, tornado=False).by_id["A39"].finish.p50
    late = (likely - dates().start) / (certain - dates().start) - 1
    assert 0.10 < late < 0.54
