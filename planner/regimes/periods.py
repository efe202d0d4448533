# SPDX-License-Identifier: MIT
"""The shape of a period in a regime pack: what it is counted from, its minimum, and what shortens it."""

from datetime import date
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Grade = Literal["statute", "published", "computed", "practice"]
AuthorityClass = Literal["central", "sub_central"]
Kind = Literal[
    "standstill",
    "tender",
    "participation",
    "requests",
    "planned-notice",
    "contract-details",
    "contract-copy",
    "termination-notice",
    "pipeline",
]
KINDS: tuple[str, ...] = get_args(Kind)
"""The dates that can be asked for."""


def _scalar(value: Any) -> Any:
    """Return a scalar as people write it: a YAML reader may have made a yes into True."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, (int, float, date)) else value


Words = Annotated[str, BeforeValidator(_scalar), Field(min_length=1)]
EntryId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FactKey = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
Whole = Annotated[int, Field(ge=0, le=36_500)]
Pounds = Annotated[int, Field(ge=0, le=10_000_000_000)]
Conditions = dict[FactKey, Words]
"""Facts and the answer each must have: all of them, for the row to apply."""


class Part(BaseModel):
    """A set of named facts; an unknown name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cited(Part):
    """A row with the provision it comes from, where that was read, and how well it is known."""

    id: EntryId
    reference: str = Field(min_length=1)
    source: str = Field(min_length=1)
    grade: Grade
    note: str = ""


class Fact(Part):
    """A fact that a period depends on: the question, the form of its answer, and what holds unless said.

    A `notice` is answered with the day on which it was published, or with yes or no. A day that was not
    given is the day of the event where `else_event` says so, and otherwise not known.
    """

    key: FactKey
    asks: str
    form: Literal["yes_no", "date", "notice", "number", "word"]
    words: tuple[str, ...] = ()
    default: Words | None = None
    else_event: bool = False

    @model_validator(mode="after")
    def _words_where_words(self) -> Self:
        if (self.form == "word") != bool(self.words):
            raise ValueError("a fact has words exactly if its form is 'word'")
        return self


class Adjustment(Cited):
    """Days taken off (negative) or added to a minimum where its conditions hold."""

    days: Annotated[int, Field(ge=-365, le=365)]
    when: Conditions
    says: str


class Choice(Cited):
    """One minimum that a period may have. The shortest of those that apply is the least that may be given.

    `not_for` shuts it to a class of authority; `floor` is the least after adjustments; with `from_fact`
    it is counted from the day that fact names instead of from the event; with `qualified_by` a day
    answered to that fact counts only if it lies in the window of a planned notice.
    """

    days: Whole
    when: Conditions = Field(default_factory=dict)
    says: str
    not_for: AuthorityClass | None = None
    floor: Whole | None = None
    adjusted_by: tuple[EntryId, ...] = ()
    from_fact: FactKey | None = None
    qualified_by: FactKey | None = None


class Remark(Cited):
    """What must be said beside the date where its conditions hold; without conditions, always."""

    when: Conditions = Field(default_factory=dict)
    says: str


class Yearly(Part):
    """The event is a day of the calendar that comes every year, beginning with `first`."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    first: date


class Above(Part):
    """The duty arises only where the number answered to a fact is above an amount."""

    fact: FactKey
    amount: Pounds


class Period(Cited):
    """A period with a minimum or a limit: what starts it, how its days are counted, and what may follow.

    `commences` says that its event begins the procurement, so that the event must lie within the life of
    the regime; `until` is the last day its event can fall on. `bearing` is least where the period may be
    longer, most where the act must come within it.
    """

    kind: Kind
    procedures: tuple[str, ...] = ()
    title: str
    event: str
    then: str
    bearing: Literal["least", "most"]
    unit: Literal["calendar", "working"] = "calendar"
    event_day: Literal["counted", "excluded"] | None = None
    commences: bool = False
    until: date | None = None
    counted_by: Literal["shortest", "each_means"] = "shortest"
    yearly: Yearly | None = None
    above: Above | None = None
    choices: tuple[Choice, ...] = Field(min_length=1)
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Window(Cited):
    """When a planned notice qualifies: at least so many days and at most so many months before the other."""

    title: str
    notice: str
    before: str
    least_days: Whole
    most_months: Whole
    gives: str
