# SPDX-License-Identifier: MIT
"""What the catalogue knows of exit plans is read whole or not at all, each fault with its place."""

from planner.documents.exit_plan.knowledge import exit_knowledge
from planner.rules.entries import References

TIMES = [
    {"id": "answer", "working_days": 20, "sources": ["K"], "grade": "practice"},
    {"id": "confirm", "working_days": 10, "sources": ["K"], "grade": "practice"},
]
KNOWN = References(
    sources=frozenset({"K"}), instruments=frozenset({"pa-2023"}), activities=frozenset({"A01"})
)


def test_a_dangling_name_in_the_file_is_told_with_its_place() -> None:
    wrong = {
        "id": "X99", "section": "nowhere", "party": "trust", "title": "T", "owes": "O", "evidence": "E",
        "fallback": "F", "due": {"from": "activity", "activity": "Z99"}, "standards": ["@none"],
        "sources": ["K"], "grade": "practice",
    }  # fmt: skip
    knowledge, problems = exit_knowledge({"obligations": [wrong], "answer_times": TIMES}, KNOWN)

    assert knowledge is None
    assert sorted(problem.message for problem in problems) == [
        "there is no activity 'Z99'",
        "there is no instrument 'none'",
        "there is no section 'nowhere'",
    ]


def test_letters_need_both_of_their_times() -> None:
    read, _ = exit_knowledge({"answer_times": TIMES}, KNOWN)
    assert read is not None
    assert read.working_days == {"answer": 20, "confirm": 10}

    missing, problems = exit_knowledge({"answer_times": TIMES[:1]}, KNOWN)
    assert missing is None
    assert [problem.path for problem in problems] == [("answer_times",)]
