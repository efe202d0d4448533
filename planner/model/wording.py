# SPDX-License-Identifier: MIT
"""What people wrote into the Word documents of a pack: kept with who wrote it and when, and put back.

`planner collect` writes these from edited documents. Deleting an entry lets planner's own words return.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from planner.model.noun import Part
from planner.model.values import Day, Text, YesNo, read_text

MAX_WORDING = 150_000
Words = Annotated[
    str,
    StringConstraints(max_length=MAX_WORDING),
    BeforeValidator(read_text),
    WithJsonSchema({"type": "string"}),
]


class WordEdit(Part):
    """One thing that a person did to a Word document.

    `text` is in the tags of a template. `planner` and `reads` are fingerprints of what planner said and of
    what the person made of it; `after` and `under` say which paragraph and heading an addition follows.
    """

    document: Text
    kind: Literal["changed", "deleted", "added", "comment", "unplaced"]
    place: Words | None = None
    said: Words | None = None
    text: Words | None = None
    who: Text | None = None
    when: Day | None = None
    block: Text
    planner: Text | None = None
    reads: Text | None = None
    after: Text | None = None
    under: Text | None = None
    inside: YesNo | None = None
