# SPDX-License-Identifier: MIT
"""The glossary: what a reader may not know, in the words of the day of the plan."""

from datetime import date

import pytest
from document_estates import catalogue, plan

from planner.documents.glossary import TERMS, glossary


@pytest.mark.parametrize("as_of", ["2008-03-01", "2012-03-01", "2017-03-01", "2019-03-01", "2026-06-01"])
def test_no_term_is_of_another_era(as_of: str) -> None:
    terms = {entry["term"] for entry in glossary(plan(as_of=as_of))}
    names = {entry["meaning"] for entry in glossary(plan(as_of=as_of))}
    out = [one for one in catalogue().instruments.values() if not one.in_force(date.fromisoformat(as_of))]
    still = {one.short for one in catalogue().instruments.values() if one not in out}
    assert len(out) >= 10
    for one in out:
        assert one.short not in terms or one.short in still
        assert one.name not in names


def test_the_words_of_2012_are_those_of_2012() -> None:
    old, new = ({e["term"] for e in glossary(plan(as_of=day))} for day in ("2012-03-01", "2026-06-01"))
    assert "DPA 1998" in old - new
    assert {"DSPT", "UK GDPR"} & old == set()
    assert {"PACS", "RIS", "Total float"} <= old & new


def test_only_what_a_requirement_cites_is_explained() -> None:
    held = plan()
    cited = {w[1:] for item in held.requirements.applicable for w in item.entry.standards if w[:1] == "@"}
    dated = {entry["term"] for entry in glossary(held)} - {term for term, _ in TERMS}
    assert len(dated) >= 5
    assert dated <= {catalogue().instruments[key].short for key in cited}


def test_terms_stand_in_the_order_of_the_alphabet_and_each_once() -> None:
    terms = [entry["term"].lower() for entry in glossary(plan())]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


def test_fixed_terms_name_no_law_and_no_body() -> None:
    held = [one for one in catalogue().instruments.values() if one.valid_from or one.valid_until]
    assert len(held) >= 40
    text = " ".join(" ".join(term) for term in TERMS)
    assert [one.short for one in held if one.short in text.split()] == []
