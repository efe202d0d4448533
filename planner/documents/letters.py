# SPDX-License-Identifier: MIT
"""Letters to the outgoing supplier, for a person to check and send: planner sends nothing itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.documents.environment import render
from planner.documents.exit_plan.covered import keeps_records
from planner.documents.exit_plan.knowledge import LetterKind
from planner.documents.exit_plan.owed import Owed, obligations_owed, value_at
from planner.documents.exit_plan.told import evidence_words, name_of_supplier
from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.lead import goes_live
from planner.documents.letter_lists import asked_for, data_days, data_included, data_lots
from planner.documents.plan import ExitPlan
from planner.documents.words import count, day, months, said
from planner.english import lowered
from planner.model import Contract
from planner.model.terms import application_end, archive_end, exit_notice
from planner.schedule.setting import left_contracts


@dataclass(frozen=True)
class Letter:
    """One letter: the stem of its file, its title, what to check before it is sent, and its text."""

    name: str
    kind: LetterKind
    title: str
    checks: tuple[str, ...]
    context: Mapping[str, Any]

    @property
    def warning(self) -> str:
        """Return the first thing to check before the letter is sent."""
        return self.checks[0]


def letters(plan: ExitPlan) -> tuple[Letter, ...]:
    """Return the letters that the contracts left call for, those of one contract together."""
    owed = obligations_owed(plan)
    names: set[str] = set()
    found = []
    for contract in left_contracts(plan.facts):
        for kind, title, checks, context in _of_contract(plan, contract, owed):
            name = _free_name(f"letter-{kind}-{slug(contract.id)}", names)
            shared = _common(plan, contract, title, checks)
            found.append(Letter(name, kind, title, tuple(checks), {**shared, **context}))
    return tuple(found)


_Drafted = tuple[LetterKind, str, list[str], dict[str, Any]]


def _of_contract(plan: ExitPlan, contract: Contract, owed: tuple[Owed, ...]) -> Iterator[_Drafted]:
    name = contract.name_in_print
    end = application_end(contract)
    over = end is not None and end < plan.as_of  # what has ended by itself can no longer be given notice of
    if not over and (contract.notice_served is None or contract.notice_served > plan.as_of):
        yield "notice", f"Notice to leave: {name}", notice_checks(plan, contract), _notice(plan, contract)
    held = value_at(contract, "exit.plan")
    title = (
        "Request for the exit plan" if held in (None, "none") else "Request to bring the exit plan up to date"
    )
    mine = [one for one in owed if one.contract == contract and one.obligation.letter == "exit-plan"]
    context = {"held": held in ("draft", "agreed"), "asked": asked_for(mine)}
    yield "exit-plan", f"{title}: {name}", _request_checks(plan, contract), context
    if keeps_records(plan, contract):
        yield "data-extract", f"Request for the data: {name}", _data_checks(plan, contract), {
            "lots": data_lots(plan, contract),
            "included": data_included(plan),
            "days": data_days(plan, contract),
            "rate": _rate(contract),
            "charge_open": value_at(contract, "exit.data_return.charge") not in ("included", "capped"),
            "levels": [one.title for one in plan.catalogue.migration.verification.levels],
        }  # fmt: skip


def _rate(contract: Contract) -> str | None:
    limit = value_at(contract, "exit.data_return.rate_limit_tb_month")
    return said(limit) if limit else None


def slug(id_: str) -> str:
    """Return an id as part of a file's name: lower-case letters, digits and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")


def _free_name(stem: str, names: set[str]) -> str:
    """Return a name that no letter has yet: ids that differ only in case are two contracts."""
    name, number = stem, 2
    while name in names:
        name, number = f"{stem}-{number}", number + 1
    names.add(name)
    return name


def _common(plan: ExitPlan, contract: Contract, title: str, checks: list[str]) -> dict[str, Any]:
    days, working = plan.catalogue.exit_plan.working_days, plan.catalogue.calendar.add_working_days
    buyer = _buyer(plan, contract)
    return {
        "title": title,
        "checks": checks,
        "trust": plan.trust,
        "buyer": buyer,
        "for_buyer": buyer is not None and buyer != plan.trust,
        "supplier": name_of_supplier(plan, contract),
        "sender": plan.owners.get("CTR"),
        "date": day(plan.as_of),
        "contract": contract.name_in_print,
        "contract_id": contract.id,
        "began": day(contract.start) if contract.start else None,
        "ends": day(application_end(contract)) if application_end(contract) else None,
        "archive_ends": _archive_apart(contract),
        "answer_by": day(working(plan.as_of, days["answer"])),
        "confirm_by": day(working(plan.as_of, days["confirm"])),
    }


def _buyer(plan: ExitPlan, contract: Contract) -> str | None:
    return plan.dependencies.graph.name(contract.buyer_org) if contract.buyer_org else None


def _archive_apart(contract: Contract) -> str | None:
    """Return the last day of the archive where it is not that of the applications."""
    archive = archive_end(contract)
    return day(archive) if archive and archive != application_end(contract) else None


