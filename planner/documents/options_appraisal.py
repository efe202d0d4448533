# SPDX-License-Identifier: MIT
"""What the options appraisal says, as plain data for its template."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from planner.appraisal.comparison import Appraised, Comparison
from planner.documents.option_words import option_sentences
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.table import Table
from planner.documents.tables import appraisal, criteria, knowledge, options
from planner.documents.tables.appraisal import compared_words, financial_year_words, pounds
from planner.documents.tables.side_by_side import ladders_side_by_side
from planner.documents.verdict_words import STANDING, chance_words, reason, route_words
from planner.documents.words import count, day
from planner.documents.workbook import Column, Value
from planner.english import capital, joined, listed, lowered
from planner.rules.phrases.together import finished
from planner.verdicts.options import MINIMUM

TABLES = (
    options.options,
    options.options_why,
    ladders_side_by_side,
    appraisal.whole_life_costs,
    appraisal.lateness,
    appraisal.switching_values,
    appraisal.affordability,
    criteria.scores,
    criteria.score_reasons,
    criteria.firmness,
    criteria.to_win,
    criteria.dominated,
    appraisal.missing,
    knowledge.sources_of("appraisal"),
)

DRIVERS_EACH = 3
"""How many inputs are told of each option in print; the workbook has them all."""


def appraised(plan: ExitPlan) -> bool:
    """Return whether the trust has begun to compare its options: a cost, a score or a criterion is stated."""
    said = plan.project.appraisal
    return said.criteria is not None or any(one.costs or one.scores for one in plan.project.options)


def options_appraisal(plan: ExitPlan) -> dict[str, Any]:
    """Return the context of the options appraisal."""
    held = plan.comparison
    return {
        "trust": plan.trust,
        "scope": f"{capital(compared_words(plan))}.",
        "answers": [*baseline_words(plan), *answers(plan, held)],
        "side": printed(side_by_side(plan)),
        "options": [_option(plan, one) for one in held.options],
        "drivers": printed(_drivers(plan)),
        "short": list(budget_short(held.options)),
        "price_base": financial_year_words(held.rules.price_base),
        "cautions": cautions(held.options),
        "score_columns": ["option", *(f"c-{n}" for n in range(len(held.criteria))), "total"],
        "score_widths": _widths(len(held.criteria)),
        "cash_columns": ["option", "nature", *(f"y{year}" for year in held.span.all)],
        "cash_widths": _cash_widths(len(held.span.all)),
        "ladder_columns": ["decision", *(f"o{n}" for n in range(_buying(held)))],
        "ladder_widths": shared(26, _buying(held)),
        "switching": printed(_switching(plan)),
        "t": {table.id: printed(table, "–") for table in (make(plan) for make in TABLES)},
    }


def _buying(held: Comparison) -> int:
    return sum(bool(one.outlook.ends) for one in held.options)


def shared(first: int, others: int) -> str:
    """Return the widths of a table in hundredths: what the first column leaves is shared by the others."""
    each = (100 - first) // max(others, 1)
    return " ".join(str(part) for part in (100 - each * others, *([each] * others)))


def _widths(criteria: int) -> str:
    """Return the widths of the table of scores, in hundredths: the option, each criterion, the total."""
    each = min(67 // max(criteria, 1), 24)
    return " ".join(str(part) for part in (100 - 12 - each * criteria, *([each] * criteria), 12))


def _cash_widths(years: int) -> str:
    each = 70 // max(years, 1)
    return " ".join(str(part) for part in (100 - 9 - each * years, 9, *([each] * years)))


def side_by_side(plan: ExitPlan) -> Table:
    """Return the four answers of each option in one row: money, criteria, time and standing."""
    return Table(
        "options-compared",
        "The options at a glance",
        (
            Column("option", "Option", "long", 30),
            Column("net", "Net present cost, £", "money"),
            Column("score", "Score, out of 100", "number", places=1),
            Column("live", "Live, P80", "date"),
            Column("chance", "Chance to be live in time"),
            Column("standing", "Standing"),
        ),
        tuple(_glance(one) for one in plan.comparison.options),
    )


def _glance(one: Appraised) -> tuple[Value, ...]:
    outlook = one.outlook
    live = outlook.verdict("replace")
    return (
        one.title,
        None if one.net is None else round(one.net),
        None if one.score is None else round(one.score, 1),
        live.p80,
        None if live.chance is None else chance_words(live.chance, outlook.iterations),
        STANDING[outlook.standing],
    )


def baseline_words(plan: ExitPlan) -> Iterator[str]:
    """Yield what happens if nothing is decided, and which option is the least that can be done."""
    held, named = plan.comparison, plan.project.appraisal.do_minimum
    for nothing in (one for one in held.options if not one.outlook.course.buys):
        leave = nothing.outlook.verdict("leave")
        told = f"“{nothing.title}” is what happens if nothing is decided."
        yield f"{told} {reason(plan, nothing.outlook, leave)}" if leave.passes else told
    least = held.minimum
    if least is None:
        return
    if least.outlook.course.derived:
        way = lowered(route_words(least.outlook))
        yield f"“{least.title}” was put there by planner, since the trust has no such option: {way}."
    elif least.id == named or least.id == MINIMUM:
        yield f"The least that keeps the service going is “{least.title}”."
    else:
        yield (
            "The trust has not named the least that would keep the service going: "
            f"“{least.title}” stands for it."
        )


def answers(plan: ExitPlan, held: Comparison) -> Iterator[str]:
    """Yield the cheapest, the best, which may be in time, and what stands against the one preferred."""
    if held.by_cost:
        first = held.by_cost[0]
        yield f"Cheapest over its life is “{first.title}”, at {pounds(first.net)}.{_lead(held)}"
    else:
        yield "Nobody has stated what any option costs, so none can be called the cheapest."
    if held.by_score:
        best = held.by_score[0]
        told = f"Best on the criteria is “{best.title}”, with {best.score:.1f} of 100."
        found = held.firmness
        if found:
            told += f" It stays first in {found.stated[best.id]:.0%} of the cases in which weights and "
            told += "scores are as far out as they may be."
        yield told
    yield _in_time(held)
    preferred = plan.project.appraisal.preferred
    chosen = next((one for one in held.options if one.id == preferred), None)
    if chosen is not None:
        yield f"The trust prefers “{chosen.title}”.{_against(chosen, held)}"


def _lead(held: Comparison) -> str:
    if len(held.by_cost) < 2:
        return ""
    first, second = held.by_cost[0], held.by_cost[1]
    gap = (second.net or 0.0) - (first.net or 0.0)
    return f" The next, “{second.title}”, costs {pounds(gap)} more."


def _in_time(held: Comparison) -> str:
    chances = {one.id: one.outlook.verdict("replace").chance for one in held.options}
    known = [one for one in held.options if chances[one.id] is not None]
    likely = [one for one in known if (chances[one.id] or 0.0) >= 0.5]
    if not known:
        return "Of no option can it be said how likely it is to be live in time."
    if not likely:
        return "No option is as likely as not to be live before the contract ends."
    named = joined([f"“{one.title}”" for one in likely])
    judged = count(len(known), "option")
    return f"Of {judged} that can be judged, at least an even chance to be live in time: {named}."


def _against(chosen: Appraised, held: Comparison) -> str:
    told = []
    if held.by_cost and chosen.net is not None and held.by_cost[0] is not chosen:
        gap = chosen.net - (held.by_cost[0].net or 0.0)
        told.append(f"it costs {pounds(gap)} more than the cheapest")
    if held.by_score and chosen.score is not None and held.by_score[0] is not chosen:
        told.append(
            f"it scores {(held.by_score[0].score or 0.0) - chosen.score:.1f} points less than the best"
        )
    chance = chosen.outlook.verdict("replace").chance
    if chance is not None and chance < 0.5:
        told.append(
            f"its chance to be live in time is {lowered(chance_words(chance, chosen.outlook.iterations))}"
        )
    return f" Against it: {joined(told)}." if told else ""


def _chance(one: Appraised, chance: float) -> str:
    return chance_words(chance, one.outlook.iterations)


def _option(plan: ExitPlan, one: Appraised) -> dict[str, Any]:
    verdict = one.outlook.verdict("replace")
    live = f"Live by {day(verdict.p50)} (P50) or {day(verdict.p80)} (P80)." if verdict.p80 else ""
    own = one.outlook.course.option
    return {
        "title": one.title,
        "route": finished([route_words(one.outlook)]),
        "live": live,
        "says": option_sentences(plan, one),
        "notes": own.notes if own and own.notes else "",
        "below": joined([held.title for held in one.below]),
    }


def _drivers(plan: ExitPlan) -> Table:
    """Return the inputs that move the cost of each option most."""
    full = appraisal.cost_drivers(plan)
    note = f"The {DRIVERS_EACH} that move each option most; all are in options-appraisal.xlsx."
    return replace(full, rows=tuple(_first(full.rows, DRIVERS_EACH)), note=note)


def _switching(plan: ExitPlan) -> Table:
    """Return the switching values that could come about, the smallest of each option."""
    full = appraisal.switching_values(plan)
    rows = [row for row in full.rows if row[2] != appraisal.NO_CHANGE]
    return replace(full, rows=tuple(_first(rows, DRIVERS_EACH)))


def _first(rows: Iterable[tuple[Value, ...]], most: int) -> Iterator[tuple[Value, ...]]:
    """Yield the first rows of each option, which stands in their first column."""
    kept: Counter[str] = Counter()
    for row in rows:
        kept[str(row[0])] += 1
        if kept[str(row[0])] <= most:
            yield row


def budget_short(options: Iterable[Appraised]) -> Iterator[str]:
    """Yield, of each option, in which years the budget is short and by how much in all."""
    for one in options:
        short = [year for year in one.cash if year.gap and round(year.gap)]
        if short:
            total = pounds(sum(year.gap or 0.0 for year in short))
            named = joined([f"{financial_year_words(year.year)} ({year.nature})" for year in short])
            yield f"“{one.title}” lacks {total} in all: {named}."


def cautions(options: Iterable[Appraised]) -> list[str]:
    """Return what a reader must know of the figures: optimism bias and defaults that stand in."""
    every_option = tuple(options)
    used = {line.bias.id: line.bias for one in every_option for line in one.costs if line.uplift}
    told = [
        f"Optimism bias, {lowered(bias.title)}: {bias.upper_pct:g}% at first, {bias.lower_pct:g}% at "
        f"least [{', '.join(bias.sources)}]. {bias.note}"
        for bias in sorted(used.values(), key=lambda one: one.id)
    ]
    every = [line for one in every_option for line in one.costs if line.uplift]
    unsaid = sorted({line.title for line in every if not line.mitigation_stated})
    if unsaid:
        told.append(f"Nobody has said how much of the bias is mitigated for {listed(unsaid)}: none is taken.")
    outside = [(one, line) for one in every_option for line in one.costs if line.outside]
    for one, line in outside:
        left = pounds(line.outside)
        told.append(f"“{one.title}”: {left} of “{line.title}” falls in years that are not compared.")
    return told
