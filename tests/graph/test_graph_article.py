# SPDX-License-Identifier: MIT
"""The founding situation: an LSP contract for PACS and RIS ends on 30 June 2013, or at the latest in 2016.

"A key issue being how to transfer the archived imaging data back to them from the LSP data stores."
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from estates import effect, event, paths
from test_graph_order import written

from planner.graph import Dependencies, dependencies
from planner.model import Project
from planner.shipped import shipped

SUNSET = "2013-06-30"


@cache
def trust() -> Dependencies:
    example = Path(shipped("examples"), "lsp-exit-2013")
    return dependencies(Project.model_validate(written(example)), paths())


def test_the_pacs_is_replaced_by_then_and_the_ris_is_not() -> None:
    systems = {lost.id: (lost.effect, lost.replaced_by) for lost in event(trust(), SUNSET).systems}
    assert systems["pacs"] == ("replaced", "pacs-next")
    assert systems["ris"] == ("stops", None), "its successor has no go-live date"
    assert systems["regional-store"] == ("stops", None)
    assert systems["broker"] == ("stops", None)
    assert not any(lost.assumed for lost in event(trust(), SUNSET).systems)


def test_the_studies_of_the_regional_store_are_out_of_reach_and_had_no_second_copy() -> None:
    data = {lost.held.id: lost for lost in event(trust(), SUNSET).data}
    assert data["h-2006-2008"].only_copy is True
    assert data["h-2009-2010"].only_copy is True
    assert data["h-mammograms"].only_copy is None, "nobody has said how many copies there are"
    assert data["h-local"].only_copy is True, "its other copy lies in the store that ends on the same day"
    assert all(lost.copies_left == () for lost in data.values())


@pytest.mark.parametrize("path", ["order-to-acquire", "store-to-report", "report-to-deliver"])
@pytest.mark.parametrize("site", ["wexmoor-general", "saltby"])
def test_without_a_ris_rooms_reporting_and_results_stop_at_both_hospitals(path: str, site: str) -> None:
    told = effect(event(trust(), SUNSET), path, site)
    assert told.before.state != "stopped"
    assert told.after.state == "stopped"
    assert any(reason.id == "ris" for reason in told.new_reasons)


def test_new_images_still_reach_the_new_pacs_but_earlier_ones_are_gone() -> None:
    for site in ("wexmoor-general", "saltby"):
        told = effect(event(trust(), SUNSET), "acquire-to-store", site)
        assert told.after.state == "degraded"
        assert "regional-store" in {reason.id for reason in told.new_reasons}


def test_breast_screening_depends_on_an_interface_that_nobody_has_decided_on() -> None:
    told = effect(event(trust(), SUNSET), "screen", "breast-unit")
    assert (told.before.state, told.after.state) == ("works", "unknown")
    dead = {link.id: link for link in event(trust(), SUNSET).links}
    assert dead["i-screening-result"].undecided
    assert dead["i-images-van"].undecided
    assert dead["i-images-van"].hours == 72


def test_what_the_programme_repoints_is_alive_and_what_it_gives_up_is_told_as_planned() -> None:
    dead = {link.id: link for link in event(trust(), SUNSET).links}
    assert {"i-images-general", "i-images-saltby", "i-images-breast", "i-ortho-out"}.isdisjoint(dead)
    assert dead["i-pacs-store"].planned
    assert dead["i-pas-ris"].dead_at == ("ris",), "the engine it passes through runs on"
    assert dead["i-desktop"].dead_at == ("ris",), "it is to be rebuilt to the new PACS"


def test_the_image_exchange_ends_on_the_same_day_and_takes_sharing_with_it() -> None:
    told = event(trust(), SUNSET)
    assert told.contract_ids == ("c-exchange", "c-lsp")
    assert effect(told, "share-out", "saltby").after.state == "stopped"
    assert effect(told, "share-in", "saltby").after.state == "stopped"


def test_the_neighbours_who_share_the_ris_and_the_store_feel_it() -> None:
    told = {outsider.id: outsider.through for outsider in event(trust(), SUNSET).outsiders}
    assert {"LSP RIS", "Regional data store"} <= set(told["ZZ2"])
    assert "Reports, RIS to general practice" in told["gps"]
    assert "tertiary" in told
    assert "ZZ1" not in told
    assert event(trust(), SUNSET).services == ("service-desk",)


def test_extensions_run_year_by_year_to_june_2016() -> None:
    scenarios = [told.on for told in trust().lapse if told.if_extended and "c-lsp" in told.contract_ids]
    assert scenarios == [date(2014, 6, 30), date(2015, 6, 30), date(2016, 6, 30)]
    last = event(trust(), "2016-06-30", extended=True)
    assert {lost.id for lost in last.systems if lost.effect == "stops"} >= {"ris", "regional-store", "broker"}


def test_the_engine_goes_on_without_support_three_months_before() -> None:
    (lost,) = event(trust(), "2013-03-31").systems
    assert (lost.id, lost.effect) == ("engine", "unsupported")
    assert effect(event(trust(), "2013-03-31"), "report-to-deliver", "saltby").after.state == "degraded"


def test_pacs_and_ris_can_only_be_switched_together() -> None:
    (step,) = trust().cutover
    assert (step.systems, step.big_bang) == (("pacs", "ris"), True)
    assert step.because == ("Desktop context, RIS and PACS",)
    assert "i-ris-gp" in step.undecided
    assert "i-orders" in step.repoint


def test_the_parts_that_alone_carry_the_service_are_named() -> None:
    points = {point.id: point for point in trust().single_points}
    assert {"pacs", "ris", "broker", "engine"} <= set(points)
    assert points["engine"].standby is False
    assert "modalities-general" not in points, "sixty rooms do not fail together"
