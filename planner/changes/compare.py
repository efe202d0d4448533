# SPDX-License-Identifier: MIT
"""Two plans compared: everything that changed, as one value of which text, JSON and Word are made."""

from dataclasses import dataclass

from planner.changes.choices import OptionChange, RungMove, changed_options, moved_rungs
from planner.changes.dates import DayMove, VerdictMove, moved_ends, moved_milestones, moved_verdicts
from planner.changes.effects import Effect, Replan, effects
from planner.changes.facts import FactChange, changed_facts
from planner.changes.questions import QuestionChanges, changed_questions
from planner.changes.reopened import Reopened, reopened
from planner.changes.requirements import RequirementChange, changed_requirements
from planner.changes.risks import RiskChange, changed_risks
from planner.changes.side import Pair


@dataclass(frozen=True)
class Changes:
    """All that changed from one plan to another. Of the verdicts all four are here, moved or not."""

    pair: Pair
    facts: tuple[FactChange, ...]
    effects: tuple[Effect, ...]
    ends: tuple[DayMove, ...]
    verdicts: tuple[VerdictMove, ...]
    milestones: tuple[DayMove, ...]
    rungs: tuple[RungMove, ...]
    options: tuple[OptionChange, ...]
    risks: tuple[RiskChange, ...]
    requirements: tuple[RequirementChange, ...]
    questions: QuestionChanges
    reopened: tuple[Reopened, ...]

    def __bool__(self) -> bool:
        """Return whether anything changed at all, be it only the day."""
        return not self.pair.same_day or bool(self.facts) or self.moved or bool(self.reopened)

    @property
    def moved(self) -> bool:
        """Return whether anything that is worked out from the facts changed."""
        several = (self.ends, self.milestones, self.rungs, self.options, self.risks, self.requirements)
        return any(several) or any(one.changed for one in self.verdicts) or bool(self.questions)


def compare(pair: Pair, replan: Replan | None = None) -> Changes:
    """Return all that changed from the older plan to the newer one.

    `replan` works out a project with the newer catalogue; with it, every changed thing is tried by itself.
    """
    facts = changed_facts(pair)
    risks = changed_risks(pair, facts)
    requirements = changed_requirements(pair, facts)
    options = changed_options(pair)
    return Changes(
        pair=pair,
        facts=facts,
        effects=effects(pair, facts, replan),
        ends=moved_ends(pair, facts),
        verdicts=moved_verdicts(pair),
        milestones=moved_milestones(pair),
        rungs=moved_rungs(pair),
        options=options,
        risks=risks,
        requirements=requirements,
        questions=changed_questions(pair, facts),
        reopened=reopened(pair, risks, requirements, options),
    )
