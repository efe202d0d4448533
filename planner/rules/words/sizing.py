# SPDX-License-Identifier: MIT
"""What the figures of the estate amount to: storage, network, people, identities, codes and masters."""

from collections.abc import Iterable
from datetime import date

from planner.model import System
from planner.rules.answer import Answer, Fact, Question, Reading, any_of, no, unknown, yes
from planner.rules.facts import Facts, evidence, question, stated, value_at
from planner.rules.word import Dates, Numbers
from planner.rules.words.contracts import IMAGE_STORES, leaves_of
from planner.rules.words.integrations import code_sets_of
from planner.rules.words.schedule import finishes, starts
from planner.rules.words.shape import none_listed

WORKING_DAYS_A_WEEK = 5

IDENTITY_KEEPERS = ("pacs", "ris", "vna", "regional_store", "pas")
"""Kinds whose patient numbers have to agree before images and reports can move."""


def changes_in_parallel(facts: Facts, what: str) -> Answer:
    """The programme names this (epr, pas, network …) among the other large changes of the same period."""
    named = facts.project.programme.parallel_changes
    if named is None:
        return unknown(question("programme", None, "parallel_changes"))
    found = any(what.lower() in change.lower().replace("-", " ").split() for change in named)
    return Answer(found, (evidence("programme", None, "parallel_changes", named),))


def today(facts: Facts) -> Dates:
    """The day of the plan."""
    return (Reading(facts.on),)


def storage_needed(facts: Facts) -> Numbers:
    """Terabytes that the archives being left need at home: what they hold, and the usual room to work in."""
    reading = _archives_left(facts)
    if not isinstance(reading.value, float):
        return (reading,)
    if facts.figures is None:
        return (Reading(None),)
    need = reading.value * facts.figures.landing_factor
    text = f"returned data need about {need:,.0f} TB of landing storage"
    reasons = (*reading.evidence, stated("programme", None, "landing_storage", text))
    return (Reading(need, reasons, reading.questions, at_least=reading.at_least),)


def _archives_left(facts: Facts) -> Reading:
    """Return the terabytes of the image stores that are left; a blank size or fate makes it a least."""
    size, reasons, asked = 0.0, [], []
    for item in facts.present_systems:
        if item.kind not in IMAGE_STORES:
            continue
        fate, held = leaves_of(item, facts), value_at(item, "archive.tb_stored")
        asked += [*fate.questions]
        if fate.value and held is None:
            asked.append(question("systems", item, "archive.tb_stored"))
        elif fate.value:
            size += held
            reasons.append(evidence("systems", item, "archive.tb_stored", held))
    if not reasons:
        return Reading(None, (), tuple(asked), absent=not asked)
    return Reading(size, tuple(reasons), tuple(asked), at_least=bool(asked))


def link_share_needed(facts: Facts) -> Numbers:
    """Per cent of the link to the old archive that the migration needs, in the time the timeline gives it."""
    size, speed = _archives_left(facts), facts.read("programme", None, "link")
    start, finish = starts(facts, "G07")[0], finishes(facts, "G08")[0]
    readings = (size, speed, start, finish)
    if facts.figures is None or any(reading.value is None for reading in readings):
        asked = tuple(item for reading in readings for item in reading.questions)
        return (Reading(None, (), asked, absent=not asked),)
    assert isinstance(start.value, date)
    assert isinstance(finish.value, date)
    days = max((finish.value - start.value).days, 1)
    needed = float(str(size.value)) * 8e6 / (days * 86_400 * facts.figures.used_share)
    share = 100 * needed / max(float(str(speed.value)), 0.001)
    text = f"moving {float(str(size.value)):,.0f} TB in {days} days needs {needed:,.0f} Mbit/s"
    reasons = (*speed.evidence, stated("programme", None, "link", text))
    return (Reading(share, reasons, size.questions, at_least=size.at_least),)


def shares_clinical_link(facts: Facts) -> Answer:
    """A network link of the estate carries clinical traffic beside the migration."""
    links = facts.systems_of_kind.get("network_link", ())
    if not links:
        return unknown(question("programme", None, "link"))
    return any_of(_clinical(item) for item in links)


def _clinical(item: System) -> Answer:
    if item.carries_clinical_traffic is None:
        return unknown(question("systems", item, "carries_clinical_traffic"))
    reason = evidence("systems", item, "carries_clinical_traffic", item.carries_clinical_traffic)
    return Answer(item.carries_clinical_traffic, (reason,))


def single_network_link(facts: Facts) -> Answer:
    """Only one network link is listed, and the list of systems is complete."""
    links = facts.systems_of_kind.get("network_link", ())
    if len(links) > 1:
        return no(stated("systems", links[1], "kind", f"there are {len(links)} network links"))
    inventory = facts.project.programme.inventory
    if inventory is None or inventory.systems != "complete":
        ask = "Is there a second, independent network path to where the images are?"
        return unknown(Question(Fact("systems", "network_link", "kind"), ask, "CIO"))
    text = "the list of systems is complete and has " + (
        "one network link" if links else "no second network path"
    )
    return yes(stated("programme", None, "inventory.systems", text))


