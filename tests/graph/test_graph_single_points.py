# SPDX-License-Identifier: MIT
"""Single points of failure: parts whose loss alone stops a service path that works today."""

from estates import Day, Running, estate, evaluate, path_at, present_ends

ESTATE = """
systems:
  - {id: rooms, kind: modality_group}
  - {id: pacs, kind: pacs%s}
  - {id: ris, kind: ris}
  - {id: epr, kind: epr}
  - {id: engine, kind: integration_engine%s}
integrations:
  - {id: images, from: rooms, to: pacs, purpose: image_store, criticality: 1, failure_mode: block_workflow}
  - {id: reports, from: ris, to: epr, via: engine, purpose: report, criticality: 1, failure_mode: %s}
"""


def points(*facts: str) -> dict[str, tuple[str, ...]]:
    return {point.id: point.paths for point in estate(ESTATE % facts).single_points}


def test_a_system_or_an_interface_alone_may_stop_a_path() -> None:
    found = points("", "", "drop")
    assert found["pacs"] == ("acquire-to-store", "store-to-report", "view")
    assert found["images"] == ("acquire-to-store",)
    assert found["engine"] == ("report-to-deliver",)
    assert found["reports"] == ("report-to-deliver",)


def test_what_a_queue_bears_is_no_single_point() -> None:
    found = points("", "", "queue")
    assert "engine" not in found
    assert "reports" not in found


def test_what_nobody_has_said_is_no_single_point_for_certain() -> None:
    assert "engine" not in points("", "", "unknown")


def test_a_standby_takes_a_part_off_the_list_and_silence_does_not() -> None:
    assert "pacs" not in points(", standby: yes", "", "drop")
    standby = {
        point.id: point.standby for point in estate(ESTATE % ("", ", standby: no", "drop")).single_points
    }
    assert standby["pacs"] is None
    assert standby["engine"] is False


def test_a_second_system_of_the_kind_leaves_neither_alone() -> None:
    found = estate(
        ESTATE.replace("integrations:", "  - {id: pacs-2, kind: pacs}\nintegrations:") % ("", "", "drop")
    )
    paths = {point.id: point.paths for point in found.single_points}
    assert "view" not in paths.get("pacs", ())


def test_a_live_successor_leaves_what_it_replaces_replaceable() -> None:
    heir = "  - {id: next, kind: pacs, go_live: 2026-08-01}\nintegrations:"
    text = ESTATE.replace("integrations:", heir).replace(
        "purpose: image_store", "purpose: image_store, future: repoint"
    )
    found = estate(text % (", successor: next", "", "drop"))
    assert "pacs" not in {point.id for point in found.single_points}


def test_a_group_of_rooms_is_many_and_one_room_is_one() -> None:
    assert "rooms" not in points("", "", "drop")
    one = ESTATE.replace("kind: modality_group", "kind: modality_group, dicom: {station_count: 1}")
    assert "rooms" in {point.id for point in estate(one % ("", "", "drop")).single_points}


def test_what_stops_most_comes_first() -> None:
    stops = [len(point.stops) for point in estate(ESTATE % ("", "", "drop")).single_points]
    assert stops == sorted(stops, reverse=True)
    assert len(stops) >= 5


def test_each_point_really_stops_its_paths_and_nothing_else_does() -> None:
    """The quick way must agree with the plain one: take each part away and judge the whole path anew."""
    found = estate(ESTATE % ("", "", "drop"))
    graph = found.graph
    today = Day(graph.project.as_of, present_ends(graph))
    plain = {
        (noun, id_, at.path.id)
        for at in found.at_sites
        if at.described or at.path.everywhere
        for noun, id_ in at.elements
        if id_ != "rooms"
        and evaluate(graph, at, Running(graph, today)).state != "stopped"
        and evaluate(graph, at, Running(graph, today, frozenset({id_}))).state == "stopped"
    }
    quick = {(point.noun, point.id, path) for point in found.single_points for path in point.paths}
    assert quick == plain
    assert len(quick) >= 9
    assert path_at(found, "view").described
