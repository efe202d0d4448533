# SPDX-License-Identifier: MIT
"""How a service path is judged on a day: what stops it, what weakens it, and what nobody has said."""

import pytest
from estates import estate, on_day, path_at, paths

from planner.graph.dependence import loss_of
from planner.model import Integration

DAY = "2026-10-01"


def link(**facts: object) -> Integration:
    return Integration.model_validate({"id": "i", "from": "a", "to": "b", **facts})


# ---- the catalogue


def test_the_paths_are_those_of_a_radiology_service_in_their_order() -> None:
    assert [path.id for path in paths()] == [
        "order-to-acquire", "acquire-to-store", "store-to-report", "report-to-deliver", "view",
        "share-out", "share-in", "screen", "safety",
    ]  # fmt: skip
    assert [path.id for path in paths() if path.everywhere] == [path.id for path in paths()[:5]]
    assert all(path.functions and path.links and path.stopped.endswith(".") for path in paths())


# ---- how hard the loss of one interface is


@pytest.mark.parametrize(
    ("facts", "strength", "hours"),
    [
        ({"failure_mode": "block_workflow", "criticality": 1}, "hard", None),
        ({"failure_mode": "block_workflow"}, "hard", None),
        ({"failure_mode": "drop", "criticality": 2}, "hard", None),
        ({"failure_mode": "queue", "queue_hours": "3 days", "criticality": 1}, "soft", 72.0),
        ({"failure_mode": "queue", "criticality": 1}, "soft", None),
        ({"failure_mode": "queue", "queue_hours": "0", "criticality": 1}, "hard", None),
        ({"failure_mode": "manual_fallback", "criticality": 1}, "soft", None),
        ({"failure_mode": "block_workflow", "criticality": 3}, "soft", None),
        ({"failure_mode": "block_workflow", "criticality": 4}, "none", None),
        ({"criticality": 4}, "none", None),
        ({"criticality": 1}, "unknown", None),
        ({"failure_mode": "unknown", "criticality": "unknown"}, "unknown", None),
    ],
)
def test_criticality_and_failure_mode_decide_how_hard_a_loss_is(facts, strength, hours) -> None:
    loss = loss_of(link(**facts))
    assert (loss.strength, loss.hours) == (strength, hours)
    assert loss.words
    assert loss.queues is (facts.get("failure_mode") == "queue" and strength == "soft")


# ---- functions

STORE = """
organisations: [{id: trust, role: trust}]
sites: [{id: general, organisation: trust}]
contracts: [{id: c, start: 2018-10-01, end: 2026-09-30, value: {model: managed_service}, covers: [pacs]}]
integrations:
  - {id: images, from: rooms, to: pacs, purpose: image_store, failure_mode: queue, queue_hours: 48}
systems:
  - {id: rooms, title: Rooms, kind: modality_group, owner_org: trust}
"""


def test_a_path_works_while_everything_it_needs_runs() -> None:
    found = estate(STORE + "  - {id: pacs, kind: pacs, owner_org: trust}")
    assert on_day(found, "acquire-to-store", "2026-09-30").state == "works"
    assert on_day(found, "acquire-to-store", "2026-09-30").reasons == ()


def test_it_stops_on_the_day_after_what_it_cannot_do_without_has_ended() -> None:
    found = estate(STORE + "  - {id: pacs, title: Our PACS, kind: pacs, owner_org: trust}")
    after = on_day(found, "acquire-to-store", DAY)
    assert after.state == "stopped"
    assert after.reasons[0].text == "Our PACS no longer receives and keeps images: the contract c has ended"
    assert after.queue_hours is None, "a path that has stopped does not hold out"


def test_a_second_system_that_does_the_same_only_weakens_the_loss() -> None:
    two = "  - {id: pacs, kind: pacs, owner_org: trust}\n  - {id: old, kind: pacs, owner_org: trust}"
    assert on_day(estate(STORE + two), "acquire-to-store", DAY).state == "degraded"


def test_the_pacs_of_another_hospital_is_not_a_second_one() -> None:
    text = STORE.replace(
        "integrations:", "integrations:\n  - {id: out, from: pacs, to: theirs, purpose: share_push}"
    )
    found = estate(
        text.replace("{id: trust, role: trust}", "{id: trust, role: trust}, {id: other, role: trust}")
        + "  - {id: pacs, kind: pacs, owner_org: trust}\n"
        + "  - {id: theirs, kind: pacs, owner_org: other}\n"
        + "  - {id: exchange, kind: image_exchange, owner_org: trust}"
    )
    out = path_at(found, "share-out", "general")
    assert [system.id for system in out.providers[0][1]] == ["pacs"]
    assert on_day(found, "share-out", DAY, "general").state == "stopped"


