# SPDX-License-Identifier: MIT
"""The command line: arguments in, an exit code out. Whatever is heavy is imported inside a command."""

import gc
import signal
import sys
from typing import NoReturn

from planner.cli.interrupts import listen


def main() -> NoReturn:
    """Run planner and leave with its exit code. Ctrl-C leaves no traceback, even early on."""
    listen()
    gc.set_threshold(100_000)  # loading makes many objects and no rubbish: collect seldom
    try:
        from planner.cli.running import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        print("planner: interrupted; nothing was changed", file=sys.stderr)
        code = 130
    # All is done: the exit code stays true, whatever is pressed while Python clears up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Interrupted inside exec(), Python would die of the signal at its end; another exec() clears that mark.
    exec("")
    sys.exit(code)
