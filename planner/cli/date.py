# SPDX-License-Identifier: MIT
"""`planner date`: one date of procurement law, counted day by day, with the provision that it rests on."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.arguments import AsJson, iso_day
from planner.cli.exits import PROJECT_WRONG, FaultWithin, Stop
from planner.cli.terminal import columns, say

if TYPE_CHECKING:
    from planner.regimes import DateAnswer, Regimes
    from planner.regimes.counting import CountedDay
    from planner.regimes.periods import AuthorityClass

Kind = Annotated[str, typer.Argument(metavar="KIND", help="Which date.", show_default=False)]
Regime = Annotated[
    str,
    typer.Option("--regime", metavar="REGIME", help="pcr2006, pcr2015 or pa2023.", show_default=False),
]
From = Annotated[
    date,
    typer.Option("--from", parser=iso_day, metavar="DATE", help="The day of the event.", show_default=False),
]
Authority = Annotated[
    str,
    typer.Option("--authority", metavar="CLASS", help="central (an NHS trust is) or sub_central."),
]
Facts = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A fact that bears on it. May be repeated."),
]

AUTHORITIES = ("central", "sub_central")
DAY_BY_DAY = 21
"""A period of so many days or fewer is printed day by day, a longer one by its exceptions."""
LABEL = 9


def date_command(
    kind: Kind,
    regime: Regime,
    from_day: From,
    authority: Authority = "central",
    facts: Facts = None,
    as_json: AsJson = False,
) -> None:
    """Count one date of procurement law and say what it rests on.

    KIND is standstill, tender, participation, requests, planned-notice, contract-details, contract-copy,
    termination-notice or pipeline. The facts that bear on each are printed with the answer, as they were
    taken; --set changes one, as in --set urgency=yes or --set procedure=restricted.
    """
    from planner.regimes import KINDS, AnswerError, Asked, Refusal, date_for

    regimes = shipped_regimes()
    kind = _known("kind of date", kind.lower().replace("_", "-"), KINDS)
    regime = _known("regime", regime.lower().replace("-", ""), tuple(regimes.packs))
    authority = _known("class of authority", authority.lower().replace("-", "_"), AUTHORITIES)
    of_class: AuthorityClass = "central" if authority == "central" else "sub_central"
    asked = Asked(kind, regime, from_day, of_class, _pairs(facts))
    try:
        answer = date_for(regimes, asked)
    except AnswerError as wrong:
        raise typer.BadParameter(_with(str(wrong), wrong.remedy), param_hint="'--set'") from None
    except Refusal as refused:
        raise Stop(PROJECT_WRONG, str(refused), refused.remedy) from None
    say(json.dumps(as_record(answer), indent=2, ensure_ascii=True) + "\n" if as_json else as_text(answer))


def shipped_regimes() -> "Regimes":
    """Return the regimes that planner ships. A fault in them is a fault in planner."""
    from planner.diagnostics.text import as_text as told
    from planner.load.regimes import load_regimes
    from planner.shipped import shipped

    found = load_regimes(shipped("requirements-catalogue"))
    if found.regimes is None:
        raise FaultWithin(told(found.diagnostics, found.sources, prefix="requirements-catalogue/"))
    return found.regimes


def _known(what: str, written: str, words: Sequence[str]) -> str:
    from planner.diagnostics import did_you_mean

    if written in words:
        return written
    near = did_you_mean(written, words) or f"one of {', '.join(words)}"
    raise typer.BadParameter(_with(f"there is no {what} '{written[:40]}'", near))


def _with(words: str, remedy: str) -> str:
    return f"{words}; {remedy}" if remedy else words


def _pairs(facts: list[str] | None) -> dict[str, str]:
    """Return the facts by their keys. A usage error for one without `=`, or said twice."""
    said: dict[str, str] = {}
    for written in facts or ():
        key, equals, value = written.partition("=")
        key = key.strip().lower().replace("-", "_")
        if not equals or not key or not value.strip():
            raise typer.BadParameter(f"'{written[:60]}' is not KEY=VALUE", param_hint="'--set'")
        if key in said:
            raise typer.BadParameter(f"'{key}' is set twice", param_hint="'--set'")
        said[key] = value.strip()
    return said


def as_record(answer: "DateAnswer") -> dict[str, Any]:
    """Return the answer as a program reads it; days as ISO dates."""
    return {
        "kind": answer.kind,
        "regime": answer.regime,
        "from": answer.event.isoformat(),
        "opens": _iso(answer.opens),
        "end": answer.end.isoformat(),
        "next": _iso(answer.next_day),
        "days": answer.days,
        "unit": answer.unit,
        "title": answer.title,
        "event": answer.event_words,
        "then": answer.then,
        "procedure": answer.procedure,
        "authority": answer.authority,
        "reference": answer.reference,
        "grade": answer.grade,
        "rows": list(answer.rows),
        "because": list(answer.because),
        "assumed": dict(answer.assumed),
        "warnings": list(answer.warnings),
        "count": [
            {"date": day.on.isoformat(), "number": day.number, "why": day.why} for day in answer.counted
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_text(answer: "DateAnswer") -> str:
    """Return the answer as people read it."""
    from planner.regimes.words import GRADE_WORDS, in_full

    opens, yearly = answer.opens, answer.kind == "pipeline"
    lines = [
        f"{answer.title}",
        "",
        _line("From", in_full(answer.event) if yearly else f"{in_full(answer.event)}: {answer.event_words}"),
        *([_line("Opens", in_full(opens) + (f": {answer.event_words}" if yearly else ""))] if opens else []),
        _line("End", f"{in_full(answer.end)}: {answer.then}"),
        *([_line("Next", in_full(answer.next_day))] if answer.next_day else []),
        _line("Length", _length(answer)),
        "",
        *_count_lines(answer.counted),
        "",
        _line("Law", answer.reference),
        _line("Known", f"{answer.grade}: {GRADE_WORDS[answer.grade]}"),
        *_listed("Why", answer.because),
        *_listed("Taken", [f"{key}={value}" for key, value in answer.assumed]),
        *_listed("Beware", answer.warnings),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _line(label: str, words: str) -> str:
    return f"{label:<{LABEL}}{words}"


def _listed(label: str, words: Iterable[str]) -> Iterator[str]:
    width, indent = columns(), " " * LABEL
    for index, sentence in enumerate(words):
        first = f"{label:<{LABEL}}" if not index else indent
        yield textwrap.fill(sentence, width, initial_indent=first, subsequent_indent=indent)


def _length(answer: "DateAnswer") -> str:
    from planner.regimes.words import length

    if answer.kind == "planned-notice":
        return f"at least {length(answer.days, answer.unit)} between the two"
    return length(answer.days, answer.unit)


def _count_lines(days: "Sequence[CountedDay]") -> Iterator[str]:
    """Write a short count day by day, and of a long one the stretches and the days not worked at its end."""
    from planner.regimes.words import short

    if len(days) <= DAY_BY_DAY:
        for day in days:
            number = "-" if day.number is None else str(day.number)
            yield f"{number:>6}   {short(day.on)}   {day.why}"
        return
    for numbered, group in groupby(days, key=lambda day: day.number is not None):
        stretch = list(group)
        if numbered:
            yield _stretch(stretch)
        else:
            yield from (f"{'-':>6}   {short(day.on)}   {day.why}" for day in stretch)


def _stretch(days: "Sequence[CountedDay]") -> str:
    from planner.regimes.words import short

    first, last = days[0], days[-1]
    numbers = f"{first.number}" if len(days) == 1 else f"{first.number}-{last.number}"
    until = "" if len(days) == 1 else f" to {short(last.on)}"
    why = f"   {last.why}" if last.why else ""
    return f"{numbers:>6}   {short(first.on)}{until}{why}"
