# SPDX-License-Identifier: MIT
"""What the exit timeline says, as plain data for its template."""

from collections.abc import Callable
from typing import Any

from planner.documents.baseline_words import baseline_sentences, progress_sentences
from planner.documents.drawn import worst_path
from planner.documents.lead import FOLLOWED, goes_live, lead
from planner.documents.migration_words import by_when, how_long, to_move
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.questions import open_questions
from planner.documents.tables import activities, baseline, knowledge, lapse, options, timeline, verdicts
from planner.documents.tables.migration import burn_down_in_short, data_tables
from planner.documents.verdict_words import (
    followed_sentences,
    ladder_sentences,
    options_sentences,
)
from planner.documents.words import ROLES, count, day
from planner.english import capital, joined
from planner.graph.lapse import LapseEvent
from planner.schedule.timeline import Milestone

TABLES = (
    verdicts.verdicts,
    verdicts.forecasts,
    verdicts.swings,
    options.options,
    options.options_why,
    options.ladder,
    options.archive_ladder,
    options.levers_that_count,
    options.verify_first,
    timeline.deadline_checks,
    timeline.contract_dates,
    activities.activities_to_print,
    activities.done,
    timeline.next_starts,
    timeline.late_starts,
    timeline.freezes,
    lapse.cutover,
    lapse.interim_interfaces,
    *baseline.VARIANCE_TABLES,
    knowledge.sources_of("activities", "migration"),
)
NO_DATE = "–"
QUESTIONS_AT_MOST = 15


def exit_timeline(plan: ExitPlan) -> dict[str, Any]:
    """Return the context of the exit timeline."""
    tables = [make(plan) for make in TABLES] + [
        *data_tables(plan),
        burn_down_in_short(plan),
        timeline.critical_path(plan, "live"),
        timeline.late_starts(plan, critical_only=True),
    ]
    ahead = [event for event in plan.dependencies.lapse if not event.past]
    drawn = worst_path(plan)
    return {
        "trust": plan.trust,
        "as_of": day(plan.as_of),
        "baseline_sentences": baseline_sentences(plan),
        "progress_sentences": progress_sentences(plan),
        "options_sentences": options_sentences(plan),
        "ladder_sentences": ladder_sentences(plan),
        "verdict": {"lead": lead(plan), "sentences": _sentences(plan)},
        "lapse_sentence": _lapse_sentence(plan),
        "taken_as_live": taken_as_live(plan),
        "events": [
            {**_event(plan, event), "drawn": drawn is not None and event == drawn[0]}
            for event in ahead
            if not event.if_extended and not event.harmless
        ],
        "later": [_later(plan, event) for event in ahead if event.if_extended and not event.harmless],
        "cutover_sentence": _cutover_sentence(plan),
        "programme_sentence": _programme_sentence(plan),
        "data_sentences": [to_move(plan), *how_long(plan), *by_when(plan)],
        "late_sentence": _late_sentence(plan),
        "date_questions": _date_questions(plan),
        "t": {table.id: printed(table, NO_DATE) for table in tables},
    }


def _sentences(plan: ExitPlan) -> list[str]:
    told = [*followed_sentences(plan)]
    live, closed = plan.schedule.milestone("live"), plan.schedule.milestone("legacy_closed")
    if live and goes_live(plan):
        told.append(_range(plan, live))
    if closed:
        found = next(one.range for one in plan.uncertainty.milestones if one.id == closed.id)
        told.append(
            f"The old contract can be closed about {day(closed.day)}, after everything has been moved, "
            f"checked and destroyed, if every activity takes its usual time; with the risks, by "
            f"{day(found.p50)} at P50."
        )
    aim = plan.project.programme.go_live
    if aim and live and goes_live(plan) and live.day > aim:
        told.append(f"The programme aims at {day(aim)}; the activities do not fit before that day.")
    latest = plan.schedule.latest_start
    if latest and latest < plan.as_of:
        told.append(f"To meet every date set by others, work would have had to begin by {day(latest)}.")
    return told


def _range(plan: ExitPlan, live: Milestone) -> str:
    """Return how sure the go-live is, with what P50 and P80 mean: said here once for the whole document."""
    found = next(one.range for one in plan.uncertainty.milestones if one.id == live.id)
    return (
        f"With the risks of this plan there is an even chance (P50) that the service is live by "
        f"{day(found.p50)}, and there are eight chances in ten (P80) that it is by {day(found.p80)}."
    )


def _lapse_sentence(plan: ExitPlan) -> str:
    ends = [c for c in plan.project.contracts if c.end or c.application_end or c.archive_end]
    unknown = [c.name_in_print for c in plan.project.contracts if c not in ends]
    told = (
        f"{capital(count(len(ends), 'contract'))} with a known end {'is' if len(ends) == 1 else 'are'} shown."
    )
    if unknown:
        told += f" When {joined(unknown)} ends is not known."
    return told


def taken_as_live(plan: ExitPlan) -> str:
    """Return which successors the lapse takes to be live earlier than the programme can bring them live."""
    live = plan.schedule.milestone("live")
    heirs = {s.successor for s in plan.facts.present_systems if s.in_scope in FOLLOWED and s.successor}
    stated = [s for s in plan.project.systems if s.id in heirs and s.go_live is not None]
    early = [s for s in stated if live is not None and s.go_live is not None and s.go_live < live.day]
    if live is None or not early:
        return ""
    told = [f"{s.name_in_print} on {day(s.go_live)}" for s in early]
    return (
        f"It is taken as stated that these are live: {joined(told)}. The programme of this plan comes to "
        f"{day(live.day)}. Unless that time is won back, what they were to take over stops as well."
    )


