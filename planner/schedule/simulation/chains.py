# SPDX-License-Identifier: MIT
"""Which activities hold a goal up, iteration by iteration: the chains of drivers, walked backwards.

An activity is on a chain if a link that starts at it sets the start of a task that is on one. Where two
links set a start together both are followed: either alone would hold it there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.schedule.simulation.sweep import ENDS, Sweep


def held_up(sweep: Sweep, goal: Sequence[int]) -> list[NDArray[np.bool_] | None]:
    """For each task, in which iterations the goal waits for it; None if it cannot in any.

    A goal is reached when the last of its tasks has finished.
    """
    net, floors = sweep.course.network, sweep.course.floors
    held: list[NDArray[np.bool_] | None] = [None] * len(net.ids)
    reached = latest(sweep, goal)
    for task in goal:
        held[task] = sweep.instants(task, ENDS) == reached
    for task in reversed(net.order):
        waits = held[task]
        if waits is None:
            continue
        links = range(net.first[task], net.first[task + 1])
        alone = len(links) == 1 and floors[task] is None
        for link in links:
            source, before = net.sources[link], held[net.sources[link]]
            drives = waits if alone else waits & (sweep.wanted(link) == sweep.bounds[task])
            held[source] = drives if before is None else before | drives
    return held


def latest(sweep: Sweep, goal: Sequence[int]) -> NDArray[np.int32]:
    """The instant at which the last task of a goal has finished."""
    reached = sweep.instants(goal[0], ENDS)
    for task in goal[1:]:
        reached = np.maximum(reached, sweep.instants(task, ENDS))
    return reached
