# SPDX-License-Identifier: MIT
"""The fields of a Word part: what each asks for, and the runs that show its last answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Field:
    """One field: its instruction, the runs of its result, and the runs that mark it."""

    instruction: str = ""
    result: list[Element] = field(default_factory=list)
    first: Element | None = None
    separator: Element | None = None
    last: Element | None = None

    @property
    def words(self) -> list[str]:
        """Return the instruction as words; what is in quotation marks is one word."""
        parts = self.instruction.replace("\u201c", '"').replace("\u201d", '"').split('"')
        return [
            word
            for n, part in enumerate(parts)
            for word in ([part.strip()] if n % 2 else part.split())
            if word
        ]


def fields(root: Element) -> Iterator[Field]:
    """Yield every field of a part, the inner before the outer."""
    stack: list[Field] = []
    for node in root.iter(f"{W}fldSimple", f"{W}r"):
        if node.tag == f"{W}fldSimple":
            yield Field(node.get(f"{W}instr") or "", list(node.iterchildren(f"{W}r")), node, node, node)
            continue
        for part in node:
            kind = part.get(f"{W}fldCharType") if part.tag == f"{W}fldChar" else ""
            if kind == "begin":
                stack.append(Field(first=node))
            elif kind == "separate" and stack:
                stack[-1].separator = node
            elif kind == "end" and stack:
                stack[-1].last = node
                yield stack.pop()
            elif part.tag == f"{W}instrText" and stack:
                stack[-1].instruction += str(part.text or "")
        if stack and stack[-1].separator is not None and node is not stack[-1].separator:
            stack[-1].result.append(node)
    yield from stack


def show(runs: list[Element], text: str) -> None:
    """Let these runs show a text: the first takes it, in its own look; the rest is taken away."""
    first, *rest = runs
    for run in rest:
        above = run.getparent()
        if above is not None:
            above.remove(run)
    for part in list(first):
        if part.tag != f"{W}rPr":
            first.remove(part)
    written = etree.SubElement(first, f"{W}t")
    written.set(XML_SPACE, "preserve")
    written.text = text
