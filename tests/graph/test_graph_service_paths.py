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
