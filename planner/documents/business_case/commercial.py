# SPDX-License-Identifier: MIT
"""The commercial case: by which route and under which law it is bought, what is asked, what binds today."""

from collections import Counter
from collections.abc import Iterator

from planner.documents.business_case.case import Case, asked, preferred
from planner.documents.exit_plan.answers import Asked
from planner.documents.exit_plan.told import Shown, listing, name_of_supplier, told
from planner.documents.plan import ExitPlan
from planner.documents.verdict_words import followed_sentences, route_words, why_so
from planner.documents.words import count, day
from planner.english import joined, listed, lowered
from planner.model import Contract
from planner.model.terms import exit_notice, last_day, latest_possible_end
from planner.schedule.setting import left_contracts

TERMS = (
    ("its end", "end"),
    ("its extensions", "extensions"),
    ("the notice to leave", "notice_to_exit_months"),
    ("what is paid", "value"),
)


def commercial(plan: ExitPlan) -> Case:
    """Return the commercial case."""
    return Case(
        "commercial",
        "The commercial case",
        "That it can be bought: by a lawful route, from a market that can supply it, on terms that hold.",
        told([*_route(plan), _asked_for(plan), _lots(plan)], _today(plan)),
        tuple(_questions(plan)),
    )


def _route(plan: ExitPlan) -> Iterator[str]:
    chosen = preferred(plan)
    if chosen is None or chosen.id == plan.programme.course.id:
        yield from followed_sentences(plan)
        return
    outlook = chosen.outlook
    yield f"“{chosen.title}” is bought by this route: {lowered(route_words(outlook))}."
    law = outlook.programme.law
    if law and law.pack:
        begins = day(law.commences)
        yield f"As planned the purchase begins on {begins}, under {law.pack.short}."
    if against := why_so(outlook):
        yield against


def _asked_for(plan: ExitPlan) -> str:
    entries = [one.entry for one in plan.requirements.applicable]
    if not entries:
        return "No requirement applies yet: the estate is not described far enough."
    how, party = Counter(one.evaluation for one in entries), Counter(one.party for one in entries)
    asked_of = f"{party['supplier']} of the supplier, {party['joint']} of both, {party['buyer']} of the trust"
    return (
        f"The specification has {count(len(entries), 'requirement')}: {asked_of}. "
        f"{how['gate']} are passed or failed, {how['scored']} are scored, {how['info']} are for information; "
        f"{count(len(plan.interfaces.lines), 'requirement')} on interfaces come on top.{_undecided(plan)}"
    )


def _undecided(plan: ExitPlan) -> str:
    many = len(plan.requirements.undecided)
    verb = "applies" if many == 1 else "apply"
    return f" Whether {count(many, 'more')} {verb} is open." if many else ""


def _lots(plan: ExitPlan) -> str | None:
    lots = [one.title for one in plan.tender.lots]
    return f"It is let in {count(len(lots), 'lot')}: {joined(lots)}." if len(lots) > 1 else None


def _today(plan: ExitPlan) -> Shown:
    return listing(
        "case-contracts",
        "The contracts that are left",
        (
            ("contract", "Contract", "long"),
            ("supplier", "Supplier", "long"),
            ("end", "Ends", "date"),
            ("notice", "Notice to leave by", "date"),
            ("latest", "At the latest, all extensions taken", "date"),
            ("staff", "Staff transfer", "text"),
        ),
        (
            (
                one.name_in_print,
                name_of_supplier(plan, one),
                last_day(one),
                exit_notice(one),
                latest_possible_end(one),
                {True: "Yes", False: "No", None: None}[_staff(one)],
            )
            for one in left_contracts(plan.facts)
        ),
        "26 22 13 13 14 12",
    )


def _staff(contract: Contract) -> bool | None:
    return contract.tupe.in_scope if contract.tupe else None


def _questions(plan: ExitPlan) -> Iterator[Asked]:
    chosen, followed = preferred(plan), plan.programme.course
    other = chosen is not None and followed.option is not None and chosen.id != followed.id
    yield from asked(
        "SRO",
        f"The programme follows “{followed.title}”; the trust prefers another. Which is this case for?",
        other,
    )
    left = left_contracts(plan.facts)
    for one in left:
        blank = [words for words, field in TERMS if getattr(one, field) is None and not _parted(one, field)]
        yield from asked("CTR", f"{one.name_in_print}: what is known of {joined(blank)}?", bool(blank))
    staff = [one.name_in_print for one in left if _staff(one) is None]
    yield from asked("CTR", f"Do staff transfer with the service under {listed(staff)}?", bool(staff))
    yield from asked("PRO", "Which suppliers can deliver in this time, and how was the market asked?")
    yield from asked("PRO", "How long does the new contract run, how may it be extended, and how is it left?")
    yield from asked("PRO", "How is it paid for, and what is withheld or credited when it falls short?")
    yield from asked("PRO", "Which risks does the supplier bear, which the trust, and which both?")


def _parted(contract: Contract, field: str) -> bool:
    return field == "end" and last_day(contract) is not None
