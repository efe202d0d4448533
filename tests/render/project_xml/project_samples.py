# SPDX-License-Identifier: MIT
"""A small programme with every kind of task and link, for the tests of the project file."""

from datetime import date

from planner.documents.interchange import FileLink, FileTask, ProjectFile
from planner.schedule.network import LinkKind

TASKS = (
    FileTask(1, "phase", "Phase", 1, date(2026, 6, 1), date(2026, 8, 12), 53, summary=True, opens_day=True),
    FileTask(2, "A", "First", 2, date(2026, 6, 1), date(2026, 6, 12), 10, notes="Why & how < so"),
    FileTask(3, "B", "Starts with it", 2, date(2026, 6, 8), date(2026, 6, 12), 5,
             links=(FileLink(2, LinkKind.SS, 5),)),
    FileTask(4, "C", "Ends with it", 2, date(2026, 6, 15), date(2026, 6, 19), 5,
             links=(FileLink(2, LinkKind.FF, 5),)),
    FileTask(5, "D", "Every day", 2, date(2026, 6, 13), date(2026, 6, 22), 10, every_day=True,
             links=(FileLink(2, LinkKind.FS, 0),)),
    FileTask(6, "E", "After a freeze", 2, date(2026, 7, 1), date(2026, 7, 7), 5,
             imposed="start_no_earlier", imposed_on=date(2026, 7, 1), deadline=date(2026, 7, 31),
             links=(FileLink(5, LinkKind.FS, 0),)),
    FileTask(7, "F", "Reached", 2, date(2026, 7, 7), date(2026, 7, 7), 0, milestone=True, critical=True,
             links=(FileLink(6, LinkKind.FS, 0),)),
    FileTask(8, "G", "Ended by a start", 2, date(2026, 7, 7), date(2026, 7, 7), 1,
             imposed="start_no_earlier", imposed_on=date(2026, 7, 7),
             links=(FileLink(6, LinkKind.SF, 0),)),
    FileTask(9, "H", "Over the holiday", 2, date(2026, 8, 6), date(2026, 8, 12), 4,
             links=(FileLink(7, LinkKind.FS, 21),)),
)  # fmt: skip
"""A holiday on 10 August 2026 is given, so that the last task of four days ends a day later."""

PROJECT = ProjectFile(
    "Leaving the contract",
    "Our Trust",
    date(2026, 6, 1),
    date(2026, 6, 1),
    date(2026, 8, 12),
    (date(2026, 8, 10),),
    TASKS,
)
