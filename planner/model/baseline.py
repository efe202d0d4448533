# SPDX-License-Identifier: MIT
"""The baseline: the programme as it was agreed on a day, so that every later forecast is held against it."""

from typing import Literal

from pydantic import Field

from planner.model.noun import Part
from planner.model.values import Day, Id, Percent, Text, Whole

VerdictKind = Literal["leave", "replace", "move", "switch_off"]
EndKind = Literal["contract_end", "archive_end"]


class BaselineActivity(Part):
    """One activity as it was planned. `after` is the activity that set its start, `freeze` what moved it.

    `days` are its usual length in days of its calendar; `p50` and `p80` the days by which it was to be
    finished in one future out of two and in four out of five.
    """

    activity: Text
    title: Text | None = None
    start: Day | None = None
    finish: Day | None = None
    days: Whole | None = None
    after: Text | None = None
    freeze: Text | None = None
    p50: Day | None = None
    p80: Day | None = None


class BaselineMilestone(Part):
    """One milestone as it was planned, and as it was forecast."""

    milestone: Text
    title: Text | None = None
    day: Day | None = None
    p50: Day | None = None
    p80: Day | None = None


class BaselineVerdict(Part):
    """One of the four verdicts as it stood; `chance` is that of keeping the ends it is held against."""

    verdict: VerdictKind
    planned: Day | None = None
    p50: Day | None = None
    p80: Day | None = None
    chance: Percent | None = None


class BaselineEnd(Part):
    """The end of a contract as it was taken then: of its applications, or of its archive."""

    contract: Id
    end: EndKind
    day: Day | None = None


class Baseline(Part):
    """What `planner baseline` wrote down. `taken` is the day of the plan it was taken from."""

    taken: Day
    planner: Text | None = Field(default=None, description="The version of planner that wrote it.")
    note: Text | None = Field(default=None, description="Who agreed it and where, in your own words.")
    option: Id | None = None
    ends: tuple[BaselineEnd, ...] = ()
    verdicts: tuple[BaselineVerdict, ...] = ()
    milestones: tuple[BaselineMilestone, ...] = ()
    activities: tuple[BaselineActivity, ...] = ()
