# SPDX-License-Identifier: MIT
"""The same document gives the same bytes, and a long one takes little time."""

import os
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

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


def test_two_thousand_requirements_cost_little_more_than_packing_them():
    long = document(2000)
    start = perf_counter()
    packed = write_docx(long, pictures(), HOUSE_STYLE)
    took = perf_counter() - start
    with ZipFile(BytesIO(packed)) as package:
        body = package.read("word/document.xml")
    start = perf_counter()
    with ZipFile(BytesIO(), "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", body)
    floor = perf_counter() - start
    assert body.count(b"<w:tr>") > 2200
    assert took < 18 * floor + 0.5
