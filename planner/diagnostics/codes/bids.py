# SPDX-License-Identifier: MIT
"""PLN540–PLN559: workbooks that come back from bidders and evaluators."""

from planner.diagnostics.codes.code import Code

BIDS = (
    Code(
        "PLN540",
        "error",
        "A workbook that belongs to no evaluation",
        "Neither a response workbook, nor a score sheet, nor a consensus workbook of this project. Planner "
        "knows them by hidden marks, not by their names.",
        "take it out of the folder, or ask for the workbook that was sent out to be filled in",
    ),
    Code(
        "PLN541",
        "error",
        "A seal that is not that of the tender",
        "The workbook was made for other questions, texts, weights or another price formula than the project "
        "states now.",
        "evaluate with the project as it was published, or send out the workbooks again",
    ),
    Code(
        "PLN542",
        "warning",
        "A row that is not there",
        "A requirement or a line of the price schedule that was sent out is not in the workbook that came "
        "back.",
        "ask the bidder; the answer counts as missing",
    ),
    Code(
        "PLN543",
        "warning",
        "A row that is there twice",
        "Two rows have the same hidden id. If they say different things nobody can tell which is meant.",
        "ask the bidder which of the two holds",
    ),
    Code(
        "PLN544",
        "warning",
        "A locked text that was changed",
        "The requirement, its kind or its weight reads otherwise than it was sent out. The bidder may have "
        "answered another question.",
        "ask the bidder; the requirement as published holds",
    ),
    Code(
        "PLN545",
        "warning",
        "An answer that cannot be taken as it stands",
        "A formula, an error, merged cells, a word that is no choice, or a date or a price that is none.",
        "ask the bidder; the answer is listed for review, and nothing is guessed",
    ),
    Code(
        "PLN546",
        "warning",
        "An answer longer than allowed",
        "Only the words up to the limit are given to evaluators, so that all bidders have the same room.",
        "nothing, if the tender says so; the report names the answers",
    ),
    Code(
        "PLN547",
        "note",
        "Read all the same",
        "A sheet was renamed, columns moved, rows sorted or hidden. The hidden marks say what is what, so "
        "that every answer was read.",
        "nothing",
    ),
    Code(
        "PLN548",
        "error",
        "Two bids of one bidder for one lot",
        "Two workbooks in the folder belong to the same bidder and lot.",
        "leave the one that counts in the folder",
    ),
    Code(
        "PLN549",
        "error",
        "A score that cannot be taken",
        "The cell is a formula, or holds no step of the scale.",
        "write a score of the scale into the cell",
    ),
    Code(
        "PLN550",
        "warning",
        "A move without a reason",
        "The agreed score differs from what somebody gave, and no reason is written down.",
        "write into the consensus workbook why",
    ),
    Code(
        "PLN551",
        "warning",
        "A column that is gone",
        "A column of the workbook was deleted. What it held counts as missing.",
        "ask the bidder for the workbook as it was sent out",
    ),
    Code(
        "PLN552",
        "error",
        "A decision without a reason",
        "A gate that is not plainly passed was decided without saying why.",
        "write the reason beside the decision",
    ),
    Code(
        "PLN553",
        "warning",
        "Hidden marks that are gone",
        "A program copied only what can be seen: the table was read by its seal, headings and ids.",
        "compare it with the workbook as the bidder sent it; every gate in it is for review",
    ),
    Code(
        "PLN554",
        "warning",
        "A price that looks low",
        "A price is far below the average of all bids. That is no ground to set it aside; it is one to ask.",
        "ask the bidder to explain the price, and decide on the answer before the award",
    ),
)
