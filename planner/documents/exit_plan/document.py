# SPDX-License-Identifier: MIT
"""What the exit plan says, as plain data for its template."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from planner.documents.exit_plan.answers import Answers, answers
from planner.documents.exit_plan.change_sections import cutover, network, safety
from planner.documents.exit_plan.choice_sections import governance, strategy
from planner.documents.exit_plan.closing_sections import charges, closure, continuity, destruction
from planner.documents.exit_plan.contract_sections import scope
from planner.documents.exit_plan.inventory_sections import assets, licences, services
from planner.documents.exit_plan.knowledge import Section
from planner.documents.exit_plan.owed import Owed, Status, obligations_owed, of_section
from planner.documents.exit_plan.people_sections import dependencies, knowledge, people
from planner.documents.exit_plan.records_sections import data, data_return, migration, parallel
from planner.documents.exit_plan.told import Told
from planner.documents.lead import lead
from planner.documents.letters import letters
from planner.documents.plan import ExitPlan
from planner.documents.printing import BADGES, printed
from planner.documents.specification import leaving
from planner.documents.table import Table
from planner.documents.tables.knowledge import OWN, READ_WORDS
from planner.documents.tables.obligations import gap, obligations, party, why
from planner.documents.words import ROLES, count, day, terabytes
from planner.documents.workbook import Column
from planner.english import capital, joined
from planner.migration.figures import Figure
from planner.model.terms import application_end, archive_end, exit_notice
from planner.schedule.setting import left_contracts

SECTIONS: Mapping[str, Callable[[ExitPlan], Told]] = {
    "scope": scope,
    "governance": governance,
    "strategy": strategy,
    "services": services,
    "assets": assets,
    "licences": licences,
    "data": data,
    "data-return": data_return,
    "migration": migration,
    "parallel": parallel,
    "cutover": cutover,
    "network": network,
    "safety": safety,
    "knowledge": knowledge,
    "people": people,
    "dependencies": dependencies,
    "charges": charges,
    "continuity": continuity,
    "destruction": destruction,
    "closure": closure,
}
"""What each section of the catalogue's exit plan tells of an estate, by the id of the section."""

FIRST_AT_MOST = 10
UNSETTLED = ("Missing", "Partly", "Not known", "To ask", "To do", "Late", "Planned")


def exit_plan(plan: ExitPlan) -> dict[str, Any]:
    """Return the context of the exit plan."""
    owed = obligations_owed(plan)
    held = {one.id: answers(plan, one) for one in plan.catalogue.exit_plan.sections}
    sections = [
        _section(plan, one, held[one.id], list(of_section(owed, one.id)))
        for one in plan.catalogue.exit_plan.sections
    ]
    return {
        "trust": plan.trust,
        "as_of": day(plan.as_of),
        "leaving": leaving(plan),
        "anything": bool(left_contracts(plan.facts)),
        "lead": lead(plan),
        "figures_rows": _figures(plan, owed, held),
        "first": printed(_first(plan, owed), "–"),
        "filled": printed(_filled(plan, owed, held), "–"),
        "letters": [
            {"file": f"{one.name}.docx", "title": one.title, "warning": one.warning} for one in letters(plan)
        ],
        "sections": sections,
        "register": printed(obligations(plan)),
        "t": {"sources": printed(_sources(plan, owed))},
    }


def _section(plan: ExitPlan, section: Section, held: Answers, owed: list[Owed]) -> dict[str, Any]:
    told = SECTIONS[section.id](plan)
    own = [(one.text, one.ask) for one in held.questions]
    asked = {fact.field for one in plan.catalogue.exit_plan.sections for fact in one.facts}
    own += [
        (one.question, section.answers) for one in owed if one.question and one.obligation.fact not in asked
    ]
    return {
        "anchor": f"section-{section.id}",
        "title": section.title,
        "settles": section.settles,
        "sentences": list(told.sentences),
        "tables": [shown.context for shown in told.tables],
        "pictures": [
            {"name": one.name, "caption": one.caption, "anchor": f"figure-{one.name}"}
            for one in told.pictures
        ],
        "nothing": not told.anything,
        "answers": capital(_who(plan, section.answers)),
        "owed": [_owed(plan, one) for one in owed],
        "questions": [{"text": text, "ask": capital(_who(plan, ask))} for text, ask in dict.fromkeys(own)],
    }


def _who(plan: ExitPlan, role: str) -> str:
    """Return the person in a role, or the role where nobody fills it."""
    title = ROLES[role].lower()
    return plan.owners.get(role) or (title if role in DEPARTMENTS else f"the {title}")


DEPARTMENTS = ("OPS",)
"""Roles that are a department and not a person."""


def _owed(plan: ExitPlan, one: Owed) -> dict[str, str]:
    due = day(one.due) if one.due else "Not known"
    return {
        "who": party(plan, one),
        "title": one.obligation.title,
        "owes": one.obligation.owes,
        "due": due,
        "why": why(one),
        "evidence": one.obligation.evidence,
        "gap": gap(one),
        "fallback": one.obligation.fallback,
        "today": one.status,
        "badge": BADGES.get(("today", one.status), "unknown"),
    }


