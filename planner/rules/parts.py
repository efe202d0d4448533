# SPDX-License-Identifier: MIT
"""What the entries of the catalogue are made of: words, ids, grades, numbers, and what others found."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Grade = Literal["statute", "published", "computed", "practice"]
Role = Literal[
    "SRO", "PM", "RSM", "CL", "CSO", "IGL", "INT", "CTR",
    "FIN", "PRO", "CIO", "MIG", "RAD", "OPS", "ODS", "INS",
]  # fmt: skip


def _text(value: Any) -> Any:
    """Return a scalar as it was written: entries print numbers, they do not compute with them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, (int, float, date)) else value


Words = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")]


class Part(BaseModel):
    """A set of named facts; an unknown name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Param(Part):
    """A number that an entry prints, with its unit, its source and how well it is known."""

    value: Words
    unit: Words = ""
    source: Words = "K"
    grade: Grade = "practice"

    @property
    def in_print(self) -> str:
        """The number as it stands in a sentence, with commas from ten thousand upward."""
        plain = self.value.strip()
        return f"{int(plain):,}" if plain.isdigit() and len(plain) > 4 else plain

    @property
    def with_unit(self) -> str:
        """The number with its unit: `98%`, `1 week`, `95th percentile`."""
        if self.unit == "%":
            return f"{self.in_print}%"
        if self.unit == "percentile":
            return f"{self.in_print}th percentile"
        one = self.value == "1" and len(self.unit) > 2
        return f"{self.in_print} {self.unit.removesuffix('s') if one else self.unit}".strip()


class Experience(Part):
    """What others found: with its price base where it is money, and the day since which it can be cited."""

    text: Words
    source: Words
    known_from: date
    price_base: Words = ""

    @property
    def in_print(self) -> str:
        """Return the finding with its price base and its source."""
        base = f", {self.price_base}" if self.price_base else ""
        return f"{self.text}{base} [{self.source}]"


def told_by(text: str, experience: Iterable[Experience], day: date) -> str:
    """Return a text of the catalogue with what others had found by a day: a plan knows nothing later."""
    return " ".join((text, *(one.text for one in experience if one.known_from <= day)))
