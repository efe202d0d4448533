# SPDX-License-Identifier: MIT
"""One run of planner: every end becomes an exit code and a few words, never a traceback."""

import io
from collections.abc import Sequence

import typer

from planner.cli.app import application
from planner.cli.exits import (
    COMMAND_WRONG,
    DONE,
    INTERRUPTED,
    INTERRUPTED_WORDS,
    OUR_FAULT,
    PROJECT_WRONG,
    Stop,
)
from planner.cli.interrupts import pressed
from planner.cli.terminal import prepare, tell

UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What Typer raises for a wrong command line. It has its own copy of click, and exports only this child."""


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of the command line."""
    prepare()
    try:
        command = typer.main.get_command(application(_asked_for(arguments)))
        code = command.main(list(arguments), prog_name="planner", standalone_mode=False)
    except Stop as stop:
        return _stopped(stop)
    except UsageError as wrong:
        return _misused(wrong)
    except BrokenPipeError:
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as fault:
        code = INTERRUPTED if pressed() else _own_fault(fault, arguments)
    if code == INTERRUPTED:
        tell(f"planner: {INTERRUPTED_WORDS}\n")
    return code if isinstance(code, int) else DONE


def _own_fault(fault: Exception, arguments: Sequence[str]) -> int:
    """Tell a fault of planner's own, or of a template that only printing shows."""
    from planner.cli.own_fault import report, template_at_fault

    if told := template_at_fault(fault):
        tell(told)
        return PROJECT_WRONG
    tell(report(fault, arguments))
    return OUR_FAULT


def _asked_for(arguments: Sequence[str]) -> str:
    """Return the word that names the command: the first that is no option."""
    return next((word for word in arguments if not word.startswith("-")), "")


def _stopped(stop: Stop) -> int:
    remedy = f"  = help: {stop.remedy}\n" if stop.remedy else ""
    if stop.words:
        tell(f"planner: {stop.words}\n{remedy}")
    return stop.code


def _misused(wrong: BaseException) -> int:
    """Print what Typer says of a wrong command line; its own printer fails on names that are not text."""
    said = io.StringIO()
    wrong.show(said)  # type: ignore[attr-defined]
    tell(said.getvalue())
    return COMMAND_WRONG
