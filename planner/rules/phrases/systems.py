# SPDX-License-Identifier: MIT
"""How the facts of systems are said and asked about."""

from planner.rules.phrases.phrase import Phrase

SYSTEMS: dict[str, Phrase] = {
    "in_scope": Phrase(
        "{it} is to be {value}", "Is {it} to be replaced, retained, retired, consolidated or left out?", "PM"
    ),
    "kind": Phrase("{it} is of kind {value}", "What kind of system is {it}?", "RSM"),
    "contract": Phrase("{it} is covered by the contract {value}", "Which contract covers {it}?", "CTR"),
    "successor": Phrase("the successor of {it} is {value}", "What will take over from {it}?", "PM"),
    "hosting": Phrase("{it} is hosted {value}", "Where is {it} hosted?", "CIO"),
    "shared_with": Phrase("{it} is shared with {value}", "Which other organisations use {it}?", "RSM"),
    "owner_org": Phrase("{it} belongs to {value}", "Which organisation owns {it}?", "RSM"),
    "standby": Phrase("{it} has a standby", "Does {it} have a tested standby?", "CIO", "{it} has no standby"),
    "hardware.refresh_due": Phrase(
        "refresh of the hardware of {it} is due on {value}",
        "When is the hardware of {it} due for refresh?",
        "CIO",
    ),
    "hardware.os_support_end": Phrase(
        "support for the operating system of {it} ends on {value}",
        "When does support for the operating system of {it} end?",
        "CIO",
    ),
    "dicom.stores_part10": Phrase(
        "{it} stores standard DICOM files",
        "Are the images in {it} stored as standard DICOM files (Part 10)?",
        "MIG",
        "{it} does not store standard DICOM files",
    ),
    "dicom.header_updated_on_merge": Phrase(
        "{it} corrects stored headers after a merge",
        "Does {it} correct the stored headers when patients are merged, or only its database?",
        "MIG",
        "{it} corrects its database after a merge, and not the stored headers",
    ),
    "dicom.compression.proprietary": Phrase(
        "{it} compresses by a proprietary method",
        "Does {it} compress images by a proprietary method?",
        "MIG",
        "{it} compresses by no proprietary method",
    ),
    "dicom.compression.lossy_share_pct": Phrase(
        "{value}% of the images in {it} are stored with lossy compression",
        "What share of the images in {it} is stored with lossy compression?",
        "MIG",
    ),
    "dicom.annotations": Phrase(
        "annotations in {it} are kept {value}",
        "How does {it} keep annotations: presentation states, overlays, or its own database?",
        "MIG",
    ),
    "dicom.key_images": Phrase(
        "key images in {it} are kept {value}",
        "How does {it} keep key-image marks?",
        "MIG",
        "{it} keeps no key-image marks",
    ),
    "dicom.private_tags": Phrase(
        "the private tags of {it} are {value}",
        "Are the private tags of {it} documented?",
        "MIG",
        "{it} writes no private tags",
    ),
    "dicom.conformance_statement": Phrase(
        "the conformance statement of {it} is {value}",
        "Is there a DICOM conformance statement of {it}, and where?",
        "INS",
    ),
    "dicom.iocm": Phrase(
        "{it} announces rejected images to other archives",
        "Does {it} tell other archives when an image is rejected or deleted?",
        "RSM",
        "{it} does not announce rejected images to other archives",
    ),
    "dicom.station_count": Phrase(
        "{it} counts {value} stations", "How many modality stations does {it} count?", "RSM"
    ),
    "dicom.laterality_corrections": Phrase(
        "wrong side markers in {it} are corrected {value}",
        "How are wrong side markers corrected in {it}: in the header or by annotation?",
        "CSO",
        "wrong side markers in {it} are not corrected",
    ),
    "archive.tb_stored": Phrase("{it} holds {value} TB", "How many terabytes does {it} hold?", "MIG"),
    "archive.studies": Phrase("{it} holds {value} studies", "How many studies does {it} hold?", "MIG"),
    "archive.by_modality": Phrase(
        "{it} holds studies of {value}", "Which modalities does {it} hold, and how many of each?", "MIG"
    ),
    "archive.retention_policy": Phrase(
        "retention in {it} is managed {value}",
        "How is retention managed in {it}?",
        "IGL",
        "nothing in {it} is deleted by a retention rule",
    ),
    "archive.legal_holds": Phrase(
        "legal holds on {it}: {value}", "Which records in {it} are under a legal hold?", "IGL"
    ),
    "archive.unreported_studies": Phrase(
        "{it} has {value} unreported studies", "How many examinations in {it} have no report?", "RSM"
    ),
    "archive.unmatched_studies": Phrase(
        "{it} has {value} unmatched studies",
        "How many studies in {it} match no examination, or examinations no study?",
        "RSM",
    ),
    "archive.imported_studies_marked": Phrase(
        "{it} marks imported studies",
        "Does {it} mark the studies that came from elsewhere?",
        "RSM",
        "{it} does not mark imported studies",
    ),
    "patient_id_domains": Phrase(
        "{it} holds patient numbers of {value}", "Whose patient numbers does {it} hold?", "RSM"
    ),
    "nhs_number_verified_pct": Phrase(
        "{value}% of the patients in {it} have a verified NHS number",
        "What share of the patients in {it} has a verified NHS number?",
        "IGL",
    ),
    "masters": Phrase("{it} is the master of {value}", "Which data is {it} the master of?", "RSM"),
    "local_codes_unmapped": Phrase(
        "{it} has {value} local procedure codes without a map",
        "How many local procedure codes in {it} have no national equivalent?",
        "RSM",
    ),
    "code_systems": Phrase(
        "{it} codes with {value}", "Which code systems and versions does {it} use?", "RSM"
    ),
    "modality_register": Phrase(
        "the register of modalities for {it} is {value}",
        "Is the register of modalities (name, address, engineer) for {it} complete?",
        "RSM",
        "there is no register of modalities for {it}",
    ),
    "clinical_safety.cso": Phrase(
        "the clinical safety officer for {it} is {value}",
        "Who is the clinical safety officer for {it}?",
        "CSO",
        "no clinical safety officer is named for {it}",
    ),
    "clinical_safety.hazard_log_date": Phrase(
        "the hazard log of {it} was last updated {value}",
        "When was the hazard log of {it} last updated?",
        "CSO",
    ),
    "clinical_safety.dcb0129": Phrase(
        "the maker of {it} has a clinical safety case",
        "Has the maker of {it} a clinical safety case?",
        "CSO",
        "the maker of {it} has no clinical safety case",
    ),
    "availability.load_tested": Phrase(
        "{it} was load tested",
        "Has {it} been load tested at the volume it will carry?",
        "INS",
        "{it} was not load tested",
    ),
    "end_date": Phrase("{it} is to end on {value}", "On what day is {it} to be switched off?", "CIO"),
    "egress_price": Phrase(
        "reading data out of {it} is priced {value}",
        "What does it cost to read data out of {it}?",
        "FIN",
        "reading data out of {it} has no price",
    ),
    "free_storage": Phrase("{it} has {value} TB free", "How much storage is free in {it}?", "CIO"),
    "bandwidth": Phrase("{it} carries {value} Mbit/s", "What is the capacity of {it} in Mbit/s?", "CIO"),
    "dicom.dbt_as_secondary_capture": Phrase(
        "{it} packs tomosynthesis as secondary captures",
        "Does {it} pack tomosynthesis as secondary captures?",
        "MIG",
        "{it} does not pack tomosynthesis as secondary captures",
    ),
    "dicom.sop_classes": Phrase(
        "{it} lists the object classes {value}",
        "Which object classes (SOP classes) does {it} hold or accept?",
        "MIG",
    ),
    "accession_max_length": Phrase(
        "accession numbers of {it} have up to {value} characters",
        "How long are the accession numbers of {it}?",
        "RSM",
    ),
    "carries_clinical_traffic": Phrase(
        "{it} carries clinical traffic",
        "Does {it} carry clinical traffic beside the migration?",
        "CIO",
        "{it} carries no clinical traffic",
    ),
}
