# SPDX-License-Identifier: MIT
"""How ready the trust is to leave, counted from its own description of the estate."""

from collections.abc import Sequence

from planner.rules.facts import Facts

NEEDED_COPIES = 2


def exit_readiness(facts: Facts) -> str:
    """Return how many interfaces are written down, holdings doubled and contracts provided with an exit plan.

    Blanks are told apart from shortfalls; what the estate does not describe at all is said to be so.
    """
    project = facts.project
    written = [link.spec.documented if link.spec else None for link in project.integrations]
    copies = [None if held.copies is None else held.copies >= NEEDED_COPIES for held in project.holdings]
    running = [contract for contract in project.contracts if contract.end is None or contract.end >= facts.on]
    stages = [contract.exit.plan if contract.exit else None for contract in running]
    plans = [None if stage is None else stage == "agreed" for stage in stages]
    documented = [None if word is None else word == "yes" for word in written]
    return "; ".join(
        (
            _counted(documented, "interface", "is written down in full", "are written down in full"),
            _counted(copies, "holding", "has two copies or more", "have two copies or more"),
            _counted(plans, "contract", "has an agreed exit plan", "have an agreed exit plan"),
        )
    )


def _counted(answers: Sequence[bool | None], noun: str, one: str, many: str) -> str:
    """Return the share of which something holds, and of how many nobody has said."""
    if not answers:
        return f"no {noun} is described"
    holds = sum(1 for answer in answers if answer)
    blank = sum(1 for answer in answers if answer is None)
    told = f"{holds} of {len(answers)} {noun}{'' if len(answers) == 1 else 's'} {one if holds == 1 else many}"
    return f"{told} ({blank} not known)" if blank else told
