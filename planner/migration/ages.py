# SPDX-License-Identifier: MIT
"""What a blank size, count or age is taken to be: worked out from what is known, and always assumed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.migration.figures import Figure, assumed, default, product, stated, total
from planner.migration.pieces import Piece
from planner.migration.references import ModalitySizes
from planner.migration.work import TB_PER_MB, ModalityRow, growth_of
from planner.model import System
from planner.rules.facts import Facts


@dataclass
class Means:
    """The mean sizes of a study, by the archives a lot lies in and its modalities; each found once."""

    rows: Mapping[str, Sequence[ModalityRow]]
    facts: Facts
    sizes: ModalitySizes
    held: dict[tuple[tuple[str, ...], tuple[str, ...]], Figure] = field(default_factory=dict)

    def of(self, piece: Piece) -> Figure:
        """Return the mean size for a lot: of its places, else of all archives, else of the default mix."""
        places = tuple(place for place in piece.places if self.rows.get(place)) or tuple(self.rows)
        key = (places, piece.modalities)
        if key not in self.held:
            found = _mean_over([row for place in places for row in self.rows[place]], piece.modalities)
            self.held[key] = found or _mean_of_mix(self.facts, self.sizes)
        return self.held[key]


def filled(piece: Piece, means: Means) -> Piece:
    """Return a lot with a blank count or size worked out from the other, and flagged as assumed."""
    studies, size = piece.studies, piece.terabytes
    if studies.value is not None and size.value is not None:
        return piece
    mean = means.of(piece)
    if studies.value is not None:
        return piece.with_volume(studies, product(studies, mean, TB_PER_MB))
    if size.value is not None:
        # The mean size divides, so that its ends change places.
        count = Figure(
            size.known / TB_PER_MB / (mean.known or 1),
            size.low / TB_PER_MB / (mean.high or 1),
            size.high / TB_PER_MB / (mean.low or 1),
            "assumed",
            mean.grade if mean.basis == "assumed" else "computed",
            mean.sources,
            (*size.facts, *mean.facts),
        )
        return piece.with_volume(count, size)
    return piece


def _mean_over(rows: Sequence[ModalityRow], modalities: Sequence[str]) -> Figure | None:
    """Return the mean size of a study of some modalities, by a year's work."""
    fitting = [
        row for row in rows if (not modalities or row.modality in modalities) and row.tb_yr.value is not None
    ]
    studies, size = total(row.studies_yr for row in fitting), total(row.tb_yr for row in fitting)
    if not studies.value:
        return None
    scale = 1 / TB_PER_MB / studies.value
    mean = size.times(scale)
    # Work of this year stands in for work of all years: smaller studies then, so this is an assumption.
    grade = mean.grade if mean.basis == "assumed" else "computed"
    return Figure(mean.value, mean.low, mean.high, "assumed", grade, mean.sources, mean.facts)


def _mean_of_mix(facts: Facts, sizes: ModalitySizes) -> Figure:
    mix = sizes.mix_on(facts.on)
    parts = []
    for code, share in mix.shares.items():
        size = sizes.of(code)
        assert size is not None
        parts.append(assumed(size, (*size.sources, *mix.sources), size.grade).times(share / 100))
    return total(parts)


def whole_archive(system: System, facts: Facts, own: Sequence[ModalityRow], sizes: ModalitySizes) -> Piece:
    """Return the archive of a PACS of which no volume is stated: its year's work over its age."""
    age = _age(system, facts, sizes)
    held = [
        _summed_back(total(figures), age, growth)
        for figures, growth in (
            ([row.studies_yr for row in own], growth_of(system, "studies", sizes)),
            ([row.tb_yr for row in own], growth_of(system, "bytes", sizes)),
        )
    ]
    return Piece(
        id=f"{system.id}.archive",
        title=f"Archive of {system.name_in_print}",
        system=system.id,
        places=(system.id,),
        modalities=tuple(row.modality for row in own),
        years=(facts.on.year - round(age.known), facts.on.year),
        tier=None,
        media=None,
        studies=held[0],
        terabytes=held[1],
        declared=False,
    )


def _age(system: System, facts: Facts, sizes: ModalitySizes) -> Figure:
    """Return the years of images an archive holds: from its oldest study, its first day or its contract's."""
    oldest = system.archive.oldest_study if system.archive else None
    contracts = facts.contracts_covering.get(system.id, ())
    days = [
        (oldest, "systems", system, "archive.oldest_study"),
        (system.go_live, "systems", system, "go_live"),
        *((contract.start, "contracts", contract, "start") for contract in contracts),
    ]
    for day, noun, thing, path in days:
        if day is not None and day <= facts.on:
            years = max((facts.on - day).days / 365.25, 0.1)
            found = stated(noun, thing, path, years)
            return found if path == "archive.oldest_study" else _only_assumed(found)
    return default(sizes.default_age_years)


def _only_assumed(figure: Figure) -> Figure:
    """Return a stated age that stands for another: an archive may be older than its system or contract."""
    return Figure(
        figure.value, figure.low, figure.high * 1.5, "assumed", "practice", figure.sources, figure.facts
    )


def _summed_back(year: Figure, age: Figure, growth: Figure) -> Figure:
    """Return what was made in so many years up to now, when each year made less than the next."""
    made = product(year, age)
    if made.value is None:
        return made
    yearly = math.log1p(growth.known / 100)
    shrunk = -math.expm1(-yearly * age.known) / (yearly * age.known) if yearly > 0 else 1.0
    return Figure(
        made.known * shrunk,
        made.low * shrunk,
        made.high * shrunk,
        "assumed",
        "practice",
        made.sources,
        made.facts,
    )
