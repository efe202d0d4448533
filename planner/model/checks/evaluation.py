# SPDX-License-Identifier: MIT
"""What an evaluation may get wrong in itself: weights, names, the price formula, the scale and scores."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from planner.diagnostics import Finding, did_you_mean
from planner.model.evaluation import Evaluation
from planner.model.project import Project

NOUN = "evaluation"
ALL = Decimal(100)
MOST_PLACES = 6
"""Decimal places of a total; a spreadsheet shows no more of them truly."""


def _finding(code: str, message: str, field: str, remedy: str | None = None) -> Finding:
    return Finding(code, message, NOUN, "", field, remedy)


def weights_add_up(project: Project) -> list[Finding]:
    """Return a finding if all weights are stated and do not make 100; one that is unknown proves nothing."""
    said = project.evaluation
    weights = [one.weight for one in said.criteria or ()]
    divided = said.price is not None and said.price.formula == "price_per_quality_point"
    if not divided:
        weights.append(said.price.weight if said.price else None)
    known = [Decimal(str(one)) for one in weights if one is not None]
    total = sum(known, Decimal(0))
    if not said.criteria or (len(known) < len(weights) and total <= ALL) or total == ALL:
        return []
    what = "criteria" if divided else "criteria and of price"
    return [_finding("PLN530", f"the weights of {what} make {float(total):g}, and not 100", "criteria")]


def weighed_twice(project: Project) -> list[Finding]:
    """Return a finding for each family, requirement or id that stands in two places of the evaluation."""
    criteria = project.evaluation.criteria or ()
    uses = [
        *(
            (f"criteria.{at}.families", name, "family")
            for at, one in enumerate(criteria)
            for name in one.families or ()
        ),
        *(
            (f"criteria.{at}.requirements.{name}", name, "requirement")
            for at, one in enumerate(criteria)
            for name in one.requirements or ()
        ),
        *_ids(project.evaluation),
    ]
    seen: dict[tuple[str, str], str] = {}
    found = []
    for field, name, what in uses:
        if (what, name) in seen:
            first = (("first here", NOUN, "", seen[what, name]),)
            found.append(
                Finding("PLN532", f"the {what} '{name}' is there twice", NOUN, "", field, None, first)
            )
        seen.setdefault((what, name), field)
    return found


def _ids(said: Evaluation) -> Iterator[tuple[str, str, str]]:
    for at, criterion in enumerate(said.criteria or ()):
        yield f"criteria.{at}.id", criterion.id, "criterion"
        for number, own in enumerate(criterion.questions or ()):
            yield f"criteria.{at}.questions.{number}.id", own.id, "question"
    for at, lot in enumerate(said.lots or ()):
        yield f"lots.{at}.id", lot.id, "lot"
    for at, bid in enumerate(said.bids or ()):
        yield f"bids.{at}.id", f"{bid.id}{f' in {bid.lot}' if bid.lot else ''}", "bid"


def evaluation_names(project: Project) -> list[Finding]:
    """Return a finding for each person, criterion and lot that is named and is not there."""
    said = project.evaluation
    people = {one.id for one in project.people}
    criteria = {one.id for one in said.criteria or ()}
    lots = {one.id for one in said.lots or ()}
    found = []
    for at, evaluator in enumerate(said.evaluators or ()):
        place = f"evaluators.{at}"
        found += _unknown(people, "person", (evaluator.person,), f"{place}.person")
        found += _unknown(criteria, "criterion", evaluator.criteria or (), f"{place}.criteria")
        found += _unknown(lots, "lot", evaluator.lots or (), f"{place}.lots")
    if said.moderation:
        found += _unknown(people, "person", (said.moderation.moderator,), "moderation.moderator")
    for at, bid in enumerate(said.bids or ()):
        found += _unknown(lots, "lot", (bid.lot,), f"bids.{at}.lot")
    return found


def _unknown(known: set[str], what: str, names: Iterable[str | None], field: str) -> list[Finding]:
    return [
        _finding("PLN531", f"no {what} is called '{name}'", field, did_you_mean(name, sorted(known)))
        for name in names
        if name is not None and name not in known
    ]


def evaluation_price(project: Project) -> list[Finding]:
    """Return a finding for a benchmark that has no span, and for a weight that no formula uses."""
    price = project.evaluation.price
    if price is None:
        return []
    found = []
    if price.floor is not None and price.cap is not None and price.floor >= price.cap:
        found.append(_finding("PLN533", "the floor of the benchmark is not below its cap", "price.floor"))
    if price.formula == "price_per_quality_point" and price.weight:
        message = "price per quality point divides price by quality: price has no weight"
        found.append(_finding("PLN533", message, "price.weight", "leave out the weight of price"))
    return found


def evaluation_scale(project: Project) -> list[Finding]:
    """Return a finding for a scale that cannot be used, and for each agreed score that is not on it."""
    said = project.evaluation
    if said.rounding is not None and said.rounding > MOST_PLACES:
        return [_finding("PLN534", f"totals are rounded to {MOST_PLACES} places at most", "rounding")]
    if said.scale is None:
        return []
    scores = [step.score for step in said.scale if step.score is not None]
    found = []
    if len(scores) < 2 or not max(scores):
        found.append(_finding("PLN534", "the scale has fewer than two steps", "scale"))
    found += [
        _finding("PLN534", f"the score {score} is on the scale twice", f"scale.{at}.score")
        for at, score in enumerate(scores)
        if score in scores[:at]
    ]
    if said.minimum_score is not None and scores and said.minimum_score > max(scores):
        found.append(_finding("PLN534", "the least score lies above the scale", "minimum_score"))
    for at, bid in enumerate(said.bids or ()):
        found += [
            _finding("PLN535", f"{score} is no step of the scale", f"bids.{at}.scores.{question}")
            for question, score in (bid.scores or {}).items()
            if scores and score not in scores
        ]
    return found
