# SPDX-License-Identifier: MIT
"""PLN2xx: ids that are repeated, and names that lead nowhere."""

from planner.diagnostics.codes.code import Code

REFERENCES = (
    Code(
        "PLN202",
        "error",
        "An id is used twice",
        "Two items of one noun have the same id, in one file or in two. Everything that refers to it would "
        "be unclear.",
        "rename one of the two, or delete it if it is the same thing",
    ),
)
