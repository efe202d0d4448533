# SPDX-License-Identifier: MIT
"""Load: files → what people wrote, where they wrote it, and all that is wrong with it, at once."""

from planner.load.findings import placed
from planner.load.loading import Check, Loaded, collector_paused, load_project
from planner.load.positions import Positions
from planner.load.project import WrittenProject, read_project
from planner.load.validate import validate
from planner.load.yaml_file import YamlFile, read_yaml_bytes, read_yaml_file

__all__ = [
    "Check",
    "Loaded",
    "Positions",
    "WrittenProject",
    "YamlFile",
    "collector_paused",
    "load_project",
    "placed",
    "read_project",
    "read_yaml_bytes",
    "read_yaml_file",
    "validate",
]
