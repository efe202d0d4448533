# SPDX-License-Identifier: MIT
"""The words and short forms a reader may not know; those of another era are left out."""

from planner.documents.plan import ExitPlan

TERMS: tuple[tuple[str, str], ...] = (
    (
        "Accession number",
        "The number of one imaging request, by which order, images and report find each other.",
    ),
    ("Application entity (AE) title", "The name by which one DICOM device knows another."),
    ("DICOM", "The standard for medical images and for moving them between systems."),
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
        "Service path",
        "One way in which the service reaches a patient, from order to report to viewing and sharing.",
    ),
    (
        "Study",
        "All images of one examination. One examination may be one study, and one study may serve two.",
    ),
    ("Total float", "The working days by which an activity may slip before a deadline is missed."),
    ("Critical path", "The chain of activities that sets the day on which the programme ends."),
    ("VNA", "Vendor neutral archive: keeps images apart from the system that shows them."),
)


def glossary(plan: ExitPlan) -> list[dict[str, str]]:
    """Return the terms, with the short forms of the laws and standards in force on the day of the plan."""
    cited = {
        written[1:]
        for item in plan.requirements.applicable
        for written in item.entry.standards
        if written.startswith("@")
    }
    dated = [
        (instrument.short, instrument.name)
        for key, instrument in plan.catalogue.instruments.items()
        if key in cited and instrument.in_force(plan.as_of) and instrument.short != instrument.name
    ]
    terms = sorted({*TERMS, *dated}, key=lambda pair: (pair[0].lower(), pair[1]))
    return [{"term": term, "meaning": meaning} for term, meaning in terms]