def _event(plan: ExitPlan, event: LapseEvent) -> dict[str, Any]:
    return {
        "anchor": f"lapse-{event.on.isoformat()}",
        "heading": f"{day(event.on)}: {_heading(event, plan.dependencies.graph.name)}",
        "sentence": event_sentence(plan, event),
        "paths": printed(lapse.broken_paths(plan, event)),
        "links": printed(lapse.dead_interfaces(plan, event)),
        "data": printed(lapse.unreachable_data(plan, event)),
        "outsiders": printed(lapse.outsiders(plan, event)),
    }


def _heading(event: LapseEvent, graph_name: Callable[[str], str]) -> str:
    """Return what ends, short enough for a heading: names where there are two at most."""
    names = [graph_name(ending.id) for ending in event.endings]
    if len(names) == 1:
        return event.words
    return f"{joined(names)} end" if len(names) == 2 else f"{len(names)} things end"


def event_sentence(plan: ExitPlan, event: LapseEvent) -> str:
    """Return what an ending does, in a few sentences: what ends, what stops, what has been replaced."""
    name = plan.dependencies.graph.name
    told = [_all_that_end(event.words) if len(event.endings) > 1 else ""]
    for effect, words in (
        ("stops", "stop that day, with nothing live in their place"),
        ("replaced", "end too, and what follows them is planned to be live"),
        ("unsupported", "go on running without support"),
    ):
        found = [name(lost.id) for lost in event.systems if lost.effect == effect]
        if found:
            told.append(f"{joined(found)} {_singular(words) if len(found) == 1 else words}.")
    if event.services:
        told.append(f"Also ended: {joined([service.replace('-', ' ') for service in event.services])}.")
    stopped = {effect.at.path.title for effect in event.paths if effect.after.state == "stopped"}
    consequences = [path.stopped for path in plan.catalogue.paths if path.title in stopped]
    return " ".join(filter(None, [*told, *consequences]))


def _all_that_end(words: str) -> str:
    """Return several endings as one sentence: `The portal and the service (the application) end.`"""
    parts = [part.removesuffix(" ends").split(": ", 1) for part in words.split("; ")]
    return f"{joined([part[0] if len(part) == 1 else f'{part[0]} ({part[1]})' for part in parts])} end."


def _singular(words: str) -> str:
    for many, one in (
        ("stop that day, with nothing live in their place", "stops that day, with nothing live in its place"),
        ("end too, and what follows them is", "ends too, and what follows it is"),
        ("go on", "goes on"),
    ):
        words = words.replace(many, one)
    return words


def _later(plan: ExitPlan, event: LapseEvent) -> dict[str, str]:
    name = plan.dependencies.graph.name
    stopping = [name(lost.id) for lost in event.systems if lost.effect == "stops"]
    return {
        "on": day(event.on),
        "what": event.words,
        "systems": joined(stopping) or "None",
        "only_copy": lapse.only_copies_lost(event),
    }


def _cutover_sentence(plan: ExitPlan) -> str:
    steps = plan.dependencies.cutover
    bang = [step for step in steps if step.big_bang]
    told = f"The systems in scope can be switched in {count(len(steps), 'step')}."
    if bang:
        name = plan.dependencies.graph.name
        groups = [joined([name(id_) for id_ in step.systems]) for step in bang]
        told += (
            f" {'; '.join(groups)} need each other, so that no order parts them: they go on one day, "
            "rehearsed, or a temporary interface must break the ring."
        )
    return told


def _programme_sentence(plan: ExitPlan) -> str:
    schedule = plan.schedule
    critical = sum(one.critical for one in schedule.activities)
    kept = sum(1 for one in schedule.activities if one.activity.kept_until_answered)
    number = capital(count(len(schedule.activities), "activity", "activities"))
    told = (
        f"{number} from {day(schedule.dates.start)} to {day(schedule.finish)}, {critical} of them on the "
        "critical path, on the bank holidays of England."
    )
    if kept:
        told += f" {kept} {'is' if kept == 1 else 'are'} kept in the plan until a question is answered."
    if plan.done:
        finished = count(len(plan.done), "activity", "activities")
        told += f" {capital(finished)} {'is' if len(plan.done) == 1 else 'are'} done already."
    return told


def _late_sentence(plan: ExitPlan) -> str:
    late = plan.schedule.late_starts
    overdue = sum(one.overdue for one in late)
    told = f"{capital(count(len(late), 'activity', 'activities'))} cannot start early enough for the dates "
    told += "set by others. "
    if overdue:
        passed = "its latest start" if len(late) == 1 else f"the latest start of {overdue} of them"
        told += f"On the day of this plan {passed} has passed already. "
    return f"{told}Those on the critical path stand below; all are in the workbook."


def _date_questions(plan: ExitPlan) -> list[dict[str, str]]:
    """Return the open questions about contracts, activities and volumes, which are what dates hang on."""
    nouns = ("contracts", "programme", "holdings")
    found = [item for item in open_questions(plan) if item.facts[0].noun in nouns]
    return [{"question": item.text, "ask": _ask(plan, item.ask)} for item in found[:QUESTIONS_AT_MOST]]


def _ask(plan: ExitPlan, role: str) -> str:
    return f"{plan.owners[role]}" if role in plan.owners else f"the {ROLES.get(role, role).lower()}"
