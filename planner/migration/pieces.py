# SPDX-License-Identifier: MIT
"""The distinct lots of studies of an estate: a lot held in two places is one lot with two places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.graph.holdings import HeldData, all_held_data
from planner.migration.figures import Figure, stated, unknown
from planner.model import Holding, Project, System
from planner.model.noun import Noun


@dataclass(frozen=True)
class Piece:
    """Some studies that no other piece counts, and every system that a copy of them can be had from.

    `system` is the place it was described in, and the first of `places`.
    """

    id: str
    title: str
    system: str
    places: tuple[str, ...]
    modalities: tuple[str, ...]
    years: tuple[int, int] | None
    tier: str | None
    media: str | None
    studies: Figure
    terabytes: Figure
    declared: bool
    only_copy: bool = False

    def with_volume(self, studies: Figure, terabytes: Figure) -> "Piece":
        """Return the piece with other figures."""
        return replace(self, studies=studies, terabytes=terabytes)


@dataclass(frozen=True)
class CountedOnce:
    """A holding that is, in whole or in part, a copy of another: what share of it was not counted again."""

    holding: str
    copy_of: str
    share: float
    because: str


def pieces_of(
    project: Project, holders: Sequence[System]
) -> tuple[tuple[Piece, ...], tuple[CountedOnce, ...]]:
    """Return the distinct lots held in some systems, in the order written, and what was found to be a copy.

    Two declared holdings hold the same studies as far as their years and modalities meet, if one of
    them says that it lies in the other's system too and neither is said to be the only copy. Where an
    archive only says its size and another feeds it, the smaller is a copy of part of the larger.
    """
    ids = {system.id for system in holders}
    holdings = {holding.id: holding for holding in project.holdings}
    held = [_piece(one, project, holdings) for one in all_held_data(project) if one.system in ids]
    declared, once = _declared([piece for piece in held if piece.declared])
    implied, more = _implied([piece for piece in held if not piece.declared], project)
    return (*declared, *implied), (*once, *more)


def _piece(held: HeldData, project: Project, holdings: Mapping[str, Holding]) -> Piece:
    system = held.system or ""
    holding = holdings.get(held.id) if held.declared else None
    studies, size = _described(holding, held) if holding else _read_off(held, project)
    return Piece(
        id=held.id,
        title=held.title,
        system=system,
        places=(system, *held.also_in),
        modalities=held.modalities,
        years=held.years,
        tier=held.tier,
        media=held.media,
        studies=studies,
        terabytes=size,
        declared=held.declared,
        only_copy=held.copies is not None and held.copies <= 1,
    )


def _described(holding: Holding, held: HeldData) -> tuple[Figure, Figure]:
    return (
        _figure("holdings", holding, "studies", held.studies),
        _figure("holdings", holding, "size", held.terabytes),
    )


def _read_off(held: HeldData, project: Project) -> tuple[Figure, Figure]:
    """Return the figures of a tier, from the archive whose list of tiers it stands in."""
    owner = max(
        (system for system in project.systems if held.id.startswith(f"{system.id}.")),
        key=lambda system: len(system.id),
    )
    size_path = "archive.tb_stored" if held.tier is None else "archive.tiers"
    return (
        _figure("systems", owner, "archive.studies", held.studies),
        _figure("systems", owner, size_path, held.terabytes),
    )


def _figure(noun: str, thing: Noun, path: str, value: float | None) -> Figure:
    return unknown(noun, thing.id, path) if value is None else stated(noun, thing, path, value)


def _declared(held: Sequence[Piece]) -> tuple[list[Piece], list[CountedOnce]]:
    kept: list[Piece] = []
    once: list[CountedOnce] = []
    by_system: dict[str, list[Piece]] = {}
    by_place: dict[str, list[Piece]] = {}
    for piece in held:
        copied = 0.0
        for earlier in _linked(piece, by_system, by_place):
            share = _same_share(piece, earlier)
            if share > 0:
                says = f"{earlier.title} is said to lie in both places, and the years and modalities meet"
                once.append(CountedOnce(piece.id, earlier.id, share, says))
                copied += share
        left = 1 - min(copied, 1.0)
        if left > 0:
            figures = (piece.studies, piece.terabytes) if left == 1 else (
                piece.studies.times(left), piece.terabytes.times(left)
            )  # fmt: skip
            rest = piece.with_volume(*figures)
            kept.append(rest)
            by_system.setdefault(rest.system, []).append(rest)
            for place in rest.places[1:]:
                by_place.setdefault(place, []).append(rest)
    return kept, once


def _linked(
    piece: Piece, by_system: Mapping[str, list[Piece]], by_place: Mapping[str, list[Piece]]
) -> list[Piece]:
    """Return the earlier pieces that lie in this one's system too, or in whose system this one lies too."""
    found = [*by_place.get(piece.system, ())]
    for place in piece.places[1:]:
        found += by_system.get(place, ())
    return list({one.id: one for one in found}.values())


def _same_share(piece: Piece, other: Piece) -> float:
    """Return how much of a piece another counts already, by years and modalities.

    A blank meets everything. What is said to be the only copy is a copy of nothing, though years overlap.
    """
    linked = piece.system != other.system and (piece.system in other.places or other.system in piece.places)
    if not linked or piece.only_copy or other.only_copy:
        return 0.0
    years = 1.0
    if piece.years and other.years:
        shared = min(piece.years[1], other.years[1]) - max(piece.years[0], other.years[0]) + 1
        years = max(shared, 0) / (piece.years[1] - piece.years[0] + 1)
    modalities = 1.0
    if piece.modalities and other.modalities:
        modalities = len(set(piece.modalities) & set(other.modalities)) / len(set(piece.modalities))
    return years * modalities


def _implied(held: Sequence[Piece], project: Project) -> tuple[list[Piece], list[CountedOnce]]:
    kept: list[Piece] = []
    once: list[CountedOnce] = []
    for piece in _one_account_a_place(held):
        feeder = next((one for one in kept if _feeds(one.system, piece.system, project)), None)
        fed = next((one for one in kept if _feeds(piece.system, one.system, project)), None)
        other = feeder or fed
        if other is None:
            kept.append(piece)
            continue
        says = "one archive feeds the other, and nobody has said that they hold different studies"
        once.append(CountedOnce(piece.id, other.id, _part(piece, other), says))
        kept[kept.index(other)] = replace(other, places=tuple(dict.fromkeys((*other.places, piece.system))))
        kept += _rest(piece, other)
    return kept, once


def _one_account_a_place(held: Sequence[Piece]) -> list[Piece]:
    """Leave out what an archive says of itself where another has described it as one of its own tiers."""
    kept: list[Piece] = []
    for piece in held:
        own = piece.id.startswith(f"{piece.system}.")
        described = any(
            one.system == piece.system and not one.id.startswith(f"{one.system}.") for one in held
        )
        if not (own and described):
            kept.append(piece)
    return kept


def _feeds(one: str, other: str, project: Project) -> bool:
    return any(
        link.from_ == one and link.to == other and link.purpose in ("image_store", "backup")
        for link in project.integrations
    )


def _part(piece: Piece, other: Piece) -> float:
    """Return how much of a piece may be a copy of another, by size where both are known."""
    if not piece.terabytes.value or not other.terabytes.value:
        return 1.0
    return min(other.terabytes.value / piece.terabytes.value, 1.0)


def _rest(piece: Piece, other: Piece) -> list[Piece]:
    left = 1 - _part(piece, other)
    if left <= 0:
        return []
    return [piece.with_volume(piece.studies.times(left), piece.terabytes.times(left))]
