# SPDX-License-Identifier: MIT
"""The seal of a lot: a hash over what bidders are asked and how it is weighed, printed with the tender.

Whoever holds the specification and a response workbook can see that both mean the same questions, texts,
weights and price formula, and that none was changed after publication.
"""

import hashlib
import json
from fractions import Fraction

from planner.evaluation.method import Method
from planner.evaluation.questions import LotAsked


def seal(method: Method, lot: LotAsked) -> str:
    """Return the SHA-256 of a lot as 64 hexadecimal digits.

    It covers ids, texts, kinds, word limits and weights of the questions in order of their ids, the weight
    of each criterion, the scale, the thresholds, the price formula with its figures, and the rounding.
    """
    questions = [
        [
            one.id,
            " ".join(one.text.split()),
            one.kind,
            one.must,
            one.words,
            one.criterion,
            _number(one.weight),
        ]
        for one in sorted(lot.questions, key=lambda one: one.id)
    ]
    means = {
        "lot": lot.id,
        "questions": questions,
        "weights": {key: _number(weight) for key, weight in sorted(method.weights.items())},
        "least": {key: _number(share) for key, share in sorted(method.minimum_criterion.items())},
        "scale": [list(step) for step in method.steps],
        "thresholds": [method.minimum_score, _number(method.minimum_quality)],
        "price": [
            method.formula,
            _number(method.price_weight),
            method.floor,
            method.cap,
            method.options_count,
        ],
        "rounding": [method.places, method.tie_break],
    }
    written = json.dumps(means, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def short_seal(whole: str) -> str:
    """Return the first sixteen digits in groups of four, to be compared by eye."""
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4)).upper()


def _number(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
