# SPDX-License-Identifier: MIT
"""A document in a house style of a trust's own: its file, with our text, our properties and our pictures."""

import posixpath
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import cast

from lxml import etree

from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.wording import house_print
from planner.render.word.blocks import SLIVER, Block
from planner.render.word.front import contents, entries
from planner.render.word.identity import known_paragraphs
from planner.render.word.outline import Outline
from planner.render.word.reading import legal
from planner.render.word.story import Story
from planner.render.word.theirs.contents import MARK as CONTENTS
from planner.render.word.theirs.contents import take_contents
from planner.render.word.theirs.frame import Frame, marked
from planner.render.word.theirs.package import OFFICE, RELATIONSHIPS, Package, links_of, xml
from planner.render.word.theirs.place import HERE, MARK
from planner.render.word.theirs.properties import properties_parts
from planner.render.word.theirs.safe import written
from planner.render.word.theirs.sections import section_after
from planner.render.word.theirs.shown import cover_page_part, show_properties, values_of

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CUSTOM = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
OLD_STYLES = "stylesWithEffects"
"""A second copy of the styles, kept for Word 2010, which would read it and miss those of ours."""
ON_A_NEW_PAGE = SLIVER.replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>")
Parts = dict[str, bytes]
Added = list[tuple[str, str, str, str]]
"""The id, the kind, the name and the type of content of each part that was added."""


def framed(
    frame: Frame,
    story: Story,
    document: HtmlDocument,
    outline: Outline,
    body: list[Block],
    comments: Callable[[], str],
) -> Parts:
    """Return every member of the document's package: theirs as they are, ours beside them."""
    values = values_of(document.properties)
    parts = dict(frame.package.parts)
    before = _paragraphs_of_theirs(frame, values, document.properties)
    parts[frame.package.main] = _document(frame, story, document, outline, body, values)
    _show_elsewhere(frame.package, parts, values, document.properties)
    added = _added(frame.package, story, parts, comments)
    if story.known:
        added += _list_known(frame.package, story, parts, before)
    parts |= properties_parts(frame.package, document.properties)
    _join(frame.package, parts, added)
    return parts


def _document(
    frame: Frame,
    story: Story,
    document: HtmlDocument,
    outline: Outline,
    body: list[Block],
    values: dict[str, str],
) -> bytes:
    root = deepcopy(frame.root)
    held = root.find(f"{W}body")
    mark = marked(held) if held is not None else None
    assert held is not None
    assert mark is not None
    own = section_after(held, mark)
    asked, front = "", ""
    if document.plain:
        _alone(held, mark, own)
    else:
        asked = take_contents(held)
        front = "" if asked else contents(story, outline)
    show_properties(root, values, document.properties.date)
    text, end = _bound(frame, front, body, document.plain)
    above = own.getparent()
    assert above is not None
    above.replace(own, etree.fromstring(end))
    whole = written(root).decode()
    listed = entries(story, outline, asked) if asked else ""
    for name, written_there in ((MARK, text), (CONTENTS, listed)):
        whole = whole.replace(f"<?{name} {HERE}?>", written_there, 1)
    return whole.encode()


def _alone(body: Element, mark: Element, own: Element) -> None:
    """Leave nothing but the mark and its section: a letter takes header and footer, but no cover."""
    for block in list(body):
        if block is mark or block is own:
            continue
        if block.find(f"{W}pPr/{W}sectPr") is own:
            body.append(own)
        body.remove(block)


def _bound(frame: Frame, front: str, body: list[Block], plain: bool) -> tuple[str, str]:
    """Return the text, parted into sections wherever the page turns, and the properties of the last one."""
    ends = _ends(frame)
    leading = frame.leading and not plain
    trailing = frame.trailing and not plain
    out = []
    if front:
        out = [front, _ended(SLIVER, ends(False))]
    elif leading and body and body[0].landscape:
        out = [_ended(SLIVER, ends(False))]
    elif leading and not frame.named:
        out = [ON_A_NEW_PAGE]
    for block, following in pairwise(body):
        if following.landscape == block.landscape:
            out.append(block.xml)
        elif block.kind == "paragraph":
            out.append(_ended(block.xml, ends(block.landscape)))
        else:
            out += [block.xml, _ended(SLIVER, ends(block.landscape))]
    lying = False
    if body:
        last = body[-1]
        lying = last.landscape
        out += [last.xml, SLIVER if last.kind == "table" else ""]
    if lying and trailing:
        out.append(_ended(SLIVER, ends(True)))
        lying = False
    return "".join(out), ends(lying)


def _ends(frame: Frame) -> Callable[[bool], str]:
    """Return what gives the properties of the next section that ends: the first is theirs as it was."""
    used: list[bool] = []

    def end(landscape: bool) -> str:
        used.append(landscape)
        sections = frame.sections
        return (sections.first if len(used) == 1 else sections.later)[landscape]

    return end


def _ended(paragraph: str, end: str) -> str:
    return paragraph.replace("</w:pPr>", f"{end}</w:pPr>", 1)


