# SPDX-License-Identifier: MIT
"""Benefits, reference integrations and regimes of procurement law as entries to be listed and shown."""

from collections.abc import Iterator

from planner.documents.catalogue import Catalogue
from planner.documents.explain.places import rule_place
from planner.documents.knowledge_entry import Entry, Lines, cited, period, told
from planner.documents.words import PROTOCOL_WORDS, ROLES
from planner.english import joined
from planner.regimes import Pack, Regimes, Selection
from planner.rules.benefits import BenefitRule
from planner.rules.phrases import in_print, kind_in_print
from planner.rules.usual import ReferenceIntegration, Usual


def benefit(catalogue: Catalogue, held: BenefitRule, lines: Lines) -> Entry:
    """Return a benefit as an entry."""
    numbers = [
        f"{name}: {one.value} {one.unit}".strip() + f" ({one.grade})" for name, one in held.params.items()
    ]
    facts = told(
        ("When", held.when),
        ("Measured as", held.filled(held.metric)),
        ("Baseline", held.filled(held.baseline)),
        ("Target", held.filled(held.target)),
        ("Afterwards", held.filled(held.measure)),
        ("Owner", ROLES[held.owner]),
        ("When measured", held.filled(held.measured)),
        ("What others found", "; ".join(one.in_print for one in held.experience)),
        ("Requirements", ", ".join(held.requirements)),
        ("Activities", ", ".join(held.activities)),
        ("Numbers", "; ".join(numbers)),
        ("Valid", period(held.valid_from, held.valid_until)),
        ("Sources", cited(catalogue, held.sources, held.grade)),
        ("Written in", rule_place(lines, held.id)),
    )
    return Entry(
        "benefit", held.id, held.title, facts, held.kind, "", held.grade, held.sources, held.valid_from,
        held.valid_until,
    )  # fmt: skip


def reference(catalogue: Catalogue, held: ReferenceIntegration, lines: Lines) -> Entry:
    """Return a reference integration as an entry."""
    facts = told(
        ("From", joined([kind_in_print(kind) for kind in held.from_], "or")),
        ("To", joined([kind_in_print(kind) for kind in held.to], "or")),
        ("Purpose", joined([in_print(purpose) for purpose in (held.purpose, *held.also)])),
        ("Usual", _usual(held)),
        (
            "In other times",
            "; ".join(f"{period(era.valid_from, era.valid_until)}: {_usual(era)}" for era in held.eras),
        ),
        ("Codes", ", ".join(held.codes)),
        ("Identifiers", ", ".join(held.identifiers)),
        ("Security to ask for", held.security or ""),
        ("When it fails", held.when_it_fails),
        ("Valid", period(held.valid_from, held.valid_until)),
        ("Sources", cited(catalogue, held.sources, held.grade)),
        ("Written in", rule_place(lines, held.id)),
    )
    return Entry(
        "reference", held.id, held.title, facts, held.purpose, "", held.grade, held.sources, held.valid_from,
        held.valid_until,
    )  # fmt: skip


def _usual(held: Usual) -> str:
    """Return what is usual in one line, with how sure the numbers of transactions are."""
    ihe = ""
    if held.ihe:
        numbers = ", ".join(held.ihe.transactions)
        doubt = "; numbers not verified" if held.ihe.grade == "practice" else ""
        ihe = f"IHE {' '.join(filter(None, (held.ihe.profile, numbers)))} ({held.ihe.grade}{doubt})"
    protocol = PROTOCOL_WORDS[held.protocol] if held.protocol else ""
    trigger = f"when {held.trigger}" if held.trigger else ""
    return "; ".join(filter(None, (protocol, held.message or "", ihe, trigger)))


def regime_entries(catalogue: Catalogue, regimes: Regimes) -> Iterator[Entry]:
    """Return every regime of procurement law, the test of who is under another included."""
    packs: tuple[Pack | Selection, ...] = (*regimes.packs.values(), regimes.selection)
    for pack in packs:
        applies = pack.applies
        facts = told(
            ("Short name", pack.short),
            ("Governs", applies.lasts),
            ("As at", pack.as_at.isoformat()),
            ("Commenced", period(applies.commenced_from, applies.commenced_to)),
            ("Sources", cited(catalogue, [applies.source], applies.grade)),
            ("Written in", f"requirements-catalogue/regimes/{pack.regime}.yaml"),
        )
        yield Entry(
            "regime", pack.regime, pack.title, facts, "", "", applies.grade, (applies.source,),
            applies.commenced_from, applies.commenced_to,
        )  # fmt: skip
