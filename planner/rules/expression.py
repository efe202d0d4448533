# SPDX-License-Identifier: MIT
"""The grammar of a `when:` clause: from text to a tree, never to code.

    clause     = and-part { "or" and-part }
    and-part   = not-part { "and" not-part }
    not-part   = "not" not-part | comparison
    comparison = term [ ("<" | "<=" | ">" | ">=" | "==" | "!=") term ]
    term       = "(" clause ")" | number | date | 'text' | name [ "(" arguments ")" ] { "." name }

Only the shape is settled here; `binding` knows which words there are.
"""

from dataclasses import dataclass
from datetime import date

from planner.rules.tokens import ClauseError, Fault, Token, tokens

MAX_CHARACTERS = 500
MAX_LEVELS = 12

OPERATORS = ("<=", ">=", "==", "!=", "<", ">")


@dataclass(frozen=True)
class Literal:
    """A number, a date or a text in quotes, as written."""

    value: float | date | str
    at: int
    length: int


@dataclass(frozen=True)
class Name:
    """A word as written: its arguments, whether they stand on an arrow, and the fields asked of it."""

    name: str
    arguments: tuple["Name | Literal", ...] | None
    arrow: bool
    field: str
    at: int
    length: int


@dataclass(frozen=True)
class Comparison:
    """Two terms and the operator between them."""

    left: Name | Literal
    operator: str
    right: Name | Literal
    at: int
    length: int


@dataclass(frozen=True)
class Not:
    """The contrary of a clause."""

    part: "Node"


@dataclass(frozen=True)
class And:
    """All of several clauses."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Or:
    """One at least of several clauses."""

    parts: tuple["Node", ...]


Node = Name | Literal | Comparison | Not | And | Or


def parse(text: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Return the tree of a clause, or None and what is wrong with it."""
    if len(text) > MAX_CHARACTERS:
        return None, (
            Fault(
                f"a condition has at most {MAX_CHARACTERS} characters; this one has {len(text)}",
                MAX_CHARACTERS,
                len(text) - MAX_CHARACTERS,
                "make it two entries",
            ),
        )
    try:
        return _Parser(tokens(text)).whole(), ()
    except ClauseError as caught:
        return None, (caught.fault,)


class _Parser:
    """A recursive descent over the tokens of one clause; one method to a line of the grammar."""

    def __init__(self, pieces: tuple[Token, ...]) -> None:
        self.pieces = pieces
        self.place = 0
        self.level = 0

    @property
    def next(self) -> Token:
        return self.pieces[self.place]

    def take(self) -> Token:
        taken = self.next
        self.place += 1
        return taken

    def taken(self, text: str) -> bool:
        """Take the next piece if it reads `text`."""
        if self.next.kind in ("name", "sign") and self.next.text == text:
            self.place += 1
            return True
        return False

    def whole(self) -> Node:
        if self.next.kind == "end":
            raise ClauseError(Fault("the condition is empty", 0, 1, "write 'always' for no condition"))
        node = self.clause()
        if self.next.kind != "end":
            extra = self.next
            hint = "join two conditions with 'and' or 'or'" if extra.kind == "name" else None
            raise ClauseError(Fault(f"'{extra.text}' is not expected here", extra.at, len(extra.text), hint))
        return node

    def deeper(self) -> None:
        self.level += 1
        if self.level > MAX_LEVELS:
            raise ClauseError(Fault(f"a condition has at most {MAX_LEVELS} levels", self.next.at, 1))

    def clause(self) -> Node:
        self.deeper()
        parts = [self.and_part()]
        while self.taken("or"):
            parts.append(self.and_part())
        self.level -= 1
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def and_part(self) -> Node:
        parts = [self.not_part()]
        while self.taken("and"):
            parts.append(self.not_part())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def not_part(self) -> Node:
        if not self.taken("not"):
            return self.comparison()
        self.deeper()
        part = self.not_part()
        self.level -= 1
        return Not(part)

    def comparison(self) -> Node:
        if self.taken("("):
            node = self.clause()
            self.expect(")")
            return node
        left = self.term()
        if self.next.text not in OPERATORS:
            return left
        operator = self.take().text
        right = self.term()
        if self.next.text in OPERATORS:
            raise ClauseError(
                Fault("only two things can be compared", self.next.at, len(self.next.text), "join with 'and'")
            )
        return Comparison(left, operator, right, left.at, right.at + right.length - left.at)

    def term(self) -> Name | Literal:
        piece = self.take()
        if piece.kind == "number":
            return Literal(float(piece.text), piece.at, len(piece.text))
        if piece.kind == "date":
            return Literal(_day(piece), piece.at, len(piece.text))
        if piece.kind == "text":
            return Literal(piece.text[1:-1], piece.at, len(piece.text))
        if piece.kind != "name" or piece.text in ("and", "or", "not"):
            raise ClauseError(_missing(piece))
        return self.name(piece)

    def name(self, piece: Token) -> Name:
        arguments: tuple[Name | Literal, ...] | None = None
        arrow = False
        if self.taken("("):
            arguments, arrow = self.arguments()
        fields: list[str] = []
        while self.taken("."):
            fields.append(self.expect_name())
        last = self.pieces[self.place - 1]
        return Name(
            piece.text, arguments, arrow, ".".join(fields), piece.at, last.at + len(last.text) - piece.at
        )

    def arguments(self) -> tuple[tuple[Name | Literal, ...], bool]:
        found: list[Name | Literal] = []
        arrow = False
        self.deeper()
        while not self.taken(")"):
            if found:
                if self.taken("->"):
                    arrow = True
                else:
                    self.expect(",")
            found.append(self.term())
        self.level -= 1
        return tuple(found), arrow

    def expect(self, sign: str) -> None:
        if not self.taken(sign):
            piece = self.next
            raise ClauseError(Fault(f"'{sign}' is missing here", piece.at, max(len(piece.text), 1)))

    def expect_name(self) -> str:
        piece = self.take()
        if piece.kind != "name":
            raise ClauseError(Fault("the name of a field is missing after '.'", piece.at, 1))
        return piece.text


def _day(piece: Token) -> date:
    try:
        return date.fromisoformat(piece.text)
    except ValueError:
        raise ClauseError(Fault(f"'{piece.text}' is not a day of the calendar", piece.at, 10)) from None


def _missing(piece: Token) -> Fault:
    if piece.kind == "end":
        return Fault("the condition stops in the middle", piece.at, 1)
    return Fault(
        f"a word is missing before '{piece.text}'",
        piece.at,
        len(piece.text),
        "say what is true of the estate",
    )
