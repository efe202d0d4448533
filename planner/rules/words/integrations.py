# SPDX-License-Identifier: MIT
"""What may be asked of each interface and of each holding, and what the interfaces amount to together."""

from collections.abc import Mapping, Sequence

from planner.english import long_date
from planner.model import Holding, Integration, System
from planner.rules.answer import (
    Answer,
    Evidence,
    Fact,
    Question,
    Reading,
    Readings,
    all_of,
    any_of,
    negated,
    no,
    unknown,
    yes,
)
from planner.rules.facts import Facts, question, stated
from planner.rules.fields import HoldingField, IntegrationField
from planner.rules.phrases import carried, said_of
from planner.rules.word import Numbers
from planner.rules.words.contracts import in_exit_scope, leaves_of
from planner.rules.words.shape import crosses

CODED = (
    "order", "order_status", "procedure_scheduled", "worklist", "report", "report_status", "appointment",
    "performed_step", "extract_dids", "extract_bi", "outsource_send", "outsource_report", "share_push",
    "share_query", "share_retrieve", "document_register",
)  # fmt: skip
"""What an interface carries when codes for examinations travel on it."""

SAFETY = ("alert", "dose", "result_ack", "screening_worklist", "screening_result", "report", "merge")
"""What an interface carries when its silence can harm a patient before anybody notices."""

ASKED_BY_PEOPLE = (
    "viewer_launch", "context_sync", "image_query_retrieve", "share_query", "share_retrieve", "result_ack",
)  # fmt: skip
"""What an interface carries when a person at a screen caused it."""

OLD_MEDIA = ("tape", "lto", "dlt", "mod", "optical", "jukebox", "dvd", "cd")
"""Words in the name of a medium that has to be read by a drive."""


def integration(integration: Integration, facts: Facts, field: IntegrationField) -> Readings:
    """A field of the interface in question, such as `integration.criticality`.

    Alone it asks whether the field is stated and not no or none.
    """
    return (facts.read("integrations", integration, field),)


def endpoint_retires(integration: Integration, facts: Facts) -> Answer:
    """A system at one end of the interface stops: it is replaced, consolidated or retired."""
    return any_of(leaves_of(end, facts) for end in ends_of(integration, facts))


def endpoints_stay(integration: Integration, facts: Facts) -> Answer:
    """The systems at both ends of the interface are still in use after the exit."""
    ends = ends_of(integration, facts)
    if len(ends) < 2:
        blank = "from_" if integration.from_ is None else "to"
        return unknown(question("integrations", integration, blank))
    return all_of(negated(leaves_of(end, facts)) for end in ends)


def ends_of(item: Integration, facts: Facts) -> tuple[System, ...]:
    """Return the systems at the ends of an interface that the estate lists."""
    found = (facts.system(end) for end in (item.from_, item.to))
    return tuple(system for system in found if system is not None)


def supported_by_outgoing(integration: Integration, facts: Facts) -> Answer:
    """The interface is supported under a contract that the programme leaves."""
    covering = facts.contracts_covering.get(integration.id, ())
    if not covering:
        return unknown(question("integrations", integration, "contract"))
    left = [(item, in_exit_scope(item, facts)) for item in covering]
    return any_of(all_of((answer, yes(_under(integration, item.name_in_print)))) for item, answer in left)


def _under(item: Integration, contract: str) -> Evidence:
    return stated(
        "integrations", item, "contract", f"{said_of('integrations', item)} is supported under {contract}"
    )


def crosses_organisations(integration: Integration, facts: Facts) -> Answer:
    """The interface joins two organisations."""
    return crosses(integration, facts)


def bears_on_safety(integration: Integration, facts: Facts) -> Answer:
    """What it carries can harm a patient by its silence: reports, alerts, doses, merges, screening."""
    if integration.purpose is None:
        return unknown(question("integrations", integration, "purpose"))
    name = carried(integration.purpose)
    reason = stated(
        "integrations", integration, "purpose", f"{said_of('integrations', integration)} carries {name}"
    )
    return Answer(integration.purpose in SAFETY, (reason,))


def a_person_asks(integration: Integration, facts: Facts) -> Answer:
    """A person stands behind what travels: opens a viewer, asks for a study, keeps two desktops in step."""
    if integration.purpose is None:
        return unknown(question("integrations", integration, "purpose"))
    name = carried(integration.purpose)
    reason = stated(
        "integrations", integration, "purpose", f"{said_of('integrations', integration)} carries {name}"
    )
    return Answer(integration.purpose in ASKED_BY_PEOPLE, (reason,))


def code_sets_differ(integration: Integration, facts: Facts) -> Answer:
    """The two ends of the interface declare different code systems, or versions, for the same thing.

    In a condition this is written `codeset(l) != codeset(r)`. Where no codes travel, none differ.
    """
    return code_sets_of(integration, facts)


