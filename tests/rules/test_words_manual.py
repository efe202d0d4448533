# SPDX-License-Identifier: MIT
"""The manual of the words is made from the words, and says something of each."""

from pathlib import Path

import pytest

from planner.rules.manual import manual, signature, subjects, word_record
from planner.rules.words import WORDS

MANUAL = Path(__file__).parents[2] / "docs" / "words.md"


def test_the_manual_is_current(request: pytest.FixtureRequest) -> None:
    page = manual(WORDS)
    if request.config.getoption("--update-golden", default=False):
        MANUAL.write_text(page, encoding="utf-8", newline="\n")
    assert MANUAL.read_text(encoding="utf-8") == page, (
        "run: pytest tests/rules/test_words_manual.py --update-golden"
    )


def test_every_word_has_its_heading_under_each_noun() -> None:
    page = manual(WORDS)
    assert len(WORDS) > 40
    for word in WORDS:
        assert page.count(f"### `{signature(word)}`\n") >= len(word.subjects or ("",)), word.name
        assert word.manual, word.name
    assert page.count("\n## Asked of ") == len(subjects(WORDS)) > 5


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("replaces", "replaces(kind)"),
        ("always", "always"),
        ("orgs", "orgs"),
        ("stores", "stores(modality, kind)"),
    ],
)
def test_a_word_is_shown_as_it_is_written(name: str, written: str) -> None:
    word = next(word for word in WORDS if word.name == name)
    assert signature(word) == written
    assert word_record(word)["asked_of"] == ["estate"]
