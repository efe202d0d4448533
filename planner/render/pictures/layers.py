# SPDX-License-Identifier: MIT
"""Which column and row each element of a path stands in, so that links run rightwards and cross little.

The steps are those of Sugiyama, Tagawa and Toda (1981): turn round the links that close a ring, give each
element the column after its last predecessor, put a place holder where a link passes a column, then order
each column by the mean place of its neighbours. Everything follows the order given, so the result is fixed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Holder:
    """The place that link number `link` holds in a column which it only passes."""

    link: int
    column: int


Item = str | Holder
Pair = tuple[Item, Item]
SWEEPS = 8
ROW_GAP, HOLDER, EDGE = 16.0, 6.0, 5.0


@dataclass(frozen=True)
class Layers:
    """Columns from left to right, each from top to bottom; `routes` are the links with their place holders.

    Each route runs from left to right, whichever way its link points.
    """

    columns: list[list[Item]]
    routes: list[list[Item]]


def layer(items: Sequence[str], links: Sequence[tuple[str, str]], most: int) -> Layers:
    """The items in at most so many columns; links to an item itself or to none listed have an empty route."""
    known = set(items)
    sound = [a != b and a in known and b in known for a, b in links]
    rank = _ranks(items, [link for link, good in zip(links, sound, strict=True) if good])
    deepest = max(rank.values(), default=0) + 1
    if deepest > most:
        rank = {item: place * most // deepest for item, place in rank.items()}
    columns: list[list[Item]] = [[] for _ in range(min(deepest, most))]
    for item in items:
        columns[rank[item]].append(item)
    routes: list[list[Item]] = []
    for index, (link, good) in enumerate(zip(links, sound, strict=True)):
        left, right = sorted(link, key=lambda name: rank.get(name, 0))
        between = range(rank[left] + 1, rank[right]) if good else range(0)
        routes.append([left, *(Holder(index, column) for column in between), right] if good else [])
        for column in between:
            columns[column].append(Holder(index, column))
    return Layers(_ordered(columns, routes), routes)


def _ranks(items: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The column of each item: one more than the greatest of those before it, rings having been opened."""
    after: dict[str, list[str]] = {item: [] for item in items}
    for source, target in links:
        after[source].append(target)
    order, back = _depth_first(items, after)
    rank = dict.fromkeys(items, 0)
    for item in reversed(order):
        for target in after[item]:
            ahead, behind = (target, item) if (item, target) in back else (item, target)
            if ahead is item:
                rank[behind] = max(rank[behind], rank[item] + 1)
    return rank


def _depth_first(items: Sequence[str], after: dict[str, list[str]]) -> tuple[list[str], set[tuple[str, str]]]:
    """The items in the order in which a depth-first walk leaves them, and the links that close a ring."""
    order: list[str] = []
    back: set[tuple[str, str]] = set()
    open_: set[str] = set()
    done: set[str] = set()
    for start in items:
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            item, index = stack.pop()
            if index == 0:
                if item in done or item in open_:
                    continue
                open_.add(item)
            if index == len(after[item]):
                open_.discard(item)
                done.add(item)
                order.append(item)
                continue
            stack.append((item, index + 1))
            target = after[item][index]
            if target in open_:
                back.add((item, target))
            elif target not in done:
                stack.append((target, 0))
    return order, back


def _ordered(columns: list[list[Item]], routes: Iterable[list[Item]]) -> list[list[Item]]:
    """The columns with each item at the mean place of its neighbours; the sweep that crosses least counts."""
    near = _neighbours(columns, routes)
    pairs = [pair for route in routes for pair in pairwise(route)]
    best, fewest = columns, crossings(columns, pairs)
    for sweep in range(SWEEPS):
        columns = [list(column) for column in columns]
        order = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for index in order:
            beside = columns[index - 1 if sweep % 2 == 0 else index + 1]
            columns[index] = _by_mean(columns[index], beside, near)
        found = crossings(columns, pairs)
        if found < fewest:
            best, fewest = columns, found
    return best


def _neighbours(columns: list[list[Item]], routes: Iterable[list[Item]]) -> dict[Item, list[Item]]:
    near: dict[Item, list[Item]] = {item: [] for column in columns for item in column}
    for route in routes:
        for one, other in pairwise(route):
            near[one].append(other)
            near[other].append(one)
    return near


def _by_mean(column: list[Item], beside: list[Item], near: dict[Item, list[Item]]) -> list[Item]:
    place = {item: index / max(1, len(beside) - 1) for index, item in enumerate(beside)}
    own = {item: index / max(1, len(column) - 1) for index, item in enumerate(column)}

    def mean(item: Item) -> float:
        places = [place[other] for other in near[item] if other in place]
        return sum(places) / len(places) if places else own[item]

    return sorted(column, key=mean)


def crossings(columns: Sequence[Sequence[Item]], pairs: Sequence[Pair]) -> int:
    """How many pairs of links between neighbouring columns cross."""
    place = {item: (column, row) for column, items in enumerate(columns) for row, item in enumerate(items)}
    spans: dict[int, list[tuple[int, int]]] = {}
    for one, other in pairs:
        (left, a), (right, b) = sorted((place[one], place[other]))
        if left != right:
            spans.setdefault(left, []).append((a, b))
    return sum(
        (a - c) * (b - d) < 0
        for ends in spans.values()
        for index, (a, b) in enumerate(ends)
        for c, d in ends[:index]
    )


def settle(layers: Layers, tall: Mapping[str, float]) -> tuple[dict[Item, float], float]:
    """The height at which the middle of each item stands, drawn towards its neighbours, and the lowest edge.

    `tall` says how tall the items are; place holders are as tall as HOLDER.
    """
    heights = {
        item: HOLDER if isinstance(item, Holder) else tall[item]
        for column in layers.columns
        for item in column
    }
    used = [sum(heights[i] for i in column) + ROW_GAP * (len(column) - 1) for column in layers.columns]
    full = max(used, default=0.0) + 2 * EDGE
    middles: dict[Item, float] = {}
    for column, total in zip(layers.columns, used, strict=True):
        y = (full - total) / 2
        for item in column:
            middles[item] = y + heights[item] / 2
            y += heights[item] + ROW_GAP
    near = _neighbours(layers.columns, layers.routes)
    for _ in range(SWEEPS):
        for column in layers.columns:
            means = [
                sum(middles[o] for o in near[i]) / len(near[i]) if near[i] else middles[i] for i in column
            ]
            _shift(column, means, heights, middles, full)
    return middles, full


def _shift(
    column: list[Item], wanted: list[float], tall: dict[Item, float], middles: dict[Item, float], full: float
) -> None:
    """Move a column as near to where it is wanted as its order, its gaps and the full height allow."""
    low = EDGE
    for item, want in zip(column, wanted, strict=True):
        middles[item] = max(low + tall[item] / 2, want)
        low = middles[item] + tall[item] / 2 + ROW_GAP
    high = full - EDGE
    for item in reversed(column):
        middles[item] = min(middles[item], high - tall[item] / 2)
        high = middles[item] - tall[item] / 2 - ROW_GAP
