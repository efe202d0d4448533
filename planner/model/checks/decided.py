# SPDX-License-Identifier: MIT
"""What was decided: about each thing once, with dates that can be, and acceptances that still hold."""

from collections.abc import Iterator

from planner.diagnostics import Finding
from planner.english import long_date
from planner.model.decisions import ABOUT, ActivityDecision, RiskDecision
from planner.model.project import Project

NOUN = "decisions"
FUTURE = "record what has happened; what is planned is worked out"


def decided_once(project: Project) -> list[Finding]:
    """Return the decisions that stand twice: which of the two holds, nobody can tell."""
    found = [finding for noun, about in ABOUT.items() for finding in _twice(project, noun, about)]
    return [*found, *_both(project)]


def _both(project: Project) -> Iterator[Finding]:
    """Yield the trust's own requirements that have the id of a risk of its own: in print they look alike."""
    risks = {one.id: index for index, one in enumerate(project.decisions.risks) if one.title}
    for index, one in enumerate(project.decisions.requirements):
        if one.title and one.id in risks:
            message = f"'{one.id}' is a requirement of the trust's own, and a risk of its own"
            related = (("the risk is here", NOUN, "", f"risks.{risks[one.id]}.risk"),)
            yield Finding("PLN524", message, NOUN, "", f"requirements.{index}.requirement", None, related)


def _twice(project: Project, noun: str, about: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, one in enumerate(getattr(project.decisions, noun)):
        if one.id in first:
            message = f"'{one.id}' is decided twice under '{noun}:'"
            related = (("first decided here", NOUN, "", f"{noun}.{first[one.id]}.{about}"),)
            remedy = "make one entry of the two"
            yield Finding("PLN520", message, NOUN, "", f"{noun}.{index}.{about}", remedy, related)
        else:
            first[one.id] = index


def decided_in_order(project: Project) -> list[Finding]:
    """Return what is wrong with the dates of the decisions, by the day of the plan."""
    held = project.decisions
    found: list[Finding] = []
    for index, activity in enumerate(held.activities):
        found += _actuals(project, activity, f"activities.{index}")
    for index, risk in enumerate(held.risks):
        found += _acceptance(project, risk, f"risks.{index}")
    return found


def _actuals(project: Project, one: ActivityDecision, place: str) -> Iterator[Finding]:
    for field in ("started", "finished"):
        day = getattr(one, field)
        if day and day > project.as_of:
            message = f"'{one.id}' is recorded as {field} on {day.isoformat()}, after 'as_of'"
            yield Finding("PLN405", message, NOUN, "", f"{place}.{field}", FUTURE)
    if one.started and one.finished and one.finished < one.started:
        message = (
            f"'{one.id}' is recorded as finished on {one.finished.isoformat()}, before it was "
            f"started ({one.started.isoformat()})"
        )
        yield Finding("PLN401", message, NOUN, "", f"{place}.finished", "correct one of the two")
    if one.finished and one.remaining:
        message = f"'{one.id}' is recorded as finished, and {one.remaining} days remain of it"
        remedy = "leave out 'finished:' while days remain, or 'remaining:' once it is done"
        yield Finding("PLN408", message, NOUN, "", f"{place}.remaining", remedy)


def _acceptance(project: Project, one: RiskDecision, place: str) -> Iterator[Finding]:
    until = one.accepted_until
    if one.status == "accepted" and until is not None and until < project.as_of:
        message = f"the acceptance of '{one.id}' expired on {long_date(until)}: the risk is open again"
        yield Finding("PLN519", message, NOUN, "", f"{place}.accepted_until")
