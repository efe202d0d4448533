# SPDX-License-Identifier: MIT
"""The shape of `audiences.yaml`: classes of facts, and who gets which files, sheets, sections and tables."""

from fnmatch import fnmatchcase

from planner.model.noun import Part
from planner.model.values import Text, Texts, YesNo


class FactClass(Part):
    """A class of facts that some audiences may not see, as fields of a project: `people.name`."""

    id: Text
    title: Text
    because: Text
    fields: Texts


class Audience(Part):
    """Who gets a pack: the classes kept from them, and what is in it. `everything` leaves nothing out.

    `files` and `tables` are patterns; `sheets` are those of a workbook, by its stem; `left_out` are the
    headings of a document, by the id of each, whose sections are not in it; `families_out` are families of
    requirements that are the trust's own business.
    """

    id: Text
    title: Text
    because: Text | None = None
    everything: YesNo | None = None
    withholds: Texts = ()
    files: Texts = ()
    sheets: dict[str, Texts] | None = None
    left_out: dict[str, Texts] | None = None
    tables: Texts = ()
    families_out: Texts = ()

    def gets(self, file: str) -> bool:
        """Return whether a file is in their pack."""
        return bool(self.everything) or any(fnmatchcase(file, wanted) for wanted in self.files)

    def reads(self, table: str) -> bool:
        """Return whether a table is in their `pack.json`."""
        return bool(self.everything) or any(fnmatchcase(table, wanted) for wanted in self.tables)


class Audiences(Part):
    """Every class of facts and every audience."""

    classes: tuple[FactClass, ...]
    audiences: tuple[Audience, ...]
