# SPDX-License-Identifier: MIT
"""Tables of benefits: what may become better and how that will be proved, and what others found."""

from planner.documents.decided import decided_table
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import ROLES, UNKNOWN
from planner.documents.workbook import Column
from planner.english import capital, few_sentences
from planner.rules.derive import out_of_date
from planner.rules.derive_benefits import DerivedBenefit

KIND_WORDS = {
    "cash": "Cash",
    "avoided": "Cost avoided",
    "time": "Time",
    "safety": "Safety",
    "readiness": "Readiness",
}
NO_BASELINE = "Not known"
TARGET_HELP = "The usual target, or your own. Change it here, then in the estate."


COLUMNS = (
    Column("id", "Id", "id", 14),
    Column("benefit", "Benefit", "long", 26),
    Column("kind", "Kind"),
    Column("metric", "Measured as", "long", 40),
    Column("baseline", "Baseline", "long", 30, editable=True, help="What was measured before the change."),
    Column("method", "How to measure the baseline", "long", 34),
    Column("target", "Target", "long", 30, editable=True, help=TARGET_HELP),
    Column("measure", "How to measure afterwards", "long", 34),
    Column("measured", "When", "long", 24),
    Column("owner", "Owner", "long", 22),
    Column("requirements", "Hangs on requirements", "long", 16),
    Column("activities", "Hangs on activities", "long", 16),
    Column("remark", "Remark", "long", 34),
)


def benefits(plan: ExitPlan) -> Table:
    """Return the benefits of the plan, with baseline, target, owner and what each hangs on."""
    table = Table(
        "benefits",
        "Benefits",
        COLUMNS,
        tuple(
            (
                one.id,
                one.title,
                KIND_WORDS[one.rule.kind] if one.rule else "The trust's own",
                one.metric or capital(UNKNOWN),
                one.baseline or NO_BASELINE,
                one.method,
                one.target or capital(UNKNOWN),
                one.measure,
                one.measured or capital(UNKNOWN),
                owner_of(plan, one),
                ", ".join(one.requirements),
                ", ".join(one.activities),
                one.remark,
            )
            for one in plan.benefits.benefits
        ),
        note=NOTE,
    )
    return decided_table(table, plan.project.decisions.benefits, plan.project.decisions)


NOTE = (
    "A target that the trust has not set is a usual one and not a promise. A benefit without a baseline "
    "cannot be proved: measure it while the old system still runs."
)


def owner_of(plan: ExitPlan, one: DerivedBenefit) -> str:
    """Return who owns a benefit: whom the trust names, the holder of the usual role, or the role."""
    if not one.owner:
        return capital(UNKNOWN)
    if one.owner not in ROLES:
        return one.owner
    return plan.owners.get(one.owner) or ROLES[one.owner]


def experience(plan: ExitPlan) -> Table:
    """Return what others had found of these benefits by the day of the plan, with price bases and sources."""
    return Table(
        "benefit-experience",
        "What others found",
        (
            Column("id", "Benefit", "id", 10),
            Column("benefit", "What it is", "long", 30),
            Column("found", "What was found", "long", 80),
        ),
        tuple(
            (one.id, one.title, f"{'. '.join(capital(text) for text in one.experience)}.")
            for one in plan.benefits.benefits
            if one.experience
        ),
        note=PRICES,
    )


PRICES = "Sums of money at different price bases cannot be added or compared."


def benefits_left_out(plan: ExitPlan) -> Table:
    """Return the benefits that this exit cannot claim, or not yet, and why."""
    waiting = [
        (one.id, one.title, "Waits for an answer", few_sentences((asked.text for asked in one.questions), 3))
        for one in plan.benefits.undecided
    ]
    of_the_day = {entry.id for entry in plan.catalogue.benefits if not out_of_date(entry, plan.as_of)}
    out = [
        (one.id, one.title, "Out", one.reason) for one in plan.benefits.not_applicable if one.id in of_the_day
    ]
    return Table(
        "benefits-left-out",
        "Benefits that cannot be claimed, or not yet",
        (
            Column("id", "Id", "id", 10),
            Column("benefit", "Benefit", "long", 30),
            Column("verdict", "Verdict"),
            Column("why", "Why", "long", 60),
        ),
        (*waiting, *out),
    )
