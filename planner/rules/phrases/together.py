# SPDX-License-Identifier: MIT
"""Facts told together: three systems that are to be replaced make one sentence and not three."""

import re
from collections.abc import Iterable, Sequence

from planner.english import capital, listed
from planner.rules.answer import Evidence

NAMED_AT_MOST = 6

PLURAL_OF = {
    "the contract ": "the contracts ",
    "the interface ": "the interfaces ",
    "the holding ": "the holdings ",
    "the supplier ": "the suppliers ",
    "the benefit ": "the benefits ",
    "the window ": "the windows ",
}
"""How several things of a noun begin a sentence, by how one of them does."""

PLURAL_VERBS = {
    "is": "are", "has": "have", "does": "do", "holds": "hold", "ends": "end", "crosses": "cross",
    "carries": "carry", "covers": "cover", "stays": "stay", "stores": "store", "corrects": "correct",
    "announces": "announce", "marks": "mark", "keeps": "keep", "compresses": "compress", "runs": "run",
    "rests": "rest", "packs": "pack", "codes": "code", "joins": "join",
}  # fmt: skip

SUBJECT = re.compile(r"(?P<kind> \([^)]*\))? (?P<verb>[a-z]+)(?P<rest>\b.*)")
COUNTED = re.compile(r" .*\d")
PREPOSITIONS = (" of ", " in ", " keeps ", " leaves ", " on ", " no ")
"""What may stand before the thing when it is not the subject of its sentence."""


def told_together(evidence: Iterable[Evidence]) -> list[str]:
    """Return facts as fragments of sentences, those that say the same of several things as one.

    What cannot be said of several in good English is left as it is.
    """
    groups: dict[tuple[str, ...], list[Evidence]] = {}
    for item in dict.fromkeys(evidence):
        groups.setdefault(_likeness(item), []).append(item)
    return list(dict.fromkeys(text for held in groups.values() for text in _told(held)))


def _likeness(item: Evidence) -> tuple[str, ...]:
    """Return what facts must share to be told together: their words on either side of the thing."""
    before, it, after = item.text.partition(item.it) if item.it else ("", "", "")
    return (item.fact.noun, _article(item.it), before, _without_kind(before, after)) if it else (item.text,)


def _without_kind(before: str, after: str) -> str:
    """Return what is said of a thing without what kind of thing it is, where that follows its name."""
    found = None if before else SUBJECT.fullmatch(after)
    return after if found is None else f" {found['verb']}{found['rest']}"


def _article(it: str) -> str:
    return next((start for start in PLURAL_OF if it.startswith(start)), "")


def _told(held: Sequence[Evidence]) -> list[str]:
    if len(held) == 1:
        return [held[0].text]
    before, _, after = held[0].text.partition(held[0].it)
    article = _article(held[0].it)
    names = list(dict.fromkeys(item.it.removeprefix(article) for item in held))
    kinds = [_kind(item) for item in held]
    if len(set(kinds)) > 1:
        names = list(dict.fromkeys(f"{item.it}{kind}" for item, kind in zip(held, kinds, strict=True)))
        after = _without_kind(before, after)
    joined = _of_several(PLURAL_OF.get(article, ""), names, before, after)
    return [joined] if joined else [item.text for item in held]


def _kind(item: Evidence) -> str:
    """Return what kind of thing is spoken of, in brackets, where the sentence says so after its name."""
    before, _, after = item.text.partition(item.it)
    found = None if before else SUBJECT.fullmatch(after)
    return (found["kind"] or "") if found else ""


def _of_several(article: str, names: list[str], before: str, after: str) -> str:
    """Return one sentence about several things, or nothing where it would not be English."""
    if len(names) == 1:
        return ""
    if article and any(", " in name for name in names):
        names = [f"“{name}”" for name in names]
    things = f"{article}{listed(names, NAMED_AT_MOST)}"
    if before:
        return f"{before}{things}{after}" if before.endswith(PREPOSITIONS) else ""
    found = SUBJECT.fullmatch(after)
    if found is None or found["verb"] not in PLURAL_VERBS:
        return ""
    kind, rest = found["kind"] or "", found["rest"]
    if found["verb"] == "is" and rest.startswith((" not a ", " not an ")):
        whom = f"the {len(names)} systems" if len(names) > NAMED_AT_MOST else things
        return f"none of {whom} is{rest.removeprefix(' not')}"
    if rest.startswith((" a ", " an ")) or (COUNTED.match(rest) and not rest.startswith(" on ")):
        return ""
    return f"{things}{kind} {PLURAL_VERBS[found['verb']]}{rest}"


def finished(fragments: Sequence[str]) -> str:
    """Return fragments as one sentence, with its capital and its stop."""
    told = "; ".join(fragments)
    return f"{capital(told)}{'' if told.endswith(('?', '.')) else '.'}" if told else ""
