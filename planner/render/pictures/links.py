# SPDX-License-Identifier: MIT
"""How links look: a line for each family of protocols, a saltire for what is dead, ? for unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.documents.figures import Link, LinkState
from planner.render.pictures.legend import Sign
from planner.render.pictures.palette import GREY, INK, RED, SMALL, WHITE
from planner.render.pictures.svg import Point, Sheet, cross

Family = Literal["HL7", "DICOM", "other"]
FAMILIES: tuple[Family, ...] = ("HL7", "DICOM", "other")
FAMILY_WORDS = {"HL7": "HL7 or FHIR", "DICOM": "DICOM", "other": "other protocol"}
PROTOCOL_WORDS = {
    "hl7v2": "HL7",
    "dicom_dimse": "DICOM",
    "dicomweb": "DICOMweb",
    "fhir_r4": "FHIR",
    "xds": "XDS",
    "edifact": "EDIFACT",
    "db_link": "database link",
    "desktop_api": "desktop link",
    "url_launch": "URL",
}


@dataclass(frozen=True)
class Stroke:
    """Colour, width and dashes of a line."""

    colour: str
    line: float
    dash: str = ""


STROKES: dict[Family, Stroke] = {
    "HL7": Stroke("#003087", 0.9),
    "DICOM": Stroke("#0072CE", 2.0),
    "other": Stroke("#4C6272", 0.9, "5 1.5 1 1.5"),
}
DEAD = Stroke(RED, 1.2, "3 2")
UNKNOWN = Stroke("#768692", 1.0, "1 1.8")


def family(protocol: str) -> Family:
    """Which family a protocol belongs to, by its name."""
    name = protocol.lower()
    if "dicom" in name:
        return "DICOM"
    return "HL7" if "hl7" in name or "fhir" in name else "other"


def stroke(which: Family, state: LinkState) -> Stroke:
    """The line of a link: its family's while it works."""
    return DEAD if state == "dead" else UNKNOWN if state == "unknown" else STROKES[which]


def protocol_words(protocol: str) -> str:
    """The protocol as people say it."""
    return PROTOCOL_WORDS.get(protocol, protocol.replace("_", " "))


def purpose_words(label: str) -> str:
    """The purpose as words."""
    return label.replace("_", " ")


def draw_arrow(
    sheet: Sheet, tip: Point, towards: Literal["left", "right", "up", "down"], colour: str
) -> None:
    """Draw an arrowhead with its tip at the point."""
    x, y = tip
    along, across = 5.0, 2.4
    shapes = {
        "right": [(x, y), (x - along, y - across), (x - along, y + across)],
        "left": [(x, y), (x + along, y - across), (x + along, y + across)],
        "down": [(x, y), (x - across, y - along), (x + across, y - along)],
        "up": [(x, y), (x - across, y + along), (x + across, y + along)],
    }
    sheet.polygon(shapes[towards], colour)


def draw_state_sign(sheet: Sheet, at: Point, state: LinkState) -> None:
    """Draw the sign of a dead link (saltire) or an unknown one (question mark); nothing on one that works."""
    if state == "dead":
        sheet.circle(at, 3.6, WHITE)
        cross(sheet, at, 2.8, RED)
    if state == "unknown":
        sheet.circle(at, 3.8, WHITE, GREY)
        sheet.text(at[0], at[1] + 2.5, "?", 8, SMALL, INK, True, "middle")


def link_legend(links: Sequence[Link]) -> list[tuple[Sign, str]]:
    """The lines that occur."""
    live = {family(link.protocol) for link in links if link.state == "normal"}
    states = {link.state for link in links}
    entries = [(_line_sign(STROKES[name], "normal"), FAMILY_WORDS[name]) for name in FAMILIES if name in live]
    if "dead" in states:
        entries.append((_line_sign(DEAD, "dead"), "dead link"))
    if "unknown" in states:
        entries.append((_line_sign(UNKNOWN, "unknown"), "not known"))
    return entries


def _line_sign(style: Stroke, state: LinkState) -> Sign:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line((x, y), (x + 20, y), style.colour, style.line, style.dash)
        draw_state_sign(sheet, (x + 10, y), state)

    return draw
