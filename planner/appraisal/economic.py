# SPDX-License-Identifier: MIT
"""The economic case of one option: present values in constant prices, no VAT, sunk cost or transfer."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.appraisal.lines import Exposure, Line
from planner.appraisal.overrun import Overrun


@dataclass(frozen=True)
class WholeLife:
    """What an option costs over the years compared, as present values in pounds of the price base.

    `net` is the net present cost: costs with their optimism bias, risk and overrun, less gains and what is
    left at the end. `annual` is the equal sum a year, over the same years, that is worth as much.
    """

    before_bias: float
    bias: float
    risk: float
    overrun: float
    gains: float
    residual: float
    annuity: float

    @property
    def costs(self) -> float:
        """Return the costs with their optimism bias."""
        return self.before_bias + self.bias

    @property
    def net(self) -> float:
        """Return the net present cost."""
        return self.costs + self.risk + self.overrun - self.gains - self.residual

    @property
    def annual(self) -> float:
        """Return the equivalent annual cost."""
        return self.net / self.annuity


def whole_life(
    costs: Sequence[Line],
    gains: Sequence[Line],
    exposures: Sequence[Exposure],
    overrun: Overrun | None,
    residual: float,
    factors: Sequence[float],
) -> WholeLife:
    """Return the whole-life cost of an option. A month late without a price adds nothing: it is asked for."""
    counted = [one for one in costs if one.counts]
    plain = sum(one.present(factors) / (1 + one.uplift) for one in counted)
    return WholeLife(
        before_bias=plain,
        bias=sum(one.present(factors) for one in counted) - plain,
        risk=sum(one.expected * factors[one.place] for one in exposures),
        overrun=((overrun.expected or 0.0) * factors[overrun.place]) if overrun else 0.0,
        gains=sum(one.present(factors) for one in gains),
        residual=residual * factors[-1],
        annuity=sum(factors),
    )
