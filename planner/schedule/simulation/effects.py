# SPDX-License-Identifier: MIT
"""Risks of the register as drivers of time: how likely each is to happen, and what it then stretches.

A risk acts on every activity that it names, by the same draw, which is what ties activities together: the
years in which the exit plan is refused are the years in which every activity that needs it is late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.rules.entries import RiskRule
from planner.rules.findings import Risk, Risks
from planner.schedule.activities import TemplateProblem, TemplateProblemsError
from planner.schedule.reading import GRADES
from planner.schedule.simulation.spread import Spread

NO_STRETCH = Spread(1, 1, 1)
NO_DAYS = Spread(0, 0, 0)

RATE = "rate"
"""What a risk is about whose cost is in an activity already where that was worked out from rates."""


@dataclass(frozen=True)
class RiskEffect:
    """One risk as the simulation knows it.

    `activities` are ids of activities, or of templates for all that came of them. When the risk happens
    each lasts at least `stretch` times its usual length and `days` more, in days of its own calendar. Several
    risks add: two that stretch by a half double the time.
    """

    id: str
    title: str
    probability: float
    activities: tuple[str, ...]
    stretch: Spread = NO_STRETCH
    days: Spread = NO_DAYS
    grade: str = "practice"
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError(f"{self.id}: the probability {self.probability} is not between 0 and 1")
        if self.stretch.low < 1 or self.days.low < 0:
            raise ValueError(f"{self.id}: a risk cannot make an activity shorter")


@dataclass(frozen=True)
class Step:
    """What an impact, or a risk of which more is known, does to an activity.

    `about` is `rate` where an activity whose duration was worked out from rates has it in it already.
    """

    stretch: Spread = NO_STRETCH
    days: Spread = NO_DAYS
    about: str = ""
    grade: str = "practice"
    sources: tuple[str, ...] = ("K",)


@dataclass(frozen=True)
class EffectScale:
    """`likelihood` holds the lowest and highest chance of each score; `risks` what is known of one risk.

    `together` is the correlation between the durations of any two activities of one calendar.
    """

    likelihood: Mapping[int, tuple[float, float]]
    impact: Mapping[int, Step]
    risks: Mapping[str, Step]
    together: float = 0.0

    def probability(self, score: int) -> float:
        """The chance that stands for a likelihood: the middle of its band."""
        return sum(self.likelihood[score]) / 2

    def step(self, risk: str, impact: int) -> Step:
        """What a risk does: what is known of it, with its impact's numbers where none of its own is."""
        known, usual = self.risks.get(risk), self.impact[impact]
        if known is None:
            return usual
        counted = (known.stretch, known.days) != (NO_STRETCH, NO_DAYS)
        return known if counted else replace(usual, about=known.about)


def risk_effects(
    risks: Risks, scale: EffectScale | Mapping[str, Any], computed: frozenset[str] = frozenset()
) -> tuple[RiskEffect, ...]:
    """The risks of a register that can move a date, in the order of the register.

    `scale` may be the content of `risk-effects.yaml`. `computed` names activities whose duration was worked
    out from rates: a risk about rates does not stretch those a second time. Raises `TemplateProblemsError`.
    """
    read = scale if isinstance(scale, EffectScale) else effect_scale(scale)
    found = (_effect(risk, read, computed) for risk in risks.risks)
    return tuple(effect for effect in found if effect.activities)


def _effect(risk: Risk, scale: EffectScale, computed: frozenset[str]) -> RiskEffect:
    return effect_of(risk.rule, (risk.id, risk.title), (risk.likelihood, risk.impact), scale, computed)


def effect_of(
    rule: RiskRule,
    called: tuple[str, str],
    score: tuple[int, int],
    scale: EffectScale,
    computed: frozenset[str] = frozenset(),
) -> RiskEffect:
    """What a risk of the catalogue does to time, by its id and title and its likelihood and impact."""
    step = scale.step(rule.id, score[1])
    return RiskEffect(
        id=called[0],
        title=called[1],
        probability=scale.probability(score[0]),
        activities=tuple(one for one in rule.delayed if not (step.about == RATE and one in computed)),
        stretch=step.stretch,
        days=step.days,
        grade=step.grade,
        sources=step.sources,
    )