def code_sets_of(item: Integration, facts: Facts) -> Answer:
    """Return whether the code systems declared at the two ends of one interface differ.

    Where one end has declared none, what is declared on the interface stands for it.
    """
    if item.purpose is None:
        return unknown(question("integrations", item, "purpose"))
    if item.purpose not in CODED:
        return no(
            stated("integrations", item, "purpose", f"{said_of('integrations', item)} carries no codes")
        )
    ends = ends_of(item, facts)
    declared = [(end.name_in_print, end.code_systems) for end in ends if end.code_systems]
    if len(declared) < 2 and item.code_systems:
        declared.append((said_of("integrations", item), item.code_systems))
    shared = [name for name in _concepts(declared) if sum(name in codes for _, codes in declared) > 1]
    differing = [name for name in shared if len({codes[name] for _, codes in declared if name in codes}) > 1]
    if differing:
        told = "; ".join(_told(concept, declared) for concept in differing)
        return yes(
            stated("integrations", item, "code_systems", f"on {said_of('integrations', item)}, {told}")
        )
    if not shared:
        blank = [question("systems", end, "code_systems") for end in ends if not end.code_systems]
        return unknown(*(blank or [question("integrations", item, "code_systems")]))
    same = f"both ends of {said_of('integrations', item)} code alike"
    return no(stated("integrations", item, "code_systems", same))


def _concepts(declared: Sequence[tuple[str, Mapping[str, str]]]) -> list[str]:
    return sorted({concept for _, codes in declared for concept in codes})


def _told(concept: str, declared: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    sides = " and ".join(f"{name} uses {codes[concept]}" for name, codes in declared if concept in codes)
    return f"for {concept.replace('_', ' ')}, {sides}"


def holding(holding: Holding, facts: Facts, field: HoldingField) -> Readings:
    """A field of the holding in question, such as `holding.copies`."""
    return (facts.read("holdings", holding, field),)


def its_contract_ends(holding: Holding, facts: Facts) -> Answer:
    """The contract under which the holding is kept is one that the programme leaves."""
    covering = facts.contracts_covering.get(holding.id) or facts.contracts_covering.get(
        holding.system or "", ()
    )
    if not covering:
        return unknown(question("holdings", holding, "contract"))
    return any_of(in_exit_scope(item, facts) for item in covering)


def on_old_media(holding: Holding, facts: Facts) -> Answer:
    """The holding lies on tape or optical disc, which a drive has to be able to read."""
    medium = holding.media or _tier_medium(holding, facts)
    if medium is None:
        return unknown(question("holdings", holding, "media"))
    words = medium.lower().replace("-", " ").replace("_", " ").split()
    old = any(word.rstrip("s0123456789") in OLD_MEDIA for word in words)
    return Answer(
        old, (stated("holdings", holding, "media", f"{said_of('holdings', holding)} is on {medium}"),)
    )


def _tier_medium(item: Holding, facts: Facts) -> str | None:
    keeper = facts.systems.get(item.system or "")
    tiers = (keeper.archive.tiers or ()) if keeper is not None and keeper.archive else ()
    return next((tier.media for tier in tiers if tier.name == item.tier), None)


def media_years(holding: Holding, facts: Facts) -> Numbers:
    """How many years the holding has lain on its medium, on the day of the plan."""
    if holding.media_since is None:
        return (Reading(None, (), (question("holdings", holding, "media_since"),)),)
    years = (facts.on - holding.media_since).days / 365.25
    text = f"{said_of('holdings', holding)} has been on its medium since {long_date(holding.media_since)}"
    return (Reading(years, (stated("holdings", holding, "media_since", text),)),)


def point_to_point_share(facts: Facts) -> Numbers:
    """The share, in per cent, of interfaces that run from system to system and not through an engine.

    `via: none` says that an interface runs point to point; a blank `via` says nothing.
    """
    items = [
        item
        for item in facts.project.integrations
        if item.protocol in (None, "hl7v2", "fhir_r4", "file", "db_link")
    ]
    known = [item for item in items if item.via is not None]
    if not known:
        ask = Question(Fact("integrations", "", "via"), "Which interfaces run through an engine?", "INT")
        return (Reading(None, (), (ask,)),)
    direct = sum(item.via == "none" for item in known)
    text = f"{direct} of {len(known)} messaging interfaces run from system to system"
    blank = tuple(question("integrations", item, "via") for item in items if item.via is None)
    share = 100.0 * direct / len(items)
    return (Reading(share, (stated("integrations", None, "via", text),), blank, at_least=bool(blank)),)


WORDS = (
    integration,
    endpoint_retires,
    endpoints_stay,
    supported_by_outgoing,
    crosses_organisations,
    bears_on_safety,
    a_person_asks,
    code_sets_differ,
    holding,
    its_contract_ends,
    on_old_media,
    media_years,
    point_to_point_share,
)
