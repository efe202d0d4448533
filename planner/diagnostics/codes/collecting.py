# SPDX-License-Identifier: MIT
"""PLN510–PLN529: what people changed in a workbook, and what was decided, held against the project."""

from planner.diagnostics.codes.code import Code

COLLECTING = (
    Code(
        "PLN510",
        "error",
        "Changed in the workbook and in the project",
        "Since the workbook was written somebody has changed the same fact in the project, to something "
        "else. Nothing was collected.",
        "choose: --take file for what the workbook says, --take project for what the project says",
    ),
    Code(
        "PLN511",
        "error",
        "Edits that were not collected",
        "A workbook of the pack holds edits that are not in the project yet. To build over it would put them "
        "out of sight, so nothing was written.",
        "collect them first: planner collect PROJECT FILE, or build with --edits collect",
    ),
    Code(
        "PLN512",
        "error",
        "A row of another workbook",
        "The hidden id of the row is none that this workbook was written with. Rows of another project, or "
        "of another pack, were pasted into it.",
        "delete the row, and type it anew as a row of your own if it is meant",
    ),
    Code(
        "PLN513",
        "warning",
        "A cell was changed that is planner's",
        "Only the light yellow cells are collected. This one is worked out from the project; the edited copy "
        "is kept.",
        "change the fact in the project, or say it in a yellow cell of the row",
    ),
    Code(
        "PLN514",
        "warning",
        "A row was deleted",
        "What follows from the project cannot be deleted in a workbook: the row comes back.",
        "set its status to Closed, or its decision to Out; an own row is deleted in decisions.yaml",
    ),
    Code(
        "PLN515",
        "warning",
        "A row was added to a table that takes none",
        "Own rows are taken from the risk register and from the requirements. The edited copy is kept.",
        "write it into the project",
    ),
    Code(
        "PLN516",
        "note",
        "A formula in a column of your own",
        "A formula would not survive rows and columns that move, so its result is kept.",
        "nothing needs doing",
    ),
    Code(
        "PLN517",
        "note",
        "A cell was cleared",
        "A blank says nothing, so what planner works out stands there again.",
        "write what is meant instead",
    ),
    Code(
        "PLN518",
        "warning",
        "A decision about something that the catalogue does not have",
        "What it is about is misspelt, or is no longer in the catalogue. The decision is kept, shown on the "
        "sheet Orphaned, and has no effect.",
        "correct the name; or delete the decision if it is not wanted",
    ),
    Code(
        "PLN519",
        "warning",
        "An acceptance that no longer holds",
        "The risk was accepted until a day that is before the day of the plan, or its score or the facts it "
        "rests on have changed since it was accepted. So it is open again.",
        "look at it again: accept it as it is now, until a later day if one was set, or treat it",
    ),
    Code(
        "PLN520",
        "error",
        "Something that is decided twice",
        "Two entries of the decisions are about the same thing, and nobody can tell which of them holds.",
        "make one entry of the two",
    ),
    Code(
        "PLN521",
        "warning",
        "A workbook that was read without its hidden marks",
        "The hidden sheet, rows or columns are gone: the visible cells were copied into a new workbook, or a "
        "program left out what is hidden. Tables were known by their headings and rows by their ids. If the "
        "hidden sheet is gone as well, nobody can tell what planner had written, so each cell that "
        "differs from what planner says today counts as changed.",
        "look through what was collected, and make further changes in a fresh copy from the pack",
    ),
    Code(
        "PLN522",
        "error",
        "A row that nobody can place",
        "The hidden marks are gone, and the id that people see belongs to something that is not in the plan "
        "any more. Nobody can tell which of its cells were changed.",
        "delete the row; or remove its id, and it becomes a row of your own",
    ),
    Code(
        "PLN523",
        "warning",
        "A sheet was deleted",
        "A table that planner wrote is not in the workbook any more. What the project holds of it stays.",
        "nothing needs doing, if nothing was filled in there",
    ),
    Code(
        "PLN524",
        "warning",
        "One id for a risk and a requirement",
        "A risk and a requirement that the trust added have the same id, so that nobody can tell in print "
        "which of the two is meant.",
        "give one of them another id, and write a fresh copy of the workbooks",
    ),
)
