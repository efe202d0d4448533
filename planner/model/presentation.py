# SPDX-License-Identifier: MIT
"""How the documents of a project look: whose house style they are set in, under which of its styles."""

from pydantic import Field

from planner.model.noun import Part
from planner.model.values import Text


class StyleNames(Part):
    """The names that a house style gives to its styles, by what planner sets in them.

    A name is the one that Word shows. `planner` says that planner's own style is wanted. What is left out
    is looked for under Word's own names: heading 1, caption, List Bullet, Normal.
    """

    heading_1: Text | None = None
    heading_2: Text | None = None
    heading_3: Text | None = None
    appendix: Text | None = Field(default=None, description="The heading of an appendix.")
    body: Text | None = Field(default=None, description="Running text.")
    lead: Text | None = Field(default=None, description="The first paragraph of a chapter.")
    note: Text | None = None
    because: Text | None = Field(default=None, description="Why a requirement is there.")
    unknown: Text | None = Field(default=None, description="What nobody has said yet.")
    assumed: Text | None = Field(default=None, description="What planner has assumed.")
    caption: Text | None = Field(default=None, description="The caption of a table or figure.")
    bullets: Text | None = None
    numbers: Text | None = None
    table: Text | None = Field(default=None, description="Every table that has no entry of its own.")
    register_: Text | None = Field(
        default=None, alias="register", description="Tables of requirements and risks."
    )
    facts: Text | None = None
    compact: Text | None = None
    keyvalue: Text | None = None
    matrix: Text | None = None
    table_text: Text | None = None
    table_head: Text | None = None
    table_small: Text | None = None
    table_row_head: Text | None = None
    table_group: Text | None = None
    contents_heading: Text | None = None
    contents_1: Text | None = None
    contents_2: Text | None = None
    link: Text | None = None

    @property
    def said(self) -> dict[str, str]:
        """Return the names that were written, by role."""
        return {name: value for name, value in self.model_dump(by_alias=True).items() if value}


class StyleFile(Part):
    """A file of styles that lies beside a house style: `trust.styles.yaml` beside `trust.docx`."""

    styles: StyleNames | None = None
