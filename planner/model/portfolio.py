# SPDX-License-Identifier: MIT
"""A portfolio: many projects side by side, each in a folder of its own, planned one by one, told together."""

from pydantic import Field

from planner.model.noun import Part
from planner.model.values import Terabytes, Text, Texts, Whole

EVERY = "all"
"""What `members:` says where every sub-folder is a project."""


class Portfolio(Part):
    """Which sub-folders are projects, and what they share.

    `capacity_tb_per_month` is what the one who keeps the images can give back to all members together in
    a month, in TB.
    """

    title: Text | None = None
    members: Texts = Field(description="The sub-folders that are projects, or 'all'.")
    leave_out: Texts | None = Field(default=None, description="Sub-folders that are no projects.")
    capacity_tb_per_month: Terabytes | None = None

    @property
    def every(self) -> bool:
        """Return whether every sub-folder is a member."""
        return self.members == (EVERY,)


class PortfolioFile(Part):
    """What `portfolio.yaml` says."""

    planner: Whole
    portfolio: Portfolio
