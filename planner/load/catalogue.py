# SPDX-License-Identifier: MIT
"""The catalogue, from its folder of YAML files to values, with every fault of it at once.

A project may lay a folder of its own over it: see `overlay`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from planner.appraisal.knowledge import appraisal_knowledge
from planner.consortium.governance import governance_rules
from planner.diagnostics import Diagnostic, in_order
from planner.documents.catalogue import Catalogue, Family, Instrument, ScaleWord, Source
from planner.documents.exit_plan.knowledge import exit_knowledge
from planner.evaluation.award import award_knowledge
from planner.evaluation.price_schedule import known_schedule
from planner.graph import service_paths
from planner.load.activity_files import NEVER, read_activities
from planner.load.catalogue_files import CatalogueFiles
from planner.load.loading import collector_paused
from planner.load.overlay import Layer, Overlay, laid_over
from planner.load.routes import effects_of, regimes_of, routes_of
from planner.load.written import InstrumentEntry, SourceEntry
from planner.load.yaml_file import YamlFile
from planner.migration import FILES, MigrationReferences, migration_references
from planner.rules.benefits import BenefitRule, benefit_entries
from planner.rules.entries import References, Requirement, RiskRule, requirement_entries, risk_entries
from planner.rules.interfaces import interface_rules
from planner.rules.listing import Cites, listed
from planner.rules.problems import Problem
from planner.rules.usual import reference_integrations
from planner.schedule.activities import ActivityTemplate
from planner.schedule.calendar import WorkingCalendar, holidays_from_csv

REGION = "eng"
"""The bank holidays of England: the trusts are English, wherever their suppliers sit."""


@dataclass(frozen=True)
class LoadedCatalogue:
    """The catalogue, or None if any of it is wrong, with all that is wrong and the lines to show."""

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sequence[str]]


NO_PATHS: Mapping[str, Any] = {"service_paths": []}


def load_catalogue(root: Path, own: Path | None = None) -> LoadedCatalogue:
    """Return the catalogue in a folder laid out like `requirements-catalogue/`.

    `own` is a project's own `catalogue/` folder, whose entries are added to it, stand in for others
    or take others out.
    """
    with collector_paused():
        files = CatalogueFiles(root, own)
        catalogue = _catalogue(files, Overlay(files))
    kept = None if files.faults else catalogue
    return LoadedCatalogue(kept, tuple(in_order(files.faults)), files.lines)


def _catalogue(files: CatalogueFiles, overlay: Overlay) -> Catalogue:
    sources = _sources(files, overlay)
    instruments = _instruments(files, overlay)
    known = References(sources=overlay.ids["source"], instruments=overlay.ids["instrument"])
    phases, activities = read_activities(files, overlay, known)
    known = replace(known, activities=overlay.ids["activity"])
    families, requirements = _requirements(files, overlay, known)
    known = replace(known, requirements=overlay.ids["requirement"])
    risks = _risks(files, overlay, known)
    benefits = _benefits(files, overlay, known)
    overlay.take_out(_titles(requirements, risks, activities, benefits))
    out = {one.id for one in overlay.decisions if one.verdict == "taken out"}
    scales = (files.shipped_file("scales.yaml").value or {}).get("scales", {})
    regimes = regimes_of(files)
    return Catalogue(
        families=families,
        requirements=requirements,
        risks=risks,
        phases=phases,
        activities=tuple(replace(one, when=NEVER) if one.id in out else one for one in activities),
        paths=service_paths(files.shipped_file("references/service-paths.yaml").value or NO_PATHS),
        sources=sources,
        instruments=instruments,
        calendar=_calendar(files),
        migration=_migration(files, known),
        likelihood=_scale(scales.get("likelihood", ())),
        impact=_scale(scales.get("impact", ())),
        benefits=benefits,
        integrations=_reference(files, "integrations", reference_integrations, known),
        interfaces=_reference(files, "interface-requirements", interface_rules, known),
        exit_plan=_reference(files, "exit-plan", exit_knowledge, known),
        regimes=regimes,
        routes=routes_of(files, known, regimes, activities),
        risk_effects=effects_of(files),
        prices=_reference(files, "price-schedule", known_schedule, known),
        award=_reference(files, "award", award_knowledge, known),
        appraisal=_reference(files, "appraisal", appraisal_knowledge, known),
        consortium=_reference(files, "consortium", governance_rules, known),
        decisions=tuple(overlay.decisions),
    )


def _titles(
    *kinds: Iterable[Requirement | RiskRule | ActivityTemplate | BenefitRule],
) -> dict[str, tuple[str, str]]:
    """Return kind and title of every entry that can be taken out, by id."""
    words = ("requirement", "risk", "activity", "benefit")
    return {
        entry.id: (what, entry.title) for what, entries in zip(words, kinds, strict=True) for entry in entries
    }


def _sources(files: CatalogueFiles, overlay: Overlay) -> dict[str, Source]:
    layer = overlay.layer("source", "sources.yaml", [files.shipped_file("sources.yaml")], "sources", "key")
    found: list[list[SourceEntry]] = [[], []]
    for kept, read, data in _both(layer):
        entries, problems = listed(data, "sources", SourceEntry, "key", ())
        files.note(read, problems)
        found[kept] += entries
    return {one.key: Source(**one.model_dump()) for one in laid_over(found[0], found[1], "key")}


def _instruments(files: CatalogueFiles, overlay: Overlay) -> dict[str, Instrument]:
    shipped = [files.shipped_file("instruments.yaml")]
    layer = overlay.layer("instrument", "instruments.yaml", shipped, "instruments")
    found: list[list[InstrumentEntry]] = [[], []]
    for kept, read, data in _both(layer):
        cites = Cites("sources", "source", overlay.ids["source"])
        entries, problems = listed(data, "instruments", InstrumentEntry, "id", (cites,))
        files.note(read, problems)
        found[kept] += entries
    return {one.id: one.instrument for one in laid_over(found[0], found[1])}


def _both(layer: Layer) -> Iterable[tuple[int, YamlFile, Mapping[str, Any]]]:
    """Return every file of a layer with its entries: shipped ones under 0, the project's own under 1."""
    yield from ((0, read, read.value) for read in layer.shipped if isinstance(read.value, dict))
    yield from ((1, read, data) for read, data in layer.own)


