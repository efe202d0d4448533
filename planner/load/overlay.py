# SPDX-License-Identifier: MIT
"""A project's own entries laid over the shipped ones: added, put in their place, or taken out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from planner.diagnostics import Span, did_you_mean, fault
from planner.documents.catalogue import Decision
from planner.load.catalogue_files import CatalogueFiles, key_span
from planner.load.yaml_file import YamlFile

SAID_OF_ENTRY = ("replace", "reason", "decided_by")
"""What a project's own entry may say beside what every entry says."""

NOBODY = "Not said"


@dataclass(frozen=True)
class Layer:
    """The files of one kind of entry: the shipped ones, and the project's own as plain entries.

    `replaced` holds the ids of shipped entries that an own one stands in for.
    """

    shipped: tuple[YamlFile, ...]
    own: tuple[tuple[YamlFile, Mapping[str, Any]], ...]
    replaced: frozenset[str]


@dataclass
class Overlay:
    """Reads the layers of a catalogue, and keeps what people decided about it.

    `ids` holds, by kind, every id that is written, so that one faulty entry does not make all that cite it
    look faulty too.
    """

    files: CatalogueFiles
    decisions: list[Decision] = field(default_factory=list)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def layer(self, what: str, folder: str, shipped: Sequence[YamlFile], key: str, name: str = "id") -> Layer:
        """Return the files of one kind of entry, with a fault for each own entry that is there already."""
        places = dict(_entries(shipped, key, name))
        self._twice(_entries(shipped, key, name))
        own = self.files.own_under(folder)
        replaced: set[str] = set()
        seen: dict[str, Span] = {}
        for id_, (read, index) in _entries(own, key, name):
            where = key_span(read, key, index, name)
            if id_ in seen:
                self._already(id_, where, seen[id_])
            elif self._decided(what, read, (key, index, name), places):
                replaced.add(id_)
            seen.setdefault(id_, where)
        self.ids[what] = frozenset((*places, *seen))
        plain = tuple((read, {**read.value, key: _plain(read.value.get(key))}) for read in own)
        return Layer(tuple(shipped), plain, frozenset(replaced))

    def _twice(self, entries: Iterable[tuple[str, tuple[YamlFile, int]]]) -> None:
        """Refuse a shipped id that stands in two files; within one file its reader tells."""
        first: dict[str, YamlFile] = {}
        for id_, (read, _) in entries:
            if first.setdefault(id_, read) is not read:
                self._already(id_, key_span(read), key_span(first[id_]))

    def _decided(
        self,
        what: str,
        read: YamlFile,
        place: tuple[str, int, str],
        shipped: Mapping[str, tuple[YamlFile, int]],
    ) -> bool:
        """Note what an own entry decides; return whether it stands in for a shipped one."""
        path, name = place[:2], place[2]
        raw = read.value[place[0]][place[1]]
        id_ = raw[name]
        written = str(raw.get("replace", "no")).lower()
        there = shipped.get(id_)
        if written not in ("yes", "true", "no", "false"):
            self._fault("PLN301", f"{id_}: 'replace' is yes or no", key_span(read, *path, "replace"))
        replaces = written in ("yes", "true")
        if replaces and there is None:
            near = did_you_mean(id_, sorted(shipped)) or "leave 'replace' out to add an entry"
            message = f"'{id_}' stands in for nothing: the catalogue has no such {what}"
            self._fault("PLN306", message, key_span(read, *place), near)
        if replaces and not _said(raw, "reason"):
            self._fault("PLN307", f"nobody says why '{id_}' is replaced", key_span(read, *path))
        if there is not None and not replaces:
            file, index = there
            self._already(id_, key_span(read, *place), key_span(file, place[0], index, name))
        self.decisions.append(
            Decision(
                "replaced" if replaces else "added",
                what,
                id_,
                str(raw.get("title") or raw.get("name") or id_),
                _said(raw, "reason"),
                _said(raw, "decided_by") or NOBODY,
                f"{read.name}:{key_span(read, *path).line}",
            )
        )
        return replaces and there is not None

    def _already(self, id_: str, where: Span, first: Span) -> None:
        self._fault(
            "PLN305", f"'{id_}' is in the catalogue already", where, related=(("first said here", first),)
        )

    def _fault(
        self,
        code: str,
        message: str,
        where: Span,
        help: str | None = None,
        related: tuple[tuple[str, Span], ...] = (),
    ) -> None:
        self.files.faults.append(fault(code, message, where, help=help, related=related))

    def take_out(self, titles: Mapping[str, tuple[str, str]]) -> None:
        """Note the entries that the project takes out. `titles` holds kind and title of every entry by id."""
        for read in self.files.own_under("disable.yaml"):
            for key in read.value:
                if key != "disable":
                    self._fault("PLN301", f"this file holds 'disable:' and no '{key}'", key_span(read, key))
            for index, raw in enumerate(read.value.get("disable") or ()):
                self._take_out(read, index, raw, titles)

    def _take_out(self, read: YamlFile, index: int, raw: Any, titles: Mapping[str, tuple[str, str]]) -> None:
        where = key_span(read, "disable", index)
        if not isinstance(raw, Mapping) or not _said(raw, "id"):
            self._fault("PLN301", "say the id of what is taken out, the reason and who decided", where)
            return
        id_ = _said(raw, "id")
        for key in sorted(set(raw) - {"id", "reason", "decided_by"}):
            self._fault("PLN301", f"{id_}: this has no '{key}'", key_span(read, "disable", index, key))
        missing = [key for key in ("reason", "decided_by") if not _said(raw, key)]
        if missing:
            message = f"'{id_}' is taken out without {' and '.join(MISSING[key] for key in missing)}"
            self._fault("PLN307", message, where)
        if id_ not in titles:
            near = did_you_mean(id_, sorted(titles)) or "see planner catalogue list"
            self._fault(
                "PLN306", f"the catalogue has no entry '{id_}'", key_span(read, "disable", index, "id"), near
            )
            return
        what, title = titles[id_]
        place = f"{read.name}:{where.line}"
        self.decisions.append(
            Decision("taken out", what, id_, title, _said(raw, "reason"), _said(raw, "decided_by"), place)
        )


MISSING = {"reason": "a reason", "decided_by": "the name of whoever decided"}


def _said(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _entries(files: Iterable[YamlFile], key: str, name: str) -> Iterable[tuple[str, tuple[YamlFile, int]]]:
    return [
        (raw[name], (read, index))
        for read in files
        for index, raw in enumerate(_list((read.value or {}).get(key)))
        if isinstance(raw, Mapping) and isinstance(raw.get(name), str)
    ]


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _plain(entries: Any) -> Any:
    """Return own entries without what only an overlay says of them."""
    return [
        {key: value for key, value in raw.items() if key not in SAID_OF_ENTRY}
        if isinstance(raw, dict)
        else raw
        for raw in _list(entries)
    ]


E = TypeVar("E")


def laid_over(shipped: Iterable[E], own: Iterable[E], name: str = "id") -> tuple[E, ...]:
    """Return the shipped entries with the project's own in place of their namesakes, the new ones last."""
    theirs = {getattr(entry, name): entry for entry in own}
    kept = [theirs.pop(getattr(entry, name), entry) for entry in shipped]
    return (*kept, *theirs.values())
