# SPDX-License-Identifier: MIT
"""How documents print values: dates in full, sizes and numbers with their units, unknown as a word."""

from datetime import date

from planner.english import counted, long_date
from planner.rules.phrases import in_print

UNKNOWN = "not known"
"""What prints where nobody has said."""

PRIORITY_WORDS = {"must": "Must", "should": "Should", "could": "Could", "wont": "Won't"}
EVALUATION_WORDS = {"gate": "Pass or fail", "scored": "Scored", "info": "For information"}
PARTY_WORDS = {"supplier": "Supplier", "buyer": "Trust", "joint": "Both"}
SCOPE_WORDS = {
    "replace": "Replaced",
    "retain": "Stays",
    "retire": "Retired",
    "consolidate": "Merged into another",
    "out": "Out of scope",
    None: UNKNOWN,
}
FUTURE_WORDS = {
    "keep": "Kept as it is",
    "repoint": "Re-pointed",
    "rebuild": "Rebuilt",
    "retire": "Retired",
    None: "Not decided",
}
FAILURE_WORDS = {
    "queue": "Queues",
    "drop": "Loses what is sent",
    "block_workflow": "Work stops",
    "manual_fallback": "By hand",
    None: UNKNOWN,
}
PROTOCOL_WORDS = {
    "hl7v2": "HL7 v2",
    "dicom_dimse": "DICOM",
    "dicomweb": "DICOMweb",
    "fhir_r4": "FHIR R4",
    "xds": "IHE XDS",
    "edifact": "EDIFACT",
    "file": "File transfer",
    "db_link": "Database link",
    "desktop_api": "Desktop API",
    "url_launch": "Web link",
    "email": "E-mail",
    "manual": "By hand",
    None: UNKNOWN,
}
STATE_WORDS = {"works": "Works", "degraded": "Weakened", "unknown": "May stop", "stopped": "Stops"}
ROLES = {
    "SRO": "Senior responsible owner",
    "PM": "Programme manager",
    "RSM": "Radiology systems manager",
    "CL": "Clinical lead",
    "CSO": "Clinical safety officer",
    "IGL": "Information governance lead",
    "INT": "Integration lead",
    "CTR": "Contract manager",
    "FIN": "Finance lead",
    "PRO": "Procurement lead",
    "CIO": "Chief information officer",
    "MIG": "Migration lead",
    "RAD": "Reporters' lead",
    "OPS": "Radiology operations",
    "ODS": "Outgoing supplier",
    "INS": "Incoming supplier",
}


def said(value: object) -> str:
    """Return a value in print; what nobody has said is `not known`."""
    return UNKNOWN if value is None or value == () else in_print(value)


def day(value: date | None) -> str:
    """Return a day in full, or `not known`."""
    return UNKNOWN if value is None else long_date(value)


def terabytes(value: float | None) -> str:
    """Return a size: `59 TB`, `1.4 TB`, `2.1 PB`, or `not known`."""
    if value is None:
        return UNKNOWN
    if value >= 1000:
        return f"{value / 1000:,.1f} PB"
    if value < 0.1:
        return f"{value * 1000:,.1f} GB"
    return f"{value:,.0f} TB" if value >= 10 else f"{value:,.1f} TB"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 interface`, `14 interfaces`, `no interface`."""
    if number == 0:
        return f"no {one}"
    return counted(number, one, many)


def months(number: int | None) -> str:
    """Return a term in months or years as people say it."""
    if number is None:
        return UNKNOWN
    if number and number % 12 == 0:
        return count(number // 12, "year")
    return count(number, "month") if number else "none"
