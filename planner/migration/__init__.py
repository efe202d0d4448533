# SPDX-License-Identifier: MIT
"""How long the data take to move: volumes, routes, rates, new work meanwhile, exceptions and doubt.

`reading` turns the reference files of the catalogue into values. `volumes` counts what is held and made
in a year, from `pieces` that count no study twice. `moving`, `choosing`, `sources` and `limits` turn an
estate into a `plan`; `simulate` plays it through a thousand `sampling` draws with the formulas of
`arithmetic`; `estimate` says what came of it, and `ranking` on which doubt the answer hangs.
"""

from planner.migration.estimate import MigrationEstimate, estimate
from planner.migration.reading import FILES, MigrationReferences, migration_references
from planner.migration.usual import figures_of
from planner.migration.volumes import VolumeEstimate, volumes

__all__ = [
    "FILES",
    "MigrationEstimate",
    "MigrationReferences",
    "VolumeEstimate",
    "estimate",
    "figures_of",
    "migration_references",
    "volumes",
]
