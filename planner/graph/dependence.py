# SPDX-License-Identifier: MIT
"""How strongly one end of an interface needs the other, derived from criticality and failure mode."""

from dataclasses import dataclass
from typing import Literal

from planner.model import Integration

Strength = Literal["hard", "soft", "none", "unknown"]

ASKED_BY_FROM: tuple[str, ...] = ("viewer_launch", "share_query")
ASKED_BY_TO: tuple[str, ...] = (
    "worklist", "identity_lookup", "user_provisioning", "time_sync", "image_query_retrieve", "prefetch",
    "share_retrieve",
)  # fmt: skip
"""Purposes in which one end asks and the other answers. Only the end that asks stands still when it
gets no answer; `initiator`, where it is given, says which end that is."""

RECEIVER_WORKS_ON: tuple[str, ...] = (
    "image_store", "storage_commit", "performed_step", "availability", "dose", "audit", "change_notice",
    "share_push", "outsource_send", "ai_send", "extract_dids", "extract_bi", "document_register", "backup",
)  # fmt: skip
"""Purposes that feed a store or a list: the receiver misses what does not come, but goes on working."""


@dataclass(frozen=True)
class Loss:
    """What losing an interface does: how hard, for how many hours a queue bears it, and in words.

    `queues` says that work stops once the queue is full, rather than a minor function being lost.
    """

    strength: Strength
    hours: float | None
    words: str
    queues: bool = False


def loss_of(link: Integration) -> Loss:
    """Return what stops when `link` stops.

    A cosmetic link (criticality 4) harms nothing and a minor one (3) only weakens. Above that the
    failure mode decides: `block_workflow` and `drop` are hard, `queue` is soft for as long as the
    queue holds, `manual_fallback` is soft while people can keep it up. A blank is unknown, not soft.
    """
    if link.criticality == 4:
        return Loss("none", None, "cosmetic")
    if link.failure_mode == "queue" and link.queue_hours == 0:
        return Loss("hard" if link.criticality != 3 else "soft", None, "nothing queues, so work stops")
    if link.failure_mode == "queue":
        return Loss("soft", link.queue_hours, _queue_words(link), queues=link.criticality != 3)
    if link.failure_mode == "manual_fallback":
        return Loss("soft", None, "done by hand meanwhile")
    if link.criticality == 3:
        return Loss("soft", None, "a minor function is lost")
    if link.failure_mode == "block_workflow":
        return Loss("hard", None, "work stops")
    if link.failure_mode == "drop":
        return Loss("hard", None, "what is sent is lost without a trace")
    return Loss("unknown", None, "nobody has said what happens when it fails")


def needs_of(link: Integration) -> tuple[tuple[str, Strength], ...]:
    """Return which ends (system ids) need the interface, and how strongly.

    Where one end asks, it needs the end that answers. Otherwise a receiver needs its sender, weakly
    where it merely collects, and a sender whose workflow blocks needs the receiver too.
    """
    strength = loss_of(link).strength
    if strength == "none":
        return ()
    asker = _asker(link)
    if asker:
        return ((asker, strength),)
    found: list[tuple[str, Strength]] = []
    if link.to:
        found.append((link.to, "soft" if link.purpose in RECEIVER_WORKS_ON else strength))
    if link.from_ and link.failure_mode == "block_workflow":
        found.append((link.from_, strength))
    return tuple(found)


def _asker(link: Integration) -> str | None:
    asks = link.purpose in ASKED_BY_FROM or link.purpose in ASKED_BY_TO
    if not asks:
        return None
    if link.initiator in (link.from_, link.to):
        return link.initiator
    return link.from_ if link.purpose in ASKED_BY_FROM else link.to


def _queue_words(link: Integration) -> str:
    if link.queue_hours is None:
        return "messages queue, nobody has said for how long"
    after = "a minor function is lost" if link.criticality == 3 else "work stops"
    return f"messages queue for {in_words(link.queue_hours)}, then {after}"


def in_words(hours: float) -> str:
    """Return hours as people say them: `30 minutes`, `4 hours`, `3 days`."""
    if hours < 1:
        return f"{round(hours * 60)} minutes"
    if hours >= 48 and hours % 24 == 0:
        return f"{round(hours / 24)} days"
    return "1 hour" if hours == 1 else f"{hours:g} hours"
