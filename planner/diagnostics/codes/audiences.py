# SPDX-License-Identifier: MIT
"""PLN570–PLN579: a pack that would show its audience what is kept from it. Nothing was changed."""

from planner.diagnostics.codes.code import Code

AUDIENCES = (
    Code(
        "PLN570",
        "error",
        "A fact that is kept back stands in the pack",
        "A commercial, security or personal fact of the project would have been in a file for people who may "
        "not see it. Text, properties, alternative texts, comments, drawn words and names of files are all "
        "read. Mostly the fact has been written a second time, in a title or in notes.",
        "take it out of the title or the notes that it stands in; the message names the fact and the file",
    ),
    Code(
        "PLN571",
        "error",
        "The folder holds files for somebody else",
        "A pack for one audience is never written over one for another, nor among other files: whoever sends "
        "the folder would send those too.",
        "give a folder of its own for each audience with -o",
    ),
)
