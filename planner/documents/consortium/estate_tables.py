# SPDX-License-Identifier: MIT
"""Tables of what the members have: systems, ends, what does not match, requirements, open questions."""

from collections.abc import Iterable, Mapping

from planner.consortium.estates import Asked
from planner.consortium.result import Together
from planner.documents.table import Table
from planner.documents.verdict_words import chance_words
from planner.documents.workbook import Column, Value
from planner.english import joined

AGREED = {"same": "The same", "different": "Different", "not_known": "Not known of all"}
GRADES = {"statute": "Statute", "published": "Published", "computed": "Computed", "practice": "Practice"}


def exits(held: Together) -> Table:
    """Return when the contracts of each member end, and when it is live and out."""
    rows: list[tuple[Value, ...]] = []
    for member in held.said.members:
        times = held.timing.base.get(member.id)
        for end in held.ends_of(member.id):
            rows.append(
                (
                    held.names[member.id],
                    end.contract or None,
                    end.service,
                    end.archive,
                    end.latest,
                    times.live if times else None,
                    times.live_p80 if times else None,
                    times.out_p80 if times else None,
                    chance_words(times.chance, times.runs) if times else None,
                )
            )
    return Table(
        "consortium-exits",
        "When each member is out",
        (
            Column("member", "Member", "long", 34),
            Column("contract", "Contract", "long", 34),
            Column("service", "Service ends", "date"),
            Column("archive", "Archive ends", "date"),
            Column("latest", "If extended", "date"),
            Column("live", "Live, planned", "date"),
            Column("p80", "Live, P80", "date"),
            Column("out", "Out, P80", "date"),
            Column("chance", "Chance to be out in time"),
        ),
        tuple(rows),
        note="P80: in four futures out of five it is reached by that day. Every plan is of the same day.",
    )


def kinds(held: Together) -> Table:
    """Return what each member has of every kind of system: the union, and its gaps."""
    return Table(
        "consortium-kinds",
        "Who has what",
        (
            Column("kind", "Kind of system", "long", 30),
            *(Column(f"m-{one.id}", held.short[one.id], "long", 24) for one in held.estates),
            Column("having", "Members who have it", "number"),
            Column("shared", "Shared"),
        ),
        tuple(
            (
                one.title,
                *(_cell(one.held, member.id) for member in held.estates),
                len(one.having),
                "Yes" if one.shared else "No",
            )
            for one in held.kinds
        ),
        note="A dash: the member has said that its list is complete, and has none.",
    )


def _cell(held: Mapping[str, str | None], member: str) -> Value:
    return held.get(member, "–")


def union(held: Together) -> Table:
    """Return for each kind who has it, who has not, of whom it is not known, and from whom it comes."""
    rows: list[tuple[Value, ...]] = []
    for one in held.kinds:
        having = [held.short[id_] for id_ in one.having]
        unknown = [held.short[id_] for id_, what in one.held.items() if what is None]
        without = [held.short[e.id] for e in held.estates if e.id not in one.held]
        products = sorted({what for what in one.held.values() if what})
        everyone = len(having) == len(held.estates)
        rows.append(
            (
                one.title + (" (shared)" if one.shared else ""),
                "All" if everyone else joined(having) + (" only" if len(having) == 1 else ""),
                joined(without) or "–",
                joined(unknown) or "–",
                "; ".join(products),
            )
        )
    return Table(
        "consortium-union",
        "What all have, and what only some have",
        (
            Column("kind", "Kind of system", "long", 34),
            Column("having", "Who has it", "long", 44),
            Column("without", "Who has none", "long", 34),
            Column("unknown", "Not known of", "long", 24),
            Column("products", "Which, from whom", "long", 50),
        ),
        tuple(rows),
        note="Nobody counts as having none who has not said that its list of systems is complete.",
    )


def shared(held: Together) -> Table:
    """Return the systems and contracts that are described once, and whose they are."""
    rows: list[tuple[Value, ...]] = [
        (one.name_in_print, "System", joined(_short(held, names)) or None)
        for one, names in held.systems.values()
    ]
    rows += [
        (one.name_in_print, "Contract", joined(_short(held, names)) or None)
        for one, names in held.contracts.values()
    ]
    return Table(
        "consortium-shared",
        "What is described once and shared",
        (
            Column("what", "What", "long", 40),
            Column("kind", "Kind"),
            Column("who", "Who uses it or leaves it", "long", 60),
        ),
        tuple(rows),
    )


def _short(held: Together, names: Iterable[str]) -> list[str]:
    by_name = {name: held.short[id_] for id_, name in held.names.items()}
    found = [by_name.get(name, name) for name in names]
    return ["All"] if len(found) == len(held.estates) else found


def matches(held: Together) -> Table:
    """Return codes, identities and numbers on which the members must agree."""
    return Table(
        "consortium-matches",
        "Codes, identities and numbers held against each other",
        (
            Column("what", "What", "long", 34),
            Column("agreement", "Do they agree?"),
            Column("who", "Who has what", "long", 70),
            Column("because", "Why it matters", "long", 60),
        ),
        tuple(
            (
                one.title,
                AGREED[one.agreement],
                "; ".join(
                    f"{what or 'Not known'}: {joined(_short(held, names))}"
                    for what, names in one.held.items()
                ),
                one.because,
            )
            for one in held.matches
        ),
    )


def requirements(held: Together, common: bool = True) -> Table:
    """Return every requirement and its members; without `common` those of some and not of others."""
    rows: list[tuple[Value, ...]] = []
    for one in held.asked:
        everyone = len(one.applies) == len(held.estates)
        if not common and (everyone or not one.applies):
            continue
        rows.append(
            (
                one.id,
                one.title,
                "All" if everyone else joined([held.short[id_] for id_ in one.applies]) or "–",
                _undecided(held, one) or "–",
                joined(list(one.lots)) or "–",
            )
        )
    return Table(
        "consortium-requirements",
        "Requirements of the members",
        (
            Column("id", "Id", "id", 14),
            Column("title", "What it asks", "long", 60),
            Column("applies", "Applies to", "long", 40),
            Column("undecided", "Not known of", "long", 30),
            Column("lots", "Lots", "long", 24),
        ),
        tuple(rows),
        note="Derived for each member from its own estate and compared by id. The sentences, made out for "
        "each member, stand in the members' own packs.",
    )


def _undecided(held: Together, one: Asked) -> str:
    names = [held.short[id_] for id_ in one.undecided if id_ not in one.applies]
    return "All" if names and len(names) == len(held.estates) else joined(names)


def questions(held: Together) -> Table:
    """Return what the members have not settled among themselves."""
    return Table(
        "consortium-questions",
        "Questions to settle among the members",
        (
            Column("member", "Put to", "long", 30),
            Column("question", "Question", "long", 60),
            Column("because", "Why", "long", 60),
            Column("grade", "How well that is known"),
            Column("sources", "Sources"),
        ),
        tuple(
            (
                one.member or "All members",
                one.rule.text,
                one.rule.because,
                GRADES.get(one.rule.grade, one.rule.grade),
                ", ".join(one.rule.sources),
            )
            for one in held.questions
        ),
    )


def failed(held: Together) -> Table:
    """Return the members that could not be read, and why."""
    return Table(
        "consortium-failed",
        "Members that could not be read",
        (Column("member", "Member", "long", 34), Column("why", "Why", "long", 80)),
        tuple((held.names[id_], why) for id_, why in held.failed.items()),
        note="They count in the shares of cost as far as consortium.yaml says their studies and TB.",
    )
