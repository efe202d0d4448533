# SPDX-License-Identifier: MIT
"""The words of the closed lists as they stand inside a sentence: `on_prem` is no word of English."""

CARRIED: dict[str, str] = {
    "patient_admin": "patient registrations and moves",
    "merge": "patient merges",
    "order": "orders",
    "order_status": "the status of orders",
    "procedure_scheduled": "booked examinations",
    "worklist": "worklists",
    "performed_step": "examination status from the modality",
    "image_store": "images",
    "storage_commit": "storage commitment",
    "image_query_retrieve": "searches for studies and the studies found",
    "prefetch": "earlier studies ahead of need",
    "availability": "the news that images are there",
    "presentation_state": "presentation states",
    "key_object": "key images",
    "evidence_sr": "measurements",
    "dose": "radiation doses",
    "report": "reports",
    "report_status": "the status of reports",
    "result_ack": "acknowledgements of results",
    "appointment": "appointments",
    "alert": "alerts",
    "viewer_launch": "requests to open the viewer",
    "context_sync": "the patient that the reporter has open",
    "share_push": "studies sent to other organisations",
    "share_query": "searches in other organisations' archives",
    "share_retrieve": "studies fetched from other organisations",
    "document_register": "entries for the shared registry",
    "import": "imported studies",
    "export_media": "exports on media",
    "outsource_send": "studies sent out for reporting",
    "outsource_report": "reports from outside reporters",
    "ai_send": "studies for algorithms",
    "ai_result": "results of algorithms",
    "rt_export": "planning images and radiotherapy objects",
    "ortho_send": "studies for templating",
    "ortho_store": "templating plans",
    "screening_worklist": "screening lists",
    "screening_result": "screening outcomes",
    "extract_dids": "the national imaging return",
    "extract_bi": "the feed of the data warehouse",
    "identity_lookup": "look-ups of patients",
    "user_provisioning": "users and their sign-on",
    "time_sync": "the time",
    "audit": "audit records",
    "backup": "backup copies",
    "change_notice": "corrections and rejections",
}
"""What an interface carries, as the object of a sentence, by purpose."""


def carried(purpose: str) -> str:
    """Return what an interface of this purpose carries, as the object of a sentence."""
    return CARRIED.get(purpose, purpose.replace("_", " "))


SAID_AS: dict[str, dict[str, str]] = {
    "in_scope": {
        "replace": "replaced",
        "retain": "retained",
        "retire": "retired",
        "consolidate": "merged into another",
        "out": "left out of the programme",
    },
    "future": {"keep": "kept", "repoint": "re-pointed", "rebuild": "rebuilt", "retire": "retired"},
    "purpose": CARRIED,
    "hosting": {
        "on_prem": "on the organisation's own premises",
        "supplier_dc": "in a supplier's data centre",
        "regional_dc": "in a regional data centre",
        "public_cloud": "in a public cloud",
        "hybrid": "partly on the organisation's own premises and partly elsewhere",
    },
    "dicom.annotations": {
        "gsps": "as standard presentation states",
        "proprietary": "in the supplier's own form",
        "overlay_60xx": "as overlays",
        "db_only": "in its database only",
    },
    "dicom.key_images": {"kos": "as standard key objects", "proprietary": "in the supplier's own form"},
    "dicom.private_tags": {"partial": "documented in part"},
    "dicom.laterality_corrections": {"header": "in the header", "annotation": "by annotation"},
    "archive.retention_policy": {"manual": "by hand", "ilm_rules": "by rules"},
    "exit.plan": {"draft": "only a draft"},
    "exit.data_return.format": {
        "dicom_part10": "standard DICOM files (Part 10)",
        "proprietary": "files of the supplier's own form",
        "database_dump": "a dump of its database",
    },
    "exit.data_return.charge": {"tbc": "not agreed", "per_tb": "by the terabyte, without a cap"},
    "exit.data_return.clause": {"unclear": "unclear"},
    "spec.documented": {"partial": "documented only in part"},
    "security.user_context": {"asserted": "by name", "shared_account": "by a shared account"},
    "boundary": {
        "internal": "stays inside one organisation",
        "xorg": "crosses to another organisation",
        "national": "crosses to a national service",
        "supplier": "crosses to a supplier",
    },
    "proprietary": {
        "z_segments": "message segments of the supplier's own",
        "private_tags": "private data elements",
        "vendor_api": "an interface of the supplier's own",
        "db_access": "direct access to the database",
    },
    "egress_price": {"included": "included in the charge", "per_tb": "by the terabyte"},
    "modality_register": {"partial": "complete only in part"},
}
"""How a word of a closed list ends the sentence of its field, by field and word."""

PATHS = {
    "order-to-acquire": "order to acquisition",
    "acquire-to-store": "acquisition to store",
    "store-to-report": "store to report",
    "report-to-deliver": "report to delivery",
    "view": "viewing",
    "share-out": "sharing out",
    "share-in": "sharing in",
    "screen": "breast screening",
    "safety": "alerts, doses and returns",
}


def path_in_print(path: str) -> str:
    """Return a service path within a sentence."""
    return PATHS.get(path, path.replace("-", " "))
