# SPDX-License-Identifier: MIT
"""Tables of contract lapse: what stops the day after, where, and for how long people can bear it."""

from document_estates import plan, row

from planner.documents.tables import lapse, reasons
from planner.graph.lapse import LapseEvent

ESTATE = """
organisations: [{id: t, name: The Trust, role: trust}, {id: gps, name: The Practices, role: primary_care}]
sites: [{id: n, name: North, organisation: t}, {id: s, name: South, organisation: t}]
contracts:
  - {id: c, title: RIS contract, covers: [ris], end: 2027-06-30,
     extensions: [{months: 12, count: 1, notice_months: 3}]}
  - {id: old, title: Lapsed support, covers: [epr], end: 2025-01-31}
systems:
  - {id: ris, title: RIS, kind: ris, sites: [n, s], owner_org: t, in_scope: replace}
  - {id: pacs, title: PACS, kind: pacs, sites: [n, s], owner_org: t, in_scope: retain}
  - {id: mod, title: Scanners, kind: modality_group, sites: [n, s], owner_org: t, in_scope: retain}
  - {id: epr, title: Record, kind: epr, sites: [n, s], owner_org: t, in_scope: retain,
     runs_after_contract: yes}
  - {id: gp, title: GP results, kind: gp_order_results, owner_org: gps, in_scope: retain}
integrations:
  - {id: wl, title: Worklist, from: ris, to: mod, purpose: worklist, criticality: 1,
     failure_mode: block_workflow}
  - {id: st, title: Images, from: mod, to: pacs, purpose: image_store, criticality: 1,
     failure_mode: queue, queue_hours: 24}
  - {id: rep, title: Reports, from: ris, to: gp, purpose: report, criticality: 2,
     failure_mode: queue, queue_hours: 72}
holdings: [{id: h, title: Bookings, system: ris, copies: 1, size: 2 TB}]
"""


def event() -> LapseEvent:
    """Return the end of the RIS contract."""
    return next(found for found in plan(ESTATE).dependencies.lapse if found.words == "RIS contract ends")


def calendar_row(text: str = ESTATE) -> dict[str, object]:
    """Return the row of that end in the calendar."""
    rows = lapse.lapse_calendar(plan(text)).records
    return next(found for found in rows if found["what"] == "RIS contract ends")


def test_the_calendar_has_a_row_for_each_ending_and_says_how_sure_it_is() -> None:
    rows = lapse.lapse_calendar(plan(ESTATE)).records
    certain = {found["what"]: found["certain"] for found in rows}
    assert len(rows) == len(plan(ESTATE).dependencies.lapse)
    assert certain["RIS contract ends"] == "Yes"
    assert certain["Lapsed support ends"] == "Past"
    assert "Only if extended" in certain.values()


def test_the_calendar_counts_the_interfaces_that_go_dead() -> None:
    found = calendar_row()
    assert found["dead"] == len(event().links) == 2
    assert found["systems"] == "RIS"
    assert found["replaced"] == "None"


def test_only_copies_out_of_reach_are_told_by_size() -> None:
    found = calendar_row()
    assert found["only_copy"] == "2.0 TB"
    assert row(lambda held: lapse.unreachable_data(held, event()), plan(ESTATE))["left"] == "None named"


def test_an_only_copy_of_unknown_size_is_not_of_size_nought() -> None:
    assert calendar_row(ESTATE.replace(", size: 2 TB", ""))["only_copy"] == "1 of unknown size"


def test_sites_that_suffer_alike_share_a_row() -> None:
    rows = lapse.broken_paths(plan(ESTATE), event()).records
    orders = [found for found in rows if found["path"] == "Order to acquisition"]
    assert [found["site"] for found in orders] == ["North and South"]
    assert [found["organisation"] for found in orders] == ["The Trust"]
    assert orders[0]["state"] == "Stops"


def test_why_a_path_gets_worse_names_the_system_and_the_dead_interface() -> None:
    why = row(lambda held: lapse.broken_paths(held, event()), plan(ESTATE))["why"]
    assert "RIS no longer books and tracks examinations." in str(why)
    assert "Dead: Worklist (work stops)." in str(why)


def test_a_path_that_stops_does_not_hold_out() -> None:
    held = {effect.at.path.id: reasons.holds_out(effect.after) for effect in event().paths}
    states = {effect.at.path.id: effect.after.state for effect in event().paths}
    assert len(held) >= 2
    assert all((words == "Not at all") == (states[path] == "stopped") for path, words in held.items())


def test_a_dead_interface_is_dead_at_the_end_that_stopped() -> None:
    rows = {found["interface"]: found for found in lapse.dead_interfaces(plan(ESTATE), event()).records}
    assert rows["Worklist"]["dead_at"] == "RIS"
    assert rows["Reports"]["future"] == "Not decided"
    assert "Images" not in rows


def test_others_are_named_with_what_they_feel_it_through() -> None:
    rows = {found["who"]: found["through"] for found in lapse.outsiders(plan(ESTATE), event()).records}
    assert rows == {"The Practices": "Reports"}


def test_a_standby_that_nobody_declared_is_not_a_standby_that_there_is_not() -> None:
    words = {"standby: no": "None", "title: RIS": "None declared"}
    for facts, standby in words.items():
        held = plan(ESTATE.replace("title: RIS, kind", f"{facts}, kind"))
        found = {r["part"]: r for r in lapse.single_points(held).records if r["kind"] == "System"}
        assert found["ris" if "title" not in facts else "RIS"]["standby"] == standby


def test_the_only_copy_stands_with_the_contract_it_is_held_under() -> None:
    found = row(lapse.only_copies, plan(ESTATE))
    assert found["certain"] == "The only copy"
    assert found["contract"] == "RIS contract"
    assert found["media"] == "Not known"


def test_what_stops_with_a_system_is_told_from_what_it_weakens() -> None:
    rows = {found["system"]: found for found in lapse.blast_radius(plan(ESTATE)).records}
    assert "Scanners" in str(rows["RIS"]["hard"])


def test_one_system_in_scope_is_one_step_and_goes_alone() -> None:
    found = row(lapse.cutover, plan(ESTATE))
    assert (found["step"], found["systems"], found["together"]) == (1, "RIS", "No")
    assert found["bound"] == "Nothing: it can go alone"
    assert found["undecided"] == "Reports and Worklist"
    assert not lapse.interim_interfaces(plan(ESTATE))
