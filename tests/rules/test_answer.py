# SPDX-License-Identifier: MIT
"""Three-valued logic: what is unknown stays unknown unless the rest decides, and reasons are never lost."""

from hypothesis import given, strategies

from planner.rules.answer import Answer, Evidence, Fact, Question, all_of, any_of, negated, no, unknown, yes

END = Fact("contracts", "c-lsp", "end")
REASON = Evidence(END, "the contract LSP ends on 30 June 2013")
OTHER = Evidence(Fact("systems", "pacs", "in_scope"), "LSP PACS is to be replaced")
ASKED = Question(END, "On what day does the contract LSP end?", "CTR")

VALUES = strategies.sampled_from([True, False, None])
ANSWERS = strategies.lists(
    strategies.builds(Answer, VALUES, strategies.just((REASON,)), strategies.just((ASKED,))), max_size=6
)


def test_a_question_has_the_id_of_its_fact() -> None:
    assert ASKED.id == "Q-contracts-c-lsp-end"
    assert Question(Fact("programme", "", "link"), "How fast?", "CIO").id == "Q-programme-link"


def test_a_true_or_keeps_the_reasons_of_what_is_true_only() -> None:
    assert any_of([yes(REASON), no(OTHER), unknown(ASKED)]) == yes(REASON)


def test_an_unknown_or_keeps_the_questions() -> None:
    assert any_of([no(OTHER), unknown(ASKED)]) == Answer(None, (), (ASKED,))


def test_a_false_and_keeps_the_reasons_of_what_is_false_only() -> None:
    assert all_of([yes(REASON), no(OTHER), unknown(ASKED)]) == no(OTHER)


def test_an_unknown_and_keeps_the_questions_and_what_is_known() -> None:
    assert all_of([yes(REASON), unknown(ASKED)]) == Answer(None, (REASON,), (ASKED,))


def test_the_same_reason_is_said_once() -> None:
    assert all_of([yes(REASON), yes(REASON)]).evidence == (REASON,)


@given(ANSWERS)
def test_de_morgan_holds_for_three_values(answers: list[Answer]) -> None:
    contrary = [negated(answer) for answer in answers]
    assert negated(any_of(answers)).value is all_of(contrary).value
    assert negated(all_of(answers)).value is any_of(contrary).value


@given(ANSWERS)
def test_filling_a_blank_never_turns_a_settled_answer(answers: list[Answer]) -> None:
    """Whatever the blanks turn out to be, an answer that was given with blanks in it stands."""
    for join in (any_of, all_of):
        settled = join(answers).value
        for filled in (True, False):
            known = [answer if answer.value is not None else Answer(filled) for answer in answers]
            assert settled is None or join(known).value is settled
