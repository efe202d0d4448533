# SPDX-License-Identifier: MIT
"""The table of codes.

PLN0xx reading, 1xx shape, 2xx references, 3xx catalogue and templates, 4xx dates, 5xx workbooks,
6xx consortia.
To add one: a line in the table of its range, a broken file in tests/errors/ that expects it, and the manual
(docs/diagnostics.md) made anew. A new range is one more table in `TABLES`.
"""

from planner.diagnostics.codes.audiences import AUDIENCES
from planner.diagnostics.codes.bids import BIDS
from planner.diagnostics.codes.catalogue import CATALOGUE
from planner.diagnostics.codes.code import Code
from planner.diagnostics.codes.collecting import COLLECTING
from planner.diagnostics.codes.consortium import CONSORTIUM
from planner.diagnostics.codes.dates import DATES
from planner.diagnostics.codes.evaluation import EVALUATION
from planner.diagnostics.codes.presentation import PRESENTATION
from planner.diagnostics.codes.reading import READING
from planner.diagnostics.codes.references import REFERENCES
from planner.diagnostics.codes.revisions import REVISIONS
from planner.diagnostics.codes.shape import SHAPE
from planner.diagnostics.codes.wording import WORDING
from planner.diagnostics.codes.workbooks import WORKBOOKS
from planner.diagnostics.codes.writing import WRITING

TABLES: tuple[tuple[str, tuple[Code, ...]], ...] = (
    ("Reading the files", READING),
    ("Writing the pack", WRITING),
    ("What may be written", SHAPE),
    ("References", REFERENCES),
    ("Catalogue and templates", (*CATALOGUE, *PRESENTATION)),
    ("Dates", DATES),
    ("Evaluation of bids", EVALUATION),
    ("Bids and scores that come back", BIDS),
    ("Workbooks", WORKBOOKS),
    ("Collecting edits", COLLECTING),
    ("Edits of Word documents", WORDING),
    ("Audiences", AUDIENCES),
    ("Earlier revisions of a project", REVISIONS),
    ("Consortia", CONSORTIUM),
)
CODES: dict[str, Code] = {code.code: code for _, table in TABLES for code in table}

__all__ = ["CODES", "TABLES", "Code"]
