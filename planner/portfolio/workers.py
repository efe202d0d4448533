# SPDX-License-Identifier: MIT
"""Worker processes: started afresh on every system alike, renewed now and then, ended cleanly.

Each has a pipe of its own, so that it is known which member a worker was at when it died: a pool of the
standard library then waits for ever, or gives up on all that were under way.
"""

import contextlib
import gc
import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from planner.portfolio.member import Outcome, build_member, own_fault
from planner.portfolio.record import Task

EACH = 20
"""How many members a worker builds before a fresh one takes its place, so that memory stays flat."""
TRIES = 2
"""How often a member is tried whose worker dies: the first time, another one may have taken the memory."""
PATIENCE = 5.0
"""Seconds that a worker is given to end."""


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(len(os.sched_getaffinity(0)), 1)
    return max(os.cpu_count() or 1, 1)


def serve(pipe: Connection) -> None:
    """Build what comes down the pipe until it closes. Ctrl-C is for the parent, who ends the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while (task := pipe.recv()) is not None:
            pipe.send(build_member(task))
            gc.collect()


class _Worker:
    """A process, the parent's end of its pipe, and the task it is at."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.given = 0

    def give(self, task: Task) -> None:
        self.task = task
        self.given += 1
        with contextlib.suppress(OSError):  # it has died: its end is seen at once
            self.pipe.send(task)

    def dismiss(self) -> None:
        """Tell the process that nothing more comes; it ends by itself while others work."""
        with contextlib.suppress(OSError):
            self.pipe.close()

    def end(self, now: bool) -> None:
        """End the process, kindly or at once. A pack half written stays the old one or is finished later."""
        self.dismiss()
        if now:
            self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def build_all(tasks: Sequence[Task], jobs: int, each: int = EACH) -> Iterator[Outcome]:
    """Yield the outcome of every task as it comes, with so many processes at work.

    If the caller stops asking, or is interrupted, every process is ended at once.
    """
    waiting = list(reversed(tasks))
    tries: dict[str, int] = {}
    workers: list[_Worker] = []
    leaving: list[_Worker] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                workers.append(_Worker())
                workers[-1].give(waiting.pop())
            ready = wait([one.pipe for one in workers])
            for worker in [one for one in workers if one.pipe in ready]:
                outcome = _received(worker, tries, waiting)
                if outcome is not None and waiting and worker.given < each:
                    worker.give(waiting.pop())
                else:
                    # Nobody waits for it to end: the next one starts meanwhile.
                    workers.remove(worker)
                    worker.dismiss()
                    leaving.append(worker)
                if outcome is not None:
                    yield outcome
                elif worker.task is not None and tries[worker.task.member] >= TRIES:
                    worker.process.join(PATIENCE)
                    yield own_fault(worker.task, _how_it_died(worker.process.exitcode))
        for worker in leaving:
            worker.end(now=False)
    finally:
        for worker in (*workers, *leaving):
            worker.end(now=True)


def _received(worker: _Worker, tries: dict[str, int], waiting: list[Task]) -> Outcome | None:
    """Return what a worker sent, None if it has died; its task then waits again, once."""
    try:
        outcome: Outcome = worker.pipe.recv()
    except (EOFError, OSError):
        assert worker.task is not None
        member = worker.task.member
        tries[member] = tries.get(member, 0) + 1
        if tries[member] < TRIES:
            waiting.append(worker.task)
        return None
    return outcome


def _how_it_died(code: int | None) -> str:
    how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
    return f"its process was ended from outside ({how}), twice: often there was not enough memory"
