# SPDX-License-Identifier: MIT
"""Activity templates: the catalogue's knowledge of what an exit programme has to do, as values.

A template is not yet an activity of anybody's project: `instances` decides which are needed, for which
systems, and in the words of which era. Reading is done by `reading`; here is what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.schedule.network import Link, LinkKind, RingError, Task, network

EXPANSIONS = {
    "specialist_systems": "each specialist departmental system linked to a system in scope",
    "external_links": "each group of outside organisations or services linked to a system in scope",
}
"""The words `for_each` may use, and what they stand for."""

DEADLINES = {
    "contract_end": "the end of the outgoing contract",
    "archive_end": "the end of the archive under the outgoing contract, which may be a later day",
    "extension_notice": "the last day on which an extension of the outgoing contract can be asked for",
    "exit_notice": "the last day on which notice to leave the outgoing contract can be given",
}
"""The words `deadline` may use, and what they stand for."""

CALENDARS = ("working", "every_day")


@dataclass(frozen=True)
class TemplateProblem:
    """One thing wrong in the activity catalogue: the entry, the key and what to do about it."""

    entry: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.key}: {self.message}" if self.key else f"{self.entry}: {self.message}"


class TemplateProblemsError(ValueError):
    """The activity catalogue cannot be used; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[TemplateProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Duration:
    """Days of the activity's calendar: if all goes well, usually, and if much goes wrong."""

    low: int
    typical: int
    high: int


@dataclass(frozen=True)
class DatedLink:
    """A rule about time between two activities that is no dependence of work, such as a trial period."""

    link: Link
    when: str
    because: str


@dataclass(frozen=True)
class Within:
    """The activity should finish within so many months of the finish of another."""

    months: int
    of: str


@dataclass(frozen=True)
class MilestoneName:
    """The finish of the activity is a date people ask for by name."""

    id: str
    title: str


@dataclass(frozen=True)
class EraWording:
    """What replaces or is added to the words of a template between two days, both included."""

    valid_from: date | None = None
    valid_until: date | None = None
    title: str | None = None
    output: str | None = None
    note: str | None = None
    reference: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the era."""
        return covers(self.valid_from, self.valid_until, day)


@dataclass(frozen=True)
class ActivityTemplate:
    """One activity of the catalogue. `clear_days` is None unless it must keep clear of freezes."""

    id: str
    phase: str
    title: str
    duration: Duration
    after: tuple[Link, ...]
    role: str
    output: str
    because: str
    sources: tuple[str, ...]
    grade: str
    when: str = "always"
    calendar: str = "working"
    for_each: str | None = None
    deadline: str | None = None
    clear_days: int | None = None
    dated_links: tuple[DatedLink, ...] = ()
    within: Within | None = None
    milestone: MilestoneName | None = None
    eras: tuple[EraWording, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the activity belongs to a plan made on the day."""
        return covers(self.valid_from, self.valid_until, day)


@dataclass(frozen=True)
class Phase:
    """A heading of the programme, from one file of the catalogue."""

    id: str
    title: str
    order: int


def covers(valid_from: date | None, valid_until: date | None, day: date) -> bool:
    """Whether a day lies in a span of which both ends are included and either may be open."""
    return (valid_from is None or valid_from <= day) and (valid_until is None or day <= valid_until)


def catalogue_problems(templates: Iterable[ActivityTemplate]) -> Iterator[TemplateProblem]:
    """What is wrong between templates of a whole catalogue: repeated ids, dangling links, rings."""
    templates = tuple(templates)
    by_id: dict[str, ActivityTemplate] = {}
    for template in templates:
        if template.id in by_id:
            yield TemplateProblem(template.id, "id", "another activity has this id")
        by_id[template.id] = template
    dangling = [
        TemplateProblem(template.id, key, f"there is no activity {target!r}")
        for template in templates
        for key, target in _references(template)
        if target not in by_id
    ]
    yield from dangling
    if not dangling:
        yield from _ring_problems(by_id)


def _references(template: ActivityTemplate) -> Iterator[tuple[str, str]]:
    for link in template.after:
        yield "after", link.predecessor
    for rule in template.dated_links:
        yield "dated_after", rule.link.predecessor
    if template.within:
        yield "within", template.within.of


def _ring_problems(by_id: Mapping[str, ActivityTemplate]) -> Iterator[TemplateProblem]:
    try:
        network(
            Task(template.id, 0, template.after + tuple(rule.link for rule in template.dated_links))
            for template in by_id.values()
        )
    except RingError as fault:
        for ring in fault.rings:
            told = " → ".join((*ring, ring[0]))
            yield TemplateProblem(ring[0], "after", f"these activities wait for one another: {told}")


def link_text(link: Link) -> str:
    """A link as it is written in a plan: `A01`, `F09 FS+42d`, `B02 SS`."""
    if link.kind is LinkKind.FS and not link.lag:
        return link.predecessor
    return f"{link.predecessor} {link.kind.name}{f'{link.lag:+d}d' if link.lag else ''}"
