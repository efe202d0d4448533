# SPDX-License-Identifier: MIT
"""The workbook that a bidder fills in: instructions, method, requirements, prices and signature."""

from planner.documents.letters import slug
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.tender import TO_SET, criteria, marks, rules
from planner.documents.tender.prices import price_table, whole_life_table
from planner.documents.words import EVALUATION_WORDS, count, day
from planner.documents.workbook import (
    Band,
    Bullets,
    Column,
    Formula,
    Heading,
    KeyValue,
    Paragraph,
    Properties,
    TextSheet,
    Value,
    Workbook,
)
from planner.english import capital
from planner.evaluation.identity import Identity
from planner.evaluation.questions import LotAsked, Question
from planner.evaluation.responses import BY_DATE, COMPLIANCE
from planner.evaluation.seal import short_seal

RESPONSES, PRICES, WHOLE_LIFE, SIGNATURE = "Responses", "Price schedule", "Whole-life cost", "Signature"
INSTRUCTIONS, METHOD = "Instructions", "How bids are compared"
TO_ANSWER, TOO_LONG, ANSWERED = "To answer", "Too long", "Answered"
FIELDS = (
    ("S1", "Full legal name of the bidder"),
    ("S2", "Company registration number"),
    ("S3", "Names of sub-contractors and what each does"),
    ("S4", "Prices hold until (date)"),
    (
        "S5",
        "The answers are true, and no answer rests on a condition that is not written in this workbook (Yes)",
    ),
    ("S6", "Name of the person who signs"),
    ("S7", "Position"),
    ("S8", "Date"),
)
"""What the signature sheet asks, by its reference."""


def file_stem(lot: LotAsked) -> str:
    """Return the name of the workbook of a lot without its ending."""
    return f"supplier-response-{slug(lot.id)}" if lot.id else "supplier-response"


def response_workbook(plan: ExitPlan, lot: LotAsked) -> Workbook:
    """Return the response workbook of one lot, locked but for the cells of the bidder."""
    seal = short_seal(plan.tender.seals[lot.id])
    under = (f"{plan.title}: {lot.title}", f"Seal {seal}")
    title = f"Supplier response: {lot.title}" if lot.id else "Supplier response"
    held = Properties(title, plan.title, plan.trust, plan.trust, "For bidders", plan.as_of)
    return Workbook(
        held,
        (
            _instructions(plan, lot),
            criteria(plan).sheet("Criteria and weights", under),
            rules(plan).sheet(METHOD, under),
            responses(lot, seal).sheet(RESPONSES, under, "A3"),
            price_table(plan.tender.schedule, lot.id, seal).sheet(PRICES, under, "A3"),
            whole_life_table(plan.tender.schedule).sheet(WHOLE_LIFE, under, "A3"),
            signature(lot.id, seal).sheet(SIGNATURE, under),
        ),
        protected=True,
    )


def _instructions(plan: ExitPlan, lot: LotAsked) -> TextSheet:
    whole = plan.tender.seals[lot.id]
    schedule = plan.tender.schedule
    reference = plan.project.evaluation.reference
    years = "" if schedule.years_stated else " (planning default, not verified; the trust confirms it)"
    open_points = plan.tender.method.open_points
    return TextSheet(
        INSTRUCTIONS,
        "Supplier response",
        (
            KeyValue("Procurement", plan.title),
            KeyValue("Reference", reference or "Not stated"),
            KeyValue("Buyer", plan.trust),
            KeyValue("Lot", lot.title),
            KeyValue("Requirements of", plan.as_of),
            KeyValue("Seal", f"{short_seal(whole)}  ({whole})"),
            Heading("How far you are", 2),
            KeyValue("Requirements to answer", _left(lot, TO_ANSWER, len(lot.questions))),
            KeyValue("Answers that are too long", _left(lot, TOO_LONG, 0)),
            Heading("How to fill it in", 2),
            Bullets(_how(lot)),
            *((Heading("Not settled yet", 2), Bullets(open_points)) if open_points else ()),
            Heading("Prices", 2),
            Paragraph(
                f"Price {count(schedule.years, 'year')} of service{years} and what comes before go-live "
                "(year 0), in pounds without VAT. An empty cell is read as no price given, which is not a "
                "price of nought: write 0 where there is no charge."
            ),
        ),
        (f"{plan.trust}, {day(plan.as_of)}",),
    )


def _left(lot: LotAsked, state: str, now: int) -> Formula:
    return Formula(f'COUNTIF(Responses[State],"{state}")', now if lot.questions else 0)


