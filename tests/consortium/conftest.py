# SPDX-License-Identifier: MIT
"""The shipped consortium, worked out once."""

from pathlib import Path

import pytest

from planner.consorting import work_out
from planner.consortium.result import Together
from planner.load.consortium import read_consortium
from planner.load.consortium_members import read_members
from planner.pipeline import read_catalogue
from planner.shipped import shipped

EXAMPLE = Path(shipped("examples")) / "consortium-2013"


@pytest.fixture(scope="session")
def held() -> Together:
    read = read_consortium(EXAMPLE)
    members = read_members(read, Path(shipped("requirements-catalogue")))
    assert members.diagnostics == ()
    catalogue = read_catalogue().catalogue
    assert catalogue is not None
    return work_out(read, members, catalogue)
