# SPDX-License-Identifier: MIT
"""Text made safe for a terminal: unseen characters are spelt out, so that no file repaints it."""

import unicodedata

LONGEST_SENTENCE = 600
TAB = "    "


def printable(text: str) -> str:
    """Return the text on one line, every unprintable character as its number: <U+001B>."""
    return text if text.isprintable() else "".join(map(_spelt, text))


def _spelt(character: str) -> str:
    if character == "\t":
        return TAB
    return character if character.isprintable() else f"<U+{ord(character):04X}>"


def fold(text: str) -> str:
    """Return a sentence printable and on one line, cut if it is very long."""
    line = " ".join(text[: 2 * LONGEST_SENTENCE].split())
    if len(line) > LONGEST_SENTENCE:
        line = line[: LONGEST_SENTENCE - 3] + "..."
    return printable(line)


def width(text: str) -> int:
    """Return how many terminal columns the printable form of the text takes."""
    shown = printable(text)
    return len(shown) if shown.isascii() else sum(map(_columns, shown))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
