# SPDX-License-Identifier: MIT
"""The context diagram worked out: every box, track and port has its place, and nothing is drawn yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.documents.figures import ContextFigure
from planner.render.pictures.nets import Channel, Net, far_stops, nets, tracks
from planner.render.pictures.palette import POINTS_PER_MM, PORTRAIT_MM
from planner.render.pictures.panels import Lane, Panel, panels
from planner.render.pictures.placing import GAP, HEADING, TOP, Heading, arrange, column, column_height, shelf

WIDE = PORTRAIT_MM * POINTS_PER_MM
OUTER, MARGIN, PITCH = 117.0, 6.0, 4.6
BORDER = 17.0
MOST_SHELF = 5


@dataclass
class Plan:
    """Boxes with their places, nets with their tracks: x in a channel or gutter, y of the level run."""

    panels: dict[str, Panel]
    nets: list[Net]
    headings: list[Heading]
    ports: dict[tuple[str, str, int], float]
    track: dict[tuple[int, str], float]
    level: dict[int, float]
    lane_foot: float
    foot: float
    outside: float


def plan(figure: ContextFigure, wrapped: bool, merged: bool) -> Plan:
    """Work out the whole diagram; `wrapped` allows rows of two lines, `merged` joins rows that are alike."""
    rough = panels(figure, dict.fromkeys(("left", "right", "centre", "bottom"), OUTER), wrapped, merged)
    lanes = arrange(rough)
    shelves = max(1, min(len(lanes["bottom"]), MOST_SHELF))
    gutters = shelf(lanes["bottom"], shelves)
    lowest = lanes["centre"][-1] if lanes["centre"] else None
    found = nets({name: rough[name] for lane in lanes.values() for name in lane}, gutters, lowest)
    ends = far_stops(found)
    busy = {g: sum(g in net.gutters for net in found) for g in range(shelves)}
    margins = {g: PITCH * (count + 1) + 2 for g, count in busy.items()}
    below = min(OUTER, (WIDE - 2 * MARGIN - sum(margins.values())) / shelves)
    sides, middle, across = _widths(found, lanes)
    exact = panels(
        figure, {"left": OUTER, "right": OUTER, "centre": across, "bottom": below}, wrapped, merged
    )
    exact = {
        name: replace(
            panel,
            ports=max((len(v) for (n, where), v in ends.items() if n == name and where != "foot"), default=0),
        )
        for name, panel in exact.items()
    }
    tall = max(column_height(lanes[lane], exact, lane != "centre") for lane in ("left", "centre", "right"))
    headings = column(lanes["left"], exact, MARGIN, TOP, tall, True)
    column(lanes["centre"], exact, middle, TOP + HEADING, tall - HEADING, False)
    headings += column(lanes["right"], exact, WIDE - MARGIN - OUTER, TOP, tall, True)
    made = Plan(exact, found, headings, {}, {}, {}, TOP + tall, 0, WIDE - MARGIN - OUTER - BORDER)
    _shelve(made, lanes["bottom"], gutters, margins, below)
    _port(made, ends)
    for channel, (left, right) in sides.items():
        _track(made, channel, left, right)
    for gutter in range(shelves):
        _track_gutter(made, gutter, lanes["bottom"], gutters)
    _level(made)
    return made


def _widths(
    found: Sequence[Net], lanes: Mapping[Lane, Sequence[str]]
) -> tuple[dict[Channel, tuple[float, float]], float, float]:
    """The two channels from side to side, and where the middle lane stands and how wide it is."""
    left = MARGIN + (OUTER if lanes["left"] else 0) + 3
    right = WIDE - MARGIN - (OUTER + BORDER if lanes["right"] else 0)
    count = {side: sum(side in net.channels for net in found) for side in ("left", "right")}
    needed = {side: max(20.0, PITCH * (number + 2)) for side, number in count.items()}
    across = max(84.0, min(116.0, right - left - needed["left"] - needed["right"]))
    spare = (right - left - across - needed["left"] - needed["right"]) / 2
    start = left + needed["left"] + spare
    return {"left": (left, start), "right": (start + across, right)}, start, across


def _shelve(
    made: Plan, names: Sequence[str], gutters: Mapping[str, int], margins: Mapping[int, float], wide: float
) -> None:
    """Place the bottom lane below the level runs, in rows, each box with its gutter at its right."""
    runs = sum(net.level for net in made.nets)
    y = made.lane_foot + (PITCH * (runs + 1) + 4 if runs else 6)
    top = y
    y += HEADING if names else 0
    lefts = {g: MARGIN + sum(wide + margins[h] for h in range(g)) for g in margins}
    count = max(1, len(margins))
    for start in range(0, len(names), count):
        row = names[start : start + count]
        for name in row:
            made.panels[name] = replace(made.panels[name], x=lefts[gutters[name]], y=y)
        y += max(made.panels[name].h for name in row) + GAP
    if names:
        words = made.panels[names[0]].node.group or "Modalities"
        used = min(count, len(names))
        made.headings.append(
            Heading(words, MARGIN - 3, top, sum(wide + margins[g] for g in range(used)) + 3, y - top)
        )
    made.foot = y + 4


def _port(made: Plan, ends: Mapping[tuple[str, str], list[int]]) -> None:
    """Give every line that ends beside a name its height there, in the order in which the lines come."""
    for (name, where), numbers in ends.items():
        panel = made.panels[name]
        ordered = sorted(numbers, key=lambda number: (_mean(made, number, name), number))
        for index, number in enumerate(ordered):
            if where == "foot":
                made.ports[name, where, number] = panel.x + panel.w * (index + 1) / (len(ordered) + 1)
            else:
                made.ports[name, where, number] = panel.port_y(index, len(ordered))


def _mean(made: Plan, number: int, name: str) -> float:
    """How high the rows of a net stand; what comes from below comes last."""
    net = made.nets[number]
    if net.gutters:
        return 1e6
    heights = [
        made.panels[stop.panel].row_y(stop.row)
        for stops in net.channels.values()
        for stop in stops
        if stop.row is not None and stop.panel != name
    ]
    return sum(heights) / len(heights) if heights else 0.0


def stop_height(made: Plan, number: int, where: str, panel: str, row: int | None) -> float:
    """The height at which a net stops at a box."""
    return made.ports[panel, where, number] if row is None else made.panels[panel].row_y(row)


def _track(made: Plan, channel: Channel, left: float, right: float) -> None:
    """Give each net that uses an upright channel its track."""
    numbers = [number for number, net in enumerate(made.nets) if channel in net.channels]
    spans, before, after = [], [], []
    for number in numbers:
        net = made.nets[number]
        heights = [
            (stop_height(made, number, channel, s.panel, s.row), s.side) for s in net.channels[channel]
        ]
        ys = [y for y, _ in heights] + ([made.lane_foot + 5] if net.level else [])
        spans.append((min(ys), max(ys)))
        before.append([y for y, side in heights if side == "before"])
        after.append([y for y, side in heights if side == "after"])
    order = tracks(len(numbers), spans, before, after)
    for place, index in enumerate(order, 1):
        made.track[numbers[index], channel] = left + (right - left) * (place + 0.3) / (len(order) + 1.6)


def _track_gutter(made: Plan, gutter: int, names: Sequence[str], gutters: Mapping[str, int]) -> None:
    """Give each net that uses a gutter its track there: the one that reaches down least stands nearest."""
    beside = [made.panels[name] for name in names if gutters[name] == gutter]
    users = []
    for number, net in enumerate(made.nets):
        if gutter in net.gutters:
            ys = [stop_height(made, number, "gutter", s.panel, s.row) for s in net.gutters[gutter]]
            users.append((max(ys), number))
    for place, (_, number) in enumerate(sorted(users), 1):
        made.track[number, f"gutter {gutter}"] = beside[0].x + beside[0].w + PITCH * place


def _level(made: Plan) -> None:
    """Give each net that needs one its level run, those that cross least next to each other."""
    numbers = [number for number, net in enumerate(made.nets) if net.level]
    spans, above, below = [], [], []
    for number in numbers:
        net = made.nets[number]
        tops = [made.track[number, channel] for channel in net.channels]
        tops += [made.ports[net.foot.panel, "foot", number]] if net.foot else []
        feet = [made.track[number, f"gutter {gutter}"] for gutter in net.gutters]
        spans.append((min(tops + feet), max(tops + feet)))
        above.append(tops)
        below.append(feet)
    for place, index in enumerate(tracks(len(numbers), spans, above, below), 1):
        made.level[numbers[index]] = made.lane_foot + 2 + PITCH * place
