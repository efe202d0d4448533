# SPDX-License-Identifier: MIT
"""What follows from the catalogue and an estate: requirements, risks, and the questions that decide more."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.model.decisions import RequirementDecision, RiskDecision
from planner.rules.answer import Evidence, Fact, Question
from planner.rules.entries import Requirement as RequirementEntry
from planner.rules.entries import RiskRule

Band = Literal["low", "moderate", "high", "extreme"]

BANDS: tuple[tuple[Band, int, int], ...] = (
    ("low", 1, 3),
    ("moderate", 4, 6),
    ("high", 8, 12),
    ("extreme", 15, 25),
)
"""The bands of the NHS five by five matrix, lowest and highest score of each."""

PRIORITY_WEIGHT = {"must": 8, "should": 4, "could": 2, "wont": 1}
"""How much an undecided requirement weighs when the questions are ranked."""


def band_of(score: int) -> Band:
    """Return the band of a score of the five by five matrix."""
    return next(band for band, low, high in BANDS if low <= score <= high)


@dataclass(frozen=True)
class Applicable:
    """A requirement that applies, its finished sentence, and the facts that make it apply.

    Where the trust decided something, `worked_out` is planner's own sentence and priority; one of the trust's
    `own` has none.
    """

    entry: RequirementEntry
    sentence: str
    acceptance: str
    because: str
    proof: str
    evidence: tuple[Evidence, ...]
    decision: RequirementDecision | None = None
    worked_out: tuple[str, str] | None = None
    own: bool = False

    @property
    def id(self) -> str:
        """The id of the requirement: that of its entry."""
        return self.entry.id


@dataclass(frozen=True)
class Undecided:
    """An entry of which nobody can say yet whether it applies, with what to ask."""

    id: str
    title: str
    weight: int
    questions: tuple[Question, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class NotApplicable:
    """An entry that does not apply, and why: the facts, or a sentence where the date decides."""

    id: str
    title: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class MergedQuestion:
    """One blank, asked once, with every requirement and risk that hangs on it."""

    question: Question
    decides: tuple[str, ...]
    weight: int

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.question.id


@dataclass(frozen=True)
class Match:
    """One thing of which a risk holds: its noun and id, its name in print, and the facts that say so."""

    noun: str
    id: str
    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class AppliedDriver:
    """What moved a score: by how much, why, and the facts behind it."""

    because: str
    likelihood: int
    impact: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Risk:
    """One risk of this estate, scored, with every step of its score to be shown.

    Where the trust decided something, `worked_out` is planner's own likelihood and impact. `reopened` says
    why an acceptance no longer holds.
    """

    id: str
    rule: RiskRule
    matches: tuple[Match, ...]
    cause: str
    event: str
    effect: str
    contingency: str
    likelihood: int
    impact: int
    drivers: tuple[AppliedDriver, ...]
    near: date | None
    perhaps: tuple[str, ...] = ()
    decision: RiskDecision | None = None
    worked_out: tuple[int, int] | None = None
    reopened: str = ""
    own: bool = False

    @property
    def title(self) -> str:
        """The title of the risk, with the thing it is about where each has a risk of its own."""
        return self.rule.title if self.rule.group == "all" else f"{self.rule.title}: {self.matches[0].name}"

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact

    @property
    def band(self) -> Band:
        """The band of the score."""
        return band_of(self.score)


@dataclass(frozen=True)
class Requirements:
    """What became of every requirement of the catalogue."""

    applicable: tuple[Applicable, ...]
    undecided: tuple[Undecided, ...]
    not_applicable: tuple[NotApplicable, ...]
    left_out: tuple[Applicable, ...] = ()
    """Those that apply and that the trust decided to leave out; they are told among the others too."""


@dataclass(frozen=True)
class Risks:
    """What became of every risk of the catalogue, highest score first.

    `suppressed` holds those for which another risk, which says more, speaks already.
    """

    risks: tuple[Risk, ...]
    undecided: tuple[Undecided, ...]
    not_applicable: tuple[NotApplicable, ...]
    suppressed: tuple[NotApplicable, ...] = field(default=())


def merged_questions(*undecided: tuple[Undecided, ...]) -> tuple[MergedQuestion, ...]:
    """Return each blank once, those first on which most hangs.

    The weight of a question is the sum of the weights of what it decides: a requirement weighs
    by its priority, a risk by its base score.
    """
    held: dict[Fact, Question] = {}
    decides: dict[Fact, dict[str, int]] = {}
    for entry in (item for group in undecided for item in group):
        for question in entry.questions:
            held.setdefault(question.fact, question)
            decides.setdefault(question.fact, {})[entry.id] = entry.weight
    merged = [
        MergedQuestion(question, tuple(decides[fact]), sum(decides[fact].values()))
        for fact, question in held.items()
    ]
    return tuple(sorted(merged, key=lambda item: (-item.weight, -len(item.decides), item.id)))
