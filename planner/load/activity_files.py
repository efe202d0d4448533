# SPDX-License-Identifier: MIT
"""The activities of the catalogue, the shipped ones and a project's own, read at once: they are linked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner.diagnostics import fault
from planner.load.catalogue_files import CatalogueFiles, key_span
from planner.load.overlay import Layer, Overlay
from planner.load.written import activity_problems
from planner.load.yaml_file import YamlFile
from planner.rules.entries import References
from planner.schedule.activities import ActivityTemplate, Phase, TemplateProblemsError
from planner.schedule.reading import activity_catalogue

NEVER = "not always"
"""The condition of an activity that the trust took out: what waited for it waits for what it waited for."""


def read_activities(
    files: CatalogueFiles, overlay: Overlay, known: References
) -> tuple[tuple[Phase, ...], tuple[ActivityTemplate, ...]]:
    """Return the phases and the templates of the shipped files with the project's own laid over them."""
    layer = overlay.layer("activity", "activities", files.shipped_folder("activities"), "entries")
    reads = [*layer.shipped, *(read for read, _ in layer.own)]
    try:
        phases, templates = activity_catalogue(_activity_files(layer))
    except TemplateProblemsError as raised:
        for problem in raised.problems:
            read, path = _place_of(problem.entry, problem.key, reads)
            files.faults.append(fault("PLN301", str(problem), key_span(read, *path)))
        return (), ()
    for wrong in activity_problems(templates, known):
        read, path = _place_of(wrong.entry, str(wrong.path[0]), reads)
        files.note(read, [replace(wrong, path=path)])
    return tuple(dict.fromkeys(phases)), templates


def _activity_files(layer: Layer) -> list[Mapping[str, Any]]:
    """Return the files of activities with the project's own entries in the place of those they replace."""
    shipped = {str(read.value.get("phase")): read.value for read in layer.shipped}
    own = {entry["id"]: entry for _, data in layer.own for entry in data["entries"] if _named(entry, layer)}
    found: list[Mapping[str, Any]] = [
        {**data, "entries": [own.get(str(entry.get("id")), entry) for entry in data.get("entries") or ()]}
        for data in shipped.values()
    ]
    for _, data in layer.own:
        left = [entry for entry in data["entries"] if not _shipped(entry, shipped.values())]
        heading = shipped.get(str(data.get("phase")), {})
        if left:
            found.append(
                {
                    **{key: heading[key] for key in ("title", "order") if key in heading},
                    **data,
                    "entries": left,
                }
            )
    return found


def _shipped(entry: Any, files: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether a shipped entry has the id of this one: then it stands in for that, or was refused."""
    ids = {raw.get("id") for data in files for raw in data.get("entries") or () if isinstance(raw, Mapping)}
    return isinstance(entry, Mapping) and entry.get("id") in ids


def _named(entry: Any, layer: Layer) -> bool:
    return isinstance(entry, Mapping) and entry.get("id") in layer.replaced


def _place_of(entry: str, key: str, reads: Sequence[YamlFile]) -> tuple[YamlFile, tuple[str | int, ...]]:
    """Return the file and the path of a fact of an activity: by its id, or by its phase and number."""
    for read in reads:
        for index, raw in enumerate(read.value.get("entries") or ()):
            named = str(raw.get("id")) if isinstance(raw, Mapping) else ""
            if entry in (named, f"{read.value.get('phase')} entry {index + 1}"):
                return read, ("entries", index, key)
    same = [read for read in reads if str(read.value.get("phase")) == entry]
    return (same or list(reads))[-1], (key,)
