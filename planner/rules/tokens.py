# SPDX-License-Identifier: MIT
"""Cuts the text of a `when:` clause into pieces, and says where a piece has no meaning."""

import re
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Fault:
    """What is wrong with a clause: a sentence, the column it starts at (from 0), its length, and a remedy."""

    message: str
    at: int
    length: int
    help: str | None = None


class ClauseError(Exception):
    """Raised within this room when a clause cannot be read further; callers receive the `Fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Token(NamedTuple):
    """One lexical piece: its kind, its text and the column where it starts."""

    kind: str
    text: str
    at: int


_TOKEN = re.compile(
    r"""\s*(?:
        (?P<date>\d{4}-\d{2}-\d{2})
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<text>'[^']*'|"[^"]*")
      | (?P<sign>->|<=|>=|==|!=|[<>(),.])
    )""",
    re.VERBOSE,
)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of a clause, ended by one of kind `end`.

    Raises `ClauseError` at the first character that no clause may hold.
    """
    found: list[Token] = []
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ClauseError(_stray(text, place))
        kind = match.lastgroup or ""
        found.append(Token(kind, match[kind], match.start(kind)))
        place = match.end()
    return (*found, Token("end", "", len(text.rstrip())))


def _stray(text: str, place: int) -> Fault:
    at = place + len(text[place:]) - len(text[place:].lstrip())
    character = text[at]
    remedy = {
        "=": "two things are compared with '=='",
        "&": "write 'and'",
        "|": "write 'or'",
        "!": "write 'not'",
    }.get(character)
    return Fault(f"'{character}' has no meaning in a condition", at, 1, remedy)
