# SPDX-License-Identifier: MIT
"""The lapse calendar: a lane to a contract over the months, then what each lapse does to each path."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.documents.figures import ContractLane, ExtensionBar, LapseFigure
from planner.english import counted, short_date
from planner.render.pictures.fonts import width, wrap
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import (
    AMBER,
    BLUE,
    DARK,
    GREY,
    INK,
    LANDSCAPE_MM,
    PALE,
    RED,
    RULE,
    SMALL,
    TEXT,
    WHITE,
)
from planner.render.pictures.states import MOST_LAPSES, draw_strip, state_legend
from planner.render.pictures.svg import Sheet, diamond, hatch
from planner.render.pictures.timeaxis import HEADER, TimeAxis, after, draw_grid, draw_header

LABELS, BAR, PITCH = 158.0, 8.0, 9.0
MOST_LANES = 8


@dataclass(frozen=True)
class Mark:
    """An end or a notice of one contract, its words starting at `left` on one of the lines below the bar."""

    x: float
    kind: str
    words: str
    left: float = 0
    level: int = 0


def draw_lapse(figure: LapseFigure) -> tuple[Sheet, float]:
    """The sheet and its height; what is beyond reading is counted in the note, not drawn."""
    sheet = Sheet(LANDSCAPE_MM)
    contracts = figure.contracts[:MOST_LANES]
    axis = TimeAxis.over(figure.as_of, _last(figure), LABELS + 4, sheet.width - 1)
    places = [end_places(contract, axis) for contract in contracts]
    marks = [
        place(_marks(contract, axis, ends), axis.left, axis.right)
        for contract, ends in zip(contracts, places, strict=True)
    ]
    heights = [max(27.0, 20 + PITCH * (max((m.level for m in each), default=-1) + 1)) for each in marks]
    bottom = HEADER + sum(heights) + 2
    draw_grid(sheet, axis, 0, bottom)
    for lapse in figure.lapses[:MOST_LAPSES]:
        at = axis.x(after(lapse.date))
        sheet.line((at, HEADER - 1), (at, bottom), RED, 0.75, "3 2")
    draw_header(sheet, axis, 0)
    sheet.text(0, HEADER - 4, "Contract", LABELS, SMALL, GREY, True)
    y = HEADER
    for contract, ends, found, tall in zip(contracts, places, marks, heights, strict=True):
        _draw_lane(sheet, axis, y, tall, contract, ends)
        _draw_marks(sheet, y + 10, found)
        y += tall
    below, unseen = draw_strip(sheet, axis, bottom, figure.lapses, figure.paths)
    if len(figure.contracts) > MOST_LANES:
        left_out = counted(len(figure.contracts) - MOST_LANES, "more contract")
        unseen = f"{left_out} not drawn. {unseen}".rstrip()
    return sheet, draw_legend(sheet, below + 4, _legend(figure), unseen)


def _marks(contract: ContractLane, axis: TimeAxis, places: Sequence[float | None]) -> list[Mark]:
    """The notices and the ends of a contract in the order of their days, and what found no place in its bar.

    A day before the axis has its words at the start of the lane, without a sign.
    """
    found = _signs(contract)
    found += [
        (last, "written", words)
        for (_, last, words), at in zip(_spans(contract), places, strict=True)
        if at is None
    ]
    return [
        Mark(
            axis.x(when if kind == "notice" else after(when)),
            kind if axis.holds(when) else "written",
            f"{words} {short_date(when)}",
        )
        for when, kind, words in sorted(found)
    ]


def _signs(contract: ContractLane) -> list[tuple[date, str, str]]:
    """The days that have a sign: when, which, and its words."""
    found = [(notice.date, "notice", notice.label or "notice by") for notice in contract.notices]
    if contract.application_end:
        found.append((contract.application_end, "application", "use ends"))
    if contract.archive_end:
        found.append((contract.archive_end, "archive", "archive ends"))
    return found


def _spans(contract: ContractLane) -> list[tuple[date, date, str]]:
    """The term and the options: first day, last day, and words for where the bar is too short."""
    options = [(bar.start, bar.finish, f"{bar.label or 'option'} to") for bar in contract.extensions]
    return [(contract.start, contract.end, "term to"), *options]


def end_places(contract: ContractLane, axis: TimeAxis) -> list[float | None]:
    """For the term and each option, where its last day may end, written inside the bar; None for no room.

    Words keep clear of the signs and of each other, though bars may lie over one another.
    """
    busy = [(axis.x(when) - 7, axis.x(when) + 7) for when, _, _ in _signs(contract)]
    places: list[float | None] = []
    for first, last, _ in _spans(contract):
        left, right = axis.x(first) + 3, axis.x(after(last)) - 4
        wide = width(f"to {short_date(last)}", SMALL, True)
        for start, end in sorted(busy, reverse=True):
            if right - wide < end and start < right:
                right = start
        places.append(right if right - wide >= left else None)
        busy += [(right - wide - 3, right + 3)] if places[-1] else []
    return places


def place(marks: list[Mark], left: float, right: float) -> list[Mark]:
    """The marks with their words put on as few lines as keep them apart."""
    ends: list[float] = []
    placed = []
    for mark in marks:
        wide = width(mark.words, SMALL)
        start = max(left + 2, min(mark.x - wide / 2, right - wide))
        level = next((index for index, end in enumerate(ends) if end + 5 <= start), len(ends))
        ends[level : level + 1] = [start + wide]
        placed.append(replace(mark, left=start, level=level))
    return placed


def _last(figure: LapseFigure) -> date:
    """The last day that any lane needs; the axis ends in the month after it."""
    days = [figure.end]
    for lane in figure.contracts:
        days += [lane.end, *(bar.finish for bar in lane.extensions), *(mark.date for mark in lane.notices)]
        days += [when for when in (lane.application_end, lane.archive_end) if when]
    return max(days)


def _draw_lane(
    sheet: Sheet,
    axis: TimeAxis,
    top: float,
    tall: float,
    contract: ContractLane,
    ends: Sequence[float | None],
) -> None:
    """Draw one lane: name, term and options, each with its last day if that found a place."""
    y = top + 10
    sheet.line((0, top + tall), (axis.right, top + tall), RULE, 0.5)
    for index, words in enumerate(wrap(contract.label, TEXT, LABELS - 4, 2, True)):
        sheet.text(0, y + 2.5 + index * 9, words, LABELS, TEXT, INK, True)
    left, right = axis.x(contract.start), axis.x(after(contract.end))
    if contract.end >= axis.start:
        title = f"{contract.id}: {short_date(contract.start)} to {short_date(contract.end)}"
        sheet.rect(left, y - BAR / 2, max(right - left, 1), BAR, BLUE, title=title)
    for bar in contract.extensions:
        _draw_extension(sheet, axis, y, bar)
    _draw_end(sheet, y, ends[0], contract.end, BLUE, WHITE)
    for bar, at in zip(contract.extensions, ends[1:], strict=True):
        _draw_end(sheet, y, at, bar.finish, PALE if bar.exercised else WHITE, DARK)


def _draw_marks(sheet: Sheet, y: float, marks: Sequence[Mark]) -> None:
    for mark in marks:
        _draw_words(sheet, y, mark)
    for mark in marks:
        draw_mark(sheet, mark.x, y, mark.kind, mark.words)


def _draw_end(sheet: Sheet, y: float, place: float | None, end: date, paper: str, ink: str) -> None:
    """Write the last day inside a bar; where it found no place it is among the words below."""
    if place is not None:
        wide = width(f"to {short_date(end)}", SMALL, True)
        sheet.rect(place - wide - 2, y - 3.4, wide + 4, 6.8, paper)
        sheet.text(place, y + 2.6, f"to {short_date(end)}", wide + 0.01, SMALL, ink, True, "end")


def _draw_extension(sheet: Sheet, axis: TimeAxis, y: float, bar: ExtensionBar) -> None:
    """Draw an option: hatched while it is only an option, outlined bold once it has been taken up."""
    left, right = axis.x(bar.start), axis.x(after(bar.finish))
    wide = max(right - left, 1)
    title = f"{bar.label or 'Extension option'}: {short_date(bar.start)} to {short_date(bar.finish)}"
    sheet.rect(left, y - BAR / 2, wide, BAR, PALE, BLUE, 1.5 if bar.exercised else 0.75, title=title)
    if not bar.exercised:
        hatch(sheet, left, y - BAR / 2, wide, BAR, BLUE, 4)


def _draw_words(sheet: Sheet, y: float, mark: Mark) -> None:
    base = y + 13 + mark.level * PITCH
    wide = width(mark.words, SMALL)
    colour = RED if mark.kind in ("application", "archive") else INK
    sheet.rect(mark.left - 1, base - 6.5, wide + 2, 8.5, WHITE)
    sheet.text(mark.left, base, mark.words, wide + 0.01, SMALL, colour)


def draw_mark(sheet: Sheet, x: float, y: float, kind: str, title: str = "") -> None:
    """Draw the sign of a notice (diamond), the end of use (bar) or the end of the archive (double bar)."""
    if kind == "notice":
        sheet.polygon(diamond((x, y), 4.6), AMBER, INK, title)
        return
    if kind == "written":
        return
    sheet.rect(x - 1.2, y - 6.5, 2.4, 13, RED, WHITE, 0.5, title=title)
    if kind == "archive":
        sheet.rect(x + 2, y - 6.5, 2.4, 13, RED, WHITE, 0.5)


def _legend(figure: LapseFigure) -> list[tuple[Sign, str]]:
    options = [bar for lane in figure.contracts for bar in lane.extensions]
    every: list[tuple[bool, Sign, str]] = [
        (bool(figure.contracts), lambda s, x, y: s.rect(x, y - 4, 20, 8, BLUE), "term"),
        (any(not bar.exercised for bar in options), _option_sign, "extension option, not taken up"),
        (
            any(bar.exercised for bar in options),
            lambda s, x, y: s.rect(x, y - 4, 20, 8, PALE, BLUE, 1.5),
            "extension taken up",
        ),
        (any(lane.notices for lane in figure.contracts), _sign("notice"), "notice deadline"),
        (
            any(lane.application_end for lane in figure.contracts),
            _sign("application"),
            "use of the system ends",
        ),
        (any(lane.archive_end for lane in figure.contracts), _sign("archive"), "access to the archive ends"),
        (
            bool(figure.lapses),
            lambda s, x, y: s.line((x + 10, y - 5), (x + 10, y + 5), RED, 0.75, "3 2"),
            "lapse",
        ),
    ]
    return [(sign, words) for wanted, sign, words in every if wanted] + state_legend(figure.paths)


def _sign(kind: str) -> Sign:
    return lambda sheet, x, y: draw_mark(sheet, x + 10, y, kind)


def _option_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.rect(x, y - 4, 20, 8, PALE, BLUE)
    hatch(sheet, x, y - 4, 20, 8, BLUE, 4)