def _how(lot: LotAsked) -> tuple[str, ...]:
    gates = count(len(lot.gates), "requirement")
    return (
        "Fill in the light yellow cells of the sheets Responses, Price schedule and Signature. All else is "
        "locked; the locks have no password and are there to prevent slips.",
        "Do not add, delete, move, merge or translate sheets, rows and columns. Sorting and filtering do "
        "no harm.",
        f"{capital(gates)} {'is' if len(lot.gates) == 1 else 'are'} marked Pass or fail. Answer Fully, or "
        "say what stands in the way: anything else may end your bid.",
        "Scored requirements need an answer in words and, where the row asks for evidence, the place of it "
        "in your documents: file, page, section.",
        "By the date given means: not today, but on the date you write, under contract.",
        "Write values, never formulas: a formula is not taken as an answer.",
        "Words over the limit of a row are not read. The column State says what is still missing.",
        "Return this workbook as an .xlsx file. The seal shows that questions and weights are those of the "
        "specification.",
    )


def responses(lot: LotAsked, seal: str) -> Table:
    """Return one row for each requirement of a lot, with the cells of the bidder blank."""
    return Table(
        str(Identity("supplier-responses", lot.id, seal)),
        f"Requirements and your answers: {lot.title}",
        (
            Column("id", "Id", "id", 12),
            Column("heading", "Family", "text", 18),
            Column("requirement", "Requirement", "long", 52),
            Column("show", "Evidence to show", "long", 28),
            Column("kind", "Evaluated", "choice", 13),
            Column("weight", "Weight out of 100", "number", 10, places=3),
            Column("compliance", "Compliance", "choice", 14, COMPLIANCE, True, help=CHOOSE),
            Column("date", "Met by", "date", 13, editable=True, help="Only with By the date given."),
            Column("answer", "Your answer", "long", 60, editable=True, help="In words, within the limit."),
            Column("evidence", "Where the evidence is", "long", 26, editable=True, help=WHERE),
            Column("state", "State", "choice", 12, bands=STATES),
            Column("words", "Words used", "number", 9),
            Column("limit", "Words allowed", "number", 9),
        ),
        tuple(_row(one) for one in lot.questions),
        "Weights are shown to three decimal places; the marks are worked out from the exact weights.",
    )


CHOOSE = "Fully: today, as written. By the date given: under contract by the date beside it. Partly, Not."
WHERE = "File, page and section of the evidence."
STATES = (
    Band("good", equals=(ANSWERED,)),
    Band("caution", equals=(TO_ANSWER,)),
    Band("danger", equals=(TOO_LONG,)),
)


def sent(question: Question) -> dict[str, Value]:
    """Return what the locked cells of a question say, by column; who changes them changes the question."""
    return {
        "requirement": f"{question.title}. {question.text}"
        if question.text != question.title
        else question.text,
        "kind": EVALUATION_WORDS[question.kind],
        "weight": marks(question.weight, 3) if question.kind == "scored" else None,
    }


def _row(question: Question) -> tuple[Value, ...]:
    locked = sent(question)
    return (
        question.id,
        question.heading,
        locked["requirement"],
        question.show,
        locked["kind"],
        locked["weight"],
        *(None, None, None, None),
        STATE,
        WORDS_USED,
        question.words,
    )


_FLAT = 'TRIM(SUBSTITUTE({answer},CHAR(10)," "))'
WORDS_USED = Formula(f'IF({_FLAT}="",0,LEN({_FLAT})-LEN(SUBSTITUTE({_FLAT}," ",""))+1)', 0)
STATE = Formula(
    'IF(OR({compliance}="",AND({compliance}="' + BY_DATE + '",{date}=""),'
    'AND({kind}="' + EVALUATION_WORDS["scored"] + '",{words}=0)),"' + TO_ANSWER + '",'
    'IF(AND({limit}<>"",{words}>{limit}),"' + TOO_LONG + '","' + ANSWERED + '"))',
    TO_ANSWER,
)


def signature(lot: str, seal: str) -> Table:
    """Return what the bidder declares and signs."""
    return Table(
        str(Identity("supplier-signature", lot, seal)),
        "Declaration and signature",
        (
            Column("id", "Ref", "id", 8),
            Column("field", "What we ask", "long", 52),
            Column("answer", "Your answer", "long", 60, editable=True),
        ),
        tuple((key, words, None) for key, words in FIELDS),
    )


__all__ = [
    "BY_DATE",
    "COMPLIANCE",
    "FIELDS",
    "TO_SET",
    "file_stem",
    "response_workbook",
    "responses",
    "sent",
    "signature",
]
