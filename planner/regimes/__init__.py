# SPDX-License-Identifier: MIT
"""Procurement law by date: which regime governs, how long its periods are and when they end.

Numbers stand in the packs of `requirements-catalogue/regimes`, each with its provision and how well it is
known; here is the logic only. `pack`, `periods` and `grounds` are the shape of a pack, `reading` and
`checks` bring one in, `counting` counts days, `dates` answers what `planner date` asks, and `governing`,
`classes`, `terms`, `judging`, `notices` and `selection` answer what a plan asks.
"""

from planner.regimes.answers import AnswerError
from planner.regimes.classes import class_of_body, is_above, threshold, threshold_on
from planner.regimes.dates import Asked, DateAnswer, date_for
from planner.regimes.governing import governing, possible_regimes, under_framework
from planner.regimes.judging import Judged, judge, judge_all, known_end
from planner.regimes.notices import Way, due, latest_event, latest_steps
from planner.regimes.pack import Pack, Selection
from planner.regimes.periods import KINDS
from planner.regimes.problems import PackProblem
from planner.regimes.reading import Known, regime_pack, selection_pack
from planner.regimes.refusals import Refusal
from planner.regimes.selection import Scope, SelectionTest, selection_test
from planner.regimes.shelf import Regimes
from planner.regimes.terms import (
    AsLet,
    Cap,
    ChangeNotice,
    as_let,
    change_notice,
    extension_caps,
    framework_end,
    last_day_of_term,
    renewed_end,
)

__all__ = [
    "KINDS",
    "AnswerError",
    "AsLet",
    "Asked",
    "Cap",
    "ChangeNotice",
    "DateAnswer",
    "Judged",
    "Known",
    "Pack",
    "PackProblem",
    "Refusal",
    "Regimes",
    "Scope",
    "Selection",
    "SelectionTest",
    "Way",
    "as_let",
    "change_notice",
    "class_of_body",
    "date_for",
    "due",
    "extension_caps",
    "framework_end",
    "governing",
    "is_above",
    "judge",
    "judge_all",
    "known_end",
    "last_day_of_term",
    "latest_event",
    "latest_steps",
    "possible_regimes",
    "regime_pack",
    "renewed_end",
    "selection_pack",
    "selection_test",
    "threshold",
    "threshold_on",
    "under_framework",
]
