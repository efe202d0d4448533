# SPDX-License-Identifier: MIT
"""PLN530–PLN539: how bids are to be compared cannot be as it is written."""

from planner.diagnostics.codes.code import Code

EVALUATION = (
    Code(
        "PLN530",
        "error",
        "The weights do not add up",
        "The weights of all criteria and of price make 100 together. By price per quality point, where price "
        "is divided and not weighed, those of the criteria alone do.",
        "change the weights until they make 100, or write unknown for those that are not settled",
    ),
    Code(
        "PLN531",
        "error",
        "The evaluation names what does not exist",
        "A criterion, a lot or an evaluator names a family, a requirement, a criterion, a lot or a person "
        "that is not there.",
        "correct the name",
    ),
    Code(
        "PLN532",
        "error",
        "Something is weighed twice",
        "A family or a requirement stands in two criteria, or two things of the evaluation have one id, so "
        "that nobody can say which weight holds.",
        "leave it in one of the two",
    ),
    Code(
        "PLN533",
        "error",
        "The price formula cannot be worked out",
        "A fixed benchmark needs a floor below its cap. Price per quality point has no weight of price.",
        "correct the figures of the price, or choose another formula",
    ),
    Code(
        "PLN534",
        "error",
        "The scale of scores cannot be used",
        "A scale has at least two steps, each score once. Its highest score earns all marks of a question, "
        "and no least score lies above it.",
        "write each score of the scale once, from the lowest to the highest",
    ),
    Code(
        "PLN535",
        "error",
        "A score that is not on the scale",
        "An agreed score of a bid is none of the steps of the scale, or answers a question that nobody asks.",
        "write a score of the scale, under the id of a question",
    ),
)
