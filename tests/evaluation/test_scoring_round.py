# SPDX-License-Identifier: MIT
"""From bids to a ranking: score sheets go out and come back, scores are agreed, and who moved is told."""

import io
from pathlib import Path

from openpyxl import Workbook, load_workbook
from returned_bids import Form, evaluated, filled, tender_plan

from planner.evaluating import Evaluated, evaluate, evaluation_files

LOT = tender_plan().tender.lots[0]
FIRST = LOT.scored[0].id


def opened(files: dict[str, bytes], name: str) -> Workbook:
    return load_workbook(io.BytesIO(files[name]))


def score_all(book: Workbook, sheet: str, score: int, reason: str = "") -> Workbook:
    form = Form(book[sheet])
    for row in (one for one in form.rows if "|" in one):
        form.cell(row, "score").value = score
        form.cell(row, "reason").value = reason or None
    return book


def rounds(folder: Path) -> tuple[Evaluated, dict[str, bytes]]:
    """Two bids, scored 3 by one and 4 by the other, agreed at 4."""
    plan = tender_plan()
    bids = {"alpha": filled("Alpha Ltd", 1000), "beta": filled("Beta plc", 1200)}
    files = evaluation_files(plan, evaluated(folder, bids))
    for name, score in (("ann", 3), ("bob", 4)):
        score_all(opened(files, f"score-sheet-one-{name}.xlsx"), "Scores", score, "Shown.").save(
            folder / f"{name}.xlsx"
        )
    files = evaluation_files(plan, evaluate(plan, folder))
    agreed = score_all(opened(files, "consensus-one.xlsx"), "Consensus", 4, "Seen at the reference site.")
    agreed.save(folder / "what we agreed.xlsx")
    found = evaluate(plan, folder)
    return found, evaluation_files(plan, found)


def test_the_whole_round(tmp_path: Path) -> None:
    found, files = rounds(tmp_path / "in")
    (outcome,) = found.outcomes
    assert found.diagnostics == ()
    assert [one.name for one in outcome.ranking.ranked] == ["Alpha Ltd", "Beta plc"]
    assert [str(one.total) for one in outcome.ranking.ranked] == ["88.00", "81.33"]
    moved = {(move.person, move.was, move.to) for one in outcome.moderated for move in one.moves}
    assert moved == {("ann", 3, 4)}
    assert {"debrief-one-alpha.docx", "debrief-one-beta.docx"} <= set(files)


def test_what_was_typed_stands_in_the_next_score_sheet(tmp_path: Path) -> None:
    _, files = rounds(tmp_path / "in")
    form = Form(opened(files, "score-sheet-one-ann.xlsx")["Scores"])
    assert form.cell(f"alpha|{FIRST}", "score").value == 3
    assert form.cell(f"alpha|{FIRST}", "reason").value == "Shown."
    form = Form(opened(files, "consensus-one.xlsx")["Consensus"])
    assert form.cell(f"beta|{FIRST}", "score").value == 4
    assert form.cell(f"beta|{FIRST}", "reason").value == "Seen at the reference site."


def test_a_move_without_a_reason_and_a_score_off_the_scale_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    rounds(folder)
    book = load_workbook(folder / "what we agreed.xlsx")
    form = Form(book["Consensus"])
    form.cell(f"alpha|{FIRST}", "reason").value = None
    form.cell(f"beta|{FIRST}", "score").value = 9
    book.save(folder / "what we agreed.xlsx")
    found = evaluate(tender_plan(), folder)
    told = {one.code: one.message for one in found.diagnostics}
    assert "somebody moved and no reason" in told["PLN550"]
    assert "9 is no step of the scale" in told["PLN549"]
    assert found.outcomes[0].ranking.winner is not None
    assert found.outcomes[0].ranking.standings[-1].why == f"No score is agreed for {FIRST}."


def test_a_gate_that_is_not_plainly_passed_waits_for_a_person(tmp_path: Path) -> None:
    plan, folder = tender_plan(), tmp_path / "in"
    book = filled()
    gate = LOT.gates[0].id
    Form(book["Responses"]).cell(gate, "compliance").value = "Partly"
    found = evaluated(folder, {"alpha": book})
    assert found.outcomes[0].out("alpha") == f"Nobody has decided yet on {gate} (DEVIATION)."
    consensus = opened(evaluation_files(plan, found), "consensus-one.xlsx")
    form = Form(consensus["Gates"])
    form.cell(f"alpha|{gate}", "decision").value = "fail"
    consensus.save(folder / "consensus.xlsx")
    assert "PLN552" in {one.code for one in evaluate(plan, folder).diagnostics}
    form.cell(f"alpha|{gate}", "reason").value = "It names no date."
    consensus.save(folder / "consensus.xlsx")
    assert evaluate(plan, folder).outcomes[0].out("alpha") == f"{gate} is failed: It names no date."
