# SPDX-License-Identifier: MIT
"""Systems and what joins them: the whole estate, or one service path."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, Literal

from planner.english import counted, listed

LinkState = Literal["normal", "dead", "unknown"]
PathState = Literal["works", "degraded", "stopped", "unknown"]
STATED: tuple[PathState, ...] = ("stopped", "unknown")


@dataclass(frozen=True)
class Link:
    """One integration between two things in a picture, in the direction the information flows."""

    source: str
    target: str
    label: str
    protocol: str = ""
    criticality: int | None = None
    state: LinkState = "normal"


@dataclass(frozen=True)
class Node:
    """One system, or with `folds` above one, several of a kind; `group` is its lane heading."""

    id: str
    label: str
    kind: str = ""
    group: str = ""
    note: str = ""
    state: PathState = "works"
    folds: int = 1


@dataclass(frozen=True)
class ContextFigure:
    """Systems in scope at the centre; the hospital's others left, modalities below, others' systems right."""

    landscape: ClassVar[bool] = False
    title: str
    inside: str
    centre: tuple[Node, ...]
    left: tuple[Node, ...] = ()
    bottom: tuple[Node, ...] = ()
    right: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()

    def alt_text(self) -> str:
        """One paragraph: what is in scope, how many neighbours of each sort, and what is dead or unknown."""
        states = Counter(link.state for link in self.links)
        scope = listed(node.label for node in self.centre) or "no system"
        neighbours = (
            counted(sum(node.folds for node in self.left), "other hospital system"),
            counted(sum(node.folds for node in self.bottom), "modality group"),
            counted(sum(node.folds for node in self.right), "system") + " outside the organisation",
        )
        said = f"Context diagram of {self.inside}: in scope {scope}; {listed(neighbours)}, "
        said += f"joined by {counted(len(self.links), 'integration')}"
        said += f"; {states['dead']} of them dead" if states["dead"] else ""
        said += f"; the state of {states['unknown']} is unknown" if states["unknown"] else ""
        return said + "."


@dataclass(frozen=True)
class DependencyFigure:
    """One service path at one site: what must work, from left to right, and what does not."""

    landscape: ClassVar[bool] = False
    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...] = ()

    def alt_text(self) -> str:
        """One paragraph: how many elements and links the path has, and which are stopped or unknown."""
        states = {state: [n.label for n in self.nodes if n.state == state] for state in STATED}
        dead = sum(link.state == "dead" for link in self.links)
        said = f"{self.title}: {counted(len(self.nodes), 'element')} and {counted(len(self.links), 'link')}"
        said += f"; stopped: {listed(states['stopped'])}" if states["stopped"] else "; no element is stopped"
        said += f"; {counted(dead, 'dead link')}" if dead else ""
        said += f"; not known: {listed(states['unknown'])}" if states["unknown"] else ""
        return said + "."
