# SPDX-License-Identifier: MIT
"""The command line: arguments in, an exit code out. Whatever is heavy is imported inside a command."""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run planner and leave with its exit code. Ctrl-C leaves no traceback, even early on."""
    gc.set_threshold(100_000)  # loading makes many objects and no rubbish: collect seldom
    try:
        from planner.cli.running import run

        code = run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("planner: interrupted; nothing was changed", file=sys.stderr)
        code = 130
    sys.exit(code)
