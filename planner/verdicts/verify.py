# SPDX-License-Identifier: MIT
"""What to verify first: questions and weakly known facts, by how far each may move the day at P80.

A number is held at either end of its range; of a condition both answers are tried; of a risk that may arise,
or arises from a fact that nobody has documented, the programme is played with it and without it.
"""

from dataclasses import replace

from planner.verdicts.played_again import Base, Register, ToVerify
from planner.verdicts.programmes import Ground, Programme
from planner.verdicts.verify_numbers import conditions, dates, inputs
from planner.verdicts.verify_risks import open_risks, weak_facts

__all__ = ["Register", "ToVerify", "to_verify"]

TOLD = 10


def to_verify(programme: Programme, ground: Ground, register: Register) -> tuple[ToVerify, ...]:
    """Return the ten things that move a date most, the strongest first."""
    if programme.schedule is None:
        return ()
    base = Base(ground, programme, programme.schedule, register, (None, None))
    base = replace(base, held=base.again())
    found = [
        *dates(base),
        *inputs(base),
        *conditions(base),
        *open_risks(base),
        *weak_facts(base),
    ]
    strong = [one for one in found if one.moves >= 1]
    return tuple(sorted(strong, key=lambda one: (-one.moves, one.kind, one.text))[:TOLD])
