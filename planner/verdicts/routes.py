# SPDX-License-Identifier: MIT
"""Routes: the ways to a new contract, each as what it does to the activities of the programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Part, Words
from planner.rules.problems import Problem
from planner.schedule.activities import ActivityTemplate, Duration, catalogue_problems, covers
from planner.schedule.network import Link

NEVER, ALWAYS = "not always", "always"
"""The conditions of an activity that a route drops, and of one that it keeps whatever the estate says."""

_YES_NO = {"yes": True, "no": False}
YesNo = Annotated[bool, BeforeValidator(lambda value: _YES_NO.get(str(value).strip().lower(), value))]
Days = Annotated[int, Field(ge=0, le=2_000)]


class ThreeDays(Part):
    """Working days: if all goes well, usually, if much goes wrong."""

    low: Days
    typical: Days
    high: Days

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.typical <= self.high:
            raise ValueError(f"{self.low}, {self.typical}, {self.high} are out of order")
        return self


class Route(Cited):
    """One way to a new contract, or to none.

    `buys` says that a purchase is made; `extends` that the present contract is lengthened first, and
    `followed_by` then names the purchase. `procedure` names procedures of the regime packs: the first that
    the regime of the day knows is followed. `after` says what then waits for what, `not_after` what no longer
    does. The days of validity are those on which the procedure may begin.
    """

    id: Words
    title: Words
    says: Words
    test: Words = ""
    buys: YesNo
    extends: YesNo = False
    keeps_product: YesNo = False
    needs_ground: YesNo = False
    followed_by: Words | None = None
    durations: dict[Words, ThreeDays] = Field(default_factory=dict)
    drops: tuple[Words, ...] = ()
    keeps: tuple[Words, ...] = ()
    after: dict[Words, tuple[Words, ...]] = Field(default_factory=dict)
    not_after: dict[Words, tuple[Words, ...]] = Field(default_factory=dict)
    procedure: tuple[Words, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def valid_on(self, day: date) -> bool:
        """Return whether a procedure may begin on the day."""
        return covers(self.valid_from, self.valid_until, day)


class Doubt(Cited):
    """How far a date may be wrong, in days either way, that is known no better than so."""

    evidence: Words
    days: Days


@dataclass(frozen=True)
class Routes:
    """The routes by id, in the order of the file, and how far weakly evidenced dates may be wrong."""

    by_id: Mapping[str, Route]
    doubts: Mapping[str, Doubt]


def read_routes(
    data: Mapping[str, Any],
    templates: Iterable[ActivityTemplate],
    sources: frozenset[str] | None,
    procedures: frozenset[str],
) -> tuple[Routes, tuple[Problem, ...]]:
    """Return the routes of `routes.yaml` without those that are wrong, and all that is wrong.

    `procedures` are the ids of the procedures of all regimes.
    """
    held = tuple(templates)
    cites = (
        Cites("sources", "source", sources),
        Cites("durations", "activity", frozenset(one.id for one in held)),
        Cites("drops", "activity", frozenset(one.id for one in held)),
        Cites("keeps", "activity", frozenset(one.id for one in held)),
        Cites("after", "activity", frozenset(one.id for one in held)),
        Cites("not_after", "activity", frozenset(one.id for one in held)),
        Cites("procedure", "procedure", procedures),
    )
    routes, problems = listed(data, "routes", Route, "id", cites)
    doubts, more = listed(data, "doubts", Doubt, "evidence", (Cites("sources", "source", sources),))
    by_id = {route.id: route for route in routes}
    found = [fault for at, route in enumerate(routes) for fault in _faults(route, at, by_id, held)]
    return Routes(by_id, {one.evidence: one for one in doubts}), (*problems, *more, *found)


def _faults(
    route: Route, at: int, routes: Mapping[str, Route], templates: tuple[ActivityTemplate, ...]
) -> list[Problem]:
    """Return what is wrong with a route beside the others, and with what it makes of the programme."""
    place, found = ("routes", at), []
    following = routes.get(route.followed_by or "")
    if route.extends and (following is None or not following.buys or following.extends):
        found.append(Problem(route.id, (*place, "followed_by"), "an extension is followed by a purchase"))
    if route.valid_from and route.valid_until and route.valid_until < route.valid_from:
        found.append(Problem(route.id, (*place, "valid_until"), "the route ends before it begins"))
    known = {one.id for one in templates}
    dangling = [one for named in route.after.values() for one in named if one not in known]
    found += [Problem(route.id, (*place, "after"), f"there is no activity '{one}'") for one in dangling]
    waits = {
        one.id: {link.predecessor for link in (*one.after, *(rule.link for rule in one.dated_links))}
        for one in templates
    }
    found += [
        Problem(route.id, (*place, "not_after"), f"'{name}' does not wait for '{one}' to begin with")
        for name, named in route.not_after.items()
        for one in named
        if one not in waits.get(name, {one})
    ]
    if not dangling:
        wrong = catalogue_problems(on_route(templates, route))
        found += [Problem(route.id, (*place, "after"), str(one)) for one in wrong]
    return found


def on_route(
    templates: Iterable[ActivityTemplate],
    route: Route | None,
    own: Mapping[str, Duration] | None = None,
) -> tuple[ActivityTemplate, ...]:
    """Return the templates as a route makes them: other durations, some dropped, some kept, other links.

    `own` are the durations that the trust itself gives to an option; they stand before the route's.
    """
    return tuple(_on_route(one, route, own or {}) for one in templates)


def _on_route(one: ActivityTemplate, route: Route | None, own: Mapping[str, Duration]) -> ActivityTemplate:
    if route is None:
        return replace(one, duration=own[one.id]) if one.id in own else one
    days = route.durations.get(one.id)
    duration = Duration(days.low, days.typical, days.high) if days else one.duration
    when = NEVER if one.id in route.drops else ALWAYS if one.id in route.keeps else one.when
    gone = route.not_after.get(one.id, ())
    kept = tuple(link for link in one.after if link.predecessor not in gone)
    dated = tuple(rule for rule in one.dated_links if rule.link.predecessor not in gone)
    held = {link.predecessor for link in kept}
    added = tuple(Link(name) for name in route.after.get(one.id, ()) if name not in held)
    return replace(one, duration=own.get(one.id, duration), when=when, after=kept + added, dated_links=dated)
