# SPDX-License-Identifier: MIT
"""Workbooks that came back → the evaluation: what is read, what stands, and the files that say so."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostic, fault, in_order
from planner.documents.plan import ExitPlan
from planner.documents.tender.consensus import consensus, consensus_stem
from planner.documents.tender.debrief import debriefs
from planner.documents.tender.low_price import low_price_sentences
from planner.documents.tender.matrix import matrix_workbook
from planner.documents.tender.report import report_html, report_stem
from planner.documents.tender.response import FIELDS
from planner.documents.tender.score_sheets import evaluators, score_sheet, score_sheet_stem
from planner.evaluation.identity import BID_KINDS
from planner.evaluation.outcome import Decided, Outcome
from planner.evaluation.questions import LotAsked
from planner.evaluation.responses import Response
from planner.load.bids import read_bid
from planner.load.returned import Returned, read_returned
from planner.load.scores import ReadScores, read_scores
from planner.presentation import Presentation, plain
from planner.render.excel import write_xlsx
from planner.render.pack import WrittenPack, write_pack
from planner.render.word import write_docx


@dataclass(frozen=True)
class Evaluated:
    """The outcome of every lot, and what is to be told of the workbooks."""

    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]


def evaluate(plan: ExitPlan, folder: Path | None) -> Evaluated:
    """Return what the workbooks in a folder amount to; without a folder, what the project itself states."""
    held, faults = read_returned(folder, plan.tender) if folder else ((), ())
    told = list(faults)
    responses = _responses(plan, held, told)
    scores, wrong = read_scores(held, plan.tender)
    told += wrong
    outcomes = tuple(_outcome(plan, lot, responses, scores) for lot in plan.tender.lots)
    told += [found for outcome in outcomes for found in _moves_without_reason(outcome)]
    told += [found for outcome in outcomes for found in _low_prices(plan, outcome)]
    return Evaluated(outcomes, in_order(told))


def _responses(plan: ExitPlan, held: tuple[Returned, ...], told: list[Diagnostic]) -> list[Response]:
    found: dict[tuple[str, str], Response] = {}
    for one in held:
        if not any(identity.kind in BID_KINDS for identity, _ in one.tables):
            continue
        response, faults = read_bid(one, plan.tender)
        told += faults
        if response is None:
            continue
        key = (response.bidder, response.lot)
        if key in found:
            what = f"'{one.name}' and '{found[key].file}' are both bids of {response.bidder} for one lot"
            told.append(fault("PLN548", what))
        found.setdefault(key, response)
    return list(found.values())


def _outcome(plan: ExitPlan, lot: LotAsked, responses: list[Response], scores: list[ReadScores]) -> Outcome:
    mine = [one for one in scores if one.lot == lot.id]
    stated = plan.project.evaluation.bids or ()
    return Outcome(
        plan.tender,
        lot,
        dict(FIELDS),
        tuple(sorted((one for one in responses if one.lot == lot.id), key=lambda one: one.bidder)),
        tuple(one for one in stated if (one.lot or "") == lot.id),
        tuple(score for one in mine for score in one.scores),
        tuple(agreed for one in mine for agreed in one.agreed),
        {
            (found.bidder, found.question): Decided(found.passed, found.reason, found.place)
            for one in mine
            for found in one.decisions
        },
    )


def _moves_without_reason(outcome: Outcome) -> list[Diagnostic]:
    return [
        fault("PLN550", f"{one.place}: {one.question} of {outcome.names[one.bidder]}: {one.fault}")
        for one in outcome.moderated
        if one.score is not None and one.fault
    ]


def _low_prices(plan: ExitPlan, outcome: Outcome) -> list[Diagnostic]:
    return [fault("PLN554", said) for said in low_price_sentences(plan, outcome)]


def evaluation_files(
    plan: ExitPlan,
    found: Evaluated,
    progress: Callable[[str], None] = lambda step: None,
    look: Presentation | None = None,
) -> dict[str, bytes]:
    """Return every file of an evaluation, by name: report, matrix, letters, score sheets, consensus.

    They are set in planner's own presentation if none is given.
    """
    look = look or plain()
    templates, house_style = look.templates, look.house
    people = {one.id: one.name_in_print for one in plan.project.people}
    files: dict[str, bytes] = {}
    for outcome in found.outcomes:
        progress(f"evaluation report: {outcome.lot.title}")
        stem = report_stem(outcome)
        html = report_html(plan, outcome, people, found.diagnostics, templates)
        files[f"evaluation-report{stem}.docx"] = write_docx(html, {}, house_style)
        progress(f"evaluation matrix: {outcome.lot.title}")
        files[f"evaluation-matrix{stem}.xlsx"] = write_xlsx(matrix_workbook(plan, outcome, people))
        for name, letter in debriefs(plan, outcome, templates):
            files[f"{name}.docx"] = write_docx(letter, {}, house_style)
        files |= _sheets(plan, outcome, progress)
    return files


def _sheets(plan: ExitPlan, outcome: Outcome, progress: Callable[[str], None]) -> dict[str, bytes]:
    """Return the workbooks of the evaluators; none before a bid came in, or while no scale is set."""
    if not outcome.responses or outcome.tender.method.highest is None:
        return {}
    who = evaluators(plan, outcome.lot.id)
    files = {}
    for person in who:
        progress(f"score sheet: {person.name}")
        files[f"{score_sheet_stem(outcome, person)}.xlsx"] = write_xlsx(score_sheet(plan, outcome, person))
    progress("consensus workbook")
    files[f"{consensus_stem(outcome)}.xlsx"] = write_xlsx(consensus(plan, outcome, who))
    return files


def write_evaluation(
    plan: ExitPlan,
    found: Evaluated,
    out: Path,
    progress: Callable[[str], None] = lambda step: None,
    look: Presentation | None = None,
) -> WrittenPack:
    """Write the evaluation into a folder, all of it or nothing; what people changed there is kept."""
    files = evaluation_files(plan, found, progress, look)
    progress("writing the evaluation")
    return write_pack(out, files, {"trust": plan.trust, "title": plan.title, "as_of": plan.as_of.isoformat()})
