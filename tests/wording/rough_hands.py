# SPDX-License-Identifier: MIT
"""Rough hands: paragraphs parted and joined, blocks cut, moved and copied, cells merged, marks lost."""

from copy import deepcopy

from lxml import etree
from word_hands import Hands, W

Element = etree._Element
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def said(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def top(paragraph: Element) -> Element:
    """Return what stands in the body and holds the paragraph."""
    while paragraph.getparent().tag != f"{W}body":
        paragraph = paragraph.getparent()
    return paragraph


def ends_section(block: Element) -> bool:
    return block.find(f".//{W}sectPr") is not None


def part(hands: Hands, paragraph: Element) -> None:
    """Press Enter in the middle of a run, and write on."""
    runs = [run for run in paragraph.findall(f"{W}r") if run.find(f"{W}t") is not None]
    if not runs or ends_section(paragraph):
        return
    first = runs[-1].find(f"{W}t")
    words = first.text or ""
    rest = deepcopy(paragraph)
    for child in list(rest):
        if child.tag != f"{W}pPr":
            rest.remove(child)
    first.text, after = words[: len(words) // 2], words[len(words) // 2 :]
    hands.erased |= {word for word in hands.typed if word in words and word not in (first.text, after)}
    rest.append(hands.run(f"{after.replace('&', '')} {hands.word()}"))
    paragraph.addnext(rest)


def join(hands: Hands, paragraph: Element) -> None:
    """Delete the end of a paragraph: the next one joins it."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p" or ends_section(following):
        return
    for child in list(following):
        if child.tag != f"{W}pPr":
            paragraph.append(child)
    following.getparent().remove(following)


def delete_row(hands: Hands, paragraph: Element) -> None:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    if row is not None and row.find(f"{W}trPr/{W}tblHeader") is None:
        hands.forget(row)
        row.getparent().remove(row)


def delete_blocks(hands: Hands, paragraph: Element) -> None:
    """Select a few paragraphs or a table and delete them."""
    block = top(paragraph)
    for _ in range(hands.chance.randint(1, 5)):
        following = block.getnext()
        if block.tag not in (f"{W}p", f"{W}tbl") or ends_section(block):
            return
        hands.forget(block)
        block.getparent().remove(block)
        block = following


def move(hands: Hands, paragraph: Element) -> None:
    """Cut a block and paste it elsewhere."""
    block = top(paragraph)
    others = [one for one in block.getparent() if one.tag == f"{W}p" and not ends_section(one)]
    if not ends_section(block):
        hands.chance.choice([one for one in others if one is not block]).addnext(block)


def copy(hands: Hands, paragraph: Element) -> None:
    """Copy a block, with its marks or without, and write on in the copy."""
    block = top(paragraph)
    if ends_section(block):
        return
    made = deepcopy(block)
    marks = (f"{W}bookmarkStart", f"{W}bookmarkEnd") if hands.chance.random() < 0.5 else ()
    comments = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
    for mark in list(made.iter(*marks, *comments)):
        mark.getparent().remove(mark)
    block.addnext(made)
    inside = [one for one in made.iter(f"{W}p") if one.find(f"{W}r/{W}t") is not None and said(one).strip()]
    if inside:
        hands.append(inside[0])


def lose_marks(hands: Hands, paragraph: Element) -> None:
    """Save with a program that drops some bookmarks of a block, and now and then all of the document."""
    where = hands.root if hands.chance.random() < 0.1 else top(paragraph)
    for mark in list(where.iter(f"{W}bookmarkStart")):
        if where is hands.root or hands.chance.random() < 0.5:
            mark.getparent().remove(mark)


def decide(hands: Hands, paragraph: Element) -> None:
    """Accept or reject some of planner's tracked changes, one half of a conflict or both."""
    accept = hands.chance.random() < 0.5
    for change in list(hands.root.iter(f"{W}ins", f"{W}del")):
        if change.get(f"{W}author") != "planner" or hands.chance.random() < 0.3:
            continue
        if (change.tag == f"{W}ins") == accept:
            for text in change.iter(f"{W}delText"):
                text.tag = f"{W}t"
            for run in list(change):
                change.addprevious(run)
        else:
            gone = "".join(text.text or "" for text in change.iter(f"{W}t", f"{W}delText"))
            hands.erased |= {word for word in hands.typed if word in gone}
        change.getparent().remove(change)


def add_item(hands: Hands, paragraph: Element) -> None:
    hands.insert(top(paragraph), "ListBullet")


def add_link(hands: Hands, paragraph: Element) -> None:
    """Link words to a place in the document that is not there any more."""
    link = etree.SubElement(paragraph, f"{W}hyperlink")
    link.set(f"{W}anchor", "nowhere")
    link.append(hands.run(f" {hands.word()}"))


def merge_cells(hands: Hands, paragraph: Element) -> None:
    """Merge a cell with the one to its right."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    other = cell.getnext() if cell is not None else None
    if other is None or other.tag != f"{W}tc":
        return
    look = cell.find(f"{W}tcPr")
    if look is None:
        look = etree.Element(f"{W}tcPr")
        cell.insert(0, look)
    spans = [int(one.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val")) if one.find(f"{W}tcPr/{W}gridSpan")
             is not None else 1 for one in (cell, other)]  # fmt: skip
    span = look.find(f"{W}gridSpan")
    span = etree.SubElement(look, f"{W}gridSpan") if span is None else span
    span.set(f"{W}val", str(sum(spans)))
    cell.extend(other.findall(f"{W}p"))
    other.getparent().remove(other)


ROUGH = (
    part, join, delete_row, delete_blocks, move, copy, lose_marks, decide, add_item, add_link, merge_cells,
)  # fmt: skip
