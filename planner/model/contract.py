# SPDX-License-Identifier: MIT
"""A contract: its typed terms, what it covers, and what it says about leaving."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from planner.model.noun import Noun, Part
from planner.model.values import (
    Day,
    Hours,
    Id,
    Ids,
    LooseDay,
    Money,
    Months,
    Number,
    Text,
    Texts,
    Whole,
    YesNo,
)


def _yes_no_word(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip().lower() if isinstance(value, str) else value


def _computed_is_blank(value: Any) -> Any:
    """Return None for `computed`: the planner works it out, so nothing is stated."""
    return None if isinstance(value, str) and value.strip().lower() == "computed" else value


ClauseWord = Annotated[Literal["yes", "no", "unclear"], BeforeValidator(_yes_no_word)]
MaybeComputed = Annotated[Day | None, BeforeValidator(_computed_is_blank)]


class Extension(Part):
    """A right to lengthen the contract: `count` times `months`, of which `taken` have been used.

    An `express` extension happens only if it is exercised; a `tacit` one happens unless notice is
    given. `applies_to` says whether the application, the archive or both are lengthened.
    """

    months: Months | None = None
    count: Whole | None = None
    taken: Whole | None = None
    notice_months: Months | None = None
    price_basis: Text | None = None
    latest_notice: MaybeComputed = None
    kind: Literal["express", "tacit"] | None = None
    applies_to: Literal["application", "archive", "both"] | None = None


class ContractValue(Part):
    """What is paid, in pounds a year, and by what model."""

    annual: Money | None = None
    model: Text | None = None


class DataReturn(Part):
    """What the contract says about giving the data back."""

    clause: ClauseWord | None = None
    format: Literal["dicom_part10", "proprietary", "database_dump", "unclear"] | None = None
    includes: Texts | None = None
    charge: Literal["included", "capped", "tbc", "per_tb"] | None = None
    rate_limit_tb_month: Number | None = None
    media: Text | None = None
    support: Text | None = None
    read_only_months: Months | None = None
    custody: YesNo | None = None


class DataDeletion(Part):
    """What the contract says about destroying what is left."""

    certificate: YesNo | None = None
    standard: Text | None = None
    days_after_exit: Whole | None = None


class Exit(Part):
    """The contract's exit provisions."""

    plan: Literal["none", "draft", "agreed"] | None = None
    plan_last_reviewed: LooseDay | None = None
    termination_assistance_months: Months | None = None
    rate_card: YesNo | None = None
    data_return: DataReturn | None = None
    data_deletion: DataDeletion | None = None
    asset_transfer: Texts | None = None
    source_escrow: YesNo | None = None


class Tupe(Part):
    """Whether staff transfer with the service."""

    in_scope: YesNo | None = None
    headcount: Whole | None = None
    staff_on_site: YesNo | None = None


class ChangeControl(Part):
    """How changes are priced."""

    rate_card: YesNo | None = None
    standards_uplift_included: YesNo | None = None


class Contract(Noun):
    """One contract.

    `end` is the last day of the present term, with the extensions already taken in it.
    `application_end` and `archive_end` are given where the running of the application and the
    keeping of the archive end on different days; each stands in for `end` for its own part.
    """

    supplier: Id | None = None
    buyer_org: Id | None = None
    parties: Ids | None = None
    form: Text | None = None
    covers: Ids | None = None
    services: Texts | None = None
    start: Day | None = None
    end: Day | None = None
    application_end: Day | None = None
    archive_end: Day | None = None
    extensions: tuple[Extension, ...] | None = None
    max_end: MaybeComputed = None
    notice_to_exit_months: Months | None = None
    notice_served: Day | None = None
    value: ContractValue | None = None
    exit: Exit | None = None
    tupe: Tupe | None = None
    benchmarking: Text | None = None
    change_control: ChangeControl | None = None
    service_credits: YesNo | None = None
    liability_cap: Text | None = None
    data_controller: Text | None = None
    processor: Text | None = None
    dpa_ref: Text | None = None
    sub_processors: Texts | None = None
    shared_close: YesNo | None = None
    transition_months: Months | None = None
    response_hours: Hours | None = None
