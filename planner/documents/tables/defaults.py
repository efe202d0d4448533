# SPDX-License-Identifier: MIT
"""The numbers that are planning defaults nobody has verified, each with the words in which it stands."""

from collections.abc import Mapping, Sequence

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column
from planner.english import capital
from planner.rules.benefits import BenefitRule
from planner.rules.entries import Requirement
from planner.rules.parts import Param

AROUND = 64
"""How many letters on either side of a number are enough to know it by."""

STOPS = (". ", "; ", ", ", "shall ", "shall together ")


def defaults(plan: ExitPlan) -> Table:
    """Return the numbers that are planning defaults nobody has verified, with the words they stand in."""
    entries: list[Requirement | BenefitRule] = [item.entry for item in plan.requirements.applicable]
    entries += [one.rule for one in plan.benefits.benefits if one.rule]
    rows = tuple(
        (entry.id, entry.title, words_around(name, entry.params, _texts(entry)), param.with_unit)
        for entry in entries
        for name, param in entry.params.items()
        if param.grade == "practice"
    )
    return Table(
        "unverified-defaults",
        "Planning defaults, not verified",
        (
            Column("id", "Used in", "id", 10),
            Column("title", "Requirement or benefit", "long", 34),
            Column("what", "Where it stands", "long", 56),
            Column("value", "Default"),
        ),
        rows,
        note="Each comes from practice, not from a published source: confirm it before it goes to bidders.",
    )


def _texts(entry: Requirement | BenefitRule) -> tuple[str, ...]:
    if isinstance(entry, Requirement):
        return (entry.requirement, entry.acceptance, entry.evidence, entry.because)
    return (entry.metric, entry.target, entry.baseline, entry.measure, entry.measured)


def words_around(name: str, params: Mapping[str, Param], texts: Sequence[str]) -> str:
    """Return the words in which a number stands; its own name in words where no text holds it."""
    mark = f"{{{name}}}"
    text = next((" ".join(text.split()) for text in texts if mark in text), "")
    if not text:
        return capital(name.replace("_", " "))
    before, _, after = text.partition(mark)
    told = f"{_end_of(before)}{mark}{_start_of(after)}".strip()
    return capital(told.format(**{key: param.in_print for key, param in params.items()}))


def _end_of(text: str) -> str:
    """Return the last clause of what stands before a number, or as much of it as is needed."""
    clause = text[max(text.rfind(stop) + len(stop) if stop in text else 0 for stop in STOPS) :]
    return clause.removeprefix("and ") if len(clause) <= AROUND else f"… {clause[-AROUND:].partition(' ')[2]}"


def _start_of(text: str) -> str:
    """Return the first clause of what follows a number, or as much of it as is needed."""
    ends = [text.find(stop) for stop in (". ", ";", ", ") if stop in text]
    clause = text[: min(ends)] if ends else text.rstrip(". ")
    return clause if len(clause) <= AROUND else f"{clause[:AROUND].rpartition(' ')[0]} …"
