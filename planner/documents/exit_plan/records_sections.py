# SPDX-License-Identifier: MIT
"""Sections 7 to 10: what is held, how it comes back, is proved, and is read meanwhile."""

from datetime import date

from planner.documents.exit_plan.covered import archives, record_keepers
from planner.documents.exit_plan.owed import READ_ONLY, READ_ONLY_WORDS, value_at
from planner.documents.exit_plan.told import Pictured, Shown, Told, contract_facts, listing, told
from planner.documents.lead import goes_live
from planner.documents.migration_words import by_when, how_long, to_move
from planner.documents.plan import ExitPlan
from planner.documents.tables import estate, lapse
from planner.documents.tables import migration as tables
from planner.documents.words import count, day, months, said, terabytes
from planner.english import capital, joined
from planner.model import Contract, System
from planner.model.months import months_after
from planner.model.terms import application_end, archive_end
from planner.schedule.setting import left_contracts

MARKS = {
    "gsps": "As standard presentation states",
    "proprietary": "In a form of the supplier's own",
    "overlay_60xx": "As overlays in the image",
    "db_only": "In the database only",
}
KEYS = {"kos": "As standard key objects", "proprietary": "In a form of the supplier's own", "none": "None"}


def data(plan: ExitPlan) -> Told:
    """Return what section 7 tells: what is held, what of it is an only copy, and in which form it lies."""
    return told(
        [to_move(plan), _uncounted(plan), _unfinished(plan)],
        Shown(estate.holdings(plan), ("holding", "system", "years", "studies", "size", "media", "only"),
              "27 17 13 12 9 10 12"),
        Shown(lapse.only_copies(plan), ("studies", "where", "media", "size", "certain"), "30 24 12 12 22"),
        _form(archives(plan)),
    )  # fmt: skip


def _uncounted(plan: ExitPlan) -> str | None:
    """Return that nobody has counted what is held, where the size was worked out from what is usual."""
    if plan.migration.terabytes.basis != "assumed":
        return None
    return "Nobody has counted this: it is assumed from what departments of this kind usually hold."


def _unfinished(plan: ExitPlan) -> str | None:
    """Return the studies that nobody can simply copy: those not reported, and those without a patient."""
    found = []
    for system in archives(plan):
        held = system.archive
        if held and held.unreported_studies:
            found.append(
                f"{count(held.unreported_studies, 'study', 'studies')} in {system.name_in_print} not reported"
            )
        if held and held.unmatched_studies:
            found.append(
                f"{count(held.unmatched_studies, 'study', 'studies')} in {system.name_in_print} matched to "
                "no patient"
            )
    return f"Work in flight must be cleared before anything is counted: {joined(found)}." if found else None


def _form(systems: list[System]) -> Shown:
    rows = []
    for system in systems:
        dicom = system.dicom
        compression = dicom.compression if dicom else None
        rows.append(
            (
                system.name_in_print,
                {True: "Yes", False: "No", None: None}[dicom.stores_part10 if dicom else None],
                {True: "The supplier's own", False: "Standard", None: None}[
                    compression.proprietary if compression else None
                ],
                capital(dicom.private_tags) if dicom and dicom.private_tags else None,
                MARKS.get((dicom.annotations if dicom else None) or ""),
                KEYS.get((dicom.key_images if dicom else None) or ""),
            )
        )
    return listing(
        "exit-data-form",
        "The form in which images lie",
        (
            ("system", "Archive", "text"),
            ("part10", "Standard files", "text"),
            ("compression", "Compression", "text"),
            ("private", "Private elements", "text"),
            ("marks", "Annotations", "long"),
            ("keys", "Key images", "long"),
        ),
        rows,
        "20 12 15 14 20 19",
    )


def data_return(plan: ExitPlan) -> Told:
    """Return what section 8 tells: what each contract says of giving the data back."""
    left = record_keepers(plan)
    return told(
        [sentence for contract in left for sentence in (_pace(plan, contract), _proprietary(contract))],
        *(contract_facts(one, f"{one.name_in_print}: return of the data", _return(one)) for one in left),
    )


FORMS = {
    "dicom_part10": "DICOM files",
    "database_dump": "A copy of the database",
    "proprietary": "A form of the supplier's own",
    "unclear": "Unclear",
}
CHARGES = {
    "included": "Included",
    "capped": "Capped",
    "tbc": "Not agreed",
    "per_tb": "By the terabyte, without a cap",
}


def _return(contract: Contract) -> list[tuple[str, object, str]]:
    base = "exit.data_return"
    limit = value_at(contract, f"{base}.rate_limit_tb_month")
    includes = value_at(contract, f"{base}.includes")
    custody = value_at(contract, f"{base}.custody")
    return [
        ("Clause on giving the data back", value_at(contract, f"{base}.clause"), f"{base}.clause"),
        ("Form", FORMS.get(value_at(contract, f"{base}.format") or ""), f"{base}.format"),
        ("What is included", joined([_plain(one) for one in includes or ()]) or None, f"{base}.includes"),
        ("Charge", CHARGES.get(value_at(contract, f"{base}.charge") or ""), f"{base}.charge"),
        ("Pace", f"At most {said(limit)} TB a month" if limit else None, f"{base}.rate_limit_tb_month"),
        ("Medium", value_at(contract, f"{base}.media"), f"{base}.media"),
        ("Help", _help(contract), f"{base}.support"),
        ("Custody on the way", custody, f"{base}.custody"),
    ]  # fmt: skip


