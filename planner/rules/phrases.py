# SPDX-License-Identifier: MIT
"""How a fact is said and how a blank is asked about, in plain sentences.

Every field that a condition of the shipped catalogue reads has its own phrase; any other
field is said by its name. `{it}` is the noun in print and `{value}` the value in print.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from planner.model import KINDS
from planner.model.noun import Noun
from planner.model.system import System

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Phrase:
    """How a field is said when it is known, asked when it is not, and whom to ask."""

    says: str
    asks: str
    ask: str


def long_date(day: date) -> str:
    """Return the day in full: `30 June 2013`, or `June 2013` or `2013` where only that much was written."""
    precision = getattr(day, "precision", "day")
    if precision == "year":
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


SAID_AS: dict[str, dict[str, str]] = {
    "in_scope": {
        "replace": "replaced",
        "retain": "retained",
        "retire": "retired",
        "consolidate": "merged into another",
        "out": "left out of the programme",
    },
    "future": {"keep": "kept", "repoint": "re-pointed", "rebuild": "rebuilt", "retire": "retired"},
}
"""What becomes of a thing, as the end of a sentence, by field and word."""


def in_print(value: object) -> str:
    """Return a value as a reader expects it: dates in full, numbers with commas, yes and no as words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, (tuple, list)):
        return ", ".join(in_print(part) for part in value) or "nothing"
    return str(value).replace("_", " ")


SINGULAR = {
    "contracts": "the contract ",
    "integrations": "the interface ",
    "holdings": "the holding ",
    "suppliers": "the supplier ",
    "benefits": "the benefit ",
    "organisations": "",
    "constraints": "the window ",
    "systems": "",
}


def said_of(noun: str, thing: Noun | None) -> str:
    """Return the noun as the subject of a sentence: `the contract LSP services`."""
    if thing is None:
        return "the programme"
    return f"{SINGULAR.get(noun, '')}{thing.name_in_print}"


def kind_name(system: System) -> str:
    """Return the plain name of what a system is; `system` where its kind is not stated."""
    return KINDS[system.kind].name if system.kind else "system"


@cache
def kind_in_print(kind: str) -> str:
    """Return the plain name of a kind within a sentence: `RIS`, `image exchange portal`."""
    name = next((held.name for key, held in KINDS.items() if key == kind), kind)
    if name.endswith(")"):
        return name[name.rindex("(") + 1 : -1]
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def phrase_of(noun: str, field: str) -> Phrase:
    """Return the phrase of a field, made from its name where none was written for it."""
    found = PHRASES.get(noun, {}).get(field)
    if found is not None:
        return found
    label = field.rstrip("_").replace(".", " ").replace("_", " ")
    return Phrase(
        f"the {label} of {{it}} is {{value}}", f"What is the {label} of {{it}}?", ASK.get(noun, "PM")
    )


ASK = {
    "contracts": "CTR",
    "systems": "RSM",
    "integrations": "INT",
    "holdings": "MIG",
    "suppliers": "PRO",
    "benefits": "PM",
    "programme": "PM",
    "organisations": "PM",
}
"""Whom to ask about a field of each noun that has no phrase of its own."""

