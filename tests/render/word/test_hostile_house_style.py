# SPDX-License-Identifier: MIT
"""A house style comes from outside: what could act is refused by name, what is damaged is refused at once."""

import contextlib
import io
import zipfile

import docx
import pytest
from own_styles import add, changed, field, kept, paragraph, saved, trust
from word_sample import HOUSE_STYLE, document, pictures

from planner.render.word import write_docx
from planner.render.word.theirs import HouseStyleError, read_own_style
from planner.render.word.theirs.package import FILE_BYTES, MEMBERS

OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def linked(kind: bytes, target: bytes, mode: bytes = b"External"):
    """Return the trust's template with one more relationship of its document."""
    link = b'<Relationship Id="rIdX" Type="%s/%s" Target="%s" TargetMode="%s"/>' % (
        OFFICE,
        kind,
        target,
        mode,
    )

    def change(name, part):
        return (
            part.replace(b"</Relationships>", link + b"</Relationships>")
            if "document.xml.rels" in name
            else part
        )

    return changed(trust(), change)


def with_field(instruction):
    made = docx.Document()
    add(made, paragraph(field(instruction, "x")))
    return saved(made)


def macros(name, part):
    if name != "[Content_Types].xml":
        return part
    return part.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    )


def doctype(name, part):
    return (
        part.replace(b"<w:styles", b'<!DOCTYPE x [<!ENTITY a "b">]><w:styles', 1)
        if "styles.xml" in name
        else part
    )


def bomb():
    held = io.BytesIO(trust())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb.xml", b"0" * 30_000_000)
    return held.getvalue()


def many():
    held = io.BytesIO(trust())
    with zipfile.ZipFile(held, "a") as package:
        for n in range(MEMBERS):
            package.writestr(f"word/x{n}.xml", b"")
    return held.getvalue()


def unsafe():
    held = io.BytesIO(trust())
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("word/../../evil.xml", b"")
    return held.getvalue()


def plain_zip():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return held.getvalue()


HOSTILE = {
    "macros": (changed(trust(), macros), "PLN310", "it holds macros"),
    "a macro project": (linked(b"vbaProject", b"vbaProject.bin", b"Internal"), "PLN310", "it holds macros"),
    "an object": (linked(b"oleObject", b"embeddings/o.bin", b"Internal"), "PLN310", "an embedded object"),
    "a chunk": (linked(b"aFChunk", b"chunk.html", b"Internal"), "PLN310", "an embedded object"),
    "a linked picture": (linked(b"image", b"http://evil.example/x.png"), "PLN310", "linked to another file"),
    "a link to a disk": (linked(b"hyperlink", b"file://server/share"), "PLN310", "a link in it leads to"),
    "a script": (linked(b"hyperlink", b"javascript:alert(1)"), "PLN310", "a link in it leads to"),
    "a field that reads": (with_field(' INCLUDETEXT "C:\\\\secret.txt" '), "PLN310", "reads other files"),
    "dde": (with_field(' ddeauto excel "cmd" '), "PLN310", "reads other files"),
    "a document type": (changed(trust(), doctype), "PLN309", "document type declaration"),
    "a bomb": (bomb(), "PLN309", "unpacks to far more than its size"),
    "many parts": (many(), "PLN309", "more than 1,500 parts"),
    "an unsafe name": (unsafe(), "PLN309", "unsafe name"),
    "cut short": (trust()[: len(trust()) // 2], "PLN309", "no Word document, or is damaged"),
    "empty": (b"", "PLN309", "no Word document, or is damaged"),
    "a password": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "PLN309", "protected with a password"),
    "an OpenDocument": (plain_zip(), "PLN309", "an OpenDocument file"),
    "too large": (b"PK" + b"\0" * FILE_BYTES, "PLN309", "larger than 20 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_by_name(tmp_path, name):
    content, code, message = HOSTILE[name]
    with pytest.raises(HouseStyleError) as caught:
        read_own_style(kept(tmp_path, content), HOUSE_STYLE, {})
    (fault,) = caught.value.faults
    assert fault.code == code
    assert message in fault.message
    assert fault.help or code == "PLN309"


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_damaged_byte_never_comes_through_as_a_fault_of_ours(tmp_path, place):
    content = bytearray(trust())
    at = len(content) * place // 100
    content[at : at + 64] = b"\xff" * len(content[at : at + 64])
    own = None
    with contextlib.suppress(HouseStyleError):
        own = read_own_style(kept(tmp_path, bytes(content)), HOUSE_STYLE, {})
    assert own is None or write_docx(document(2), pictures(), own.house)


def test_links_to_the_web_stay_and_the_template_it_came_from_goes(tmp_path):
    web = linked(b"hyperlink", b"https://www.england.nhs.uk")
    own = read_own_style(kept(tmp_path, web), HOUSE_STYLE, {})
    whole = write_docx(document(2), pictures(), own.house)
    assert b"https://www.england.nhs.uk" in zipfile.ZipFile(io.BytesIO(whole)).read(
        "word/_rels/document.xml.rels"
    )
    came = linked(b"attachedTemplate", b"file:///D:/somebody/trust.dotx")
    own = read_own_style(kept(tmp_path, came), HOUSE_STYLE, {})
    parts = zipfile.ZipFile(io.BytesIO(write_docx(document(2), pictures(), own.house)))
    assert not any(b"somebody" in parts.read(name) for name in parts.namelist())


def test_a_protection_is_left_out_and_said(tmp_path):
    made = docx.Document()
    settings = made.settings.element
    settings.append(
        settings.makeelement(docx.oxml.ns.qn("w:documentProtection"), {docx.oxml.ns.qn("w:edit"): "forms"})
    )
    own = read_own_style(kept(tmp_path, saved(made)), HOUSE_STYLE, {})
    assert "PLN314" in [fault.code for fault in own.told]
    parts = zipfile.ZipFile(io.BytesIO(write_docx(document(2), pictures(), own.house)))
    assert b"documentProtection" not in parts.read("word/settings.xml")
