# SPDX-License-Identifier: MIT
"""A year's work of each archive, by modality: as the trust states it, or the default mix of the time."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.migration.figures import Figure, assumed, default, product, stated, unknown
from planner.migration.references import ModalitySizes
from planner.model import System
from planner.rules.facts import Facts

TB_PER_MB = 1e-6


@dataclass(frozen=True)
class ModalityRow:
    """A year's work of one modality in one system."""

    system: str
    name: str
    modality: str
    studies_yr: Figure
    mean_mb: Figure
    tb_yr: Figure


def work_of(system: System, facts: Facts, sizes: ModalitySizes) -> list[ModalityRow]:
    """Return the year's work as stated, or the default mix of a PACS of which nothing is stated."""
    volumes_ = (system.archive.by_modality if system.archive else None) or {}
    if volumes_:
        return [
            _row(
                system,
                code,
                _stated_or_blank(system, f"archive.by_modality.{code}.studies_yr", volume.studies_yr),
                _mean_mb(system, code, volume.mb_mean, sizes),
            )
            for code, volume in volumes_.items()
        ]
    if system.kind != "pacs":
        return []
    year, mix = _year_of(system, facts, sizes), sizes.mix_on(facts.on)
    return [
        _row(
            system,
            code,
            _shared_out(year, share, mix.sources, mix.grade),
            _mean_mb(system, code, None, sizes),
        )
        for code, share in mix.shares.items()
    ]


def _row(system: System, code: str, studies: Figure, mean: Figure) -> ModalityRow:
    return ModalityRow(
        system.id, system.name_in_print, code, studies, mean, product(studies, mean, TB_PER_MB)
    )


def _stated_or_blank(system: System, path: str, value: float | None) -> Figure:
    return unknown("systems", system.id, path) if value is None else stated("systems", system, path, value)


def _mean_mb(system: System, code: str, written: float | None, sizes: ModalitySizes) -> Figure:
    path = f"archive.by_modality.{code}.mb_mean"
    if written is not None:
        return stated("systems", system, path, written)
    size = sizes.of(code)
    return unknown("systems", system.id, path) if size is None else assumed(size, size.sources, size.grade)


def _year_of(system: System, facts: Facts, sizes: ModalitySizes) -> Figure:
    """Return the studies in a year: of the owner, of the team, or of an average trust."""
    owner = next((one for one in facts.project.organisations if one.id == system.owner_org), None)
    if owner is not None and owner.studies_yr is not None:
        return stated("organisations", owner, "studies_yr", owner.studies_yr)
    team = facts.project.programme.team
    if team is not None and team.exams_yr is not None:
        return Figure(team.exams_yr, team.exams_yr, team.exams_yr, "stated", "declared")
    mix = sizes.mix_on(facts.on)
    return assumed(mix.studies_yr, mix.sources, mix.grade)


def _shared_out(year: Figure, share: float, sources: Sequence[str], grade: str) -> Figure:
    """Return a modality's part of a year: always assumed, since the mix is."""
    part = year.times(share / 100)
    every = tuple(dict.fromkeys((*part.sources, *sources)))
    return Figure(part.value, part.low, part.high, "assumed", grade, every, part.facts)


def growth_of(system: System, of: str, sizes: ModalitySizes) -> Figure:
    """Return the yearly growth in per cent of `studies` or `bytes`, as stated or by default."""
    growth = system.archive.growth_pct_yr if system.archive else None
    written = getattr(growth, of) if growth else None
    if written is not None:
        return stated("systems", system, f"archive.growth_pct_yr.{of}", written)
    return default(getattr(sizes.growth, of))
