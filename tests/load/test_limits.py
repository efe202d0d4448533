# SPDX-License-Identifier: MIT
"""Each bound on both sides, and the texts that crash or stall other readers."""

from time import process_time

import pytest
import yaml

from planner.load import limits, read_yaml_bytes
from planner.load.syntax import TOO_DEEP, syntax_fault


def codes(text: str) -> list[str]:
    return [fault.code for fault in read_yaml_bytes(text.encode(), "a.yaml").faults]


def test_depth() -> None:
    assert codes("[" * limits.DEPTH + "]" * limits.DEPTH) == []
    assert codes("[" * (limits.DEPTH + 1) + "]" * (limits.DEPTH + 1)) == ["PLN014"]
    assert codes("".join(f"{' ' * level}a:\n" for level in range(limits.DEPTH))) == []
    assert codes("".join(f"{' ' * level}a:\n" for level in range(limits.DEPTH + 1))) == ["PLN014"]


def test_a_parser_that_stops_first_at_depth_is_told_as_depth() -> None:
    """libyaml 0.2.6 refuses a thousand levels while it reads ahead, before our own bound is met."""
    mark = yaml.Mark("a.yaml", 0, 0, 5, None, None)
    broken = yaml.scanner.ScannerError("while increasing flow level", mark, TOO_DEEP, mark)
    found = syntax_fault(broken, "a.yaml", ["[" * 1_001])
    assert (found.code, found.where.column if found.where else 0) == ("PLN014", 6)


def test_values() -> None:
    assert codes("[" + "a," * (limits.VALUES - 1) + "]") == []
    assert codes("[" + "a," * (limits.VALUES + 1) + "]") == ["PLN015"]


def test_values_behind_aliases() -> None:
    text = "- &a [" + "x," * 999 + "]\n"  # 1,000 values with the list itself, and the outer list is one more
    assert codes(text + "- *a\n" * 198) == []
    assert codes(text + "- *a\n" * 200) == ["PLN015"]


def test_aliases() -> None:
    assert codes("- &a x\n" + "- *a\n" * limits.ALIASES) == []
    assert codes("- &a x\n" + "- *a\n" * (limits.ALIASES + 1)) == ["PLN016"]


@pytest.mark.parametrize("style", ["{}", '"{}"', "'{}'", "|\n  {}"])
def test_a_value_may_be_so_long(style: str) -> None:
    assert codes("a: " + style.format("x" * (limits.SCALAR_CHARACTERS - 1))) == []
    assert codes("a: " + style.format("x" * (limits.SCALAR_CHARACTERS + 1))) == ["PLN017"]


def test_faults_in_one_file_end_somewhere() -> None:
    assert codes("a: 1\n" * 5_000) == ["PLN011"] * limits.FAULTS_PER_FILE
    assert codes("a: \x07\n" * 5_000) == ["PLN007"] * limits.FAULTS_PER_FILE


HOSTILE = {
    "brackets": ("[" * 100_000, "PLN014"),
    "braces": ("{a: " * 100_000, "PLN014"),
    "brackets, 5 MB": ("[" * limits.FILE_BYTES, "PLN014"),
    "brackets on lines, 5 MB": ("[\n" * (limits.FILE_BYTES // 2), "PLN014"),
    "dashes, 5 MB": ("- " * (limits.FILE_BYTES // 2), "PLN014"),
    "question marks": ("? " * 100_000, "PLN014"),
    "indentation, 5 MB": ("\n".join(" " * level + "a:" for level in range(3_000)), "PLN014"),
    "billion laughs": (
        "a0: &a0 lol\n" + "".join(f"a{i}: &a{i} [{f'*a{i - 1},' * 9}]\n" for i in range(1, 30)),
        "PLN015",
    ),
    "merge bomb": (
        "a0: &a0 {k: v}\n" + "".join(f"a{i}: &a{i} {{<<: [*a{i - 1},*a{i - 1}]}}\n" for i in range(1, 30)),
        "PLN013",
    ),
    "directives": ("".join(f"%TAG !a{i}! x\n" for i in range(100_000)) + "---\na: b", "PLN020"),
    "documents": ("---\n" * 1_000_000, "PLN019"),
    "one long line": ("a: " + "x" * 4_900_000, "PLN017"),
    "an open quotation": ("a: '" + "x\n" * 2_000_000, "PLN010"),
    "anchors": ("".join(f"- &a{i} x\n" for i in range(300_000)), "PLN015"),
    "keys": ("".join(f"a{i}: x\n" for i in range(400_000)), "PLN015"),
    "comments, 5 MB": ("#\n" * (limits.FILE_BYTES // 2), ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_in_time(name: str) -> None:
    text, code = HOSTILE[name]
    assert len(text.encode()) <= limits.FILE_BYTES
    begun = process_time()
    found = codes(text)
    assert process_time() - begun < 10
    assert found[:1] == ([code] if code else [])
