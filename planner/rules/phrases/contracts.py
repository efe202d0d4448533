# SPDX-License-Identifier: MIT
"""How the facts of contracts and suppliers are said and asked about."""

from planner.rules.phrases.phrase import Phrase

CONTRACTS: dict[str, Phrase] = {
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
        "{it} asks for {value} months of notice",
        "How many months' notice must be given to leave {it}?",
        "CTR",
    ),
    "notice_served": Phrase(
        "notice on {it} was served on {value}", "Has notice been served on {it}, and when?", "CTR"
    ),
    "exit.plan": Phrase(
        "the exit plan of {it} is {value}",
        "Is there an exit plan under {it}, and is it agreed?",
        "CTR",
        "{it} has no exit plan",
    ),
    "exit.data_return.clause": Phrase(
        "whether {it} gives the data back is {value}",
        "Does {it} oblige the supplier to return the data?",
        "CTR",
        "{it} does not oblige the supplier to give the data back",
        affirms="{it} obliges the supplier to give the data back",
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
        "{it} says who answers for media on the way",
        "Does {it} say who is responsible for disks and tapes in transit?",
        "IGL",
        "{it} does not say who answers for media on the way",
    ),
    "exit.asset_transfer": Phrase(
        "{it} hands over at its end: {value}",
        "What does {it} hand over at its end (hardware, licences, media)?",
        "CTR",
        "{it} hands over nothing at its end",
    ),
    "exit.data_return.read_only_months": Phrase(
        "{it} keeps the old system readable for {value} months",
        "For how many months does {it} keep the old system readable?",
        "CTR",
    ),
    "exit.data_deletion.certificate": Phrase(
        "{it} gives a certificate of destruction",
        "Must the supplier under {it} certify that what is left has been destroyed?",
        "IGL",
        "{it} gives no certificate of destruction",
    ),
    "tupe.in_scope": Phrase(
        "staff transfer when {it} ends",
        "Do staff of the supplier transfer when {it} ends?",
        "CTR",
        "no staff transfer when {it} ends",
    ),
    "tupe.headcount": Phrase(
        "{value} people work on the service under {it}",
        "How many of the supplier's people work on the service under {it}?",
        "CTR",
    ),
    "tupe.staff_on_site": Phrase(
        "staff of the supplier work on site under {it}",
        "Does {it} put staff of the supplier on site?",
        "CTR",
        "no staff of the supplier work on site under {it}",
    ),
    "shared_close": Phrase(
        "{it} can close only when every user has left",
        "Can the service under {it} close only when all its users have left?",
        "CTR",
        "{it} can close without waiting for other users",
    ),
    "parties": Phrase("the parties to {it} are {value}", "Which organisations are party to {it}?", "CTR"),
    "data_controller": Phrase(
        "the data controller under {it} is {value}",
        "Who is the data controller under {it}?",
        "IGL",
        "{it} names no data controller",
    ),
    "dpa_ref": Phrase(
        "the data-processing agreement of {it} is {value}",
        "Which data-processing agreement covers {it}?",
        "IGL",
        "no data-processing agreement covers {it}",
    ),
    "sub_processors": Phrase(
        "the sub-processors under {it} are {value}", "Which sub-processors work under {it}?", "IGL"
    ),
    "change_control.standards_uplift_included": Phrase(
        "the price of {it} includes new versions of standards",
        "Does the price of {it} include changes of national standards?",
        "CTR",
        "the price of {it} leaves out new versions of standards",
    ),
    "value.model": Phrase("{it} is paid as {value}", "How is {it} paid for?", "FIN"),
    "covers": Phrase("{it} covers {value}", "Which systems, interfaces and services does {it} cover?", "CTR"),
    "supplier": Phrase("the supplier under {it} is {value}", "Who is the supplier under {it}?", "CTR"),
}

SUPPLIERS: dict[str, Phrase] = {
    "assurance.dcb0129": Phrase(
        "{it} can show a clinical safety case",
        "Can {it} show a clinical safety case for what it supplies?",
        "PRO",
        "{it} cannot show a clinical safety case",
    ),
    "assurance.ce_plus": Phrase(
        "{it} holds Cyber Essentials Plus",
        "Does {it} hold Cyber Essentials Plus?",
        "PRO",
        "{it} does not hold Cyber Essentials Plus",
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
    "assurance.dspt": Phrase(
        "the data security assessment of {it} is {value}",
        "Has {it} published a data security assessment (DSPT), and with what result?",
        "PRO",
        "{it} has published no data security assessment",
    ),
    "assurance.ig_toolkit": Phrase(
        "the IG Toolkit assessment of {it} is {value}",
        "At what level does {it} meet the IG Toolkit?",
        "PRO",
        "{it} has made no IG Toolkit assessment",
    ),
}