def _requirements(
    files: CatalogueFiles, overlay: Overlay, known: References
) -> tuple[tuple[Family, ...], tuple[Requirement, ...]]:
    layer = overlay.layer("requirement", "requirements", files.shipped_folder("requirements"), "entries")
    families: dict[str, Family] = {}
    found: list[list[Requirement]] = [[], []]
    for kept, read, data in _both(layer):
        family = families.get(str(data.get("family"))) if kept else None
        if kept and family is None:
            files.note(read, _new_family(data))
        heading = {"heading": family.heading} if family else {}
        entries, problems = requirement_entries({**data, **heading}, known)
        files.note(read, problems)
        found[kept] += entries
        made = family or _family(data)
        families.setdefault(made.id, made)
    held = laid_over(found[0], found[1])
    ordered = tuple(sorted(families.values(), key=lambda one: (one.order, one.id)))
    place = {family.id: at for at, family in enumerate(ordered)}
    return ordered, tuple(sorted(held, key=lambda entry: place.get(entry.family, len(place))))


def _new_family(data: Mapping[str, Any]) -> list[Problem]:
    """Return what a family that planner does not ship must say and does not."""
    return [
        Problem("", (), f"'{key}' is missing: planner ships no family '{data.get('family', '')}'")
        for key in ("family", "heading", "order")
        if not str(data.get(key) or "").strip()
    ]


def _family(written: Mapping[str, Any]) -> Family:
    order = str(written.get("order") or "0")
    return Family(
        id=str(written.get("family", "")),
        prefix=str(written.get("prefix", "")),
        heading=str(written.get("heading", "")),
        order=int(order) if order.isdigit() else 0,
        introduction=str(written.get("introduction") or ""),
    )


def _risks(files: CatalogueFiles, overlay: Overlay, known: References) -> tuple[RiskRule, ...]:
    layer = overlay.layer("risk", "risks", files.shipped_folder("risks"), "entries")
    found: list[list[RiskRule]] = [[], []]
    for kept, read, data in _both(layer):
        entries, problems = risk_entries(data, known)
        files.note(read, problems)
        found[kept] += entries
    return tuple(sorted(laid_over(found[0], found[1]), key=lambda rule: rule.id))


def _benefits(files: CatalogueFiles, overlay: Overlay, known: References) -> tuple[BenefitRule, ...]:
    shipped = [files.shipped_file("references/benefits.yaml")]
    layer = overlay.layer("benefit", "benefits.yaml", shipped, "benefits")
    found: list[list[BenefitRule]] = [[], []]
    for kept, read, data in _both(layer):
        entries, problems = benefit_entries(data, known)
        files.note(read, problems)
        found[kept] += entries
    return laid_over(found[0], found[1])


def _migration(files: CatalogueFiles, known: References) -> MigrationReferences:
    """Return what is known of moving data; where a file is wrong its faults are noted and nothing is kept."""
    reads = {stem: files.shipped_file(f"references/{stem}.yaml") for stem in FILES}
    references, problems = migration_references(
        {stem: read.value or {} for stem, read in reads.items()}, known
    )
    for stem, found in problems.items():
        files.note(reads[stem], found)
    if references is None and not files.faults:
        raise AssertionError("references without a fault must be usable")
    return references  # type: ignore[return-value]


K = TypeVar("K")
Reader = Callable[[Mapping[str, Any], References], tuple[K | None, tuple[Problem, ...]]]
"""Reads the content of one file of references: what it says, or None, and all that is wrong with it."""


def _reference(files: CatalogueFiles, stem: str, read: Reader[K], known: References) -> K:
    """Return what a file of references says; where it is wrong its faults are noted, and nothing is kept."""
    file = files.shipped_file(f"references/{stem}.yaml")
    found, problems = read(file.value or {}, known)
    files.note(file, problems)
    return found  # type: ignore[return-value]


def _calendar(files: CatalogueFiles) -> WorkingCalendar:
    text = (files.root / "calendars" / f"{REGION}.csv").read_text(encoding="utf-8")
    return WorkingCalendar(REGION, frozenset(holidays_from_csv(text)))


def _scale(written: Sequence[Mapping[str, Any]]) -> tuple[ScaleWord, ...]:
    return tuple(ScaleWord(int(step["score"]), step["word"], step["definition"]) for step in written)
