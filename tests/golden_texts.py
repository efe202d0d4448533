# SPDX-License-Identifier: MIT
"""What documents say, held as text: `--update-golden` writes what they say now."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pack_reading import as_csv, docx_lines, sheets

GOLDEN = Path(__file__).parent / "golden"
HEAD_ROWS = 6
"""The lines of a sheet above its first row at most: title, subtitle, heading."""


def updating(request: pytest.FixtureRequest) -> bool:
    """Return whether the texts are to be renewed."""
    return bool(request.config.getoption("--update-golden", default=False))


def assert_texts(folder: str, files: Mapping[str, bytes], kept: int, update: bool) -> int:
    """Hold every Word file, calendar and sheet of a pack against its text; return how many there were."""
    names = set()
    for name, lines in texts_of(files):
        names.add(name)
        assert_golden(GOLDEN / folder / name, "\n".join(shortened(name, lines, kept)) + "\n", update)
    found = {path.relative_to(GOLDEN / folder).as_posix() for path in (GOLDEN / folder).rglob("*.*")}
    stale = sorted(name for name in found - names if not (GOLDEN / folder / name).is_dir())
    if update:
        for name in stale:
            (GOLDEN / folder / name).unlink()
    else:
        assert stale == []
    return len(names)


def texts_of(files: Mapping[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """Yield each Word file and each sheet of a pack as lines, by the name of its golden file."""
    for name, content in files.items():
        if name.endswith(".docx"):
            yield f"{name}.txt", docx_lines(content)
        elif name.endswith(".ics"):
            yield f"{name}.txt", unfolded(content)
        elif name.endswith(".xlsx"):
            for sheet, rows in sheets(content).items():
                yield f"{name}/{sheet}.csv", as_csv(rows).splitlines()


def unfolded(calendar: bytes) -> list[str]:
    """Return a calendar line by line as it was before it was folded, its escaped signs as they were."""
    lines = calendar.decode().replace("\r\n ", "").splitlines()
    return [line.replace("\\n", " ").replace("\\,", ",").replace("\\;", ";") for line in lines]


def shortened(name: str, lines: list[str], kept: int) -> list[str]:
    """Return a text with no more than so many rows of each table."""
    if name.endswith(".csv"):
        over = len(lines) - kept - HEAD_ROWS
        return [*lines[: kept + HEAD_ROWS], f"... and {over} more lines"] if over > 0 else lines
    out: list[str] = []
    run = 0
    for line in [*lines, ""]:
        run = run + 1 if line.startswith("| ") else -run
        if run <= kept:
            if run < -kept:
                out.append(f"... and {-run - kept} more rows")
            out.append(line)
        if run < 0:
            run = 0
    return out[:-1]


def assert_golden(path: Path, text: str, update: bool) -> None:
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is new: run pytest with --update-golden"
    expected = path.read_text(encoding="utf-8")
    if text != expected:
        changes = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1
        )
        pytest.fail(
            "\n".join([f"{path.parent.name}/{path.name} differs:", *[line[:300] for line in changes][:60]])
        )
