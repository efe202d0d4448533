# SPDX-License-Identifier: MIT
"""A check that goes on: each undefined name of a template noted where it is used, each tag with its line."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Undefined
from jinja2.environment import Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

TAG = re.compile(r"<(?=[a-zA-Z])")


@dataclass(frozen=True, order=True)
class Noted:
    """Something undefined that a template uses: where, what, and the names that are there instead."""

    template: str
    line: int
    what: str
    known: tuple[str, ...] = ()


def noting(noted: list[Noted]) -> type[Undefined]:
    """Return a kind of undefined that notes its uses and goes on as a blank."""

    def note(found: Undefined) -> None:
        template, line = _here()
        held = found._undefined_obj
        known = tuple(sorted(map(str, held))) if isinstance(held, dict) else ()
        noted.append(Noted(template, line, str(found._undefined_name), known))

    def noted_as(answer: Callable[[Undefined], Any]) -> Callable[..., Any]:
        def method(self: Undefined, *positional: Any, **named: Any) -> Any:
            note(self)
            return answer(self)

        return method

    def attribute(self: Undefined, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        note(self)
        return self

    blank, nothing = noted_as(lambda found: ""), noted_as(lambda found: False)
    methods: dict[str, Any] = dict.fromkeys(("__str__", "__call__", "__html__"), blank)
    methods |= dict.fromkeys(("__bool__", "__eq__", "__ne__", "__contains__"), nothing)
    methods |= {
        "__iter__": noted_as(lambda found: iter(())),
        "__len__": noted_as(lambda found: 0),
        "__getitem__": noted_as(lambda found: found),
        "__getattr__": attribute,
        "__hash__": lambda self: 0,
        "__slots__": (),
    }
    return type("NotedUndefined", (Undefined,), methods)


def _here() -> tuple[str, int]:
    """Return the template that is printing, and its line."""
    frame = sys._getframe(2)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            return str(template.name), template.get_corresponding_lineno(frame.f_lineno)
        if frame.f_back is None:
            break
        frame = frame.f_back
    return "", 0


class Marked(Extension):
    """Puts before each tag of a template where it stands, as the Word renderer reads it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens, with marks in what is text."""
        name = stream.name or ""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            yield Token(token.lineno, "data", _marked(token.value, name, token.lineno))


def _marked(text: str, name: str, line: int) -> str:
    def mark(match: re.Match[str]) -> str:
        at = line + text.count("\n", 0, match.start())
        return f"<!-- at {name}:{at} --><"

    return TAG.sub(mark, text)
