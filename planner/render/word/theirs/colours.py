# SPDX-License-Identifier: MIT
"""The colour of a house: taken from its headings or its theme, and put in the place of our blue.

Colours that carry a meaning (the bands of a risk, must and should) stay as they are in every house.
"""

import re
from dataclasses import dataclass

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SIX = re.compile("[0-9A-Fa-f]{6}")
OUR_BLUES = {"005EB8": 0.0, "005EB9": 0.0, "003087": 0.0, "41B6E6": 0.35}
OUR_TINTS = {"EAF2FA": 0.9, "F6F9FC": 0.96, "DCE9F6": 0.82, "F0F5FA": 0.93}
"""How far each of our colours is on the way from the colour of the house to white."""
THEME = {
    "accent1": "accent1", "accent2": "accent2", "accent3": "accent3", "accent4": "accent4",
    "accent5": "accent5", "accent6": "accent6", "dark1": "dk1", "text1": "dk1", "dark2": "dk2",
    "text2": "dk2", "light1": "lt1", "background1": "lt1", "light2": "lt2", "background2": "lt2",
}  # fmt: skip
OURS = "005EB8"
READABLE = 4.5
"""The contrast that text needs against its ground (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True)
class House:
    """The colour of a house as six hexadecimal digits, dark enough for white text, and its font."""

    colour: str = OURS
    font: str = ""


def house_of(
    heading: list[Element], body: list[Element], defaults: Element | None, theme: Element | None
) -> House:
    """Return colour and font of a house: its first heading's, else its theme's; black and grey are none.

    `heading` and `body` are the styles of headings and of running text, each with those it is based on,
    nearest first.
    """
    own = (_colour(style.find(f"{W}rPr/{W}color"), theme) for style in heading)
    accent = _theme_colour(theme, "accent1")
    chosen = next((c for c in (next(filter(None, own), ""), accent) if c and _coloured(c)), OURS)
    return House(_dark_enough(chosen), _font(body, defaults, theme))


def _colour(element: Element | None, theme: Element | None) -> str:
    if element is None:
        return ""
    named = THEME.get(element.get(f"{W}themeColor") or "")
    colour = (_theme_colour(theme, named) if named else "") or element.get(f"{W}val") or ""
    return colour.upper() if SIX.fullmatch(colour) else ""


def _theme_colour(theme: Element | None, name: str) -> str:
    slot = theme.find(f"{A}themeElements/{A}clrScheme/{A}{name}") if theme is not None else None
    if slot is None or len(slot) == 0:
        return ""
    colour = slot[0].get("lastClr") or slot[0].get("val") or ""
    return colour.upper() if SIX.fullmatch(colour) else ""


def _font(body: list[Element], defaults: Element | None, theme: Element | None) -> str:
    """Return the font of running text."""
    told = [style.find(f"{W}rPr/{W}rFonts") for style in body]
    told += [defaults.find(f"{W}rPrDefault/{W}rPr/{W}rFonts") if defaults is not None else None]
    for fonts in told:
        if fonts is not None and (named := fonts.get(f"{W}ascii")):
            return named
    minor = theme.find(f"{A}themeElements/{A}fontScheme/{A}minorFont/{A}latin") if theme is not None else None
    return "" if minor is None else minor.get("typeface") or ""


def parts_of(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of six hexadecimal digits."""
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _coloured(colour: str) -> bool:
    parts = parts_of(colour)
    return max(parts) - min(parts) > 24


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    shares = (part / 255 for part in parts_of(colour))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, white: float) -> str:
    """Return a colour so far on its way to white."""
    return "".join(f"{round(part + (255 - part) * white):02X}" for part in parts_of(colour))


def _dark_enough(colour: str) -> str:
    """Return the colour, darkened until white can be read on it."""
    while contrast(colour, "FFFFFF") < READABLE:
        colour = "".join(f"{int(part * 0.92):02X}" for part in parts_of(colour))
    return colour


def recoloured(style: Element, house: House) -> None:
    """Put the colour of the house in the place of our blues and their tints."""
    if house.colour == OURS:
        return
    for node in style.iter():
        for name in (f"{W}val", f"{W}fill", f"{W}color"):
            colour = (node.get(name) or "").upper()
            if colour in OUR_BLUES or colour in OUR_TINTS:
                node.set(name, mixed(house.colour, OUR_BLUES.get(colour, OUR_TINTS.get(colour, 0.0))))


IN_WORKBOOKS = {"005EB8": 0.0, "003087": 0.0, "F0F5FA": 0.93, "D5E5F4": 0.82, "B9D3EA": 0.7}
"""Our blues in workbooks, and how far each is on the way from the colour of the house to white."""


def workbook_colours(house: House) -> dict[str, str]:
    """Return what stands in the place of our blues in a workbook, as `#RRGGBB`; nothing in our own house."""
    if house.colour == OURS:
        return {}
    return {f"#{ours}": f"#{mixed(house.colour, white)}" for ours, white in IN_WORKBOOKS.items()}
