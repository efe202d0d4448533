# SPDX-License-Identifier: MIT
"""Contract arithmetic: what the typed terms of a contract come to in dates."""

from dataclasses import dataclass
from datetime import date

from planner.model.contract import Contract
from planner.model.months import months_after, months_before


def extension_notices(contract: Contract) -> list[tuple[int, date]]:
    """Return (index of the extension, last day for its notice) for each extension not yet used up.

    Notice is counted from the end of the *present* term, never from the start of the contract. A
    day that the contract itself states (`latest_notice`) is taken as it stands.
    """
    found = []
    for index, extension in enumerate(contract.extensions or ()):
        if (extension.taken or 0) >= (extension.count or 1):
            continue
        if extension.latest_notice:
            found.append((index, extension.latest_notice))
        elif extension.notice_months is not None and contract.end:
            found.append((index, months_before(contract.end, extension.notice_months)))
    return found


def exit_notice(contract: Contract) -> date | None:
    """Return the last day on which notice to leave at the end of the present term can be served."""
    if contract.end is None or contract.notice_to_exit_months is None:
        return None
    return months_before(contract.end, contract.notice_to_exit_months)


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
    for extension in contract.extensions:
        if extension.months is None:
            return None
        left = max((extension.count or 1) - (extension.taken or 0), 0)
        last = months_after(last, extension.months * left) if left else last
    return last


def last_day(contract: Contract) -> date | None:
    """Return the last day of the present term, of its longer part where application and archive part."""
    ends = [end for end in (contract.end, contract.application_end, contract.archive_end) if end]
    return max(ends, default=None)


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
    name, id_ = contract.name_in_print, contract.id
    found = []
    notice = exit_notice(contract)
    if notice and not contract.notice_served:
        found.append(
            KeyDate(
                notice, "notice", f"Last day to serve notice to leave {name}", id_, "notice_to_exit_months"
            )
        )
    if contract.notice_served:
        found.append(
            KeyDate(contract.notice_served, "notice_served", f"Notice served on {name}", id_, "notice_served")
        )
    found += [
        KeyDate(day, "extension_notice", f"Last day to extend {name}", id_, f"extensions.{index}")
        for index, day in extension_notices(contract)
    ]
    application, archive = contract.application_end or contract.end, contract.archive_end or contract.end
    if application == archive and application:
        found.append(KeyDate(application, "contract_end", f"{name} ends", id_, "end"))
    elif application or archive:
        found += [
            KeyDate(day, "contract_end", f"{name}: the {part} ends", id_, f"{part}_end")
            for day, part in ((application, "application"), (archive, "archive"))
            if day
        ]
    latest = latest_possible_end(contract)
    if latest and latest != last_day(contract):
        found.append(
            KeyDate(
                latest, "latest_end", f"{name} can run no longer, with every extension", id_, "extensions"
            )
        )
    return sorted(found, key=lambda key: (key.on, key.kind))
