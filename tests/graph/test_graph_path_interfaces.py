# SPDX-License-Identifier: MIT
"""How interfaces carry a service path: what is dead, what queues, what is not missed."""

from estates import estate, on_day

from planner.graph.dependence import loss_of
from planner.model import Integration

DAY = "2026-10-01"


def link(**facts: object) -> Integration:
    return Integration.model_validate({"id": "i", "from": "a", "to": "b", **facts})


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
