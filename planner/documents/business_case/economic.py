# SPDX-License-Identifier: MIT
"""The economic case: which option gives most for what it costs the public, and how firmly that stands."""

from collections.abc import Iterator

from planner.appraisal.comparison import Appraised, Comparison
from planner.documents.business_case.case import Case, asked, preferred, quoted
from planner.documents.exit_plan.answers import Asked
from planner.documents.exit_plan.told import Shown, told
from planner.documents.options_appraisal import answers, baseline_words, cautions, side_by_side
from planner.documents.plan import ExitPlan
from planner.documents.tables import appraisal
from planner.english import capital, listed, lowered


def economic(plan: ExitPlan) -> Case:
    """Return the economic case."""
    held = plan.comparison
    scope = f"{capital(appraisal.compared_words(plan))}."
    return Case(
        "economic",
        "The economic case",
        "Which option gives the public most for what it costs, over its whole life.",
        told(
            [scope, *baseline_words(plan), *answers(plan, held), *_beaten(held), *cautions(held.options)],
            Shown(
                side_by_side(plan),
                ("option", "net", "score", "live", "chance", "standing"),
                "30 15 12 13 14 16",
            ),
            Shown(
                appraisal.whole_life_costs(plan),
                ("option", "costs", "bias", "overrun", "gains", "net", "annual"),
                "28 12 12 12 12 12 12",
            ),
        ),
        tuple(_questions(plan, held)),
    )


def _beaten(held: Comparison) -> Iterator[str]:
    titles = {one.id: one.title for one in held.options}
    for one in held.dominated:
        better, worse = titles[one.by], titles[one.option]
        yield f"“{worse}” can be set aside: “{better}” matches or beats it on every criterion and on cost."


def _questions(plan: ExitPlan, held: Comparison) -> Iterator[Asked]:
    yield from asked("SRO", "Which option does the trust prefer, and why?", preferred(plan) is None)
    uncosted = quoted([one.title for one in held.options if _lacks(one, "costs")])
    yield from asked("FIN", f"What do these cost, year by year: {listed(uncosted)}?", bool(uncosted))
    for one in held.options:
        lines = [gap.title for gap in one.gaps if gap.missing == "line"]
        yield from asked("FIN", f"“{one.title}”: what do {listed(lines)} come to?", bool(lines))
        risks = [gap.title for gap in one.gaps if gap.missing == "risk"]
        yield from asked("FIN", f"“{one.title}”: how likely are {listed(risks)}, at what cost?", bool(risks))
        what = lowered(appraisal.MISSING["archive"])
        yield from asked("CTR", f"“{one.title}”: {what}?", _lacks(one, "archive"))
    late = any(_lacks(one, "overrun_price") for one in held.options)
    yield from asked("FIN", "What does each month cost by which the trust is late for the end?", late)
    unscored = quoted([one.title for one in held.options if _lacks(one, "score")])
    yield from asked("SRO", f"How does each do on the criteria, and why: {listed(unscored)}?", bool(unscored))
    unweighed = [gap.title for gap in held.gaps if gap.missing == "weight"]
    yield from asked("SRO", f"How much does each criterion weigh: {listed(unweighed)}?", bool(unweighed))
    undated = any(gap.missing == "price_base" for gap in held.gaps)
    yield from asked("FIN", "Of which year are the prices?", undated)


def _lacks(one: Appraised, missing: str) -> bool:
    return any(gap.missing == missing for gap in one.gaps)
