# SPDX-License-Identifier: MIT
"""What is written on a terminal or into a pipe, whatever its encoding, and whoever has stopped reading."""

import codecs
import errno
import os
import shutil
import sys
from typing import TextIO

from planner.cli.exits import UNREACHABLE, Stop

PLAIN = {
    "–": "-", "—": "-", "−": "-", "×": "x", "→": "->", "·": "-", "…": "...", "≤": "<=", "≥": ">=", "≠": "!=",
    "‘": "'", "’": "'", "“": '"', "”": '"', "£": "GBP ", "\u00a0": " ", "│": "|", "─": "-",
}  # fmt: skip
"""How characters are written where the encoding of the terminal has none of them."""

NARROWEST, USUAL, WIDEST = 50, 100, 120
MOST_ERROR_CHARACTERS = 19_500

_NO_READER = (errno.EPIPE, errno.EINVAL, errno.EBADF)


def _plainer(fault: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded: £ by GBP, an arrow by ->, anything else by a question mark."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    lost = fault.object[fault.start : fault.end]
    return "".join(PLAIN.get(character, "?") for character in lost), fault.end


codecs.register_error("planner.plainer", _plainer)


def prepare() -> None:
    """Let no character stop the output, on any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="planner.plainer")


def say(text: str) -> None:
    """Write a text to the output. Once nobody reads on, the rest is dropped and the exit code stays true."""
    try:
        _write(sys.stdout, text)
    except OSError as refused:
        if refused.errno not in _NO_READER:
            why = refused.strerror or "it was refused"
            raise Stop(UNREACHABLE, f"the output could not be written: {why}") from refused
        _drop(sys.stdout)


def tell(text: str, line: bool = True) -> None:
    """Write a text to the error stream, in bounds; if that is gone, there is nobody left to tell.

    It ends its line, unless `line` is false.
    """
    cut = text if len(text) <= MOST_ERROR_CHARACTERS else f"{text[:MOST_ERROR_CHARACTERS]} ..."
    try:
        _write(sys.stderr, cut, line)
    except OSError:
        _drop(sys.stderr)


def _write(stream: TextIO | None, text: str, line: bool = True) -> None:
    if stream is None or not text:  # there is no stream where planner was started without a console
        return
    stream.write(text if text.endswith("\n") or not line else f"{text}\n")
    stream.flush()


def _drop(stream: TextIO) -> None:
    """Point a stream at nothing, so that not even Python's last flush complains."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def coloured(stream: TextIO | None) -> bool:
    """Return whether colours are shown: on a terminal that has them, unless NO_COLOR is set."""
    if stream is None or os.environ.get("NO_COLOR") or not stream.isatty():
        return False
    if os.name == "nt":
        return any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))
    return os.environ.get("TERM", "") not in ("", "dumb")


def columns() -> int:
    """Return how wide to print: as wide as the terminal, within what can be read."""
    return min(max(shutil.get_terminal_size((USUAL, 24)).columns - 1, NARROWEST), WIDEST)


def on_terminal(stream: TextIO | None) -> bool:
    """Return whether a person watches the stream."""
    return stream is not None and stream.isatty()
