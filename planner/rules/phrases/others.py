# SPDX-License-Identifier: MIT
"""How the facts of interfaces, holdings, windows and the programme are said and asked about."""

from planner.rules.phrases.phrase import Phrase

INTEGRATIONS: dict[str, Phrase] = {
    "future": Phrase("{it} is to be {value}", "Is {it} to be kept, re-pointed, rebuilt or retired?", "INT"),
    "criticality": Phrase(
        "{it} is of criticality {value}", "What stops when {it} stops (criticality 1 to 4)?", "INT"
    ),
    "purpose": Phrase("{it} carries {value}", "What does {it} carry?", "INT"),
    "contract": Phrase("{it} is supported under {value}", "Which contract supports {it}?", "CTR"),
    "spec.documented": Phrase(
        "{it} is {value}",
        "Is {it} documented?",
        "INT",
        "{it} is not documented",
        affirms="{it} is documented",
    ),
    "security.user_context": Phrase(
        "{it} identifies its user to the far end {value}",
        "Does {it} tell the far end who is asking?",
        "IGL",
        "{it} does not say who is asking",
    ),
    "security.transport": Phrase(
        "the transport of {it} is protected by {value}",
        "How is what {it} carries protected in transit?",
        "CIO",
        "nothing protects what {it} carries",
    ),
    "boundary": Phrase(
        "{it} {value}",
        "Does {it} stay inside one organisation, or cross to another?",
        "INT",
    ),
    "proprietary": Phrase(
        "{it} rests on {value}",
        "Does {it} rest on anything proprietary?",
        "INT",
        "nothing in {it} is proprietary",
    ),
    "via": Phrase(
        "{it} runs through {value}",
        "Does {it} run through an engine, or point to point?",
        "INT",
        "{it} runs from system to system",
    ),
    "transforms": Phrase(
        "what {it} carries passes {value} transformations",
        "How many times is what {it} carries transformed on the way?",
        "INT",
    ),
    "code_systems": Phrase(
        "{it} codes with {value}", "Which code systems and versions does {it} carry?", "RSM"
    ),
    "from_": Phrase("{it} starts at {value}", "Which system sends on {it}?", "INT"),
    "to": Phrase("{it} ends at {value}", "Which system receives from {it}?", "INT"),
    "message": Phrase("{it} carries {value}", "Which message and version does {it} carry?", "INT"),
    "trigger": Phrase("{it} is triggered by {value}", "What triggers {it}?", "INT"),
    "identifiers": Phrase(
        "{it} identifies by {value}",
        "By which identifiers are patients and examinations known on {it}?",
        "INT",
    ),
    "queue_hours": Phrase(
        "{it} holds what waits for {value} hours",
        "For how many hours must what waits be held when the far end of {it} is down?",
        "INT",
    ),
    "protocol": Phrase("{it} runs over {value}", "By which protocol does {it} run?", "INT"),
    "ihe": Phrase(
        "{it} follows {value}", "Which IHE profile and transactions does {it} follow, if any?", "INT"
    ),
    "tested_with_long_text": Phrase(
        "{it} was tested with long and difficult text",
        "Was {it} tested with long and difficult text?",
        "CSO",
        "{it} was not tested with long and difficult text",
    ),
}

HOLDINGS: dict[str, Phrase] = {
    "copies": Phrase(
        "the number of copies of {it} is {value}", "How many copies of {it} exist, and where?", "MIG"
    ),
    "media": Phrase("{it} is on {value}", "On what medium is {it}?", "MIG"),
    "media_since": Phrase(
        "{it} has been on its medium since {value}", "Since when has {it} been on its medium?", "MIG"
    ),
    "data_controller": Phrase("the controller of {it} is {value}", "Who is the controller of {it}?", "IGL"),
    "legal_hold": Phrase(
        "{it} is under a legal hold", "Is {it} under a legal hold?", "IGL", "{it} is under no legal hold"
    ),
    "system": Phrase("{it} is kept in {value}", "Which system keeps {it}?", "MIG"),
    "contract": Phrase("{it} is kept under {value}", "Under which contract is {it} kept?", "CTR"),
}

BENEFITS: dict[str, Phrase] = {
    "baseline": Phrase(
        "the baseline of {it} is {value}", "What is the baseline of {it}, measured before the change?", "PM"
    ),
    "metric": Phrase("{it} is measured as {value}", "By what is {it} measured?", "PM"),
    "owner": Phrase("the owner of {it} is {value}", "Who owns {it}?", "SRO"),
}

CONSTRAINTS: dict[str, Phrase] = {
    "from_": Phrase("the window {it} opens {value}", "When does {it} open?", "PM"),
    "to": Phrase("{it} closes {value}", "When does {it} close?", "PM"),
}

PROGRAMME: dict[str, Phrase] = {
    "inventory.systems": Phrase(
        "the list of systems is stated to be {value}", "Is the list of systems complete?", "RSM"
    ),
    "inventory.integrations": Phrase(
        "the list of interfaces is stated to be {value}", "Is the list of interfaces complete?", "INT"
    ),
    "inventory.holdings": Phrase(
        "the list of holdings is stated to be {value}", "Is the list of holdings complete?", "MIG"
    ),
    "agreement": Phrase(
        "the agreement between the organisations is {value}",
        "Is there a signed agreement between the organisations?",
        "SRO",
        "there is no agreement between the organisations",
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
        "the baselines of the benefits have been measured",
        "Have the baselines of the benefits been measured?",
        "PM",
        "the baselines of the benefits have not been measured",
    ),
    "dual_running_funded": Phrase(
        "parallel running is funded",
        "Is parallel running of old and new funded?",
        "FIN",
        "parallel running is not funded",
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
        "the migration rate was measured in a pilot",
        "Has the migration rate been measured in a pilot?",
        "MIG",
        "the migration rate was not measured in a pilot",
    ),
    "extension_intended": Phrase(
        "the outgoing contract is to be extended",
        "Is it intended to extend the outgoing contract?",
        "SRO",
        "the outgoing contract is not to be extended",
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
}
