# SPDX-License-Identifier: MIT
"""Pictures as values: they show what the plan says, no more and no less."""

from document_estates import SMALL, plan

from planner.documents import drawn
from planner.documents.figures import BANDS, Figure, band
from planner.documents.plan import ExitPlan

FULL = """
organisations: [{id: t, name: The Trust, role: trust}, {id: gps, name: Practices, role: primary_care}]
sites: [{id: n, name: North, organisation: t}]
contracts:
  - {id: c, title: RIS and PACS contract, covers: [ris, pacs], start: 2018-01-01, end: 2027-06-30,
     notice_to_exit_months: 12, extensions: [{months: 12, count: 2, notice_months: 6}]}
  - {id: v, title: Voice contract, covers: [voice], start: 2019-01-01, end: 2026-12-31}
  - {id: endless, title: No end known, covers: [epr]}
systems:
  - {id: ris, title: RIS, kind: ris, sites: [n], owner_org: t, in_scope: replace}
  - {id: pacs, title: PACS, kind: pacs, sites: [n], owner_org: t, in_scope: replace, successor: next}
  - {id: next, title: New PACS, kind: pacs, sites: [n], owner_org: t, go_live: 2030-01-01}
  - {id: voice, title: Voice, kind: voice_recognition, sites: [n], owner_org: t, in_scope: retain}
  - {id: mod, title: Scanners, kind: modality_group, sites: [n], owner_org: t, in_scope: retain}
  - {id: epr, title: Record, kind: epr, sites: [n], owner_org: t, in_scope: retain}
  - {id: gp, title: GP results, kind: gp_order_results, owner_org: gps, in_scope: retain}
integrations:
  - {id: w, title: Worklist, from: ris, to: mod, purpose: worklist, criticality: 1, failure_mode: drop}
  - {id: s, title: Images, from: mod, to: pacs, purpose: image_store, criticality: 1, failure_mode: drop}
  - {id: r, title: Reports, from: ris, to: gp, purpose: report, criticality: 2, failure_mode: drop}
  - {id: loose, title: To nobody, from: ris, to: unknown, purpose: report}
"""


def held() -> ExitPlan:
    return plan(FULL)


def test_the_context_places_each_present_system_once() -> None:
    found = drawn.context(held())
    placed = [node.id for nodes in (found.centre, found.left, found.bottom, found.right) for node in nodes]
    assert sorted(placed) == sorted(system.id for system in held().facts.present_systems)
    assert [node.id for node in found.centre] == ["ris", "pacs"]
    assert [node.id for node in found.bottom] == ["mod"]
    assert [node.id for node in found.right] == ["gp"]


def test_a_planned_system_is_not_in_the_estate_of_today() -> None:
    assert "next" not in {node.id for node in drawn.context(held()).left}


def test_an_interface_with_one_end_is_not_drawn() -> None:
    labels = [link.source for link in drawn.context(held()).links]
    assert len(labels) == 3


def test_the_lapse_calendar_has_a_lane_for_each_contract_with_an_end() -> None:
    found = drawn.lapse_calendar(held())
    assert [lane.id for lane in found.contracts] == ["c", "v"]
    assert [bar.label for bar in found.contracts[0].extensions] == ["+12 months", "+12 months"]
    assert {mark.label for mark in found.contracts[0].notices} == {
        "Last day to extend",
        "Last day for notice to leave",
    }


def test_every_path_has_a_state_for_every_ending() -> None:
    found = drawn.lapse_calendar(held())
    assert [lapse.date.isoformat() for lapse in found.lapses] == ["2026-12-31", "2027-06-30"]
    assert len(found.paths) == len(held().catalogue.paths) >= 8
    assert all(len(strip.states) == len(found.lapses) for strip in found.paths)


def test_a_path_is_drawn_in_the_state_the_graph_says() -> None:
    found = drawn.lapse_calendar(held())
    event = next(
        e for e in held().dependencies.lapse if e.on.isoformat() == "2027-06-30" and not e.if_extended
    )
    stopped = {effect.at.path.title for effect in event.paths if effect.after.state == "stopped"}
    assert stopped
    assert {strip.label for strip in found.paths if strip.states[1] == "stopped"} >= stopped


def test_the_gantt_stands_for_every_activity() -> None:
    found = drawn.gantt(held())
    assert sum(row.folds for row in found.rows) == len(held().schedule.activities) >= 60
    assert found.start <= min(row.early_start for row in found.rows)
    assert found.end >= max(row.early_finish for row in found.rows)


def test_the_heat_map_holds_every_risk_in_its_cell() -> None:
    cells = drawn.heat_map(held()).cells
    ids = [id_ for across in cells for ids in across for id_ in ids]
    assert sorted(ids) == sorted(risk.id for risk in held().risks.risks)
    for risk in held().risks.risks:
        assert risk.id in cells[risk.likelihood - 1][risk.impact - 1]


def test_the_bands_of_the_picture_are_those_of_the_register() -> None:
    seen = 0
    for risk in held().risks.risks:
        assert band(risk.likelihood, risk.impact) == risk.band
        seen += 1
    assert seen >= 5
    assert {band(x, y) for x in range(1, 6) for y in range(1, 6)} == set(BANDS)


def test_the_worst_path_shows_what_stops_and_the_links_that_are_dead() -> None:
    found = drawn.worst_path(held())
    assert found is not None
    event, figure = found
    stops = {lost.id for lost in event.systems if lost.effect == "stops"}
    assert {node.id for node in figure.nodes if node.state == "stopped"} & stops
    assert {link.state for link in figure.links} <= {"dead", "normal"}


def test_where_nothing_stops_there_is_no_worst_path() -> None:
    quiet = plan(SMALL.replace(", end: 2027-06-30", ""))
    assert drawn.worst_path(quiet) is None
    assert "worst-path" not in drawn.figures(quiet)


def test_every_picture_is_told_in_words() -> None:
    pictures: dict[str, Figure] = drawn.figures(held())
    assert set(pictures) >= {"context", "lapse-calendar", "gantt", "heat-map", "worst-path"}
    for figure in pictures.values():
        told = figure.alt_text()
        assert told.endswith(".")
        assert "None" not in told
