# SPDX-License-Identifier: MIT
"""The programme with its uncertainty: three-point durations and the risks of the register, run many times.

Only the modules behind `simulate` import numpy, and only when it is called.
"""

from planner.schedule.simulation.effects import (
    EffectScale,
    RiskEffect,
    effect_of,
    effect_scale,
    risk_effects,
)
from planner.schedule.simulation.goals import (
    Asked,
    Goal,
    GoalForecast,
    LastSafe,
    Outlook,
)
from planner.schedule.simulation.simulate import ITERATIONS, outlook, simulate
from planner.schedule.simulation.spread import Spread
from planner.schedule.simulation.uncertainty import (
    ActivityForecast,
    DateRange,
    DeadlineForecast,
    MilestoneForecast,
    Swing,
    Uncertainty,
)

__all__ = [
    "ITERATIONS",
    "ActivityForecast",
    "Asked",
    "DateRange",
    "DeadlineForecast",
    "EffectScale",
    "Goal",
    "GoalForecast",
    "LastSafe",
    "MilestoneForecast",
    "Outlook",
    "RiskEffect",
    "Spread",
    "Swing",
    "Uncertainty",
    "effect_of",
    "effect_scale",
    "outlook",
    "risk_effects",
    "simulate",
]
