# SPDX-License-Identifier: MIT
"""What moves the cost of an option, and how far an input must move before the cheapest is another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.appraisal.economic import WholeLife
from planner.appraisal.lines import Exposure, Line
from planner.appraisal.overrun import Overrun

What = Literal["cost", "gain", "risk", "overrun", "residual"]


@dataclass(frozen=True)
class Input:
    """One input of an option: its part of the net present cost, and the range that it may come to.

    `low` and `high` are the net present cost of the option with this input at its ends; `stated` is false
    where nobody gave a range and the planning default was taken.
    """

    option: str
    what: What
    id: str
    title: str
    part: float
    low: float
    high: float
    stated: bool

    @property
    def swing(self) -> float:
        """Return by how much the net present cost moves between the two ends."""
        return abs(self.high - self.low)


@dataclass(frozen=True)
class Switching:
    """The change of one input, as a share of it, at which an option costs as much as a rival.

    `share` is +0.35 where the input would have to be 35 % higher. A fall of more than the whole is no fall
    that can be: `possible` is false.
    """

    option: str
    rival: str
    what: What
    id: str
    title: str
    share: float

    @property
    def possible(self) -> bool:
        """Return whether the input could change so much at all: nothing falls below nought."""
        return self.share >= -1


def inputs_of(
    option: str,
    whole: WholeLife,
    lines: tuple[Sequence[Line], Sequence[Line]],
    exposures: Sequence[Exposure],
    overrun: Overrun | None,
    factors: Sequence[float],
    spread: float,
) -> tuple[Input, ...]:
    """Return every input of an option with its range, the one that moves most first.

    `lines` are its costs and its gains; `spread` is the share by which a line moves without a range.
    """
    parts: list[tuple[What, str, str, float, float | None, float | None]] = []
    for what, held, sign in (("cost", lines[0], 1), ("gain", lines[1], -1)):
        parts += [
            (
                "cost" if what == "cost" else "gain",
                one.id,
                one.title,
                sign * one.present(factors),
                one.low,
                one.high,
            )
            for one in held
            if one.counts
        ]
    parts += [("risk", one.id, one.title, one.expected * factors[one.place], None, None) for one in exposures]
    if overrun and whole.overrun:
        parts.append(("overrun", "overrun", "Months late", whole.overrun, None, None))
    if whole.residual:
        parts.append(("residual", "residual", "What is left at the end", -whole.residual, None, None))
    found = []
    for what, id_, title, part, low, high in parts:
        stated = low is not None or high is not None
        least, most = (low or 1.0, high or 1.0) if stated else (1 - spread, 1 + spread)
        ends = sorted((whole.net + part * (least - 1), whole.net + part * (most - 1)))
        found.append(Input(option, what, id_, title, part, ends[0], ends[1], stated))
    return tuple(sorted(found, key=lambda one: (-one.swing, one.id)))


def switching(inputs: Sequence[Input], costs: Sequence[tuple[str, float]]) -> tuple[Switching, ...]:
    """Return, for every input, the change at which its option would draw level with a rival.

    The cheapest is held against the next; every other against the cheapest. `costs` are the net present costs
    by option. An input that is nought switches nothing.
    """
    ranked = sorted(costs, key=lambda one: (one[1], one[0]))
    if len(ranked) < 2:
        return ()
    cheapest, net = ranked[0][0], dict(costs)
    found = []
    for one in inputs:
        if one.option not in net or not one.part:
            continue
        rival = ranked[1][0] if one.option == cheapest else cheapest
        share = (net[rival] - net[one.option]) / one.part
        found.append(Switching(one.option, rival, one.what, one.id, one.title, share))
    return tuple(sorted(found, key=lambda one: (one.option, abs(one.share), one.id)))
