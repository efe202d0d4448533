# SPDX-License-Identifier: MIT
"""Estates of any size: the trust of the 2013 example, again and again, around one regional store.

Every trust has its own sites, PACS, RIS, modalities, interfaces, holdings and local contracts. The regional
store, the image exchange, the national services and the contracts over them are there once and are shared,
as they were in 2013; so the estate is connected, and one contract's end is felt by all.
"""

from pathlib import Path
from typing import Any

import yaml

from planner.shipped import shipped

EXAMPLE = "lsp-exit-2013"
SHARED = frozenset((
    "regional-store", "exchange", "summary-record", "did-return", "c-lsp", "c-exchange", "nhs-cfh",
    "tertiary", "saltby-istc", "lsp", "voice-co", "engine-co", "ortho-co", "exchange-co",
))  # fmt: skip
NOUNS = ("organisations", "sites", "contracts", "systems", "integrations", "holdings")
ONCE = ("planner", "as_of", "title", "programme", "constraints", "people", "options", "suppliers", "benefits")
REFERENCES = frozenset((
    "id", "ods", "owner_org", "organisation", "sites", "contract", "successor", "from", "to", "via", "system",
    "also_in", "covers", "parties", "buyer_org", "supplier", "shared_with", "data_controller", "lead_org",
))  # fmt: skip
"""Fields that hold names of other things; a kind may be spelt like an id and stays as it is."""

Written = dict[str, Any]


def example(name: str = EXAMPLE) -> Written:
    """Return all that an example says, its files joined."""
    said: Written = {}
    for path in sorted((shipped("examples") / name).glob("*.yaml")):
        said |= yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return said


def write_estate(folder: Path, trusts: int) -> Path:
    """Write an estate of so many trusts, one file each, and return its folder."""
    said = example()
    own = {
        thing[key] for noun in NOUNS for thing in said[noun] for key in ("id", "ods") if key in thing
    } - SHARED
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(trusts):
        part = {noun: [_moved(thing, own, number) for thing in said[noun]] for noun in NOUNS}
        if number:
            part = {noun: [one for one in things if one["id"] not in SHARED] for noun, things in part.items()}
        else:
            part |= {noun: said[noun] for noun in ONCE if noun in said}
            _share(part, said, own, trusts)
        text = yaml.dump(part, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
        (folder / f"trust-{number:03}.yaml").write_text(text, encoding="utf-8")
    return folder


def _share(part: Written, said: Written, own: set[str], trusts: int) -> None:
    """Let the shared contracts cover, and the shared systems serve, what every trust has."""
    for noun, fields in (("contracts", ("covers", "parties")), ("systems", ("shared_with",))):
        for thing, original in zip(part[noun], said[noun], strict=True):
            if thing["id"] in SHARED:
                for field in fields:
                    if isinstance(names := original.get(field), list):
                        everyone = (_name(name, own, n) for n in range(trusts) for name in names)
                        thing[field] = list(dict.fromkeys(everyone))


def _name(name: str, own: set[str], number: int) -> str:
    return f"{name}-{number}" if number and name in own else name


def _moved(value: Any, own: set[str], number: int, field: str = "") -> Any:
    """Return a thing of the first trust as it is at another: its own ids and names are numbered."""
    if isinstance(value, dict):
        return {key: _moved(inner, own, number, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, own, number, field) for inner in value]
    if field in REFERENCES:
        return _name(value, own, number)
    return f"{value}, trust {number}" if number and field in ("title", "name") else value


def size_of(folder: Path) -> int:
    """Return the bytes of all files of an estate."""
    return sum(path.stat().st_size for path in folder.glob("*.yaml"))


def write_estate_of(folder: Path, least: int) -> Path:
    """Write the smallest such estate of at least so many bytes."""
    one = size_of(write_estate(folder, 2)) / 2
    trusts = max(round(least / one), 1)
    while size_of(write_estate(folder, trusts)) < least:
        trusts += 1
    return folder