def _plain(word: str | None) -> str:
    """Return a word of the estate as people say it: `ris_history` is `RIS history`."""
    return (word or "").replace("_", " ").replace("ris ", "RIS ")


def _help(contract: Contract) -> str | None:
    """Return the help that the contract names; months of reading said in a word are said in a sentence."""
    said_, after = value_at(contract, "exit.data_return.support"), value_at(contract, READ_ONLY)
    if said_ and READ_ONLY_WORDS.fullmatch(said_) and after:
        return f"read-only use for {months(after)}"
    return _plain(said_) or None


def _pace(plan: ExitPlan, contract: Contract) -> str | None:
    """Return how long the agreed pace takes for what is to be moved, and how far it gets before the end."""
    limit = value_at(contract, "exit.data_return.rate_limit_tb_month")
    size, end = plan.migration.terabytes.value, archive_end(contract)
    if not limit or not size:
        return None
    least = "at least " if plan.migration.terabytes.at_least else ""
    told_ = (
        f"At {said(limit)} TB a month the {least}{terabytes(size)} take {count(_up(size / limit), 'month')}, "
        "before anything new is counted."
    )
    if end is None or end <= plan.as_of:
        return told_
    whole = (end.year - plan.as_of.year) * 12 + end.month - plan.as_of.month
    part = min(whole * limit, size)
    return (
        f"{told_} If the copy began on the day of this plan, {terabytes(part)} would be out when the "
        f"archive ends on {day(end)}."
    )


def _up(number: float) -> int:
    return int(-(-number // 1))


def _proprietary(contract: Contract) -> str | None:
    if value_at(contract, "exit.data_return.format") != "proprietary":
        return None
    return f"{contract.name_in_print} returns data in a form of its supplier's own: it must be converted."


def migration(plan: ExitPlan) -> Told:
    """Return what section 9 tells: how long the copy takes, by when it must begin, and how it is proved."""
    estimate = plan.migration
    people = estimate.exception_people
    exceptions = (
        f"What does not fit the rules needs people: about {estimate.exception_person_days.typical:,.0f} "
        f"person-days, or {people:.1f} people while the copy runs."
        if people and estimate.exception_person_days.typical
        else None
    )
    return told(
        [*how_long(plan), *by_when(plan), exceptions],
        Shown(tables.strata(plan), ("lot", "from", "tb", "route", "typical", "worst"), "28 20 8 22 11 11"),
        Pictured("burn-down", "What is left to be moved, month by month"),
        Shown(
            tables.burn_down_in_short(plan), ("on", "p50", "p80", "studies", "mark"), "20 20 20 20 20", "–"
        ),
        _proof(plan),
        Shown(tables.separate(plan), ("what", "applies", "moves", "counted"), "20 14 36 30"),
    )


BURN_DOWN_COLUMNS = ("on", "p50", "p80", "studies", "mark")


def _proof(plan: ExitPlan) -> Shown:
    return listing(
        "exit-proof",
        "How it is proved that everything arrived",
        (
            ("id", "Level", "id"),
            ("title", "What", "text"),
            ("test", "Test", "long"),
            ("scope", "Of what", "long"),
        ),
        (
            (one.id, one.title, one.test, capital(f"{one.scope}{f', {one.sample:,}' if one.sample else ''}"))
            for one in plan.catalogue.migration.verification.levels
        ),
        "9 20 45 26",
        note="Each level is reported by itself. A figure for one says nothing of the next.",
    )


def parallel(plan: ExitPlan) -> Told:
    """Return what section 10 tells: how long old and new run side by side, and what is not covered."""
    live, closed = plan.schedule.milestone("live"), plan.schedule.milestone("legacy_closed")
    rows: list[tuple[date | None, str, str]] = []
    sentences: list[str | None] = []
    keepers = record_keepers(plan)
    for contract in left_contracts(plan.facts):
        last = readable_until(contract)
        rows.append(
            (application_end(contract), f"{contract.name_in_print}: last day of the applications", "Contract")
        )
        if contract not in keepers:
            continue
        rows.append(
            (last, f"{contract.name_in_print}: last day on which the archive can be read", "Contract")
        )
        if closed and last and last < closed.day:
            sentences.append(
                f"The old archive is needed until about {day(closed.day)}, but under "
                f"{contract.name_in_print} it can "
                f"be read only until {day(last)}: {count((closed.day - last).days, 'day')} are not covered."
            )
    if live and goes_live(plan):
        rows.append((live.day, "New service live", "Timeline"))
    if closed:
        rows.append((closed.day, "Old service closed", "Timeline"))
    if not any(value_at(c, "exit.data_return.read_only_months") for c in keepers):
        sentences.append("No time of reading after the end is known, so none is counted on.")
    shown = listing(
        "exit-parallel",
        "From the old service to the new",
        (("on", "Day", "date"), ("what", "What", "long"), ("from", "Set by", "text")),
        sorted(rows, key=lambda row: (row[0] is None, str(row[0]), row[1])),
        "18 62 20",
    )
    return told(sentences, shown)


def readable_until(contract: Contract) -> date | None:
    """Return the last day on which the old archive can be read, months agreed after the end included."""
    ends = [end for end in (application_end(contract), archive_end(contract)) if end]
    if not ends:
        return None
    after = value_at(contract, "exit.data_return.read_only_months")
    return max([*ends, months_after(ends[0], after)]) if after else max(ends)


def in_months(number: int | None) -> str | None:
    """Return a number of months in words; None where nobody has said."""
    return None if number is None else months(number)
