# SPDX-License-Identifier: MIT
"""The commands of planner, in the order in which a person meets them."""

from typing import Annotated

import typer

from planner import __version__
from planner.cli.build import build
from planner.cli.catalogue import catalogue
from planner.cli.check import check
from planner.cli.date import date_command
from planner.cli.explain import explain
from planner.cli.lapse import lapse
from planner.cli.new import new
from planner.cli.schema import schema

COMMANDS = (new, check, lapse, build, explain, schema)
"""The commands; the name of the function is the name of the command. `catalogue` has commands of its own."""

app = typer.Typer(
    name="planner",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planner {__version__}")
        raise typer.Exit


@app.callback()
def planner(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Plan a hospital trust's exit from its PACS and RIS contracts.

    Describe systems, interfaces and contracts in a folder of YAML files; planner says what breaks when
    a contract lapses, what to require, what is at risk and what must start when, in Word and in Excel.
    """


for command in COMMANDS:
    app.command()(command)
app.command("date")(date_command)
app.add_typer(catalogue, name="catalogue")
