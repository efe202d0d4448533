# SPDX-License-Identifier: MIT
"""A worksheet that makes each formula ready once: a column of a thousand rows has the same one throughout."""

from typing import Any

from xlsxwriter.worksheet import Worksheet


class OurWorksheet(Worksheet):  # type: ignore[misc]
    """XlsxWriter's own sheet. It looks thirty times through each formula for functions newer than ours."""

    def __init__(self) -> None:
        super().__init__()
        self._ready: dict[tuple[str, bool], Any] = {}

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> Any:
        """Return the formula as it is stored; one that was met before is not looked through again."""
        key = (formula, expand_future_functions)
        if key not in self._ready:
            self._ready[key] = super()._prepare_formula(formula, expand_future_functions)
        return self._ready[key]
