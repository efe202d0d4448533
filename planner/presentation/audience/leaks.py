# SPDX-License-Identifier: MIT
"""Does a fact that is kept back stand anywhere in the files? Everything is opened and read: text, properties,
alternative texts, drawn words, comments, names of files.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from planner.presentation.audience.audiences import Withheld

BLANK = re.compile(r"\s+")
TITLES = re.compile(r"^(?:dr|mr|mrs|ms|miss|prof|professor|sir|dame)\.?\s+", re.I)
TELLING = re.compile(r"[0-9A-Z@]")
"""A text that holds none of these is a word of the field (`partial`, `tls`), and tells nothing of its own."""
RANK = re.compile(r"(?:level|tier|grade|band|class|stage|type|category) \d{1,2}", re.I)
"""A step of a scale that everybody uses: `level 2` stands in requirements too, of whoever it is true."""
SAID = re.compile(r"[A-Za-z]{2}|\s|[£@]")
"""An attribute that people wrote, or read; the others are sizes, colours and numbers of parts."""
SHORTEST, LEAST = 4, 1_000
"""Texts shorter than this, and numbers smaller, stand everywhere by chance."""


@dataclass(frozen=True, order=True)
class Leak:
    """A fact that is kept back, and a file and part of it in which it stands."""

    place: str
    kind: str
    file: str
    part: str


def leaks(files: Mapping[str, bytes], kept_back: Iterable[Withheld], drawn: Iterable[str] = ()) -> list[Leak]:
    """Return every fact that stands in a file although it is kept back. `drawn` are the words in pictures."""
    needles = [(one, needle) for one in kept_back for needle in needles_of(one.text)]
    if not needles:
        return []
    found: set[Leak] = set()
    for file, part, text in _texts(files, drawn):
        plain = f" {BLANK.sub(' ', text).casefold()} "
        for one, needle in needles:
            if _stands_in(needle, plain):
                found.add(Leak(one.place, one.kind, file, part))
    return sorted(found)


def needles_of(text: str) -> list[str]:
    """Return the forms in which a fact may stand in a file; none if it would stand there by chance."""
    text = BLANK.sub(" ", text).strip()
    number = _number(text)
    if number is not None:
        return _number_forms(number) if abs(number) >= LEAST else []
    if text in ("True", "False") or len(text) < SHORTEST or not TELLING.search(text) or RANK.fullmatch(text):
        return []
    return [form.casefold() for form in dict.fromkeys((text, TITLES.sub("", text))) if len(form) >= SHORTEST]


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").removeprefix("£"))
    except ValueError:
        return None


def _number_forms(number: float) -> list[str]:
    whole = f"{number:.0f}"
    forms = [
        whole,
        f"{number:,.0f}",
        f"£{number / 1e6:g}m",
        f"£{number / 1e3:g}k",
        f"{number / 1e6:g} million",
    ]
    if number != int(number):
        forms += [f"{number:.2f}", f"{number:,.2f}"]
    return list(dict.fromkeys(forms))


def _stands_in(needle: str, text: str) -> bool:
    """Return whether a text stands in another as words of its own."""
    at = text.find(needle)
    while at >= 0:
        before, after = text[at - 1], text[at + len(needle)]
        if not (before.isalnum() and needle[0].isalnum()) and not (after.isalnum() and needle[-1].isalnum()):
            return True
        at = text.find(needle, at + 1)
    return False


def _texts(files: Mapping[str, bytes], drawn: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield every text of every file: the file, the part of it, and the text."""
    for name, content in files.items():
        yield name, "its name", name
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                for part in package.namelist():
                    yield from ((name, part, text) for text in _of_part(part, package.read(part)))
        else:
            yield from ((name, "", text) for text in _of_part(name, content))
    for text in drawn:
        yield "a picture", "", text


def _of_part(name: str, content: bytes) -> Iterator[str]:
    """Yield the texts of one part: of XML its words run together, apart, and its attributes."""
    if name.endswith((".xml", ".rels", ".svg")):
        root = etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
        words = [str(node.text) for node in root.iter() if node.text and not _is_index(node)]
        words += [str(node.tail) for node in root.iter() if node.tail and node.tail.strip()]
        yield "".join(words)
        yield " ".join(words)
        values = (str(value) for node in root.iter() for value in node.attrib.values())
        yield " ".join(value for value in values if SAID.search(value))
    elif name.endswith(".json"):
        yield " ".join(_values(json.loads(content)))
    elif name.endswith(".png"):
        yield " ".join(chunk.decode("utf-8", "replace") for chunk in _told_in(content))
    elif name.endswith(".ics"):
        folded = content.decode("utf-8", "replace")
        yield folded.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").replace("\\n", " ")
    else:
        yield content.decode("latin-1")
        yield content.decode("utf-8", "replace")


def _is_index(node: etree._Element) -> bool:
    """Return whether the number of a cell is only the place of its text in the list of texts."""
    above = node.getparent()
    return str(node.tag).endswith("}v") and above is not None and above.get("t") == "s"


def _told_in(png: bytes) -> Iterator[bytes]:
    """Yield the words that a picture carries beside its points; what is drawn is read before it is drawn."""
    at = 8
    while at + 8 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] in (b"tEXt", b"iTXt", b"zTXt"):
            yield png[at + 8 : at + 8 + length]
        at += length + 12


def _values(held: object) -> Iterator[str]:
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
        else:
            yield str(one)
