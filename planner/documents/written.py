# SPDX-License-Identifier: MIT
"""What was written of a thing: its facts by their paths, and each in print."""

from collections.abc import Iterator

from planner.model.noun import Part
from planner.rules.phrases import in_print


def leaves(group: Part, untold: tuple[str, ...] = (), before: str = "") -> Iterator[tuple[str, object]]:
    """Yield the facts that are written, by their paths; groups of facts are gone into, tables are not.

    `untold` names facts at the top that are left out.
    """
    for name in type(group).model_fields:
        value = getattr(group, name)
        if value is None or name in untold:
            continue
        path = f"{before}{name.rstrip('_')}"
        if isinstance(value, Part):
            yield from leaves(value, (), f"{path}.")
        else:
            yield path, value


def told(value: object) -> str:
    """Return a fact in print; a table or a list of groups by its parts."""
    if isinstance(value, Part):
        return ", ".join(f"{path} {told(inner)}" for path, inner in leaves(value)) or "blank"
    if isinstance(value, dict):
        return "; ".join(f"{key} {told(inner)}" for key, inner in value.items())
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        return "; ".join(told(inner) for inner in value)
    return in_print(value)
