# SPDX-License-Identifier: MIT
"""A trust that leaves its contract in June 2013, as the pictures see it."""

from datetime import date, timedelta
from pathlib import Path

from planner.documents.figures import (
    ContractLane,
    DependencyFigure,
    ExtensionBar,
    GanttFigure,
    GanttRow,
    HeatMapFigure,
    Lapse,
    LapseFigure,
    Link,
    Marker,
    Node,
    PathState,
    PathStrip,
    Shade,
)

HERE = Path(__file__).parent


def working(days: int, start: date = date(2012, 3, 1)) -> date:
    """The day so many working days after the start; weekends only, which is near enough for a picture."""
    weeks, rest = divmod(days, 5)
    when = start + timedelta(7 * weeks)
    while rest:
        when += timedelta(1)
        rest -= when.weekday() < 5
    return when


def programme() -> list[GanttRow]:
    rows = []
    for line in (HERE / "programme.txt").read_text(encoding="utf-8").splitlines():
        name, phase, label, start, length, spare = line.split("|")
        first, days, floats = int(start), int(length), int(spare)
        rows.append(
            GanttRow(
                name,
                label,
                phase,
                working(first),
                working(first + max(days - 1, 0)),
                working(first + max(days - 1, 0) + floats),
                floats == 0,
                days == 0,
                floats,
            )
        )
    return rows


def gantt() -> GanttFigure:
    markers = (
        Marker(date(2012, 3, 1), "Plan made", "today"),
        Marker(date(2013, 6, 30), "LSP contract for PACS and RIS ends"),
        Marker(date(2013, 5, 13), "Go-live", "go_live"),
        Marker(date(2014, 6, 30), "Archive access ends"),
    )
    freezes = (
        Shade(date(2012, 7, 27), date(2012, 9, 9), "Olympic change freeze"),
        Shade(date(2012, 12, 14), date(2013, 1, 4), "Winter freeze"),
    )
    rows = tuple(programme())
    return GanttFigure(
        "Exit timeline of Northmoor Hospitals NHS Trust",
        date(2012, 3, 1),
        date(2014, 3, 1),
        rows,
        markers,
        freezes,
    )


def short_gantt() -> GanttFigure:
    keep = [row for row in programme() if row.phase in ("Initiate", "Discover", "Exit")]
    late = [
        GanttRow(
            r.id,
            r.label,
            r.phase,
            r.early_start,
            r.early_finish,
            r.early_finish - timedelta(24),
            True,
            r.milestone,
            -17,
        )
        if r.phase == "Exit"
        else r
        for r in keep
    ]
    return GanttFigure(
        "Three phases",
        date(2012, 3, 1),
        date(2014, 3, 1),
        tuple(late),
        (Marker(date(2013, 6, 30), "Contract ends"),),
    )


def heat_map() -> HeatMapFigure:
    cells: list[list[list[str]]] = [[[] for _ in range(5)] for _ in range(5)]
    for number in range(1, 70):
        name = f"R{number:02}" if number % 9 else f"R{number:02}@ris-epr-reports"
        cells[number * 7 % 11 % 5][min(4, number * 3 % 7)].append(name)
    return HeatMapFigure("Risks before mitigation", tuple(tuple(tuple(ids) for ids in row) for row in cells))


