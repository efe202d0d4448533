# SPDX-License-Identifier: MIT
"""The options appraisal is a live model: LibreOffice comes to planner's numbers, also after an edit."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from libreoffice import EXCEL, LibreOffice
from workbook_reading import opened

from planner.documents.appraisal_workbook import appraisal_workbook
from planner.documents.plan import ExitPlan
from planner.model import Project
from planner.pipeline import make_plan, read_catalogue
from planner.render.excel import write_xlsx
from planner.shipped import shipped

pytestmark = pytest.mark.office
Books = dict[str, tuple[bytes, bytes]]
PENNY = 0.005


@cache
def written() -> dict[str, Any]:
    """Return the example of 2026 as it is written, one mapping of all its files."""
    whole: dict[str, Any] = {}
    for path in sorted((shipped("examples") / "trust-2026").glob("*.yaml")):
        for key, value in yaml.load(Path(path).read_text(encoding="utf-8"), yaml.BaseLoader).items():
            whole[key] = [*whole[key], *value] if isinstance(value, list) and key in whole else value
    return whole


def plan(change: Callable[[dict[str, Any]], None] = lambda whole: None) -> ExitPlan:
    whole = yaml.load(yaml.dump(written()), yaml.BaseLoader)
    change(whole)
    catalogue = read_catalogue().catalogue
    assert catalogue is not None
    return make_plan(Project.model_validate(whole), catalogue, lambda noun, id_, field: "estate.yaml:1")


@cache
def as_written() -> ExitPlan:
    return plan()


def model(of: ExitPlan) -> bytes:
    return write_xlsx(appraisal_workbook(of))


def stored_and_fresh(content: bytes, recalculated: bytes) -> Iterator[tuple[str, Any, Any]]:
    formulas, stored = opened(content), opened(content, values=True)
    fresh = opened(recalculated, values=True)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    place = f"{sheet.title}!{cell.coordinate}"
                    yield (
                        place,
                        stored[sheet.title][cell.coordinate].value,
                        fresh[sheet.title][cell.coordinate].value,
                    )


def near(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < PENNY
    return (one or "") == (other or "") or (one, other) in ((0, None), (None, 0))


CHEAPER = ("Join the imaging network's contract", "Share of the network's managed service")
HEAVIER = ("Achievability", "Whether the trust can do it before the contract ends")


@pytest.fixture(scope="module")
def books(libreoffice: LibreOffice) -> Books:
    """The model as it is, and with a number changed in Excel, before and after LibreOffice calculates it."""
    asis = model(as_written())
    written = {
        "as-is.xlsx": asis,
        "cheaper.xlsx": edited(asis, "Lines", CHEAPER, "2028-29", 10_000),
        "heavier.xlsx": edited(asis, "Criteria", HEAVIER, "Weight", 90),
    }
    fresh = libreoffice.saved(written, EXCEL)
    return {name.removesuffix(".xlsx"): (raw, fresh[name]) for name, raw in written.items()}


def test_every_number_is_recalculated_to_the_penny(books: Books) -> None:
    seen = list(stored_and_fresh(*books["as-is"]))
    assert len(seen) > 300
    assert [place for place, before, after in seen if not near(before, after)] == []


def ranking(content: bytes) -> dict[str, dict[str, Any]]:
    """Return the ranking by option and heading."""
    rows = [[cell.value for cell in row] for row in opened(content, values=True)["Ranking"].iter_rows()]
    at = next(n for n, row in enumerate(rows) if row[0] == "Option")
    titles = {one.title for one in plan().comparison.options}
    return {row[0]: dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[0] in titles}


def test_an_option_without_a_cost_is_not_free_in_the_workbook_either() -> None:
    nothing = ranking(model(plan()))["Let the managed service end"]
    assert [nothing[heading] for heading in ("Costs", "Being late", "Net present cost")] == [None, None, None]


def edited(content: bytes, sheet: str, row: tuple[str, str], heading: str, value: float) -> bytes:
    """Return a workbook in which a person has typed a number into one cell, known by its row and heading."""
    book = opened(content)
    cells = list(book[sheet].iter_rows())
    head = next(line for line in cells if heading in [cell.value for cell in line])
    column = next(cell.column for cell in head if cell.value == heading)
    line = next(line for line in cells if (line[0].value, line[1].value) == row)
    book[sheet].cell(line[0].row, column).value = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cost_changed_in_excel_moves_the_ranking_as_in_the_plan(books: Books) -> None:
    def cheaper(whole: dict[str, Any]) -> None:
        option = next(one for one in whole["options"] if one["id"] == "network")
        line = next(one for one in option["costs"] if one["id"] == "service")
        line["amounts"]["2028-29"] = "£10,000"

    expected = plan(cheaper).comparison
    found = ranking(books["cheaper"][1])
    assert len(found) == len(expected.options)
    for one in expected.options:
        assert near(found[one.title]["Net present cost"], one.net), one.id
    assert [one.title for one in expected.by_cost] == sorted(
        (title for title, held in found.items() if held["Rank by cost"]),
        key=lambda title: found[title]["Rank by cost"],
    )


def test_a_weight_that_is_changed_in_excel_moves_the_scores(books: Books) -> None:
    def heavier(whole: dict[str, Any]) -> None:
        next(one for one in whole["appraisal"]["criteria"] if one["id"] == "achievability")["weight"] = "90"

    expected = plan(heavier).comparison
    found = ranking(books["heavier"][1])
    assert as_written().comparison.by_score[0] != expected.by_score[0], "the edit changes who is first"
    for one in expected.options:
        assert near(found[one.title]["Weighted score"], one.score), one.id
    assert found[expected.by_score[0].title]["Rank by score"] == 1
