# SPDX-License-Identifier: MIT
"""LibreOffice in between: what it saves again is no edit, and edits stay what they are."""

import random

import pytest
from libreoffice import WORD, LibreOffice
from trial import month
from word_hands import KINDS, Hands, Office, collected, drawing, written

from planner.documents.edits import Edit

pytestmark = pytest.mark.office
FIGURE = '<figure id="fig"><img src="plan" alt="A plan"><figcaption>The plan</figcaption></figure>'


def test_saving_again_is_no_edit(libreoffice: LibreOffice):
    html = month(random.Random(3), [1, 2, 3]) + FIGURE
    pictures = {"plan": drawing(240)}
    first, _ = written(html, (), pictures)
    again = libreoffice.saved({"first.docx": first}, WORD)["first.docx"]
    assert collected(again, (), html, pictures)[0] == ()


def test_no_word_is_lost_where_libreoffice_saves_every_month(libreoffice: LibreOffice):
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
        hands = Hands(raw, chance, typed, erased)
        for _ in range(chance.randint(1, 4)):
            chance.choice(KINDS)(hands, hands.any())
        again = libreoffice.saved({"untouched.docx": raw, "edited.docx": hands.done()}, WORD)
        kept, _came = collected(again["untouched.docx"], edits, html)
        assert kept == edits, "saved again and not touched: nothing to collect"
        edits, _came = collected(again["edited.docx"], edits, html)
        risks = sorted(set(risks) ^ {chance.randint(1, 6)}) or [1]
        html = month(chance, risks)
