# SPDX-License-Identifier: MIT
"""The edits of Word documents as YAML, one entry each, with nothing left out."""

from collections.abc import Sequence
from dataclasses import fields
from io import StringIO
from typing import Any

from planner.documents.edits import Edit
from planner.model.wording import WordEdit

NEW_FILE = """\
# What people wrote into the Word documents of the pack. planner collect writes it from edited documents, and
# planner build puts it back. Delete an entry, and planner's own words return.
"""


def with_wording(text: str, edits: Sequence[Edit]) -> str:
    """Return a sound project file with these edits in it; what else it says stays, with its comments."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    said = yaml.load(text or f"{NEW_FILE}wording: []\n")
    said["wording"] = [CommentedMap(_facts(edit)) for edit in edits]
    out = StringIO()
    yaml.dump(said, out)
    return out.getvalue()


def _facts(edit: Edit) -> list[tuple[str, Any]]:
    """Return what an entry says, in the order in which a person reads it."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    known = {fact.name for fact in fields(Edit)}
    out: list[tuple[str, Any]] = []
    for name in WordEdit.model_fields:
        value = getattr(edit, name) if name in known else ""
        if value is True:
            out.append((name, "yes"))
        elif value:
            plain = name in ("document", "kind", "when")
            out.append((name, value if plain else DoubleQuotedScalarString(value)))
    return out
