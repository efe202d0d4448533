# SPDX-License-Identifier: MIT
"""Asks a bound condition of an estate, or of one thing in it, and returns the answer with its reasons."""

from collections.abc import Sequence
from typing import Any

from planner.rules.answer import Answer, Reading, Readings, all_of, any_of, negated
from planner.rules.conditions import Asked, Compared, Condition, Denied, Joined, Stated
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
            return (
                _all(parts, facts, subject) if every else any_of(evaluate(p, facts, subject) for p in parts)
            )
        case Compared():
            return _compared(condition, facts, subject)


def _all(parts: Sequence[Condition], facts: Facts, subject: Any) -> Answer:
    """Return whether all hold. The first that does not settles it: the rest could only add to why not."""
    answers: list[Answer] = []
    for part in parts:
        answer = evaluate(part, facts, subject)
        if answer.value is False:
            return answer
        answers.append(answer)
    return all_of(answers)


def _ask(asked: Asked, facts: Facts, subject: Any) -> Any:
    """Return what a word says of the estate or of one thing; it is asked once of each, and remembered."""
    if not asked.word.subjects:
        key: tuple[object, ...] = (asked.word.name, asked.arguments, asked.field)
    elif asked.word.returns == "truth":
        key = (asked.word.name, asked.arguments, type(subject), subject.id)
    else:
        return asked.word.function(subject, facts, **asked.settings)
    if key not in facts.memory:
        before = (subject,) if asked.word.subjects else ()
        facts.memory[key] = asked.word.function(*before, facts, **asked.settings)
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
