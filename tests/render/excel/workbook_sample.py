# SPDX-License-Identifier: MIT
"""A workbook with every kind of sheet, as large as a real trust's: 25 risks, 90 activities, 40 months."""

from datetime import date, timedelta

from planner.documents.workbook import (
    Band,
    Bullets,
    Column,
    GanttRow,
    GanttSheet,
    Grid,
    Heading,
    KeyValue,
    Lane,
    Link,
    Marker,
    MatrixSheet,
    Paragraph,
    PictureBlock,
    PlanBar,
    PlanMilestone,
    PlanOnAPageSheet,
    Properties,
    TableSheet,
    TextSheet,
    Value,
    Window,
    Workbook,
    score,
    score_band,
)

PROPERTIES = Properties(
    title="Exit from the National PACS & RIS contract: risk register",
    subject="Radiology systems exit",
    company="Northfell Hospitals NHS Trust",
    author="Radiology IT programme",
    status="Draft for the programme board",
    on=date(2012, 3, 1),
)
RISKS = (
    "The regional store is switched off before the last study is copied out of it",
    "Reports filed against the wrong patient after the change of identifier",
    "The supplier returns the archive late or in a private format",
    "Image exchange with the cancer centre stops on the day the contract ends",
    "No working days left for a second trial load",
)
LIKELIHOODS = ((5, "Almost certain"), (4, "Likely"), (3, "Possible"), (2, "Unlikely"), (1, "Rare"))
IMPACTS = ((1, "Negligible"), (2, "Minor"), (3, "Moderate"), (4, "Major"), (5, "Catastrophic"))
CONTRACT_END = Marker("National contract for PACS, RIS and the regional store ends", date(2013, 6, 30))
FREEZES = (
    Window("Christmas change freeze", date(2012, 12, 15), date(2013, 1, 6)),
    Window("Electronic record go-live freeze", date(2013, 9, 1), date(2013, 10, 31)),
)

OWNERS = tuple(f"Head of service {n}, {place}" for n in range(1, 9) for place in ("acute", "community"))

REGISTER = (
    Column("id", "Id", "id"),
    Column("title", "Risk", "text", width=32),
    Column("cause", "Cause, event and consequence", "long", width=56),
    Column("likelihood", "Likelihood", "choice", choices=(1, 2, 3, 4, 5), editable=True,
           help="1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain (NPSA risk matrix)."),
    Column("impact", "Impact", "choice", choices=(1, 2, 3, 4, 5), editable=True),
    Column("score", "Score", "score", help="Likelihood × impact. It follows what you choose."),
    Column("band", "Band", "formula", width=11),
    Column("mitigation", "Mitigation", "long", width=48, editable=True),
    Column("owner", "Owner", "choice", width=20, editable=True,
           choices=OWNERS),
    Column("status", "Status", "choice", editable=True, choices=("Open", "Watching", "Closed"),
           bands=(Band("quiet", equals=("Closed",)), Band("info", equals=("Watching",)))),
    Column("due", "Act before", "date", editable=True),
    Column("cost", "Exposure", "money"),
    Column("evidence", "Evidence", "choice", bands=(Band("caution", equals=("assumed",)),)),
)  # fmt: skip


def risk_rows(count: int = 25) -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = []
    for n in range(count):
        likely, impact = n % 5 + 1, (n * 3) % 5 + 1
        cause = (
            f"Because the long-term archive of {n + 3} TB lies in the regional store only, and the contract "
            "lets the supplier withdraw access on the day after it ends, prior images may be out of reach; "
            "clinicians would report and operate without comparison."
        )
        rows.append(
            (
                f"R{n + 1:02}@regional-store" if n % 3 else f"R{n + 1:02}",
                RISKS[n % 5],
                cause if n != 4 else None,
                None if n == 7 else likely,
                impact,
                score("likelihood", "impact", None if n == 7 else likely * impact),
                score_band("score", None if n == 7 else likely * impact),
                "Copy the archive twice, check every count, and keep read-only access for six months."
                if n % 2
                else "",
                None,
                ("Open", "Watching", "Closed")[n % 3],
                date(2012, 4, 1) + timedelta(days=11 * n),
                25_000 * n,
                ("assumed", "declared", "documented")[n % 3],
            )
        )
    return tuple(rows)


