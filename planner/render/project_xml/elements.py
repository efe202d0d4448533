# SPDX-License-Identifier: MIT
"""The smallest parts of the format: an element with its text, a moment, a length of time."""

from datetime import date

from lxml import etree

NAMESPACE = "http://schemas.microsoft.com/project"
HOURS_A_DAY = 8

Element = etree._Element


def whole(name: str) -> Element:
    """Return a new element that stands in no other."""
    return etree.fromstring(f'<{name} xmlns="{NAMESPACE}"/>')


def put(parent: Element, name: str, text: str | None = None) -> Element:
    """Return a new last child of an element, with its text; what XML cannot hold is left out of it."""
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if text is not None:
        child.text = "".join(sign for sign in text if legal(sign))
    return child


def legal(sign: str) -> bool:
    """Return whether XML can hold a character."""
    code = ord(sign)
    return sign in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def morning(day: date) -> str:
    """Return the moment at which work on a day begins."""
    return f"{day.isoformat()}T08:00:00"


def evening(day: date) -> str:
    """Return the moment at which work on a day ends."""
    return f"{day.isoformat()}T17:00:00"


def hours(days: int) -> str:
    """Return a length of whole days as the format writes it."""
    return f"PT{days * HOURS_A_DAY}H0M0S"
