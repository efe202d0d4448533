# SPDX-License-Identifier: MIT
"""The management case: who does it, by when, what may go wrong, and how anybody will know that it worked."""

from collections import Counter
from collections.abc import Iterator

from planner.documents.assurance import assurance
from planner.documents.business_case.case import Case, asked, preferred
from planner.documents.exit_plan.answers import Asked
from planner.documents.exit_plan.told import Shown, listing, told
from planner.documents.plan import ExitPlan
from planner.documents.questions import open_questions
from planner.documents.table import Table
from planner.documents.tables.options import VERDICT_COLUMNS, verdict_rows
from planner.documents.tables.risks import owner_of
from planner.documents.verdict_words import chance_words
from planner.documents.words import ROLES, count, day
from planner.english import capital, joined, listed, lowered

LEADING = ("SRO", "PM", "CL", "RSM", "CSO", "IGL", "CTR", "PRO", "FIN", "MIG", "INT")
"""Roles without which such a programme is not led."""
EVEN = 0.5


def management(plan: ExitPlan) -> Case:
    """Return the management case."""
    return Case(
        "management",
        "The management case",
        "That it can be done: by named people, in the time there is, with the risks in hand.",
        told(
            [*_time(plan), _risks(plan), _thread(plan), _open(plan)],
            _verdicts(plan),
            _people(plan),
            _benefits(plan),
        ),
        tuple(_questions(plan)),
    )


def _time(plan: ExitPlan) -> Iterator[str]:
    dates = plan.schedule.dates
    many = count(len(plan.schedule.activities), "activity", "activities")
    yield f"The programme begins on {day(dates.start)} and has {many}."
    boards = [one for one in plan.project.programme.board_dates or () if one >= plan.as_of]
    if boards:
        yield f"Boards that can approve it meet on {joined(day(one) for one in boards[:4])}."


def _risks(plan: ExitPlan) -> str:
    bands = Counter(risk.band for risk in plan.risks.risks)
    parts = [f"{bands[band]} {band}" for band in ("extreme", "high", "moderate", "low") if bands[band]]
    unowned = sum(owner_of(plan, risk) in ROLES.values() for risk in plan.risks.risks)
    if not parts:
        return "No risk is known."
    told_ = f"The register has {count(len(plan.risks.risks), 'risk')}: {joined(parts)}."
    return told_ + (f" Of {unowned} nobody is named who answers for it, only a role." if unowned else "")


def _thread(plan: ExitPlan) -> str:
    checks = assurance(plan)
    gaps = sum(len(one.gaps) for one in checks)
    links = sum(one.checked for one in checks)
    open_ = count(gaps, "does", "do")
    return (
        f"Of {links} links between needs, risks, duties and people {open_} not hold: see the exit timeline."
    )


def _open(plan: ExitPlan) -> str:
    many = count(len(open_questions(plan)), "question")
    return f"{capital(many)} about the estate are open: the requirements specification says whom to ask."


def _late(plan: ExitPlan) -> tuple[Asked, ...]:
    """Return what has to be asked of an option that is less likely than not to be live in time."""
    chosen = preferred(plan)
    chance = chosen.outlook.verdict("replace").chance if chosen else None
    if chosen is None or chance is None or chance >= EVEN:
        return ()
    words = lowered(chance_words(chance, chosen.outlook.iterations))
    return asked("PM", f"The chance to be live in time is {words}: what carries the service until then?")


def _verdicts(plan: ExitPlan) -> Shown:
    chosen = preferred(plan)
    outlook = chosen.outlook if chosen else plan.verdicts.headline
    table = Table(
        "case-verdicts",
        f"When it is done: {lowered(outlook.course.title)}",
        VERDICT_COLUMNS,
        tuple(verdict_rows(plan, outlook)),
    )
    return Shown(table, ("verdict", "p50", "p80", "due", "chance"), "32 17 17 17 17")


def _people(plan: ExitPlan) -> Shown:
    return listing(
        "case-people",
        "Who leads",
        (("role", "Role", "text"), ("name", "Name", "long")),
        ((ROLES[role], plan.owners.get(role)) for role in LEADING),
        "45 55",
        blank="Nobody is named",
    )


def _benefits(plan: ExitPlan) -> Shown:
    return listing(
        "case-benefits",
        "How the benefits will be proved",
        (("benefit", "Benefit", "long"), ("measured", "Measured", "long"), ("owner", "Owner", "text")),
        ((one.title, one.measured or None, one.owner or None) for one in plan.benefits.benefits if one.own),
        "46 32 22",
    )


def _questions(plan: ExitPlan) -> Iterator[Asked]:
    vacant = [ROLES[role] for role in LEADING if role not in plan.owners]
    yield from asked("SRO", f"Who is {joined(map(lowered, vacant))}?", bool(vacant))
    yield from _late(plan)
    yield from asked("SRO", "On which days can the board approve it?", not plan.project.programme.board_dates)
    unowned = [f"“{one.title}”" for one in plan.benefits.benefits if one.own and not one.owner]
    yield from asked("SRO", f"Who answers for the benefit {listed(unowned, 4)}?", bool(unowned))
    yield from asked("PM", "How is change to scope, time and money agreed, by whom and up to what sum?")
    yield from asked("SRO", "Who looks back at it, when, and against which of the objectives above?")
