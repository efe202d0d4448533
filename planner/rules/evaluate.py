# SPDX-License-Identifier: MIT
"""Asks a bound condition of an estate, or of one thing in it, and returns the answer with its reasons."""

from typing import Any

from planner.rules.answer import Answer, Reading, Readings, all_of, any_of, negated
from planner.rules.binding import Asked, Compared, Condition, Denied, Joined, Stated
from planner.rules.facts import Facts

NOTHING = ("no", "none")
"""What a field may say that means there is none."""


def evaluate(condition: Condition, facts: Facts, subject: Any = None) -> Answer:
    """Return whether the condition holds: of the estate, or of `subject` for a `for_each` rule."""
    match condition:
        case Asked():
            answer: Answer = _ask(condition, facts, subject)
            return answer
        case Stated(asked):
            return any_of(_is_stated(reading) for reading in _ask(asked, facts, subject))
        case Denied(part):
            return negated(evaluate(part, facts, subject))
        case Joined(parts, every):
            answers = [evaluate(part, facts, subject) for part in parts]
            return all_of(answers) if every else any_of(answers)
        case Compared():
            return _compared(condition, facts, subject)


def _ask(asked: Asked, facts: Facts, subject: Any) -> Any:
    """Return what a word says; of the estate as a whole it is asked once and remembered."""
    settings = dict(zip((p.name for p in asked.word.parameters), asked.arguments, strict=False))
    if asked.word.fields is not None:
        settings["field"] = asked.field
    if asked.word.subjects:
        return asked.word.function(subject, facts, **settings)
    key = (asked.word.name, asked.arguments, asked.field)
    if key not in facts.memory:
        facts.memory[key] = asked.word.function(facts, **settings)
    return facts.memory[key]


def _is_stated(reading: Reading) -> Answer:
    if reading.questions and reading.value is None:
        return Answer(None, reading.evidence, reading.questions)
    value = reading.value
    nothing = value is None or reading.absent or str(value).lower() in (*NOTHING, "nothing")
    return Answer(not nothing, reading.evidence)


def _compared(condition: Compared, facts: Facts, subject: Any) -> Answer:
    left: Readings = _ask(condition.left, facts, subject)
    right: Readings = (
        _ask(condition.right, facts, subject)
        if isinstance(condition.right, Asked)
        else (Reading(condition.right),)
    )
    return any_of(_pair(one, condition.operator, other) for one in left for other in right)


def _pair(left: Reading, operator: str, right: Reading) -> Answer:
    reasons = (*left.evidence, *right.evidence)
    if left.absent or right.absent:
        return Answer(False, reasons)
    if left.value is None or right.value is None:
        return Answer(None, reasons, (*left.questions, *right.questions))
    holds = OPERATIONS[operator](left.value, right.value)
    if left.at_least and not holds and operator in (">", ">=", "=="):
        return Answer(None, reasons, left.questions)
    if left.at_least and holds and operator in ("<", "<=", "!="):
        return Answer(None, reasons, left.questions)
    return Answer(holds, reasons)


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left.lower() == right.lower()
    return bool(left == right)


OPERATIONS: dict[str, Any] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": _same,
    "!=": lambda left, right: not _same(left, right),
}
