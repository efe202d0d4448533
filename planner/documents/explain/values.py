# SPDX-License-Identifier: MIT
"""An explanation as values, and the parts that explanations of all kinds share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.documents.explain.places import rule_place
from planner.documents.plan import ExitPlan
from planner.documents.tables.knowledge import READ_WORDS
from planner.documents.words import ROLES
from planner.english import capital, long_date
from planner.model.noun import Noun
from planner.rules.answer import Evidence, Fact, Question

GRADES = {
    "statute": "statute",
    "published": "published",
    "computed": "computed from the estate",
    "practice": "planning default, not verified",
}
MOST_FACTS = 40
MOST_LINKS = 60


@dataclass(frozen=True)
class Line:
    """One thing that is said: words, the id to explain next, where it is written, how sure it is."""

    text: str
    id: str = ""
    place: str = ""
    grade: str = ""


@dataclass(frozen=True)
class Part:
    """Lines under a heading; `key` is the name that programs know it by."""

    key: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Explanation:
    """Why something is in the plan. `verdict` is the answer in a sentence, `parts` are what it rests on."""

    kind: str
    id: str
    title: str
    verdict: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Asked:
    """A plan that is asked, with the lines of the catalogue's files."""

    plan: ExitPlan
    rules: Mapping[str, Sequence[str]]

    def rule_place(self, id_: str) -> str:
        """Return the file and the line of the catalogue at which an entry begins, if they are known."""
        return rule_place(self.rules, id_)


def part(key: str, heading: str, lines: Iterable[Line]) -> tuple[Part, ...]:
    """Return the part as a tuple of one; of none where it has no line: no empty heading is printed."""
    held = tuple(lines)
    return (Part(key, heading, held),) if held else ()


def said(key: str, heading: str, text: str, place: str = "", grade: str = "") -> tuple[Part, ...]:
    """Return a part of one sentence, or none where there is nothing to say."""
    return part(key, heading, [Line(text, place=place, grade=grade)] if text else ())


def facts(asked: Asked, heading: str, evidence: Sequence[Evidence], key: str = "facts") -> tuple[Part, ...]:
    """Return the facts of the estate behind an answer, each with its place and how well it is known."""
    told = list(dict.fromkeys(evidence))
    lines = [fact_line(asked.plan, item) for item in told[:MOST_FACTS]]
    if len(told) > MOST_FACTS:
        lines.append(Line(f"{len(told) - MOST_FACTS} more like these"))
    return part(key, heading, lines)


def fact_line(plan: ExitPlan, item: Evidence) -> Line:
    """Return one fact with its place and its grade."""
    return Line(capital(item.text), place=plan.place(item.fact), grade=grade_of(plan, item.fact))


def grade_of(plan: ExitPlan, fact: Fact) -> str:
    """Return how well a fact is known: `documented: Contract file 2009/114, 6 February 2012`."""
    found = thing_of(plan, fact.noun, fact.id)
    if found is None:
        return ""
    known = found.evidence_of(fact.field)
    more = ", ".join(word for word in (known.source, long_date(known.date) if known.date else "") if word)
    grade = known.grade or "declared"
    return f"{grade}: {more}" if more else grade


def thing_of(plan: ExitPlan, noun: str, id_: str) -> Noun | None:
    """Return the thing of the estate that a noun and an id name, if there is one."""
    held = getattr(plan.project, noun, ())
    things = held if isinstance(held, tuple) else ()
    return next((thing for thing in things if thing.id == id_), None)


def questions(asked: Asked, heading: str, open_ones: Iterable[Question]) -> tuple[Part, ...]:
    """Return the questions that would decide, with the place for the answer."""
    return part(
        "questions",
        heading,
        (
            Line(
                f"{held.text} Ask the {ROLES.get(held.ask, held.ask).lower()}.",
                id=held.id,
                place=f"answer goes in {asked.plan.place(held.fact)}",
            )
            for held in open_ones
        ),
    )


def undecided_verdict(what: str, open_ones: Sequence[Question]) -> str:
    """Return that nobody can say yet whether something `applies`, and why not."""
    why = "the answers below decide" if open_ones else "it hangs on a figure that could not be worked out"
    return f"Nobody can say yet whether it {what}: {why}."


def sources(asked: Asked, keys: Iterable[str], grade: str) -> tuple[Part, ...]:
    """Return the sources of an entry: its kind, how far it was read, and the entry's grade."""
    known = asked.plan.catalogue.sources
    lines = [
        Line(
            f"{known[key].title}. {known[key].publisher}, {known[key].date}. {capital(known[key].kind)}"
            f" source, read: {READ_WORDS.get(known[key].read, known[key].read).lower()}.",
            id=key,
        )
        for key in dict.fromkeys(keys)
    ]
    return part("sources", f"Where this comes from ({GRADES[grade]})", lines)


def links(key: str, heading: str, named: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    """Return the things that this one is linked to, by id and words; of very many the first and a count."""
    every = list(named)
    lines = [Line(text, id=id_) for id_, text in every[:MOST_LINKS]]
    if len(every) > MOST_LINKS:
        lines.append(Line(f"{len(every) - MOST_LINKS} more"))
    return part(key, heading, lines)