def test_a_live_successor_takes_over_and_one_without_a_date_does_not() -> None:
    heir = (
        "  - {id: pacs, kind: pacs, owner_org: trust, successor: next}\n"
        "  - {id: next, kind: pacs, owner_org: trust"
    )
    repointed = STORE.replace("purpose: image_store", "purpose: image_store, future: repoint")
    live = estate(repointed + heir + ", go_live: 2026-09-15}")
    assert on_day(live, "acquire-to-store", DAY).state == "works"
    late = estate(repointed + heir + ", go_live: 2026-12-01}")
    assert on_day(late, "acquire-to-store", DAY).state == "stopped"
    assert on_day(late, "acquire-to-store", "2026-12-01").state == "works"
    undated = estate(repointed + heir + "}")
    assert on_day(undated, "acquire-to-store", DAY).state == "stopped"


def test_a_chain_of_successors_is_followed_to_the_first_that_runs() -> None:
    chain = (
        "  - {id: pacs, kind: pacs, owner_org: trust, successor: second}\n"
        "  - {id: second, kind: pacs, owner_org: trust, successor: third,\n"
        "     go_live: 2026-08-01, retired_on: 2026-09-20}\n"
        "  - {id: third, kind: pacs, owner_org: trust, go_live: 2026-09-20}"
    )
    found = estate(STORE.replace("purpose: image_store", "purpose: image_store, future: repoint") + chain)
    assert on_day(found, "acquire-to-store", DAY).state == "works"
    (lost,) = [one for one in found.lapse[-1].systems if one.id == "pacs"]
    assert (lost.effect, lost.replaced_by) == ("replaced", "third")


def test_a_successor_is_no_help_at_a_site_that_it_does_not_serve() -> None:
    text = STORE.replace(
        "sites: [{id: general, organisation: trust}]",
        "sites: [{id: far, organisation: trust}, {id: general, organisation: trust}]",
    )
    found = estate(
        text.replace("purpose: image_store", "purpose: image_store, future: repoint")
        + "  - {id: pacs, kind: pacs, owner_org: trust, successor: next}\n"
        + "  - {id: next, title: New PACS, kind: pacs, sites: [general], go_live: 2026-09-01}"
    )
    assert on_day(found, "acquire-to-store", DAY, "general").state == "works"
    far = on_day(found, "acquire-to-store", DAY, "far")
    assert far.state == "stopped"
    assert "its successor New PACS does not serve this site" in far.reasons[0].text


def test_todays_pacs_is_not_taken_for_a_plan_because_an_old_one_names_it_as_successor() -> None:
    found = estate(
        STORE.replace("2026-09-30", "2028-09-30")
        + "  - {id: pacs, kind: pacs, owner_org: trust}\n"
        + "  - {id: first, kind: pacs, owner_org: trust, successor: pacs, retired_on: 2018-09-30}"
    )
    assert on_day(found, "acquire-to-store", DAY).state == "works"


def test_a_retired_system_is_not_missed_once_somebody_does_its_work() -> None:
    found = estate(
        STORE.replace("2026-09-30", "2028-09-30")
        + "  - {id: pacs, kind: pacs, owner_org: trust}\n"
        + "  - {id: mini, kind: pacs, owner_org: trust, retired_on: 2015-01-01}"
    )
    assert on_day(found, "acquire-to-store", DAY).state == "works"
    alone = STORE.replace("covers: [pacs]", "covers: []").replace("to: pacs", "to: mini")
    gone = estate(alone + "  - {id: mini, kind: pacs, owner_org: trust, retired_on: 2015-01-01}")
    assert on_day(gone, "acquire-to-store", DAY).state == "stopped"


def test_nothing_works_today_through_a_system_that_is_only_planned() -> None:
    found = estate(
        STORE.replace("covers: [pacs]", "covers: []")
        + "  - {id: pacs, title: New PACS, kind: pacs, owner_org: trust, go_live: 2027-01-01}"
    )
    today = on_day(found, "acquire-to-store", DAY)
    assert today.state == "unknown"
    assert today.reasons[0].text == "nobody is named who receives and keeps images until New PACS is live"
    assert on_day(found, "acquire-to-store", "2027-01-01").state == "works"


def test_a_system_that_runs_on_unsupported_weakens_its_paths() -> None:
    found = estate(STORE + "  - {id: pacs, kind: pacs, owner_org: trust, runs_after_contract: yes}")
    after = on_day(found, "acquire-to-store", DAY)
    assert (after.state, after.reasons[0].text) == ("degraded", "pacs runs without support")


