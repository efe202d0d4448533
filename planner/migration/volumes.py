# SPDX-License-Identifier: MIT
"""How much is made in a year and how much is held, each figure with its basis, no study counted twice."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from planner.migration.ages import Means, filled, whole_archive
from planner.migration.figures import Figure, stated, total, unknown
from planner.migration.pieces import CountedOnce, Piece, pieces_of
from planner.migration.references import ModalitySizes
from planner.migration.work import TB_PER_MB, ModalityRow, growth_of, work_of
from planner.model import Project, System
from planner.model.kinds import HOLDS_IMAGES
from planner.rules.facts import Facts, facts_of


@dataclass(frozen=True)
class ArchiveVolume:
    """What one system holds, copies of what others hold included, and what it alone holds.

    `new_tb_yr` is what is added in a year; `growth` is in per cent a year, of examinations and of bytes.
    `fed_by` names the system whose work arrives here as a copy, so that it is not new twice.
    """

    system: str
    name: str
    studies: Figure
    terabytes: Figure
    only_here_tb: Figure
    new_studies_yr: Figure
    new_tb_yr: Figure
    growth_studies_pct: Figure
    growth_bytes_pct: Figure
    fed_by: str | None


@dataclass(frozen=True)
class VolumeEstimate:
    """The volumes of an estate: rows by system and modality, archives, and totals that count each study once.

    `pieces` are the distinct lots of studies, with every place a lot can be had from; `counted_once`
    says which holdings were found to be copies of others, and `differences` where an archive's size and its
    description disagree; `mean_mb` is the mean size over the whole.
    """

    rows: tuple[ModalityRow, ...]
    archives: tuple[ArchiveVolume, ...]
    pieces: tuple[Piece, ...]
    counted_once: tuple[CountedOnce, ...]
    differences: tuple[str, ...]
    studies: Figure
    terabytes: Figure
    new_studies_yr: Figure
    new_tb_yr: Figure

    @property
    def mean_mb(self) -> float | None:
        """Megabytes for a study over all that is held; None where either is unknown or nought."""
        if not self.studies.value or not self.terabytes.value:
            return None
        return self.terabytes.value / TB_PER_MB / self.studies.value

    def archive(self, system: str) -> ArchiveVolume | None:
        """Return the archive of a system."""
        return next((one for one in self.archives if one.system == system), None)


def volumes(project: Project, sizes: ModalitySizes) -> VolumeEstimate:
    """Return the volumes of all systems that hold images today; what is planned holds nothing yet.

    A blank is filled from the catalogue and flagged as assumed; where the catalogue cannot help, the
    figure is unknown and every total that needs it says so.
    """
    facts = facts_of(project)
    holders = image_holders(facts)
    rows = {system.id: tuple(work_of(system, facts, sizes)) for system in holders}
    pieces, once = pieces_of(project, holders)
    described = {place for piece in pieces for place in piece.places}
    means = Means({system: own for system, own in rows.items() if own}, facts, sizes)
    lots = tuple(filled(piece, means) for piece in pieces)
    lots += tuple(
        whole_archive(system, facts, rows[system.id], sizes)
        for system in holders
        if system.kind == "pacs" and system.id not in described
    )
    here: dict[str, list[Piece]] = {system.id: [] for system in holders}
    for piece in lots:
        for place in dict.fromkeys(piece.places):
            here.setdefault(place, []).append(piece)
    feeders = {system.id: _feeder(system, here, facts) for system in holders}
    archives = tuple(
        _archive(system, feeders[system.id], rows[system.id], here[system.id], sizes) for system in holders
    )
    made = [archive for archive in archives if archive.fed_by is None]
    return VolumeEstimate(
        rows=tuple(row for own in rows.values() for row in own),
        archives=archives,
        pieces=lots,
        counted_once=once,
        differences=_differences(archives, lots),
        studies=total(piece.studies for piece in lots),
        terabytes=total(piece.terabytes for piece in lots),
        new_studies_yr=total(archive.new_studies_yr for archive in made),
        new_tb_yr=total(archive.new_tb_yr for archive in made),
    )


def image_holders(facts: Facts) -> tuple[System, ...]:
    """Return the systems that keep images today: by their kind, or because something is said to lie there."""
    described = {piece.system for piece in facts.project.holdings}
    return tuple(
        system
        for system in facts.present_systems
        if system.kind in HOLDS_IMAGES or system.archive is not None or system.id in described
    )


def _archive(
    system: System,
    feeder: str | None,
    own: Sequence[ModalityRow],
    here: Sequence[Piece],
    sizes: ModalitySizes,
) -> ArchiveVolume:
    written = system.archive
    held, size = written.studies if written else None, written.tb_stored if written else None
    blank = unknown("systems", system.id, "archive.by_modality")
    return ArchiveVolume(
        system=system.id,
        name=system.name_in_print,
        studies=stated("systems", system, "archive.studies", held)
        if held is not None
        else _sum_or_blank(system, "archive.studies", [piece.studies for piece in here]),
        terabytes=stated("systems", system, "archive.tb_stored", size)
        if size is not None
        else _sum_or_blank(system, "archive.tb_stored", [piece.terabytes for piece in here]),
        only_here_tb=total(piece.terabytes for piece in here if len(piece.places) == 1),
        new_studies_yr=total(row.studies_yr for row in own) if own else blank,
        new_tb_yr=total(row.tb_yr for row in own) if own else blank,
        growth_studies_pct=growth_of(system, "studies", sizes),
        growth_bytes_pct=growth_of(system, "bytes", sizes),
        fed_by=feeder,
    )


def _sum_or_blank(system: System, path: str, figures: Sequence[Figure]) -> Figure:
    return total(figures) if figures else unknown("systems", system.id, path)


def _feeder(system: System, holders: Container[str], facts: Facts) -> str | None:
    """Return the archive whose new work reaches this one as a copy."""
    for link in facts.links_of.get(system.id, ()):
        feeds = link.to == system.id and link.purpose in ("image_store", "backup")
        if feeds and link.from_ in holders and not _feeds_back(system, link.from_, facts):
            return link.from_
    return None


def _feeds_back(system: System, feeder: str | None, facts: Facts) -> bool:
    """Return whether a PACS only gets back what it sent: a recall from its own archive is no feed."""
    if feeder == system.id:
        return True
    sends = (link for link in facts.links_of.get(system.id, ()) if link.from_ == system.id)
    return system.kind == "pacs" and any(
        link.to == feeder and link.purpose in ("image_store", "backup") for link in sends
    )


def _differences(archives: Sequence[ArchiveVolume], lots: Sequence[Piece]) -> tuple[str, ...]:
    """Return where an archive's size disagrees with what is described of it and of those it feeds."""
    found = []
    for archive in archives:
        reach = {archive.system, *(one.system for one in archives if one.fed_by == archive.system)}
        described = [
            total(lot.terabytes for lot in lots if places & set(lot.places)).known
            for places in ({archive.system}, reach)
        ]
        said = archive.terabytes
        apart = said.basis == "stated" and all(abs(one - said.known) > 0.05 * said.known for one in described)
        if apart and any(described):
            found.append(
                f"{archive.name} is said to hold {said.known:,.0f} TB; "
                f"the studies said to lie there come to {described[0]:,.0f} TB; one of the two is wrong"
            )
    return tuple(found)
