# SPDX-License-Identifier: MIT
"""The letter to each bidder: an assessment summary under the Act of 2023, a standstill letter before it."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.documents.environment import render
from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.letters import slug
from planner.documents.plan import ExitPlan
from planner.documents.tables.tender import marks_in_print
from planner.documents.words import day
from planner.evaluation.moderation import Moderated
from planner.evaluation.outcome import Outcome
from planner.evaluation.ranking import Standing
from planner.evaluation.rounding import in_print
from planner.regimes import AnswerError, Asked, DateAnswer, Refusal, date_for, governing

ACT = "pa2023"
TITLES = {
    ACT: "Assessment summary",
    "pcr2015": "Notice of the decision to award",
    "pcr2006": "Notice of the decision to award",
}


def regime_of(plan: ExitPlan) -> tuple[str, bool]:
    """Return the regime of the procurement, and whether it is stated; else that of the plan's day."""
    stated = plan.project.evaluation.regime
    if stated:
        return stated, True
    pack = governing(plan.catalogue.regimes.packs.values(), plan.as_of)
    return (pack.regime if pack and pack.regime in TITLES else ACT), False


SAMPLE: dict[str, Any] = {
    "title": "Letter",
    **dict.fromkeys(("act", "won", "out"), False),
    **dict.fromkeys(("trust", "date", "procurement", "reference", "lot", "bidder", "winner", "why"), "text"),
    **dict.fromkeys(("total", "winning_total", "sender"), "text"),
    "rank": 2,
    "ranked": 2,
    "by_weight": True,
    "criteria": [dict.fromkeys(("title", "weight", "mine", "theirs"), "text")],
    "questions": [dict.fromkeys(("id", "title", "mine", "theirs", "reason", "advantage"), "text")],
    "steps": [{"score": 5, "means": "text"}],
    "standstill": dict.fromkeys(("days", "event", "event_day", "end", "reference"), "text"),
    "checks": ["text"],
}
"""What the letter's template is given, in the form of it: for the check of templates before bids came in."""


def debriefs(
    plan: ExitPlan, outcome: Outcome, templates: Mapping[str, str]
) -> Iterator[tuple[str, HtmlDocument]]:
    """Yield the letter to each bidder with the stem of its file; none before one bid is first."""
    winner = outcome.ranking.winner
    if winner is None:
        return
    lot = f"-{slug(outcome.lot.id)}" if outcome.lot.id else ""
    regime, stated = regime_of(plan)
    title = TITLES[regime]
    for standing in sorted(outcome.ranking.standings, key=lambda one: one.offer.id):
        context = _context(plan, outcome, standing, winner, regime, stated)
        made = DocumentProperties(
            f"{title}: {standing.name}",
            plan.title,
            plan.trust,
            plan.trust,
            "Draft, not sent",
            "",
            plan.as_of,
            "",
        )
        html = render(templates, "debrief.html.j2", {**context, "title": title})
        yield f"debrief{lot}-{slug(standing.offer.id)}", HtmlDocument(made, html, plain=True)


def _context(
    plan: ExitPlan, outcome: Outcome, mine: Standing, winner: Standing, regime: str, stated: bool
) -> dict[str, Any]:
    won = mine is winner
    end = _standstill(plan, regime)
    return {
        "act": regime == ACT,
        "trust": plan.trust,
        "date": day(plan.as_of),
        "procurement": plan.title,
        "reference": plan.project.evaluation.reference or "not stated",
        "lot": outcome.lot.title,
        "bidder": mine.name,
        "won": won,
        "winner": winner.name,
        "out": mine.rank is None,
        "why": mine.why,
        "rank": mine.rank,
        "ranked": len(outcome.ranking.ranked),
        "by_weight": outcome.tender.method.by_weight,
        "total": _total(mine),
        "winning_total": _total(winner),
        "criteria": _criteria(outcome, mine, winner),
        "questions": list(_questions(outcome, mine, winner, regime == ACT)),
        "steps": [{"score": score, "means": means} for score, means in outcome.tender.method.steps],
        "standstill": _told(end),
        "sender": plan.owners.get("PRO"),
        "checks": _checks(plan, outcome, mine, won, stated, regime),
    }


def _total(one: Standing) -> str:
    return "" if one.total is None else f"{one.total:,}"


