# SPDX-License-Identifier: MIT
"""PLN560–PLN569: Word documents that come back with edits."""

from planner.diagnostics.codes.code import Code

WORDING = (
    Code(
        "PLN560",
        "error",
        "The Word document cannot be read",
        "A part of it is damaged or missing, or built in a way that no office program writes.",
        "open it in Word, save it as a Word document (.docx), and give that file",
        unreachable=True,
    ),
    Code(
        "PLN561",
        "error",
        "A Word document that is none of this project's",
        "Nothing in the file says which document of the pack it is: planner did not write it, or its text "
        "was pasted into a new file.",
        "give the edited copy of a document that planner build wrote",
    ),
    Code(
        "PLN562",
        "warning",
        "What was deleted cannot be told",
        "The program that saved the document dropped the list of its paragraphs. Changes and additions were "
        "read; a paragraph that was deleted comes back.",
        "edit in Word or LibreOffice, or delete the paragraphs again in the new document",
    ),
    Code(
        "PLN563",
        "warning",
        "Something in a document that cannot be put into the next one",
        "Charts, equations, drawings and pictures other than PNG and JPEG cannot be carried over. The whole "
        "edited document is kept in the project.",
        "put it in as a picture (PNG or JPEG), or copy it from the document that was kept",
    ),
    Code(
        "PLN564",
        "error",
        "An addition that is too long",
        "A text that people added is longer than a project can hold.",
        "part it into several paragraphs or tables, save and collect again",
    ),
    Code(
        "PLN565",
        "note",
        "Tracked changes were taken as accepted",
        "A document is read as it is seen with all changes accepted. Comments are kept in the margin.",
        "nothing needs doing",
    ),
    Code(
        "PLN566",
        "error",
        "Edits of a Word document that were not collected",
        "The pack holds Word documents that people edited since they were written. Nothing was written.",
        "planner collect, or planner build with --edits collect",
    ),
)
