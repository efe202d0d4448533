# SPDX-License-Identifier: MIT
"""What has to move: the lots with no home after the exit, and the systems they can be read from."""

from collections.abc import Sequence
from datetime import date

from planner.migration.bands import banded
from planner.migration.gathering import Sourcing
from planner.migration.pieces import Piece
from planner.model import System
from planner.rules.words.contracts import leaves_of
from planner.rules.words.systems import stays


def moving_lots(sourcing: Sourcing) -> list[Piece]:
    """Return the lots that have no home after the exit, in bands of years where nobody divided them."""
    facts, moving = sourcing.facts, []
    for piece in sourcing.volumes.pieces:
        systems = [system for system in (facts.system(place) for place in piece.places) if system is not None]
        if any(stays(system, facts).value for system in systems):
            sourcing.staying.append(piece)
            continue
        fates = [leaves_of(system, facts).value for system in systems]
        if systems and all(fate is False for fate in fates):
            continue
        if systems and not any(fates):
            sourcing.assume(
                f"leaves-{piece.system}",
                f"{systems[0].name_in_print} is taken to be left: nobody has said what becomes of it",
            )
        if piece.terabytes.value is None:
            sourcing.assume(
                f"size-{piece.id}",
                f"{piece.title} is left out of the sum: neither its size nor its studies are known",
            )
        moving += banded(piece, sourcing.facts.on, sourcing.volumes)
    return moving


def readable(sourcing: Sourcing, moving: Sequence[Piece]) -> list[System]:
    """Return the systems that lots can be read from or that make new work, in the order written."""
    places = {place for piece in moving for place in piece.places}
    return [
        system
        for system in sourcing.facts.present_systems
        if system.id in places
        or (
            sourcing.volumes.archive(system.id) is not None
            and leaves_of(system, sourcing.facts).value
            and new_work(system.id, sourcing)
        )
    ]


def new_work(system: str, sourcing: Sourcing) -> float:
    """Return the TB a year that are made in a system and are nobody's copy."""
    archive = sourcing.volumes.archive(system)
    if archive is None or archive.fed_by is not None:
        return 0.0
    return archive.new_tb_yr.known


def go_live(sourcing: Sourcing) -> date | None:
    """Return the day from which the modalities send to the new archive: the programme's or a successor's."""
    programme, facts = sourcing.facts.project.programme, sourcing.facts
    if programme.go_live is not None:
        return programme.go_live
    heirs = [facts.system(system.successor) for system in facts.present_systems if system.kind == "pacs"]
    days = [heir.go_live for heir in heirs if heir is not None and heir.go_live is not None]
    return max(days, default=None)
