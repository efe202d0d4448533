# SPDX-License-Identifier: MIT
"""Where an entry of the catalogue is written."""

import re
from collections.abc import Mapping, Sequence


def rule_place(lines: Mapping[str, Sequence[str]], id_: str) -> str:
    """Return the file and the line at which an entry begins; empty if the lines are not at hand."""
    begins = re.compile(rf"\s*- (?:\{{)?(?:id|key|purpose): [\"']?{re.escape(id_)}[\"']?\s*(?:[,#].*)?$")
    for name, written in lines.items():
        for number, line in enumerate(written, start=1):
            if id_ in line and begins.match(line):
                return f"{name}:{number}"
    return ""
