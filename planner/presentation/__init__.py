# SPDX-License-Identifier: MIT
"""How the documents of a project look: in whose house style, from whose templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.diagnostics import Diagnostic, has_errors, in_order
from planner.documents.plan import ExitPlan
from planner.load import Loaded
from planner.model import Project
from planner.model.audiences import Audience
from planner.presentation.audience import INTERNAL, audience
from planner.presentation.checking import check_templates
from planner.presentation.house_style import house_style, shipped_style
from planner.presentation.templates import project_templates, shipped_templates
from planner.render.word.house import HouseStyle
from planner.render.word.theirs import Look, workbook_colours

__all__ = ["Presentation", "Presented", "plain", "present"]


def everybody() -> Audience:
    """Return the audience that sees everything."""
    found = audience(INTERNAL)
    assert found is not None
    return found


@dataclass(frozen=True)
class Presentation:
    """What the documents of a pack are set in: a house style, templates, and the look of the house."""

    house: HouseStyle | Path
    templates: Mapping[str, str]
    look: Look | None = None
    audience: Audience = field(default_factory=everybody)

    @property
    def colours(self) -> dict[str, str]:
        """Return what stands in the place of our blues in workbooks; their font stays, as widths need it."""
        return workbook_colours(self.look) if self.look is not None else {}


@dataclass(frozen=True)
class Presented:
    """The presentation of a project, None if anything is wrong with it, and all that is to be told.

    `sources` holds the lines of every file that a diagnostic may show.
    """

    presentation: Presentation | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, tuple[str, ...]]


def plain() -> Presentation:
    """Return planner's own presentation."""
    return Presentation(shipped_style(), shipped_templates())


def present(folder: Path, loaded: Loaded[Project], plan: ExitPlan, asked: Path | None = None) -> Presented:
    """Return the presentation of a project in a folder; `asked` is a house style that the command names."""
    style = house_style(folder, loaded, asked)
    templates = project_templates(folder, loaded)
    told = [*style.told, *templates.told, *check_templates(plan, templates)]
    sources = {**style.sources, **templates.sources}
    if has_errors(told):
        return Presented(None, in_order(told), sources)
    made = Presentation(style.house or shipped_style(), templates.texts, style.look)
    return Presented(made, in_order(told), sources)
