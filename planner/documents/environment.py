# SPDX-License-Identifier: MIT
"""The template room: semantic HTML in Jinja, sandboxed, escaped, over plain data only."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.documents.words import count
from planner.english import joined


class TemplateRoom(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing costs more than the data it is given.

    Jinja's own stops code, not memory: `'a' * 10**9`, `'%999999999d' % 1` and `'a'.center(10**9)` pass it.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse the operators that make much of little."""
        raise SecurityError(f"a template may not use {operator}")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether an attribute may be read: none of a text, whose methods pad and repeat."""
        return not isinstance(obj, (str, bytes)) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Return nothing, so that `format` is refused like every other method of a text."""


def environment(templates: Mapping[str, str]) -> TemplateRoom:
    """Return the environment for some templates, by name. An undefined name is an error, never a blank."""
    made = TemplateRoom(
        loader=DictLoader({name: with_names(text) for name, text in templates.items()}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in ALLOWED_FILTERS}
    made.filters["counted"] = count
    made.filters["joined"] = joined
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
    return environment(templates).get_template(name).render(**context)
