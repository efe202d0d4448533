# SPDX-License-Identifier: MIT
"""Joins the tree of a clause to the words it names, and finds every fault while nothing is yet asked.

What comes out holds functions and arguments only; the evaluator can no longer meet a word
that does not exist, an argument of the wrong sort or a comparison of a date with a number.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from planner.rules.conditions import Argument, Asked, Compared, Condition, Denied, Joined, Stated
from planner.rules.expression import And, Comparison, Literal, Name, Node, Not, Or, parse
from planner.rules.fields import FieldType, fields_of, full_path
from planner.rules.tokens import Fault
from planner.rules.word import Parameter, Word

WordTable = Mapping[tuple[str, str], Word]
"""Words by subject (empty for the estate) and name."""


def table_of(words: Sequence[Word]) -> WordTable:
    """Return the table that conditions are bound with."""
    return {(subject, word.name): word for word in words for subject in (word.subjects or ("",))}


def compile_clause(
    text: str, words: WordTable, subject: str = ""
) -> tuple[Condition | None, tuple[Fault, ...]]:
    """Return the condition that a clause states about a subject, or None and all that is wrong with it."""
    tree, faults = parse(text)
    if tree is None:
        return None, faults
    binder = _Binder(words, subject)
    condition = binder.condition(tree)
    return (condition, ()) if not binder.faults else (None, tuple(binder.faults))


FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


@dataclass
class _Binder:
    words: WordTable
    subject: str
    faults: list[Fault] = field(default_factory=list)

    def condition(self, node: Node) -> Condition | None:
        match node:
            case Or(parts) | And(parts):
                bound = [self.condition(part) for part in parts]
                return Joined(tuple(part for part in bound if part), isinstance(node, And))
            case Not(part):
                inner = self.condition(part)
                return Denied(inner) if inner else None
            case Comparison():
                return self.comparison(node)
            case Literal():
                self.fault("a value alone is no condition", node, "compare it with something")
                return None
            case Name():
                return self.truth(node)

    def fault(self, message: str, node: Name | Literal | Comparison, remedy: str | None = None) -> None:
        self.faults.append(Fault(message, node.at, node.length, remedy))

    def truth(self, node: Name) -> Condition | None:
        asked = self.asked(node)
        if asked is None or asked.word.returns == "truth":
            return asked
        if asked.word.fields is None:
            self.fault(
                f"'{node.name}' is a {asked.word.returns}, not yes or no", node, "compare it with a value"
            )
            return None
        if self.type_of(asked).type == "group":
            self.fault(f"'{asked.field or node.name}' has several facts", node, self.fields_help(asked.word))
            return None
        return Stated(asked)

    def comparison(self, node: Comparison) -> Condition | None:
        if isinstance(node.left, Name) and isinstance(node.right, Name) and node.left.name == "codeset":
            return self.code_sets(node)
        left, right, operator = node.left, node.right, node.operator
        if self.is_constant(left) and not self.is_constant(right):
            left, right, operator = right, left, FLIPPED[operator]
        if not isinstance(left, Name) or self.is_constant(left):
            self.fault("neither side asks anything of the estate", node)
            return None
        asked = self.asked(left)
        if asked is None:
            return None
        kind = self.type_of(asked)
        if kind.type in ("truth", "group", "list"):
            self.fault(f"'{left.name}' cannot be compared", left, self.fields_help(asked.word))
            return None
        other = self.constant(right, kind) if self.is_constant(right, kind) else self.other(right, kind)
        if other is None:
            return None
        if kind.type in ("text", "yes-no") and operator not in ("==", "!="):
            self.fault(f"'{operator}' has no meaning for words", node, "use '==' or '!='")
            return None
        return Compared(asked, operator, other)

    def code_sets(self, node: Comparison) -> Condition | None:
        """Bind the one comparison with a form of its own: the code sets of the two ends of a link."""
        word = self.words.get((self.subject, "code_sets_differ")) or self.words.get(("", "code_sets_differ"))
        if (
            node.operator not in ("==", "!=")
            or word is None
            or str(getattr(node.right, "name", "")) != "codeset"
        ):
            self.fault("code sets are compared as codeset(l) != codeset(r)", node)
            return None
        differ = Asked(word)
        return differ if node.operator == "!=" else Denied(differ)

    def is_constant(self, node: Name | Literal, against: FieldType | None = None) -> bool:
        """Tell whether a side of a comparison is a value: a literal, or a bare word naming a choice."""
        if isinstance(node, Literal):
            return True
        plain = node.arguments is None and not node.field
        if against is not None and against.type in ("text", "yes-no"):
            return plain
        return plain and self.find(node.name) is None and against is None and not self.looks_known(node.name)

    def looks_known(self, name: str) -> bool:
        return any(key[1] == name for key in self.words)

    def constant(self, node: Name | Literal, kind: FieldType) -> float | date | str | None:
        value: float | date | str = node.name if isinstance(node, Name) else node.value
        wanted = {"number": float, "date": date}.get(kind.type, str)
        if not isinstance(value, wanted):
            self.fault(f"this is compared with a {kind.type}", node, _example(kind))
            return None
        if kind.choices and value not in kind.choices:
            self.fault(f"'{value}' is not among its values", node, meant(str(value), kind.choices))
            return None
        return value

    def other(self, node: Name | Literal, kind: FieldType) -> Asked | None:
        assert isinstance(node, Name)
        asked = self.asked(node)
        if asked is None:
            return None
        if self.type_of(asked).type != kind.type:
            self.fault(f"a {kind.type} is compared with a {self.type_of(asked).type}", node)
            return None
        return asked

    def type_of(self, asked: Asked) -> FieldType:
        if asked.word.fields is None:
            return FieldType(asked.word.returns)  # type: ignore[arg-type]
        if not asked.field:
            return FieldType("group")
        return self.field_type(asked.word, asked.field)

    def field_type(self, word: Word, path: str) -> FieldType:
        assert word.fields is not None
        noun = word.fields.noun
        return OWN_FIELDS[noun][path] if noun in OWN_FIELDS else fields_of(noun)[path]

    def find(self, name: str, arguments: bool = False) -> Word | None:
        """Return the word of the subject, or else of the estate; `contract(pacs)` is always of the estate."""
        own, general = self.words.get((self.subject, name)), self.words.get(("", name))
        if own is not None and general is not None and arguments and not own.parameters:
            return general
        return own or general

    def asked(self, node: Name) -> Asked | None:
        word = self.find(node.name, node.arguments is not None)
        if word is None:
            self.unknown_word(node)
            return None
        arguments = self.arguments(word, node)
        path = self.path(word, node)
        return None if arguments is None or path is None else Asked(word, arguments, path)

    def unknown_word(self, node: Name) -> None:
        elsewhere = sorted({key[0] for key in self.words if key[1] == node.name and key[0]})
        if elsewhere:
            where = " or ".join(elsewhere)
            self.fault(
                f"'{node.name}' can only be asked of each {where}", node, f"add for_each: {elsewhere[0]}"
            )
            return
        known = sorted({key[1] for key in self.words if key[0] in ("", self.subject)})
        self.fault(f"there is no word '{node.name}'", node, meant(node.name, known))

    def path(self, word: Word, node: Name) -> str | None:
        if word.fields is None:
            if node.field:
                self.fault(f"'{node.name}' has no field '{node.field}'", node)
                return None
            return ""
        if not node.field:
            return ""
        noun = word.fields.noun
        own = OWN_FIELDS.get(noun)
        path = (node.field if node.field in own else None) if own else full_path(noun, node.field)
        if path is None:
            self.fault(
                f"there is no field '{node.field}'", node, meant(node.field, tuple(own or fields_of(noun)))
            )
        return path

    def fields_help(self, word: Word) -> str | None:
        return f"name a field after a full stop, as in {word.name}.end" if word.fields else None

    def arguments(self, word: Word, node: Name) -> tuple[Argument, ...] | None:
        given = node.arguments or ()
        wanted = [parameter for parameter in word.parameters if parameter.kind != "arrow"]
        needed = [parameter for parameter in wanted if not parameter.optional]
        if not len(needed) <= len(given) <= len(wanted):
            names = ", ".join(parameter.name for parameter in wanted) or "nothing"
            self.fault(f"'{node.name}' takes {names}, not {len(given)} argument(s)", node, _shape(word))
            return None
        if node.arrow and len(wanted) == len(word.parameters):
            self.fault(f"'{node.name}' has no direction", node, "write a comma for the arrow")
            return None
        values = [self.argument(parameter, part) for parameter, part in zip(wanted, given, strict=False)]
        kept = tuple(value for value in values if value is not None)
        if len(kept) < len(values):
            return None
        return (*kept, 1.0) if node.arrow else kept

    def argument(self, parameter: Parameter, node: Name | Literal) -> Argument | None:
        value = node.value if isinstance(node, Literal) else node.name
        if isinstance(node, Name) and (node.arguments is not None or node.field) and parameter.kind != "path":
            self.fault("a plain value is wanted here", node)
            return None
        if parameter.kind == "path" and isinstance(node, Name):
            return f"{node.name}.{node.field}" if node.field else node.name
        if parameter.kind == "number":
            return self.number(parameter, node)
        text = str(value)
        if parameter.kind == "activity" and not re.fullmatch(r"[A-Z][0-9]{2}", text):
            self.fault(f"'{text}' is not the id of an activity", node, "activities are named as in J05")
            return None
        if parameter.choices and text not in parameter.choices:
            what = parameter.name.replace("_", " ")
            self.fault(f"there is no {what} '{text}'", node, meant(text, parameter.choices))
            return None
        return text

    def number(self, parameter: Parameter, node: Name | Literal) -> float | None:
        if isinstance(node, Literal) and isinstance(node.value, float):
            return node.value
        self.fault(f"'{parameter.name}' is a number", node)
        return None


OWN_FIELDS: dict[str, dict[str, FieldType]] = {
    "data": {"TB": FieldType("number"), "studies": FieldType("number")},
    "migration": {"end": FieldType("date"), "days": FieldType("number")},
}
"""The fields of what is computed and therefore has no model."""


def meant(written: str, known: Sequence[str]) -> str | None:
    """Return the remedy for a misspelt word, or None where nothing is near.

    Letters out of order come first, then what looks most alike, then a word of which this is a part.
    """
    lower = written.lower()
    near = get_close_matches(lower, known, n=3, cutoff=0.6)
    swapped = [word for word in near if sorted(word) == sorted(lower)]
    part_of = [word for word in known if len(lower) > 2 and lower in word]
    best = next(iter((*swapped, *near, *part_of)), None)
    return f"did you mean '{best}'?" if best else None


def _example(kind: FieldType) -> str:
    if kind.choices:
        return f"one of {', '.join(kind.choices)}"
    return {"number": "such as 12", "date": "such as 2027-06-30"}.get(kind.type, "a plain word")


def _shape(word: Word) -> str:
    inside = ", ".join(parameter.name for parameter in word.parameters if parameter.kind != "arrow")
    return f"write {word.name}({inside})" if inside else f"write {word.name}"
