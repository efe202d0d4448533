# SPDX-License-Identifier: MIT
"""The phrase of one field: how it is said when known, asked when blank, and whom to ask."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """How a field is said and asked about: `{it}` is the noun in print, `{value}` the value in print.

    `denies` is what is said where the value is no or none; `affirms` where it is yes and the
    field has other values beside yes and no.
    """

    says: str
    asks: str
    ask: str
    denies: str = ""
    affirms: str = ""

    def sentence(self, it: str, value: object, shown: str) -> str:
        """Return the fact as a fragment of a sentence."""
        said = str(value).lower()
        if self.denies and (value is False or said in ("no", "none")):
            return self.denies.format(it=it)
        if self.affirms and (value is True or said == "yes"):
            return self.affirms.format(it=it)
        whole = getattr(value, "precision", "day") == "day"
        says = self.says if whole else self.says.replace(" on {value}", " in {value}")
        return says.format(it=it, value=shown)
