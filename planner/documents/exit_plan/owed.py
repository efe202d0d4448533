# SPDX-License-Identifier: MIT
"""The exit-obligations register: who owes what, by when, on which clause, and what if not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from planner.documents.exit_plan.covered import record_keepers
from planner.documents.exit_plan.knowledge import Due, Obligation
from planner.documents.plan import ExitPlan
from planner.documents.words import count, months
from planner.model import Contract
from planner.model.months import months_after
from planner.model.terms import application_end, archive_end, exit_notice, extension_notices
from planner.rules.phrases import phrase_of, said_of
from planner.schedule.setting import left_contracts

Status = Literal["Agreed", "Partly", "Missing", "Not known", "To ask", "To do", "Planned", "Late", "Done"]
OPEN: tuple[Status, ...] = ("Partly", "Missing", "Not known", "To ask")
"""What a supplier has not plainly bound itself to."""

DATA_RETURN = "exit.data_return"
READ_ONLY = "exit.data_return.read_only_months"
READ_ONLY_WORDS = re.compile(r"\bread[_ ]only(?:_months)?\s+(\d{1,3})\b")

OF_CONTRACT = ("end", "archive_end", "notice", "extension")


@dataclass(frozen=True)
class Owed:
    """An obligation of one estate: of one contract that is left, or where `contract` is None of them all.

    `why` says what the day is counted from; `after_end` that it falls when the contract is over, so that
    nobody owes it unless that is agreed.
    """

    obligation: Obligation
    contract: Contract | None
    due: date | None
    why: str
    status: Status
    question: str | None
    after_end: bool
    overdue: bool

    @property
    def id(self) -> str:
        """Return the id: that of the obligation, and of its contract where it has one."""
        return f"{self.obligation.id}@{self.contract.id}" if self.contract else self.obligation.id

    @property
    def open(self) -> bool:
        """Return whether the other party has not plainly bound itself."""
        return self.status in OPEN


def obligations_owed(plan: ExitPlan) -> tuple[Owed, ...]:
    """Return every obligation of the exit, in the order of the sections."""
    left, keepers = left_contracts(plan.facts), record_keepers(plan)
    order = {section.id: section.number for section in plan.catalogue.exit_plan.sections}
    found = [
        _owed(plan, obligation, contract)
        for obligation in plan.catalogue.exit_plan.obligations
        if obligation.in_force(plan.as_of) and (not obligation.shared or leaves_together(left))
        for contract in _of_whom(obligation, keepers if obligation.records else left)
        if _let_under(obligation, contract) and _is_needed(obligation, contract)
    ]
    return tuple(sorted(found, key=lambda one: (order[one.obligation.section], one.obligation.id)))


def leaves_together(left: Iterable[Contract]) -> bool:
    """Return whether several organisations leave a contract together."""
    return any(len(one.parties or ()) > 1 or one.shared_close for one in left)


def _of_whom(obligation: Obligation, left: list[Contract]) -> list[Contract] | list[None]:
    if obligation.party == "supplier" or obligation.fact or obligation.due.from_ in OF_CONTRACT:
        return left
    return [None] if left else []


def _let_under(obligation: Obligation, contract: Contract | None) -> bool:
    """Return whether a contract may have been let under the law that the obligation comes from."""
    if obligation.let_from is None or contract is None or contract.start is None:
        return True
    return contract.start >= obligation.let_from


def _is_needed(obligation: Obligation, contract: Contract | None) -> bool:
    """Return whether there is what the obligation is about: no plan, nothing to keep current."""
    if obligation.needs is None or contract is None:
        return True
    return value_at(contract, obligation.needs) not in (False, "none", "no")


def _owed(plan: ExitPlan, obligation: Obligation, contract: Contract | None) -> Owed:
    due, why = due_day(plan, obligation.due, contract)
    status = _status(plan, obligation, contract)
    if contract and obligation.due.from_ == "notice" and contract.notice_served:
        served = contract.notice_served <= plan.as_of
        due, why = contract.notice_served, "notice has been served" if served else "the day set for notice"
    elif contract and obligation.due.from_ in OF_CONTRACT and due is None and status in ("Late", "Planned"):
        # Late for a day that nobody knows is more than anybody can say.
        status = "Not known"
    end = _over_on(obligation, contract) if contract else None
    settled = status in ("Agreed", "Done")
    return Owed(
        obligation=obligation,
        contract=contract,
        due=due,
        why=why,
        status=status,
        question=_question(obligation, contract, status),
        after_end=bool(
            obligation.party == "supplier"
            and obligation.due.from_ == "activity"
            and due
            and end
            and due > end
        ),
        overdue=bool(due and due < plan.as_of and not settled),
    )


def _over_on(obligation: Obligation, contract: Contract) -> date | None:
    """Return when nobody need deliver any more: what concerns the data outlasts the applications."""
    return archive_end(contract) if obligation.letter == "data-extract" else application_end(contract)


def due_day(plan: ExitPlan, due: Due, contract: Contract | None) -> tuple[date | None, str]:
    """Return the day on which something falls due and what it is counted from, in words."""
    if due.from_ == "activity":
        return _activity_day(plan, due)
    if due.from_ == "request":
        day = plan.catalogue.calendar.add_working_days(plan.as_of, due.working_days)
        return day, f"{count(due.working_days, 'working day')} after the request"
    anchors = {"end": "the contract ends", "archive_end": "the archive ends", "notice": "", "extension": ""}
    anchor = _anchor(due, contract)
    words = _distance(due, anchors[due.from_])
    if due.from_ in ("notice", "extension"):
        words = "last day for notice" if due.from_ == "notice" else "last day to extend"
    return (_moved(anchor, due) if anchor else None), words


def _anchor(due: Due, contract: Contract | None) -> date | None:
    if contract is None:
        return None
    if due.from_ == "extension":
        return min((day for _, day in extension_notices(contract)), default=None)
    found = {"end": application_end, "archive_end": archive_end, "notice": exit_notice}
    return found[due.from_](contract)


def _moved(day: date, due: Due) -> date:
    return (months_after(day, due.months) if due.months else day) + timedelta(days=due.days)


def _distance(due: Due, anchor: str) -> str:
    if due.days > 0:
        return f"{count(due.days + 1, 'day')} beginning with the day on which {anchor}"
    if due.months or due.days:
        length = months(abs(due.months)) if due.months else count(abs(due.days), "day")
        return f"{length} {'before' if due.months < 0 or due.days < 0 else 'after'} {anchor}"
    return f"when {anchor}"


def _activity_day(plan: ExitPlan, due: Due) -> tuple[date | None, str]:
    """Return the day of an activity: the last of its instances to finish, or the first to start."""
    found = [one for one in plan.schedule.activities if one.activity.template_id == due.activity]
    done = [one for one in plan.done if one.activity.template_id == due.activity]
    if found:
        title = found[0].activity.title.partition(": ")[0]
        word = "start" if due.at == "start" else "end"
        day = (
            min(one.early_start for one in found)
            if due.at == "start"
            else max(one.early_finish for one in found)
        )
        return day, f"planned {word} of “{title}” ({due.activity})"
    if done:
        return done[0].finished, f"“{done[0].activity.title}” ({due.activity}) is done"
    return None, "no activity of the programme sets the day"


def _status(plan: ExitPlan, obligation: Obligation, contract: Contract | None) -> Status:
    if contract and obligation.fact:
        return _of_fact(plan, obligation, value_at(contract, obligation.fact))
    if contract and obligation.includes:
        return _of_list(obligation, value_at(contract, "exit.data_return.includes"))
    if contract and obligation.due.from_ == "notice" and contract.notice_served:
        return "Done" if contract.notice_served <= plan.as_of else "Planned"
    if obligation.party == "supplier":
        return "To ask"
    return _of_activity(plan, obligation)


def _of_fact(plan: ExitPlan, obligation: Obligation, value: Any) -> Status:
    if value is None or value == ():
        return "Not known"
    if obligation.fresh_months is not None:
        fresh = isinstance(value, date) and months_after(value, obligation.fresh_months) >= plan.as_of
        return "Agreed" if fresh else "Missing"
    said = "yes" if value is True else "no" if value is False else str(value)
    groups: tuple[tuple[Status, tuple[str, ...]], ...] = (
        ("Missing", obligation.absent),
        ("Partly", obligation.partly),
        ("Agreed", obligation.agreed),
    )
    return next((status for status, words in groups if said in words or "*" in words), "Not known")


def _of_list(obligation: Obligation, included: Any) -> Status:
    if included is None:
        return "Not known"
    told = " ".join(str(word).replace("_", " ").lower() for word in included)
    return "Agreed" if any(word in told for word in obligation.includes) else "Missing"


def _of_activity(plan: ExitPlan, obligation: Obligation) -> Status:
    key = obligation.activity or obligation.due.activity
    if key is None:
        return "To do"
    late = {one.activity_id.partition("@")[0] for one in plan.schedule.late_starts}
    if any(one.activity.template_id == key for one in plan.schedule.activities):
        return "Late" if key in late else "Planned"
    return "Done" if any(one.activity.template_id == key for one in plan.done) else "To do"


def _question(obligation: Obligation, contract: Contract | None, status: Status) -> str | None:
    """Return what must be asked of the trust's own people; letters ask the supplier."""
    if contract is None:
        return None
    if obligation.let_from and obligation.asks:
        unsure = contract.start is None or contract.form == "framework_calloff"
        return obligation.asks.format(it=said_of("contracts", contract)) if unsure else None
    if status != "Not known" or not obligation.fact:
        return None
    asks = obligation.asks or phrase_of("contracts", obligation.fact).asks
    return asks.format(it=said_of("contracts", contract))


def value_at(thing: Any, path: str) -> Any:
    """Return the fact at a path such as `exit.plan`; None where it or what it lies in is unknown.

    The months of reading after the end may also stand in words, as `support: read_only_months 6`.
    """
    found = thing
    for step in path.split("."):
        found = None if found is None else getattr(found, step)
    if found is None and path == READ_ONLY:
        said = READ_ONLY_WORDS.search(value_at(thing, "exit.data_return.support") or "")
        return int(said[1]) if said else None
    return found


def of_section(owed: Iterable[Owed], section: str) -> Iterator[Owed]:
    """Yield what is owed in a section."""
    return (one for one in owed if one.obligation.section == section)
