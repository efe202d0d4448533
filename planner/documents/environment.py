# SPDX-License-Identifier: MIT
"""The template room: semantic HTML in Jinja, sandboxed, escaped, over plain data only."""

from collections.abc import Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.documents.words import count, joined


def environment(templates: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """Return the environment for some templates, by name. An undefined name is an error, never a blank."""
    made = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)),
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
