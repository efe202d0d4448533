# SPDX-License-Identifier: MIT
"""An estate too large for one page, told with fewer boxes: one for each kind, or one for each group."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.documents.figures import ContextFigure, Node

NEIGHBOURS = ("left", "bottom", "right")


def foldings(figure: ContextFigure) -> Iterator[ContextFigure]:
    """The diagram told with fewer and fewer boxes, every name kept.

    First neighbours of one group that have the same links share a box, then those of one kind; then whole
    groups, the fullest first; at last the systems in scope, by kind and then together.
    """
    twins = _signatures(figure)
    figure = _folded(figure, lambda node: (node.group, twins[node.id]), NEIGHBOURS)
    yield figure
    figure = _folded(figure, lambda node: (node.group, node.kind), ("left", "right"))
    yield figure
    while group := _next_group(figure):
        figure = _fold_group(figure, group)
        yield figure
    figure = _folded(figure, lambda node: (node.group, node.kind), ("centre",))
    yield figure
    yield _folded(figure, lambda node: ("", ""), (*NEIGHBOURS, "centre"))


def _next_group(figure: ContextFigure) -> tuple[str, str] | None:
    """The lane and the group to share a box next: in the fuller side lane, the least vital."""
    vital = Counter(
        name for link in figure.links if link.criticality == 1 for name in (link.source, link.target)
    )
    ends = Counter(name for link in figure.links for name in (link.source, link.target))
    for lane in sorted(NEIGHBOURS, key=lambda lane: (lane == "bottom", -_load(figure, lane, ends), lane)):
        groups: dict[str, list[Node]] = {}
        for node in getattr(figure, lane):
            groups.setdefault(node.group, []).append(node)
        several = {group: nodes for group, nodes in groups.items() if len(nodes) > 1}
        if several:
            return lane, min(
                several, key=lambda g: (sum(vital[n.id] for n in several[g]), -len(several[g]), g)
            )
    return None


def _load(figure: ContextFigure, lane: str, ends: Counter[str]) -> int:
    """How much a lane holds, roughly in lines."""
    return sum(2 + ends[node.id] for node in getattr(figure, lane))


def _signatures(figure: ContextFigure) -> dict[str, str]:
    """For each box, all its links as one text, so that boxes with the same links have the same text."""
    found: dict[str, list[str]] = {
        node.id: [] for lane in (*NEIGHBOURS, "centre") for node in getattr(figure, lane)
    }
    for link in figure.links:
        same = f"{link.label} {link.protocol} {link.criticality} {link.state}"
        found.setdefault(link.source, []).append(f"to {link.target} {same}")
        found.setdefault(link.target, []).append(f"from {link.source} {same}")
    return {name: "; ".join(sorted(said)) for name, said in found.items()}


def _fold_group(figure: ContextFigure, chosen: tuple[str, str]) -> ContextFigure:
    lane, group = chosen
    return _folded(figure, lambda node: (node.group, "" if node.group == group else node.id), (lane,), group)


def _folded(
    figure: ContextFigure, key: Callable[[Node], tuple[str, str]], lanes: tuple[str, ...], whole: str = ""
) -> ContextFigure:
    """The diagram with one box for all that have the same key; the group `whole` is called by its name."""
    stands_for: dict[str, str] = {}
    changed: dict[str, tuple[Node, ...]] = {}
    for lane in lanes:
        together: dict[tuple[str, str], list[Node]] = {}
        for node in getattr(figure, lane):
            together.setdefault(key(node), []).append(node)
        changed[lane] = tuple(_one(nodes, whole) for nodes in together.values())
        for node, nodes in zip(changed[lane], together.values(), strict=True):
            stands_for.update(dict.fromkeys((other.id for other in nodes), node.id))
    links = tuple(
        replace(
            link,
            source=stands_for.get(link.source, link.source),
            target=stands_for.get(link.target, link.target),
        )
        for link in figure.links
    )
    return replace(
        figure,
        links=links,
        centre=changed.get("centre", figure.centre),
        left=changed.get("left", figure.left),
        bottom=changed.get("bottom", figure.bottom),
        right=changed.get("right", figure.right),
    )


def _one(nodes: list[Node], whole: str) -> Node:
    """The box for all of these, with all their names; a single one stays as it is."""
    if len(nodes) == 1:
        return nodes[0]
    count = sum(node.folds for node in nodes)
    names = ", ".join(node.note if node.folds > 1 and node.note else node.label for node in nodes)
    if any(node.group != nodes[0].group for node in nodes):
        return replace(nodes[0], label=f"{count} systems", note=names, folds=count, group="")
    if whole and nodes[0].group == whole:
        return replace(nodes[0], label=f"{count} × {whole}", note=names, folds=count)
    return replace(nodes[0], label=names, note="", folds=count)
