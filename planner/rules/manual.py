# SPDX-License-Identifier: MIT
"""The manual of the words: what each may be asked of, what it takes, and what it answers.

Everything comes from the word's own function: its name, its parameters and its docstring.
"""

import inspect
import textwrap
from collections.abc import Iterable, Sequence

from planner.rules.word import Parameter, Word

HEAD = """# The words of `when:`

Made from the words themselves (`planner/rules/words/`); do not edit by hand.

A condition is made of words, `and`, `or`, `not`, parentheses and comparisons (`==`, `!=`, `<`, `<=`, `>`,
`>=`):

    replaces(pacs) and (shared(regional_store) or orgs > 1)

A condition is true, false, or **unknown**: where nobody has said, it asks a question instead of taking a
blank for a no. A word that takes one of a list of names is checked when the catalogue is read.
"""

RETURNS = {
    "truth": "Answers true, false or unknown.",
    "number": "To be compared with a number.",
    "date": "To be compared with a date.",
    "group": "Name a field after a full stop: compared, or alone to ask whether it is stated and not no.",
}
MOST_CHOICES = 8


def manual(words: Sequence[Word]) -> str:
    """Return the page as Markdown: the words of the estate first, then those of each noun."""
    parts = [HEAD]
    for subject in subjects(words):
        parts.append(f"## Asked of {_subject(subject)}\n")
        parts += [_entry(word) for word in words if subject in (word.subjects or ("",))]
    return "\n".join(parts)


def subjects(words: Iterable[Word]) -> list[str]:
    """Return what words may be asked of; the estate as a whole, which is first, is empty."""
    return sorted({subject for word in words for subject in (word.subjects or ("",))})


def signature(word: Word) -> str:
    """Return a word as it is written: `stores(modality, kind)`."""
    taken = [f"[{one.name}]" if one.optional else one.name for one in word.parameters if one.kind != "arrow"]
    arguments = ", ".join(taken)
    if any(one.kind == "arrow" for one in word.parameters):
        arguments += " or " + arguments.replace(", ", " -> ")
    return word.name + (f"({arguments})" if arguments else "") + (".field" if word.fields else "")


def word_text(word: Word, width: int, whole: bool) -> str:
    """Return a word for a terminal: its first sentence, or all of it."""
    told = word.manual.split("\n\n")
    asked = ", ".join(_subject(subject) for subject in word.subjects or ("",))
    lines = [f"{signature(word)}  (asked of {asked})"]
    for paragraph in told if whole else told[:1]:
        lines += textwrap.wrap(
            " ".join(paragraph.split()), width, initial_indent="    ", subsequent_indent="    "
        )
    for parameter in word.parameters if whole else ():
        if parameter.kind != "arrow":
            text = f"{parameter.name}: {_taken(parameter, all_of_them=True)}"
            lines += textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="      ")
    return "\n".join([*lines, *([f"    {RETURNS[_returns(word)]}", ""] if whole else [])])


def word_record(word: Word) -> dict[str, object]:
    """Return a word as plain values."""
    return {
        "name": word.name,
        "signature": signature(word),
        "asked_of": [subject or "estate" for subject in word.subjects or ("",)],
        "parameters": [
            {"name": one.name, "kind": one.kind, "optional": one.optional, "choices": list(one.choices)}
            for one in word.parameters
        ],
        "returns": _returns(word),
        "manual": inspect.cleandoc(word.manual),
    }


def _entry(word: Word) -> str:
    taken = [one for one in word.parameters if one.kind != "arrow"]
    lines = [f"### `{signature(word)}`\n", f"{word.manual}\n"]
    lines += [f"- `{one.name}`: {_taken(one)}" for one in taken]
    return "\n".join([*lines, *([""] if taken else []), f"{RETURNS[_returns(word)]}\n"])


def _returns(word: Word) -> str:
    """Return what a word answers; a word with fields answers by the field."""
    return "group" if word.fields else str(word.returns)


def _subject(subject: str) -> str:
    return f"each {subject.replace('_', ' ')}" if subject else "the estate"


def _taken(parameter: Parameter, all_of_them: bool = False) -> str:
    """Return what may stand for a parameter."""
    optional = "; may be left out" if parameter.optional else ""
    if not parameter.choices:
        what = {"number": "a number", "activity": "the id of an activity", "path": "a field, by its path"}
        return what.get(parameter.kind, "a text") + optional
    more = len(parameter.choices) - MOST_CHOICES
    shown = parameter.choices if all_of_them or more <= 1 else parameter.choices[:MOST_CHOICES]
    rest = (
        f" and {more} more (`planner catalogue words WORD` lists them)"
        if len(shown) < len(parameter.choices)
        else ""
    )
    return f"one of {', '.join(shown)}{rest}{optional}"
