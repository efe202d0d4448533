# SPDX-License-Identifier: MIT
"""Where the boxes of the context diagram stand: three lanes side by side and one below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.render.pictures.panels import Lane, Panel

GAP, HEADING, TOP = 5.0, 12.0, 14.0
GUTTER = 5.0


@dataclass(frozen=True)
class Heading:
    """Words above boxes that belong together, and the ground on which these stand."""

    words: str
    x: float
    y: float
    w: float
    h: float


def arrange(panels: Mapping[str, Panel]) -> dict[Lane, list[str]]:
    """The order of each lane: groups and boxes at the mean place of their partners, in a few sweeps."""
    lanes: dict[Lane, list[str]] = {"left": [], "centre": [], "right": [], "bottom": []}
    for name, panel in panels.items():
        lanes[panel.lane].append(name)
    near: dict[str, list[str]] = {name: [] for name in panels}
    for name, panel in panels.items():
        for row in panel.rows:
            if row.far:
                near[name].append(row.far)
                near[row.far].append(name)
    order: tuple[Lane, ...] = ("left", "right", "centre", "bottom")
    for _ in range(6):
        place = _places(lanes)
        for lane in order:
            lanes[lane] = _sorted(lanes[lane], panels, near, place)
            place = _places(lanes)
    lanes["centre"] = _lowest_last(lanes["centre"], panels, near)
    return lanes


def _lowest_last(
    names: Sequence[str], panels: Mapping[str, Panel], near: Mapping[str, list[str]]
) -> list[str]:
    """The systems in scope with the one to which most of the bottom lane leads at the foot."""
    below = {name: sum(panels[other].lane == "bottom" for other in near[name]) for name in names}
    lowest = max(names, key=lambda name: below[name], default="")
    return [*(name for name in names if name != lowest), lowest] if names and below[lowest] else list(names)


def _places(lanes: Mapping[Lane, Sequence[str]]) -> dict[str, float]:
    """How far down each box stands, from 0 to 1 in the lanes side by side; those below draw downwards."""
    place = {}
    for lane, names in lanes.items():
        for index, name in enumerate(names):
            place[name] = 1.6 if lane == "bottom" else (index + 0.5) / len(names)
    return place


def _sorted(
    names: Sequence[str],
    panels: Mapping[str, Panel],
    near: Mapping[str, list[str]],
    place: Mapping[str, float],
) -> list[str]:
    wanted = {n: sum(place[o] for o in near[n]) / len(near[n]) if near[n] else place[n] for n in names}
    groups: dict[str, list[float]] = {}
    for name in names:
        groups.setdefault(panels[name].node.group, []).append(wanted[name])
    mean = {group: sum(found) / len(found) for group, found in groups.items()}
    return sorted(
        names, key=lambda name: (mean[panels[name].node.group], panels[name].node.group, wanted[name])
    )


def column(
    names: Sequence[str], panels: dict[str, Panel], x: float, top: float, tall: float, grouped: bool
) -> list[Heading]:
    """Place a lane's boxes one under another, spread over the height, and return its headings."""
    groups = _runs(names, panels) if grouped else [list(names)]
    spare = tall - column_height(names, panels, grouped)
    gaps = max(1, len(names) - 1 if not grouped else len(names) + len(groups) - 2)
    extra = min(max(0.0, spare / gaps), 40.0 if not grouped else 7.0)
    y = top + (max(0.0, spare - extra * gaps) / 2 if not grouped else 0)
    headings = []
    for group in groups:
        start = y
        y += HEADING if grouped else 0
        for name in group:
            panels[name] = replace(panels[name], x=x, y=y)
            y += panels[name].h + GAP + extra
        if grouped:
            words = panels[group[0]].node.group
            wide = panels[group[0]].w
            headings.append(Heading(words, x - 3, start, wide + 6, y - extra - start - 1))
            y += 3
    return headings


def column_height(names: Sequence[str], panels: Mapping[str, Panel], grouped: bool) -> float:
    """How tall a lane is at least."""
    boxes = sum(panels[name].h + GAP for name in names)
    return boxes + (len(_runs(names, panels)) * (HEADING + 3) if grouped else 0)


def _runs(names: Sequence[str], panels: Mapping[str, Panel]) -> list[list[str]]:
    """The names in runs of one group."""
    runs: list[list[str]] = []
    for name in names:
        if runs and panels[runs[-1][0]].node.group == panels[name].node.group:
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def shelf(names: Sequence[str], columns: int) -> dict[str, int]:
    """In which column, and so in which gutter, each box of the bottom lane stands, row by row."""
    return {name: index % columns for index, name in enumerate(names)}
