# SPDX-License-Identifier: MIT
"""The hidden marks of a workbook: which table, which row, which column, and what planner had written there.

People rename sheets, translate headings, move columns and sort rows. A marked table therefore carries a
hidden row over its headings with the key of each column, and a hidden last column with the id of each row.
What the cells held when the workbook was written lies on a hidden sheet, so that an edit can be told from a
value.
"""

from datetime import date
from hashlib import sha256

TABLE = "planner:table:"
"""Before the name of the table, in the hidden row, over the column of ids."""
KEY = "planner:key:"
"""Before the key of a column, in the hidden row."""
OWN = "planner:own:"
"""Before the heading of a column that people added, in the hidden row."""
NOTE = "planner:note"
"""In the column of ids: the row is planner's own words, and no entry."""
ID_HEADING = "planner id"
BASE = "planner:base:1"
"""In the first cell of the hidden sheet that holds what was written."""
BASE_SHEET = "planner"
COLUMNS, SAID, COMPUTED = "columns", "said", "computed"
"""What a row of that sheet is: the keys of a table, what a row said, what planner worked out for it."""
DECIDED = "-"
"""In a row of computed values: the cell showed a decision, and planner itself would have said nothing."""
REOPENED = "!"
"""After the facts of a risk that was accepted, and is shown as open because that no longer holds."""
_SHORT = 16

Plain = str | int | float | date | bool | None


def coded(value: Plain) -> str:
    """Return a value as text that says its kind: `t:text`, `n:4`, `d:2027-03-31`; nothing for a blank."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f"t:{'Yes' if value else 'No'}"
    if isinstance(value, date):
        return f"d:{value.isoformat()[:10]}"
    return f"n:{value!r}" if isinstance(value, int | float) else f"t:{value}"


def digest(value: Plain) -> str:
    """Return by what a change of a cell nobody should edit is known: its value, or a hash if it is long."""
    said = coded(value)
    return said if len(said) <= _SHORT else f"h:{sha256(said.encode('utf-8', 'replace')).hexdigest()[:12]}"


def decoded(text: str) -> Plain:
    """Return the value behind the text, a hash as it stands; ValueError for text never written here."""
    kind, _, said = text.partition(":")
    if not text:
        return None
    if kind == "d":
        return date.fromisoformat(said)
    if kind == "n":
        return float(said) if "." in said or "e" in said else int(said)
    if kind == "t":
        return said
    if kind == "h":
        return text
    raise ValueError(f"{text[:40]!r} is no value that planner wrote")
