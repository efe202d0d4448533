# SPDX-License-Identifier: MIT
"""A template that stops while it prints: which one, at which line, and why."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

from jinja2 import UndefinedError
from jinja2.environment import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError

NOTE = "stopped_at"


@dataclass(frozen=True)
class Stopped:
    """Where a template stopped. `source` is its text, `code` that of the diagnostic that says why."""

    template: str
    line: int
    reason: str
    code: str
    source: str


@contextmanager
def told_by_line(templates: Mapping[str, str]) -> Iterator[None]:
    """Note on what stops a template while it prints where that was; `stopped_at` reads it."""
    try:
        yield
    except (SecurityError, TemplateRuntimeError) as refused:
        name, line = line_of(refused.__traceback__, templates)
        if name in templates:
            code = "PLN316" if isinstance(refused, UndefinedError) else "PLN318"
            vars(refused)[NOTE] = Stopped(name, line, str(refused), code, templates[name])
        raise


def stopped_at(fault: BaseException) -> Stopped | None:
    """Return where a template stopped, if that is what the fault is."""
    noted = vars(fault).get(NOTE)
    return noted if isinstance(noted, Stopped) else None


def line_of(trace: TracebackType | None, names: Iterable[str]) -> tuple[str, int]:
    """Return the innermost template, and its line, that an exception passed through."""
    known = frozenset(names)
    found = ("", 0)
    while trace is not None:
        code, globals_ = trace.tb_frame.f_code, trace.tb_frame.f_globals
        template = globals_.get("__jinja_template__")
        if isinstance(template, Template):
            found = str(template.name), template.get_corresponding_lineno(trace.tb_lineno)
        elif code.co_filename in known:
            found = code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found
