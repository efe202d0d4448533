# SPDX-License-Identifier: MIT
"""What a build says when it is done: what was written, what was kept, and what to look at first."""

import sys
from collections import Counter

from planner.cli.layout import Layout
from planner.cli.reading import Opened
from planner.cli.terminal import coloured, columns
from planner.documents.assurance import assurance_sentence
from planner.documents.baseline_words import short_variance
from planner.documents.lead import lead
from planner.documents.plan import ExitPlan
from planner.documents.questions import open_questions
from planner.documents.tables.orphaned import orphans_of
from planner.documents.words import ROLES, count, day
from planner.english import capital, joined, listed
from planner.render.pack import WrittenPack

RECOVERED = {
    "forward": "An earlier run had been cut short; it was finished first.",
    "back": "An earlier run had been cut short; what it had begun was undone first.",
}


def summary(opened: Opened, pack: WrittenPack) -> str:
    """Return the summary of a build as text."""
    layout = Layout(columns(), coloured(sys.stdout))
    plan = opened.plan
    lines = [
        *_files(layout, pack),
        *_kept(layout, pack),
        "",
        *layout.heading(f"{plan.title}, as of {day(plan.as_of)}"),
        *layout.labelled("In time?", lead(plan), 0),
        *_baseline(layout, plan),
        *_stops(layout, plan),
        *_risks(layout, plan),
        *_questions(layout, plan),
        *_decisions(layout, plan),
        *layout.labelled("Assurance", assurance_sentence(plan), 0),
        *_project(layout, opened),
    ]
    return "\n".join(lines) + "\n"


def _files(layout: Layout, pack: WrittenPack) -> list[str]:
    if not pack.changed and not pack.removed:
        told = f"{pack.folder} holds this pack already: nothing has changed."
    else:
        told = f"Wrote {count(len(pack.files), 'file')} into {pack.folder}:"
    sizes = [(name, _size((pack.folder / name).stat().st_size)) for name in pack.files]
    widest = max(len(name) for name, _ in sizes)
    return [*layout.wrapped(told), *(f"  {name:<{widest}}  {size:>8}" for name, size in sizes)]


def _size(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB" if number >= 1_000_000 else f"{max(number // 1000, 1):,} kB"


def _kept(layout: Layout, pack: WrittenPack) -> list[str]:
    """Return what became of the files that people had changed."""
    told = [RECOVERED[pack.recovered]] if pack.recovered else []
    told += [
        f"{kept.name} had been changed by hand: that version is kept as {kept.copy}." for kept in pack.kept
    ]
    told += [f"{name} is no longer made, but had been changed by hand: it stays." for name in pack.left]
    told += [
        f"{name} seems to be open in another program: saving it there would undo this."
        for name in pack.open_elsewhere
    ]
    return [line for text in told for line in layout.item(text)]


def _baseline(layout: Layout, plan: ExitPlan) -> list[str]:
    told = short_variance(plan)
    return layout.labelled("Baseline", told, 0) if told else []


def _stops(layout: Layout, plan: ExitPlan) -> list[str]:
    """Return the next ending that stops a service path, and the paths it stops."""
    for event in plan.dependencies.lapse:
        stopped = [effect.at for effect in event.paths if effect.after.state == "stopped"]
        if stopped and not event.past and not event.if_extended:
            paths = joined([name.lower() for name in dict.fromkeys(at.path.title for at in stopped)])
            sites = len(dict.fromkeys(at.site.id for at in stopped))
            told = f"From {day(event.day_after)}: {paths} (at {count(sites, 'site')})."
            return layout.labelled("What stops", f"{told} What ends then: {event.words}.", 0)
    return layout.labelled("What stops", "No service path is known to stop on the end of a contract.", 0)


def _risks(layout: Layout, plan: ExitPlan) -> list[str]:
    risks = plan.risks.risks
    if not risks:
        return layout.labelled("Risks", "None arises from what is known.", 0)
    bands = Counter(risk.band for risk in risks)
    counted = joined(
        [f"{bands[band]} {band}" for band in ("extreme", "high", "moderate", "low") if bands[band]]
    )
    top = risks[0]
    told = f"{len(risks)} ({counted}). First: {top.title} ({top.id}, score {top.score})."
    return layout.labelled("Risks", told, 0)


def _questions(layout: Layout, plan: ExitPlan) -> list[str]:
    questions = open_questions(plan)
    if not questions:
        return layout.labelled("Questions", "None is open.", 0)
    first = questions[0]
    told = (
        f"{count(len(plan.questions), 'blank')} to fill, {count(len(questions), 'question')}. "
        f"First, to the {ROLES.get(first.ask, first.ask).lower()}: {first.text}"
    )
    return layout.labelled("Questions", told, 0)


def _decisions(layout: Layout, plan: ExitPlan) -> list[str]:
    """Return which accepted risks are open again and why, and how many decisions have lost their object."""
    told = [
        f"{risk.id} {risk.title} is open again: {risk.reopened}."
        for risk in plan.risks.risks
        if risk.reopened
    ]
    lost = orphans_of(plan)
    if lost:
        named = listed([one.id for one in lost], 6)
        told.append(f"No longer in the plan, but kept: what was decided about {named} (sheet Orphaned).")
    return layout.labelled("Decisions", " ".join(told), 0) if told else []


def _project(layout: Layout, opened: Opened) -> list[str]:
    seen = Counter(found.severity for found in opened.diagnostics)
    told = [count(seen[kind], kind) for kind in ("warning", "note") if seen[kind]]
    return layout.labelled("Project", f"{capital(joined(told))}: see planner check.", 0) if told else []
