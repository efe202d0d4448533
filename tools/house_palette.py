# SPDX-License-Identifier: MIT
"""The colours of the house style, and its four lists: headings, appendices, bullets and numbers."""

BLUE, NEARLY_BLUE, NAVY, SKY = "005EB8", "005EB9", "003087", "41B6E6"
INK, GREY, RULE, PALE, STONE = "212B32", "4C6272", "D0D7DD", "EAF2FA", "E8EDEE"
RED, GREEN, ORANGE, YELLOW, ROSE, CREAM = "B3121D", "007F3B", "F7A35C", "FFDD7A", "FBE6E4", "FFF6D9"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def level(depth: int, form: str, text: str, left: int, hanging: int, link: str = "", colour: str = "") -> str:
    """Return one level of a list."""
    linked = f'<w:pStyle w:val="{link}"/>' if link else ""
    ink = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{ink}</w:lvl>'
    )


def numbering() -> str:
    """Return the four lists: headings, appendices, bullets and numbers."""
    lists: list[list[tuple[str, str, int, int, str] | tuple[str, str, int, int, str, str]]] = [
        [("decimal", "%1", 680, 680, "Heading1"), ("decimal", "%1.%2", 680, 680, "Heading2"),
         ("decimal", "%1.%2.%3", 794, 794, "Heading3")],
        [("upperLetter", "Appendix %1", 2381, 2381, "AppendixHeading"), ("decimal", "%1.%2", 680, 680, ""),
         ("decimal", "%1.%2.%3", 794, 794, "")],
        [("bullet", "•", 397, 284, "ListBullet", BLUE), ("bullet", "–", 794, 284, "", BLUE),
         ("bullet", "•", 1191, 284, "", BLUE)],
        [("decimal", "%1.", 454, 397, "ListNumber", BLUE), ("lowerLetter", "%2.", 908, 397, "", BLUE),
         ("lowerRoman", "%3.", 1362, 397, "", BLUE)],
    ]  # fmt: skip
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(level(depth, *form) for depth, form in enumerate(levels))}</w:abstractNum>"
        for n, levels in enumerate(lists, 1)
    )
    uses = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1)
    )
    return f'{HEAD}<w:numbering xmlns:w="{W}">{abstract}{uses}</w:numbering>'
