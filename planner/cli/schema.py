# SPDX-License-Identifier: MIT
"""`planner schema`: the JSON Schema of a project file, for editors that help while one types."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.terminal import say

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.", show_default=False),
]


def schema(output: Output = None) -> None:
    """Print the JSON Schema of a project file.

    It is made from the model. Each file of a project may say a part of it, so nothing is required at the
    top. Name the schema in the first line of a file, and editors complete and explain:

    # yaml-language-server: $schema=.planner/schema.json
    """
    text = schema_text()
    if output is None:
        say(text)
    else:
        write_whole(output, text)


def schema_text() -> str:
    """Return the schema as JSON, its keys in the order of the model."""
    import json

    from planner.documents.schema import project_schema

    return json.dumps(project_schema(), indent=1, ensure_ascii=True) + "\n"


def write_whole(target: Path, text: str) -> None:
    """Write a file whole or not at all. Stops with code 4 if that is refused."""
    import contextlib
    import os
    import tempfile

    staged = ""
    try:
        with tempfile.NamedTemporaryFile(
            "w", dir=target.parent, prefix=".planner-", delete=False, encoding="utf-8", newline="\n"
        ) as file:
            staged = file.name
            file.write(text)
        os.chmod(staged, 0o666 & ~_umask())
        os.replace(staged, target)
    except BaseException as fault:
        with contextlib.suppress(OSError):
            os.unlink(staged)
        if isinstance(fault, (OSError, ValueError)):
            why = getattr(fault, "strerror", None) or "the name is not one a disk takes"
            raise Stop(
                UNREACHABLE,
                f"{target} could not be written: {why}; nothing was changed",
                "choose another file",
            ) from fault
        raise


def _umask() -> int:
    """Return the rights that the person's system withholds from new files."""
    import os

    held = os.umask(0)
    os.umask(held)
    return held
