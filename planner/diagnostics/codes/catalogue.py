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
    Code(
        "PLN305",
        "error",
        "An entry that is in the catalogue already",
        "The project's own catalogue/ folder, or two files of a catalogue, give the same id twice. To put an "
        "entry in the place of a shipped one, say so.",
        "write 'replace: true' with a 'reason:', or give the entry an id of its own",
    ),
    Code(
        "PLN306",
        "error",
        "A decision about an entry that does not exist",
        "An entry is replaced or taken out, and the catalogue has none of that id.",
        "correct the id; 'planner catalogue list' shows them",
    ),
    Code(
        "PLN307",
        "error",
        "A decision without its reason",
        "What is replaced says why; what is taken out says why and who decided. Both are printed in the "
        "specification.",
        "write 'reason:', and 'decided_by:' for what is taken out",
    ),
    Code(
        "PLN308",
        "error",
        "A file that is no part of a catalogue",
        "The catalogue/ folder of a project is laid out like the one that planner ships. A file that lies "
        "elsewhere would be left out in silence.",
        "put requirements, risks and activities into the folders of those names",
    ),
)
