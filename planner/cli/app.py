# SPDX-License-Identifier: MIT
"""The commands of planner, in the order in which a person meets them.

Each lies in a module of its own, and only the one that is asked for is imported: a command that is added
does not slow down the others, nor the list of them.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import typer

from planner import __version__


@dataclass(frozen=True)
class Command:
    """A command: its name, the module and the name of its function, and what it does in a line."""

    name: str
    place: str
    does: str

    @property
    def function(self) -> Any:
        """Return the function, or the group of commands, that lies at the place."""
        module, _, name = self.place.partition(":")
        return getattr(import_module(module), name)


COMMANDS = (
    Command("new", "planner.cli.new:new", "Start a project in files that explain themselves."),
    Command("check", "planner.cli.check:check", "Report all that is wrong with a project, at once."),
    Command("template", "planner.cli.template:template", "Copy a document template into a project."),
    Command("lapse", "planner.cli.lapse:lapse", "Say what stops when a contract or support ends."),
    Command("build", "planner.cli.build:build", "Write the documents, in Word and in Excel."),
    Command("collect", "planner.cli.collect:collect", "Bring edits of the documents into the project."),
    Command("diff", "planner.cli.diff:diff", "Say what changed since, and what it means."),
    Command(
        "baseline", "planner.cli.baseline:baseline", "Keep the plan as what later ones are held against."
    ),
    Command("evaluate", "planner.cli.evaluate:evaluate", "Compare the bids that came back."),
    Command("explain", "planner.cli.explain:explain", "Say why something is in the plan, or is not."),
    Command("schema", "planner.cli.schema:schema", "Print the JSON Schema of a project file."),
    Command("date", "planner.cli.date:date_command", "Count one date of procurement law, day by day."),
)
GROUPS = (
    Command("catalogue", "planner.cli.catalogue:catalogue", "Look up what planner knows, and its sources."),
)
"""Commands that have commands of their own."""


def application(wanted: str | None = None) -> typer.Typer:
    """Return planner as Typer knows it: the command that is `wanted` in full, of each other a line.

    Without `wanted` all commands are there.
    """
    app = typer.Typer(
        name="planner",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(planner)
    for command in COMMANDS:
        whole = wanted in (None, command.name)
        app.command(command.name, short_help=command.does)(command.function if whole else _not_asked_for)
    for group in GROUPS:
        whole = wanted in (None, group.name)
        inner = group.function if whole else typer.Typer(callback=_not_asked_for)
        app.add_typer(inner, name=group.name, short_help=group.does)
    return app


def _not_asked_for() -> None:
    """Stand in the list of commands."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planner {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
]


def planner(version: Version = False) -> None:
    """Plan a hospital trust's exit from its PACS and RIS contracts.

    Describe systems, interfaces and contracts in a folder of YAML files; planner says what breaks when
    a contract lapses, what to require, what is at risk and what must start when, in Word and in Excel.
    """
