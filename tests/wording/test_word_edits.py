# SPDX-License-Identifier: MIT
"""What people write into a Word document is still there when it has been written anew, twenty times over."""

import random
from copy import deepcopy

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from trial import month
from word_hands import KINDS, Hands, Office, collected, written

from planner.documents.edits import Edit


def seen(raw: bytes, orphans: tuple[Edit, ...]) -> str:
    """Return every word that can be read somewhere afterwards."""
    return Office.of(raw).words() + "\n".join(edit.text for edit in orphans)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
@example(192)  # sorting takes the marks of some cells of a row that a person added
def test_no_word_is_lost_in_twenty_months(seed: int):
    chance = random.Random(seed)
    edits: tuple[Edit, ...] = ()
    risks, typed, erased = [1, 2, 3, 4], [], set()
    html = month(chance, risks)
    for _ in range(20):
        raw, orphans = written(html, edits)
        found = seen(raw, orphans)
        assert [word for word in typed if word not in erased and word not in found] == []
        hands = Hands(raw, chance, typed, erased)
        for _ in range(chance.randint(0, 4)):
            chance.choice(KINDS)(hands, hands.any())
        edits, _came = collected(hands.done(), edits, html)
        if chance.random() < 0.7:
            risks = sorted(set(risks) ^ {chance.randint(1, 6)}) or [1]
            html = month(chance, risks)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
def test_a_document_that_nobody_touched_brings_nothing_and_is_written_alike(seed: int):
    chance = random.Random(seed)
    html = month(chance, [1, 2, 3])
    first, _ = written(html)
    hands = Hands(first, chance)
    for _ in range(5):
        chance.choice(KINDS)(hands, hands.any())
    edits, _came = collected(hands.done(), (), html)
    for now in (html, month(chance, [1, 3, 4])):
        raw, _ = written(now, edits)
        again, _came = collected(raw, edits, now)
        assert again == edits
        assert written(now, again)[0] == raw
    assert collected(first, (), html)[0] == ()


def edited(act, words: str, html: str = "") -> tuple[str, tuple[Edit, ...], Hands]:
    """Return the document, its edits and the hands after one act on the paragraph with these words."""
    html = html or month(random.Random(4), [1, 2, 3])
    hands = Hands(written(html)[0], random.Random(1))
    act(hands, hands.holding(words))
    return html, collected(hands.done(), (), html)[0], hands


def test_a_changed_paragraph_stays_changed_while_planner_says_the_same():
    _, edits, hands = edited(Hands.append, "The effect of 2")
    assert [edit.kind for edit in edits] == ["changed"]
    assert edits[0].said == "The effect of 2 is known."
    assert edits[0].text == f"The effect of 2 is known. {hands.typed[0]}"
    raw, orphans = written(month(random.Random(9), [2, 3, 5]), edits)
    assert f"The effect of 2 is known. {hands.typed[0]}" in Office.of(raw).words()
    assert orphans == ()


def test_where_both_changed_word_shows_a_tracked_change_by_planner():
    _, edits, hands = edited(Hands.append, "There are 3 risks")
    raw, _ = written(month(random.Random(4), [1, 2]), edits)
    body = Office.of(raw).members["word/document.xml"].decode()
    assert f"There are 3 risks. {hands.typed[0]}</w:delText>" in body
    assert ">There are 2 risks.</w:t></w:r></w:ins>" in body
    assert 'w:author="planner"' in body


@pytest.mark.parametrize("accept", [True, False])
def test_a_conflict_ends_as_the_person_decides(accept: bool):
    _, edits, hands = edited(Hands.append, "There are 3 risks")
    now = month(random.Random(4), [1, 2])
    raw, _ = written(now, edits)
    assert collected(raw, edits, now)[0] == edits, "left undecided, it stays a conflict"
    hand = Hands(raw, random.Random(1))
    for change in list(hand.root.iter("{*}ins", "{*}del")):
        keep = change.tag.endswith("}ins") == accept
        for run in list(change) if keep else ():
            change.addprevious(run)
        change.getparent().remove(change)
    for text in hand.root.iter("{*}delText"):
        text.tag = text.tag.replace("delText", "t")
    after, _ = collected(hand.done(), edits, now)
    shown = Office.of(written(now, after)[0]).words()
    assert ("There are 2 risks." in shown) is accept
    assert (hands.typed[0] in shown) is not accept
    assert "delText" not in Office.of(written(now, after)[0]).members["word/document.xml"].decode()


def test_what_a_person_deleted_stays_out_until_planner_says_something_else():
    html, edits, _ = edited(Hands.delete, "The effect of 2")
    assert [edit.kind for edit in edits] == ["deleted"]
    assert "The effect of 2" not in Office.of(written(html, edits)[0]).words()
    said = html.replace("The effect of 2 is known.", "The effect of 2 is grave.")
    assert "The effect of 2 is grave." in Office.of(written(said, edits)[0]).words()


def test_an_addition_stays_behind_the_paragraph_it_followed():
    _, edits, hands = edited(Hands.insert, "The effect of 2")
    words = Office.of(written(month(random.Random(9), [2, 6]), edits)[0]).words()
    assert f"The effect of 2 is known.\n{hands.typed[0]} {hands.typed[1]}\n" in words
    assert edits[0].text == f"<p><strong>{hands.typed[0]}</strong> {hands.typed[1]}</p>"


def test_both_halves_of_a_paragraph_that_was_copied_are_kept():
    html, edits, hands = edited(Hands.insert, "The effect of 2")
    copied = Hands(written(html, edits)[0], random.Random(5))
    first = copied.holding(hands.typed[0])
    first.addnext(deepcopy(first))
    copied.append(first)
    again, _ = collected(copied.done(), edits, html)
    words = Office.of(written(html, again)[0]).words()
    assert copied.typed[0] in words
    assert words.count(hands.typed[0]) == 2


def test_what_has_no_home_is_handed_back_with_where_it_stood():
    _, edits, hands = edited(Hands.append, "The effect of 2")
    raw, orphans = written(month(random.Random(4), [1, 3]), edits)
    assert hands.typed[0] not in Office.of(raw).words()
    assert [(edit.place, edit.document) for edit in orphans] == [("Detail > R02 Risk 2", "report")]


def test_two_people_who_change_one_paragraph_are_both_heard():
    html = month(random.Random(4), [1, 2, 3])
    ann, ben = (Hands(written(html)[0], random.Random(n)) for n in (1, 2))
    edits: tuple[Edit, ...] = ()
    for hands in (ann, ben):
        hands.append(hands.holding("The effect of 2"))
        edits, _ = collected(hands.done(), edits, html)
    words = Office.of(written(html, edits)[0]).words()
    assert ben.typed[0] in words
    assert f"Earlier wording of Informatics: The effect of 2 is known. {ann.typed[0]}" in words


def test_an_old_copy_does_not_undo_what_was_collected_since():
    html, edits, hands = edited(Hands.append, "The effect of 2")
    old = Hands(written(html)[0], random.Random(5))
    old.append(old.holding("The effect of 3"))
    both, _ = collected(old.done(), edits, html)
    words = Office.of(written(html, both)[0]).words()
    assert hands.typed[0] in words
    assert old.typed[0] in words


def test_a_cover_that_is_edited_stays_edited():
    _, edits, hands = edited(Hands.append, "Draft")
    assert hands.typed[0] in Office.of(written(month(random.Random(2), [5]), edits)[0]).words()
