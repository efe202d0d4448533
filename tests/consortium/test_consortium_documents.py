# SPDX-License-Identifier: MIT
"""What the documents of the shipped consortium say."""

import pytest
from golden_texts import assert_texts, updating

from planner.consortium.result import Together
from planner.portfolio.consorted import files_of


def test_its_documents_say_what_they_said(held: Together, request: pytest.FixtureRequest) -> None:
    files = files_of(held)
    assert sorted(files) == ["consortium.docx", "consortium.xlsx", "data-return.xlsx"]
    assert assert_texts("consortium-2013", files, 12, updating(request)) >= 15
    assert files_of(held) == files
