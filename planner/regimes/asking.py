# SPDX-License-Identifier: MIT
"""The question put to a regime: which of its periods is meant, and which facts bear on it."""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.diagnostics import did_you_mean
from planner.regimes.answers import AnswerError, Answers, answer
from planner.regimes.minimum import ANNOUNCED
from planner.regimes.pack import Pack
from planner.regimes.periods import Fact, Period
from planner.regimes.refusals import Refusal

PROCEDURE = "procedure"
DAYS = Fact(key="days", asks="How many days are set, if more than the minimum?", form="number")
FROM_NOTICE = Fact(
    key="from_notice",
    asks="Which notice is the day counted from?",
    form="word",
    words=("planned", "tender"),
    default="planned",
)
_INSTEAD = {"participation": "requests", "requests": "participation"}
"""Where one regime has no such period, the kind by which it knows the same step."""


def period_for(pack: Pack, kind: str, said: Mapping[str, str]) -> Period:
    """Return the period of a kind for the procedure that was said, or for the usual one.

    Raises Refusal if the regime, or that procedure, has no such period.
    """
    of_kind = [period for period in pack.periods if period.kind == kind]
    if not of_kind:
        raise Refusal(*_no_such_kind(pack, kind))
    fact = pack.fact(PROCEDURE)
    if fact is None or not any(period.procedures for period in of_kind):
        return of_kind[0]
    offered = list(dict.fromkeys(one for period in of_kind for one in period.procedures))
    if PROCEDURE in said:
        procedure = answer(fact, said[PROCEDURE])
    else:
        procedure = fact.default if fact.default in offered else offered[0]
    found = next((period for period in of_kind if procedure in period.procedures), None)
    if found is None:
        raise Refusal(
            f"{pack.short} has no period of kind '{kind}' in a procedure '{procedure}'",
            f"procedures that have one: {', '.join(offered)}",
        )
    return found


def _no_such_kind(pack: Pack, kind: str) -> tuple[str, str]:
    held = list(dict.fromkeys(period.kind for period in pack.periods))
    instead = _INSTEAD.get(kind)
    remedy = f"ask for '{instead}'" if instead in held else f"it has {', '.join(held)}"
    return f"{pack.short} has no period of kind '{kind}'", remedy


def accepted(pack: Pack, period: Period | None) -> tuple[str, ...]:
    """Return the keys of the facts that bear on a period, in the order of the pack; None is the window."""
    if period is None:
        return (FROM_NOTICE.key,)
    used = set(_used(period))
    if any(choice.qualified_by for choice in period.choices):
        used.add(ANNOUNCED)
    own = (DAYS.key,) if period.bearing == "least" else ()
    return (*(fact.key for fact in pack.facts if fact.key in used), *own)


def _used(period: Period) -> Iterable[str]:
    for rows in (period.choices, period.adjustments, period.remarks):
        for row in rows:
            yield from row.when
    for choice in period.choices:
        yield from filter(None, (choice.from_fact, choice.qualified_by))
    if period.above:
        yield period.above.fact
    if period.procedures:
        yield PROCEDURE


def answers_for(pack: Pack, period: Period | None, said: Mapping[str, str], event: date) -> Answers:
    """Return what was said, checked.

    Raises AnswerError for an unknown fact or a wrong form, and Refusal for a fact that has no bearing here.
    """
    facts = {fact.key: fact for fact in (*pack.facts, DAYS, FROM_NOTICE)}
    allowed = accepted(pack, period)
    for key in said:
        if key not in facts:
            near = did_you_mean(key, facts)
            raise AnswerError(f"there is no fact '{key[:40]}'", near or _listed(allowed))
        if key not in allowed:
            raise Refusal(f"'{key}' has no bearing on this period of {pack.short}", _listed(allowed))
    checked = {key: answer(facts[key], written) for key, written in said.items()}
    held = {key: fact for key, fact in facts.items() if key in allowed}
    _usual_procedure(period, held, checked)
    return Answers(held, checked, event)


def _usual_procedure(period: Period | None, held: dict[str, Fact], checked: Mapping[str, str]) -> None:
    """Let the procedure be the first of the period's own where the usual one has no such period."""
    fact = held.get(PROCEDURE)
    if period and fact and PROCEDURE not in checked and fact.default not in period.procedures:
        held[PROCEDURE] = fact.model_copy(update={"default": period.procedures[0]})


def _listed(keys: Iterable[str]) -> str:
    listed = ", ".join(keys)
    return f"the facts are {listed}" if listed else "no facts bear on it"
