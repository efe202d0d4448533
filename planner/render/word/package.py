# SPDX-License-Identifier: MIT
"""The parts around the body, and the package that holds them all: the same bytes for the same document."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from planner.documents.html import DocumentProperties
from planner.documents.wording import Piece, fingerprint
from planner.english import long_date
from planner.render.word.identity import KNOWN, known_paragraphs
from planner.render.word.inline import text_run
from planner.render.word.paragraphs import layout
from planner.render.word.reading import legal
from planner.render.word.story import PLANNER, Story

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
POINTS_A_LETTER = 4.6
"""How wide a letter of a header is, at most, on average; the company is left out where it would not fit."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'
KINDS = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/comments.xml": f"{WORD}.comments+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
    'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
    'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def parts(story: Story, properties: DocumentProperties, body: str) -> dict[str, bytes]:
    """Return every member of the package by name."""
    texts = {
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/settings.xml": SETTINGS,
        "docProps/core.xml": core_part(properties),
        "docProps/app.xml": app_part(properties),
    }
    if story.known:
        texts |= known_paragraphs(story.name, [*story.known, *_edge_names(story, properties)])
    if story.comments:
        texts["word/comments.xml"] = comments_part(story)
    for turned in (False, True):
        for kind in ("header", "footer"):
            texts[f"word/{kind}-{'landscape' if turned else 'portrait'}.xml"] = _edge(
                story, properties, kind, turned
            )
    members = {name: text.encode() for name, text in texts.items()}
    members |= {"word/styles.xml": story.house.styles, "word/numbering.xml": story.lists.part()}
    members |= story.house.faces
    for name, stem in story.media.items():
        kind = "png" if story.pictures[name].png.startswith(b"\x89PNG") else "jpg"
        members[f"word/media/picture{stem}.{kind}"] = story.pictures[name].png
        if story.pictures[name].svg:
            members[f"word/media/picture{stem}.svg"] = legal(story.pictures[name].svg).encode()
    members["[Content_Types].xml"] = _types(members).encode()
    members["_rels/.rels"] = _links(
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
    )
    members["word/_rels/document.xml.rels"] = _document_links(members)
    if KNOWN in members:
        members["customXml/_rels/item1.xml.rels"] = _links(("rId1", f"{R}/customXmlProps", "itemProps1.xml"))
    return members


