# SPDX-License-Identifier: MIT
"""The activity catalogue's mappings → templates, telling every fault at once with the entry's id.

Values may come as a YAML reader types them or all as text: 5 and "5" are the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.schedule.activities import (
    CALENDARS,
    DEADLINES,
    EXPANSIONS,
    ActivityTemplate,
    DatedLink,
    Duration,
    EraWording,
    MilestoneName,
    Phase,
    TemplateProblem,
    TemplateProblemsError,
    Within,
    catalogue_problems,
)
from planner.schedule.network import Link, LinkKind

GRADES = ("statute", "published", "computed", "practice")
ENTRY_KEYS = frozenset(
    {"id", "title", "duration", "after", "role", "when", "output", "because", "sources", "grade", "calendar"}
    | {"for_each", "deadline", "avoid_freezes", "dated_after", "within", "milestone", "eras"}
    | {"valid_from", "valid_until"}
)
NOT_READ = "?"
"""Stands where a text could not be read, until the problems are raised."""


def activity_templates(data: Mapping[str, Any]) -> tuple[ActivityTemplate, ...]:
    """The templates of one file (one phase), in its order; `TemplateProblemsError` if any is wrong."""
    problems: list[TemplateProblem] = []
    phase = _phase(data, problems)
    templates = tuple(
        _template(entry, phase.id, number, problems)
        for number, entry in enumerate(_list(data.get("entries")), start=1)
    )
    if not templates:
        problems.append(TemplateProblem(phase.id, "entries", "the file has no activities"))
    if problems:
        raise TemplateProblemsError(problems)
    return templates


def activity_phase(data: Mapping[str, Any]) -> Phase:
    """The heading of one file; `TemplateProblemsError` if it is wrong."""
    problems: list[TemplateProblem] = []
    phase = _phase(data, problems)
    if problems:
        raise TemplateProblemsError(problems)
    return phase


def activity_catalogue(
    files: Iterable[Mapping[str, Any]],
) -> tuple[tuple[Phase, ...], tuple[ActivityTemplate, ...]]:
    """The phases in their order and all templates in theirs; `TemplateProblemsError` tells all faults."""
    problems: list[TemplateProblem] = []
    found: list[tuple[Phase, tuple[ActivityTemplate, ...]]] = []
    for data in files:
        try:
            found.append((_phase(data, []), activity_templates(data)))
        except TemplateProblemsError as fault:
            problems.extend(fault.problems)
    found.sort(key=lambda pair: (pair[0].order, pair[0].id))
    templates = tuple(template for _, entries in found for template in entries)
    if not problems:  # a file that could not be read would make its ids look missing elsewhere
        problems.extend(catalogue_problems(templates))
    if problems:
        raise TemplateProblemsError(problems)
    return tuple(phase for phase, _ in found), templates


def _phase(data: Mapping[str, Any], problems: list[TemplateProblem]) -> Phase:
    reader = Reader(str(data.get("phase") or "activities"), data, problems)
    reader.only({"phase", "title", "order", "introduction", "entries"})
    return Phase(reader.text("phase"), reader.text("title"), reader.whole("order"))


def _template(entry: object, phase: str, number: int, problems: list[TemplateProblem]) -> ActivityTemplate:
    where = f"{phase} entry {number}"
    reader = Reader(where, entry, problems)
    reader.entry = reader.optional_text("id") or where
    reader.only(ENTRY_KEYS)
    milestone, within, freezes = (reader.inner(key) for key in ("milestone", "within", "avoid_freezes"))
    return ActivityTemplate(
        id=reader.text("id"),
        phase=phase,
        title=reader.text("title"),
        duration=_duration(reader),
        after=tuple(_link(reader, "after", one) for one in reader.items("after")),
        role=reader.text("role"),
        output=reader.text("output"),
        because=reader.text("because"),
        sources=tuple(str(one) for one in reader.items("sources", required=True)),
        grade=reader.one_of("grade", GRADES),
        when=reader.optional_text("when") or "always",
        calendar=reader.one_of("calendar", CALENDARS, default="working"),
        for_each=reader.optional_of("for_each", EXPANSIONS),
        deadline=reader.optional_of("deadline", DEADLINES),
        clear_days=freezes.whole("clear_days") if freezes else None,
        dated_links=tuple(_dated_link(reader, one) for one in reader.items("dated_after")),
        within=Within(within.whole("months"), within.text("of")) if within else None,
        milestone=MilestoneName(milestone.text("id"), milestone.text("title")) if milestone else None,
        eras=tuple(_era(reader, one) for one in reader.items("eras")),
        valid_from=reader.day("valid_from"),
        valid_until=reader.day("valid_until"),
    )


def _duration(reader: Reader) -> Duration:
    inner = reader.inner("duration")
    if inner is None:
        reader.problem("duration", "say {low, typical, high} in days")
        return Duration(0, 0, 0)
    inner.only({"low", "typical", "high"})
    low, typical, high = (inner.whole(key) for key in ("low", "typical", "high"))
    if not low <= typical <= high:
        reader.problem("duration", f"low {low}, typical {typical}, high {high} are out of order")
    return Duration(low, typical, high)


def _link(reader: Reader, key: str, value: object) -> Link:
    if isinstance(value, str):
        return Link(value)
    inner = Reader(reader.entry, value, reader.problems)
    inner.only({"activity", "link", "lag", "when", "because"} if key == "dated_after" else LINK_KEYS)
    kind = inner.one_of("link", LinkKind.__members__, default="FS")
    return Link(inner.text("activity"), LinkKind.__members__.get(kind, LinkKind.FS), inner.whole("lag", 0))


LINK_KEYS = frozenset({"activity", "link", "lag"})


def _dated_link(reader: Reader, value: object) -> DatedLink:
    inner = Reader(reader.entry, value, reader.problems)
    link = _link(reader, "dated_after", value)
    return DatedLink(link, inner.optional_text("when") or "always", inner.text("because"))


def _era(reader: Reader, value: object) -> EraWording:
    inner = Reader(reader.entry, value, reader.problems)
    texts = ("title", "output", "note", "reference")
    inner.only({"valid_from", "valid_until", *texts})
    era = EraWording(
        inner.day("valid_from"), inner.day("valid_until"), *(inner.optional_text(key) for key in texts)
    )
    if era.valid_from and era.valid_until and era.valid_until < era.valid_from:
        reader.problem("eras", f"the era from {era.valid_from} ends before it begins")
    return era


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


class Reader:
    """Takes typed values out of one mapping, noting each fault against the entry it belongs to."""

    def __init__(self, entry: str, data: object, problems: list[TemplateProblem]) -> None:
        self.entry = entry
        self.problems = problems
        self.data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping):
            self.problem("", "expected keys with values here")

    def problem(self, key: str, message: str) -> None:
        """Note a fault."""
        self.problems.append(TemplateProblem(self.entry, key, message))

    def only(self, keys: Iterable[str]) -> None:
        """Note every key that is not one of these."""
        for key in sorted(str(key) for key in set(self.data) - set(keys)):
            self.problem(key, "this key is not known here")

    def optional_text(self, key: str) -> str | None:
        """The text at the key with its white space evened out, or None."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, Mapping | list | tuple):
            self.problem(key, "expected a text")
            return None
        return " ".join(str(value).split()) or None

    def text(self, key: str) -> str:
        """The text at the key; a fault if there is none."""
        value = self.optional_text(key)
        if value is None:
            self.problem(key, "is missing")
        return value or NOT_READ

    def whole(self, key: str, default: int | None = None) -> int:
        """The whole number at the key; negative only for a lag."""
        value = self.data.get(key, default)
        text = str(value).strip()
        digits = text.removeprefix("-") if key == "lag" else text
        if isinstance(value, bool) or not (digits.isascii() and digits.isdigit() and len(digits) <= 5):
            self.problem(key, "expected a whole number" + ("" if value is None else f", not {text[:40]!r}"))
            return 0
        return int(text)

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """The text at the key, which must be one of a closed list."""
        value = self.optional_text(key) or default
        if value is None or value not in allowed:
            self.problem(key, f"expected one of {', '.join(allowed)}" + (f", not {value!r}" if value else ""))
        return value or NOT_READ

    def optional_of(self, key: str, allowed: Iterable[str]) -> str | None:
        """The text at the key from a closed list, or None when the key is absent."""
        return self.one_of(key, allowed) if key in self.data else None

    def items(self, key: str, *, required: bool = False) -> Sequence[object]:
        """The list at the key."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, list | tuple):
            self.problem(key, "expected a list")
        if required and not _list(value):
            self.problem(key, "is missing")
        return _list(value)

    def inner(self, key: str) -> Reader | None:
        """A reader of the mapping at the key, or None when the key is absent."""
        return Reader(self.entry, self.data[key], self.problems) if self.data.get(key) is not None else None

    def day(self, key: str) -> date | None:
        """The ISO date at the key, or None when the key is absent."""
        value = self.data.get(key)
        if value is None or (isinstance(value, date) and type(value) is date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.problem(key, f"{value!r} is not a date like 2026-12-25")
            return None
