# SPDX-License-Identifier: MIT
"""What is held, where, and in how many copies: the holdings described and those an archive's tiers imply."""

from dataclasses import dataclass

from planner.model import Holding, Project, System


@dataclass(frozen=True)
class HeldData:
    """Some studies on one tier of one system.

    `copies` is None when nobody has said, and `terabytes` and `studies` likewise. `declared` is
    false for what was read off an archive's list of tiers rather than described as a holding.
    """

    id: str
    title: str
    system: str | None
    tier: str | None
    media: str | None
    modalities: tuple[str, ...]
    years: tuple[int, int] | None
    copies: int | None
    also_in: tuple[str, ...]
    studies: int | None
    terabytes: float | None
    declared: bool

    @property
    def only_copy(self) -> bool | None:
        """Return whether this is the only copy; None where nobody has said."""
        if self.copies is None:
            return False if self.also_in else None
        return self.copies <= 1

    @property
    def all_places_named(self) -> bool:
        """Return whether it is known where every copy lies: none is counted beyond the places named."""
        if self.copies is None:
            return bool(self.also_in)
        return self.copies <= 1 + len(self.also_in)


def all_held_data(project: Project) -> tuple[HeldData, ...]:
    """Return the declared holdings, then the tiers of each archive that has no declared holding."""
    systems = {system.id: system for system in project.systems}
    declared = tuple(_declared(holding, systems.get(holding.system or "")) for holding in project.holdings)
    described = {held.system for held in declared}
    implied = tuple(
        held
        for system in project.systems
        if system.id not in described
        for held in _implied(system, described)
    )
    return declared + implied


def _declared(holding: Holding, system: System | None) -> HeldData:
    """Return a holding as it was described; its system may say for it that no second copy exists."""
    only = (system.archive.only_copy_of or ()) if system and system.archive else ()
    copies = 1 if holding.copies is None and not holding.also_in and holding.id in only else holding.copies
    return HeldData(
        id=holding.id,
        title=holding.title or _title(holding.all_modalities, holding.years, holding.tier),
        system=holding.system,
        tier=holding.tier,
        media=holding.media,
        modalities=holding.all_modalities,
        years=holding.years,
        copies=copies,
        also_in=tuple(dict.fromkeys(other for other in holding.also_in or () if other != holding.system)),
        studies=holding.studies,
        terabytes=holding.size,
        declared=True,
    )


def _implied(system: System, described: set[str | None]) -> list[HeldData]:
    archive = system.archive
    if archive is None:
        return []
    found: list[HeldData] = []
    for number, tier in enumerate(archive.tiers or (), start=1):
        place = tier.system or system.id
        if place in described:
            continue
        name = tier.name or f"tier {number}"
        id_ = f"{system.id}.{name.replace(' ', '-')}"
        found.append(
            HeldData(
                id=id_ if all(id_ != other.id for other in found) else f"{id_}-{number}",
                title=f"{name.capitalize()} tier of {system.name_in_print}",
                system=place,
                tier=name,
                media=tier.media,
                modalities=tuple(sorted(archive.by_modality or ())),
                years=None,
                copies=1 if name in (archive.only_copy_of or ()) else None,
                also_in=(),
                studies=None,
                terabytes=tier.tb,
                declared=False,
            )
        )
    if not found and not archive.tiers and (archive.tb_stored or archive.studies):
        found.append(_whole_archive(system))
    return found


def _whole_archive(system: System) -> HeldData:
    archive = system.archive
    return HeldData(
        id=f"{system.id}.archive",
        title=f"Archive of {system.name_in_print}",
        system=system.id,
        tier=None,
        media=None,
        modalities=tuple(sorted((archive and archive.by_modality) or ())),
        years=None,
        copies=None,
        also_in=(),
        studies=archive.studies if archive else None,
        terabytes=archive.tb_stored if archive else None,
        declared=False,
    )


def _title(modalities: tuple[str, ...], years: tuple[int, int] | None, tier: str | None) -> str:
    what = ", ".join(modalities) if modalities else "Studies"
    when = f" {years[0]} to {years[1]}" if years and years[0] != years[1] else f" {years[0]}" if years else ""
    return f"{what}{when}" + (f", {tier.replace('_', ' ')}" if tier else "")
