# SPDX-License-Identifier: MIT
"""What a valid consortium may still get wrong: members that are none, nothing to share by, said twice."""

from collections.abc import Iterable, Iterator

from planner.diagnostics import Finding, did_you_mean
from planner.model.consortium import Consortium, ConsortiumFile, SharedCost

NOUN = "consortium"


def said_once(file: ConsortiumFile) -> list[Finding]:
    """Return a finding for each member, folder, store, team or cost that is named twice."""
    said = file.consortium
    lists = {
        "members": [one.id for one in said.members],
        "stores": [one.id for one in said.stores or ()],
        "teams": [one.id for one in said.teams or ()],
        "cost_sharing.costs": [one.id for one in said.cost_sharing.costs or ()],
    }
    found = [finding for field, ids in lists.items() for finding in _twice(field, ids)]
    places = [one.place for one in said.members]
    ids = lists["members"]
    for index, place in enumerate(places):
        if place in places[:index] and ids[index] not in ids[:index]:
            message = f"the folder '{place}' is the one of two members"
            found.append(Finding("PLN602", message, NOUN, "", f"members.{index}"))
    return found


def _twice(field: str, ids: list[str]) -> Iterator[Finding]:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield Finding("PLN602", f"'{id_}' is said twice", NOUN, "", f"{field}.{index}")


def members_named(file: ConsortiumFile) -> list[Finding]:
    """Return a finding for each place that names a member that there is not."""
    known = [one.id for one in file.consortium.members]
    return [
        Finding(
            "PLN601",
            f"the consortium has no member '{name}'",
            NOUN,
            "",
            field,
            did_you_mean(name, known) or f"the members are {', '.join(known)}",
        )
        for field, name in _named(file.consortium)
        if name not in known
    ]


def _named(said: Consortium) -> Iterator[tuple[str, str]]:
    """Yield every member that is named, with the field in which it is."""
    if said.lead:
        yield "lead", said.lead
    lists: list[tuple[str, Iterable[str] | None]] = []
    for field in ("stores", "teams", "go_lives"):
        for index, one in enumerate(getattr(said, field) or ()):
            lists.append((f"{field}.{index}.members", one.members))
    for index, cost in enumerate(said.cost_sharing.costs or ()):
        lists.append((f"cost_sharing.costs.{index}.members", cost.members))
        lists.append((f"cost_sharing.costs.{index}.own", cost.own))
    lists.append(("cost_sharing.alone", said.cost_sharing.alone))
    for field, names in lists:
        for place, name in enumerate(names or ()):
            yield f"{field}.{name if isinstance(names, dict) else place}", name


def costs_hang_together(file: ConsortiumFile) -> list[Finding]:
    """Return a finding for each line of cost with bands of nothing, or a member that it leaves out."""
    found = []
    for index, cost in enumerate(file.consortium.cost_sharing.costs or ()):
        for field, message, remedy in _contradictions(cost):
            found.append(Finding("PLN602", message, NOUN, "", f"cost_sharing.costs.{index}.{field}", remedy))
    return found


def _contradictions(cost: SharedCost) -> Iterator[tuple[str, str, str]]:
    if cost.bands and cost.of is None:
        yield "bands", f"'{cost.id}' has bands, and nobody says of what", "write 'of: studies' or 'of: tb'"
    outside = [name for name in cost.own or () if cost.members is not None and name not in cost.members]
    for name in outside:
        message = f"'{cost.id}' has an amount of '{name}', who is not among those who need it"
        yield f"own.{name}", message, "add the member to 'members:', or take the amount out"


CHECKS = (said_once, members_named, costs_hang_together)
