# SPDX-License-Identifier: MIT
"""What the catalogue knows of exit plans: sections, obligations and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field

from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Part, Role, Words
from planner.rules.problems import Problem

Party = Literal["supplier", "trust", "joint"]
LetterKind = Literal["notice", "exit-plan", "data-extract"]
Anchor = Literal["end", "archive_end", "notice", "extension", "request", "activity"]
FactNoun = Literal["contracts", "programme", "people", "systems", "archives", "interfaces"]


class NeededFact(Part):
    """A fact that a section rests on, and whom to ask for it; `asks` stands in for the usual question.

    Of `people` the field is a role. `archives` are the covered systems that hold images, `interfaces` the
    grave ones; `kinds` narrows systems; a `shared` fact is needed only where several organisations leave,
    and none is needed of a thing whose fact at `unless` is a no.
    """

    noun: FactNoun
    field: Words
    ask: Role
    asks: Words | None = None
    kinds: tuple[Words, ...] = ()
    shared: bool = False
    unless: Words | None = None


class Section(Part):
    """One of the sections of an exit plan: what it settles, what it rests on, and who must answer."""

    id: Words
    number: int
    title: Words
    settles: Words
    answers: Role
    facts: tuple[NeededFact, ...]


class Due(Part):
    """When an obligation falls due, counted from a day of the contract, of the timeline or of the request."""

    from_: Anchor = Field(alias="from")
    months: int = 0
    days: int = 0
    working_days: int = 0
    activity: Words | None = None
    at: Literal["start", "finish"] = "finish"


def of_activity(activity: str, at: Literal["start", "finish"] = "finish") -> Due:
    """Return the due rule of something that an activity of the timeline needs."""
    return Due.model_validate({"from": "activity", "activity": activity, "at": at})


class Obligation(Cited):
    """What one party owes in an exit.

    `fact` is the contract's clause, and `agreed`, `partly` and `absent` the values that settle it (`*` any);
    `includes` are words of which one must stand among what the contract returns; `fresh_months` is how old
    the date at `fact` may be. `let_from` keeps it to contracts let on that day or after, and nothing is owed
    where the contract's fact at `needs` is a no or `none`. `records` keeps it to contracts under which
    records of patients are kept.
    """

    id: Words
    section: Words
    party: Party
    title: Words
    owes: Words
    due: Due
    evidence: Words
    fallback: Words
    gap: Words = ""
    fact: Words | None = None
    agreed: tuple[Words, ...] = ()
    partly: tuple[Words, ...] = ()
    absent: tuple[Words, ...] = ()
    includes: tuple[Words, ...] = ()
    fresh_months: int | None = None
    activity: Words | None = None
    asks: Words | None = None
    letter: LetterKind | None = None
    shared: bool = False
    records: bool = False
    needs: Words | None = None
    standards: tuple[Words, ...] = ()
    let_from: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def in_force(self, on: date) -> bool:
        """Return whether the day lies in the time of the obligation, both days included."""
        return (self.valid_from or on) <= on <= (self.valid_until or on)


class Decision(Cited):
    """A decision of the exit, the activity in which it falls and who takes it."""

    id: Words
    activity: Words
    decision: Words
    decides: Role


class AnswerTime(Cited):
    """How many working days a letter gives for what it asks: `answer` a request, or `confirm` a notice."""

    id: Literal["answer", "confirm"]
    working_days: int = Field(gt=0)


@dataclass(frozen=True)
class ExitKnowledge:
    """The sections of an exit plan in order, what is owed in them, and the decisions on the way.

    `working_days` are those that a letter gives to `answer` and to `confirm`.
    """

    sections: tuple[Section, ...]
    obligations: tuple[Obligation, ...]
    decisions: tuple[Decision, ...]
    working_days: Mapping[str, int]


def exit_knowledge(
    data: Mapping[str, Any], known: References
) -> tuple[ExitKnowledge | None, tuple[Problem, ...]]:
    """Return what `references/exit-plan.yaml` says, or None, and all that is wrong with it."""
    cites = (Cites("sources", "source", known.sources),)
    sections, wrong_sections = listed(data, "sections", Section, "id", ())
    obligations, wrong = listed(data, "obligations", Obligation, "id", cites)
    decisions, wrong_decisions = listed(data, "decisions", Decision, "id", cites)
    times, wrong_times = listed(data, "answer_times", AnswerTime, "id", cites)
    problems = [*wrong_sections, *wrong, *wrong_decisions, *wrong_times]
    problems += _dangling(obligations, decisions, {one.id for one in sections}, known)
    if [one.number for one in sections] != list(range(1, len(sections) + 1)):
        problems.append(Problem("", ("sections",), "the sections are not numbered 1, 2, 3 in their order"))
    days: dict[str, int] = {one.id: one.working_days for one in times}
    if not wrong_times and set(days) != {"answer", "confirm"}:
        problems.append(Problem("", ("answer_times",), "expected one entry for answer and one for confirm"))
    if problems:
        return None, tuple(problems)
    return ExitKnowledge(sections, obligations, decisions, days), ()


def _dangling(
    obligations: tuple[Obligation, ...],
    decisions: tuple[Decision, ...],
    sections: set[str],
    known: References,
) -> list[Problem]:
    """Return a problem for each section, activity or instrument that is named and that nothing is."""
    found = []
    for index, one in enumerate(obligations):
        place = ("obligations", index)
        if one.section not in sections:
            found.append(Problem(one.id, (*place, "section"), f"there is no section '{one.section}'"))
        for key in filter(None, (one.activity, one.due.activity)):
            if known.activities is not None and key not in known.activities:
                found.append(Problem(one.id, (*place, "due"), f"there is no activity '{key}'"))
        for key in (s[1:] for s in one.standards if s.startswith("@")):
            if known.instruments is not None and key not in known.instruments:
                found.append(Problem(one.id, (*place, "standards"), f"there is no instrument '{key}'"))
    for index, decision in enumerate(decisions):
        if known.activities is not None and decision.activity not in known.activities:
            path = ("decisions", index, "activity")
            found.append(Problem(decision.id, path, f"there is no activity '{decision.activity}'"))
    return found
