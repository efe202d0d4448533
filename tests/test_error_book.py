# SPDX-License-Identifier: MIT
"""The error book: one broken project for each code, and the manual made from them.

`tests/errors/PLN011-repeated-key.yaml` holds `# expect: PLN011 line 14`, in a folder perhaps with the name of
another file: `# expect: PLN008 contracts.yaml line 1`. Exactly these faults must be found, and no others.
"""

import re
from pathlib import Path

import pytest

from planner.diagnostics import CODES, Span
from planner.diagnostics.manual import manual
from planner.diagnostics.text import as_text
from planner.load import Loaded
from planner.load.consortium import is_consortium, read_consortium
from planner.load.consortium_members import ReadMembers, read_members
from planner.load.estate import load_estate
from planner.model import Project
from planner.shipped import shipped

ERRORS = Path(__file__).parent / "errors"
MANUAL = Path(__file__).parent.parent / "docs" / "diagnostics.md"
BROKEN = sorted(path for path in ERRORS.iterdir() if path.name.startswith("PLN"))
EXPECT = re.compile(r"# expect: (PLN\d{3})(?: (\S+\.\S+))?(?: line (\d+))?")

# These cannot be shown by a file that lies in a repository. The test that makes each is named here.
MADE_BY_TEST = {
    "PLN001": "load/test_files.py::test_a_missing_file",
    "PLN002": "load/test_files.py::test_a_file_that_may_not_be_read",
    "PLN003": "load/test_files.py::test_a_pipe_is_refused_at_once",
    "PLN004": "load/test_files.py::test_five_megabytes_and_no_more",
    "PLN009": "load/test_folder.py::test_a_link_is_not_followed",
    "PLN017": "load/test_limits.py::test_a_value_may_be_so_long",
    "PLN024": "load/test_folder.py::test_too_many_files",
    "PLN035": "cli/test_portfolio_build.py::test_a_portfolio_that_names_what_is_not_there",
    "PLN036": "cli/test_portfolio_build.py::test_a_portfolio_that_names_what_is_not_there",
    "PLN113": "load/test_validate.py::test_facts_that_do_not_agree",
}
# The writer of packs and the templates make these, and their own tests cover them.
MADE_ELSEWHERE = re.compile("PLN05|PLN304|PLN309|PLN31|PLN5(?!3|18|19|20)")


def load(path: Path) -> Loaded[Project] | ReadMembers:
    library = shipped("requirements-catalogue")
    if is_consortium(path) and not path.name.startswith("PLN603"):
        return read_members(read_consortium(path), library)
    return load_estate(path, library).loaded


def expected(path: Path) -> list[tuple[str, str, int]]:
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    found = []
    for file in files:
        for code, named, line in EXPECT.findall(file.read_bytes().decode("latin-1")):
            found.append((code, (named or _name(path, file)) if line else "", int(line or 0)))
    return sorted(found)


def _name(path: Path, file: Path) -> str:
    return file.relative_to(path).as_posix() if path.is_dir() else file.name


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_the_broken_project_gives_what_it_expects(path: Path) -> None:
    loaded = load(path)
    nowhere = Span("", 0, 0, 0, 0)
    places = [(fault.code, fault.where or nowhere) for fault in loaded.diagnostics]
    found = sorted((code, where.file, where.line) for code, where in places)
    assert found == expected(path), as_text(loaded.diagnostics, loaded.sources)
    assert path.name[:6] in {code for code, _, _ in found}
    assert all(fault.help for fault in loaded.diagnostics)


def test_the_book_is_not_thin() -> None:
    assert len(BROKEN) >= 40


@pytest.mark.parametrize("code", [code for code in CODES if not MADE_ELSEWHERE.match(code)])
def test_every_code_is_in_the_book(code: str) -> None:
    if code in MADE_BY_TEST:
        file, test = MADE_BY_TEST[code].split("::")
        text = (Path(__file__).parent / file).read_text(encoding="utf-8")
        assert f"def {test}(" in text
        assert code in text
    else:
        assert any(path.name.startswith(code) for path in BROKEN)


def printed_examples() -> dict[str, str]:
    """What planner prints for the first broken project of each code."""
    examples: dict[str, str] = {}
    for path in BROKEN:
        loaded = load(path)
        examples.setdefault(path.name[:6], as_text(loaded.diagnostics, loaded.sources))
    return examples


def test_the_manual_is_made_from_the_book(request: pytest.FixtureRequest) -> None:
    page = manual(printed_examples())
    if request.config.getoption("--update-golden", default=False):
        MANUAL.write_text(page, encoding="utf-8", newline="\n")
    assert MANUAL.read_text(encoding="utf-8") == page, "run: pytest tests/test_error_book.py --update-golden"
    assert page.count("\n### PLN") == len(CODES)
