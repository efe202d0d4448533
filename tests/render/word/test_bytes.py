# SPDX-License-Identifier: MIT
"""The same document gives the same bytes, and a long one takes little time."""

import os
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from word_sample import HOUSE_STYLE, document, pictures, written

from planner.render.word import write_docx

PRINT = "import hashlib, word_sample; print(hashlib.sha256(word_sample.written()).hexdigest())"


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("2", "Pacific/Auckland")])
def test_bytes_do_not_depend_on_seed_or_time_zone(seed, zone):
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[3])]
    surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(folders)}
    run = subprocess.run(
        [sys.executable, "-c", PRINT], capture_output=True, text=True, check=True, env=surroundings
    )
    assert run.stdout.strip() == sha256(written()).hexdigest()


def test_members_are_sorted_and_of_one_time():
    with ZipFile(BytesIO(written())) as package:
        members = package.infolist()
    assert [member.filename for member in members] == sorted(member.filename for member in members)
    assert {datetime(*member.date_time) for member in members} == {datetime(1980, 1, 1)}  # noqa: DTZ001
    assert {member.create_system for member in members} == {3}


def test_each_further_requirement_costs_as_much_as_the_one_before():
    """Counted in calls, which do not depend on the machine."""

    def calls(rows: int) -> int:
        count = 0

        def counting(_frame, event, _argument):
            nonlocal count
            count += event in ("call", "c_call")

        made, drawn = document(rows), pictures()
        sys.setprofile(counting)
        try:
            write_docx(made, drawn, HOUSE_STYLE)
        finally:
            sys.setprofile(None)
        return count

    calls(5)
    few, more, most = (calls(rows) for rows in (50, 150, 250))
    assert few < more
    assert most - more < 1.02 * (more - few)