def _show_elsewhere(package: Package, parts: Parts, values: dict[str, str], said: DocumentProperties) -> None:
    """Write the properties into headers, footers and the part behind Word's cover pages."""
    for link in package.links(package.main):
        if link.kind in ("header", "footer") and link.target in parts and not link.external:
            root = xml(parts[link.target], link.target)
            show_properties(root, values, said.date)
            parts[link.target] = written(root)
    for name in sorted(parts):
        if name.startswith("customXml/item") and name.endswith(".xml"):
            parts[name] = cover_page_part(parts[name], said.date)


def _added(package: Package, story: Story, parts: Parts, comments: Callable[[], str]) -> Added:
    """Put our styles, lists, comments and pictures among the parts; return them as links."""
    folder = posixpath.dirname(package.main)
    added: Added = []
    parts[package.target("styles")] = story.house.styles
    parts.pop(package.target(OLD_STYLES), None)
    numbering = package.target("numbering")
    if not numbering:
        numbering = posixpath.join(folder, "numbering.xml")
        added.append(("rIdPlannerLists", "numbering", numbering, f"{WORD}.numbering+xml"))
    parts[numbering] = story.lists.part()
    if story.comments:
        theirs = package.target("comments")
        if theirs:
            root = xml(parts[theirs], theirs)
            root.extend(list(etree.fromstring(comments().encode())))
            parts[theirs] = written(root)
        else:
            name = posixpath.join(folder, "comments.xml")
            parts[name] = comments().encode()
            added.append(("rIdPlannerComments", "comments", name, f"{WORD}.comments+xml"))
    for name, stem in story.media.items():
        picture = story.pictures[name]
        for kind, content in (("png", picture.png), ("svg", legal(picture.svg).encode())):
            if content:
                part = posixpath.join(folder, "media", f"picture{stem}.{kind}")
                parts[part] = content
                added.append((f"rId{kind.title()}{stem}", "image", part, ""))
    return added


def _paragraphs_of_theirs(frame: Frame, values: dict[str, str], said: DocumentProperties) -> list[str]:
    """Return the fingerprint of each paragraph that the house style brings along, as it will be shown."""
    roots = [deepcopy(frame.root)]
    for link in frame.package.links(frame.package.main):
        if link.kind in ("header", "footer") and link.target in frame.package.parts:
            roots.append(xml(frame.package.parts[link.target], link.target))
    prints = set()
    for root in roots:
        show_properties(root, values, said.date)
        for paragraph in root.iter(f"{W}p"):
            shown = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
            words = "".join(str(one.text or " ") for one in shown)
            if words.strip():
                prints.add(house_print(words))
    return [f"={one}" for one in sorted(prints)]


def _list_known(package: Package, story: Story, parts: Parts, before: list[str]) -> Added:
    """Put the list of paragraphs among the parts, under a number that is free, and return its links."""
    number = next(n for n in range(1, 10_000) if f"customXml/item{n}.xml" not in parts)
    listed = known_paragraphs(story.name, [*story.known, *before])
    item, held = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts[item], parts[held] = (listed[name].encode() for name in sorted(listed))
    links = etree.Element(
        f"{{{RELATIONSHIPS}}}Relationships", nsmap=cast("dict[str, str]", {None: RELATIONSHIPS})
    )
    inner = {"Id": "rId1", "Type": f"{OFFICE}/customXmlProps", "Target": f"itemProps{number}.xml"}
    etree.SubElement(links, f"{{{RELATIONSHIPS}}}Relationship", inner)
    parts[f"customXml/_rels/item{number}.xml.rels"] = written(links)
    return [("rIdPlannerKnown", "customXml", item, ""), ("", "", held, CUSTOM)]


def _join(package: Package, parts: Parts, added: Added) -> None:
    """Let the document's relationships and the types of the package name what was added."""
    name = links_of(package.main)
    root = (
        xml(parts[name], name)
        if name in parts
        else etree.Element(
            f"{{{RELATIONSHIPS}}}Relationships", nsmap=cast("dict[str, str]", {None: RELATIONSHIPS})
        )
    )
    for link in [one for one in root if (one.get("Type") or "").endswith(f"/{OLD_STYLES}")]:
        root.remove(link)
    folder = posixpath.dirname(package.main)
    for key, kind, part, _ in (one for one in added if one[0]):
        target = posixpath.relpath(part, folder) if folder else part
        etree.SubElement(
            root,
            f"{{{RELATIONSHIPS}}}Relationship",
            {"Id": key, "Type": f"{OFFICE}/{kind}", "Target": target},
        )
    parts[name] = written(root)
    types = etree.Element(f"{TYPES}Types", nsmap=cast("dict[str, str]", {None: TYPES[1:-1]}))
    for tag, key, held in _types(package, parts, added):
        etree.SubElement(
            types,
            f"{TYPES}{tag}",
            {("Extension" if tag == "Default" else "PartName"): key, "ContentType": held},
        )
    parts["[Content_Types].xml"] = written(types)


def _types(package: Package, parts: Parts, added: Added) -> Iterator[tuple[str, str, str]]:
    defaults = {
        **package.defaults,
        "png": "image/png",
        "svg": "image/svg+xml",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    overrides = {
        **package.overrides,
        package.main: f"{WORD}.document.main+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{part: kind for _, _, part, kind in added if kind},
    }
    for extension in sorted(defaults):
        yield "Default", extension, defaults[extension]
    for part in sorted(overrides):
        if part in parts:
            yield "Override", f"/{part}", overrides[part]
