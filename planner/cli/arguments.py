# SPDX-License-Identifier: MIT
"""Arguments that several commands share, each said once."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def iso_day(written: str) -> date:
    """Return a day written as 2013-06-30; a usage error for anything else."""
    try:
        day = date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        day = None
    if day is None or not 1990 <= day.year <= 2100:
        raise typer.BadParameter(f"'{written[:40]}' is not a date such as 2013-06-30")
    return day


Project = Annotated[
    Path,
    typer.Argument(metavar="PROJECT", help="The project folder (or its one YAML file).", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Strict = Annotated[bool, typer.Option("--strict", help="Leave with code 3 if there are warnings.")]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=iso_day, metavar="DATE", help="Plan as on this day, whatever the project says.",
        show_default=False,
    ),
]  # fmt: skip
By = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who made the edits; else whoever saved the file last.")
]
TakeSide = Annotated[
    str, typer.Option("--take", metavar="SIDE", help="In a conflict: file or project.", show_default=False)
]


def take_side(written: str) -> str:
    """Return which side wins a conflict; a usage error for anything but `file` or `project`."""
    if written not in ("", "file", "project"):
        raise typer.BadParameter(f"'{written[:40]}' is neither file nor project", param_hint="--take")
    return written
