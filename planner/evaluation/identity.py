# SPDX-License-Identifier: MIT
"""By what a workbook that comes back is known: what it is, for which lot and seal, and of which evaluator."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "supplier-responses",
    "supplier-prices",
    "supplier-signature",
    "score-sheet",
    "consensus",
    "gate-decisions",
]

BID_KINDS: tuple[Kind, ...] = ("supplier-responses", "supplier-prices", "supplier-signature")
"""The tables of a response workbook."""


@dataclass(frozen=True)
class Identity:
    """The identity of one table of a workbook; it lies in the hidden marks, where people do not meet it."""

    kind: Kind
    lot: str
    seal: str
    person: str = ""

    def __str__(self) -> str:
        """Return the identity as it is written."""
        return "@".join((self.kind, self.lot, self.seal, self.person))


def identity_in(written: str) -> Identity | None:
    """Return the identity that was written; None for a table that has nothing to do with an evaluation."""
    parts = written.split("@")
    if len(parts) != 4 or parts[0] not in get_args(Kind):
        return None
    kind: Kind = parts[0]  # type: ignore[assignment]
    return Identity(kind, *parts[1:])