# ---- what nobody has described


def test_a_path_of_which_a_part_is_not_described_is_never_said_to_work() -> None:
    found = estate("systems: [{id: pacs, kind: pacs}, {id: ris, kind: ris}]")
    for path in ("order-to-acquire", "share-out", "screen"):
        assert not path_at(found, path).described
        assert on_day(found, path, DAY).state == "unknown"
    reasons = on_day(found, "screen", DAY).reasons
    assert reasons[0].text == "nobody is named who acquires mammograms"


def test_what_every_service_does_stops_even_where_a_part_is_not_described() -> None:
    text = "systems: [{id: ris, kind: ris, end_date: 2026-09-30}]"
    assert on_day(estate(text), "report-to-deliver", DAY).state == "stopped"


def test_what_a_service_may_not_do_at_all_is_in_doubt_at_most() -> None:
    text = "systems: [{id: pacs, kind: pacs, end_date: 2026-09-30}]"
    assert on_day(estate(text), "screen", DAY).state == "unknown"


def test_a_complete_list_or_an_absent_kind_says_that_a_path_is_not_there() -> None:
    systems = "systems: [{id: pacs, kind: pacs, end_date: 2026-09-30}]\n"
    silent = estate(systems)
    assert "screen" in {one.at.path.id for one in silent.lapse[0].paths}
    closed = estate(systems + "programme: {inventory: {systems: complete}}")
    absent = estate(systems + "programme: {absent: [breast_screening]}")
    assert not {"screen"} & {one.at.path.id for told in (closed, absent) for one in told.lapse[0].paths}


# ---- interfaces

REPORT = """
contracts: [{id: c, start: 2018-10-01, end: 2026-09-30, covers: [engine], value: {model: managed_service}}]
systems:
  - {id: ris, kind: ris}
  - {id: epr, kind: epr}
  - {id: gp, kind: gp_order_results}
  - {id: engine, title: Engine, kind: integration_engine, hosting: on_prem}
integrations:
"""


def test_an_interface_is_dead_when_the_engine_it_passes_through_is() -> None:
    through = "  - {id: reports, from: ris, to: epr, via: engine, purpose: report, failure_mode: %s}"
    blocked = on_day(estate(REPORT + through % "block_workflow"), "report-to-deliver", DAY)
    assert blocked.state == "stopped"
    queued = on_day(estate(REPORT + through % "queue"), "report-to-deliver", DAY)
    assert (queued.state, queued.queue_hours, queued.queue_unknown) == ("degraded", None, True)
    unsaid = on_day(estate(REPORT + through % "unknown"), "report-to-deliver", DAY)
    assert unsaid.state == "unknown"


def test_an_engine_without_support_weakens_what_passes_through_it() -> None:
    text = REPORT.replace("managed_service", "capital")
    through = "  - {id: reports, from: ris, to: epr, via: engine, purpose: report, failure_mode: drop}"
    after = on_day(estate(text + through), "report-to-deliver", DAY)
    assert [(reason.state, reason.text) for reason in after.reasons] == [
        ("degraded", "Engine runs without support")
    ]


def test_the_shortest_queue_says_for_how_long_a_path_holds_out() -> None:
    links = (
        "  - {id: a, from: ris, to: epr, via: engine, purpose: report, failure_mode: queue,\n"
        "     queue_hours: 72}\n"
        "  - {id: b, from: ris, to: gp, via: engine, purpose: report, failure_mode: queue, queue_hours: 4}"
    )
    after = on_day(estate(REPORT + links), "report-to-deliver", DAY)
    assert (after.state, after.queue_hours, after.queue_unknown) == ("degraded", 4.0, False)


def test_a_queue_that_the_path_can_do_without_does_not_say_how_long_it_holds_out() -> None:
    status = "  - {id: a, from: ris, to: epr, via: engine, purpose: order_status, failure_mode: queue, %s}"
    full = on_day(estate(REPORT + status % "queue_hours: 4"), "report-to-deliver", DAY)
    assert (full.state, full.queue_hours, full.queue_unknown) == ("degraded", None, False)
    assert full.reasons[0].hours == 4.0
    minor = loss_of(link(failure_mode="queue", queue_hours="4 hours", criticality=3))
    assert minor.words == "messages queue for 4 hours, then a minor function is lost"
    assert not minor.queues


