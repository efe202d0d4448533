# SPDX-License-Identifier: MIT
"""PLN3xx: an entry of the catalogue, or a template, that planner cannot use."""

from planner.diagnostics.codes.code import Code

CATALOGUE = (
    Code(
        "PLN301",
        "error",
        "A catalogue entry that cannot be used",
        "An entry lacks something, says something twice, or says it in a way that is not understood.",
        "compare it with its neighbours; CONTRIBUTING.md shows the form of each kind of entry",
    ),
    Code(
        "PLN302",
        "error",
        "A condition that cannot be decided",
        "The 'when:' of an entry uses a word that is not in the closed list, or uses one wrongly.",
        "use the words of docs/words.md; the help of the message names the nearest",
    ),
    Code(
        "PLN303",
        "error",
        "An entry cites something that does not exist",
        "Every source, instrument, requirement and activity that an entry names must be in the catalogue.",
        "correct the id, or add what it names",
    ),
    Code(
        "PLN304",
        "error",
        "A template that cannot be printed",
        "A document template uses a tag, a class or a cross-reference that Word output does not know.",
        "use the tags and classes listed in docs/templates.md",
    ),
)
