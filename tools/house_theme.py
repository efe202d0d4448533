# SPDX-License-Identifier: MIT
"""The theme and the table of fonts of the house style: Word then offers the house's own."""

from house_palette import BLUE, GREEN, GREY, HEAD, INK, NAVY, ORANGE, RED, SKY, STONE, W

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLOURS = {
    "dk1": INK, "lt1": "FFFFFF", "dk2": NAVY, "lt2": STONE, "accent1": BLUE, "accent2": SKY, "accent3": GREEN,
    "accent4": ORANGE, "accent5": RED, "accent6": GREY, "hlink": BLUE, "folHlink": "5B2071",
}  # fmt: skip
FONTS = (
    ("Arial", "020B0604020202020204", "swiss"),
    ("Symbol", "05050102010706020507", "roman"),
)


def theme() -> str:
    """Return the theme: the palette, Arial for headings and text, and plain fills, lines and effects."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{ink}"/></a:{name}>' for name, ink in COLOURS.items())
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lines = "".join(
        f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="House style"><a:themeElements>'
        f'<a:clrScheme name="House style">{colours}</a:clrScheme>'
        f'<a:fontScheme name="House style"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="House style"><a:fillStyleLst>{plain}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table() -> str:
    """Return the fonts that are used, so that a machine without them puts something like them there."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{shape}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, shape, family in FONTS
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'
