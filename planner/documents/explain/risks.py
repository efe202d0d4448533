# SPDX-License-Identifier: MIT
"""Why a risk arises, how it came to its score, or why it does not arise."""

from planner.documents.explain.values import (
    Asked,
    Explanation,
    Line,
    Part,
    fact_line,
    facts,
    links,
    part,
    questions,
    said,
    sources,
    undecided_verdict,
)
from planner.documents.tables.risks import near, owner_of, scoring
from planner.documents.words import count
from planner.english import capital, few_sentences, joined
from planner.rules.entries import RiskRule
from planner.rules.findings import NotApplicable, Risk

MOST_MATCHES = 40
MOST_OF_A_MATCH = 4
MOST_OF_A_DRIVER = 2


def risk(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of a risk of the register (`R12@c-lsp`), or of a rule (`R12`)."""
    plan = asked.plan
    held = next((one for one in plan.risks.risks if one.id == id_), None)
    if held is not None:
        return _one(asked, held)
    key = id_.partition("@")[0]
    rule = next((one for one in plan.catalogue.risks if key in (one.id, *one.aliases)), None)
    if rule is None:
        return None
    same = [one for one in plan.risks.risks if one.rule.id == rule.id]
    if id_ != key and same:
        return None  # the rule arises, but not of that thing: a near name is the better answer
    return _rule(asked, rule, same)


def _one(asked: Asked, held: Risk) -> Explanation:
    verdict = (
        f"It arises. Score {held.score} ({held.band}): likelihood {held.likelihood}, impact {held.impact}. "
        f"Near: {near(asked.plan, held.near).lower()}. Owner: {owner_of(asked.plan, held)}."
    )
    drivers = (
        Line(
            f"{_moved(driver.likelihood, driver.impact)}: {driver.because} "
            + few_sentences((f"{capital(item.text)}." for item in driver.evidence), MOST_OF_A_DRIVER),
            place=", ".join(
                dict.fromkeys(asked.plan.place(item.fact) for item in driver.evidence[:MOST_OF_A_DRIVER])
            ),
        )
        for driver in held.drivers
    )
    parts = (
        *said("cause", "Cause", held.cause),
        *said("event", "Event", held.event),
        *said("effect", "Effect", held.effect),
        *_matches(asked, held),
        *part("perhaps", "Perhaps also", (Line(name) for name in held.perhaps)),
        *said("score", "How the score came about", scoring(held)),
        *part("drivers", "What moved it", drivers),
        *_about(asked, held.rule),
        *said("contingency", "If it happens all the same", held.contingency),
    )
    return Explanation("risk", held.id, held.title, verdict, parts)


def _moved(likelihood: int, impact: int) -> str:
    moved = [f"likelihood {likelihood:+d}"] if likelihood else []
    moved += [f"impact {impact:+d}"] if impact else []
    return capital(joined(moved)) or "Told beside it"


def _matches(asked: Asked, held: Risk) -> tuple[Part, ...]:
    """Return each thing that the risk is about, with the facts that make it so."""
    lines: list[Line] = []
    for match in held.matches[:MOST_MATCHES]:
        told = [fact_line(asked.plan, item) for item in match.evidence]
        first = told[0] if told else Line("every estate")
        name = "" if match.name.lower() in first.text.lower() else f"{match.name}: "
        lines.append(Line(f"{name}{first.text}", match.id, first.place, first.grade))
        lines += [Line(more.text, match.id, more.place, more.grade) for more in told[1:MOST_OF_A_MATCH]]
        if len(told) > MOST_OF_A_MATCH:
            lines.append(Line(f"{len(told) - MOST_OF_A_MATCH} more of {match.name}", match.id))
    if len(held.matches) > MOST_MATCHES:
        lines.append(Line(f"{len(held.matches) - MOST_MATCHES} more"))
    return part("facts", f"The facts that raise it ({count(len(held.matches), 'match', 'matches')})", lines)


def _rule(asked: Asked, rule: RiskRule, same: list[Risk]) -> Explanation:
    """Return what became of a rule: the risks it raised, or why it raised none."""
    if same:
        verdict = f"It arises {count(len(same), 'time')}: each has an explanation of its own."
        named = links(
            "risks", "The risks it raised", ((one.id, f"{one.title} (score {one.score})") for one in same)
        )
        return Explanation("risk", rule.id, rule.title, verdict, (*named, *_about(asked, rule)))
    verdict, because = _absent(asked, rule)
    return Explanation("risk", rule.id, rule.title, verdict, (*because, *_about(asked, rule)))


def _absent(asked: Asked, rule: RiskRule) -> tuple[str, tuple[Part, ...]]:
    found = asked.plan.risks
    spoken = _of(found.suppressed, rule.id)
    if spoken is not None:
        named = ((key, _title(asked, key)) for key in rule.suppressed_by)
        return f"It is not listed: another risk speaks for it. {spoken.reason}", links(
            "suppressed_by", "Spoken for by", named
        )
    undecided = next((held for held in found.undecided if held.id == rule.id), None)
    if undecided is not None:
        return undecided_verdict("arises", undecided.questions), questions(
            asked, "What would decide", undecided.questions
        )
    left = _of(found.not_applicable, rule.id)
    if left is None:
        return "It does not arise: the estate has nothing that it could be about.", ()
    return f"It does not arise. {left.reason}", facts(asked, "The facts that speak against it", left.evidence)


def _of(held: tuple[NotApplicable, ...], id_: str) -> NotApplicable | None:
    return next((one for one in held if one.id == id_), None)


def _about(asked: Asked, rule: RiskRule) -> tuple[Part, ...]:
    each = f"for each {rule.for_each.replace('_', ' ')}, " if rule.for_each != "estate" else ""
    applicable = {held.id for held in asked.plan.requirements.applicable}
    planned = {one.activity.template_id for one in asked.plan.schedule.activities}
    titles = {entry.id: entry.title for entry in asked.plan.catalogue.requirements}
    tasks = {held.id: held.title for held in asked.plan.catalogue.activities}
    return (
        *said("rule", "The rule", f"{each}when: {rule.when}", asked.rule_place(rule.id)),
        *part("mitigation", "What to do about it", (Line(step) for step in rule.mitigation)),
        *links(
            "requirements",
            "Requirements that answer it",
            (
                (key, titles[key] + ("" if key in applicable else " (does not apply here)"))
                for key in rule.requirements
            ),
        ),
        *links(
            "activities",
            "Activities that answer it",
            (
                (key, tasks[key] + ("" if key in planned else " (not in this programme)"))
                for key in rule.activities
            ),
        ),
        *links(
            "delays",
            "Activities that take longer if it happens",
            (
                (key, tasks[key] + ("" if key in planned else " (not in this programme)"))
                for key in rule.delayed
            ),
        ),
        *sources(asked, rule.sources, rule.grade),
    )


def _title(asked: Asked, id_: str) -> str:
    return next((rule.title for rule in asked.plan.catalogue.risks if rule.id == id_), id_)
