# SPDX-License-Identifier: MIT
"""Where the date of an ending is written."""

from planner.documents.plan import ExitPlan
from planner.graph.endings import Ending

FIELDS = {
    "application_end": "application_end",
    "archive_end": "archive_end",
    "extension_end": "extensions",
    "system_end": "end_date",
    "support_end": "support_end",
}
"""The facts that endings are read from; of a contract that ends as a whole it is `end`."""


def place_of(plan: ExitPlan, ending: Ending) -> str:
    """Return the file and the line of the fact that an ending was read from."""
    field = FIELDS.get(ending.kind, "end")
    graph = plan.dependencies.graph
    if ending.kind == "support_end" and graph.systems[ending.id].support_end != ending.on:
        field = "hardware.os_support_end"
    if ending.kind == "contract_end" and not graph.contracts[ending.id].end:
        field = "application_end"
    return plan.where(ending.noun, ending.id, field)
