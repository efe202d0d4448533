# SPDX-License-Identifier: MIT
"""The house as it was drawn: layers that look one way, small rooms, no clock, and nothing of one machine."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLANNER = ROOT / "planner"
MODULES = sorted(PLANNER.rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "uuid1", "uuid4", "urandom", "getrandbits", "perf_counter", "monotonic"}
MAY_ASK = ("planner/cli/", "planner/render/pack/")
"""The command line may ask the clock, and the writer of packs waits for files that others hold open."""

LINES, FUNCTION_LINES = 300, 40
MEDIAN_MODULE, MEDIAN_FUNCTION = 130, 9


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, int]]:
    """Yield each function of planner with the lines from its name to its last statement."""
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", length


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_each_layer_knows_only_the_layers_beneath_it() -> None:
    checked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports_command as run; run(sys.argv[1:])",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    kept = re.search(r"Contracts: (\d+) kept, 0 broken", checked.stdout)
    assert kept is not None
    assert int(kept[1]) >= 4


def test_modules_are_small() -> None:
    lengths = {str(path.relative_to(ROOT)): lines_of(path) for path in MODULES}
    assert len(lengths) >= 150
    assert {name: length for name, length in lengths.items() if length > LINES} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_MODULE


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert len(lengths) >= 1000
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION


def test_nobody_asks_the_clock_or_throws_dice() -> None:
    asked, seen = [], 0
    for path in MODULES:
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(tree_of(path)):
            seen += 1
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS and not name.startswith(MAY_ASK):
                asked.append(f"{name}:{node.lineno} {node.attr}")
    assert seen >= 100_000
    assert asked == []


def test_no_check_of_input_vanishes_under_python_o() -> None:
    """`python -O` drops assert statements: they may narrow a type for the checker, and hold nothing else."""
    asserted = [
        node.test for path in MODULES for node in ast.walk(tree_of(path)) if isinstance(node, ast.Assert)
    ]
    narrows = re.compile(r"isinstance\(.*\)|\w[\w.]* is not None")
    assert [ast.unparse(test) for test in asserted if not narrows.fullmatch(ast.unparse(test))] == []


def test_every_module_says_what_room_it_is() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# SPDX-License-Identifier: MIT\n"), path
        assert ast.get_docstring(tree_of(path)), path


VAGUE = re.compile(
    r"(?:^|_)(?:utils?|helpers?|common|misc|managers?|handlers?|data|info)(?:_|$)|Base[A-Z]|[a-z](?:Manager|Handler|Helper)$"
)


def test_names_say_what_things_are() -> None:
    classes = [
        (path, node.name)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    ]
    assert len(classes) >= 150
    assert [(str(path), name) for path, name in classes if VAGUE.search(name)] == []
    assert [str(path) for path in MODULES if VAGUE.search(path.stem)] == []


MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|tmp|Users|var|mnt)/\w|[A-Za-z]:\\\\Users")


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_names_a_place_on_one_machine() -> None:
    found, seen = [], 0
    for path in committed():
        if path.suffix in (".docx", ".ttf", ".png") or not path.is_file() or path == Path(__file__):
            continue
        seen += 1
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}")
    assert seen >= 300
    assert found == []


def test_help_imports_nothing_heavy() -> None:
    heavy = ("pydantic", "networkx", "numpy", "docx", "lxml", "xlsxwriter", "jinja2", "yaml", "openpyxl")
    asks = f"import planner.cli.app, sys; print(*[name for name in {heavy!r} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True, cwd=ROOT)
    assert shown.stdout.split() == []
