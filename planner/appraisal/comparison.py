# SPDX-License-Identifier: MIT
"""Every option compared with every other: money, time and criteria side by side, none of them blurred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from planner.appraisal.affordability import CashRules, YearOfCash, cash_of
from planner.appraisal.criteria import (
    Criterion,
    Dominated,
    Firmness,
    Score,
    ToWin,
    below_threshold,
    dominated,
    firmness,
    to_win,
    total_of,
)
from planner.appraisal.economic import WholeLife, whole_life
from planner.appraisal.knowledge import AppraisalKnowledge, DiscountRate
from planner.appraisal.lines import (
    Exposure,
    Line,
    Span,
    archive_unpriced,
    exposures_of,
    lines_of,
    open_lines,
    stated,
)
from planner.appraisal.overrun import Overrun, financial_year, overrun_of
from planner.appraisal.sensitivity import Input, Switching, inputs_of, switching
from planner.model import Option, Project
from planner.verdicts.options import do_minimum, lineage
from planner.verdicts.outlooks import OptionOutlook

Missing = Literal[
    "costs", "line", "risk", "archive", "overrun_price", "score", "weight", "price_base", "first_year"
]


@dataclass(frozen=True)
class Gap:
    """Something that nobody has stated, and without which a figure is unknown or a default stands in."""

    option: str
    missing: Missing
    id: str = ""
    title: str = ""


@dataclass(frozen=True)
class Appraised:
    """One option with its figures. `whole` is None while nobody has stated any of its costs."""

    id: str
    title: str
    outlook: OptionOutlook
    costs: tuple[Line, ...]
    gains: tuple[Line, ...]
    exposures: tuple[Exposure, ...]
    overrun: Overrun | None
    whole: WholeLife | None
    cash: tuple[YearOfCash, ...]
    scores: Mapping[str, Score]
    score: float | None
    below: tuple[Criterion, ...]
    inputs: tuple[Input, ...]
    gaps: tuple[Gap, ...]

    @property
    def net(self) -> float | None:
        """Return the net present cost, None where it is not known."""
        return self.whole.net if self.whole else None

    @property
    def cost_per_point(self) -> float | None:
        """Return the net present cost of one point out of 100, None where either is not known or nought."""
        return self.net / self.score if self.net is not None and self.score else None


@dataclass(frozen=True)
class Comparison:
    """All options of a trust compared over the same years, in the prices of the same year.

    `minimum` is the option that does no more than keep the service going.
    """

    span: Span
    rate: DiscountRate
    factors: tuple[float, ...]
    rules: CashRules
    criteria: tuple[Criterion, ...]
    criteria_stated: bool
    top: float
    options: tuple[Appraised, ...]
    gaps: tuple[Gap, ...]
    minimum: Appraised | None = None

    @cached_property
    def by_cost(self) -> tuple[Appraised, ...]:
        """Return the options of which the cost is known, the cheapest first."""
        known = [one for one in self.options if one.net is not None]
        return tuple(sorted(known, key=lambda one: (one.net or 0.0, one.id)))

    @cached_property
    def by_score(self) -> tuple[Appraised, ...]:
        """Return the options that are scored on every criterion, the best first."""
        known = [one for one in self.options if one.score is not None]
        return tuple(sorted(known, key=lambda one: (-(one.score or 0.0), one.id)))

    @cached_property
    def scores(self) -> Mapping[str, Mapping[str, Score]]:
        """Return all scores, by option and criterion."""
        return {one.id: one.scores for one in self.options}

    @cached_property
    def firmness(self) -> Firmness | None:
        """Return how firmly the ranking on criteria stands; None where there is nothing to rank."""
        return firmness(self.scores, self.criteria)

    @cached_property
    def dominated(self) -> tuple[Dominated, ...]:
        """Return the options that another beats on everything."""
        return dominated(self.scores, self.criteria, {one.id: one.net for one in self.options})

    @cached_property
    def to_win(self) -> tuple[ToWin, ...]:
        """Return what would have to be true for another option to come first on the criteria."""
        return to_win(self.scores, self.criteria, {one.id: one.score for one in self.options}, self.top)

    @cached_property
    def switching(self) -> tuple[Switching, ...]:
        """Return how far each input must move before the order of two options turns."""
        nets = [(one.id, one.net) for one in self.options if one.net is not None]
        return switching([held for one in self.options for held in one.inputs], nets)


def comparison(project: Project, outlooks: Sequence[OptionOutlook], known: AppraisalKnowledge) -> Comparison:
    """Return the options compared; the years begin with that of the plan where no first year is stated."""
    said = project.appraisal
    here = financial_year(project.as_of)
    span = Span(said.first_year or here, int(said.years or known.default("years")))
    rate = known.discount_on(project.as_of)
    rules = CashRules(
        (said.inflation_pct or 0.0) / 100, known.vat_on(project.as_of).pct / 100, said.price_base or here
    )
    bench = _Bench(project, known, span, rate.factors(span.years), rules, _criteria(project, known))
    least = do_minimum([one.course for one in outlooks], project)
    ahead = sorted(outlooks, key=lambda one: (one.course.buys, one.course is not least))
    options = tuple(bench.appraised(one.course.id, one.course.title, one) for one in ahead)
    gaps = [Gap("", name) for name in ("price_base", "first_year") if getattr(said, name) is None]
    gaps += [Gap("", "weight", one.id, one.title) for one in bench.criteria if one.weight is None]
    return Comparison(
        span=span,
        rate=rate,
        factors=bench.factors,
        rules=rules,
        criteria=bench.criteria,
        criteria_stated=said.criteria is not None,
        top=bench.top,
        options=options,
        gaps=tuple(gaps),
        minimum=next((one for one in options if one.outlook.course is least), None),
    )


def _criteria(project: Project, known: AppraisalKnowledge) -> tuple[Criterion, ...]:
    spread = known.default("weight_spread_pct") / 100
    if project.appraisal.criteria is None:
        return tuple(Criterion(one.id, one.title, one.means, None, 0, 0) for one in known.factors)
    return tuple(
        Criterion(
            one.id,
            one.name_in_print,
            one.means or "",
            one.weight,
            (one.weight or 0.0) * (1 - spread) if one.weight_low is None else one.weight_low,
            (one.weight or 0.0) * (1 + spread) if one.weight_high is None else one.weight_high,
            one.threshold,
        )
        for one in project.appraisal.criteria
    )


@dataclass(frozen=True)
class _Bench:
    """What is the same for every option."""

    project: Project
    known: AppraisalKnowledge
    span: Span
    factors: tuple[float, ...]
    rules: CashRules
    criteria: tuple[Criterion, ...]

    @property
    def top(self) -> float:
        """The highest score on a criterion."""
        return self.project.appraisal.top_score or self.known.default("top_score")

    def appraised(self, id_: str, title: str, outlook: OptionOutlook) -> Appraised:
        """Return one option with its figures."""
        option = outlook.course.option
        held = list(lineage(option, self.project)) if option else []
        costs = lines_of(held, "costs", self.span, self.known)
        gains = lines_of(held, "gains", self.span, self.known)
        exposures, unpriced = exposures_of(held, self.span)
        overrun = overrun_of(outlook.verdict("replace"), self.project.appraisal.overrun_per_month, self.span)
        whole: WholeLife | None = None
        inputs: tuple[Input, ...] = ()
        if costs:
            residual = next((one.residual for one in held if one.residual is not None), 0.0)
            whole = whole_life(costs, gains, exposures, overrun, residual, self.factors)
            spread = self.known.default("line_spread_pct") / 100
            inputs = inputs_of(id_, whole, (costs, gains), exposures, overrun, self.factors, spread)
        scores = self._scores(held)
        gaps = self._gaps(id_, held, bool(costs), overrun, scores)
        gaps += [Gap(id_, "risk", one.id, one.name_in_print) for one in unpriced]
        budgets = self.project.appraisal.budgets or {}
        return Appraised(
            id=id_,
            title=title,
            outlook=outlook,
            costs=costs,
            gains=gains,
            exposures=exposures,
            overrun=overrun,
            whole=whole,
            cash=cash_of(costs, gains, self.span, self.rules, budgets) if costs else (),
            scores=scores,
            score=total_of(scores, self.criteria, self.top),
            below=below_threshold(scores, self.criteria),
            inputs=inputs,
            gaps=tuple(gaps),
        )

    def _scores(self, held: Sequence[Option]) -> dict[str, Score]:
        error = self.known.default("score_error")
        found: dict[str, Score] = {}
        for option in held:
            for id_, one in (option.scores or {}).items():
                if one.score is not None and id_ not in found:
                    low = max(one.score - error, 0.0) if one.low is None else one.low
                    high = min(one.score + error, self.top) if one.high is None else one.high
                    found[id_] = Score(one.score, low, high, one.because or "")
        return found

    def _gaps(
        self,
        id_: str,
        held: Sequence[Option],
        costed: bool,
        overrun: Overrun | None,
        scores: Mapping[str, Score],
    ) -> list[Gap]:
        gaps = [] if costed or stated(held, "costs") else [Gap(id_, "costs")]
        for field in ("costs", "gains"):
            gaps += [Gap(id_, "line", one.id, one.name_in_print) for one in open_lines(held, field)]
        if archive_unpriced(held):
            gaps.append(Gap(id_, "archive"))
        if overrun and overrun.expected is None:
            gaps.append(Gap(id_, "overrun_price"))
        return gaps + [Gap(id_, "score", one.id, one.title) for one in self.criteria if one.id not in scores]
