# SPDX-License-Identifier: MIT
"""The printed scale of risk and the one that scores are the same."""

import yaml

from planner.rules.findings import BANDS
from planner.shipped import shipped


def test_the_bands_and_the_five_steps_are_those_that_score() -> None:
    text = (shipped("requirements-catalogue") / "scales.yaml").read_text(encoding="utf-8")
    scales = yaml.safe_load(text)["scales"]
    assert [(band["band"], band["from"], band["to"]) for band in scales["bands"]] == list(BANDS)
    for scale in ("likelihood", "impact"):
        assert [step["score"] for step in scales[scale]] == [1, 2, 3, 4, 5]