def test_a_cosmetic_interface_is_not_missed_and_an_inessential_one_never_stops_a_path() -> None:
    cosmetic = (
        "  - {id: a, from: ris, to: epr, via: engine, purpose: report, criticality: 4, failure_mode: drop}"
    )
    assert on_day(estate(REPORT + cosmetic), "report-to-deliver", DAY).state == "works"
    status = "  - {id: a, from: ris, to: epr, via: engine, purpose: order_status, failure_mode: drop}"
    assert on_day(estate(REPORT + status), "report-to-deliver", DAY).state == "degraded"


WORKLIST = """
systems:
  - {id: rooms, kind: modality_group}
  - {id: pas, kind: pas}
  - {id: ris, kind: ris}
  - {id: broker, kind: mwl_broker, end_date: 2026-09-30}
  - {id: new-broker, kind: mwl_broker, go_live: 2026-09-30}
integrations:
  - {id: old-list, from: broker, to: rooms, purpose: worklist, failure_mode: block_workflow, future: retire}
"""


def test_an_interface_to_be_retired_is_in_doubt_until_something_is_described_in_its_place() -> None:
    alone = on_day(estate(WORKLIST), "order-to-acquire", DAY)
    assert alone.state == "unknown"
    assert "nothing is described that takes its place" in alone.reasons[0].text
    new = "  - {id: new-list, from: new-broker, to: rooms, purpose: worklist, failure_mode: block_workflow}"
    both = on_day(estate(WORKLIST + new), "order-to-acquire", DAY)
    assert both.state == "degraded", "only the old broker itself is missed"
    assert {reason.id for reason in both.reasons} == {"broker"}


def test_an_interface_to_be_retired_is_not_missed_when_nobody_is_left_who_needs_it() -> None:
    text = WORKLIST.replace(
        "{id: rooms, kind: modality_group}", "{id: rooms, kind: modality_group, end_date: 2026-09-30}"
    )
    after = on_day(estate(text), "order-to-acquire", DAY)
    assert "old-list" not in {reason.id for reason in after.reasons}


def test_an_interface_to_a_system_that_is_not_live_yet_stops_nothing_today() -> None:
    text = WORKLIST.replace("end_date: 2026-09-30", "end_date: 2027-06-30").replace(
        "go_live: 2026-09-30", "go_live: 2027-06-01"
    )
    new = "  - {id: new-list, from: new-broker, to: rooms, purpose: worklist, failure_mode: block_workflow}"
    found = estate(text + new)
    assert on_day(found, "order-to-acquire", DAY).state == "works"
    later = WORKLIST.replace("end_date: 2026-09-30", "end_date: 2027-06-30") + new.replace(
        "}", ", live_from: 2027-06}"
    )
    assert on_day(estate(later), "order-to-acquire", DAY).state == "works"


def test_an_interface_follows_a_replaced_system_only_if_that_is_planned() -> None:
    text = """
systems:
  - {id: rooms, kind: modality_group}
  - {id: old, title: Old PACS, kind: pacs, end_date: 2026-09-30, successor: new}
  - {id: new, kind: pacs, go_live: 2026-09-01}
integrations:
  - {id: images, title: Images, from: rooms, to: old, purpose: image_store,
     failure_mode: block_workflow, future: %s}
"""
    for future, state in (
        ("repoint", "works"),
        ("rebuild", "works"),
        ("keep", "stopped"),
        ("unknown", "stopped"),
    ):
        after = on_day(estate(text % future), "acquire-to-store", DAY)
        assert after.state == state, future
    words = on_day(estate(text % "unknown"), "acquire-to-store", DAY).reasons[0].text
    assert "nobody has said what becomes of this interface" in words
    kept = on_day(estate(text % "keep"), "acquire-to-store", DAY).reasons[0].text
    assert "the interface is to be kept as it is" in kept


def test_an_interface_with_an_end_that_nobody_knows_is_judged_by_the_end_that_is_known() -> None:
    text = REPORT.replace("covers: [engine]", "covers: [ris]")
    found = estate(
        text + "  - {id: a, from: ris, to: unknown, purpose: report, criticality: 1, failure_mode: drop}"
    )
    assert on_day(found, "report-to-deliver", "2026-09-30").state == "works"
    assert "a" in {reason.id for reason in on_day(found, "report-to-deliver", DAY).reasons}


def test_what_is_only_assumed_to_stop_is_told_as_that() -> None:
    text = REPORT.replace("covers: [engine]", "covers: [ris]").replace(
        ", value: {model: managed_service}", ""
    )
    after = on_day(estate(text), "report-to-deliver", DAY)
    assert (after.state, after.assumed) == ("stopped", True)
    certain = on_day(estate(REPORT.replace("covers: [engine]", "covers: [ris]")), "report-to-deliver", DAY)
    assert (certain.state, certain.assumed) == ("stopped", False)
