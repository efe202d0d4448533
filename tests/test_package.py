# SPDX-License-Identifier: MIT
"""What is shipped: all that planner needs at run time is in the wheel, and nothing that it does not need."""

import ast
import re
import sys
import tomllib
from importlib.metadata import entry_points, requires, version
from pathlib import Path

import pytest

import planner
from planner import shipped as shipping

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]
DISTRIBUTIONS = {
    "yaml": "pyyaml",
    "docx": "python-docx",
    "pydantic_core": "pydantic",
    "ruamel": "ruamel-yaml",
}
"""The distribution of a module, where it has another name."""


def test_the_command_is_the_package() -> None:
    (command,) = entry_points(group="console_scripts", name="planner")
    assert command.value == "planner.cli:main"
    assert callable(command.load())


def test_there_is_one_version() -> None:
    assert planner.__version__ == SETTINGS["project"]["version"]
    assert version("pacs-exit-planner") == planner.__version__


def imported() -> dict[str, str]:
    """Return every module outside planner and Python that planner imports, with one file that does."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "planner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += (
                [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            )
            for name in names:
                found.setdefault(name.split(".")[0], path.name)
    return {name: where for name, where in found.items() if name not in {*sys.stdlib_module_names, "planner"}}


def names(requirements: list[str]) -> set[str]:
    """Return the names as an index compares them: without case, dots and underscores."""
    return {re.sub(r"[._]", "-", re.split(r"[<>=\[; ]", one, maxsplit=1)[0].lower()) for one in requirements}


def test_what_is_imported_is_required_and_what_is_required_is_imported() -> None:
    wanted = {DISTRIBUTIONS.get(name, name).replace("_", "-") for name in imported()}
    assert len(wanted) >= 7
    extras = names(SETTINGS["project"]["optional-dependencies"]["waves"])
    assert wanted == names(SETTINGS["project"]["dependencies"]) | extras
    assert extras == {"ortools"}


def test_every_requirement_is_bounded_above() -> None:
    required = [*SETTINGS["project"]["dependencies"]]
    assert all("<" in one and ">=" in one for one in required), required
    assert names(required) <= names(requires("pacs-exit-planner") or [])


@pytest.mark.parametrize("folder", ["templates", "requirements-catalogue", "examples"])
def test_a_folder_that_planner_reads_is_in_the_wheel(folder: str) -> None:
    assert folder in WHEEL["only-include"]
    assert WHEEL["sources"][folder] == f"planner/_shipped/{folder}"
    assert shipping.shipped(folder).is_dir()


def test_no_other_folder_is_asked_for() -> None:
    asked = set()
    for path in (ROOT / "planner").rglob("*.py"):
        asked |= set(re.findall(r'\bshipped\("([\w-]+)"\)', path.read_text(encoding="utf-8")))
    assert asked
    assert asked <= set(WHEEL["only-include"])


@pytest.mark.parametrize("folder", ["templates", "requirements-catalogue", "examples"])
def test_what_is_shipped_beside_the_code_is_no_code(folder: str) -> None:
    files = [path for path in shipping.shipped(folder).rglob("*") if path.is_file()]
    assert len(files) >= 3
    assert [path.name for path in files if path.suffix in (".py", ".pyc", ".so", ".exe", ".sh")] == []
    assert [path.name for path in files if path.name.startswith("~$")] == []


def test_an_installed_wheel_reads_what_lies_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "planner" / "_shipped" / "templates"
    inside.mkdir(parents=True)
    monkeypatch.setattr(shipping, "PACKAGE", tmp_path / "planner")
    assert shipping.shipped("templates") == inside
    assert shipping.shipped("examples") == tmp_path / "examples"


def test_the_fonts_come_with_their_licence() -> None:
    fonts = shipping.shipped("templates") / "fonts"
    assert len(list(fonts.glob("*.ttf"))) >= 2
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE-OFL.txt").read_text(encoding="utf-8").upper()


def test_python_is_supported_as_far_as_is_said() -> None:
    said = {
        one.rsplit(" ", 1)[1] for one in SETTINGS["project"]["classifiers"] if re.search(r":: 3\.\d+$", one)
    }
    assert said == {"3.11", "3.12", "3.13", "3.14"}
    assert SETTINGS["project"]["requires-python"] == ">=3.11"
