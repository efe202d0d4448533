# SPDX-License-Identifier: MIT
"""PLN1xx: a fact is written in a way that the model does not understand."""

from planner.diagnostics.codes.code import Code

SHAPE = (
    Code(
        "PLN101",
        "error",
        "A field is missing",
        "This field must be written. If nobody knows the answer, and the field may be unknown, write "
        "'unknown'.",
        "add the field",
    ),
    Code(
        "PLN102",
        "error",
        "An unknown field",
        "The model has no such field here. Planner refuses it rather than leave a fact out of the plan in "
        "silence.",
        "the fields are listed in the manual; check the spelling and the indentation",
    ),
    Code(
        "PLN103",
        "error",
        "Not one of the allowed words",
        "The field takes one word of a closed list.",
        "use one of the words of the list, or 'unknown'",
    ),
    Code(
        "PLN104",
        "error",
        "Fields are expected here",
        "Here belong fields with their names ('name: value'), not a single value or a list.",
        "write the fields on lines of their own, indented, each with its name and a colon",
    ),
    Code(
        "PLN105",
        "error",
        "A list is expected here",
        "Here belongs a list.",
        "begin each item with '- ', or write the items in square brackets: [one, two]",
    ),
    Code(
        "PLN106",
        "error",
        "A single value is expected here",
        "Here belongs one value, not a list or a mapping. A text that begins with a bracket or a brace needs "
        "quotes.",
        "write one value; put it in quotes if it begins with [ or {",
    ),
    Code(
        "PLN107",
        "error",
        "Not a number",
        "The field takes a number, written in digits with a point for decimals.",
        "write digits only, for example 1400 or 99.9",
    ),
    Code(
        "PLN108",
        "error",
        "Neither yes nor no",
        "The field takes yes, no or unknown.",
        "write yes, no or unknown",
    ),
    Code(
        "PLN109",
        "error",
        "Not a date",
        "Dates are written as year-month-day and must exist in the calendar.",
        "write the date as 2027-06-30",
    ),
    Code(
        "PLN110",
        "error",
        "Out of range",
        "The number is larger or smaller than the field allows.",
        "check the number and its unit",
    ),
    Code(
        "PLN111",
        "error",
        "The wrong form or length",
        "The text is too short, too long, or not in the form that the field asks for; or a list has too "
        "few or too many items.",
        "write it in the form that the message names",
    ),
    Code(
        "PLN112",
        "error",
        "A value that is not understood",
        "The field reads quantities, periods, money and dates as people write them, and could not read this "
        "one.",
        "write it as the message shows",
    ),
    Code(
        "PLN113",
        "error",
        "Facts that do not agree",
        "Each fact alone is well written, but together they cannot be true.",
        "correct the one that is wrong",
    ),
)
