# SPDX-License-Identifier: MIT
"""The template room: semantic HTML in Jinja, sandboxed, escaped, over plain data only."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateSyntaxError, Undefined, nodes, pass_eval_context
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.filters import do_join
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.documents.not_printed import told_by_line
from planner.documents.words import count
from planner.english import joined

TURNS = 2_000_000
"""How often the loops and macros of a document may turn; 2,000 requirements take some 60,000 turns."""
CHARACTERS = 50_000_000
"""How long a document, or anything that a template puts together, may become."""
NODES, NESTED = 20_000, 5
"""How large a template may be, and how many of its loops may stand inside each other."""


class NotAllowedError(TemplateSyntaxError):
    """A template does, at this line, what templates may not."""


class Shelf(DictLoader):
    """Templates by name; each is its own file name, so that a fault in it can say where it stands."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return the text of a template, and its name in the place of a path."""
        source, _, fresh = super().get_source(environment, template)
        return source, template, fresh


class TemplateRoom(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing costs more than the data it is given.

    Jinja's own stops code, not cost: `'a' * 10**9`, `'%999999999d' % 1`, `'a'.center(10**9)`, a macro that
    calls itself twice and a text that is doubled forty times all pass it. Here they are refused while the
    template is read, before Jinja works anything out, or stopped when their turns are used up.
    """

    intercepted_binops = frozenset(("*", "**", "%", "+"))
    turns = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree of a template, refused if it is too large, with every turn of it counted."""
        tree = super()._parse(source, name, filename)
        _refuse(tree, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.body.insert(0, _counted(loop.lineno))
        for macro in tree.find_all(nodes.Macro):
            macro.body.insert(0, _counted(macro.lineno))
        for call in tree.find_all(nodes.CallBlock):
            call.body.insert(0, _counted(call.lineno))
        return tree

    @property
    def turned(self) -> int:
        """Count one turn of a loop or a macro. A property, because a call would go through the sandbox."""
        self.turns += 1
        if self.turns > TURNS:
            raise SecurityError(f"its loops turn more than {TURNS:,} times")
        return self.turns

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Return the pieces as one text, unless that becomes too long."""
        return _together(pieces)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse the operators that make much of little; numbers may be added."""
        if operator == "+" and isinstance(left, (int, float)) and isinstance(right, (int, float)):
            return left + right
        raise SecurityError(f"a template may not use {operator}")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether an attribute may be read: none of a text, whose methods pad and repeat."""
        return not isinstance(obj, (str, bytes)) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Return nothing, so that `format` is refused like every other method of a text."""


def _counted(line: int) -> nodes.Node:
    """Return what counts one turn."""
    return nodes.ExprStmt(nodes.EnvironmentAttribute("turned"), lineno=line)


def _together(pieces: Iterable[str]) -> str:
    held, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > CHARACTERS:
            raise SecurityError(f"it prints more than {CHARACTERS:,} characters")
        held.append(piece)
    return "".join(held)


def _refuse(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    """Refuse a template that is too large, or that puts texts and lists together."""
    number = 0
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        number += 1
        depth += isinstance(node, nodes.For)
        if why := _reason(node, depth, number):
            raise NotAllowedError(f"a template may not {why}", node.lineno, name, filename)
        waiting += [(child, depth) for child in node.iter_child_nodes()]


def _reason(node: nodes.Node, depth: int, number: int) -> str:
    if number > NODES:
        return f"have more than {NODES:,} parts"
    if depth > NESTED:
        return f"have more than {NESTED} loops inside each other"
    if isinstance(node, nodes.Concat):
        return "use ~: write the two one after the other"
    if isinstance(node, nodes.Dict) or (isinstance(node, (nodes.List, nodes.Tuple)) and not _constant(node)):
        return "make lists of anything but words and numbers"
    return ""


def _constant(node: nodes.List | nodes.Tuple) -> bool:
    """Return whether a list holds only what is written there; the names that a loop sets are no list."""
    if isinstance(node, nodes.Tuple) and node.ctx == "store":
        return True
    return all(isinstance(item, nodes.Const) for item in node.items)


def printed(value: Any) -> Any:
    """Return a value that may be printed; a list of lists may stand for more than its own size."""
    if value is None or isinstance(value, (str, int, float, date, Undefined)):
        return value
    raise SecurityError(f"a {type(value).__name__} cannot be printed as it is")


@pass_eval_context
def _joined_text(context: nodes.EvalContext, values: Iterable[Any], between: str = "") -> str:
    """Return the values with a text between them, as Jinja joins them, but within the bound."""
    held = list(values)
    _together(part for value in held for part in (between, str(printed(value))))
    text: str = do_join(context, held, between)
    return text


def _joined_words(values: Iterable[Any]) -> str:
    return joined([str(printed(value)) for value in values])


def environment(
    templates: Mapping[str, str],
    undefined: type[Undefined] = StrictUndefined,
    extensions: tuple[type[Extension], ...] = (),
) -> TemplateRoom:
    """Return the environment for some templates, by name. An undefined name is an error, never a blank."""
    made = TemplateRoom(
        loader=Shelf({name: with_names(text) for name, text in templates.items()}),
        autoescape=True,
        undefined=undefined,
        extensions=extensions,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in ALLOWED_FILTERS}
    made.filters["join"] = _joined_text
    made.filters["counted"] = count
    made.filters["joined"] = _joined_words
    return made


_PARAGRAPH = re.compile(r"<(p|li)((?:\s[^<>{}]*)?)>(?=((?:(?!</?(?:p|li)\b)[\s\S]){0,400}))")
_SPACE = re.compile(r"\s+")


def with_names(template: str) -> str:
    """Return a template whose paragraphs say which of its blocks they are, on the same lines.

    The name is made of the block's own source, so that it stays when other blocks come before it. It is how a
    paragraph is known again when a document comes back with edits.
    """
    return _PARAGRAPH.sub(_named, template)


def _named(match: re.Match[str]) -> str:
    tag, attributes, source = match[1], match[2], _SPACE.sub(" ", match[3]).strip()
    if "data-block" in attributes:
        return match[0]
    name = sha256(f"{tag}{attributes}>{source}".encode()).hexdigest()[:6]
    return f'<{tag}{attributes} data-block="{name}">'


ALLOWED_FILTERS = (
    "join",
    "length",
    "lower",
    "upper",
    "first",
    "last",
    "trim",
    "default",
    "capitalize",
    "escape",
    "e",
)
"""Filters that cannot be made to cost more than the data they are given."""


def render(templates: Mapping[str, str], name: str, context: Mapping[str, Any]) -> str:
    """Return a document as semantic HTML."""
    with told_by_line(templates):
        room = _room(tuple(sorted(templates.items())))
        room.turns = 0
        return room.get_template(name).render(**context)


@lru_cache(maxsize=2)
def _room(templates: tuple[tuple[str, str], ...]) -> TemplateRoom:
    """Return the environment in which documents are rendered: their templates are compiled only once."""
    return environment(dict(templates))
