# SPDX-License-Identifier: MIT
"""Why an activity starts when it does, by when it must be done, or why the programme has none of it."""

from planner.documents.explain.values import (
    Asked,
    Explanation,
    Line,
    Part,
    facts,
    links,
    part,
    questions,
    said,
    sources,
)
from planner.documents.plan import ExitPlan
from planner.documents.words import ROLES, count, day
from planner.english import capital
from planner.rules.entries import condition_in_words
from planner.rules.evaluate import evaluate
from planner.schedule.activities import EXPANSIONS, ActivityTemplate
from planner.schedule.progress import DoneActivity
from planner.schedule.reasons import Step, latest_reason, path_steps, start_reason, why
from planner.schedule.timeline import Milestone, ScheduledActivity


def names_of_activities(plan: ExitPlan) -> list[str]:
    """Return the ids of the activities of the plan, and of those of the catalogue."""
    return [one.id for one in plan.schedule.activities] + [held.id for held in plan.catalogue.activities]


def activity(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of an activity (`F08@ortho`), or of a template of the catalogue (`F08`)."""
    held = asked.plan.schedule.by_id.get(id_)
    done = next((one for one in asked.plan.done if one.activity.id == id_), None)
    template = next((one for one in asked.plan.catalogue.activities if one.id == id_.partition("@")[0]), None)
    if template is not None and done is not None and held is None:
        return _done(asked, done, template)
    if template is None or (held is None and id_ != template.id):
        return None
    if held is not None:
        return _one(asked, held, template)
    return _template(asked, template)


def _one(asked: Asked, one: ScheduledActivity, template: ActivityTemplate) -> Explanation:
    held = one.activity
    span = (
        f"{day(one.early_start)} to {day(one.early_finish)}"
        if held.duration.typical
        else f"on {day(one.early_finish)}"
    )
    verdict = (
        f"Planned {span}, led by the {ROLES.get(held.role, held.role).lower()}. "
        f"Total float: {_float(one.total_float)}{'; on the critical path' if one.critical else ''}."
    )
    parts = (
        *_needed(asked, template, held.kept_until_answered),
        *said("why_then", "Why it starts then", start_reason(asked.plan.schedule, one.id)),
        *said("latest", "By when it must be done", latest_reason(asked.plan.schedule, one.id) or _free(one)),
        *_chain(
            "chain", "The chain of reasons, from the start of the programme", why(asked.plan.schedule, one.id)
        ),
        *_followers(asked.plan, one),
        *_about(asked, one, template),
    )
    return Explanation("activity", one.id, held.title, verdict, parts)


def _done(asked: Asked, done: DoneActivity, template: ActivityTemplate) -> Explanation:
    """Return what shows that an activity has been done."""
    if done.finished is not None:
        verdict = f"It is done: finished on {day(done.finished)}."
        shown = said(
            "shown_by",
            "Where that is written",
            "programme.progress",
            asked.plan.where("programme", "", "progress"),
        )
    else:
        verdict = "It must be done: later work shows it."
        shown = links("shown_by", "Shown by", [(done.shown_by or "", "what has been done after it")])
    parts = (
        *shown,
        *said("because", "Why it is done", done.activity.because),
        *said("output", "What it leaves", done.activity.output),
        *said("rule", "The rule", f"when: {template.when}", asked.rule_place(template.id)),
        *sources(asked, done.activity.sources, done.activity.grade),
    )
    return Explanation("activity", done.activity.id, done.activity.title, verdict, parts)


def _float(days: int) -> str:
    if days < 0:
        return f"{days} ({count(-days, 'working day')} too few)"
    return count(days, "working day") if days else "none"


def _free(one: ScheduledActivity) -> str:
    return "" if one.late_finish else "No deadline bears on it."


def _needed(asked: Asked, template: ActivityTemplate, kept: str | None) -> tuple[Part, ...]:
    """Return the condition of an activity, with the facts or the questions behind it."""
    answer = evaluate(condition_in_words(template.when), asked.plan.facts)
    each = f"for each: {EXPANSIONS[template.for_each]}; " if template.for_each else ""
    rule = said("rule", "The rule", f"{each}when: {template.when}", asked.rule_place(template.id))
    if kept:
        told = (
            "Nobody has said whether it is needed. It is kept, since leaving work out is the dearer mistake."
        )
        return (
            *rule,
            *said("kept", "Kept until it is known", told),
            *questions(asked, "What would decide", answer.questions),
        )
    return (*rule, *facts(asked, "The facts that make it necessary", answer.evidence))


def _template(asked: Asked, template: ActivityTemplate) -> Explanation:
    """Return what became of a template that is no activity itself: its instances, or why there are none."""
    plan = asked.plan
    made = [one for one in plan.schedule.activities if one.activity.template_id == template.id]
    if made:
        each = EXPANSIONS[template.for_each or ""]
        verdict = f"It is planned {count(len(made), 'time')}: {each}."
        named = links(
            "instances",
            "Planned as",
            (
                (one.id, f"{one.activity.title}, {day(one.early_start)} to {day(one.early_finish)}")
                for one in made
            ),
        )
        return Explanation(
            "activity", template.id, template.title, verdict, (*named, *_needed(asked, template, None))
        )
    answer = evaluate(condition_in_words(template.when), plan.facts)
    if not template.valid_on(plan.as_of):
        verdict = "It is not in the programme: it belongs to another time."
    elif answer.value is False:
        verdict = "It is not in the programme: its condition does not hold."
    else:
        each = EXPANSIONS[template.for_each or ""]
        verdict = f"It is not in the programme. It is planned for {each}, and there is none."
    parts = (
        *facts(asked, "The facts that speak against it", answer.evidence),
        *said("rule", "The rule", f"when: {template.when}", asked.rule_place(template.id)),
        *sources(asked, template.sources, template.grade),
    )
    return Explanation("activity", template.id, template.title, verdict, parts)


def _chain(key: str, heading: str, steps: tuple[Step, ...]) -> tuple[Part, ...]:
    return part(key, heading, (Line(f"{step.title}. {step.reason}", id=step.activity_id) for step in steps))


def _followers(plan: ExitPlan, one: ScheduledActivity) -> tuple[Part, ...]:
    waiting = [
        other
        for other in plan.schedule.activities
        if any(link.predecessor == one.id for link in other.activity.links)
    ]
    return links(
        "successors",
        "What waits for it",
        ((other.id, f"{other.activity.title}, {day(other.early_start)}") for other in waiting),
    )


def _about(asked: Asked, one: ScheduledActivity, template: ActivityTemplate) -> tuple[Part, ...]:
    held = one.activity
    low, typical, high = held.duration.low, held.duration.typical, held.duration.high
    days = "days, every day" if held.calendar == "every_day" else "working days"
    named = [
        risk
        for risk in asked.plan.risks.risks
        if template.id in risk.rule.activities or one.id in risk.rule.activities
    ]
    return (
        *said(
            "duration", "How long it takes", f"{low}, {typical} or {high} {days}: at best, usually, at worst."
        ),
        *said("because", "Why it is done", held.because),
        *said("output", "What it leaves", held.output),
        *part("notes", "Notes", (Line(note) for note in held.notes)),
        *links("risks", "Risks it answers", ((risk.id, risk.title) for risk in named)),
        *sources(asked, held.sources, held.grade),
    )


def milestone(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of a milestone (`live`, `legacy_closed`)."""
    found = asked.plan.schedule.milestone(id_)
    if found is None:
        return None
    verdict = (
        f"Planned for {day(found.day)}: between {day(found.low)} and {day(found.high)}, "
        f"with every duration at its best, or at its worst, at once. {_latest(found)}"
    )
    checks = [check for check in asked.plan.schedule.checks if check.activity_id == found.activity_id]
    parts = (
        *_chain(
            "chain",
            "The chain of reasons, from the start of the programme",
            path_steps(asked.plan.schedule, id_),
        ),
        *part(
            "checks",
            "Dates set by others",
            (
                Line(
                    f"{capital(check.title)} is {day(check.due)}: "
                    f"{'met' if check.met else 'missed'} by {count(abs(check.working_days), 'working day')}."
                )
                for check in checks
            ),
        ),
        *links("activity", "The activity that ends with it", [(found.activity_id, _title(asked, found))]),
    )
    return Explanation("milestone", found.id, found.title, verdict, parts)


def _latest(found: Milestone) -> str:
    return (
        f"For the dates set by others it must come by {day(found.latest)}."
        if found.latest
        else "No deadline bears on it."
    )


def _title(asked: Asked, found: Milestone) -> str:
    return asked.plan.schedule.by_id[found.activity_id].activity.title