def bundle(members: dict[str, bytes]) -> bytes:
    """Return the package: members in order of name, all of one time, packed the same way on every system."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(members):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system, member.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o600 << 16,
            )
            package.writestr(member, members[name])
    return held.getvalue()


def _types(members: dict[str, bytes]) -> str:
    kinds = dict(KINDS)
    for way in ("portrait", "landscape"):
        kinds |= {f"word/{edge}-{way}.xml": f"{WORD}.{edge}+xml" for edge in ("header", "footer")}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kinds[name]}"/>'
        for name in sorted(members)
        if name in kinds
    )
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in (
            *((("jpg", "image/jpeg"),) if any(name.endswith(".jpg") for name in members) else ()),
            ("png", "image/png"),
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("svg", "image/svg+xml"),
            ("xml", "application/xml"),
        )
    )
    return f'{HEAD}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'


def _links(*links: tuple[str, str, str]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in links
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{lines}</Relationships>'.encode()


def _document_links(members: dict[str, bytes]) -> bytes:
    links = [("rId-known", f"{R}/customXml", f"../{KNOWN}")] if KNOWN in members else []
    for name in sorted(members):
        folder, _, file = name.partition("/")
        stem, _, extension = file.rpartition(".")
        if folder != "word" or stem == "document":
            continue
        if stem.startswith("media/"):
            kind = "Svg" if extension == "svg" else "Png"
            links.append((f"rId{kind}{stem.removeprefix('media/picture')}", f"{R}/image", file))
        else:
            kind = "theme" if stem.startswith("theme/") else stem.partition("-")[0]
            links.append((f"rId-{stem.replace('/', '-')}", f"{R}/{kind}", file))
    return _links(*links)


def _edge(story: Story, properties: DocumentProperties, kind: str, landscape: bool) -> str:
    """Return a header or footer, set to the width of a page that lies this way."""
    tag, style = ("hdr", "Header") if kind == "header" else ("ftr", "Footer")
    right = story.house.page.text_width(landscape)
    left, end = _edge_words(story, properties, kind, landscape)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    look = layout(story.house.id(style)).replace("</w:pPr>", f"{tabs}</w:pPr>")
    runs = text_run(end)
    if kind == "footer":
        page, pages = (
            f'<w:fldSimple w:instr=" {name} ">{text_run("1")}</w:fldSimple>' for name in ("PAGE", "NUMPAGES")
        )
        runs = f"{text_run('Page ')}{page}{text_run(' of ')}{pages}"
    line = f"<w:p>{look}{text_run(left)}<w:r><w:tab/></w:r>{runs}</w:p>"
    return f"{HEAD}<w:{tag} {NAMESPACES}>{line}</w:{tag}>"


def _edge_words(story: Story, properties: DocumentProperties, kind: str, landscape: bool) -> tuple[str, str]:
    """Return what stands at the left of a header or footer, and at the right of a header."""
    if kind == "header":
        room = story.house.page.text_width(landscape) / 20
        fits = (len(properties.title) + len(properties.company)) * POINTS_A_LETTER < room
        return legal(properties.title), legal(properties.company) if fits else ""
    version = f"Version {properties.version}" if properties.version.strip() else ""
    shown = (properties.status, version, long_date(properties.date))
    return legal(" · ".join(part for part in shown if part.strip())), ""


def _edge_names(story: Story, properties: DocumentProperties) -> list[str]:
    """Return the fingerprint of each header and footer, so that one which a person changes is noticed."""
    number = Piece("", link="#")
    names = set()
    for turned in (False, True):
        left, right = _edge_words(story, properties, "header", turned)
        names.add(fingerprint([Piece(f"{left} {right}")]))
        left, _ = _edge_words(story, properties, "footer", turned)
        names.add(fingerprint([Piece(f"{left} Page "), number, Piece(" of "), number]))
    return [f"={name}" for name in sorted(names)]


def comments_part(story: Story) -> str:
    """Return the part that holds the comments."""
    style = layout(story.house.id("CommentText"))
    lines = "".join(
        f'<w:comment w:id="{n}" w:author={quoteattr(legal(one.author))} w:date="{one.day}T00:00:00Z" '
        f"w:initials={quoteattr(initials(one.author))}>"
        f"<w:p>{style}<w:r><w:annotationRef/></w:r>{text_run(legal(one.text))}</w:p></w:comment>"
        for n, one in enumerate(story.comments, story.first_comment)
    )
    return f"{HEAD}<w:comments {NAMESPACES}>{lines}</w:comments>"


def initials(author: str) -> str:
    """Return the first letters of a name; planner's own are `pl`."""
    return "pl" if author == PLANNER else "".join(word[0] for word in legal(author).split()[:4]) or "?"


def core_part(properties: DocumentProperties) -> str:
    """Return the core properties; the dates are the document's own, never the clock's."""
    day = f"{properties.date.isoformat()}T00:00:00Z"
    entries = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords),
        ("dc:language", "en-GB"),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
        ("cp:contentStatus", properties.status),
        ("cp:version", properties.version),
    )
    lines = "".join(f"<{name}>{escape(legal(words))}</{name}>" for name, words in entries)
    dates = "".join(
        f'<dcterms:{n} xsi:type="dcterms:W3CDTF">{day}</dcterms:{n}>' for n in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{lines}{dates}</cp:coreProperties>"
    )


def app_part(properties: DocumentProperties) -> str:
    """Return the extended properties: whose document it is."""
    company = escape(legal(properties.company))
    return (
        f'{HEAD}<Properties xmlns="{EXTENDED}"><Application>planner</Application><Company>{company}</Company>'
        "</Properties>"
    )
