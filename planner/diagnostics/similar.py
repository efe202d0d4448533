# SPDX-License-Identifier: MIT
"""Did you mean …? The known word that is nearest to one that was mistyped."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

# difflib compares letter by letter: bounded, so that a hostile word cannot keep it busy.
LONGEST_WORD = 80
MOST_CANDIDATES = 2_000
NEAR_ENOUGH = 0.6


def most_similar(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate nearest to `word`, or None if none is near. Equal but for case and dashes wins,
    then the same letters in another order.
    """
    if len(word) > LONGEST_WORD:
        return None
    known = sorted({candidate for candidate in candidates if candidate != word})[:MOST_CANDIDATES]
    plain = _plain(word)
    for candidate in known:
        if _plain(candidate) == plain:
            return candidate
    letters = sorted(plain)
    for candidate in known:
        if sorted(_plain(candidate)) == letters:
            return candidate
    near = get_close_matches(plain, [_plain(candidate) for candidate in known], n=1, cutoff=NEAR_ENOUGH)
    return next((candidate for candidate in known if near and _plain(candidate) == near[0]), None)


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return "did you mean 'pacs-main'?", or None if nothing known is near."""
    near = most_similar(word, candidates)
    return None if near is None else f"did you mean '{near}'?"


def alike(one: str, other: str) -> bool:
    """Return whether one may be a slip for the other."""
    if max(len(one), len(other)) > LONGEST_WORD:
        return False
    return SequenceMatcher(None, _plain(one), _plain(other)).ratio() >= NEAR_ENOUGH


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
