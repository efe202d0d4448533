# SPDX-License-Identifier: MIT
"""What is held, where, and in how many copies: the holdings described and those an archive's tiers imply."""

from dataclasses import dataclass

from planner.model import Project, System


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


def all_held_data(project: Project) -> tuple[HeldData, ...]:
    """Return the declared holdings, then the tiers of each archive that has no declared holding."""
    declared = tuple(_declared(project))
    described = {held.system for held in declared}
    implied = tuple(
        held
        for system in project.systems
        if system.id not in described
        for held in _implied(system, described)
    )
    return declared + implied


def _declared(project: Project) -> list[HeldData]:
    return [
        HeldData(
            id=holding.id,
            title=holding.title or _title(holding.all_modalities, holding.years, holding.tier),
            system=holding.system,
            tier=holding.tier,
            media=holding.media,
            modalities=holding.all_modalities,
            years=holding.years,
            copies=holding.copies,
            also_in=tuple(other for other in holding.also_in or () if other != holding.system),
            studies=holding.studies,
            terabytes=holding.size,
            declared=True,
        )
        for holding in project.holdings
    ]


def _implied(system: System, described: set[str | None]) -> list[HeldData]:
    archive = system.archive
    if archive is None:
        return []
    found = []
    for number, tier in enumerate(archive.tiers or (), start=1):
        place = tier.system or system.id
        if place in described:
            continue
        name = tier.name or f"tier {number}"
        found.append(
            HeldData(
                id=f"{system.id}.{name.replace(' ', '-')}",
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
