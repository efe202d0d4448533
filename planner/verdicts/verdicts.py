# SPDX-License-Identifier: MIT
"""The whole of it: the programme that is followed, and every option beside it."""

from dataclasses import dataclass

from planner.model import Project
from planner.verdicts.options import Course, course_of
from planner.verdicts.outlooks import OptionOutlook, every_outlook, outlook_of, played
from planner.verdicts.played_again import Register
from planner.verdicts.programmes import Ground, Programme
from planner.verdicts.routes import Routes

HEADLINE_ITERATIONS = 10_000
"""How often the programme that is followed is played."""

AS_PLANNED = Course("as-planned", "The programme as planned", None, None)


@dataclass(frozen=True)
class Verdicts:
    """`headline` is the programme that is followed; `options` stand beside it, that one among them."""

    headline: OptionOutlook
    options: tuple[OptionOutlook, ...]


def followed(project: Project, routes: Routes) -> Course:
    """Return the option that the programme follows, where that buys anything; else the general plan."""
    wanted = project.programme.option
    option = next(
        (one for one in project.options if wanted and wanted in (one.id, *(one.aliases or ()))), None
    )
    course = course_of(option, project, routes) if option else AS_PLANNED
    return course if course.buys else AS_PLANNED


def verdicts(headline: Programme, ground: Ground, register: Register) -> Verdicts:
    """Return the verdicts on a programme and on every option of its trust."""
    risks = register.effects
    return Verdicts(
        headline=outlook_of(played(headline, ground, risks, HEADLINE_ITERATIONS), ground, risks),
        options=every_outlook(ground, risks, headline.done),
    )
