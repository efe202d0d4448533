# SPDX-License-Identifier: MIT
"""Whatever people do to a Word document, the next one can be written, and holds or hands back their words."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from rough_hands import ROUGH, add_item, add_link, top
from trial import month
from word_hands import KINDS, STEM, Hands, Office, W, collected, written

from planner.documents.edits import Edit

DOCUMENT = month(random.Random(4), [1, 2, 3])


def seen(raw: bytes, orphans: tuple[Edit, ...]) -> str:
    """Return every word that can be read somewhere afterwards."""
    return Office.of(raw).words() + "\n".join(edit.text for edit in orphans)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10**9))
def test_no_word_is_lost_in_twenty_months_of_rough_hands(seed: int):
    chance = random.Random(seed)
    edits: tuple[Edit, ...] = ()
    risks, typed, erased = [1, 2, 3, 4], [], set()
    html = month(chance, risks)
    for _ in range(20):
        raw, orphans = written(html, edits)
        found = seen(raw, orphans)
        assert [word for word in typed if word not in erased and word not in found] == []
        assert collected(raw, edits, html)[0] == edits, "not touched: nothing to collect"
        hands = Hands(raw, chance, typed, erased)
        for _ in range(chance.randint(0, 4)):
            chance.choice((*KINDS, *ROUGH))(hands, hands.any())
        edits, _came = collected(hands.done(), edits, html)
        if chance.random() < 0.7:
            risks = sorted(set(risks) ^ {chance.randint(1, 6)}) or [1]
            html = month(chance, risks)


def after(act, words: str) -> tuple[str, tuple[Edit, ...], Hands]:
    """Return the next document, what found no place in it, and the hands after one act."""
    hands = Hands(written(DOCUMENT)[0], random.Random(1))
    act(hands, hands.holding(words))
    edits, _ = collected(hands.done(), (), DOCUMENT)
    raw, orphans = written(DOCUMENT, edits)
    assert collected(raw, edits, DOCUMENT)[0] == edits
    return Office.of(raw).words(), orphans, hands


def test_a_caption_may_be_deleted_that_a_sentence_refers_to():
    def delete(hands: Hands, _: object) -> None:
        captions = [
            one
            for one in hands.root.iter(f"{W}p")
            if one.find(f"{W}pPr/{W}pStyle[@{W}val='Caption']") is not None
        ]
        hands.delete(captions[0])

    words, orphans, _ = after(delete, "The effect of 2")
    assert "All risks" not in words
    assert "See Table 1 and" in words
    assert orphans == ()


def test_a_link_to_a_place_that_is_gone_becomes_its_words_on_the_cover_too():
    for place in ("The effect of 2", "Draft"):
        words, _, hands = after(add_link, place)
        assert hands.typed[0] in words


def test_items_tables_and_headings_may_be_put_on_the_cover():
    for act in (add_item, Hands.insert_table, Hands.insert_section):
        words, orphans, hands = after(act, "Draft")
        assert [word for word in hands.typed if word not in words] == []
        assert orphans == ()


def test_words_in_a_table_that_went_with_its_last_row_are_handed_back():
    def delete(hands: Hands, paragraph: object) -> None:
        table = top(hands.holding("Owner of 2"))
        hands.append(next(table.iter(f"{W}p")))
        for row in table.findall(f"{W}tr")[1:]:
            table.remove(row)

    words, orphans, hands = after(delete, "Owner of 2")
    assert hands.typed[0] not in words
    assert [edit.text.split()[-1] for edit in orphans] == hands.typed


def test_a_conflict_of_which_one_half_was_rejected_is_still_a_conflict():
    hands = Hands(written(DOCUMENT)[0], random.Random(1))
    hands.append(hands.holding("There are 3 risks"))
    edits, _ = collected(hands.done(), (), DOCUMENT)
    now = month(random.Random(4), [1, 2])
    shown = Hands(written(now, edits)[0], random.Random(2))
    for change in list(shown.root.iter(f"{W}ins")):
        change.getparent().remove(change)
    again, _ = collected(shown.done(), edits, now)
    assert hands.typed[0] in Office.of(written(now, again)[0]).words()


def test_an_edit_that_no_document_could_hold_is_handed_back_and_stops_nothing():
    wrong = Edit(STEM, "added", "11111111", "<figure><img src='edits/gone.png' alt='x'></figure>")
    right = Edit(STEM, "added", "22222222", "<p>Kept by us.</p>")
    raw, orphans = written(DOCUMENT, (wrong, right))
    assert orphans == (wrong,)
    assert "Kept by us." in Office.of(raw).words()