def _notice(plan: ExitPlan, contract: Contract) -> dict[str, Any]:
    notice = exit_notice(contract)
    needed = contract.notice_to_exit_months
    return {
        "notice_needed": months(needed) if needed is not None else None,
        "notice_by": day(notice) if notice else None,
        "notice_passed": bool(notice and notice < plan.as_of),
        "extensions": bool(contract.extensions) or contract.extensions is None,
    }


def notice_checks(plan: ExitPlan, contract: Contract) -> list[str]:
    """Return what must be checked before notice is served, the gravest first."""
    end, live = application_end(contract), plan.schedule.milestone("live")
    notice = exit_notice(contract)
    checks = []
    if end and live and goes_live(plan) and live.day > end:
        checks.append(
            f"As planned the new service is live on {day(live.day)}, {count((live.day - end).days, 'day')} "
            "after the contract ends. Do not serve notice before an extension, a bridge or another way to "
            "carry on is agreed."
        )
    if notice and notice < plan.as_of:
        checks.append(
            f"The last day for notice was {day(notice)}, which has passed. Take advice on what can still "
            "be done."
        )
    checks.append(_clause_check(contract, notice))
    if plan.project.programme.extension_intended is not False and contract.extensions != ():
        checks.append("Nobody has decided against an extension. Serving notice may end the right to one.")
    return checks + _party_checks(plan, contract)


def _clause_check(contract: Contract, notice: date | None) -> str:
    evidence = evidence_words(contract.evidence_of("notice_to_exit_months"))
    if contract.notice_to_exit_months is None:
        return "The length of notice is not known. Read the clause before anything is sent."
    day_words = f"; counted back, the last day is {day(notice)}" if notice else ", but not the day of the end"
    return (
        "Read the notice clause: length, form, address, means of delivery and who must sign. The estate "
        f"says {months(contract.notice_to_exit_months)} ({lowered(evidence)}){day_words}."
    )


def _party_checks(plan: ExitPlan, contract: Contract) -> list[str]:
    """Return what must be checked of the parties: who may write, and to whom."""
    buyer, checks = _buyer(plan, contract), []
    if buyer is None:
        checks.append("Nobody has said which body signed as the buyer. Only that body can write this letter.")
    elif buyer != plan.trust:
        checks.append(
            f"The buyer that signed is {buyer}. It must sign, or authorise {plan.trust} in writing."
        )
    if contract.supplier is None:
        checks.append("The supplier is not named in the estate. Take name and address from the contract.")
    else:
        checks.append("Take the supplier's address for notices from the contract, not from a letterhead.")
    if "CTR" not in plan.owners:
        checks.append("No contract manager is named, so nobody is named as the sender.")
    return checks


def _request_checks(plan: ExitPlan, contract: Contract) -> list[str]:
    held, days = value_at(contract, "exit.plan"), plan.catalogue.exit_plan.working_days["answer"]
    known = {
        None: "Nobody has said whether the contract asks for an exit plan. Read its exit clauses first.",
        "none": "The contract has no exit plan. Read whether it obliges the supplier to make one.",
        "draft": "There is a draft of an exit plan. Read it, and send it back with this letter.",
        "agreed": "An exit plan has been agreed. Read it first, and ask only for what it lacks.",
    }[held]
    return [
        known,
        f"The days asked for are planning defaults: {count(days, 'working day')} to answer. "
        "Replace them by those of the contract where it sets any.",
        "Find out whether help with the exit is charged, and at which rates, before more is asked than is "
        "owed.",
        *_party_checks(plan, contract),
    ]


def _data_checks(plan: ExitPlan, contract: Contract) -> list[str]:
    clause = value_at(contract, "exit.data_return.clause")
    first = {
        "yes": "Read the clause on giving the data back: form, charge, pace and media.",
        "no": "The contract has no clause on giving the data back. Take advice on what the law gives.",
    }.get(
        clause or "",
        "Nobody knows whether the contract has the data given back. Read it first.",
    )
    checks = [first]
    if contract.data_controller is None:
        checks.append("Nobody has said who controls the data. Only the controller can ask for it.")
    over = [row for row in data_days(plan, contract) if row["late"]]
    if over:
        checks.append(
            f"The timeline needs the supplier after its contract ends, until {over[-1]['planned']}. Agree "
            "that help first; "
            "the letter counts its days back from the end."
        )
    if plan.migration.terabytes.at_least or plan.migration.terabytes.value is None:
        checks.append(
            "Not every volume is known. The supplier's own count is asked for; compare it with the trust's."
        )
    return checks + _party_checks(plan, contract)


def letter_html(letter: Letter, plan: ExitPlan, templates: Mapping[str, str]) -> HtmlDocument:
    """Return a letter as semantic HTML, without cover and contents."""
    made = DocumentProperties(
        title=letter.title,
        subject=plan.title,
        company=plan.trust,
        author=plan.trust,
        status="Draft, not sent",
        keywords="PACS; RIS; exit",
        date=plan.as_of,
        version="",
    )
    html = render(templates, f"letter-{letter.kind}.html.j2", letter.context)
    return HtmlDocument(made, html, plain=True, name=letter.name)