def exams_per_wte(facts: Facts) -> Numbers:
    """Examinations a year for each whole-time equivalent of the PACS and RIS team."""
    people, exams = (facts.read("programme", None, path) for path in ("team.wte", "team.exams_yr"))
    if people.value is None or exams.value is None:
        return (Reading(None, (*people.evidence, *exams.evidence), (*people.questions, *exams.questions)),)
    share = float(str(exams.value)) / max(float(str(people.value)), 0.1)
    return (Reading(share, (*people.evidence, *exams.evidence)),)


def exception_weeks(facts: Facts) -> Numbers:
    """Weeks the whole PACS and RIS team would need for the studies that no rule can resolve.

    The share of the studies that the programme states, or else the usual one, at the usual minutes each.
    """
    people, usual = facts.read("programme", None, "team.wte"), facts.figures
    sizes = [(item, value_at(item, "archive.studies")) for item in facts.present_of_kind("pacs")]
    studies = sum(count for _, count in sizes if count is not None)
    blank = tuple(question("systems", item, "archive.studies") for item, count in sizes if count is None)
    if people.value is None or not studies or usual is None:
        return (Reading(None, people.evidence, (*people.questions, *blank), absent=not sizes),)
    pct = facts.project.programme.exceptions_pct
    share = usual.exception_share * 100 if pct is None else pct
    days = studies * share / 100 * usual.exception_minutes / 60 / usual.exception_hours
    weeks = days / WORKING_DAYS_A_WEEK / max(float(str(people.value)), 0.1)
    amount = f"{share:g}% of {studies:,} studies at {usual.exception_minutes:g} minutes each"
    text = f"{amount} is {weeks:,.0f} weeks of the whole team"
    return (Reading(weeks, (*people.evidence, stated("programme", None, "exceptions_pct", text)), blank),)


def stations(facts: Facts) -> Numbers:
    """How many modality stations send images: as the modality groups count them, or else as the PACS does."""
    groups = facts.present_of_kind("modality_group") or facts.present_of_kind("pacs")
    path = "dicom.station_count"
    counts = [(item, value_at(item, path)) for item in groups]
    known = [(item, count) for item, count in counts if count is not None]
    blank = tuple(question("systems", item, path) for item, count in counts if count is None)
    if not known:
        ask = Question(
            Fact("systems", "modality_group", path), "How many modality stations send images?", "RSM"
        )
        return (Reading(None, (), blank or (ask,)),)
    reasons = tuple(evidence("systems", item, path, count) for item, count in known)
    return (Reading(float(sum(count for _, count in known)), reasons, blank, at_least=bool(blank)),)


def identity_domains(facts: Facts) -> Numbers:
    """How many authorities' patient numbers the core systems hold, the NHS number aside."""
    keepers = [item for item in facts.present_systems if item.kind in IDENTITY_KEEPERS]
    blank = tuple(
        question("systems", item, "patient_id_domains") for item in keepers if item.patient_id_domains is None
    )
    named = _authorities(keepers)
    if not named:
        ask = Question(
            Fact("systems", "", "patient_id_domains"), "Whose patient numbers do the systems hold?", "RSM"
        )
        return (Reading(None, (), blank or (ask,)),)
    text = f"patient numbers of {', '.join(named)} are in use"
    return (
        Reading(
            float(len(named)),
            (stated("systems", None, "patient_id_domains", text),),
            blank,
            at_least=bool(blank),
        ),
    )


def _authorities(keepers: Iterable[System]) -> list[str]:
    """Return the authorities that issue the patient numbers, the NHS itself aside, sorted."""
    return sorted(
        {
            domain.authority
            for item in keepers
            for domain in item.patient_id_domains or ()
            if domain.authority and domain.authority.upper() != "NHS"
        }
    )


def duplicate_masters(facts: Facts) -> Answer:
    """Two systems are both named as the master of the same data."""
    masters: dict[str, list[System]] = {}
    for item in facts.present_systems:
        for name in item.masters or ():
            masters.setdefault(name, []).append(item)
    doubled = {name: held for name, held in masters.items() if len(held) > 1}
    if doubled:
        return yes(
            *(
                stated("systems", held[0], "masters", _both(name, held))
                for name, held in sorted(doubled.items())
            )
        )
    blank = [item for item in facts.present_systems if item.masters is None and item.kind in IDENTITY_KEEPERS]
    if blank or not facts.present_systems:
        return unknown(*(question("systems", item, "masters") for item in blank))
    return no(stated("systems", None, "masters", "each item of data has one master"))


def _both(name: str, held: list[System]) -> str:
    return f"{' and '.join(item.name_in_print for item in held)} are both master of {name.replace('_', ' ')}"


def code_sets_differ(facts: Facts) -> Answer:
    """The two ends of some interface declare different code systems, or versions, for the same thing.

    In a condition this is written `codeset(l) != codeset(r)`.
    """
    found = any_of(code_sets_of(item, facts) for item in facts.project.integrations)
    if found.value is not False:
        return found
    ask = Question(
        Fact("integrations", "", "code_systems"), "Which code systems do the interfaces carry?", "RSM"
    )
    return none_listed(facts, "none joins different code systems", ask)


WORDS = (
    changes_in_parallel,
    today,
    storage_needed,
    link_share_needed,
    shares_clinical_link,
    single_network_link,
    exams_per_wte,
    exception_weeks,
    stations,
    identity_domains,
    duplicate_masters,
    code_sets_differ,
)