def lapse() -> LapseFigure:
    notice = Marker(date(2012, 9, 30), "notice by")
    lanes = (
        ContractLane(
            "c-lsp",
            "LSP contract: PACS, RIS and regional archive",
            date(2006, 3, 1),
            date(2013, 6, 30),
            (
                ExtensionBar(date(2013, 7, 1), date(2014, 6, 30), "first year"),
                ExtensionBar(date(2014, 7, 1), date(2015, 6, 30), "second year"),
                ExtensionBar(date(2015, 7, 1), date(2016, 6, 30), "third year"),
            ),
            date(2013, 6, 30),
            date(2014, 6, 30),
            (notice, Marker(date(2013, 9, 30), "notice by")),
        ),
        ContractLane(
            "c-voice",
            "Voice recognition and digital dictation",
            date(2009, 11, 1),
            date(2012, 10, 31),
            (ExtensionBar(date(2012, 11, 1), date(2013, 10, 31), "one year", True),),
            None,
            None,
            (Marker(date(2012, 7, 31), "notice by"),),
        ),
        ContractLane(
            "c-iep",
            "Image exchange portal",
            date(2010, 4, 1),
            date(2014, 3, 31),
            (),
            date(2014, 3, 31),
            None,
            (Marker(date(2013, 12, 31), "notice by"),),
        ),
        ContractLane("c-ortho", "Orthopaedic templating (support)", date(2011, 1, 1), date(2015, 12, 31)),
    )
    lapses = (
        Lapse(date(2012, 10, 31), "Voice recognition term ends"),
        Lapse(date(2013, 6, 30), "LSP contract: PACS and RIS stop"),
        Lapse(date(2013, 10, 31), "Voice recognition extension ends"),
        Lapse(date(2014, 3, 31), "Image exchange portal"),
        Lapse(date(2014, 6, 30), "Regional archive closes"),
    )
    sites = ("Northmoor General", "St Hilda's", "Eastgate Community Hospital")
    states: dict[str, tuple[PathState, ...]] = {
        "Order to acquire": ("works", "stopped", "stopped", "stopped", "stopped"),
        "Acquire to store": ("works", "stopped", "stopped", "stopped", "stopped"),
        "Store to report": ("degraded", "stopped", "stopped", "stopped", "stopped"),
        "Report to deliver": ("works", "degraded", "degraded", "degraded", "degraded"),
        "View": ("works", "unknown", "unknown", "unknown", "stopped"),
        "Share out": ("works", "works", "works", "stopped", "stopped"),
    }
    paths = tuple(PathStrip(f"{name}, {site}", found) for name, found in states.items() for site in sites)
    return LapseFigure("Lapse calendar", date(2012, 3, 1), date(2016, 6, 30), lanes, lapses, paths)


def dependency() -> DependencyFigure:
    nodes = (
        Node("pas", "Patient administration system", "pas"),
        Node("order-comms", "Order communications", "order_comms"),
        Node("gp", "GP ordering & results", "gp_order_results", state="unknown"),
        Node("engine", "Integration engine", "integration_engine", state="degraded"),
        Node("ris", "LSP RIS", "ris", state="stopped"),
        Node("mwl", "Modality worklist broker", "mwl_broker"),
        Node("ct", "CT scanners", "modality_group"),
        Node("dx", "Digital X-ray rooms", "modality_group"),
        Node("pacs", "LSP PACS", "pacs", state="stopped"),
    )
    links = (
        Link("pas", "engine", "patient_admin", "hl7v2", 1),
        Link("order-comms", "engine", "order", "hl7v2", 1),
        Link("gp", "order-comms", "order", "url_launch", 3, "unknown"),
        Link("engine", "ris", "patient_admin", "hl7v2", 1, "dead"),
        Link("engine", "ris", "order", "hl7v2", 1, "dead"),
        Link("ris", "engine", "order_status", "hl7v2", 3, "dead"),
        Link("ris", "mwl", "procedure_scheduled", "hl7v2", 1, "dead"),
        Link("mwl", "ct", "worklist", "dicom_dimse", 1),
        Link("mwl", "dx", "worklist", "dicom_dimse", 1),
        Link("ct", "pacs", "image_store", "dicom_dimse", 1, "dead"),
        Link("dx", "pacs", "image_store", "dicom_dimse", 1, "dead"),
        Link("ris", "pacs", "procedure_scheduled", "hl7v2", 1, "dead"),
        Link("pacs", "ris", "availability", "dicom_dimse", 3, "dead"),
        Link("pas", "pacs", "merge", "hl7v2", 2, "dead"),
    )
    return DependencyFigure("Order to acquire at Northmoor General on 1 Jul 2013", nodes, links)
