# SPDX-License-Identifier: MIT
"""`planner catalogue`: what planner knows, entry by entry, with its sources and its grades."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, iso_day
from planner.cli.exits import PROJECT_WRONG, Stop
from planner.cli.reading import catalogue_for
from planner.cli.terminal import coloured, columns, say
from planner.english import counted

if TYPE_CHECKING:
    from planner.documents.catalogue import Catalogue
    from planner.documents.knowledge_entry import Entry

KINDS = (
    "requirement", "risk", "activity", "benefit", "reference", "regime", "instrument", "source", "path",
)  # fmt: skip

catalogue = typer.Typer(no_args_is_help=True, help="Look up what planner knows, and its sources.")

Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help=f"Only this kind: {', '.join(KINDS)}.", show_default=False),
]
Family = Annotated[
    str | None,
    typer.Option("--family", metavar="NAME", help="Only this family or phase.", show_default=False),
]
Priority = Annotated[
    str | None,
    typer.Option("--priority", metavar="WORD", help="Only must, should, could or wont.", show_default=False),
]
FromSource = Annotated[
    str | None,
    typer.Option("--source", metavar="KEY", help="Only what cites this source.", show_default=False),
]
OfProject = Annotated[
    Path | None,
    typer.Option(
        "--project",
        metavar="PROJECT",
        help="With what this project lays over the catalogue.",
        show_default=False,
    ),
]
Era = Annotated[
    date | None,
    typer.Option(
        "--era", parser=iso_day, metavar="DATE", help="Only what is valid on this day.", show_default=False
    ),
]


@catalogue.command("list")
def list_entries(
    kind: Kind = None,
    family: Family = None,
    priority: Priority = None,
    source: FromSource = None,
    era: Era = None,
    project: OfProject = None,
    as_json: AsJson = False,
) -> None:
    """List entries: kind, id, family, title. Options narrow the list."""
    held, every = _every(project)
    wanted = {"kind": kind, "family": family, "priority": priority}
    for name, value in wanted.items():
        known = sorted({getattr(one, name) for one in every if getattr(one, name)})
        if value is not None and value not in known:
            raise typer.BadParameter(f"there is no {name} '{value[:40]}'; there are: {', '.join(known)}")
    if source is not None and source not in held.sources:
        raise typer.BadParameter(
            f"there is no source '{source[:40]}'; see planner catalogue list --kind source"
        )
    found = [
        one
        for one in every
        if all(value is None or getattr(one, name) == value for name, value in wanted.items())
        and (source is None or source in one.sources)
        and (era is None or one.valid_on(era))
    ]
    say(_listed_json(found) if as_json else _listed_text(found))


@catalogue.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    project: OfProject = None,
    as_json: AsJson = False,
) -> None:
    """Show one entry in full, with its condition, its sources and where it is written."""
    from planner.diagnostics import did_you_mean

    _, every = _every(project)
    found = [one for one in every if one.id.lower() == id.lower()]
    if not found:
        near = did_you_mean(id, [one.id for one in every]) or "see planner catalogue list"
        raise Stop(PROJECT_WRONG, f"the catalogue has no entry '{id[:60]}'", near)
    if as_json:
        say(_json({"entries": [one.record for one in found]}))
    else:
        say("\n".join(_shown(one) for one in found))


@catalogue.command()
def words(
    word: Annotated[
        str | None, typer.Argument(metavar="WORD", help="Only this word.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the words that a `when:` clause may use, with what each takes and means."""
    from planner.diagnostics import did_you_mean
    from planner.rules.manual import word_record, word_text
    from planner.rules.words import WORDS

    found = [held for held in WORDS if word in (None, held.name)]
    if not found:
        near = did_you_mean(str(word), [held.name for held in WORDS]) or "see planner catalogue words"
        raise Stop(PROJECT_WRONG, f"there is no word '{str(word)[:60]}'", near)
    if as_json:
        say(_json({"words": [word_record(held) for held in found]}))
    else:
        say("\n".join(word_text(held, columns(), whole=word is not None) for held in found))


@catalogue.command()
def check(
    project: Annotated[
        Path | None,
        typer.Argument(metavar="[PROJECT]", help="A project with a catalogue/ folder.", show_default=False),
    ] = None,
) -> None:
    """Check the shipped catalogue, or it with what a project lays over it: shapes, conditions, references."""
    held, every = _every(project)
    kinds = ", ".join(f"{sum(one.kind == kind for one in every)} {kind}" for kind in KINDS)
    say(f"{len(every)} entries are sound ({kinds}).\n")
    for verdict in ("added", "replaced", "taken out"):
        ids = [one.id for one in held.decisions if one.verdict == verdict]
        if ids:
            say(f"{verdict.capitalize()} by the project: {', '.join(ids)}.\n")


def _every(project: Path | None) -> "tuple[Catalogue, tuple[Entry, ...]]":
    """Return the catalogue, with a project's own part where one is named, and every entry of it."""
    from planner.cli.date import shipped_regimes
    from planner.documents.knowledge import entries

    held, lines = catalogue_for(project)
    return held, entries(held, shipped_regimes(), lines)


def _json(said: object) -> str:
    import json

    return json.dumps(said, indent=1, ensure_ascii=True) + "\n"


def _listed_json(found: "list[Entry]") -> str:
    keys = ("kind", "id", "family", "title", "priority", "grade")
    return _json([{key: getattr(one, key) for key in keys} for one in found])


def _listed_text(found: "list[Entry]") -> str:
    from planner.cli.layout import Layout

    layout = Layout(columns(), coloured(sys.stdout))
    if not found:
        return "No entry of the catalogue is like that.\n"
    rows = [[one.kind, one.id, one.family, one.title] for one in found]
    lines = layout.table(["Kind", "Id", "Family", "Title"], rows, 0)
    return "\n".join([*lines, "", counted(len(found), "entry", "entries")]) + "\n"


def _shown(one: "Entry") -> str:
    from planner.cli.layout import Layout

    layout = Layout(columns(), coloured(sys.stdout))
    lines = layout.heading(f"{one.id}: {one.title}", "=")
    for label, value in one.facts:
        lines += [layout.paint(label, "head"), *layout.wrapped(value, "  ")]
    return "\n".join(lines) + "\n"
