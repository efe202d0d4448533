# SPDX-License-Identifier: MIT
"""A sheet of paper to draw on: SVG made as text, one unit to the point, so sizes are printed sizes.

Only plain elements with attributes are used (no style sheet, transform, pattern or clip), because that
is what Word, LibreOffice and browsers all draw alike. Hatching is therefore drawn line by line.
"""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from planner.render.pictures.fonts import clean, shorten
from planner.render.pictures.palette import GREY, INK, POINTS_PER_MM, RULE, TEXT, WHITE

Point = tuple[float, float]
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def number(value: float) -> str:
    """The number with at most two decimals and no trailing noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


class Sheet:
    """Elements in the order drawn; coordinates in points from the top left."""

    def __init__(self, width_mm: float) -> None:
        self.width_mm = width_mm
        self.width = width_mm * POINTS_PER_MM
        self._parts: list[str] = []

    def element(self, tag: str, title: str = "", **attributes: str | float) -> None:
        """Draw one element; `stroke_width` means stroke-width; the title shows under a resting pointer."""
        said = "".join(f" {name.replace('_', '-')}={_quoted(value)}" for name, value in attributes.items())
        inner = f"<title>{escape(clean(title))}</title>" if title else ""
        self._parts.append(f"<{tag}{said}>{inner}</{tag}>" if inner else f"<{tag}{said}/>")

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str = WHITE, stroke: str = "none",
        line: float = 0.75, round_: float = 0, dash: str = "", title: str = "",
    ) -> None:  # fmt: skip
        """Draw a rectangle."""
        extra: dict[str, str | float] = {"stroke": stroke, "stroke-width": line} if stroke != "none" else {}
        if dash:
            extra["stroke-dasharray"] = dash
        if round_:
            extra["rx"] = round_
        self.element("rect", title, x=x, y=y, width=max(w, 0), height=max(h, 0), fill=fill, **extra)

    def path(
        self, d: str, fill: str = "none", stroke: str = INK, line: float = 0.75,
        dash: str = "", title: str = "",
    ) -> None:  # fmt: skip
        """Draw a path."""
        extra: dict[str, str | float] = {"stroke-dasharray": dash} if dash else {}
        self.element("path", title, d=d, fill=fill, stroke=stroke, stroke_width=line, **extra)

    def line(
        self, a: Point, b: Point, stroke: str = RULE, line: float = 0.5, dash: str = "", title: str = ""
    ) -> None:
        """Draw a straight line."""
        self.path(polyline((a, b)), stroke=stroke, line=line, dash=dash, title=title)

    def polygon(self, points: Sequence[Point], fill: str, stroke: str = "none", title: str = "") -> None:
        """Draw a closed shape."""
        self.path(polyline(points) + "Z", fill=fill, stroke=stroke, line=0.75, title=title)

    def circle(self, at: Point, radius: float, fill: str, stroke: str = "none", title: str = "") -> None:
        """Draw a circle."""
        self.element("circle", title, cx=at[0], cy=at[1], r=radius, fill=fill, stroke=stroke)

    def text(
        self, x: float, y: float, words: str, room: float, size: float = TEXT, colour: str = INK,
        bold: bool = False, anchor: str = "start", title: str = "",
    ) -> None:  # fmt: skip
        """Write on the base line y, shortened to the room; what was cut is the title if none is given."""
        shown = shorten(words, size, room, bold)
        if not shown:
            return
        said = f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{colour}"'
        said += ' font-weight="bold"' if bold else ""
        said += f' text-anchor="{anchor}"' if anchor != "start" else ""
        full = clean(words)
        rest = clean(title) or (full if shown != full else "")
        inner = f"<title>{escape(rest)}</title>" if rest else ""
        self._parts.append(f"{said}>{inner}{escape(shown)}</text>")

    def svg(self, height: float, title: str, description: str) -> str:
        """The whole sheet, as tall as said (in points), with its name and its alternative text."""
        size = f'width="{number(self.width_mm)}mm" height="{number(height / POINTS_PER_MM)}mm"'
        box = f'viewBox="0 0 {number(self.width)} {number(height)}"'
        start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{FONT}" role="img">'
        named = f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>"
        paper = f'<rect width="{number(self.width)}" height="{number(height)}" fill="{WHITE}"/>'
        return "\n".join([start + named, paper, *self._parts, "</svg>\n"])


def _quoted(value: str | float) -> str:
    return quoteattr(value if isinstance(value, str) else number(value))


def polyline(points: Iterable[Point]) -> str:
    """Path commands that join the points by straight lines."""
    return "M" + "L".join(_pair(point) for point in points)


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def curve(start: Point, leave: Point, arrive: Point, end: Point) -> str:
    """Path commands of a smooth curve that leaves towards one point and arrives from another."""
    return f"M{_pair(start)}C{_pair(leave)} {_pair(arrive)} {_pair(end)}"


def rounded(points: Sequence[Point], radius: float = 3) -> str:
    """Path commands that join the points by straight lines with rounded corners."""
    d = "M" + _pair(points[0])
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(at, before, radius), _towards(at, after, radius)
        d += f"L{_pair(into)}Q{_pair(at)} {_pair(out)}"
    return d + "L" + _pair(points[-1])


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    share = min(0.5, distance / length) if length else 0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def hatch(sheet: Sheet, x: float, y: float, w: float, h: float, colour: str = GREY, gap: float = 3.5) -> None:
    """Draw rising diagonal lines within the rectangle, nothing outside it."""
    d, shift = "", gap / 2
    while shift < w + h:
        low = (x + max(0.0, shift - h), y + min(shift, h))
        high = (x + min(shift, w), y + max(0.0, shift - w))
        d += polyline((low, high))
        shift += gap
    if d:
        sheet.path(d, stroke=colour, line=0.5)


def diamond(at: Point, radius: float) -> list[Point]:
    """The corners of a diamond about the point."""
    x, y = at
    return [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]


def cross(sheet: Sheet, at: Point, radius: float, colour: str, line: float = 1.4) -> None:
    """Draw a saltire: the sign for what is dead or stopped."""
    x, y = at
    falling = polyline(((x - radius, y - radius), (x + radius, y + radius)))
    rising = polyline(((x - radius, y + radius), (x + radius, y - radius)))
    sheet.path(falling + rising, stroke=colour, line=line)