def _criteria(outcome: Outcome, mine: Standing, winner: Standing) -> list[dict[str, str]]:
    method = outcome.tender.method
    rows = [
        {
            "title": title,
            "weight": marks_in_print(method.weights[key]),
            "mine": in_print(mine.criteria[key]),
            "theirs": in_print(winner.criteria[key]),
        }
        for key, title in method.titles.items()
    ]
    if method.by_weight:
        both = (in_print(one.price_marks) if one.price_marks is not None else "" for one in (mine, winner))
        rows.append(
            {
                "title": "Price",
                "weight": marks_in_print(method.price_weight),
                **dict(zip(("mine", "theirs"), both, strict=True)),
            }
        )
    return rows


def _questions(outcome: Outcome, mine: Standing, winner: Standing, every: bool) -> Iterator[dict[str, str]]:
    """Yield each scored question with both scores, and the reasons that were agreed.

    The reasons of the winner are given for `every` question, or for those alone in which it is ahead.
    """
    held: dict[tuple[str, str], Moderated] = {(one.bidder, one.question): one for one in outcome.moderated}
    for question in outcome.lot.scored:
        if not question.weight:
            continue
        own, other = (held.get((one.offer.id, question.id)) for one in (mine, winner))
        yield {
            "id": question.id,
            "title": question.title,
            "mine": _score(mine, question.id),
            "theirs": _score(winner, question.id),
            "reason": _reason(own),
            "advantage": _reason(other) if every or _better(winner, mine, question.id) else "",
        }


def _score(one: Standing, question: str) -> str:
    score = one.offer.scores.get(question)
    return "" if score is None else str(score)


def _better(winner: Standing, mine: Standing, question: str) -> bool:
    return winner.offer.scores.get(question, 0) > mine.offer.scores.get(question, 0)


def _reason(one: Moderated | None) -> str:
    """Return why a score was agreed: the reason of the consensus, else those of the evaluators."""
    if one is None:
        return ""
    return one.reason or " ".join(dict.fromkeys(single.reason for single in one.single if single.reason))


def _standstill(plan: ExitPlan, regime: str) -> DateAnswer | None:
    try:
        return date_for(plan.catalogue.regimes, Asked("standstill", regime, plan.as_of))
    except (AnswerError, KeyError, Refusal):
        return None


def _told(end: DateAnswer | None) -> dict[str, str] | None:
    if end is None:
        return None
    return {
        "days": f"{end.days} {'working ' if end.unit == 'working' else ''}days",
        "event": end.event_words,
        "event_day": day(end.event),
        "end": day(end.end),
        "reference": end.reference,
    }


def _checks(
    plan: ExitPlan, outcome: Outcome, mine: Standing, won: bool, stated: bool, regime: str
) -> list[str]:
    """Return what a person must check before the letter goes, the gravest first."""
    checks = [
        "The dates are counted from the day of the plan. Count them again from the day on which this is sent "
        "or published.",
        "Read every reason: it was written by evaluators. Take out what is confidential to another bidder, "
        "such as prices, methods and names.",
    ]
    if not stated:
        checks.insert(
            0, "The project does not state the procurement regime; it was taken from the day of the plan."
        )
    if regime == ACT:
        checks.append(
            "Every bidder whose tender was assessed has its summary before the award notice is published."
        )
    checks += _by_law(plan, won, regime)
    unsaid = [one for one in outcome.moderated if one.bidder == mine.offer.id and not _reason(one)]
    if unsaid:
        checks.append(f"{len(unsaid)} scores have no reason. A bidder may ask for it, and a court may.")
    if mine.rank is None:
        checks.append(
            "The bid is not ranked. Check that its exclusion was decided by somebody who may, and why."
        )
    return checks


def _by_law(plan: ExitPlan, won: bool, regime: str) -> list[str]:
    """Return what the law wants in the letter that somebody has to add, and what planner has put there."""
    award = plan.catalogue.award
    checks = [
        f"To be added by you: {one.says} ({one.reference})." for one in award.contents(regime, won, "person")
    ]
    held = award.contents(regime, won, "planner")
    if held:
        checks.append(
            f"What else the law asks for stands in the letter: {'; '.join(one.says for one in held)}."
        )
    return checks
