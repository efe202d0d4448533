# SPDX-License-Identifier: MIT
"""Tables of the data to be moved: volumes with their basis, routes and days, approaches, what it hangs on."""

from dataclasses import replace

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column
from planner.english import capital, few_sentences, joined
from planner.migration.approaches import Offer
from planner.migration.figures import Figure
from planner.migration.plan import Stratum
from planner.schedule.timeline import ENDS_OF_CONTRACTS

BASIS_WORDS = {"stated": "Stated", "assumed": "Assumed", "unknown": "Not known"}
STATUS_WORDS = {"usable": "Can be used", "open": "Waits for an answer", "refused": "Does not fit"}


def basis(figure: Figure) -> str:
    """Return how well a figure is known, in a word."""
    return BASIS_WORDS[figure.basis]


def volumes(plan: ExitPlan) -> Table:
    """Return a year's work by system and modality; what the catalogue filled in says so."""
    return Table(
        "volumes",
        "A year's work by modality",
        (
            Column("system", "System"),
            Column("modality", "Modality"),
            Column("studies", "Studies a year", "number"),
            Column("size", "Mean size, MB", "number"),
            Column("growth", "TB a year", "number", places=2),
            Column("basis", "Basis"),
        ),
        tuple(
            (
                row.name,
                row.modality,
                _whole(row.studies_yr),
                row.mean_mb.value,
                row.tb_yr.value,
                basis(row.tb_yr),
            )
            for row in plan.migration.volumes.rows
        ),
        note="Sizes are of studies as stored, TB are decimal. Assumed figures are planning defaults.",
    )


def _whole(figure: Figure) -> int | None:
    """Return a whole number; an assumed one is rounded to what it is worth."""
    if figure.value is None:
        return None
    whole = round(figure.value)
    return whole if figure.basis == "stated" or whole < 1000 else round(whole, 2 - len(str(whole)))


def strata(plan: ExitPlan) -> Table:
    """Return what has to be moved, lot by lot: from where, by which route, and for how many days alone."""
    name = plan.dependencies.graph.name
    return Table(
        "migration-lots",
        "What has to be moved, and how long each lot takes alone",
        (
            Column("lot", "Studies", "long", 30),
            Column("from", "From"),
            Column("studies", "Number of studies", "number"),
            Column("tb", "TB", "number", places=1),
            Column("route", "Route", "long", 28),
            Column("best", "Days, best", "number"),
            Column("typical", "Days, typical", "number"),
            Column("worst", "Days, worst", "number"),
            Column("basis", "Basis"),
        ),
        tuple(
            (
                one.title,
                name(one.source),
                _whole(one.studies),
                one.terabytes.value,
                _route(plan, one),
                _days(one.days_best),
                _days(one.days_typical),
                _days(one.days_worst),
                basis(one.terabytes),
            )
            for one in plan.migration.strata
        ),
        note="Days of the calendar: a copy runs seven days a week. Retries and new work come on top.",
    )


def _days(days: float | None) -> int | None:
    return None if days is None else max(round(days), 1)


def _route(plan: ExitPlan, one: Stratum) -> str:
    offers = (o for o in plan.migration.offers if o.approach.id == one.approach and o.system == one.source)
    found = next(offers, None)
    return found.approach.title if found else one.route.replace("_", " ")


def offers(plan: ExitPlan) -> Table:
    """Return every approach to moving the data, for each archive, with why it is offered or refused."""
    return Table(
        "migration-approaches",
        "Ways to move the data",
        (
            Column("archive", "Archive"),
            Column("approach", "Approach", "long", 30),
            Column("status", "Status"),
            Column("typical", "Days alone, typical", "number"),
            Column("why", "Why", "long", 48),
            Column("catches", "Catches", "long", 44),
        ),
        tuple(
            (
                offer.name,
                f"{offer.approach.id} {offer.approach.title}",
                "Planned on" if offer.chosen else STATUS_WORDS[offer.status],
                _days(offer.typical_days),
                _why(offer),
                offer.approach.catches,
            )
            for offer in plan.migration.offers
        ),
    )


REASONS_AT_MOST = 4


def _why(offer: Offer) -> str:
    told = [_sentence(reason) for reason in dict.fromkeys(offer.because) if not _plain(offer, reason)]
    told += [question.text for question in offer.questions]
    return few_sentences(told, REASONS_AT_MOST) or (
        offer.approach.strengths if offer.status == "usable" else ELSEWHERE
    )


