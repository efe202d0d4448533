# SPDX-License-Identifier: MIT
"""The pack on disk: written whole or not at all, whatever fails; what people typed is never lost.

Lock, stage inside the output folder, sync, read back, journal, move into place, sync, forget the journal. The
journal is the moment of truth: before it a crash leaves the old pack, after it the next run finishes the new.
"""

from planner.render.pack.faults import PackLocked, PackNotWritten
from planner.render.pack.writing import WrittenPack, finish_interrupted, write_pack

__all__ = ["PackLocked", "PackNotWritten", "WrittenPack", "finish_interrupted", "write_pack"]
