# SPDX-License-Identifier: MIT
"""What a person said of a procurement, fact by fact, against what the regime asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.diagnostics import did_you_mean
from planner.regimes.periods import Conditions, Fact

YES = frozenset({"yes", "true", "y"})
NO = frozenset({"no", "false", "n"})
_NUMBER = re.compile(r"£?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(\.\d{1,2})?")


class AnswerError(ValueError):
    """An answer that has not the form its fact asks for. `remedy` says what would have."""

    def __init__(self, words: str, remedy: str = "") -> None:
        super().__init__(words)
        self.remedy = remedy


@dataclass(frozen=True)
class Answers:
    """The answers to the facts of a regime: what was said, and for the rest what holds unless said.

    `event` is the day counted from.
    """

    facts: Mapping[str, Fact]
    said: Mapping[str, str]
    event: date

    def of(self, key: str) -> str | None:
        """Return the answer in words, or None if nothing is known of it."""
        if key in self.said:
            return self.said[key]
        fact = self.facts.get(key)
        return fact.default if fact else None

    def day(self, key: str) -> date | None:
        """Return the day answered to a fact; else that of the event, where it stands in; else None."""
        value = self.of(key)
        if value and value not in ("yes", "no"):
            return date.fromisoformat(value)
        fact = self.facts.get(key)
        return self.event if fact and fact.else_event else None

    def number(self, key: str) -> float | None:
        """Return the number answered to a fact, or None if none was given."""
        value = self.of(key)
        return float(value) if value else None

    def hold(self, conditions: Conditions) -> bool:
        """Return whether every condition holds."""
        return all(self._holds(key, wanted) for key, wanted in conditions.items())

    def _holds(self, key: str, wanted: str) -> bool:
        if wanted.startswith("before "):
            day = self.day(key)
            return day is not None and day < date.fromisoformat(wanted.removeprefix("before "))
        given = self.of(key)
        fact = self.facts.get(key)
        if given and fact and fact.form == "notice" and given != "no":
            given = "yes"
        return given == wanted


def answer(fact: Fact, written: str) -> str:
    """Return an answer as it is kept: yes, no, an ISO date, a plain number or one of the fact's words.

    Raises AnswerError if it has not the form that the fact asks for.
    """
    text = written.strip()
    if fact.form == "word":
        return _word(fact, text)
    if fact.form == "number":
        return _number(fact, text)
    if fact.form in ("yes_no", "notice") and text.lower() in YES | NO:
        return "yes" if text.lower() in YES else "no"
    if fact.form in ("date", "notice"):
        return _day(fact, text)
    raise AnswerError(f"'{fact.key}' is answered with yes or no, not '{text[:40]}'", fact.asks)


def _word(fact: Fact, text: str) -> str:
    word = text.lower().replace("-", "_").replace(" ", "_")
    if word in fact.words:
        return word
    near = did_you_mean(word, fact.words)
    raise AnswerError(f"there is no {fact.key} '{text[:40]}'", near or f"one of {', '.join(fact.words)}")


def _number(fact: Fact, text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise AnswerError(f"'{fact.key}' is a number of pounds, not '{text[:40]}'", "such as 7500000")
    return text.removeprefix("£").replace(",", "")


def _day(fact: Fact, text: str) -> str:
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or not 1990 <= day.year <= 2100:
        also = ", or yes or no" if fact.form == "notice" else ""
        raise AnswerError(f"'{fact.key}' is a date such as 2026-03-31{also}, not '{text[:40]}'", fact.asks)
    return day.isoformat()
