# SPDX-License-Identifier: MIT
"""How long a specification of 2,000 requirements and its response workbook take to write, and to read back.

`python benchmarks/responses.py` prints Markdown. What is read is a copy with every row filled in. The goal is
five seconds for both files together, and five to read.
"""

import argparse
import statistics
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from planner.documents.documents import DOCUMENTS, html_of
from planner.documents.drawn import figures
from planner.documents.marks import KEY, NOTE, TABLE
from planner.documents.plan import ExitPlan
from planner.documents.tender.response import response_workbook
from planner.evaluating import evaluate
from planner.packing import fitted
from planner.pipeline import make_plan, read_catalogue, read_project
from planner.presentation.templates import shipped_templates
from planner.render.excel import write_xlsx
from planner.render.pictures import draw
from planner.render.word import write_docx
from planner.shipped import shipped

ROWS = 2_000
WORD, EXCEL, READ = "specification, Word", "response workbook, Excel", "read back"


def wide(rows: int) -> ExitPlan:
    """Return the plan of an example with so many requirements that bidders answer."""
    loaded, catalogue = read_project(shipped("examples") / "trust-2026"), read_catalogue().catalogue
    if catalogue is None or loaded.project is None:
        raise SystemExit("the example is not sound")
    plan = make_plan(loaded.project, catalogue, loaded.positions.where)
    held = [one for one in plan.requirements.applicable if one.entry.party != "buyer"]
    many = tuple(
        replace(one, entry=one.entry.model_copy(update={"id": f"{one.entry.id}-{n // len(held)}"}))
        for n, one in ((n, held[n % len(held)]) for n in range(rows))
    )
    return replace(plan, requirements=replace(plan.requirements, applicable=many))


def filled(content: bytes) -> bytes:
    """Return a response workbook as a bidder would send it back, every row answered."""
    book = load_workbook(BytesIO(content))
    sheet = book["Responses"]
    mark = next(row for row in sheet.iter_rows() if any(str(cell.value).startswith(KEY) for cell in row))
    keys = {str(cell.value)[len(KEY) :]: cell.column for cell in mark if str(cell.value).startswith(KEY)}
    ids = next(cell.column for cell in mark if str(cell.value).startswith(TABLE))
    for number in range(mark[0].row + 2, sheet.max_row + 1):
        if sheet.cell(number, ids).value in (None, NOTE):
            continue
        sheet.cell(number, keys["compliance"]).value = "Fully"
        sheet.cell(number, keys["answer"]).value = "We do this today at three trusts. " * 20
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def clock() -> tuple[float, float]:
    """Return the time of day and that of the processor, in seconds: a busy machine slows only the first."""
    return time.perf_counter(), time.process_time()


def since(began: tuple[float, float]) -> tuple[float, float]:
    """Return the seconds since then on both clocks."""
    now = clock()
    return now[0] - began[0], now[1] - began[1]


def main() -> None:
    """Measure, and print the page."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=5, help="runs of each measurement (default 5)")
    runs = asked.parse_args().runs
    times: dict[str, list[tuple[float, float]]] = {WORD: [], EXCEL: [], READ: []}
    for _ in range(runs):
        plan = wide(ROWS)
        drawn = figures(plan)
        _ = plan.comparison  # worked out once for all documents of a pack, as the plan itself is
        pictures = {name: fitted(draw(figure), figure.landscape) for name, figure in drawn.items()}
        house = shipped("templates") / "word" / "house-style.docx"
        began = clock()
        write_docx(html_of(DOCUMENTS[0], plan, shipped_templates(), drawn), pictures, house)
        times[WORD].append(since(began))
        began = clock()
        workbook = write_xlsx(response_workbook(plan, plan.tender.lots[0]))
        times[EXCEL].append(since(began))
        with TemporaryDirectory() as folder:
            Path(folder, "alpha.xlsx").write_bytes(filled(workbook))
            began = clock()
            found = evaluate(plan, Path(folder))
            times[READ].append(since(began))
        answered = len(found.outcomes[0].responses[0].answers)
        if answered < ROWS:
            raise SystemExit(f"only {answered} rows were read back")
    print(f"{ROWS:,} requirements, median of {runs}\n\n| step | s | s of the processor |\n|---|---|---|")
    for step, took in times.items():
        wall, own = (statistics.median(one[at] for one in took) for at in (0, 1))
        print(f"| {step} | {wall:.2f} | {own:.2f} |")


if __name__ == "__main__":
    main()
