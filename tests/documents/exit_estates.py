# SPDX-License-Identifier: MIT
"""One contract that is left, for the tests of the exit plan and of all that goes with it."""

from document_estates import plan

from planner.documents.plan import ExitPlan

LEFT = """
programme: {leaves: [c]}
suppliers: [{id: co, name: The Outgoing Company}]
systems: [{id: pacs, title: Old PACS, kind: pacs, in_scope: replace}]
"""


def leaving(contract: str, as_of: str = "2026-06-01", more: str = "") -> ExitPlan:
    """Return the plan of an estate that leaves one contract, of which the facts are given."""
    return plan(
        f"contracts: [{{id: c, title: Image contract, covers: [pacs], {contract}}}]{LEFT}{more}", as_of
    )
