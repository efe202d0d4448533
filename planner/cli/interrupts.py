# SPDX-License-Identifier: MIT
"""Ctrl-C is remembered: Python loses one that falls into a destructor, and before 3.12 it tells one that
falls into the making of a class as a RuntimeError. Either way the person who pressed it is to be heard.
"""

import signal

_pressed = False


def listen() -> None:
    """Remember ctrl-C from now on; a process that was told to ignore it goes on ignoring it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _press)


def _press(*_: object) -> None:
    global _pressed
    _pressed = True
    raise KeyboardInterrupt


def pressed() -> bool:
    """Return whether ctrl-C has been pressed."""
    return _pressed


def stop_if_pressed() -> None:
    """Raise KeyboardInterrupt if ctrl-C was pressed and got lost."""
    if _pressed:
        raise KeyboardInterrupt
