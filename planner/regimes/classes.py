# SPDX-License-Identifier: MIT
"""Which class of authority a body is of, and from which value the full rules bind it."""

from dataclasses import dataclass
from datetime import date

from planner.regimes.governing import governing
from planner.regimes.pack import Body, Pack, Threshold
from planner.regimes.periods import AuthorityClass
from planner.regimes.shelf import Regimes

PENCE = 2


@dataclass(frozen=True)
class ClassOfBody:
    """The class of a body on a day, the row that says so, and what must be confirmed, if anything."""

    authority: AuthorityClass
    row: Body
    question: str | None


def class_of_body(
    pack: Pack, body: str, commenced: date, confirmed: AuthorityClass | None = None
) -> ClassOfBody | None:
    """Return the class a body had when a procurement commenced; None of a body the pack does not name.

    What a user confirmed stands where the law is unclear, and only there.
    """
    for row in pack.bodies:
        in_time = (row.valid_from or date.min) <= commenced <= (row.valid_until or date.max)
        if row.body != body or not in_time:
            continue
        if not row.confirm:
            return ClassOfBody(row.authority, row, None)
        if confirmed is not None:
            return ClassOfBody(confirmed, row, None)
        name = body.replace("_", " ").replace("nhs", "NHS")
        return ClassOfBody(
            row.authority, row, f"Is the {name} a central or a sub-central authority under {pack.short}?"
        )
    return None


def threshold(pack: Pack, measures: str, commenced: date) -> Threshold | None:
    """Return the threshold in force when a procurement commenced; None before the first that is held."""
    held = [row for row in pack.thresholds if row.measures == measures and row.in_force <= commenced]
    return max(held, key=lambda row: row.in_force, default=None)


def threshold_on(regimes: Regimes, measures: str, commenced: date) -> Threshold | None:
    """Return the threshold of whichever regime governs a procurement commenced on that day."""
    pack = governing(regimes.packs.values(), commenced)
    return threshold(pack, measures, commenced) if pack else None


def is_above(row: Threshold, value: float, vat_rate: float, vat_included: bool) -> bool:
    """Return whether a value reaches the threshold, measured on the threshold's own basis of VAT.

    `vat_rate` is a share, such as 0.2; `vat_included` says whether it is in the value.
    """
    wanted = row.vat == "inclusive"
    if vat_included == wanted:
        measured = value
    else:
        measured = value * (1 + vat_rate) if wanted else value / (1 + vat_rate)
    return round(measured, PENCE) >= row.amount