def effect_scale(data: Mapping[str, Any]) -> EffectScale:
    """The content of `risk-effects.yaml` as values; `TemplateProblemsError` with everything that is wrong."""
    problems: list[TemplateProblem] = []
    reader = _Reading(problems)
    scale = EffectScale(
        likelihood={score: reader.band(entry) for score, entry in _scores(data, "likelihood", problems)},
        impact={
            score: reader.step(f"impact {score}", entry) for score, entry in _scores(data, "impact", problems)
        },
        risks={
            str(one.get("risk")): reader.step(str(one.get("risk")), one) for one in data.get("risks") or ()
        },
        together=reader.together(data.get("together") or {}),
    )
    if problems:
        raise TemplateProblemsError(problems)
    return scale


def _scores(
    data: Mapping[str, Any], key: str, problems: list[TemplateProblem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The five entries of a scale by their score."""
    entries = {str(one.get("score")): one for one in data.get(key) or ()}
    if sorted(entries) != ["1", "2", "3", "4", "5"]:
        problems.append(TemplateProblem("risk-effects", key, "expected one entry for each score from 1 to 5"))
        return
    for score, entry in sorted(entries.items()):
        yield int(score), entry


class _Reading:
    """Takes numbers out of entries, noting each fault."""

    def __init__(self, problems: list[TemplateProblem]) -> None:
        self.problems = problems

    def band(self, entry: Mapping[str, Any]) -> tuple[float, float]:
        where = f"likelihood {entry.get('score')}"
        low, high = (self._number(where, key, entry.get(key)) for key in ("from", "to"))
        if not 0 <= low <= high <= 1:
            self.problems.append(TemplateProblem(where, "from", f"{low} to {high} is not a range of chances"))
        return low, high

    def together(self, entry: Mapping[str, Any]) -> float:
        """The correlation, which has a grade and a reason like any other number."""
        value = self._number("together", "correlation", entry.get("correlation", 0))
        if not 0 <= value < 1:
            self.problems.append(TemplateProblem("together", "correlation", "expected 0 or more, below 1"))
        return value

    def step(self, where: str, entry: Mapping[str, Any]) -> Step:
        known = {"score", "risk", "stretch", "days", "about", "grade", "sources", "because"}
        for key in sorted(set(entry) - known):
            self.problems.append(TemplateProblem(where, key, "this key is not known here"))
        if entry.get("grade") not in GRADES:
            self.problems.append(TemplateProblem(where, "grade", f"expected one of {', '.join(GRADES)}"))
        if entry.get("about") not in (None, RATE):
            self.problems.append(TemplateProblem(where, "about", f"expected {RATE}"))
        return Step(
            stretch=self._spread(where, "stretch", entry, NO_STRETCH),
            days=self._spread(where, "days", entry, NO_DAYS),
            about=str(entry.get("about") or ""),
            grade=str(entry.get("grade")),
            sources=tuple(str(one) for one in entry.get("sources") or ()),
        )

    def _spread(self, where: str, key: str, entry: Mapping[str, Any], absent: Spread) -> Spread:
        written = entry.get(key)
        if written is None:
            return absent
        points = [self._number(where, key, written.get(point)) for point in ("low", "typical", "high")]
        if not absent.low <= points[0] <= points[1] <= points[2]:
            told = "expected low, typical and high in order, none of which makes an activity shorter"
            self.problems.append(TemplateProblem(where, key, told))
            return absent
        return Spread(*points)

    def _number(self, where: str, key: str, value: object) -> float:
        try:
            return float(str(value))
        except ValueError:
            self.problems.append(TemplateProblem(where, key, f"{value!r} is not a number"))
            return 0.0
