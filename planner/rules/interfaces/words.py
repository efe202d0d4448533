# SPDX-License-Identifier: MIT
"""The words in which the requirement of an interface is put together."""

from collections.abc import Callable, Mapping, Sequence

from planner.model import Integration
from planner.rules.facts import Facts
from planner.rules.phrases import in_print, kind_in_print, kind_name

FORMS: dict[str | None, str] = {
    "rebuild": "build anew",
    "repoint": "re-point to the new service, without a gap,",
    None: "price separately, until the Trust has decided what becomes of it,",
}
"""What the supplier does with an interface, by what becomes of it."""

PROTOCOLS = {
    "hl7v2": "HL7 v2",
    "dicom_dimse": "DICOM",
    "dicomweb": "DICOMweb",
    "fhir_r4": "FHIR R4",
    "xds": "IHE XDS",
    "edifact": "EDIFACT",
    "file": "a file transfer",
    "db_link": "a documented interface in place of the database link",
    "desktop_api": "a desktop interface",
    "url_launch": "a web link",
    "email": "a documented interface in place of e-mail",
    "manual": "a documented interface in place of work by hand",
}
"""What an interface runs over, as the end of `as …`; what no new service should copy is replaced."""


def new_end(id_: str | None, facts: Facts) -> str:
    """Return an end of the interface as the new service has it: the heir of a system that leaves."""
    system = facts.systems.get(id_ or "")
    if system is None:
        return "a system to be stated by the Trust"
    heir = facts.systems.get(system.successor or "")
    if heir is not None:
        return heir.name_in_print
    if system.in_scope in ("replace", "consolidate"):
        kind = kind_in_print(system.kind) if system.kind else kind_name(system)
        return f"the new {kind} in place of {system.name_in_print}"
    if system.in_scope == "retire":
        return f"whatever takes over from {system.name_in_print}"
    return system.name_in_print


def said_codes(stated: Mapping[str, str], wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what is coded and by what, and the concepts of which no code system is named."""
    told = [f"{concept.replace('_', ' ')} by {system}" for concept, system in stated.items()]
    named = {concept.replace("_", " ").lower() for concept in stated}
    return told, [concept for concept in wanted if concept.lower() not in named]


def said_hold(hours: float | None, blank: str) -> str:
    """Return for how long what waits is kept."""
    if hours is None:
        return f"for a time {blank}"
    return f"for at least {in_print(hours)} hour{'' if hours == 1 else 's'}"


def said_ihe(link: Integration, usual: Callable[[str, str], str] | None) -> str:
    """Return the profile and transactions of the interface; `usual` marks those that nobody has confirmed."""
    if link.ihe is None:
        return ""
    told = " ".join(filter(None, (link.ihe.profile, ", ".join(link.ihe.transactions or ()))))
    return usual("ihe", told) if usual and told else told
