# SPDX-License-Identifier: MIT
"""The present contracts lengthened: how far their own options reach, and how far the law lets them go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.english import long_date
from planner.model import Contract
from planner.model.months import months_after
from planner.model.terms import (
    Extended,
    application_end,
    archive_end,
    extended,
    extension_notices,
    is_tacit,
    last_day,
    latest_possible_end,
    times_left,
)
from planner.regimes import Pack, as_let, extension_caps, possible_regimes


@dataclass(frozen=True)
class Lengthened:
    """What comes of lengthening one contract.

    `contract` is as it would then stand, or as it stands where it cannot be lengthened; `refused` says why
    not, and `unknown` what must be known first. `notice` is the last day to ask for it; `law` tells what the
    regime allows beside the options of the contract.
    """

    contract: Contract
    refused: str | None = None
    unknown: str | None = None
    notice: date | None = None
    law: str | None = None

    @property
    def open(self) -> bool:
        """Return whether nothing known stands against it."""
        return self.refused is None and self.unknown is None


def lengthened(contract: Contract, as_of: date, packs: Iterable[Pack], months: int | None) -> Lengthened:
    """Return a contract lengthened by its next option, or by so many months."""
    name = contract.name_in_print
    if last_day(contract) is None:
        return Lengthened(contract, unknown=f"Nobody has said when {name} ends.")
    if contract.notice_served and contract.notice_served <= as_of:
        served = long_date(contract.notice_served)
        return Lengthened(contract, refused=f"Notice to leave {name} was served on {served}.")
    if contract.extensions is None:
        return Lengthened(contract, unknown=f"Nobody has said whether {name} may be extended.")
    held = list(packs)
    steps = _gaining(contract)
    if not steps and any(times_left(one) and one.months is None for one in contract.extensions):
        return Lengthened(contract, unknown=f"Nobody has said by how long {name} may be extended.")
    if not steps:
        return _by_law(contract, months, held, f"{name} has no extension left.")
    law = words_of_law(contract, held)
    notices = dict(extension_notices(contract))
    chosen = _enough(contract, steps, months)
    if chosen is None:
        told = f"Its options do not make {name} so long."
        return _by_law(contract, months, held, told)
    notice = min((day for at, day in notices.items() if at <= chosen.index), default=None)
    if notice is not None and notice < as_of:
        told = f"The last day to extend {name} was {long_date(notice)}."
        return Lengthened(contract, refused=told, law=law)
    if notice is None and not is_tacit(contract, chosen.index):
        told = f"Nobody has said by when an extension of {name} must be asked for."
        return Lengthened(_at(contract, chosen), unknown=told, law=law)
    return Lengthened(_at(contract, chosen), notice=notice, law=law)


def _gaining(contract: Contract) -> list[Extended]:
    """Return the steps of extension after which some part of the contract ends later."""
    ends = (application_end(contract), archive_end(contract))
    found = []
    for step in extended(contract):
        if (step.application, step.archive) != ends:
            found.append(step)
        ends = (step.application, step.archive)
    return found


def _enough(contract: Contract, steps: Sequence[Extended], months: int | None) -> Extended | None:
    """Return the first step, or the first that is as long as is asked, cut to that; None if none is."""
    if months is None:
        return steps[0]
    wanted = _later(contract, months)
    for step in steps:
        if all(
            end is None or held is None or end <= held for end, held in zip(wanted, _ends(step), strict=True)
        ):
            return Extended(step.times, step.index, *wanted)
    return None


def _ends(step: Extended) -> tuple[date | None, date | None]:
    return step.application, step.archive


def _later(contract: Contract, months: int) -> tuple[date | None, date | None]:
    ends = (application_end(contract), archive_end(contract))
    first, second = (months_after(end, months) if end else None for end in ends)
    return first, second


def _at(contract: Contract, step: Extended) -> Contract:
    """Return the contract as it stands after an extension: the parts have ends of their own."""
    later = {"application_end": step.application, "archive_end": step.archive, "end": None}
    if step.application == step.archive:
        later = {"application_end": None, "archive_end": None, "end": step.application}
    return contract.model_copy(update=later)


def _by_law(contract: Contract, months: int | None, packs: Sequence[Pack], told: str) -> Lengthened:
    """Return what the law allows where the options of the contract do not suffice.

    Only where a length is asked for is the contract lengthened so: a trust must want that, and say so.
    """
    law = words_of_law(contract, packs)
    cap = _cap(contract, packs)
    if months is None or cap is None:
        return Lengthened(contract, refused=told, law=law)
    later = _later(contract, months)
    last = max(end for end in later if end)
    if last > cap[0]:
        over = f"{told} To {long_date(last)} is further than the law allows without a new purchase. {law}"
        return Lengthened(contract, refused=over, law=law)
    return Lengthened(_at(contract, Extended(1, 0, *later)), law=law)


def _cap(contract: Contract, packs: Sequence[Pack]) -> tuple[date, str] | None:
    """Return the last day to which the term may be changed without a new purchase, and by what; None if none.

    Counted under the regime in which the contract was probably let: that of the day it began.
    """
    let = as_let(contract)
    possible = possible_regimes(packs, contract.start).packs if contract.start else ()
    if let is None or not possible:
        return None
    pack = possible[0]
    found = [(one.last_day, one) for one in extension_caps(pack, let) if one.measured == "term"]
    days = [(day, f"{cap.words} ({pack.short}, {cap.ground.reference})") for day, cap in found if day]
    return max(days, default=None)


def words_of_law(contract: Contract, packs: Sequence[Pack]) -> str:
    """Return in a sentence what the regime allows beyond the longest term of the contract."""
    cap = _cap(contract, packs)
    if cap is not None:
        return f"By agreement its term may be changed to {long_date(cap[0])} at most: {cap[1]}."
    if contract.start is None or latest_possible_end(contract) is None:
        return "How far the law lets it be extended cannot be told until its first and longest day are known."
    possible = possible_regimes(packs, contract.start).packs
    if not possible:
        return f"No law is held for a contract that began on {long_date(contract.start)}."
    return f"{possible[0].short} caps no change of term in figures: a long one lets others in."
