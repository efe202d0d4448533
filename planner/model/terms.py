# SPDX-License-Identifier: MIT
"""Contract arithmetic: what the typed terms of a contract come to in dates.

A contract has two parts, the application and the archive, which may end on different days. An
extension lengthens one of them or both, and only after those before it have been used up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.model.contract import Contract, Extension
from planner.model.months import months_after, months_before

Part = Literal["application", "archive"]
PARTS: tuple[Part, ...] = ("application", "archive")


def application_end(contract: Contract) -> date | None:
    """Return the last day on which the contract runs its applications; None where nobody has said."""
    return contract.application_end or contract.end


def archive_end(contract: Contract) -> date | None:
    """Return the last day on which the contract keeps the archive; None where nobody has said."""
    return contract.archive_end or contract.end


def end_of(contract: Contract, part: Part) -> date | None:
    """Return the last day of one part in the present term."""
    return application_end(contract) if part == "application" else archive_end(contract)


def lengthens(extension: Extension, part: Part) -> bool:
    """Return whether an extension lengthens a part; one that does not say lengthens both."""
    return extension.applies_to in (None, "both", part)


def times_left(extension: Extension) -> int:
    """Return how often an extension can still be taken; one that gives no count can be taken once."""
    count = 1 if extension.count is None else extension.count
    return max(count - (extension.taken or 0), 0)


def extension_notices(contract: Contract) -> list[tuple[int, date]]:
    """Return (index of the extension, last day to ask for it) for each extension that is next in turn.

    Notice is counted from the end of the *present* term of what it lengthens, never from the start
    of the contract. An extension behind one that is not used up has no day yet, unless the
    contract states it: a stated day (`latest_notice`) is taken as it stands. An extension that
    comes of itself has a day to stop it instead: see `renewal_notices`.
    """
    return [(index, day) for index, day in _notices(contract) if not is_tacit(contract, index)]


def renewal_notices(contract: Contract) -> list[tuple[int, date]]:
    """Return (index of the extension, last day to stop it) for each that comes of itself."""
    return [(index, day) for index, day in _notices(contract) if is_tacit(contract, index)]


def is_tacit(contract: Contract, index: int) -> bool:
    """Return whether an extension happens unless somebody gives notice."""
    return (contract.extensions or ())[index].kind == "tacit"


def _notices(contract: Contract) -> list[tuple[int, date]]:
    found = []
    waiting: set[Part] = set()
    for index, extension in enumerate(contract.extensions or ()):
        if not times_left(extension):
            continue
        lengthened = [part for part in PARTS if lengthens(extension, part)]
        next_in_turn = [part for part in lengthened if part not in waiting]
        waiting.update(lengthened)
        ends = [end for part in next_in_turn if (end := end_of(contract, part))]
        if extension.latest_notice:
            found.append((index, extension.latest_notice))
        elif extension.notice_months is not None and ends:
            found.append((index, months_before(min(ends), extension.notice_months)))
    return found


def exit_notice(contract: Contract) -> date | None:
    """Return the last day on which notice to leave at the end of the present term can be served.

    Where application and archive end apart and no end of the whole is given, the earlier counts.
    """
    ends = [end for end in (contract.application_end, contract.archive_end) if end]
    end = contract.end or min(ends, default=None)
    if end is None or contract.notice_to_exit_months is None:
        return None
    return months_before(end, contract.notice_to_exit_months)


@dataclass(frozen=True)
class Extended:
    """The contract after so many extensions: which (index) was taken last, and when its parts end then."""

    times: int
    index: int
    application: date | None
    archive: date | None


def extended(contract: Contract) -> Iterator[Extended]:
    """Yield the contract extended once, twice and so on, as far as lengths are known.

    Months are always counted from the end of the present term, in one step: counting month ends
    one after another would drift. A stated last day (`max_end`) is never passed.
    """
    added: dict[Part, int] = {"application": 0, "archive": 0}
    times = 0
    for index, extension in enumerate(contract.extensions or ()):
        for _ in range(times_left(extension)):
            if extension.months is None:
                return
            for part in PARTS:
                added[part] += extension.months if lengthens(extension, part) else 0
            times += 1
            yield Extended(
                times,
                index,
                _lengthened(contract, "application", added),
                _lengthened(contract, "archive", added),
            )


def _lengthened(contract: Contract, part: Part, added: dict[Part, int]) -> date | None:
    end = end_of(contract, part)
    if end is None or not added[part]:
        return end
    longer = months_after(end, added[part])
    return max(end, min(longer, contract.max_end)) if contract.max_end else longer


def latest_possible_end(contract: Contract) -> date | None:
    """Return the last day the contract can run to with every extension taken; None where a part is unknown.

    An extension of which the length is unknown makes the whole unknown; where nothing is said of
    extensions, neither is anything known of the last day.
    """
    if contract.max_end:
        return contract.max_end
    last = last_day(contract)
    if last is None or contract.extensions is None:
        return None
    if any(extension.months is None and times_left(extension) for extension in contract.extensions):
        return None
    ends = [end for step in extended(contract) for end in (step.application, step.archive) if end]
    return max([last, *ends])


def last_day(contract: Contract) -> date | None:
    """Return the last day of the present term, of its longer part where application and archive part."""
    return max((end for part in PARTS if (end := end_of(contract, part))), default=None)


@dataclass(frozen=True)
class KeyDate:
    """A date that a contract gives rise to: the day, what it means, and the fact behind it."""

    on: date
    kind: str
    words: str
    contract: str
    field: str


def key_dates(contract: Contract) -> list[KeyDate]:
    """Return the dates of a contract that somebody must not miss, in order."""
    dates = (*_notice_dates(contract), *_end_dates(contract))
    return sorted(dates, key=lambda key: (key.on, key.kind, key.field))


def _notice_dates(contract: Contract) -> Iterator[KeyDate]:
    name, id_ = contract.name_in_print, contract.id
    notice = exit_notice(contract)
    if contract.notice_served:
        yield KeyDate(
            contract.notice_served, "notice_served", f"Notice served on {name}", id_, "notice_served"
        )
    elif notice:
        words = f"Last day to serve notice to leave {name}"
        yield KeyDate(notice, "notice", words, id_, "notice_to_exit_months")
    for index, day in extension_notices(contract):
        yield KeyDate(day, "extension_notice", f"Last day to extend {name}", id_, f"extensions.{index}")
    for index, day in () if contract.notice_served else renewal_notices(contract):
        words = f"Last day to stop {name} from renewing itself"
        yield KeyDate(day, "renewal_notice", words, id_, f"extensions.{index}")


def _end_dates(contract: Contract) -> Iterator[KeyDate]:
    name, id_ = contract.name_in_print, contract.id
    application, archive = application_end(contract), archive_end(contract)
    if application == archive and application:
        field = "end" if contract.end else "application_end"
        yield KeyDate(application, "contract_end", f"{name} ends", id_, field)
    else:
        for part in PARTS:
            if end := end_of(contract, part):
                field = f"{part}_end" if getattr(contract, f"{part}_end") else "end"
                yield KeyDate(end, "contract_end", f"{name}: the {part} ends", id_, field)
    latest = latest_possible_end(contract)
    if latest and latest != last_day(contract):
        field = "max_end" if contract.max_end else "extensions"
        words = f"{name} can run no longer, with every extension"
        yield KeyDate(latest, "latest_end", words, id_, field)
