# SPDX-License-Identifier: MIT
"""PLN050–PLN059: the pack cannot be written. In every case nothing was changed."""

from planner.diagnostics.codes.code import Code

WRITING = (
    Code(
        "PLN050",
        "error",
        "The pack could not be written",
        "The operating system refused: no permission, a read-only folder, or a fault of the disk. Nothing "
        "was changed.",
        "choose another folder with -o, or ask for permission to write there",
        unreachable=True,
    ),
    Code(
        "PLN051",
        "error",
        "Another run is writing this pack",
        "A second planner is writing into the same folder. The lock ends with that run. Nothing was changed.",
        "wait until it has finished, then run again",
        unreachable=True,
    ),
    Code(
        "PLN052",
        "error",
        "A file of the pack is open in another program",
        "Windows does not let a file be replaced while Excel or Word shows it. Nothing was changed.",
        "close the file in Excel or Word, then run again",
        unreachable=True,
    ),
    Code(
        "PLN053",
        "error",
        "The disk is full",
        "There was no room for the pack. Nothing was changed.",
        "make room, or choose another folder with -o",
        unreachable=True,
    ),
    Code(
        "PLN054",
        "error",
        "Something else stands where the pack should go",
        "The output path is a file, or a folder stands where a file of the pack should go. Nothing was "
        "changed.",
        "choose another folder with -o, or move what is in the way",
        unreachable=True,
    ),
    Code(
        "PLN055",
        "error",
        "The files written are not the files meant",
        "Read back before they were moved into place, the files differed from what was written. Nothing was "
        "changed.",
        "run again; if it happens again the disk or the network drive is at fault",
        unreachable=True,
    ),
)
