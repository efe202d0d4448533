# SPDX-License-Identifier: MIT
"""The routes to a new contract, the law they run under, and what risks do to time, from their files."""

from collections.abc import Iterable, Mapping
from typing import Any

from planner.diagnostics import fault
from planner.load.catalogue_files import CatalogueFiles, key_span
from planner.load.regimes import load_regimes
from planner.regimes import Regimes
from planner.rules.entries import References
from planner.schedule.activities import ActivityTemplate, TemplateProblemsError
from planner.schedule.simulation import EffectScale, effect_scale
from planner.verdicts.routes import Routes, read_routes

ROUTES, EFFECTS = "routes.yaml", "risk-effects.yaml"


def routes_of(
    files: CatalogueFiles, known: References, regimes: Regimes | None, activities: Iterable[ActivityTemplate]
) -> Routes:
    """Return the routes, none where activities or law are faulty; their own faults are noted."""
    read = files.shipped_file(ROUTES)
    held = tuple(activities)
    if regimes is None or not held:
        return Routes({}, {})
    procedures = frozenset(row.id for pack in regimes.packs.values() for row in pack.procedures)
    data: Mapping[str, Any] = read.value if isinstance(read.value, Mapping) else {}
    routes, problems = read_routes(data, held, known.sources, procedures)
    files.note(read, problems)
    return routes


def regimes_of(files: CatalogueFiles) -> Regimes:
    """Return the regimes of procurement law; their faults are noted."""
    loaded = load_regimes(files.root)
    files.faults += loaded.diagnostics
    return loaded.regimes  # type: ignore[return-value]


def effects_of(files: CatalogueFiles) -> EffectScale:
    """Return what risks do to time; the faults of the file are noted."""
    read = files.shipped_file(EFFECTS)
    try:
        return effect_scale(read.value if isinstance(read.value, Mapping) else {})
    except TemplateProblemsError as raised:
        files.faults += [fault("PLN301", str(one), key_span(read)) for one in raised.problems]
        return EffectScale({}, {}, {})
