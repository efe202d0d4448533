# SPDX-License-Identifier: MIT
"""The shipped catalogue and the examples, read once, for the sweeps over all that planner knows."""

from datetime import date
from functools import cache

from planner.documents.catalogue import Catalogue
from planner.model import Project
from planner.pipeline import read_catalogue, read_project
from planner.shipped import shipped

EXAMPLES = tuple(
    sorted(
        folder
        for folder in shipped("examples").iterdir()
        if folder.is_dir() and not (folder / "consortium.yaml").is_file()
    )
)
DAYS = (date(2012, 3, 1), date(2013, 3, 1), date(2014, 6, 1), date(2018, 6, 1), date(2026, 6, 1))
"""Days on which the examples are asked, beside their own: an entry of one era needs an estate of that era."""


@cache
def catalogue() -> Catalogue:
    found = read_catalogue()
    assert found.catalogue is not None, [fault.message for fault in found.diagnostics]
    return found.catalogue


@cache
def projects() -> tuple[Project, ...]:
    found = [read_project(folder).project for folder in EXAMPLES]
    assert all(found)
    return tuple(project for project in found if project)
