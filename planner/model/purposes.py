# SPDX-License-Identifier: MIT
"""What interfaces carry, in a word or two: for the arrows of a picture and for one that has no name."""

IN_SHORT: dict[str, str] = {
    "patient_admin": "patients",
    "merge": "merges",
    "order": "orders",
    "procedure_scheduled": "bookings",
    "worklist": "worklist",
    "performed_step": "examination status",
    "image_store": "images",
    "image_query_retrieve": "search and fetch",
    "availability": "images are there",
    "evidence_sr": "measurements",
    "dose": "doses",
    "report": "reports",
    "result_ack": "acknowledgements",
    "appointment": "appointments",
    "alert": "alerts",
    "viewer_launch": "viewer",
    "context_sync": "desktop context",
    "share_push": "studies sent out",
    "share_query": "searches elsewhere",
    "share_retrieve": "studies received",
    "document_register": "registry entries",
    "import": "imports",
    "export_media": "exports",
    "outsource_send": "studies to report",
    "outsource_report": "reports back",
    "ai_send": "studies for AI",
    "ai_result": "AI results",
    "rt_export": "planning images",
    "ortho_send": "studies for templating",
    "ortho_store": "templating plans",
    "screening_worklist": "screening lists",
    "screening_result": "screening outcomes",
    "extract_dids": "national return",
    "extract_bi": "warehouse feed",
    "identity_lookup": "look-ups",
    "user_provisioning": "sign-on",
    "change_notice": "corrections",
}
"""What an interface carries, in a word or two for a picture or a name, by purpose."""


def in_short(purpose: str) -> str:
    """Return what an interface of this purpose carries, in a word or two."""
    return IN_SHORT.get(purpose, purpose.replace("_", " "))
