# SPDX-License-Identifier: MIT
"""What can be wrong with a house style of a trust's own, all of it at once."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class StyleFault:
    """One fault: its code, what it is, what to do, and the entry of `styles:` that it is about, if any."""

    code: str
    message: str
    help: str = ""
    role: str = ""


class HouseStyleError(Exception):
    """The file cannot be a house style; `faults` says everything that is wrong with it."""

    def __init__(self, faults: list[StyleFault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("; ".join(fault.message for fault in self.faults))


def unreadable(message: str, help: str = "") -> HouseStyleError:
    """Return the refusal of a file that cannot be read as a Word document at all."""
    return HouseStyleError([StyleFault("PLN309", f"the house style cannot be used: {message}", help)])