def register(count: int = 25) -> TableSheet:
    return TableSheet(
        "Risk register",
        "Risk register",
        REGISTER,
        risk_rows(count),
        ("Northfell Hospitals NHS Trust · derived from the estate as it stood on 1 March 2012",),
        ("Scores follow the NPSA 5 × 5 matrix. Facts marked “assumed” come from nobody yet: ask.",),
    )


PHASES = (
    "Decide", "Procure", "Design and build", "Migrate history", "Cut over", "Run in parallel", "Switch off",
)  # fmt: skip


def gantt_rows(count: int = 90) -> tuple[GanttRow, ...]:
    rows = []
    for n in range(count):
        start = date(2012, 3, 5) + timedelta(days=n * 12)
        milestone = n % 15 == 14
        finish = start if milestone else start + timedelta(days=25 + (n * 37) % 120)
        slack = 0 if n % 4 == 0 else (n * 7) % 45 + 3
        late = timedelta(days=slack * 7 // 5)
        name = f"{PHASES[n * 7 // count]}: step {n + 1} with the imaging suppliers"
        if n % 9 == 0:
            name += ", the neighbouring trusts and the regional store's owner, each in turn"
        rows.append(
            GanttRow(
                f"A{n + 1:03}", name, PHASES[n * 7 // count],
                "PACS manager" if n % 2 else "Programme manager",
                start, finish, start + late, finish + late, slack, slack == 0, milestone,
            )
        )  # fmt: skip
    return tuple(rows)


def gantt(count: int = 90) -> GanttSheet:
    return GanttSheet(
        "Gantt", "Exit timeline by month", gantt_rows(count), (CONTRACT_END,), FREEZES, date(2012, 3, 1)
    )


def plan() -> PlanOnAPageSheet:
    lanes = []
    for index, phase in enumerate(PHASES):
        start = date(2012, 3, 1) + timedelta(days=150 * index)
        bars = tuple(
            PlanBar(
                f"{phase} part {n}",
                start + timedelta(days=60 * n),
                start + timedelta(days=60 * n + 40 + 70 * n),
                n == 1,
            )
            for n in range(3)
        )
        stones = (
            PlanMilestone(f"{phase} signed off by the board", start + timedelta(days=200), index % 2 == 0),
        )
        lanes.append(Lane(phase, bars, stones))
    return PlanOnAPageSheet(
        "Plan on a page", "Exit from the national contract: plan on a page", tuple(lanes),
        (CONTRACT_END, Marker("Voice recognition support ends", date(2014, 3, 31))),
        FREEZES, date(2012, 3, 1),
        ("Northfell Hospitals NHS Trust",),
    )  # fmt: skip


def matrix() -> MatrixSheet:
    return MatrixSheet(
        "Heat map", "Heat map of open risks", "Risk register", (Grid("Now", "likelihood", "impact"),),
        LIKELIHOODS, IMPACTS, only=(("status", "<>Closed"),),
        subtitle=("The counts follow the register.",),
        notes=("Bands: NPSA, A risk matrix for risk managers, 2008.",),
    )  # fmt: skip


def readme(pictures: bool = False) -> TextSheet:
    blocks = [
        Heading("What this is"),
        Paragraph("A register of what may go wrong while the trust leaves its contracts. " * 4),
        Bullets(("Filter by band to see what the board must see.", "=cmd|' /C calc'!A0 stays text here.")),
        Heading("Where it comes from", 2),
        KeyValue("As of", date(2012, 3, 1)),
        KeyValue("Register", Link("Go to the first risk", "Risk register", "R01")),
        KeyValue("Systems in scope", 14),
    ]
    if pictures:
        blocks.append(
            PictureBlock("estate", "A diagram: the PACS sends images to the regional store.", "Figure 1")
        )
    return TextSheet("Read me", "Risk register: read me", tuple(blocks), ("Draft for the programme board",))


def sample(pictures: bool = False) -> Workbook:
    return Workbook(PROPERTIES, (readme(pictures), register(), matrix(), gantt(), plan()))
