# SPDX-License-Identifier: MIT
"""PLN4xx: dates that are out of order, already past, or too late."""

from planner.diagnostics.codes.code import Code

DATES = (
    Code(
        "PLN401",
        "error",
        "Dates out of order",
        "The second of two dates lies before the first: a contract that ends before it starts, a system "
        "retired "
        "before it went live.",
        "correct one of the two dates",
    ),
    Code(
        "PLN402",
        "warning",
        "A contract that is already over",
        "The present term of the contract ended before the day of the plan. Everything it covers is taken to "
        "have stopped.",
        "if an extension was taken, move 'end' and count it under 'taken:'",
    ),
    Code(
        "PLN403",
        "warning",
        "A successor that comes too late",
        "The system that is to take another's place goes live after the contract for the old one has ended.",
        "bring the go-live forward, extend the contract, or plan how the gap is bridged",
    ),
    Code(
        "PLN404",
        "warning",
        "The last day to extend has passed",
        "An extension that has not been taken could be taken only until a day before the day of the plan.",
        "if notice was given, count the extension under 'taken:' and move 'end'",
    ),
    Code(
        "PLN405",
        "error",
        "Progress in the future",
        "An activity is recorded as started or finished on a day that lies after the day of the plan.",
        "record what has happened; what is planned is worked out",
    ),
    Code(
        "PLN406",
        "warning",
        "A baseline taken after the day of the plan",
        "A forecast is held against what was agreed before it. The baseline is of a later day than the plan, "
        "so nothing is compared.",
        "plan as on a later day, or take the baseline that held then",
    ),
    Code(
        "PLN407",
        "error",
        "Recorded twice",
        "The progress or the baseline says two things of one activity, milestone, verdict or end of a "
        "contract. Only one of them can be right.",
        "keep the one that is right",
    ),
    Code(
        "PLN408",
        "error",
        "Finished, and yet days remain",
        "An activity is recorded as finished, and days are recorded as remaining of it.",
        "leave out 'finished:' while days remain, or 'remaining:' once it is done",
    ),
)
