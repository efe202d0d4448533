# SPDX-License-Identifier: MIT
"""Every option is worked out by its route; where the trust has named none, the usual ones are derived."""

from datetime import date

from small_trust import catalogue, plan, project

from planner.verdicts.options import do_minimum, option_findings
from planner.verdicts.routes import on_route, read_routes


def standing(found):
    return {one.course.id: one.standing for one in found.verdicts.options}


def test_doing_nothing_is_always_an_option_and_never_a_purchase():
    found = plan(options=[{"id": "mine", "route": "open"}])
    assert [one.course.id for one in found.verdicts.options] == ["do-nothing", "mine", "do-minimum"]
    nothing = found.verdicts.options[0]
    assert nothing.verdict("leave").passes
    assert nothing.verdict("replace").never == "nothing_bought"
    assert nothing.verdict("move").days is None


def test_the_least_that_can_be_done_is_an_extension_if_there_is_one_else_the_same_product_again():
    extendable = {"id": "c", "covers": ["pacs"], "end": "2028-03-31", "extensions": [{"months": 12}]}
    mine = [{"id": "mine", "route": "open"}]
    longer = plan(options=mine, contracts=[extendable]).verdicts.options[-1]
    again = plan(options=mine, contracts=[{**extendable, "extensions": []}]).verdicts.options[-1]
    assert (longer.course.title, longer.course.route.id) == ("Do the minimum", "extend")
    assert (again.course.title, again.course.route.id) == ("Do the minimum", "tactical_calloff")
    assert longer.course.derived


def test_what_the_trust_calls_the_minimum_is_the_minimum():
    options = [{"id": "mine", "route": "open"}, {"id": "more", "route": "extend"}]
    found = plan(options=options, appraisal={"do_minimum": "mine"})
    assert list(standing(found)) == ["do-nothing", "mine", "more"]
    assert do_minimum([one.course for one in found.verdicts.options], found.project).id == "mine"


def test_what_is_derived_says_so_and_fits_its_time():
    today, then = plan(), plan(date(2024, 1, 10))
    assert all(one.course.derived for one in today.verdicts.options)
    assert "competitive-flexible" in standing(today)
    assert "restricted" in standing(then)
    assert "consortium" not in standing(today)
    two = [{"id": "t", "role": "trust"}, {"id": "u", "role": "trust"}]
    assert "consortium" in standing(plan(organisations=two))


def test_a_route_of_another_time_is_shut():
    found = plan(options=[{"id": "old", "route": "dialogue"}])
    assert standing(found)["old"] == "shut"
    assert "could begin until 23 February 2025" in found.verdicts.options[1].programme.refused[0]


def test_a_known_end_founds_no_urgent_award():
    urgent = {"id": "now", "route": "direct_award", "ground": "extreme-urgency"}
    found = plan(options=[{"id": "unnamed", "route": "direct_award"}, urgent])
    assert standing(found)["now"] == "shut"
    unnamed = next(one for one in found.verdicts.options if one.course.id == "unnamed")
    assert "No ground is named" in unnamed.programme.unknown[0]


def test_the_law_is_a_floor_beneath_what_a_trust_hopes_for():
    quick = {"D06": {"low": 1, "typical": 2, "high": 3}, "D12": {"low": 1, "typical": 1, "high": 1}}
    found = plan(options=[{"id": "quick", "route": "open", "durations": quick}])
    programme = found.verdicts.options[1].programme
    lengths = {one.id: one.activity.duration for one in programme.schedule.activities}
    floors = {one.activity: one for one in programme.floors}
    assert lengths["D06"].low == floors["D06"].days
    assert (floors["D06"].end - floors["D06"].event).days == 25
    assert lengths["D12"].low == floors["D12"].days >= 8
    assert floors["D06"].raised
    assert "section 54" in floors["D06"].reference


def test_the_programme_follows_the_option_that_is_named():
    options = [{"id": "quick", "route": "framework_calloff"}, {"id": "slow", "route": "consortium"}]
    live = {
        name: plan(options=options, programme={"option": name}).schedule.milestone("live").day
        for name in ("quick", "slow")
    }
    assert live["quick"] < live["slow"]
    assert plan(options=options).programme.course.id == "as-planned"


def test_a_route_or_an_activity_that_is_not_there_is_told():
    days = {"low": 1, "typical": 1, "high": 1}
    wrong = project(options=[{"id": "x", "route": "opne", "durations": {"Z99": days}}])
    found = option_findings(wrong, catalogue().routes, catalogue().activities)
    assert [(one.code, one.field) for one in found] == [("PLN215", "route"), ("PLN215", "durations.Z99")]


def test_a_tactical_call_off_goes_live_before_the_archive_has_come_home():
    options = [{"id": "same", "route": "tactical_calloff"}, {"id": "new", "route": "framework_calloff"}]
    same, new = (
        plan(options=options, programme={"option": one}).programme.schedule for one in ("same", "new")
    )
    assert "G07" not in {link.predecessor for link in same.by_id["J02"].activity.links}
    assert "G07" in {link.predecessor for link in new.by_id["J02"].activity.links}
    assert same.milestone("live").day < new.milestone("live").day


def test_a_route_takes_away_rules_about_dates_too():
    routes, templates = catalogue().routes.by_id, catalogue().activities

    def waits(route):
        (cut_over,) = (one for one in on_route(templates, routes[route]) if one.id == "J05")
        return {rule.link.predecessor for rule in cut_over.dated_links}

    assert waits("framework_calloff") - waits("tactical_calloff") == {"F09"}


def test_a_route_cannot_take_away_a_link_that_is_not_there():
    def told(**names):
        data = {"routes": [{**TACTICAL, "not_after": names}], "doubts": []}
        problems = read_routes(data, catalogue().activities, None, frozenset({"call-off"}))[1]
        return [one.message for one in problems]

    assert told(J02=["G07"], J05=["F09"]) == []
    assert told(J02=["G07", "A01"]) == ["'J02' does not wait for 'A01' to begin with"]
    assert len(told(Z99=["G07"])) == 1


TACTICAL = {
    "id": "tactical",
    "title": "Tactical",
    "says": "The same again.",
    "buys": True,
    "sources": ["K"],
    "grade": "practice",
}
