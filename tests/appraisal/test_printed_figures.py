# SPDX-License-Identifier: MIT
"""Numbers held against printed ones, and against our own example reckoned again in plain arithmetic."""

import re
from functools import cache
from typing import Any

import pytest
import yaml
from appraisal_estates import by_id, compared, known

from planner.appraisal.economic import whole_life
from planner.appraisal.lines import Span, exposures_of, lines_of
from planner.model import Project
from planner.pipeline import read_project
from planner.shipped import shipped
from planner.verdicts.options import lineage

PRINTED = (1, 0.9662, 0.9335, 0.9019, 0.8714)
"""The factors of the Green Book's table for years 0 to 4, as they are printed."""


@pytest.mark.parametrize(("capital", "yearly", "net"), [(10.0, 2.5, -0.82), (5.0, 1.5, 0.51)])
def test_two_projects_by_the_printed_table(capital: float, yearly: float, net: float) -> None:
    """£10m for £2.5m in each of four years loses £0.82m; £5m for £1.5m gains £0.51m."""
    assert round(sum(yearly * factor for factor in PRINTED[1:]) - capital, 2) == net
    found = compared(f"""
        appraisal: {{price_base: 2026-27, first_year: 2026-27, years: 5}}
        options:
          - id: project
            route: none
            costs: [{{id: build, kind: other, amounts: {{2026-27: "£{capital}m"}}}}]
            gains: [{{id: saving, per_year: "£{yearly}m", first: 2027-28, last: 2030-31}}]
    """)
    assert round(-by_id(found)["project"].net / 1e6, 2) == net


def test_neither_vat_nor_rising_prices_move_the_economic_case() -> None:
    text = """
        appraisal: {{price_base: 2026-27, first_year: 2026-27, years: 3, inflation_pct: {inflation}}}
        options:
          - id: buy
            route: none
            costs:
              - {{id: c, kind: other, vat_recovered: {back},
                 per_year: "£100,000", first: 2026-27, last: 2028-29}}
    """
    plain, dear = (
        by_id(compared(text.format(inflation=i, back=b)))["buy"] for i, b in ((0, "yes"), (9, "no"))
    )
    assert plain.net == dear.net
    assert sum(one.needed for one in plain.cash) == pytest.approx(300_000)
    assert sum(one.needed for one in dear.cash) == pytest.approx(120_000 * (1 + 1.09 + 1.09**2))


BIAS = {"equipment": (2.00, 0.10), "outsourcing": (0.41, 0.0), "none": (0.0, 0.0)}
CAPITAL = ("implementation", "hardware", "storage", "licences", "interfaces", "migration")
OUTSOURCED = (
    "service_charge",
    "hosting",
    "support",
    "network",
    "data_return",
    "dual_running",
    "legacy_access",
    "exit",
)


def pounds(text: str) -> float:
    number = float(re.sub(r"[£,m]", "", text))
    return number * 1e6 if text.endswith("m") else number


def worth(line: dict[str, Any], bias: bool) -> float:
    """What a line as it is written is worth in 2026-27: every year apart, with the bias that is left."""
    if "amounts" in line:
        years = {int(year[:4]): pounds(amount) for year, amount in line["amounts"].items()}
    else:
        years = dict.fromkeys(
            range(int(line["first"][:4]), int(line["last"][:4]) + 1), pounds(line["per_year"])
        )
    kind = line.get("kind", "other")
    usual = "equipment" if kind in CAPITAL else "outsourcing" if kind in OUTSOURCED else "none"
    upper, lower = BIAS[line.get("bias", usual) if bias else "none"]
    left = upper - (upper - lower) * float(line.get("mitigated_pct", 0)) / 100
    return sum(amount / 1.035 ** (year - 2026) for year, amount in years.items() if year < 2034) * (1 + left)


def reckoned(options: list[dict[str, Any]], id_: str) -> float:
    """The net present cost of an option of the example without what being late costs."""
    held = {one["id"]: one for one in options}
    one, chain = held[id_], []
    while one is not None:
        chain.append(one)
        one = held.get(one.get("based_on", ""))

    def lines(field: str) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for each in reversed(chain):
            found = {key: line for key, line in found.items() if key not in each.get("without", ())}
            found |= {line["id"]: line for line in each.get(field, ())}
        return list(found.values())

    risks = sum(
        float(risk["chance_pct"]) / 100 * pounds(risk["impact"]) / 1.035 ** (int(risk["year"][:4]) - 2026)
        for risk in lines("priced_risks")
    )
    costs, gains = (
        sum(worth(line, field == "costs") for line in lines(field)) for field in ("costs", "gains")
    )
    return costs + risks - gains


@cache
def example() -> Project:
    project = read_project(shipped("examples") / "trust-2026").project
    assert project is not None
    return project


@pytest.mark.parametrize("id_", ["open", "flexible", "extend", "network"])
def test_the_example_reckoned_again_from_its_file(id_: str) -> None:
    folder = shipped("examples") / "trust-2026"
    written = yaml.load((folder / "options.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["options"]
    project = example()
    held = list(lineage(next(one for one in project.options if one.id == id_), project))
    span, what = Span(2026, 8), known()
    factors = what.discount_on(project.as_of).factors(span.years)
    costs, gains = (
        lines_of(held, "costs", span, what, project.as_of),
        lines_of(held, "gains", span, what, project.as_of),
    )
    ours = whole_life(costs, gains, exposures_of(held, span)[0], None, 0.0, factors)
    assert ours.net == pytest.approx(reckoned(written, id_), abs=0.005)
    assert ours.net > 15e6
