# SPDX-License-Identifier: MIT
"""PLN500–PLN509: what is read from workbooks, and what a workbook could not hold."""

from planner.diagnostics.codes.code import Code

WORKBOOKS = (
    Code(
        "PLN500",
        "error",
        "The office file cannot be read",
        "The file is missing, damaged, protected by a password, in the format of Excel 97, or no office "
        "file.",
        "open it in Excel, save it as an Excel workbook (.xlsx) without a password, and give that file",
        unreachable=True,
    ),
    Code(
        "PLN501",
        "warning",
        "Characters that no workbook can hold",
        "A text has characters that XML forbids. They are printed as a replacement character.",
        "correct the text in the project",
    ),
    Code(
        "PLN502",
        "warning",
        "A text that was cut",
        "Excel holds 32,767 characters in a cell. The whole text is in pack.json.",
        "shorten the text in the project",
    ),
    Code(
        "PLN503",
        "note",
        "A row that is higher than Excel can show",
        "Excel shows rows of at most 409 points. The whole text is in the cell.",
        "select the cell to read it whole",
    ),
    Code(
        "PLN504",
        "error",
        "The office file was not opened",
        "The file is larger than any workbook of this kind, holds macros, declares a document type, or is "
        "built in a way that only a file meant to do harm is. Nothing in it was run or followed.",
        "ask its sender for a plain Excel workbook (.xlsx), without macros",
        unreachable=True,
    ),
    Code(
        "PLN505",
        "error",
        "A formula where a value is expected",
        "A formula may say something else on another machine, so it is no answer.",
        "write the value itself into the cell",
    ),
    Code(
        "PLN506",
        "error",
        "A cell that does not say what its column asks for",
        "A date, a number or a word of the list is expected there. Dates and numbers typed as text are "
        "understood, and so are the words of the list in another case.",
        "correct the cell, save the workbook and run again",
    ),
    Code(
        "PLN507",
        "error",
        "The same row twice, with different answers",
        "A row was copied, with its hidden id. Which of the two is meant nobody can tell.",
        "delete the copy; for a row of your own, insert an empty row and fill that in",
    ),
    Code(
        "PLN508",
        "error",
        "Merged cells in the rows of a table",
        "Cells of several rows were merged. Only the first of those rows still has a value.",
        "undo the merge (Home, Merge & Centre), and fill in each row",
    ),
    Code(
        "PLN509",
        "error",
        "The hidden marks of a workbook are gone",
        "Planner knows sheets, rows and columns by a hidden row, a hidden column and a hidden sheet, which "
        "were deleted or did not survive the program that saved the file. Nothing was taken from that table.",
        "make the changes in a fresh copy of the workbook from the pack",
    ),
)
