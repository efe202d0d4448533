# SPDX-License-Identifier: MIT
"""The cutover: what is switched together, in which order, and what must hold meanwhile."""

from estates import estate

MOVING = """
systems:
  - {id: pas, kind: pas, in_scope: retain}
  - {id: ris, title: RIS, kind: ris, in_scope: replace}
  - {id: pacs, title: PACS, kind: pacs, in_scope: replace}
  - {id: vna, kind: vna, in_scope: consolidate}
  - {id: broker, kind: mwl_broker, in_scope: retire, successor: ris-next}
  - {id: ris-next, kind: ris}
  - {id: old, kind: pacs, in_scope: retire}
  - {id: engine, kind: integration_engine, in_scope: %s}
integrations:
"""
STAYS = MOVING % "retain"


def link(id_: str, ends: str, purpose: str, mode: str, more: str = "") -> str:
    one, other = ends.split(" > ")
    facts = f"purpose: {purpose}, criticality: 1, failure_mode: {mode}"
    return f"  - {{id: {id_}, title: Link {id_}, from: {one}, to: {other}, {facts}{more}}}\n"


def test_what_moves_is_what_is_replaced_or_has_a_successor() -> None:
    steps = estate(STAYS + link("a", "pas > ris", "order", "drop")).cutover
    assert sorted(id_ for step in steps for id_ in step.systems) == ["broker", "pacs", "ris", "vna"]
    assert not any(step.big_bang for step in steps)


def test_what_others_need_is_switched_first_and_most_needed_before_all() -> None:
    steps = estate(
        STAYS
        + link("a", "ris > pacs", "procedure_scheduled", "drop")
        + link("b", "ris > broker", "order", "drop")
    ).cutover
    assert [step.systems for step in steps] == [("ris",), ("broker",), ("pacs",), ("vna",)]
    assert [step.number for step in steps] == [1, 2, 3, 4]


def test_an_interface_between_what_is_switched_and_what_is_not_must_hold_meanwhile() -> None:
    steps = estate(STAYS + link("a", "ris > pacs", "procedure_scheduled", "drop")).cutover
    first = steps[0]
    assert [(one.link, one.switched, one.waiting, one.until_step) for one in first.interim] == [
        ("a", "ris", "pacs", 3)
    ]
    assert steps[2].systems == ("pacs",)
    assert steps[2].interim == ()


def test_systems_that_need_each_other_are_switched_at_once_and_it_is_said_why() -> None:
    steps = estate(STAYS + link("desk", "ris > pacs", "context_sync", "block_workflow")).cutover
    (bang,) = [step for step in steps if step.big_bang]
    assert bang.systems == ("pacs", "ris")
    assert bang.because == ("Link desk",)
    assert bang.interim == ()


def test_a_ring_of_three_is_one_step_and_names_the_shortest_ring() -> None:
    steps = estate(
        STAYS
        + link("a", "ris > pacs", "order", "drop")
        + link("b", "pacs > vna", "order", "drop")
        + link("c", "vna > ris", "order", "drop")
    ).cutover
    (bang,) = [step for step in steps if step.big_bang]
    assert bang.systems == ("pacs", "ris", "vna")
    assert set(bang.because) == {"Link a", "Link b", "Link c"}


def test_what_nobody_has_said_may_bind_and_a_queue_does_not() -> None:
    both = link("a", "ris > pacs", "order", "%s") + link("b", "pacs > ris", "report", "%s")
    unsaid = estate(STAYS + both.replace("%s", "unknown")).cutover
    assert [step.systems for step in unsaid if step.big_bang] == [("pacs", "ris")]
    queued = estate(STAYS + both.replace("%s", "queue")).cutover
    assert not any(step.big_bang for step in queued)


def test_interfaces_to_what_stays_are_repointed_or_undecided_or_given_up() -> None:
    steps = estate(
        STAYS
        + link("keep", "pas > ris", "order", "drop", ", future: repoint")
        + link("open", "pas > ris", "merge", "drop")
        + link("gone", "pas > ris", "appointment", "drop", ", future: retire")
    ).cutover
    (ris,) = [step for step in steps if step.systems == ("ris",)]
    assert (ris.repoint, ris.undecided) == (("keep",), ("open",))


def test_replacing_an_engine_touches_every_interface_that_passes_through_it() -> None:
    through = link("a", "pas > ris", "order", "drop", ", via: engine, future: rebuild")
    through += link("b", "pas > old", "order", "drop", ", via: engine")
    steps = estate(MOVING % "replace" + through).cutover
    (engine,) = [step for step in steps if "engine" in step.systems]
    (ris,) = [step for step in steps if "ris" in step.systems]
    assert engine.number < ris.number, "the RIS cannot take orders before the engine carries them"
    assert (engine.repoint, engine.undecided) == (("a",), ("b",))
    assert [(one.link, one.waiting) for one in engine.interim] == [("a", "ris")]
    assert ris.repoint == ("a",)