def _figures(plan: ExitPlan, owed: tuple[Owed, ...], held: Mapping[str, Answers]) -> list[dict[str, str]]:
    left = left_contracts(plan.facts)
    states = Counter(one.status for one in owed if one.obligation.party == "supplier")
    known, needed = (sum(getattr(one, name) for one in held.values()) for name in ("known", "needed"))
    told = [f"{states[key]} {words}" for key, words in STATES if states[key]]
    size = plan.migration.terabytes
    rows = [(f"{one.name_in_print} ends", _end(one)) for one in left]
    rows += [(f"Last day for notice on {one.name_in_print}", _notice(plan, one)) for one in left]
    rows += [
        ("Data to move", _amount(size)),
        (
            "The outgoing supplier owes",
            f"{count(sum(states.values()), 'thing')}: {joined(told)}" if told else "Nothing known",
        ),
        ("Facts that the plan rests on", f"{known} of {needed} are known"),
        ("Letters prepared", count(len(letters(plan)), "letter")),
    ]
    return [{"what": what, "value": value} for what, value in rows]


def _amount(size: Figure) -> str:
    """Return how much is to be moved, and that nobody has counted it where that is so."""
    least = "At least " if size.at_least else ""
    assumed = ", assumed: nobody has counted it" if size.basis == "assumed" else ""
    return f"{least}{terabytes(size.value)}{assumed}"


STATES: tuple[tuple[Status, str], ...] = (
    ("Agreed", "agreed"),
    ("Partly", "agreed in part"),
    ("Missing", "missing"),
    ("Not known", "not known"),
    ("To ask", "still to ask for"),
)


def _end(contract: Any) -> str:
    application, archive = application_end(contract), archive_end(contract)
    if application == archive or archive is None:
        return day(application)
    return f"{day(application)}; its archive on {day(archive)}"


def _notice(plan: ExitPlan, contract: Any) -> str:
    if contract.notice_served:
        word = "Served" if contract.notice_served <= plan.as_of else "To be served"
        return f"{word} on {day(contract.notice_served)}"
    notice = exit_notice(contract)
    if notice is None:
        return "Not known"
    passed = (
        ", which has passed" if notice < plan.as_of else f", in {count((notice - plan.as_of).days, 'day')}"
    )
    return f"{day(notice)}{passed}"


def _first(plan: ExitPlan, owed: tuple[Owed, ...]) -> Table:
    """Return what falls due first of what is not settled; what one letter asks for is one row."""
    rows = [
        (one.due, one.obligation.title, party(plan, one), why(one))
        for one in owed
        if one.status in UNSETTLED and one.due and one.obligation.due.from_ != "request"
    ]
    asked = [one for one in owed if one.status in UNSETTLED and one.obligation.due.from_ == "request"]
    for contract in left_contracts(plan.facts):
        mine = [one for one in asked if one.contract == contract]
        if mine and mine[0].due:
            what = (
                f"Answer to the requests on {contract.name_in_print}: {count(len(mine), 'thing')} asked for"
            )
            rows.append((mine[0].due, what, party(plan, mine[0]), why(mine[0])))
    rows.sort(key=lambda row: (row[0], not row[2].startswith("The trust"), row[1]))
    return Table(
        "exit-first",
        "What falls due first",
        (
            Column("due", "By", "date"),
            Column("what", "What", "long"),
            Column("who", "Owed by", "text"),
            Column("why", "Counted from", "long"),
        ),
        tuple(rows[:FIRST_AT_MOST]),
    )


def _filled(plan: ExitPlan, owed: tuple[Owed, ...], held: Mapping[str, Answers]) -> Table:
    """Return how far each section is filled: facts known, what is settled, and who answers for the rest."""
    rows = []
    for section in plan.catalogue.exit_plan.sections:
        mine = list(of_section(owed, section.id))
        settled = sum(one.status in ("Agreed", "Done") for one in mine)
        facts = held[section.id]
        rows.append(
            (
                section.number,
                section.title,
                f"{facts.known} of {facts.needed}" if facts.needed else "None needed",
                f"{settled} of {len(mine)}" if mine else "None",
                "Nothing open" if facts.known == facts.needed else capital(_who(plan, section.answers)),
            )
        )
    return Table(
        "exit-filled",
        "How far the plan is filled",
        (
            Column("number", "No.", "number"),
            Column("section", "Section", "text"),
            Column("facts", "Facts known", "text"),
            Column("settled", "Obligations settled", "text"),
            Column("who", "Answers for what is open", "text"),
        ),
        tuple(rows),
    )


def _sources(plan: ExitPlan, owed: tuple[Owed, ...]) -> Table:
    cited = {key for one in owed for key in one.obligation.sources}
    cited |= {key for one in plan.catalogue.exit_plan.decisions for key in one.sources}
    return Table(
        "sources",
        "Sources",
        (
            Column("key", "Key", "id"),
            Column("title", "Source", "long"),
            Column("publisher", "Publisher", "long"),
            Column("date", "Date"),
            Column("read", "Read"),
        ),
        tuple(
            (
                key,
                source.title,
                source.publisher,
                source.date,
                "Not a text" if key == OWN else READ_WORDS.get(source.read, source.read),
            )
            for key, source in plan.catalogue.sources.items()
            if key in cited
        ),
    )
