# SPDX-License-Identifier: MIT
"""How options are compared: scores on criteria that there are, amounts said one way, nothing twice."""

from collections.abc import Iterator

from planner.diagnostics import Finding, did_you_mean
from planner.model.project import Option, Project

FIELDS = ("costs", "gains", "priced_risks")


def scored_criteria(project: Project) -> list[Finding]:
    """Return a finding for each score on a criterion that is not named, and for each beyond the top."""
    said = project.appraisal
    criteria = None if said.criteria is None else [one.id for one in said.criteria]
    found = []
    for option in project.options:
        for id_, score in (option.scores or {}).items():
            if criteria is not None and id_ not in criteria:
                remedy = did_you_mean(id_, criteria) or "name it under 'appraisal: criteria:'"
                message = f"'{option.id}' is scored on '{id_}', and no criterion has that id"
                found.append(Finding("PLN216", message, "options", option.id, f"scores.{id_}", remedy))
            beyond = max((one for one in (score.score, score.high) if one is not None), default=0.0)
            if said.top_score is not None and beyond > said.top_score:
                found.append(
                    Finding(
                        "PLN217",
                        f"a score of {beyond:g} is above the highest, {said.top_score:g}",
                        "options",
                        option.id,
                        f"scores.{id_}",
                        "correct the score, or 'appraisal: top_score:'",
                        (("the highest score is set here", "appraisal", "", "top_score"),),
                    )
                )
    return found


def weights_in_range(project: Project) -> list[Finding]:
    """Return a finding for each criterion whose weight lies outside the range that is given for it."""
    found = []
    for index, one in enumerate(project.appraisal.criteria or ()):
        held = [value for value in (one.weight_low, one.weight, one.weight_high) if value is not None]
        if held != sorted(held):
            found.append(
                Finding(
                    "PLN217",
                    f"the weights of '{one.id}' are out of order",
                    "appraisal",
                    "",
                    f"criteria.{index}",
                    "weight_low is at most weight, and weight at most weight_high",
                )
            )
    return found


def amounts_once(project: Project) -> list[Finding]:
    """Return a finding for each line whose amounts are said twice, or whose years run backwards."""
    found = []
    for option in project.options:
        for field in ("costs", "gains"):
            for index, one in enumerate(getattr(option, field) or ()):
                place = f"{field}.{index}"
                if one.amounts is not None and one.per_year is not None:
                    message = f"'{one.id}' has both 'amounts' and 'per_year'"
                    found.append(_line(option, place, message, "keep the one that holds"))
                if one.first is not None and one.last is not None and one.last < one.first:
                    message = f"the last year of '{one.id}' comes before its first"
                    found.append(_line(option, f"{place}.last", message, "correct one of the two"))
    return found


def lines_once(project: Project) -> list[Finding]:
    """Return a finding for each id that an option gives to a second line, or goes without for nothing."""
    found = []
    by_id = {one.id: one for one in project.options}
    for option in project.options:
        seen: set[str] = set()
        for place, id_ in _lines(option):
            if id_ in seen:
                message = f"'{option.id}' has two lines called '{id_}'"
                found.append(_line(option, place, message, "give each line an id of its own"))
            seen.add(id_)
        base = [id_ for one in _bases(option, by_id) for _, id_ in _lines(one)]
        for index, name in enumerate(option.without or ()):
            if name not in base:
                remedy = did_you_mean(name, base) or "only lines of the option it is based on can be left out"
                message = f"'{option.id}' goes without '{name}', which it does not have from another option"
                found.append(Finding("PLN216", message, "options", option.id, f"without.{index}", remedy))
    return found


def _lines(option: Option) -> Iterator[tuple[str, str]]:
    """Yield the place and the id of every line of an option."""
    for field in FIELDS:
        for index, one in enumerate(getattr(option, field) or ()):
            yield f"{field}.{index}", one.id


def _bases(option: Option, by_id: dict[str, Option]) -> list[Option]:
    found: list[Option] = []
    current = by_id.get(option.based_on or "")
    while current is not None and current not in found and current is not option:
        found.append(current)
        current = by_id.get(current.based_on or "")
    return found


def _line(option: Option, place: str, message: str, remedy: str) -> Finding:
    return Finding("PLN217", message, "options", option.id, place, remedy)
