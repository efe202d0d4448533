# SPDX-License-Identifier: MIT
"""A consortium: members who leave a shared service together, each in a folder of its own.

Systems and contracts that several members use are ordinary nouns, written once in the files of the folder
`shared`, which every member's project sees. Here stands only what no estate says: who may leave, what a store
can give back in a day, what is paid together and by which rule. All of it may be unknown.
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from planner.model.noun import Noun, Part, is_blank
from planner.model.quantities import read_money
from planner.model.refusal import refuse
from planner.model.values import Day, Id, Ids, Money, Months, Number, Terabytes, Text, Whole, YesNo

Amounts = dict[
    Id,
    Annotated[
        float | None,
        BeforeValidator(lambda written: None if is_blank(written) else read_money(written)),
    ],
]
"""Pounds by the member that costs them; None is an amount that there is, and that nobody knows yet."""
Driver = Literal["studies", "tb"]
SharingRule = Literal["studies", "tb", "equal", "shapley"]
SHARING_RULES: tuple[SharingRule, ...] = ("studies", "tb", "equal", "shapley")


class Freeze(Part):
    """Days, both included, on which something may not be done."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _refuse_backwards(self.from_, self.until)
        return self


class Window(Part):
    """From when something is open, until when, and the freezes between."""

    opens: Day | None = None
    closes: Day | None = None
    freezes: tuple[Freeze, ...] | None = None

    @model_validator(mode="after")
    def _open_in_order(self) -> Self:
        _refuse_backwards(self.opens, self.closes)
        return self


def _refuse_backwards(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise refuse("days_backwards", "the last day lies before the first", "exchange the two days")


class Disks(Part):
    """Disks that are filled at the store, carried to a member and read in there.

    `held` is how many there are, `days` how long one is away: filled, carried, read in, brought back.
    """

    held: Whole | None = None
    size: Terabytes | None = None
    days: Number | None = None
    price: Money | None = Field(default=None, description="What one disk costs, carriage and handling in it.")


class Export(Window):
    """What a store can give back: TB in a day to all together, and to how many members at once.

    `tb_per_day_each` is the most that one member can be given in a day.
    """

    tb_per_day: Number | None = None
    tb_per_day_each: Number | None = None
    concurrent: Whole | None = None
    disks: Disks | None = None


class SharedStore(Noun):
    """A store that members leave, by the id of its system; who leaves it is who the system is shared with.

    `keep_open_per_month` is what a month costs by which it cannot be closed, in pounds, whoever pays.
    """

    members: Ids | None = None
    export: Export | None = None
    keep_open_per_month: Money | None = None


class Team(Window):
    """People who serve the members one after another, such as a migration team.

    `members_at_once` is how many they can serve side by side, `days` how many working days one takes.
    """

    id: Id
    title: Text | None = None
    members: Ids | None = None
    members_at_once: Whole | None = None
    days: Number | None = None


class GoLives(Window):
    """How many members an incoming supplier can bring live in a month, and the days that lie between two."""

    supplier: Id | None = None
    members: Ids | None = None
    per_month: Whole | None = None
    days_apart: Whole | None = None


class Member(Noun):
    """One member, by the name of its folder. What its own estate says need not be said again.

    `organisation` is who of the organisations it is; `start` is from when its images may be exported,
    `deadline` by when they must be out. `late_months` is how late it is taken to be where that is tried.
    """

    folder: Text | None = None
    organisation: Id | None = None
    may_leave: YesNo | None = None
    signed: YesNo | None = None
    signed_on: Day | None = None
    votes: Number | None = None
    studies_yr: Whole | None = None
    tb: Terabytes | None = None
    end: Day | None = None
    archive_end: Day | None = None
    start: Day | None = None
    deadline: Day | None = None
    landing_storage: Terabytes | None = None
    intake_tb_per_day: Number | None = None
    late_months: Months | None = None

    @property
    def place(self) -> str:
        """Return the name of the member's folder."""
        return self.folder or self.id


class PriceBand(Part):
    """A band of a price by volume: up to how many, and the price of each; the last band has no end."""

    up_to: Number | None = None
    price: Money | None = None


class SharedCost(Noun):
    """One line of what is paid together, in pounds, for whichever members take part.

    `fixed` is paid once there is any member; `per_member`, `per_study` and `per_tb` for each; `bands` price
    the volume of all together (`of` studies or TB), each unit in its own band unless `whole_volume`.
    `minimum` is the least that is charged. `own` is what a member costs by itself, such as its dual
    running. `years` is how many times all this is paid: once if nothing is said. `members` are those who
    need it, all if nothing is said.
    """

    fixed: Money | None = None
    per_member: Money | None = None
    per_study: Money | None = None
    per_tb: Money | None = None
    of: Driver | None = None
    bands: tuple[PriceBand, ...] | None = None
    whole_volume: YesNo | None = None
    minimum: Money | None = None
    own: Amounts | None = None
    years: Number | None = None
    members: Ids | None = None
    by: SharingRule | None = None

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        ends = [band.up_to for band in self.bands or ()]
        if None in ends[-1:]:
            ends.pop()
        known = [end for end in ends if end is not None]
        if len(known) < len(ends) or known != sorted(set(known)):
            raise refuse(
                "bands_out_of_order",
                "the bands do not follow each other",
                "each band ends above the one before it; only the last may go without 'up_to'",
            )
        return self


class CostSharing(Part):
    """By which rule costs are shared, whether that is agreed, and what each member would pay alone.

    `alone` is a member's own quote; without one it is worked out as if it were the only member.
    """

    by: SharingRule | None = None
    agreed: YesNo | None = None
    costs: tuple[SharedCost, ...] | None = None
    alone: Amounts | None = None


class Leaving(Part):
    """What is agreed of a member who leaves: notice, what it pays for going, and who bears the rest."""

    notice_months: Months | None = None
    charge: Money | None = None
    who_pays: Literal["leaver", "rest"] | None = None


class Lateness(Part):
    """What is agreed of a member who is late: who pays while a store stays open for it."""

    months: Months | None = Field(default=None, description="How late a member is taken to be, to try it.")
    who_pays: Literal["late", "all"] | None = None


class Governance(Part):
    """What the members have agreed among themselves."""

    agreement: Literal["none", "draft", "signed"] | None = None
    contracting: Literal["lead", "each"] | None = None
    decides: Text | None = None
    joining: Text | None = None
    data_split: Text | None = None
    leaving: Leaving | None = None
    late: Lateness | None = None


def _folders(written: Any) -> Any:
    """Take a name alone for a member of whom nothing else is said."""
    if not isinstance(written, (list, tuple)):
        return written
    return [{"id": one} if isinstance(one, (str, int)) else one for one in written]


class Consortium(Part):
    """Who the members are, what they share, how they pay, and what they have agreed."""

    title: Text | None = None
    lead: Id | None = None
    members: Annotated[tuple[Member, ...], BeforeValidator(_folders)]
    stores: tuple[SharedStore, ...] | None = None
    teams: tuple[Team, ...] | None = None
    go_lives: tuple[GoLives, ...] | None = None
    cost_sharing: CostSharing = Field(default_factory=CostSharing)
    governance: Governance = Field(default_factory=Governance)

    def member(self, id_: str) -> Member | None:
        """Return the member of this id, None if there is none."""
        return next((one for one in self.members if one.id == id_), None)


class ConsortiumFile(Part):
    """What `consortium.yaml` says. `as_of` is the day for which every member is planned."""

    planner: Whole
    as_of: Day
    consortium: Consortium
