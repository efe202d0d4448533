# SPDX-License-Identifier: MIT
"""Bytes made text: UTF-8, and no character that cannot be seen."""

import re

from planner.diagnostics import Diagnostic, Span, fault
from planner.load import limits

# C0 but tab and line ends, DEL, C1, line and paragraph separators, bidirectional controls, byte order mark,
# surrogates, non-characters.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|\r|\n")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# A file with so many zero bytes at its start is a picture, an archive or a document, not a text.
_BINARY = re.compile(
    rb"\A(?:%PDF|PK\x03\x04|\x89PNG|\xd0\xcf\x11\xe0|GIF8|\xff\xd8\xff|\x7fELF|[^\n]{0,200}\x00)"
)


def decoded(raw: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """Return the text and its faults. With faults it is not to be read on, only to be shown."""
    if raw.startswith(_UTF16):
        return "", [fault("PLN006", f"'{name}' is saved as UTF-16, not as UTF-8", Span(name, 1, 1, 1, 1))]
    if _BINARY.match(raw):
        return "", [_binary(name)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as refused:
        return raw.decode("utf-8-sig", "replace"), [_not_utf8(raw, refused.start, name)]
    return text, unseen_characters(text, name)


def _binary(name: str) -> Diagnostic:
    return fault(
        "PLN006",
        f"'{name}' is not a text file",
        Span(name, 1, 1, 1, 1),
        help="give YAML files, as a text editor saves them; Word, Excel and PDF files are not read",
    )


def _not_utf8(raw: bytes, at: int, name: str) -> Diagnostic:
    before = lines_of(raw[:at].decode("utf-8-sig"))
    line, column = len(before), len(before[-1]) + 1
    return fault(
        "PLN006",
        f"the byte 0x{raw[at]:02X} at this place is not UTF-8",
        Span(name, line, column, line, column + 1),
    )


def lines_of(text: str) -> list[str]:
    """Return the lines as libyaml counts them (the other line ends of Unicode were refused before)."""
    return _LINE_END.split(text) if "\r" in text else text.split("\n")


def unseen_characters(text: str, name: str) -> list[Diagnostic]:
    """Return a fault for each line that holds such a character."""
    if not UNSEEN.search(text):
        return []
    faults: list[Diagnostic] = []
    for number, line in enumerate(lines_of(text), start=1):
        found = UNSEEN.search(line)
        if found and len(faults) < limits.FAULTS_PER_FILE:
            where = Span(name, number, found.start() + 1, number, found.end() + 1)
            faults.append(fault("PLN007", f"the character {spelt(found[0])} cannot be seen", where))
    return faults


def spelt(character: str) -> str:
    """Return "U+202E"."""
    return f"U+{ord(character):04X}"
