# SPDX-License-Identifier: MIT
"""Which rows share a line: all of one lane that lead to the same box with the same family of protocols.

A net has stops. A stop stands on one of two upright channels (left and right of the systems in scope) or in a
gutter between the boxes at the bottom; nets that have stops on more than one of these also have a level run
in the channel above the bottom lane.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from planner.documents.figures import LinkState
from planner.render.pictures.links import Family
from planner.render.pictures.panels import Lane, Panel, Row

Channel = Literal["left", "right"]


@dataclass(frozen=True)
class Stop:
    """Where a net meets a box, at a row or beside the name; the box is before or after the channel."""

    panel: str
    side: Literal["before", "after"]
    row: int | None
    state: LinkState
    arrow: bool
    title: str = ""


@dataclass
class Net:
    """Rows of one lane that lead to one box, with their stops by channel and by gutter."""

    far: str
    family: Family
    lane: Lane
    channels: dict[Channel, list[Stop]] = field(default_factory=dict)
    gutters: dict[int, list[Stop]] = field(default_factory=dict)
    foot: Stop | None = None
    state: LinkState = "normal"

    @property
    def level(self) -> bool:
        """True if the net needs a run in the channel above the bottom lane."""
        return bool(self.gutters) or self.foot is not None or len(self.channels) > 1


def nets(panels: Mapping[str, Panel], gutters: Mapping[str, int], lowest: str | None) -> list[Net]:
    """The nets in a fixed order; `gutters` says in which gutter each bottom box has its stops.

    `lowest` is the system in scope just above the bottom lane: lines from below enter it from below.
    """
    found: dict[tuple[str, Family, Lane], Net] = {}
    rows: dict[tuple[str, Family, Lane], list[Row]] = {}
    load: dict[Channel, int] = {"left": 0, "right": 0}
    for name, panel in panels.items():
        for index, row in enumerate(panel.rows):
            if row.far:
                key = (row.far, row.family, panel.lane)
                found.setdefault(key, Net(row.far, row.family, panel.lane))
                rows.setdefault(key, []).append(row)
                _add_row(found[key], name, panel.lane, index, row, gutters)
    for key, net in sorted(found.items(), key=lambda item: item[0][2] in ("centre", "bottom")):
        states = {row.state for row in rows[key]}
        net.state = "normal" if "normal" in states else "unknown" if "unknown" in states else "dead"
        _add_far(net, panels[net.far], any(row.into_far for row in rows[key]), gutters, lowest, load)
    return list(found.values())


def _add_row(net: Net, name: str, lane: Lane, index: int, row: Row, gutters: Mapping[str, int]) -> None:
    if lane == "bottom":
        net.gutters.setdefault(gutters[name], []).append(_at_row(name, "before", index, row))
    else:
        channel: Channel = "left" if lane == "left" else "right"
        side: Literal["before", "after"] = "after" if lane == "right" else "before"
        net.channels.setdefault(channel, []).append(_at_row(name, side, index, row))


def _at_row(name: str, side: Literal["before", "after"], index: int, row: Row) -> Stop:
    return Stop(name, side, index, row.state, row.into_home, row.title)


def _add_far(
    net: Net,
    far: Panel,
    arrow: bool,
    gutters: Mapping[str, int],
    lowest: str | None,
    load: dict[Channel, int],
) -> None:
    """Add the stop at the far end, on the side from which the net comes."""
    name = far.node.id
    if far.lane == "bottom":
        net.gutters.setdefault(gutters[name], []).append(Stop(name, "before", None, net.state, arrow))
        return
    if far.lane == "centre" and net.lane == "bottom" and name == lowest:
        net.foot = Stop(name, "before", None, net.state, arrow)
        return
    channel = _channel(net, far, load)
    outer = far.lane == ("left" if channel == "left" else "right")
    side: Literal["before", "after"] = "before" if outer == (channel == "left") else "after"
    net.channels.setdefault(channel, []).append(Stop(name, side, None, net.state, arrow))
    load[channel] += 1


def _channel(net: Net, far: Panel, load: Mapping[Channel, int]) -> Channel:
    if far.lane in ("left", "right"):
        return "left" if far.lane == "left" else "right"
    if net.lane in ("left", "right"):
        return "left" if net.lane == "left" else "right"
    if net.lane == "centre":
        return "right"
    return "left" if load["left"] <= load["right"] else "right"


def far_stops(all_nets: Iterable[Net]) -> dict[tuple[str, str], list[int]]:
    """For each box and channel (or `foot`), the numbers of the nets that end there beside its name."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, net in enumerate(all_nets):
        for channel, stops in net.channels.items():
            for stop in stops:
                if stop.row is None:
                    found.setdefault((stop.panel, channel), []).append(number)
        for stops in net.gutters.values():
            for stop in stops:
                if stop.row is None:
                    found.setdefault((stop.panel, "gutter"), []).append(number)
        if net.foot:
            found.setdefault((net.foot.panel, "foot"), []).append(number)
    return found


def tracks(
    count: int,
    spans: Sequence[tuple[float, float]],
    before: Sequence[Sequence[float]],
    after: Sequence[Sequence[float]],
) -> list[int]:
    """The order of tracks side by side in a channel that crosses least, as the numbers of its nets.

    Each net has the span of its track, and the heights at which its stops leave it on either side. A stop
    crosses each track between its own and its side of the channel whose span it is within.
    """

    def cost(first: int, second: int) -> float:
        """What it costs to have `first` nearer to the side before than `second`."""
        low, high = spans[first]
        low2, high2 = spans[second]
        crossed = sum(low - 0.5 <= y <= high + 0.5 for y in before[second])
        crossed += sum(low2 - 0.5 <= y <= high2 + 0.5 for y in after[first])
        touching = sum(abs(y - z) < 1.8 for y in before[second] for z in after[first])
        return crossed + 8 * touching

    costs = [[cost(a, b) if a != b else 0 for b in range(count)] for a in range(count)]
    order: list[int] = []
    for net in sorted(range(count), key=lambda number: (spans[number][0], number)):
        order = min(
            ([*order[:at], net, *order[at:]] for at in range(len(order) + 1)),
            key=lambda trial: (
                sum(costs[a][net] for a in trial[: trial.index(net)])
                + sum(costs[net][b] for b in trial[trial.index(net) + 1 :])
            ),
        )
    return _improved(order, costs)


def _improved(order: list[int], costs: list[list[float]]) -> list[int]:
    """The order after neighbours have changed places as long as that helps."""
    for _ in range(len(order)):
        moved = False
        for at in range(len(order) - 1):
            a, b = order[at], order[at + 1]
            if costs[b][a] < costs[a][b]:
                order[at], order[at + 1] = b, a
                moved = True
        if not moved:
            break
    return order
