# SPDX-License-Identifier: MIT
"""Aliases and ODS codes: people write them, and everything that looks things up sees ids."""

from pathlib import Path

import yaml

from planner.model import Project
from planner.model.names import other_names, with_ids
from planner.shipped import shipped

WRITTEN = """
planner: 1
as_of: 2026-09-01
organisations: [{id: trust, ods: RXX}]
sites: [{id: general, ods: RXX01, organisation: RXX}]
systems:
  - {id: pacs, kind: pacs, aliases: [old-pacs], owner_org: RXX, sites: [RXX01], successor: new-pacs}
  - {id: pacs-next, kind: pacs, aliases: [new-pacs], archive: {tiers: [{name: t, system: old-pacs}]}}
contracts: [{id: c, aliases: [lsp], covers: [old-pacs, desk], parties: [RXX]}]
integrations: [{id: i, from: old-pacs, to: pacs-next, via: unknown, contract: lsp}]
holdings: [{id: h, system: pacs-next, also_in: [old-pacs]}]
programme: {lead_org: RXX, leaves: [lsp]}
"""


def read(text: str) -> Project:
    return Project.model_validate(yaml.load(text, yaml.BaseLoader))


def test_every_reference_is_made_by_id() -> None:
    made = with_ids(read(WRITTEN))
    pacs, heir = made.systems
    assert (pacs.owner_org, pacs.sites, pacs.successor) == ("trust", ("general",), "pacs-next")
    assert heir.archive
    assert heir.archive.tiers
    assert heir.archive.tiers[0].system == "pacs"
    assert made.sites[0].organisation == "trust"
    assert (made.contracts[0].covers, made.contracts[0].parties) == (("pacs", "desk"), ("trust",))
    link = made.integrations[0]
    assert (link.from_, link.to, link.via, link.contract) == ("pacs", "pacs-next", None, "c")
    assert made.holdings[0].also_in == ("pacs",)
    assert (made.programme.lead_org, made.programme.leaves) == ("trust", ("c",))
    assert with_ids(made) == made


def test_what_is_written_by_id_is_left_alone() -> None:
    files = sorted(Path(shipped("examples"), "minimal").glob("*.yaml"))
    project = read("".join(file.read_text("utf-8") for file in files))
    assert with_ids(project) is project


def test_an_id_is_never_taken_for_the_alias_of_another() -> None:
    text = "planner: 1\nas_of: 2026-01-01\nsystems: [{id: a, kind: pacs, aliases: [b]}, {id: b, kind: ris}]"
    assert other_names(read(text), ("systems",)) == {}
