# SPDX-License-Identifier: MIT
"""The words and short forms a reader may not know; those of another era are left out."""

from planner.documents.catalogue import Instrument
from planner.documents.plan import ExitPlan
from planner.english import capital

TERMS: tuple[tuple[str, str], ...] = (
    (
        "Accession number",
        "The number of one imaging request, by which order, images and report find each other.",
    ),
    ("Application entity (AE) title", "The name by which one DICOM device knows another."),
    ("ADT, ORM, OMG, ORU", "HL7 messages about patients and their moves, about orders, and about results."),
    ("DICOM", "The standard for medical images and for moving them between systems."),
    ("EDIFACT", "An older standard for messages, by which reports reach general practice."),
    ("Exit plan", "What the outgoing supplier must do, and by when, so that the trust can leave."),
    (
        "GSPS",
        "Greyscale softcopy presentation state: the standard way to keep annotations and display settings.",
    ),
    ("HL7", "The standard for messages such as registrations, orders and reports."),
    (
        "IHE",
        "Integrating the Healthcare Enterprise: profiles of which transactions two systems use, and how.",
    ),
    ("Integration engine", "The system that routes and translates messages between others."),
    ("KOS", "Key object selection: the standard way to mark images that matter."),
    ("Lapse", "What stops on the day after a contract, an extension or support has ended."),
    ("Modality", "A device or kind of device that makes images: CT, MR, ultrasound, X-ray."),
    ("Modality worklist", "The list from which a scanner takes the patient and the examination."),
    ("Only copy", "Studies of which no second copy exists anywhere."),
    ("PACS", "Picture archiving and communication system: keeps and shows images."),
    ("Presentation state", "How an image was marked and shown; kept beside it, not in it."),
    ("RIS", "Radiology information system: books, tracks and reports examinations."),
    (
        "RPO, RTO",
        "How much data may be lost when a site is lost, and after how long the service must be back.",
    ),
    (
        "Service path",
        "One way in which the service reaches a patient, from order to report to viewing and sharing.",
    ),
    ("SOP class", "One kind of DICOM object, such as a CT image or a dose report."),
    (
        "Study",
        "All images of one examination. One examination may be one study, and one study may serve two.",
    ),
    ("Total float", "The working days by which an activity may slip before a deadline is missed."),
    ("Transfer syntax", "How a DICOM object is encoded and compressed."),
    ("UID", "The unique number of a study, a series or an object."),
    ("Critical path", "The chain of activities that sets the day on which the programme ends."),
    ("VNA", "Vendor neutral archive: keeps images apart from the system that shows them."),
)


def _meaning(instrument: Instrument) -> str:
    """Return what a short form stands for; nothing where the name says no more than the short form."""
    name, short = instrument.name, instrument.short
    inside = name.removeprefix(short).strip()
    if inside.startswith("(") and ")" in inside:
        inside = inside[1:].replace(")", "", 1)
    return "" if len(inside) < 3 or short.lower() in inside.lower() else capital(inside)


def glossary(plan: ExitPlan) -> list[dict[str, str]]:
    """Return the terms, with the short forms of the laws and standards in force on the day of the plan."""
    cited = {
        written[1:]
        for item in plan.requirements.applicable
        for written in item.entry.standards
        if written.startswith("@")
    }
    dated = [
        (instrument.short, meaning)
        for key, instrument in plan.catalogue.instruments.items()
        if key in cited and instrument.in_force(plan.as_of) and (meaning := _meaning(instrument))
    ]
    terms = sorted({*TERMS, *dated}, key=lambda pair: (pair[0].lower(), pair[1]))
    return [{"term": term, "meaning": meaning} for term, meaning in terms]
