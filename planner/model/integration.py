# SPDX-License-Identifier: MIT
"""A connection between two systems: what it carries, how, for whom, and what happens when it stops."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from planner.model.noun import Noun, Part, Table
from planner.model.values import Hours, Id, LooseDay, Number, Text, Texts, Whole, YesNo

Purpose = Literal[
    "patient_admin", "merge", "order", "order_status", "procedure_scheduled", "worklist",
    "performed_step", "image_store", "storage_commit", "image_query_retrieve", "prefetch",
    "availability", "presentation_state", "key_object", "evidence_sr", "dose", "report",
    "report_status", "result_ack", "appointment", "alert", "viewer_launch", "context_sync",
    "share_push", "share_query", "share_retrieve", "document_register", "import", "export_media",
    "outsource_send", "outsource_report", "ai_send", "ai_result", "rt_export", "ortho_send",
    "ortho_store", "screening_worklist", "screening_result", "extract_dids", "extract_bi",
    "identity_lookup", "user_provisioning", "time_sync", "audit", "backup", "change_notice",
]  # fmt: skip

Protocol = Literal[
    "hl7v2", "dicom_dimse", "dicomweb", "fhir_r4", "xds", "edifact", "file", "db_link", "desktop_api",
    "url_launch", "email", "manual",
]  # fmt: skip

FailureMode = Literal["queue", "drop", "block_workflow", "manual_fallback"]
Future = Literal["keep", "repoint", "rebuild", "retire"]


def _word(value: Any) -> Any:
    """Return yes and no as words, whether the writer's program made booleans of them or not."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().lower() if isinstance(value, str) else value


Documented = Annotated[Literal["yes", "partial", "no"], BeforeValidator(_word)]


class Ihe(Part):
    """The IHE profile and transactions claimed for the interface."""

    profile: Text | None = None
    transactions: Texts | None = None


class Volume(Part):
    """How much passes."""

    msgs_day: Number | None = None
    peak_hour: Number | None = None


class Spec(Part):
    """Whether the interface is written down, where, by whom, and when it was last tested."""

    documented: Documented | None = None
    doc_ref: Text | None = None
    owner: Text | None = None
    last_tested: LooseDay | None = None


class LinkSecurity(Part):
    """How the interface protects what it carries, and whether it says who is asking."""

    transport: Text | None = None
    node_auth: Text | None = None
    user_context: Literal["asserted", "shared_account", "none"] | None = None
    audit: Text | None = None


class Integration(Noun):
    """One interface, from the system where the content originates to the one that receives it."""

    from_: Id | None = Field(alias="from")
    to: Id | None
    initiator: Id | None = None
    reference: Id | None = Field(
        default=None, description="The reference integration it is like, such as IR-05; fills what is blank."
    )
    purpose: Purpose | None = None
    protocol: Protocol | None = None
    message: Text | None = None
    ihe: Ihe | None = None
    trigger: Text | None = None
    via: Id | None = None
    volume: Volume | None = None
    sync: Literal["sync", "async", "batch"] | None = None
    code_systems: Table | None = None
    identifiers: Texts | None = None
    proprietary: Literal["none", "z_segments", "private_tags", "vendor_api", "db_access"] | None = None
    spec: Spec | None = None
    security: LinkSecurity | None = None
    boundary: Literal["internal", "xorg", "national", "supplier"] | None = None
    failure_mode: FailureMode | None = None
    queue_hours: Hours | None = None
    criticality: Annotated[Whole, Field(ge=1, le=4)] | None = None
    owner_org: Id | None = None
    supplier: Text | None = None
    contract: Id | None = None
    future: Future | None = None
    live_from: LooseDay | None = None
    transforms: Whole | None = None
    tested_with_long_text: YesNo | None = None
