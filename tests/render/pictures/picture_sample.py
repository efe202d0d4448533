# SPDX-License-Identifier: MIT
"""A trust that leaves its contract in June 2013, as the pictures see it."""

from datetime import date, timedelta
from pathlib import Path

from planner.documents.figures import (
    ContextFigure,
    ContractLane,
    DependencyFigure,
    ExtensionBar,
    GanttFigure,
    GanttRow,
    HeatMapFigure,
    Lapse,
    LapseFigure,
    Link,
    LinkState,
    Marker,
    Node,
    PathState,
    PathStrip,
    Shade,
)

HERE = Path(__file__).parent
FIGURES = ("gantt", "short_gantt", "heat_map", "lapse", "dependency", "context", "large_context")


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


CENTRE = """
pacs|LSP PACS|pacs||ends 30 Jun 2013
ris|LSP RIS|ris||ends 30 Jun 2013
cds|Regional archive|regional_store||ends 30 Jun 2014
voice|Voice recognition|voice_recognition||ends 31 Oct 2013
"""
LEFT = """
pas|Patient administration system|pas|Enterprise systems|
epr|Electronic patient record|epr|Enterprise systems|
order-comms|Order communications|order_comms|Enterprise systems|
engine|Integration engine|integration_engine|Enterprise systems|
ad|Directory of users|identity_provider|Enterprise systems|
dwh|Data warehouse|dwh_bi|Enterprise systems|
nbss|Breast screening office (NBSS)|breast_screening|Departmental systems|
rt|Radiotherapy planning|rt_planning|Departmental systems|
cardio|Cardiology PACS|cardiology_cvis|Departmental systems|
ortho|Orthopaedic templating|ortho_templating|Workflow systems|
mwl|Modality worklist broker|mwl_broker|Workflow systems|
dose|Radiation dose register|dose_management|Workflow systems|
"""
BOTTOM = """
ct|CT (3)|modality_group|Modalities|
mr|MR (2)|modality_group|Modalities|
dx|Digital X-ray (11)|modality_group|Modalities|
us|Ultrasound (14)|modality_group|Modalities|
mg|Mammography (4)|modality_group|Modalities|
"""
RIGHT = """
iep|Image exchange portal|image_exchange|Image exchange supplier|
gp|GP results|gp_order_results|Primary care|
gp-order|GP ordering|gp_order_results|Primary care|
pds|Personal Demographics Service|pds|National services|
dids|Diagnostic imaging return|dids|National services|
spine|Summary Care Record|national_record|National services|
tele|Overnight reporting|teleradiology|Reporting company|
"""
LINKS = """
pas>engine:patient_admin:hl7v2:1 engine>ris:patient_admin:hl7v2:1 engine>pacs:merge:hl7v2:2
order-comms>engine:order:hl7v2:1 ris>order-comms:order_status:hl7v2:3 engine>order-comms:report:hl7v2:1
ris>pacs:procedure_scheduled:hl7v2:1 ris>pacs:report:hl7v2:2 pacs>ris:availability:hl7v2:3
ris>voice:report:desktop_api:1 voice>ris:report:desktop_api:1 ris>pacs:context_sync:desktop_api:2
ris>engine:report:hl7v2:1 engine>epr:report:hl7v2:1 epr>pacs:viewer_launch:url_launch:2
pacs>cds:image_store:dicom_dimse:1 cds>pacs:prefetch:dicom_dimse:2
ad>pacs:user_provisioning:ldap:2 ad>ris:user_provisioning:ldap:2:unknown ris>dwh:extract_bi:file:4
nbss>ris:screening_worklist:file:2 pacs>rt:rt_export:dicom_dimse:2 cardio>pacs:image_store:dicom_dimse:3
pacs>ortho:ortho_send:dicom_dimse:2 ortho>pacs:ortho_store:dicom_dimse:2
ris>mwl:procedure_scheduled:hl7v2:1 mwl>ct:worklist:dicom_dimse:1 mwl>mr:worklist:dicom_dimse:1
mwl>dx:worklist:dicom_dimse:1 mwl>us:worklist:dicom_dimse:1 nbss>mg:screening_worklist:dicom_dimse:2
ct>pacs:image_store:dicom_dimse:1 mr>pacs:image_store:dicom_dimse:1 dx>pacs:image_store:dicom_dimse:1
us>pacs:image_store:dicom_dimse:1 mg>pacs:image_store:dicom_dimse:1 ct>ris:performed_step:dicom_dimse:3
mr>ris:performed_step:dicom_dimse:3 ct>dose:dose:dicom_dimse:3 pacs>iep:share_push:dicom_dimse:2
iep>pacs:share_retrieve:dicom_dimse:2 ris>gp:report:edifact:1 gp-order>order-comms:order:url_launch:3
pds>ris:identity_lookup:spine:2:unknown ris>dids:extract_dids:file:3 epr>spine:document_register:xds:4:dead
pacs>tele:outsource_send:dicom_dimse:2 tele>ris:outsource_report:hl7v2:2:dead
"""


