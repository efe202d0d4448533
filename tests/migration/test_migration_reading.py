# SPDX-License-Identifier: MIT
"""The shipped references are whole and cited; a fault in one is told by entry, and all faults at once."""

from datetime import date
from typing import Any

import pytest
from migration_estates import known_ids, reference_texts, references

from planner.migration.reading import FILES, migration_references
from planner.rules.problems import Problem


def problems(files: dict[str, Any]) -> list[tuple[str, Problem]]:
    _, found = migration_references(files, known_ids())
    return [(name, problem) for name, held in found.items() for problem in held]


def test_the_shipped_references_have_what_the_field_asks_for() -> None:
    known = references()
    assert [one.id for one in known.approaches.approaches] == [f"A{number}" for number in range(1, 10)]
    assert [one.id for one in known.verification.levels] == [f"V{number}" for number in range(1, 9)]
    assert [one.id for one in known.identity.classes] == [f"M{number}" for number in range(10)]
    assert [one.id for one in known.exceptions.codes] == [f"E{number}" for number in range(1, 12)]
    assert [one.id for one in known.approaches.priority_bands] == [str(number) for number in range(1, 8)]
    assert len(known.special_objects.objects) >= 18
    assert len(known.retention.classes) >= 11
    assert len(known.sizes.sizes) >= 12
    assert len(known.rates.published_figures) >= 10


def test_every_size_and_rate_is_a_range_with_a_source() -> None:
    known = references()
    ranges = [*known.sizes.sizes, *known.rates.routes]
    assert len(ranges) >= 18
    assert all(one.low < one.typical < one.high and one.sources for one in ranges)


def test_a_published_average_is_never_in_megabytes_a_second() -> None:
    bases = {(route.basis, route.unit) for route in references().rates.routes}
    assert bases == {("weekly_average", "TB/week"), ("unthrottled", "MB/s")}


def test_retention_knows_its_time() -> None:
    then, now = (
        {one.id for one in references().retention.on(day)} for day in (date(2012, 3, 1), date(2026, 6, 1))
    )
    assert "college-advice" in now
    assert "college-advice" not in then
    assert {"adult", "child"} <= then & now


def test_a_code_of_a_modality_finds_its_size_whatever_its_case() -> None:
    sizes = references().sizes
    assert sizes.of("dx") is sizes.of("CR")
    assert sizes.of("XYZ") is None


FAULTS: list[tuple[str, list[str | int], Any, str, str]] = [
    ("modality-sizes", ["sizes", 1, "low"], "400", "ct", "out of order"),
    ("modality-sizes", ["sizes", 1, "sources"], ["S999"], "ct", "there is no source 'S999'"),
    ("modality-sizes", ["sizes", 1, "id"], "xr", "xr", "said twice"),
    ("modality-sizes", ["sizes", 1, "codes"], ["CTX"], "mix-2013", "no size has the code 'CT'"),
    ("modality-sizes", ["default_mixes", 1, "shares", "CT"], "17", "mix-2023", "come to 101 and not to 100"),
    ("migration-rates", ["routes", 0, "unit"], "MB/s", "remote-query", "is in TB/week"),
    ("migration-rates", ["routes", 0, "speed"], "1", "remote-query", "'speed' is not known here"),
    ("migration-rates", ["parameters", 1, "id"], "availabilty", "", "'availability' is missing"),
    ("migration-rates", ["parameters", 1, "typical"], "0.99", "availability", "between best and worst"),
    (
        "migration-approaches",
        ["approaches", 2, "when"],
        "holds_image",
        "A3",
        "there is no word 'holds_image'",
    ),
    ("migration-approaches", ["approaches", 2, "local_route"], "file-extrakt", "A3", "there is no route"),
    ("migration-approaches", ["separate_migrations", 1, "activities"], ["G99"], "ris-history", "no activity"),
    ("retention", ["classes", 0, "standards"], ["@rm-code-1999"], "adult", "there is no instrument"),
    ("exception-codes", ["codes", 0, "owner"], "BOSS", "E1", "'owner'"),
]


@pytest.mark.parametrize(("file", "path", "value", "entry", "message"), FAULTS)
def test_a_fault_names_its_entry(
    file: str, path: list[str | int], value: Any, entry: str, message: str
) -> None:
    files = reference_texts()
    inside = files[file]
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    told = [(name, problem.entry) for name, problem in problems(files) if message in problem.message]
    assert (file, entry) in told


def test_all_faults_are_told_at_once() -> None:
    files = reference_texts()
    del files["retention"]["classes"][0]["title"]
    del files["retention"]["classes"][1]["keep"]
    files["exception-codes"]["codes"][2]["grade"] = "rumour"
    assert {(name, problem.entry) for name, problem in problems(files)} == {
        ("retention", "adult"),
        ("retention", "child"),
        ("exception-codes", "E3"),
    }


def test_a_missing_file_is_a_fault_and_not_an_empty_list() -> None:
    files = reference_texts()
    del files["verification-levels"]
    assert [name for name, _ in problems(files)] == ["verification-levels"]


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.parametrize("nonsense", [{}, {"surprise": "1"}, {"classes": "text", "sizes": {"a": "b"}}])
def test_nonsense_is_told_and_never_raised(name: str, nonsense: dict[str, Any]) -> None:
    files = {**reference_texts(), name: nonsense}
    assert problems(files)
