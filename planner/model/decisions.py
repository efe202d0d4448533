# SPDX-License-Identifier: MIT
"""What people decided about what planner worked out: kept with who decided, when and why, and never lost.

`planner collect` writes these from edited workbooks; they may as well be written by hand. A fact that is left
out is planner's own. `set:` says of each decided fact who set it, on which day, and what planner said then.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from planner.model.noun import Part, Table
from planner.model.values import Day, Text, Whole

Score: TypeAlias = Annotated[Whole, Field(ge=1, le=5)]
RiskStatus = Literal["open", "being treated", "accepted", "closed"]
RequirementChoice = Literal["in", "out"]
RequirementPriority = Literal["must", "should", "could", "wont"]


class Stamp(Part):
    """Who set a fact, on which day, and what planner itself said at the time.

    `copy` is a print of the workbook it was read from, and of what was read. While it fits, the same person
    may change their mind in the same copy; once somebody has edited the fact by hand it fits no more.
    """

    by: Text | None = None
    on: Day | None = None
    was: Text | None = None
    copy_: Text | None = Field(default=None, alias="copy")


class Acceptance(Part):
    """What a risk looked like when it was accepted: its score, and a fingerprint of the facts behind it."""

    score: Whole | None = None
    facts: Text | None = None


class Decision(Part):
    """What every decision may carry. `more` holds the columns that people added, by their headings."""

    why: Text | None = None
    comment: Text | None = None
    more: Table | None = None
    set: dict[str, Stamp] | None = None

    def stamp(self, field: str) -> Stamp:
        """Return who set a fact and when; an empty stamp where nobody said."""
        return (self.set or {}).get(field) or Stamp()


class RiskDecision(Decision):
    """What was decided about a risk. One of the trust's own has a title, and an id that no rule has."""

    risk: Text
    title: Text | None = None
    statement: Text | None = None
    concerns: Text | None = None
    likelihood: Score | None = None
    impact: Score | None = None
    mitigation: Text | None = None
    owner: Text | None = None
    status: RiskStatus | None = None
    due: Day | None = None
    accepted_until: Day | None = None
    accepted: Acceptance | None = None

    @property
    def id(self) -> str:
        """Return the id of the risk."""
        return self.risk


class RequirementDecision(Decision):
    """What was decided about a requirement: whether it stays, its priority, its wording."""

    requirement: Text
    title: Text | None = None
    decision: RequirementChoice | None = None
    priority: RequirementPriority | None = None
    wording: Text | None = None

    @property
    def id(self) -> str:
        """Return the id of the requirement."""
        return self.requirement


class ActivityDecision(Decision):
    """What really happened with an activity. `remaining` is in working days, as under `progress:`."""

    activity: Text
    started: Day | None = None
    finished: Day | None = None
    remaining: Whole | None = None

    @property
    def id(self) -> str:
        """Return the id of the activity in the timeline."""
        return self.activity


class BenefitDecision(Decision):
    """What was filled in for a benefit."""

    benefit: Text
    baseline: Text | None = None
    target: Text | None = None

    @property
    def id(self) -> str:
        """Return the id of the benefit."""
        return self.benefit


class InterfaceDecision(Decision):
    """What was filled in for an interface requirement."""

    interface: Text
    answer: Text | None = None

    @property
    def id(self) -> str:
        """Return the id of the interface requirement."""
        return self.interface


class QuestionDecision(Decision):
    """The answer that somebody wrote beside a question; the estate has to be told it too."""

    question: Text
    answer: Text | None = None

    @property
    def id(self) -> str:
        """Return the id of the question."""
        return self.question


class OwnColumn(Part):
    """A column that people added to a table of a workbook."""

    table: Text
    heading: Text


class Decisions(Part):
    """Every decision of the trust, by what it is about."""

    risks: tuple[RiskDecision, ...] = ()
    requirements: tuple[RequirementDecision, ...] = ()
    activities: tuple[ActivityDecision, ...] = ()
    benefits: tuple[BenefitDecision, ...] = ()
    interfaces: tuple[InterfaceDecision, ...] = ()
    questions: tuple[QuestionDecision, ...] = ()
    columns: tuple[OwnColumn, ...] = ()

    def own_columns(self, table: str) -> tuple[str, ...]:
        """Return the headings that people added to a table, in order."""
        return tuple(dict.fromkeys(one.heading for one in self.columns if one.table == table))


NOTHING_DECIDED = Decisions()

ABOUT: Mapping[str, str] = {
    "risks": "risk",
    "requirements": "requirement",
    "activities": "activity",
    "benefits": "benefit",
    "interfaces": "interface",
    "questions": "question",
}
"""The lists of decisions, and the fact of each entry that says what it is about."""
