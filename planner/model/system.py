# SPDX-License-Identifier: MIT
"""A system of the estate: what it is, where it stands, what it holds and what becomes of it."""

from typing import Literal

from pydantic import Field

from planner.model.kinds import SystemKind
from planner.model.noun import Noun, Part, Table
from planner.model.values import (
    Day,
    Hours,
    Id,
    Ids,
    LooseDay,
    MegabitsPerSecond,
    Money,
    Number,
    Percent,
    Terabytes,
    Text,
    Texts,
    Whole,
    YesNo,
)

Hosting = Literal["on_prem", "supplier_dc", "regional_dc", "public_cloud", "hybrid"]
Scope = Literal["replace", "retain", "retire", "consolidate", "out"]
ImagingMaster = Text


class Hardware(Part):
    """The age and support of the platform a system runs on."""

    refresh_due: LooseDay | None = None
    os_support_end: LooseDay | None = None
    virtualised: YesNo | None = None


class Availability(Part):
    """How often the system works, and how soon it must work again."""

    target_pct: Percent | None = None
    measured_pct: Percent | None = None
    support_hours: Text | None = None
    rpo_min: Number | None = None
    rto_h: Number | None = None
    load_tested: YesNo | None = None


class Users(Part):
    """Who uses the system: people, not accounts."""

    named: Whole | None = None
    concurrent_peak: Whole | None = None
    reporters: Whole | None = None
    home_reporters: Whole | None = None


class Licences(Part):
    """How the right to use the system is sold."""

    model: Literal["concurrent", "named", "site", "per_study", "enterprise"] | None = None
    count: Whole | None = None
    transferable: YesNo | None = None


class ClinicalSafety(Part):
    """The maker's and the deployer's safety cases, and who answers for them."""

    dcb0129: YesNo | None = None
    dcb0160: YesNo | None = None
    cso: Text | None = None
    hazard_log_date: LooseDay | None = None


class Security(Part):
    """The assurance held for this system."""

    dspt: Literal["met", "approaching", "not_met", "exceeded", "none"] | None = None
    ig_toolkit: Text | None = None
    ce_plus: YesNo | None = None
    dtac: YesNo | None = None
    mfa: Text | None = None
    encryption_rest: YesNo | None = None
    last_pentest: LooseDay | None = None


class IdentityDomain(Part):
    """One authority whose patient numbers the system holds, and the type of the number."""

    authority: Text | None = None
    type: Text | None = None


class Compression(Part):
    """How pixels lie in the store."""

    at_rest: Text | None = None
    proprietary: YesNo | None = None
    lossy_share_pct: Percent | None = None


class Dicom(Part):
    """What is known of the system's DICOM behaviour; most of it decides how it can be left."""

    ae_titles: Texts | None = None
    station_count: Whole | None = None
    conformance_statement: Text | None = None
    stores_part10: YesNo | None = None
    header_updated_on_merge: YesNo | None = None
    compression: Compression | None = None
    private_tags: Literal["documented", "partial", "undocumented", "none"] | None = None
    annotations: Literal["gsps", "proprietary", "overlay_60xx", "db_only"] | None = None
    key_images: Literal["kos", "proprietary", "none"] | None = None
    qr_supported: Texts | None = None
    dicomweb: YesNo | None = None
    max_move_associations: Whole | None = None
    inventory_sop: YesNo | None = None
    iocm: YesNo | None = None
    dbt_as_secondary_capture: YesNo | None = None
    sop_classes: Texts | None = None
    laterality_corrections: Literal["header", "annotation", "none"] | None = None


class Tier(Part):
    """One layer of an archive: its medium, its size and, where it lies in another system, which."""

    name: Text | None = None
    media: Text | None = None
    tb: Terabytes | None = None
    system: Id | None = None


class ModalityVolume(Part):
    """A year's work of one modality and the mean stored size of a study, in megabytes."""

    studies_yr: Whole | None = None
    mb_mean: Number | None = None


class Growth(Part):
    """Yearly growth of examinations and of bytes: they differ, so both are asked."""

    studies: Percent | None = None
    bytes: Percent | None = None


class Archive(Part):
    """What a system holds: sizes in terabytes, studies counted as studies, not images."""

    tiers: tuple[Tier, ...] | None = None
    studies: Whole | None = None
    tb_stored: Terabytes | None = None
    oldest_study: LooseDay | None = None
    by_modality: dict[str, ModalityVolume] | None = None
    growth_pct_yr: Growth | None = None
    only_copy_of: Texts | None = None
    retention_policy: Literal["none", "manual", "ilm_rules"] | None = None
    legal_holds: Texts | None = None
    unreported_studies: Whole | None = None
    unmatched_studies: Whole | None = None
    imported_studies_marked: YesNo | None = None
    measured_tb_week: Number | None = Field(
        default=None, description="What a pilot copied out of it in a whole ordinary week, in TB."
    )
    measured_mb_s: Number | None = Field(
        default=None, description="What a pilot copied out of it while nothing held it back, in MB a second."
    )


class System(Noun):
    """One system, whether it runs today or is planned to (`go_live` after the day of the plan)."""

    kind: SystemKind | None
    product: Text | None = None
    version: Text | None = None
    owner_org: Id | None = None
    sites: Ids | None = None
    hosting: Hosting | None = None
    data_location: Text | None = None
    shared_with: Ids | None = None
    contract: Id | None = None
    in_scope: Scope | None = None
    successor: Id | None = None
    go_live: Day | None = None
    retired_on: Day | None = None
    end_date: Day | None = None
    runs_after_contract: YesNo | None = Field(
        default=None, description="Whether it goes on running, unsupported, when its contract has ended."
    )
    support_end: Day | None = None
    standby: YesNo | None = None
    hardware: Hardware | None = None
    availability: Availability | None = None
    users: Users | None = None
    licences: Licences | None = None
    clinical_safety: ClinicalSafety | None = None
    med_device_class: Text | None = None
    security: Security | None = None
    patient_id_domains: tuple[IdentityDomain, ...] | None = None
    nhs_number_verified_pct: Percent | None = None
    accession_max_length: Whole | None = None
    accession_prefix: Text | None = None
    code_systems: Table | None = None
    local_codes_unmapped: Whole | None = None
    dicom: Dicom | None = None
    archive: Archive | None = None
    masters: Texts | None = None
    spof_known: YesNo | None = None
    modality_register: Literal["complete", "partial", "none"] | None = None
    bandwidth: MegabitsPerSecond | None = None
    carries_clinical_traffic: YesNo | None = None
    free_storage: Terabytes | None = None
    egress_price: Literal["included", "capped", "per_tb", "none"] | None = None
    annual_cost: Money | None = None
    max_outage: Hours | None = Field(default=None, description="How long its users can do without it.")


__all__ = ["Archive", "Dicom", "Hosting", "Scope", "System", "Tier"]