ELSEWHERE = "It is for archives of another kind."


def _plain(offer: Offer, reason: str) -> bool:
    """Return whether a reason only says what kind of archive it is, which the reader knows."""
    return reason.startswith((f"{offer.name} is a ", f"{offer.name} is an "))


def _sentence(text: str) -> str:
    return capital(text) if text.endswith(("?", ".")) else f"{capital(text)}."


def separate(plan: ExitPlan) -> Table:
    """Return what moves beside the images: each is a migration of its own."""
    return Table(
        "separate-migrations",
        "What moves beside the images",
        (
            Column("what", "Migration", "long", 26),
            Column("applies", "In this programme"),
            Column("moves", "What moves", "long", 44),
            Column("counted", "How it is counted", "long", 36),
        ),
        tuple(
            (
                item.migration.title,
                {True: "Yes", False: "No", None: "Not known"}[item.applies],
                item.migration.moves,
                item.migration.counted,
            )
            for item in plan.migration.separate
        ),
    )


def assumptions(plan: ExitPlan) -> Table:
    """Return what the estimate takes for granted because nobody has said."""
    return Table(
        "migration-assumptions",
        "What the estimate takes for granted",
        (
            Column("what", "Assumption", "long", 64),
            Column("grade", "Grade"),
            Column("sources", "Sources"),
        ),
        tuple(
            (one.text, capital(one.grade), joined(list(one.sources))) for one in plan.migration.assumptions
        ),
    )


def swings(plan: ExitPlan) -> Table:
    """Return which doubt moves the estimate most, in days at the eightieth percentile."""
    return Table(
        "migration-swings",
        "What the estimate hangs on",
        (
            Column("input", "Input", "long", 44),
            Column("kind", "Days if it is kind", "number"),
            Column("unkind", "Days if it is not", "number"),
            Column("days", "Between the two", "number"),
        ),
        tuple(
            (swing.driver.title, _days(swing.p80_kind), _days(swing.p80_unkind), _days(swing.days))
            for swing in plan.migration.swings
        ),
        note="Days of the whole migration that eighty in a hundred draws keep within.",
    )


def burn_down(plan: ExitPlan) -> Table:
    """Return what is left to be moved at the end of each month, of everything and of each archive."""
    ends = {
        one.day: "A contract ends" if one.kind == "contract_end" else "An archive ends"
        for one in sorted(
            plan.schedule.dates.deadlines, key=lambda one: (one.kind == "contract_end", one.day)
        )
        if one.kind in ENDS_OF_CONTRACTS
    }
    return Table(
        "burn-down",
        "What is left to be moved",
        (
            Column("stream", "Archive"),
            Column("on", "At the end of", "date"),
            Column("p50", "TB left, even chance", "number", places=1),
            Column("p80", "TB left, eight in ten", "number", places=1),
            Column("studies", "Studies left, about", "number"),
            Column("mark", "That day"),
        ),
        tuple(
            (
                stream.name,
                left.on,
                round(left.p50, 1),
                round(left.p80, 1),
                _about(left.studies),
                "The copy begins" if left == stream.points[0] else ends.get(left.on),
            )
            for stream in plan.burn_down
            for left in stream.points
        ),
        note="If the copy begins as planned. New images that land meanwhile are counted. Archives do not add "
        "up to the whole: what is likely of each alone is not likely of all at once.",
    )


def _about(studies: float | None) -> int | None:
    """Return a number of studies, to three figures."""
    whole = round(studies or 0)
    return None if studies is None else round(whole, min(3 - len(str(whole)), 0))


WORD_ROWS = 14


def burn_down_in_short(plan: ExitPlan) -> Table:
    """Return the burn-down of everything in few rows, those of contract ends among them."""
    whole = burn_down(plan)
    rows = [row for row in whole.rows if plan.burn_down and row[0] == plan.burn_down[0].name]
    step = -(-len(rows) // WORD_ROWS)
    last = len(rows) - 1
    kept = [row for n, row in enumerate(rows) if n % max(step, 1) == 0 or row[5] or n == last]
    return replace(whole, id="burn-down-short", rows=tuple(kept))


def data_tables(plan: ExitPlan) -> tuple[Table, ...]:
    """Return every table of the data to be moved."""
    return tuple(make(plan) for make in (volumes, strata, offers, separate, assumptions, swings))
