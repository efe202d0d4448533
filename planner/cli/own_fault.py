# SPDX-License-Identifier: MIT
"""A fault in planner itself: told in a few lines, with the details in a file that can be sent."""

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence

from planner import __version__

MOST_DETAILS = 200_000


def report(fault: BaseException, arguments: Sequence[str]) -> str:
    """Return what to tell the person. The traceback goes into a file of the temporary folder."""
    file = saved(details(fault, arguments))
    where = (
        f"  The details are in {file}\n"
        "  Please report it with that file. Read it first: it may name things of your estate.\n"
        if file
        else f"  The details could not be saved. It happened at {_place(fault)}\n"
    )
    return (
        f"planner: a fault in planner itself ({type(fault).__name__}), not in your project; "
        f"what was there before is unchanged\n{where}"
    )


def template_at_fault(fault: BaseException) -> str:
    """Return what to tell of a template of the project that stopped while printing; empty if it is none."""
    from planner.documents.not_printed import stopped_at

    stopped = stopped_at(fault)
    if stopped is None:
        return ""
    from planner.diagnostics import Span
    from planner.diagnostics import fault as told_fault
    from planner.diagnostics.text import as_text
    from planner.presentation.templates import shipped_templates

    if shipped_templates().get(stopped.template) == stopped.source:
        return ""
    lines = tuple(stopped.source.splitlines())
    width = len(lines[stopped.line - 1]) if 0 < stopped.line <= len(lines) else 0
    where = Span(stopped.template, max(stopped.line, 1), 1, max(stopped.line, 1), max(width, 1) + 1)
    told = as_text((told_fault(stopped.code, stopped.reason, where),), {stopped.template: lines})
    return f"{told.rstrip()}\nNothing was written.\n"


def details(fault: BaseException, arguments: Sequence[str]) -> str:
    """Return the command, the versions and the traceback, without the values of variables."""
    told = "".join(traceback.format_exception(fault))
    if len(told) > MOST_DETAILS:
        told = f"{told[: MOST_DETAILS // 2]}\n...\n{told[-MOST_DETAILS // 2 :]}"
    return (
        f"planner {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"command: planner {' '.join(arguments)}\n\n{told}"
    )


def saved(text: str) -> str:
    """Return the name of the file the text was saved in; empty if that was refused."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="planner-fault-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write(text)
            return file.name
    except OSError:
        return ""


def _place(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__) if fault.__traceback__ else []
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else f"an unknown place in {sys.executable}"
