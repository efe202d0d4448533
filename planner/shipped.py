# SPDX-License-Identifier: MIT
"""Where the shipped folders lie: inside an installed wheel, or at the root of a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Return the path of `templates`, `requirements-catalogue` or `examples`, wherever planner runs from."""
    in_wheel = PACKAGE / "_shipped" / folder
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / folder
