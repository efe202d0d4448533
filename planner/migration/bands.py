# SPDX-License-Identifier: MIT
"""Bands of years and of priority: what of each lot is wanted first."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.migration.figures import Figure
from planner.migration.pieces import Piece
from planner.migration.plan import Driver
from planner.migration.references import MigrationApproaches, PriorityBand
from planner.migration.sampling import Range
from planner.migration.volumes import VolumeEstimate

YEAR_BANDS = ((0, 2, "last two years"), (2, 7, "two to seven years old"), (7, 200, "older than seven years"))
"""How a whole archive is divided where nobody has done so: bands in years back from the day of the plan."""


def banded(piece: Piece, on: date, volumes: VolumeEstimate) -> list[Piece]:
    """Return a whole archive in bands of years; a lot that somebody described stays as it is."""
    if piece.declared or piece.years is None or piece.tier is not None:
        return [piece]
    age = max(on.year + on.timetuple().tm_yday / 365.25 - piece.years[0], 0.1)
    archive = volumes.archive(piece.system)
    growths = (archive.growth_studies_pct.known, archive.growth_bytes_pct.known) if archive else (0.0, 0.0)
    found = []
    for number, (newest, oldest, title) in enumerate(YEAR_BANDS, start=1):
        if newest >= age:
            break
        studies, size = (_between(newest, min(oldest, age), age, growth / 100) for growth in growths)
        years = (max(on.year - oldest, piece.years[0]), on.year - newest)
        band = replace(piece, id=f"{piece.id}.{number}", title=f"{piece.title}, {title}", years=years)
        found.append(band.with_volume(_part(piece.studies, studies), _part(piece.terabytes, size)))
    return found


def _part(figure: Figure, share: float) -> Figure:
    """Return a share of a figure: assumed, since nobody divided it."""
    part = figure.times(share)
    return part if part.basis == "unknown" else replace(part, basis="assumed", grade="practice")


def _between(newest: float, oldest: float, age: float, growth: float) -> float:
    """Return the share of an archive that was made between so many years back, when work grows each year."""
    rate = math.log1p(growth)
    if rate < 1e-9:
        return (oldest - newest) / age
    return (math.exp(-rate * newest) - math.exp(-rate * oldest)) / -math.expm1(-rate * age)


def first_share(piece: Piece, on: date, known: MigrationApproaches) -> float:
    """Return what part of a lot the priority bands of years take; nought where its years are unknown."""
    if piece.years is None:
        return 0.0
    modalities = piece.modalities or ("",)
    shares = [
        _recent(piece.years, _years_back(modality, known.priority_bands), on) for modality in modalities
    ]
    return sum(shares) / len(shares)


def _years_back(modality: str, bands: Sequence[PriorityBand]) -> float:
    """Return the years that the widest band which goes first takes of a modality."""
    return max(
        (
            band.years_back or 0.0
            for band in bands
            if band.first and (not band.modalities or modality in band.modalities)
        ),
        default=0.0,
    )


def _recent(years: tuple[int, int], back: float, on: date) -> float:
    """Return the part of a span of years that lies within so many years before a day."""
    now = on.year + (on.timetuple().tm_yday - 1) / 365.25
    start, end = float(years[0]), min(years[1] + 1.0, now)
    if end <= start:
        return 1.0 if start >= now - back else 0.0
    return max(end - max(start, now - back), 0.0) / (end - start)


def older_first(known: MigrationApproaches) -> Driver:
    """Return the share of older studies that go first for the sake of their patients."""
    bands = [band for band in known.priority_bands if band.first and band.share is not None]
    corners = [sum(getattr(band.share, corner) for band in bands) for corner in ("low", "typical", "high")]
    sources = tuple(dict.fromkeys(source for band in bands for source in band.sources))
    title = "Share of older studies whose patients come first"
    return Driver("first-share", title, "", Range(*corners), "assumed", "practice", sources)
