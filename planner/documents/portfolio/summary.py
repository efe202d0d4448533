# SPDX-License-Identifier: MIT
"""What a portfolio needs to know of one member's plan: small, plain, and written beside its pack."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from planner.documents.plan import ExitPlan
from planner.documents.questions import open_questions
from planner.documents.verdict_words import NEVER, chance_words, origin, route_words
from planner.model.terms import application_end, archive_end, latest_possible_end
from planner.verdicts.four import Verdict

Colour = Literal["red", "amber", "green", "done", "unknown", "none"]

EVEN, GOOD = 0.5, 0.8
"""The chances below which a verdict is red, and amber."""
MOST_QUESTIONS = 25
"""How many questions of a member are carried along; those on which most hangs come first."""


@dataclass(frozen=True)
class MemberVerdict:
    """One of the four verdicts on the programme that a member follows; `chance` is in print."""

    kind: str
    title: str
    planned: date | None
    p50: date | None
    p80: date | None
    due: date | None
    chance: str
    colour: Colour
    why: str


@dataclass(frozen=True)
class MemberContract:
    """A contract of a member: with whom, and when it ends; `latest` if every extension left were taken."""

    title: str
    supplier: str
    end: date | None
    latest: date | None


@dataclass(frozen=True)
class MemberQuestion:
    """An open question, the role it is put to, and on how many conclusions it bears."""

    ask: str
    text: str
    decides: int


@dataclass(frozen=True)
class MemberSummary:
    """One member. `moves` is TB by month (`2028-03`), from the month of the plan on; None if not known.

    `moved` says whether the copy is through, at an even chance, within the months that are followed.
    """

    trust: str
    title: str
    as_of: date
    route: str
    chosen: bool
    verdicts: tuple[MemberVerdict, ...]
    moves: Mapping[str, float] | None
    moved: bool
    contracts: tuple[MemberContract, ...]
    questions: tuple[MemberQuestion, ...]
    blanks: int
    open_questions: int
    risks: int
    extreme: int

    def verdict(self, kind: str) -> MemberVerdict | None:
        """Return the verdict of a kind."""
        return next((one for one in self.verdicts if one.kind == kind), None)

    @property
    def first_end(self) -> date | None:
        """Return the end that leaving is held against."""
        leave = self.verdict("leave")
        return leave.due if leave else None


def summary_of(plan: ExitPlan) -> MemberSummary:
    """Return the summary of a member's plan."""
    headline = plan.verdicts.headline
    questions = open_questions(plan)
    stream = plan.burn_down[0] if plan.burn_down else None
    return MemberSummary(
        trust=plan.trust,
        title=plan.title,
        as_of=plan.as_of,
        route=route_words(headline) if headline.course.option else "Not chosen",
        chosen=origin(plan, headline) == "Followed" and headline.course.option is not None,
        verdicts=tuple(_verdict(one, headline.iterations) for one in headline.verdicts),
        moves=_moves(plan),
        moved=bool(stream and stream.through_p50),
        contracts=tuple(_contracts(plan)),
        questions=tuple(
            MemberQuestion(one.ask, one.text, len(one.decides)) for one in questions[:MOST_QUESTIONS]
        ),
        blanks=len(plan.questions),
        open_questions=len(questions),
        risks=len(plan.risks.risks),
        extreme=sum(risk.band == "extreme" for risk in plan.risks.risks),
    )


def _verdict(one: Verdict, runs: int) -> MemberVerdict:
    known = one.days is not None
    return MemberVerdict(
        kind=one.kind,
        title=one.title,
        planned=one.done or one.planned,
        p50=one.p50,
        p80=one.p80,
        due=min((end.day for end in one.due), default=None),
        chance=chance_words(one.chance, runs) if known else "",
        colour=colour_of(one),
        why="; ".join(step.title for step in one.longest) or NEVER.get(one.never or "", ""),
    )


def colour_of(one: Verdict) -> Colour:
    """Return how a verdict stands. Red: less than an even chance, or no end at all; amber: below 80%."""
    if one.done:
        return "done"
    if one.never == "nothing_to_move":
        return "none"
    if one.never == "never_ends" or one.passes:
        return "red"
    if one.chance is None:
        return "unknown"
    return "red" if one.chance < EVEN else "amber" if one.chance < GOOD else "green"


def _moves(plan: ExitPlan) -> dict[str, float] | None:
    """Return by how many TB what is left falls in each month to come, at an even chance."""
    if not plan.burn_down:
        return None
    now = f"{plan.as_of:%Y-%m}"
    moves: dict[str, float] = {}
    points = plan.burn_down[0].points
    for before, after in pairwise(points):
        month = f"{after.on:%Y-%m}"
        if month >= now:
            moves[month] = moves.get(month, 0.0) + before.p50 - after.p50
    return {month: round(tb, 2) for month, tb in moves.items() if tb > 0}


def _contracts(plan: ExitPlan) -> Iterable[MemberContract]:
    """Yield the contracts that have not ended on the day of the plan."""
    suppliers = {one.id: one.name_in_print for one in plan.project.suppliers}
    for one in plan.project.contracts:
        ends = [day for day in (application_end(one), archive_end(one)) if day]
        end = min((day for day in ends if day >= plan.as_of), default=None)
        if end or not ends:
            supplier = suppliers.get(one.supplier or "", one.supplier or "")
            latest = latest_possible_end(one)
            yield MemberContract(one.name_in_print, supplier, end, latest if latest != end else None)


def to_data(summary: MemberSummary) -> dict[str, Any]:
    """Return a summary as JSON takes it, but for its days."""
    return asdict(summary)


def from_data(said: Mapping[str, Any]) -> MemberSummary:
    """Return a summary that was written as JSON. KeyError, TypeError or ValueError if it is none."""
    held = dict(said)
    held["as_of"] = date.fromisoformat(held["as_of"])
    held["verdicts"] = tuple(MemberVerdict(**_dated(one)) for one in held["verdicts"])
    held["contracts"] = tuple(MemberContract(**_dated(one)) for one in held["contracts"])
    held["questions"] = tuple(MemberQuestion(**one) for one in held["questions"])
    return MemberSummary(**held)


def _dated(said: Mapping[str, Any]) -> dict[str, Any]:
    days = ("planned", "p50", "p80", "due", "end", "latest")
    return {key: date.fromisoformat(value) if key in days and value else value for key, value in said.items()}
