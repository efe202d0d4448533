# SPDX-License-Identifier: MIT
"""Every kind of Office file that planner writes: packs, evaluations, comparisons, what comes of edits."""

import random
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pack_reading import documents_of, plan_of, planned

from planner.documents.edits import Edit
from planner.documents.portfolio.rollup import Rollup
from planner.documents.portfolio.summary import summary_of
from planner.evaluating import evaluate, evaluation_files
from planner.packing import write_change_note
from planner.portfolio.rolling import files_of
from planner.presentation import plain
from planner.render.word import write_docx
from planner.render.word.theirs import read_own_style
from planner.shipped import shipped
from planner.wording import Wording

sys.path.append(str(Path(__file__).parents[1] / "wording"))
sys.path.append(str(Path(__file__).parents[1] / "changes"))
sys.path.append(str(Path(__file__).parents[1] / "render" / "word"))

from change_estates import LATER, REFUSED, SMALL, WITH_VNA, note
from own_styles import trust
from trial import month
from word_hands import KINDS, Hands, collected, written
from word_sample import HOUSE_STYLE, document, pictures

EXAMPLES = tuple(sorted(one.name for one in shipped("examples").iterdir() if one.is_dir()))
TENDERS = tuple(sorted(one.name for one in shipped("worked-examples").iterdir() if one.is_dir()))
OFFICE = (".docx", ".xlsx")


def pack(name: str) -> dict[str, bytes]:
    """Return the Office files of an example's pack, or of the evaluation of a worked example."""
    if name in EXAMPLES:
        files = documents_of(name)
    else:
        plan = planned(shipped("worked-examples") / name)
        files = evaluation_files(plan, evaluate(plan, None))
    return {file: raw for file, raw in files.items() if file.endswith(OFFICE)}


def others() -> dict[str, bytes]:
    """Return what is in no pack: comparisons, a roll-up, documents that people edited."""
    found = {
        f"change-note-{n}.docx": write_change_note(note(SMALL, later))
        for n, later in enumerate((SMALL, LATER, WITH_VNA, REFUSED))
    }
    member = summary_of(plan_of("minimal"))
    found |= files_of(Rollup("The north", {"north": member, "south": member}, capacity=10))
    return found | dict(edited())


def in_their_style(folder: Path) -> tuple[bytes, bytes]:
    """Return a trust's own house style, and a document that is set in it."""
    (folder / "trust.dotx").write_bytes(trust())
    theirs = read_own_style(folder / "trust.dotx", HOUSE_STYLE, {}).house
    return trust(), write_docx(document(6), pictures(), theirs)


def edited() -> Iterator[tuple[str, bytes]]:
    """Yield a document that is edited and written anew month by month, and the edits without a home."""
    chance = random.Random(5)
    edits: tuple[Edit, ...] = ()
    homeless: tuple[Edit, ...] = ()
    for n in range(6):
        html = month(chance, chance.sample(range(1, 7), 3))
        raw, orphans = written(html, edits)
        yield f"edited-{n}.docx", raw
        homeless = homeless or orphans
        hands = Hands(raw, chance)
        for _ in range(6):
            chance.choice(KINDS)(hands, hands.any())
        edits, _came = collected(hands.done(), edits, html)
    assert homeless
    lost = Wording(homeless, {}).homeless(plan_of("minimal"), plain().templates)
    assert lost is not None
    yield "orphaned-edits.docx", write_docx(lost, {}, plain().house)


def opened(name: str, raw: bytes) -> int:
    """Return how many paragraphs and tables, or sheets, another reader finds in a file."""
    if name.endswith(".xlsx"):
        from openpyxl import load_workbook

        return len(load_workbook(BytesIO(raw), read_only=True).sheetnames)
    import docx

    held = docx.Document(BytesIO(raw))
    return len(held.paragraphs) + len(held.tables)


__all__ = ["EXAMPLES", "TENDERS", "in_their_style", "opened", "others", "pack"]