def nodes_of(text: str) -> tuple[Node, ...]:
    return tuple(Node(*line.split("|")) for line in text.split("\n") if line)


def links_of(text: str) -> tuple[Link, ...]:
    links = []
    for word in text.split():
        ends, purpose, protocol, criticality, *state = word.split(":")
        source, target = ends.split(">")
        found: LinkState = "dead" if state == ["dead"] else "unknown" if state else "normal"
        links.append(Link(source, target, purpose, protocol, int(criticality), found))
    return tuple(links)


def context() -> ContextFigure:
    return ContextFigure(
        "The estate today",
        "Northmoor Hospitals NHS Trust",
        nodes_of(CENTRE),
        nodes_of(LEFT),
        nodes_of(BOTTOM),
        nodes_of(RIGHT),
        links_of(LINKS),
    )


def large_context() -> ContextFigure:
    """The largest estate that must still be read without folding: 45 boxes and 60 links."""
    figure = context()
    more_left = (
        "dental|Dental imaging|dental_img|Departmental systems|\n"
        "endo|Endoscopy capture|endoscopy_img|Departmental systems|\n"
        "eye|Eye imaging|ophthalmology_img|Departmental systems|\n"
        "nm|Nuclear medicine workstation|nuclear_medicine|Departmental systems|\n"
        "photo|Medical photography|medical_photo|Departmental systems|\n"
        "threed|3D processing|adv_visualisation|Workflow systems|\n"
        "peer|Discrepancy meetings|peer_review|Workflow systems|\n"
        "docs|Document management|docs_edms|Enterprise systems|\n"
    )
    more_right = (
        "region|Neighbouring trust PACS|pacs|Neighbouring trusts|\n"
        "tertiary|Tertiary centre PACS|pacs|Neighbouring trusts|\n"
        "cancer|Cancer registry|cancer_registry|National services|\n"
        "research|Research archive|research_tre|University|\n"
        "portal|Patient portal|patient_portal|Primary care|\n"
    )
    more_bottom = (
        "xa|Angiography (2)|modality_group|Modalities|\nnmc|Gamma cameras (2)|modality_group|Modalities|\n"
        "dxa|Bone density (1)|modality_group|Modalities|\nrf|Fluoroscopy (2)|modality_group|Modalities|\n"
    )
    more_links = (
        "xa>pacs:image_store:dicom_dimse:1 nmc>nm:image_store:dicom_dimse:2 "
        "nm>pacs:image_store:dicom_dimse:2 "
        "dxa>pacs:image_store:dicom_dimse:2 rf>pacs:image_store:dicom_dimse:1 "
        "pacs>threed:image_store:dicom_dimse:3 "
        "ris>peer:report:hl7v2:4 docs>ris:order:file:4 iep>region:share_push:dicom_dimse:2 "
        "iep>tertiary:share_push:dicom_dimse:2 ris>cancer:extract_bi:file:4 "
        "pacs>research:share_push:dicom_dimse:4 "
    )
    return ContextFigure(
        "The estate with all its neighbours",
        figure.inside,
        figure.centre,
        figure.left + nodes_of(more_left),
        figure.bottom + nodes_of(more_bottom),
        figure.right + nodes_of(more_right),
        figure.links + links_of(more_links),
    )
