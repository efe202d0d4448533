# SPDX-License-Identifier: MIT
"""LibreOffice in between: what it saves again is no edit, and edits stay what they are."""

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from trial import month
from word_hands import KINDS, Hands, Office, collected, drawing, written

from planner.documents.edits import Edit

pytestmark = pytest.mark.office
FIGURE = '<figure id="fig"><img src="plan" alt="A plan"><figcaption>The plan</figcaption></figure>'


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """A function that has LibreOffice open a document and save it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("this test is marked `office`: it needs LibreOffice; deselect it with -m 'not office'")
    folder = tmp_path_factory.mktemp("writer")

    def save(content: bytes) -> bytes:
        (folder / "in.docx").write_bytes(content)
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
        subprocess.run([*command, str(folder / "in.docx")], check=True, capture_output=True, timeout=120)
        return Path(folder / "out" / "in.docx").read_bytes()

    return save


def test_saving_again_is_no_edit(resaved: Callable[[bytes], bytes]):
    html = month(random.Random(3), [1, 2, 3]) + FIGURE
    pictures = {"plan": drawing(240)}
    first, _ = written(html, (), pictures)
    assert collected(resaved(first), (), html, pictures)[0] == ()


def test_no_word_is_lost_where_libreoffice_saves_every_month(resaved: Callable[[bytes], bytes]):
    chance = random.Random(11)
    edits: tuple[Edit, ...] = ()
    typed: list[str] = []
    erased: set[str] = set()
    risks = [1, 2, 3, 4]
    html = month(chance, risks)
    for _ in range(20):
        raw, orphans = written(html, edits)
        found = Office.of(raw).words() + "".join(edit.text for edit in orphans)
        assert [word for word in typed if word not in erased and word not in found] == []
        assert collected(resaved(raw), edits, html)[0] == edits, (
            "saved again and not touched: nothing to collect"
        )
        hands = Hands(raw, chance, typed, erased)
        for _ in range(chance.randint(1, 4)):
            chance.choice(KINDS)(hands, hands.any())
        edits, _came = collected(resaved(hands.done()), edits, html)
        risks = sorted(set(risks) ^ {chance.randint(1, 6)}) or [1]
        html = month(chance, risks)
