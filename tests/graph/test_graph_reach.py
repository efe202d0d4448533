# SPDX-License-Identifier: MIT
"""Blast radius: what stops, and what is weakened or in doubt, when one system stops."""

from estates import estate
from hypothesis import given
from hypothesis import strategies as st

from planner.graph.connect import connect
from planner.graph.dependence import needs_of
from planner.graph.live import ends_of
from planner.graph.reach import blast_radii
from planner.model import Integration, Project


def link(**facts: object) -> Integration:
    return Integration.model_validate({"id": "i", "from": "a", "to": "b", "criticality": 1, **facts})


def test_who_needs_an_interface_depends_on_who_asks_and_who_waits() -> None:
    blocks = {"failure_mode": "block_workflow"}
    assert needs_of(link(purpose="report", failure_mode="drop")) == (("b", "hard"),)
    assert needs_of(link(purpose="context_sync", **blocks)) == (("b", "hard"), ("a", "hard"))
    assert needs_of(link(purpose="worklist", **blocks)) == (("b", "hard"),), "the modality asks"
    assert needs_of(link(purpose="viewer_launch", **blocks)) == (("a", "hard"),), "the record asks"
    assert needs_of(link(purpose="worklist", initiator="a", **blocks)) == (("a", "hard"),)
    assert needs_of(link(purpose="image_store", **blocks)) == (("b", "soft"), ("a", "hard"))
    assert needs_of(link(purpose="report")) == (("b", "unknown"),)
    assert needs_of(link(purpose="report", criticality=4)) == ()


def test_a_loss_runs_on_through_all_that_stop_and_ends_at_what_is_only_weakened() -> None:
    found = estate("""
systems: [{id: a, kind: pas}, {id: b, kind: ris}, {id: c, kind: pacs}, {id: d, kind: epr}, {id: e, kind: vna}]
integrations:
  - {id: 1, from: a, to: b, purpose: order, criticality: 1, failure_mode: drop}
  - {id: 2, from: b, to: c, purpose: report, criticality: 1, failure_mode: drop}
  - {id: 3, from: c, to: d, purpose: report, criticality: 1, failure_mode: queue}
  - {id: 4, from: d, to: e, purpose: report, criticality: 1, failure_mode: drop}
""")
    radius = {one.id: one for one in found.blast_radii}["a"]
    assert (radius.hard, radius.soft, radius.in_doubt) == (("b", "c"), ("d",), ())


def test_what_nobody_has_said_may_be_a_stop_and_runs_on_as_doubt() -> None:
    found = estate("""
systems: [{id: a, kind: pas}, {id: b, kind: ris}, {id: c, kind: pacs}, {id: d, kind: epr}]
integrations:
  - {id: 1, from: a, to: b, purpose: order, criticality: 1, failure_mode: unknown}
  - {id: 2, from: b, to: c, purpose: report, criticality: 1, failure_mode: drop}
  - {id: 3, from: c, to: d, purpose: report, criticality: 1, failure_mode: queue}
""")
    radius = {one.id: one for one in found.blast_radii}["a"]
    assert (radius.hard, radius.soft, radius.in_doubt) == ((), ("b", "c", "d"), ("b", "c"))


def test_the_loss_of_an_engine_is_felt_by_all_who_are_reached_through_it() -> None:
    found = estate("""
systems: [{id: a, kind: pas}, {id: b, kind: ris}, {id: engine, kind: integration_engine}]
integrations: [{id: 1, from: a, to: b, via: engine, purpose: order, criticality: 1, failure_mode: drop}]
""")
    radii = {one.id: one for one in found.blast_radii}
    assert radii["engine"].hard == ("b",)
    assert radii["b"].hard == ()


IDS = "abcdefg"
LINKS = st.lists(
    st.fixed_dictionaries(
        {
            "from": st.sampled_from(IDS),
            "to": st.sampled_from(IDS),
            "via": st.sampled_from([*IDS, None, None, None]),
            "purpose": st.sampled_from(["order", "worklist", "image_store", "viewer_launch"]),
            "criticality": st.sampled_from([1, 3, 4, None]),
            "failure_mode": st.sampled_from(["drop", "queue", "block_workflow", None]),
        }
    ),
    max_size=12,
)


@given(LINKS)
def test_it_agrees_with_the_plain_closure_on_any_small_estate(links: list[dict[str, object]]) -> None:
    project = Project.model_validate(
        {
            "planner": 1,
            "as_of": "2026-01-01",
            "systems": [{"id": id_, "kind": "ris"} for id_ in IDS],
            "integrations": [{"id": f"i{place}", **facts} for place, facts in enumerate(links)],
        }
    )
    needs = {
        (dependant, needed, strength)
        for one in project.integrations
        for dependant, strength in needs_of(one)
        for needed in ends_of(one)
        if needed != dependant
    }
    for radius in blast_radii(connect(project)):
        hard = _closure(radius.id, needs, {"hard"})
        perhaps = _closure(radius.id, needs, {"hard", "unknown"})
        weakened = {
            dependant for dependant, needed, strength in needs if strength == "soft" and needed in perhaps
        }
        assert set(radius.hard) == hard - {radius.id}
        assert set(radius.in_doubt) == perhaps - hard
        assert set(radius.soft) == (perhaps | weakened) - hard - {radius.id}


def _closure(start: str, needs: set[tuple[str, str, str]], strengths: set[str]) -> set[str]:
    reached = {start}
    while True:
        more = {one for one, needed, how in needs if needed in reached and how in strengths} - reached
        if not more:
            return reached
        reached |= more
