# SPDX-License-Identifier: MIT
"""What was recorded of the programme, and its baseline: said once, in order, and of one mind."""

from collections.abc import Iterator, Sequence

from planner.diagnostics import Finding
from planner.model.project import Project


def progress_in_order(project: Project) -> list[Finding]:
    """Return what is wrong with recorded progress in itself: said twice, out of order, done with a rest."""
    found = list(_twice("programme", "progress", [one.activity for one in project.programme.progress or ()]))
    for index, one in enumerate(project.programme.progress or ()):
        place = f"progress.{index}"
        if one.started and one.finished and one.finished < one.started:
            message = (
                f"'{one.activity}' is recorded as finished on {one.finished.isoformat()}, before it was "
                f"started ({one.started.isoformat()})"
            )
            found.append(
                Finding("PLN401", message, "programme", "", f"{place}.finished", "correct one of the two")
            )
        if one.finished and one.remaining:
            message = f"'{one.activity}' is recorded as finished, and {one.remaining} days remain of it"
            remedy = "leave out 'finished:' while days remain, or 'remaining:' once it is done"
            found.append(Finding("PLN408", message, "programme", "", f"{place}.remaining", remedy))
    return found


def baseline_in_order(project: Project) -> list[Finding]:
    """Return what is wrong with the baseline in itself: taken after the plan, said twice, out of order."""
    kept = project.baseline
    if kept is None:
        return []
    found = list(_twice("baseline", "activities", [one.activity for one in kept.activities]))
    found += _twice("baseline", "milestones", [one.milestone for one in kept.milestones])
    found += _twice("baseline", "verdicts", [one.verdict for one in kept.verdicts])
    found += _twice("baseline", "ends", [f"{one.contract} {one.end}" for one in kept.ends])
    if kept.taken > project.as_of:
        message = (
            f"the baseline was taken on {kept.taken.isoformat()}, after the day of the plan "
            f"({project.as_of.isoformat()}); nothing is held against it"
        )
        remedy = "plan as on a later day, or take the baseline that held then"
        found.append(Finding("PLN406", message, "baseline", "", "taken", remedy))
    for index, one in enumerate(kept.activities):
        if one.start and one.finish and one.finish < one.start:
            message = f"the baseline has '{one.activity}' finish on {one.finish.isoformat()} before it starts"
            place = f"activities.{index}.finish"
            found.append(Finding("PLN401", message, "baseline", "", place, "correct one of the two dates"))
    return found


FIELD = {"progress": "activity", "activities": "activity", "milestones": "milestone", "verdicts": "verdict"}
"""What an entry of each list is known by; the end of a contract, by its contract and kind."""


def _twice(noun: str, field: str, names: Sequence[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        inner = FIELD.get(field, "contract")
        if name in first:
            message = f"'{name}' stands twice under '{field}:'"
            related = (("first said here", noun, "", f"{field}.{first[name]}.{inner}"),)
            remedy = "keep the one that is right"
            yield Finding("PLN407", message, noun, "", f"{field}.{index}.{inner}", remedy, related)
        else:
            first[name] = index
