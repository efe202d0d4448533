# SPDX-License-Identifier: MIT
"""Every word that a `when:` clause may use. A word that is not in `WORDS` does not exist."""

from planner.rules.binding import WordTable, table_of
from planner.rules.word import Word, word_of
from planner.rules.words import contracts, endings, estate, integrations, schedule, shape, sizing, systems

WORDS: tuple[Word, ...] = tuple(
    word_of(function)
    for function in (
        *estate.WORDS,
        *shape.WORDS,
        *schedule.WORDS,
        *contracts.WORDS,
        *endings.WORDS,
        *systems.WORDS,
        *integrations.WORDS,
        *sizing.WORDS,
    )
)

WORD_TABLE: WordTable = table_of(WORDS)
"""The words by subject and name, as conditions are bound with them."""
