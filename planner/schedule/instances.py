# SPDX-License-Identifier: MIT
"""Templates → the activities of one project: chosen by rule, expanded, worded for the era, linked up.

An activity that is not needed drops out and its successors inherit its predecessors. One about which
nobody has said enough is kept, marked so, because leaving work out of a plan is the dearer mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.schedule.activities import ActivityTemplate, Duration, MilestoneName, Within
from planner.schedule.network import Link, LinkKind, Task, network

Decide = Callable[[str], bool | None]
"""Answers a `when`: needed, not needed, or nobody has said."""

Expand = Callable[[str], Sequence[tuple[str, str]] | None]
"""Answers a `for_each`: ids and titles; empty when there is nothing to do; None when nobody has said."""


@dataclass(frozen=True)
class Activity:
    """An activity of one project.

    `dated_because` gives the reason of each predecessor that is only a date rule; `kept_until_answered`
    holds the condition nobody could decide, or None.
    """

    id: str
    template_id: str
    title: str
    phase: str
    role: str
    duration: Duration
    output: str
    because: str
    notes: tuple[str, ...]
    links: tuple[Link, ...]
    dated_because: tuple[tuple[str, str], ...]
    calendar: str
    deadline: str | None
    clear_days: int | None
    within: Within | None
    milestone: MilestoneName | None
    kept_until_answered: str | None
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class _Kept:
    """A template that stays, with the instances it becomes and the condition left open."""

    template: ActivityTemplate
    instances: Sequence[tuple[str, str]]
    open_condition: str | None


def activities(
    templates: Iterable[ActivityTemplate],
    decide: Decide,
    expand: Expand,
    on: date,
    durations: Mapping[str, Duration] | None = None,
) -> tuple[Activity, ...]:
    """The activities this project needs, in the order of the templates, as a plan made `on` a day words them.

    `durations` replaces the catalogue's, by activity id or template id. Raises `RingError` for templates
    that wait for one another and ValueError for a link to a template that does not exist.
    """
    templates = tuple(templates)
    kept = {one.id: keep for one in templates if (keep := _keep(one, decide, expand, on)) is not None}
    links = _inherited_links(templates, kept, decide)
    return tuple(
        activity
        for one in templates
        if one.id in kept
        for activity in _instances(kept[one.id], links[one.id], kept, on, durations or {})
    )


def _keep(template: ActivityTemplate, decide: Decide, expand: Expand, on: date) -> _Kept | None:
    needed = decide(template.when) if template.valid_on(on) else False
    if needed is False:
        return None
    open_condition = template.when if needed is None else None
    if template.for_each is None:
        return _Kept(template, (("", ""),), open_condition)
    found = expand(template.for_each)
    if found is None:
        return _Kept(template, (("", ""),), open_condition or f"for each of {template.for_each}")
    return _Kept(template, tuple(found), open_condition) if found else None


def _inherited_links(
    templates: Sequence[ActivityTemplate], kept: Mapping[str, _Kept], decide: Decide
) -> dict[str, tuple[Link, ...]]:
    """For each template its links to kept templates, reaching through those that dropped out."""
    by_id = {one.id: one for one in templates}
    wanted = {one.id: one.after + _dated(one, decide) for one in templates}
    order = network(Task(one.id, 0, wanted[one.id]) for one in templates)
    found: dict[str, tuple[Link, ...]] = {}
    for number in order.order:
        template = by_id[order.ids[number]]
        reached: dict[tuple[str, LinkKind], int] = {}
        for link in wanted[template.id]:
            beyond = (link,) if link.predecessor in kept else _joined(found[link.predecessor], link)
            for one in beyond:
                key = (one.predecessor, one.kind)
                reached[key] = max(one.lag, reached.get(key, one.lag))
        found[template.id] = tuple(sorted(Link(to, kind, lag) for (to, kind), lag in reached.items()))
    return found


def _dated(template: ActivityTemplate, decide: Decide) -> tuple[Link, ...]:
    return tuple(rule.link for rule in template.dated_links if decide(rule.when) is not False)


def _joined(first: Iterable[Link], second: Link) -> tuple[Link, ...]:
    """The links that do what two in a row did when what lay between them takes no time."""
    ends = second.kind in (LinkKind.FF, LinkKind.SF)
    kinds = {
        LinkKind.FS: LinkKind.FF if ends else LinkKind.FS,
        LinkKind.FF: LinkKind.FF if ends else LinkKind.FS,
        LinkKind.SS: LinkKind.SF if ends else LinkKind.SS,
        LinkKind.SF: LinkKind.SF if ends else LinkKind.SS,
    }
    return tuple(Link(one.predecessor, kinds[one.kind], one.lag + second.lag) for one in first)


def _instances(
    keep: _Kept,
    links: tuple[Link, ...],
    kept: Mapping[str, _Kept],
    on: date,
    durations: Mapping[str, Duration],
) -> Iterable[Activity]:
    template = keep.template
    spread = sorted(
        replace(link, predecessor=instance_id(link.predecessor, name))
        for link in links
        for name, _ in kept[link.predecessor].instances
    )
    title, output, notes = _wording(template, on)
    dated = _dated_because(template, spread)
    for name, subject in keep.instances:
        identity = instance_id(template.id, name)
        yield Activity(
            id=identity,
            template_id=template.id,
            title=f"{title}: {subject}" if subject else title,
            phase=template.phase,
            role=template.role,
            duration=durations.get(identity, durations.get(template.id, template.duration)),
            output=output,
            because=template.because,
            notes=notes,
            links=tuple(spread),
            dated_because=dated,
            calendar=template.calendar,
            deadline=template.deadline,
            clear_days=template.clear_days,
            within=template.within,
            milestone=template.milestone,
            kept_until_answered=keep.open_condition,
            grade=template.grade,
            sources=template.sources,
        )


def _dated_because(template: ActivityTemplate, links: Iterable[Link]) -> tuple[tuple[str, str], ...]:
    """The predecessors that the law of the day asks for, each with its reason."""
    reasons = {rule.link.predecessor: rule.because for rule in template.dated_links}
    return tuple(
        (link.predecessor, reasons[before])
        for link in links
        if (before := link.predecessor.partition("@")[0]) in reasons
    )


def _wording(template: ActivityTemplate, on: date) -> tuple[str, str, tuple[str, ...]]:
    """Title, output and notes on a day: the last era that covers it and says something wins."""
    title, output, notes = template.title, template.output, []
    for era in template.eras:
        if era.covers(on):
            title, output = era.title or title, era.output or output
            if era.note:
                notes.append(f"{era.note} ({era.reference})" if era.reference else era.note)
    return title, output, tuple(notes)


def instance_id(template_id: str, name: str) -> str:
    """The id of one instance: `F08@ortho-templating`, or the template's own id when there is but one."""
    return f"{template_id}@{name}" if name else template_id
