# SPDX-License-Identifier: MIT
"""What moves the cost of an option: a bar for each input, against the cost of the option next to it."""

from dataclasses import dataclass
from typing import ClassVar

from planner.english import counted, listed

TOLD = 5
"""How many bars the alternative text names."""


@dataclass(frozen=True)
class CostBar:
    """The net present cost of an option with one input at the ends of its range, in pounds.

    `stated` is false where nobody gave a range. `turns` is the change of the input at which the order of the
    two options turns, in print; empty where none could be.
    """

    label: str
    low: float
    high: float
    stated: bool
    turns: str = ""

    @property
    def swing(self) -> float:
        """How far the cost moves between the two ends."""
        return self.high - self.low


@dataclass(frozen=True)
class CostTornadoFigure:
    """What moves the net present cost of an option, widest first; `rival` is what it is held against."""

    landscape: ClassVar[bool] = False
    title: str
    option: str
    net: float
    bars: tuple[CostBar, ...]
    rival: str = ""
    rival_net: float | None = None

    @property
    def turning(self) -> tuple[CostBar, ...]:
        """The inputs that alone, within their ranges, make the option cost as much as its rival."""
        if self.rival_net is None:
            return ()
        return tuple(bar for bar in self.bars if bar.low <= self.rival_net <= bar.high)

    def alt_text(self) -> str:
        """One paragraph: the cost, the widest bars with their ends, and which inputs turn the order alone."""
        said = f"Tornado of the net present cost of “{self.option}”, {money(self.net)} as stated"
        if not self.bars:
            return said + "; no input has a range."
        named = listed(f"{bar.label} {money(bar.low)} to {money(bar.high)}" for bar in self.bars[:TOLD])
        said += f". The widest of {counted(len(self.bars), 'input')}: {named}."
        if self.rival_net is None:
            return said
        held = f" “{self.rival}” costs {money(self.rival_net)}"
        if not self.turning:
            return f"{said}{held}: no input alone comes to that within its range."
        return f"{said}{held}: within their ranges come to that {listed(bar.label for bar in self.turning)}."


def money(pounds: float) -> str:
    """A sum as a picture has room for: `£20.9m`, `£850k`."""
    sign, size = "−" if pounds < 0 else "", abs(pounds)
    return f"{sign}£{size / 1e6:,.1f}m" if round(size / 1e3) >= 1000 else f"{sign}£{size / 1e3:,.0f}k"
