# SPDX-License-Identifier: MIT
"""Words that only the choice of a migration approach needs, in the same language as the catalogue's own."""

from planner.model import System
from planner.rules.answer import Answer, any_of, no, unknown, yes
from planner.rules.binding import WordTable, table_of
from planner.rules.facts import Facts, evidence, question, stated, value_at
from planner.rules.phrases import said_of
from planner.rules.word import word_of
from planner.rules.words import WORDS
from planner.rules.words.contracts import IMAGE_STORES
from planner.rules.words.systems import stays

AWAY = ("supplier_dc", "regional_dc", "public_cloud")
"""Hosting that is reached over a wide-area network."""

PORTABLE = ("disk", "disc", "tape", "drive", "media")


def remote(system: System, facts: Facts) -> Answer:
    """The images of the system lie outside the trust, so that they come over a wide-area network."""
    if system.kind == "regional_store":
        return yes(stated("systems", system, "kind", f"{said_of('systems', system)} is a regional store"))
    if system.hosting is None:
        return unknown(question("systems", system, "hosting"))
    return Answer(system.hosting in AWAY, (evidence("systems", system, "hosting", system.hosting),))


def returned_on_media(system: System, facts: Facts) -> Answer:
    """The contract of the system returns data on portable disks or tapes."""
    covering = facts.contracts_covering.get(system.id, ())
    if not covering:
        return unknown(question("systems", system, "contract"))
    answers = []
    for item in covering:
        media = value_at(item, "exit.data_return.media")
        if media is None:
            answers.append(unknown(question("contracts", item, "exit.data_return.media")))
            continue
        says = (evidence("contracts", item, "exit.data_return.media", media),)
        answers.append(Answer(any(word in media.lower() for word in PORTABLE), says))
    return any_of(answers)


def storage_transfers(system: System, facts: Facts) -> Answer:
    """The contract of the system hands its hardware over at the end."""
    covering = facts.contracts_covering.get(system.id, ())
    if not covering:
        return unknown(question("systems", system, "contract"))
    answers = []
    for item in covering:
        assets = value_at(item, "exit.asset_transfer")
        if assets is None:
            answers.append(unknown(question("contracts", item, "exit.asset_transfer")))
            continue
        says = (evidence("contracts", item, "exit.asset_transfer", assets),)
        answers.append(Answer(any("hardware" in asset.lower() for asset in assets), says))
    return any_of(answers)


def copy_stays(system: System, facts: Facts) -> Answer:
    """Another archive that stays in use holds a copy of what the system holds."""
    answers = []
    for holding in facts.holdings_in.get(system.id, ()):
        for other in (facts.system(key) for key in holding.also_in or ()):
            if other is not None and other.id != system.id:
                answers.append(stays(other, facts))
    for link in facts.links_of.get(system.id, ()):
        other = facts.system(link.to)
        if link.from_ == system.id and link.purpose in ("image_store", "backup") and _keeps_images(other):
            assert other is not None
            answers.append(stays(other, facts))
    if not answers:
        return no(
            stated(
                "systems",
                system,
                "archive",
                f"no archive that stays is said to hold what {said_of('systems', system)} holds",
            )
        )
    return any_of(answers)


def _keeps_images(system: System | None) -> bool:
    return system is not None and system.kind in IMAGE_STORES


APPROACH_WORDS: WordTable = table_of(
    (*WORDS, *(word_of(function) for function in (remote, returned_on_media, storage_transfers, copy_stays)))
)
"""The words of the catalogue and those of this room, as the clauses of approaches are bound with them."""
