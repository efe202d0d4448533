# SPDX-License-Identifier: MIT
"""What would get all members out in time: the least more capacity, more time, or disks carried by road.

Each is said with what is proven: below `proven` no order can do it; `found` is what has been seen to do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from planner.waves.bounds import bound
from planner.waves.climbing import climb
from planner.waves.plan import WavePlan
from planner.waves.rules import greedy
from planner.waves.serial import Network
from planner.waves.shared import HUNDREDTHS, Leaver, Pool, laid, policies, served

Measure = Literal["capacity", "time", "disks"]
TRIES = 200
STEP = 0.05
MOST_TIMES = 40


@dataclass(frozen=True)
class Relief:
    """What one measure takes: at least `proven`, and `found` does. None where it cannot help at all."""

    measure: Measure
    proven: float | None
    found: float | None

    @property
    def exact(self) -> bool:
        """Return whether the least is known: less is proven not to do."""
        return self.found is not None and self.proven == self.found


def reliefs(plan: WavePlan) -> tuple[Relief, ...]:
    """Return what would do, of each measure; nothing where nobody is late."""
    if not plan.late:
        return ()
    leavers = [one.leaver for one in plan.waves]
    found = [_capacity(plan.pool, leavers), _time(plan.pool, leavers)]
    if plan.pool.kind == "export" and plan.pool.disks:
        found.append(_disks(plan, leavers))
    return tuple(found)


def _does(pool: Pool, leavers: Sequence[Leaver], later: int = 0) -> bool:
    """Return whether an order has been found in which nobody is late."""
    for together in policies(pool, leavers):
        network = Network.of(laid(pool, leavers, together, later).problem)
        cost, _, order = greedy(network)[0]
        if not cost or not climb(network, order, TRIES)[1]:
            return True
    return False


def _may(pool: Pool, leavers: Sequence[Leaver], later: int = 0) -> bool:
    """Return whether it is not proven that somebody is late in every order."""
    return any(
        not bound(laid(pool, leavers, together, later).problem) for together in policies(pool, leavers)
    )


def _least(does: Callable[[int], bool], most: int) -> int | None:
    """Return the least number for which it does, None if not even the most does. More must never do less."""
    if not does(most):
        return None
    low, high = -1, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if does(middle) else (middle, high)
    return high


def _capacity(pool: Pool, leavers: Sequence[Leaver]) -> Relief:
    if pool.kind != "export":
        now = pool.at_once or 1

        def wider(more: int) -> Pool:
            return replace(pool, at_once=now + more)

        most = len(leavers)
    else:

        def wider(more: int) -> Pool:
            per_day = round(pool.per_day * HUNDREDTHS) / HUNDREDTHS + STEP * more
            return replace(pool, per_day=round(per_day, 2))

        most = ceil(pool.per_day * MOST_TIMES / STEP)
    step = STEP if pool.kind == "export" else 1
    found = _least(lambda more: _does(wider(more), leavers), most)
    proven = _least(lambda more: _may(wider(more), leavers), most)
    return Relief("capacity", _times(proven, step), _times(found, step))


def _times(number: int | None, step: float) -> float | None:
    return None if number is None else round(number * step, 2)


def _time(pool: Pool, leavers: Sequence[Leaver]) -> Relief:
    most = 20 * 365
    found = _least(lambda later: _does(pool, leavers, later), most)
    proven = _least(lambda later: _may(pool, leavers, later), most)
    return Relief("time", _times(proven, 1), _times(found, 1))


def _disks(plan: WavePlan, leavers: Sequence[Leaver]) -> Relief:
    """Fill one disk more for whoever is latest, until nobody is late; what is carried is not exported."""
    pool, disks = plan.pool, plan.pool.disks
    assert disks is not None
    left = {one.id: one for one in leavers}
    many, late = 0, [one.leaver for one in plan.late]
    most = sum(ceil((one.size or 0.0) / disks.size) for one in leavers)
    while late and many < most:
        one = left[late[0].id]
        left[one.id] = replace(one, size=max((one.size or 0.0) - disks.size, 0.0))
        many += 1
        late = _late(pool, list(left.values()))
    return Relief("disks", _at_least(pool, leavers, disks.size), None if late else many)


def _late(pool: Pool, leavers: Sequence[Leaver]) -> list[Leaver]:
    those = served(pool, leavers)
    best: tuple[int, list[Leaver]] | None = None
    for together in policies(pool, those) if those else ():
        problem = laid(pool, those, together).problem
        network = Network.of(problem)
        starts, cost, _ = climb(network, greedy(network)[0][2], TRIES // 4)
        ends = problem.ends(tuple(starts))
        late = sorted(
            (at for at, goal in enumerate(problem.goals) if goal.cost(ends[at])),
            key=lambda at: (-(ends[at] - (problem.goals[at].due or 0)), those[at].id),
        )
        if best is None or cost < best[0]:
            best = cost, [those[at] for at in late]
    return best[1] if best else []


def _at_least(pool: Pool, leavers: Sequence[Leaver], size: float) -> float:
    """Return how many disks the store cannot do without: what it cannot export by a deadline, by the disk."""
    held = laid(pool, leavers)
    over = 0.0
    for goal in held.problem.goals:
        due = [
            one.size or 0.0
            for one, other in zip(leavers, held.problem.goals, strict=True)
            if goal.due is not None and other.due is not None and other.due <= goal.due
        ]
        over = max(over, sum(due) - pool.per_day * (goal.due or 0))
    return float(max(ceil(over / size - 1e-9), 1))
