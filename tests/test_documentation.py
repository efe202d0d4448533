# SPDX-License-Identifier: MIT
"""What is written about planner is so: links lead somewhere, commands exist, rooms and codes are all told."""

import re
import tomllib
from pathlib import Path

import pytest

from planner.cli.app import COMMANDS, GROUPS
from planner.diagnostics import CODES
from planner.documents.environment import ALLOWED_FILTERS
from planner.shipped import shipped

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.md")])
LINK = re.compile(r"(?<!`)\]\(([^)#\s]+)(?:#[^)]*)?\)")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_there_are_pages_and_links() -> None:
    assert len(PAGES) >= 6
    assert len(LINK.findall(README)) >= 10


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_is_shown_exists(page: Path) -> None:
    known = {command.name for command in (*COMMANDS, *GROUPS)}
    shown = re.findall(r"^(?:\S*[/\\])?planner ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(shown) <= known, set(shown) - known


def test_the_readme_shows_every_command_a_newcomer_needs() -> None:
    shown = set(re.findall(r"planner ([a-z]+)", README))
    assert {"new", "check", "build", "lapse", "explain"} <= shown


def test_the_readme_names_every_file_of_a_pack() -> None:
    from pack_reading import documents_of

    for name in [*documents_of("minimal"), "pack.json"]:
        assert f"`{name}`" in README or name.startswith("letter-")
    assert "`letter-notice-c-lsp.docx`" in README


def test_the_readme_tells_of_every_example() -> None:
    for example in sorted(folder.name for folder in shipped("examples").iterdir() if folder.is_dir()):
        assert f"examples/{example}" in README


def test_make_has_the_targets_that_the_readme_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^make (\w+)", README, re.MULTILINE))
    assert {"demo", "test"} <= named
    assert all(f"\n{target}:" in makefile for target in named)


def test_every_room_is_on_the_plan_of_the_house_and_no_other() -> None:
    rooms = {path.name for path in (ROOT / "planner").iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.name for path in (ROOT / "planner").glob("[a-z]*.py")}
    told = set(re.findall(r"^\| `([\w.]+)/?` \|", ARCHITECTURE, re.MULTILINE))
    assert len(rooms) >= 10
    assert told == rooms


def test_the_layers_of_the_plan_are_those_that_are_checked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    layers = {layer.strip() for line in contract["layers"] for layer in line.split("|")}
    told = {
        name.removesuffix(".py") for name in re.findall(r"^\| `([\w.]+)/?` \|", ARCHITECTURE, re.MULTILINE)
    }
    assert layers == told


def test_every_code_has_its_heading() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    told = re.findall(r"^### (PLN\d{3})", page, re.MULTILINE)
    assert len(CODES) >= 40
    assert sorted(told) == sorted(CODES)


def test_what_a_template_may_use_is_told() -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    filters = [name for name in ALLOWED_FILTERS if name != "e"]  # the short form of escape
    assert len(filters) >= 8
    assert [name for name in filters if f"`{name}`" not in page] == []
