# SPDX-License-Identifier: MIT
"""What the pictures say: values only, with the sentence that stands for each picture when it cannot be seen.

A figure knows dates, names and states. It knows no colour, no millimetre and no file format; those
live in the room that draws. `landscape` says which way round the page must be for it to be read.
"""

from planner.documents.figures.burndown import BurnDownFigure, BurnDownLine
from planner.documents.figures.capacity import CapacityFigure, CapacityLane
from planner.documents.figures.costs import CostBar, CostTornadoFigure
from planner.documents.figures.estate import (
    ContextFigure,
    DependencyFigure,
    Link,
    LinkState,
    Node,
    PathState,
)
from planner.documents.figures.gantt import GanttFigure, GanttRow, Marker, MarkerKind, Shade, readable
from planner.documents.figures.heatmap import BANDS, IMPACT, LIKELIHOOD, HeatMapFigure, band
from planner.documents.figures.lapse import ContractLane, ExtensionBar, Lapse, LapseFigure, PathStrip
from planner.documents.figures.uncertainty import Curve, SCurveFigure, TornadoBar, TornadoFigure

Figure = (
    BurnDownFigure
    | CapacityFigure
    | GanttFigure
    | HeatMapFigure
    | ContextFigure
    | CostTornadoFigure
    | DependencyFigure
    | LapseFigure
    | SCurveFigure
    | TornadoFigure
)

__all__ = [
    "BANDS",
    "IMPACT",
    "LIKELIHOOD",
    "BurnDownFigure",
    "BurnDownLine",
    "CapacityFigure",
    "CapacityLane",
    "ContextFigure",
    "ContractLane",
    "CostBar",
    "CostTornadoFigure",
    "Curve",
    "DependencyFigure",
    "ExtensionBar",
    "Figure",
    "GanttFigure",
    "GanttRow",
    "HeatMapFigure",
    "Lapse",
    "LapseFigure",
    "Link",
    "LinkState",
    "Marker",
    "MarkerKind",
    "Node",
    "PathState",
    "PathStrip",
    "SCurveFigure",
    "Shade",
    "TornadoBar",
    "TornadoFigure",
    "band",
    "readable",
]
