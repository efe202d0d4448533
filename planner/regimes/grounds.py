# SPDX-License-Identifier: MIT
"""The shape of a legal ground: the questions it turns on, and the caps that come with it."""

from typing import Annotated, Literal

from pydantic import Field

from planner.regimes.periods import Cited, FactKey, Part, Whole

Percent = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]


class Test(Part):
    """One question a ground turns on, and the answer that it needs."""

    __test__ = False

    key: FactKey
    asks: str
    needs: bool = Field(strict=False)


class Ground(Cited):
    """A ground for changing a contract, or for awarding one without competition.

    `term_percent` caps the change of the term, as a share of the maximum term on award; `value_percent`
    the rise in value, of each change or of all together; `below_threshold` also keeps it under the
    threshold. `max_years` caps the new term and `within_years` says how long after the first award.
    """

    title: str
    tests: tuple[Test, ...] = ()
    term_percent: Percent | None = None
    value_percent: Percent | None = None
    value_below: bool = False
    counts: Literal["each", "together"] | None = None
    below_threshold: bool = False
    max_years: Whole | None = None
    within_years: Whole | None = None
    notice: str = ""


class FrameworkTerm(Cited):
    """How long a framework, or another arrangement for later awards, may last."""

    title: str
    max_years: Whole
    longer: str = ""
    tests: tuple[Test, ...] = ()


class Figure(Cited):
    """A number of the law that stands alone, with its unit and what it means."""

    says: str
    figure: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    unit: str
