# SPDX-License-Identifier: MIT
"""docs/commands.md has a heading for each command and names each option and each key of the JSON."""

import re
from pathlib import Path
from typing import Any

import typer
from cli_runs import ROOT

from planner.cli import exits
from planner.cli.app import COMMANDS, GROUPS, application

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(application())
    return dict(group.commands)


def section(name: str) -> str:
    found = re.search(rf"^## planner {name}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1]


def test_every_command_has_a_heading_and_its_options() -> None:
    held = commands()
    assert len(held) >= 7
    seen = 0
    for name, command in held.items():
        for inner in getattr(command, "commands", {"": command}).values():
            for parameter in inner.params:
                longest = max(getattr(parameter, "opts", [""]), key=len)
                if longest.startswith("--") and longest != "--help":
                    assert longest in section(name) + PAGE.split("## planner new")[0], (name, longest)
                    seen += 1
    assert seen > 20


def test_the_line_of_a_command_begins_its_help() -> None:
    held = commands()
    assert [*held] == [command.name for command in (*COMMANDS, *GROUPS)]
    for command in COMMANDS:
        assert command.function.__doc__.splitlines()[0], command.name
        assert len(command.does) < 60, command.name
        assert f"`planner {command.name}" in PAGE, command.name


def test_every_exit_code_is_in_the_table() -> None:
    codes = [value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)]
    assert len(codes) == 7
    assert all(f"\n| {code} | " in PAGE for code in codes)


def test_every_key_of_the_lapse_walk_is_told() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(ROOT / "planner/cli/lapse").glob("values.py")
    )
    keys = set(re.findall(r'^\s+"(\w+)":', source, re.MULTILINE))
    assert len(keys) > 40
    told = section("lapse")
    assert {key for key in keys if f"`{key}`" not in told and f"`events[].{key}`" not in told} == set()


def test_links_to_pages_lead_somewhere() -> None:
    pages = set(re.findall(r"\]\((\w+\.md)\)", PAGE))
    assert pages == {"audiences.md", "diagnostics.md", "templates.md", "words.md"}
    assert all((ROOT / "docs" / page).is_file() for page in pages)