PHRASES: dict[str, dict[str, Phrase]] = {
    "contracts": {
        "end": Phrase("{it} ends on {value}", "On what day does {it} end?", "CTR"),
        "start": Phrase("{it} began on {value}", "On what day did {it} begin?", "CTR"),
        "max_end": Phrase(
            "{it} can run until {value} at the latest",
            "What extension options does {it} have, and how many have been taken?",
            "CTR",
        ),
        "extensions": Phrase(
            "the extension options of {it} are stated", "What extension options does {it} have?", "CTR"
        ),
        "notice_to_exit_months": Phrase(
            "{it} asks for {value} months' notice to leave",
            "How many months' notice must be given to leave {it}?",
            "CTR",
        ),
        "notice_served": Phrase(
            "notice on {it} was served on {value}", "Has notice been served on {it}, and when?", "CTR"
        ),
        "exit.plan": Phrase(
            "the exit plan of {it} is stated as {value}",
            "Is there an exit plan under {it}, and is it agreed?",
            "CTR",
        ),
        "exit.data_return.clause": Phrase(
            "the data-return clause of {it} is stated as {value}",
            "Does {it} oblige the supplier to return the data?",
            "CTR",
        ),
        "exit.data_return.format": Phrase(
            "{it} returns the data as {value}", "In what format does {it} return the data?", "CTR"
        ),
        "exit.data_return.includes": Phrase(
            "{it} lists what is returned: {value}",
            "Which data does {it} say are returned (images, presentation states, reports, audit logs …)?",
            "CTR",
        ),
        "exit.data_return.charge": Phrase(
            "the charge for data return under {it} is {value}",
            "What will the supplier charge for returning the data under {it}?",
            "CTR",
        ),
        "exit.data_return.rate_limit_tb_month": Phrase(
            "{it} limits the return to {value} TB a month",
            "How many terabytes a month will the supplier return under {it}?",
            "CTR",
        ),
        "exit.data_return.media": Phrase(
            "the data return under {it} goes by {value}",
            "By what medium do the data come back under {it}: network, disk or tape?",
            "MIG",
        ),
        "exit.data_return.custody": Phrase(
            "whether {it} defines the chain of custody of media is stated as {value}",
            "Does {it} say who is responsible for disks and tapes in transit?",
            "IGL",
        ),
        "exit.data_deletion.certificate": Phrase(
            "whether {it} gives a certificate of destruction is stated as {value}",
            "Must the supplier under {it} certify that what is left has been destroyed?",
            "IGL",
        ),
        "tupe.in_scope": Phrase(
            "whether staff transfer with {it} is stated as {value}",
            "Do staff of the supplier transfer when {it} ends?",
            "CTR",
        ),
        "tupe.headcount": Phrase(
            "{value} people work on the service under {it}",
            "How many of the supplier's people work on the service under {it}?",
            "CTR",
        ),
        "tupe.staff_on_site": Phrase(
            "whether supplier staff work on site under {it} is stated as {value}",
            "Does {it} put staff of the supplier on site?",
            "CTR",
        ),
        "shared_close": Phrase(
            "whether {it} can close only when every user has left is stated as {value}",
            "Can the service under {it} close only when all its users have left?",
            "CTR",
        ),
        "parties": Phrase(
            "the parties to {it} are {value}", "Which organisations are party to {it}?", "CTR"
        ),
        "data_controller": Phrase(
            "the data controller under {it} is {value}", "Who is the data controller under {it}?", "IGL"
        ),
        "dpa_ref": Phrase(
            "the data-processing agreement of {it} is {value}",
            "Which data-processing agreement covers {it}?",
            "IGL",
        ),
        "sub_processors": Phrase(
            "the sub-processors under {it} are {value}", "Which sub-processors work under {it}?", "IGL"
        ),
        "change_control.standards_uplift_included": Phrase(
            "whether {it} includes new versions of standards is stated as {value}",
            "Does the price of {it} include changes of national standards?",
            "CTR",
        ),
        "value.model": Phrase("{it} is paid as {value}", "How is {it} paid for?", "FIN"),
        "covers": Phrase(
            "{it} covers {value}", "Which systems, interfaces and services does {it} cover?", "CTR"
        ),
        "supplier": Phrase("the supplier under {it} is {value}", "Who is the supplier under {it}?", "CTR"),
    },
    "systems": {
        "in_scope": Phrase(
            "{it} is to be {value}",
            "Is {it} to be replaced, retained, retired, consolidated or left out?",
            "PM",
        ),
        "kind": Phrase("{it} is of kind {value}", "What kind of system is {it}?", "RSM"),
        "contract": Phrase(
            "{it} is covered by the contract {value}", "Which contract covers {it}?", "CTR"
        ),
        "successor": Phrase("the successor of {it} is {value}", "What will take over from {it}?", "PM"),
        "hosting": Phrase("{it} is hosted {value}", "Where is {it} hosted?", "CIO"),
        "shared_with": Phrase(
            "{it} is shared with {value}", "Which other organisations use {it}?", "RSM"
        ),
        "owner_org": Phrase("{it} belongs to {value}", "Which organisation owns {it}?", "RSM"),
        "standby": Phrase(
            "whether {it} has a standby is stated as {value}", "Does {it} have a tested standby?", "CIO"
        ),
        "hardware.refresh_due": Phrase(
            "the hardware of {it} is due for refresh in {value}",
            "When is the hardware of {it} due for refresh?",
            "CIO",
        ),
        "hardware.os_support_end": Phrase(
            "support for the operating system of {it} ends in {value}",
            "When does support for the operating system of {it} end?",
            "CIO",
        ),
        "dicom.stores_part10": Phrase(
            "whether {it} stores standard DICOM files is stated as {value}",
            "Does {it} store its images as standard DICOM files (Part 10)?",
            "MIG",
        ),
        "dicom.header_updated_on_merge": Phrase(
            "whether {it} corrects stored headers after a merge is stated as {value}",
            "Does {it} correct the stored headers when patients are merged, or only its database?",
            "MIG",
        ),
        "dicom.compression.proprietary": Phrase(
            "whether {it} compresses by a proprietary method is stated as {value}",
            "Does {it} compress images by a proprietary method?",
            "MIG",
        ),
        "dicom.compression.lossy_share_pct": Phrase(
            "{value} % of the images in {it} are stored lossily",
            "What share of the images in {it} is stored with lossy compression?",
            "MIG",
        ),
        "dicom.annotations": Phrase(
            "annotations in {it} are kept as {value}",
            "How does {it} keep annotations: presentation states, overlays, or its own database?",
            "MIG",
        ),
        "dicom.key_images": Phrase(
            "key images in {it} are kept as {value}", "How does {it} keep key-image marks?", "MIG"
        ),
        "dicom.private_tags": Phrase(
            "the private tags of {it} are {value}", "Are the private tags of {it} documented?", "MIG"
        ),
        "dicom.conformance_statement": Phrase(
            "the conformance statement of {it} is {value}",
            "Where is the DICOM conformance statement of {it}?",
            "INS",
        ),
        "dicom.iocm": Phrase(
            "whether {it} announces rejected images to other archives is stated as {value}",
            "Does {it} tell other archives when an image is rejected or deleted?",
            "RSM",
        ),
        "dicom.station_count": Phrase(
            "{it} counts {value} stations", "How many modality stations does {it} count?", "RSM"
        ),
        "dicom.laterality_corrections": Phrase(
            "wrong side markers in {it} are corrected by {value}",
            "How are wrong side markers corrected in {it}: in the header or by annotation?",
            "CSO",
        ),
        "archive.tb_stored": Phrase(
            "{it} holds {value} TB", "How many terabytes does {it} hold?", "MIG"
        ),
        "archive.studies": Phrase("{it} holds {value} studies", "How many studies does {it} hold?", "MIG"),
        "archive.by_modality": Phrase(
            "{it} holds studies of {value}", "Which modalities does {it} hold, and how many of each?", "MIG"
        ),
        "archive.retention_policy": Phrase(
            "retention in {it} is by {value}", "How is retention managed in {it}?", "IGL"
        ),
        "archive.legal_holds": Phrase(
            "legal holds on {it}: {value}", "Which records in {it} are under a legal hold?", "IGL"
        ),
        "archive.unreported_studies": Phrase(
            "{it} has {value} unreported studies", "How many studies in {it} have no report?", "RSM"
        ),
        "archive.unmatched_studies": Phrase(
            "{it} has {value} unmatched studies", "How many studies in {it} match no examination?", "RSM"
        ),
        "archive.imported_studies_marked": Phrase(
            "whether {it} marks imported studies is stated as {value}",
            "Does {it} mark the studies that came from elsewhere?",
            "RSM",
        ),
        "patient_id_domains": Phrase(
            "{it} holds patient numbers of {value}", "Whose patient numbers does {it} hold?", "RSM"
        ),
        "nhs_number_verified_pct": Phrase(
            "{value} % of the patients in {it} have a verified NHS number",
            "What share of the patients in {it} has a verified NHS number?",
            "IGL",
        ),
        "masters": Phrase("{it} is the master of {value}", "Which data is {it} the master of?", "RSM"),
        "local_codes_unmapped": Phrase(
            "{it} has {value} local procedure codes without a map",
            "How many local procedure codes in {it} have no national equivalent?",
            "RSM",
        ),
        "code_systems": Phrase(
            "{it} codes with {value}", "Which code systems and versions does {it} use?", "RSM"
        ),
        "modality_register": Phrase(
            "the register of modalities for {it} is {value}",
            "Is the register of modalities (name, address, engineer) for {it} complete?",
            "RSM",
        ),
        "clinical_safety.cso": Phrase(
            "the clinical safety officer for {it} is {value}", "Who is the clinical safety officer for {it}?", "CSO"
        ),
        "clinical_safety.hazard_log_date": Phrase(
            "the hazard log of {it} was last updated in {value}",
            "When was the hazard log of {it} last updated?",
            "CSO",
        ),
        "clinical_safety.dcb0129": Phrase(
            "whether the maker of {it} has a safety case is stated as {value}",
            "Has the maker of {it} a clinical safety case?",
            "CSO",
        ),
        "availability.load_tested": Phrase(
            "whether {it} was load tested is stated as {value}",
            "Has {it} been load tested at the volume it will carry?",
            "INS",
        ),
        "end_date": Phrase("{it} is to end on {value}", "On what day is {it} to be switched off?", "CIO"),
        "egress_price": Phrase(
            "reading data out of {it} is priced as {value}",
            "What does it cost to read data out of {it}?",
            "FIN",
        ),
        "free_storage": Phrase("{it} has {value} TB free", "How much storage is free in {it}?", "CIO"),
        "bandwidth": Phrase(
            "{it} carries {value} Mbit/s", "What is the capacity of {it} in Mbit/s?", "CIO"
        ),
    },
    "integrations": {
        "future": Phrase(
            "{it} is to be {value}",
            "Is {it} to be kept, re-pointed, rebuilt or retired?",
            "INT",
        ),
        "criticality": Phrase(
            "{it} is of criticality {value}",
            "What stops when {it} stops (criticality 1 to 4)?",
            "INT",
        ),
        "purpose": Phrase("{it} carries {value}", "What does {it} carry?", "INT"),
        "contract": Phrase("{it} is supported under {value}", "Which contract supports {it}?", "CTR"),
        "spec.documented": Phrase(
            "whether {it} is documented is stated as {value}", "Is {it} documented?", "INT"
        ),
        "security.user_context": Phrase(
            "{it} tells the far end who is asking by {value}",
            "Does {it} tell the far end who is asking?",
            "IGL",
        ),
        "security.transport": Phrase(
            "the transport of {it} is protected by {value}",
            "How is what {it} carries protected in transit?",
            "CIO",
        ),
        "boundary": Phrase(
            "the boundary that {it} crosses is {value}",
            "Does {it} stay inside one organisation, or cross to another?",
            "INT",
        ),
        "proprietary": Phrase(
            "what is proprietary in {it} is stated as {value}",
            "Does {it} rest on anything proprietary?",
            "INT",
        ),
        "via": Phrase("{it} runs through {value}", "Does {it} run through an engine, or point to point?", "INT"),
        "transforms": Phrase(
            "what {it} carries is transformed {value} times",
            "How many times is what {it} carries transformed on the way?",
            "INT",
        ),
        "code_systems": Phrase(
            "{it} codes with {value}", "Which code systems and versions does {it} carry?", "RSM"
        ),
        "from_": Phrase("{it} starts at {value}", "Which system sends on {it}?", "INT"),
        "to": Phrase("{it} ends at {value}", "Which system receives from {it}?", "INT"),
    },
    "holdings": {
        "copies": Phrase(
            "{it} exists in {value} copy or copies", "How many copies of {it} exist, and where?", "MIG"
        ),
        "media": Phrase("{it} is on {value}", "On what medium is {it}?", "MIG"),
        "media_since": Phrase("{it} has been on its medium since {value}", "Since when has {it} been on its medium?", "MIG"),
        "data_controller": Phrase("the controller of {it} is {value}", "Who is the controller of {it}?", "IGL"),
        "legal_hold": Phrase(
            "whether {it} is under a legal hold is stated as {value}", "Is {it} under a legal hold?", "IGL"
        ),
    },
    "suppliers": {
        "assurance.dcb0129": Phrase(
            "whether {it} can show a safety case is stated as {value}",
            "Can {it} show a clinical safety case for what it supplies?",
            "PRO",
        ),
        "assurance.ce_plus": Phrase(
            "whether {it} holds Cyber Essentials Plus is stated as {value}",
            "Does {it} hold Cyber Essentials Plus?",
            "PRO",
        ),
        "go_lives_same_quarter": Phrase(
            "{it} has {value} go-lives in the same quarter",
            "How many go-lives has {it} promised in the quarter of ours?",
            "PRO",
        ),
        "go_live_capacity_quarter": Phrase(
            "{it} can manage {value} go-lives in a quarter",
            "How many go-lives can {it} manage in a quarter?",
            "PRO",
        ),
    },
    "programme": {
        "inventory.systems": Phrase(
            "the list of systems is stated to be {value}",
            "Is the list of systems complete?",
            "RSM",
        ),
        "inventory.integrations": Phrase(
            "the list of interfaces is stated to be {value}",
            "Is the list of interfaces complete?",
            "INT",
        ),
        "inventory.holdings": Phrase(
            "the list of holdings is stated to be {value}", "Is the list of holdings complete?", "MIG"
        ),
        "agreement": Phrase(
            "the agreement between the organisations is stated as {value}",
            "Is there a signed agreement between the organisations?",
            "SRO",
        ),
        "landing_storage": Phrase(
            "{value} TB of storage are set aside for returned data",
            "How much local storage is set aside for returned data?",
            "CIO",
        ),
        "link": Phrase(
            "the link to the old archive carries {value} Mbit/s",
            "How fast is the network link to the old archive?",
            "CIO",
        ),
        "team.wte": Phrase(
            "the PACS and RIS team is {value} whole-time equivalents",
            "How many whole-time equivalents run PACS and RIS?",
            "RSM",
        ),
        "team.exams_yr": Phrase(
            "the team looks after {value} examinations a year",
            "How many examinations a year does the team look after?",
            "RSM",
        ),
        "baselines_captured": Phrase(
            "whether the baselines of the benefits are captured is stated as {value}",
            "Have the baselines of the benefits been measured?",
            "PM",
        ),
        "dual_running_funded": Phrase(
            "whether parallel running is funded is stated as {value}",
            "Is parallel running of old and new funded?",
            "FIN",
        ),
        "annual_budget": Phrase("the yearly budget is £{value}", "What is the yearly budget?", "FIN"),
        "expected_annual_cost": Phrase(
            "the expected yearly cost is £{value}", "What is the new service expected to cost a year?", "FIN"
        ),
        "rollback_days": Phrase(
            "going back remains possible for {value} days",
            "For how many days after go-live can we go back to the old system?",
            "PM",
        ),
        "ris_trial_loads": Phrase(
            "{value} trial loads of RIS data are planned",
            "How many trial loads of RIS data are planned before cutover?",
            "MIG",
        ),
        "migration_method": Phrase(
            "the migration goes by {value}", "By what method will images be migrated?", "MIG"
        ),
        "migration_rate_piloted": Phrase(
            "whether the migration rate was piloted is stated as {value}",
            "Has the migration rate been measured in a pilot?",
            "MIG",
        ),
        "extension_intended": Phrase(
            "whether the contract is to be extended is stated as {value}",
            "Is it intended to extend the outgoing contract?",
            "SRO",
        ),
        "peers_ending_same_quarter": Phrase(
            "{value} other organisations leave in the same quarter",
            "How many other organisations leave the same supplier in the same quarter?",
            "PRO",
        ),
        "parallel_changes": Phrase(
            "other changes under way: {value}",
            "Which other large changes (PAS, EPR, network) fall in the same period?",
            "PM",
        ),
    },
}  # fmt: skip
