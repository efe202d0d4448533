# SPDX-License-Identifier: MIT
"""The kinds of system a radiology estate has, as the field names them."""

from dataclasses import dataclass
from typing import Literal, get_args

SystemKind = Literal[
    "pacs", "ris", "vna", "regional_store", "image_exchange", "xds_registry", "xds_repository",
    "cross_community_gw", "zfp_viewer", "teaching_files", "media_importer", "voice_recognition",
    "mwl_broker", "reporting_orchestrator", "teleradiology", "ai_platform", "dose_management",
    "peer_review", "critical_results", "ortho_templating", "adv_visualisation", "display_qa",
    "modality_group", "mobile_unit", "breast_screening", "cardiology_cvis", "nuclear_medicine",
    "rt_planning", "ophthalmology_img", "endoscopy_img", "dental_img", "pathology_wsi", "medical_photo",
    "theatre_img", "epr", "pas", "mpi", "order_comms", "integration_engine", "identity_provider",
    "dwh_bi", "docs_edms", "pds", "gp_order_results", "shared_care_record", "national_record", "nir",
    "dids", "cancer_registry", "research_tre", "patient_portal", "backup_dr", "network_link",
    "legacy_lookup",
]  # fmt: skip

KindGroup = Literal[
    "core", "archive", "workflow", "modality", "departmental", "enterprise", "external", "infrastructure"
]


@dataclass(frozen=True)
class Kind:
    """One kind of system: its group in the estate and its plain name in print.

    `counted` says how the name stands in a sentence: a RIS, voice recognition, imaging modalities.
    """

    group: KindGroup
    name: str
    counted: Literal["one", "mass", "many"] = "one"


KINDS: dict[SystemKind, Kind] = {
    "pacs": Kind("core", "Picture archiving and communication system (PACS)"),
    "ris": Kind("core", "Radiology information system (RIS)"),
    "vna": Kind("archive", "Vendor neutral archive"),
    "regional_store": Kind("archive", "Regional image store"),
    "image_exchange": Kind("archive", "Image exchange portal"),
    "xds_registry": Kind("archive", "Document registry (XDS)"),
    "xds_repository": Kind("archive", "Imaging document source (XDS-I)"),
    "cross_community_gw": Kind("archive", "Cross-community gateway"),
    "zfp_viewer": Kind("archive", "Enterprise viewer"),
    "teaching_files": Kind("archive", "Teaching archive"),
    "media_importer": Kind("archive", "Disc import and burning", "mass"),
    "voice_recognition": Kind("workflow", "Voice recognition", "mass"),
    "mwl_broker": Kind("workflow", "Modality worklist broker"),
    "reporting_orchestrator": Kind("workflow", "Cross-site reporting worklist"),
    "teleradiology": Kind("workflow", "Outsourced reporting", "mass"),
    "ai_platform": Kind("workflow", "Imaging AI platform"),
    "dose_management": Kind("workflow", "Radiation dose management", "mass"),
    "peer_review": Kind("workflow", "Discrepancy and learning review", "mass"),
    "critical_results": Kind("workflow", "Critical results alerting", "mass"),
    "ortho_templating": Kind("workflow", "Orthopaedic templating", "mass"),
    "adv_visualisation": Kind("workflow", "Advanced visualisation", "mass"),
    "display_qa": Kind("infrastructure", "Display quality assurance", "mass"),
    "modality_group": Kind("modality", "Imaging modalities", "many"),
    "mobile_unit": Kind("modality", "Mobile unit"),
    "breast_screening": Kind("departmental", "Breast screening office system"),
    "cardiology_cvis": Kind("departmental", "Cardiology imaging", "mass"),
    "nuclear_medicine": Kind("departmental", "Nuclear medicine processing", "mass"),
    "rt_planning": Kind("departmental", "Radiotherapy planning", "mass"),
    "ophthalmology_img": Kind("departmental", "Eye imaging", "mass"),
    "endoscopy_img": Kind("departmental", "Endoscopy imaging", "mass"),
    "dental_img": Kind("departmental", "Dental imaging", "mass"),
    "pathology_wsi": Kind("departmental", "Digital pathology", "mass"),
    "medical_photo": Kind("departmental", "Medical photography", "mass"),
    "theatre_img": Kind("departmental", "Theatre imaging", "mass"),
    "epr": Kind("enterprise", "Electronic patient record"),
    "pas": Kind("enterprise", "Patient administration system"),
    "mpi": Kind("enterprise", "Master patient index"),
    "order_comms": Kind("enterprise", "Order communications and results", "mass"),
    "integration_engine": Kind("infrastructure", "Integration engine"),
    "identity_provider": Kind("infrastructure", "Identity provider"),
    "dwh_bi": Kind("enterprise", "Data warehouse"),
    "docs_edms": Kind("enterprise", "Document management", "mass"),
    "pds": Kind("external", "Personal Demographics Service"),
    "gp_order_results": Kind("external", "GP ordering and results", "mass"),
    "shared_care_record": Kind("external", "Shared care record"),
    "national_record": Kind("external", "National record"),
    "nir": Kind("external", "National imaging registry"),
    "dids": Kind("external", "Diagnostic imaging dataset submission", "mass"),
    "cancer_registry": Kind("external", "Cancer registration", "mass"),
    "research_tre": Kind("external", "Research environment"),
    "patient_portal": Kind("external", "Patient portal"),
    "backup_dr": Kind("infrastructure", "Backup and disaster recovery", "mass"),
    "network_link": Kind("infrastructure", "Network link"),
    "legacy_lookup": Kind("archive", "Read-only copy of a retired system"),
}

ALL_KINDS: tuple[SystemKind, ...] = get_args(SystemKind)

HOLDS_IMAGES: tuple[SystemKind, ...] = ("pacs", "vna", "regional_store", "legacy_lookup")
"""Kinds whose purpose is to keep patient images for years."""

ENDS_WITH_ARCHIVE: tuple[SystemKind, ...] = ("regional_store", "vna", "legacy_lookup")
"""Kinds that live as long as a contract's archive part, where its application and archive end apart."""

EXTERNAL_GROUPS: tuple[KindGroup, ...] = ("external",)
