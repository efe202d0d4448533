# SPDX-License-Identifier: MIT
"""A project: the whole of what a trust wrote, one tuple for each noun."""

from typing import Any, Literal, Self

from pydantic import Field, model_validator

from planner.model.appraisal import Appraisal, Cost, CriterionScore, Gain, PricedRisk
from planner.model.baseline import Baseline
from planner.model.contract import Contract
from planner.model.decisions import Decisions
from planner.model.estate import Benefit, Constraint, Holding, Organisation, Person, Site, Supplier
from planner.model.evaluation import Evaluation
from planner.model.integration import Integration
from planner.model.kinds import SystemKind
from planner.model.noun import Noun, Part, is_blank
from planner.model.presentation import StyleNames
from planner.model.refusal import refuse
from planner.model.system import Scope, System
from planner.model.values import (
    Day,
    Id,
    Ids,
    MegabitsPerSecond,
    Money,
    Months,
    Number,
    Percent,
    Terabytes,
    Text,
    Texts,
    Whole,
    YesNo,
)
from planner.model.wording import WordEdit

Completeness = Literal["complete", "partial"]


class Inventory(Part):
    """Whether a list in the estate is the whole of it. Only a complete list turns silence into a no."""

    systems: Completeness | None = None
    integrations: Completeness | None = None
    holdings: Completeness | None = None
    contracts: Completeness | None = None
    organisations: Completeness | None = None


class Team(Part):
    """The people who run PACS and RIS today."""

    wte: Number | None = None
    exams_yr: Whole | None = None


class ActivityProgress(Part):
    """What is recorded of one activity of the programme, by its id in the timeline.

    A finished activity shows that all it waited for is done. `remaining` is in working days, or in
    days for a copy that runs every day.
    """

    activity: Text
    started: Day | None = None
    finished: Day | None = None
    remaining: Whole | None = None


class Programme(Part):
    """The exit programme itself: when it starts, what it leaves, and what has been settled."""

    title: Text | None = None
    lead_org: Id | None = None
    start: Day | None = None
    go_live: Day | None = None
    leaves: Ids | None = Field(default=None, description="Contracts the programme is to leave.")
    inventory: Inventory | None = None
    absent: tuple[SystemKind, ...] | None = Field(
        default=None, description="Kinds of system that the estate is known not to have."
    )
    agreement: Literal["none", "draft", "signed"] | None = None
    team: Team | None = None
    landing_storage: Terabytes | None = None
    link: MegabitsPerSecond | None = None
    baselines_captured: YesNo | None = None
    dual_running_funded: YesNo | None = None
    annual_budget: Money | None = None
    expected_annual_cost: Money | None = None
    rollback_days: Number | None = None
    ris_trial_loads: Whole | None = None
    migration_method: Text | None = None
    migration_rate_piloted: YesNo | None = None
    dual_feed: YesNo | None = Field(
        default=None, description="Whether new images reach the new archive too while the old one is copied."
    )
    parallel_changes: Texts | None = None
    peers_ending_same_quarter: Whole | None = None
    board_risk_appetite: Text | None = None
    extension_intended: YesNo | None = None
    progress: tuple[ActivityProgress, ...] | None = None
    exceptions_pct: Percent | None = None
    option: Id | None = Field(
        default=None, description="The option that the programme follows; its route sets the timeline."
    )
    board_dates: tuple[Day, ...] | None = Field(
        default=None, description="Days on which the board that approves business cases meets."
    )


class ScopeChoice(Part):
    """What one option does with one system."""

    in_scope: Scope | None = None
    successor: Id | None = None
    lot: Text | None = None


class ActivityDays(Part):
    """How long one activity takes, in working days: if all goes well, usually, if much goes wrong."""

    low: Whole
    typical: Whole
    high: Whole

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.typical <= self.high:
            raise refuse(
                "days_out_of_order",
                "low, typical and high are out of order",
                "low is at most typical, and typical at most high",
            )
        return self


class Option(Noun):
    """One way out, as a set of choices that differ from the estate as described.

    `durations` replaces those of the route, by activity. `extension_months` is how long to extend where
    that is not the contract's next option; a part beyond the options needs the law's leave. `ground` and
    `answers` (the facts its tests ask for) are for a direct award.
    """

    route: Text | None = None
    based_on: Id | None = None
    members: Ids | None = None
    choices: dict[str, ScopeChoice] | None = None
    extension_taken: YesNo | None = None
    extension_months: Months | None = None
    archive_until: dict[Id, Day] | None = Field(
        default=None,
        description="By contract, the day until which the old supplier keeps the archive readable, for pay.",
    )
    durations: dict[str, ActivityDays] | None = None
    ground: Text | None = None
    answers: dict[str, YesNo] | None = None
    costs: tuple[Cost, ...] | None = None
    gains: tuple[Gain, ...] | None = None
    priced_risks: tuple[PricedRisk, ...] | None = None
    residual: Money | None = Field(
        default=None,
        description="What is left at the end of the years compared, in pounds of the price base.",
    )
    without: Ids | None = Field(
        default=None, description="Costs, gains and priced risks of the option it is based on that it lacks."
    )
    scores: dict[Id, CriterionScore] | None = None


class Project(Part):
    """Everything that was written in the project folder, read and typed.

    `as_of` is the day of the plan: every computation stands on it and none asks the clock.
    """

    planner: Whole
    as_of: Day
    title: Text | None = None
    organisations: tuple[Organisation, ...] = ()
    sites: tuple[Site, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    contracts: tuple[Contract, ...] = ()
    systems: tuple[System, ...] = ()
    integrations: tuple[Integration, ...] = ()
    holdings: tuple[Holding, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    people: tuple[Person, ...] = ()
    options: tuple[Option, ...] = ()
    programme: Programme = Field(default_factory=Programme)
    appraisal: Appraisal = Field(default_factory=Appraisal)
    baseline: Baseline | None = Field(
        default=None, description="The plan as it was agreed, written by planner baseline."
    )
    evaluation: Evaluation = Field(default_factory=Evaluation)
    decisions: Decisions = Field(default_factory=Decisions)
    wording: tuple[WordEdit, ...] = ()
    house_style: Text | None = Field(
        default=None,
        description="A .docx or .dotx of your own, from the project folder, to set documents in.",
    )
    styles: StyleNames | None = Field(default=None, description="What the house style calls its styles.")
    templates: Text | None = Field(
        default=None, description="The folder of document templates of your own, if it is not templates/."
    )

    @model_validator(mode="before")
    @classmethod
    def _unknown_is_nothing_said(cls, written: Any) -> Any:
        """Take a noun that is unknown as one of which nothing is said; that closes no list."""
        if not isinstance(written, dict):
            return written
        return {key: value for key, value in written.items() if key in HEAD or not is_blank(value)}


HEAD = ("planner", "as_of")
"""The facts without which there is no project."""

NOUNS: tuple[str, ...] = (
    "organisations",
    "sites",
    "suppliers",
    "contracts",
    "systems",
    "integrations",
    "holdings",
    "benefits",
    "constraints",
    "people",
    "options",
)
"""The nouns that are lists of things with ids, in the order in which documents speak of them."""
