# SPDX-License-Identifier: MIT
"""The options of a trust, each with its route; where it has named none, the usual ones are derived."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.diagnostics import Finding, did_you_mean
from planner.model import Contract, Option, Project, System
from planner.model.project import ScopeChoice
from planner.model.terms import application_end, archive_end
from planner.schedule.activities import ActivityTemplate, Duration
from planner.verdicts.routes import Route, Routes

NOTHING, MINIMUM = "do-nothing", "do-minimum"
"""The two that every comparison has: planner puts them there if the trust does not."""
NO_PURCHASE = "none"
OWN_PURCHASES = ("competitive_flexible", "restricted")
"""A purchase of one's own in its usual form: the first of these that may begin on the day of the plan."""


@dataclass(frozen=True)
class Course:
    """One option ready to be worked out. `derived`: planner put it there, the trust has not chosen it.

    `then` is the route by which it buys: that of the option it is based on, or what follows an extension.
    """

    id: str
    title: str
    route: Route | None
    then: Route | None
    derived: bool = False
    option: Option | None = None
    durations: Mapping[str, Duration] = field(default_factory=dict)

    @property
    def buys(self) -> bool:
        """Return whether a purchase is made."""
        return self.route is None or self.route.buys

    @property
    def extends(self) -> bool:
        """Return whether the present contract is lengthened."""
        return bool((self.route and self.route.extends) or (self.option and self.option.extension_taken))


def courses(project: Project, routes: Routes, extendable: bool, bought: bool) -> tuple[Course, ...]:
    """Return the options of the project in its order, with `do-nothing` ahead and `do-minimum` behind them.

    `extendable` says whether the present contract may have an extension left, `bought` that the new one is
    signed: then nothing is left to be derived.
    """
    if project.options:
        chosen = tuple(course_of(option, project, routes) for option in project.options)
    else:
        chosen = () if bought else tuple(_derived(project, routes, extendable))
    if not any(not one.buys for one in chosen):
        chosen = (Course(NOTHING, "Do nothing", routes.by_id.get(NO_PURCHASE), None, derived=True), *chosen)
    if bought or do_minimum(chosen, project):
        return chosen
    route = routes.by_id.get("extend" if extendable else "tactical_calloff")
    if route is None:
        return chosen
    return (*chosen, Course(MINIMUM, "Do the minimum", route, _then(route, None, routes), derived=True))


def do_minimum(held: Sequence[Course], project: Project) -> Course | None:
    """Return the option that does no more than keep the service going, None where there is none.

    It is the one that the trust names. Else the first that lengthens the present contract, and else the first
    that buys the same product again, stands for it.
    """
    named = project.appraisal.do_minimum or MINIMUM
    found = [one for one in held if one.option and named in (one.id, *(one.option.aliases or ()))]
    found += [one for one in held if one.buys and one.extends]
    found += [one for one in held if one.route is not None and one.route.keeps_product]
    return found[0] if found else None


def _derived(project: Project, routes: Routes, extendable: bool) -> Iterator[Course]:
    own = next((one for one in OWN_PURCHASES if _begins(routes, one, project.as_of)), None)
    trusts = [body for body in project.organisations if body.role in ("trust", "foundation_trust")]
    usual = (
        "extend" if extendable else None,
        "framework_calloff",
        own,
        "consortium" if len(trusts) > 1 else None,
    )
    for key in usual:
        route = routes.by_id.get(key or "")
        if route is not None:
            yield Course(
                route.id.replace("_", "-"), route.title, route, _then(route, None, routes), derived=True
            )


def _begins(routes: Routes, key: str, day: date) -> bool:
    return key in routes.by_id and routes.by_id[key].valid_on(day)


def course_of(option: Option, project: Project, routes: Routes) -> Course:
    """Return an option of the project with its route, its own or that of the option it is based on."""
    held = list(lineage(option, project))
    route = next((routes.by_id.get(one.route) for one in held if one.route), None)
    base = next((routes.by_id.get(one.route) for one in held[1:] if one.route), None)
    days: dict[str, Duration] = {}
    for one in reversed(held):
        for activity, given in (one.durations or {}).items():
            days[activity] = Duration(given.low, given.typical, given.high)
    return Course(option.id, option.name_in_print, route, _then(route, base, routes), False, option, days)


def _then(route: Route | None, base: Route | None, routes: Routes) -> Route | None:
    if route is None or not route.extends:
        return route if route and route.buys else None
    return base if base and base.buys and not base.extends else routes.by_id.get(route.followed_by or "")


def lineage(option: Option, project: Project) -> Iterator[Option]:
    """Yield an option and those it is based on, the nearest first; a ring, which the check refuses, once."""
    by_id = {one.id: one for one in project.options}
    seen: set[str] = set()
    current: Option | None = option
    while current is not None and current.id not in seen:
        yield current
        seen.add(current.id)
        current = by_id.get(current.based_on or "")


def with_choices(project: Project, course: Course) -> Project:
    """Return the project with what an option decides otherwise of its systems and of the old archive."""
    if course.option is None:
        return project
    held = list(reversed(list(lineage(course.option, project))))
    choices = {system: choice for one in held for system, choice in (one.choices or {}).items()}
    until = {contract: day for one in held for contract, day in (one.archive_until or {}).items()}
    changed: dict[str, object] = {}
    if choices:
        changed["systems"] = tuple(
            _chosen(system, choices[system.id]) if system.id in choices else system
            for system in project.systems
        )
    if until:
        changed["contracts"] = tuple(
            _kept_readable(contract, until[contract.id]) if contract.id in until else contract
            for contract in project.contracts
        )
    return project.model_copy(update=changed) if changed else project


def _chosen(system: System, choice: ScopeChoice) -> System:
    said = {key: getattr(choice, key) for key in ("in_scope", "successor") if getattr(choice, key, None)}
    return system.model_copy(update=said) if said else system


def _kept_readable(contract: Contract, until: date) -> Contract:
    """Return a contract whose archive is kept until a day; its applications end when they did."""
    held = archive_end(contract)
    if held is not None and held >= until:
        return contract
    ends = {"application_end": application_end(contract), "archive_end": until, "end": None}
    return contract.model_copy(update=ends)


def option_findings(project: Project, routes: Routes, templates: Sequence[ActivityTemplate]) -> list[Finding]:
    """Return what is wrong with what options name in the catalogue: their routes and their activities."""
    activities = sorted(one.id for one in templates)
    found = []
    for option in project.options:
        if option.route is not None and option.route not in routes.by_id:
            remedy = (
                did_you_mean(option.route, list(routes.by_id)) or f"the routes are {', '.join(routes.by_id)}"
            )
            message = f"there is no route '{option.route}'"
            found.append(Finding("PLN215", message, "options", option.id, "route", remedy))
        for name in option.durations or {}:
            if name.partition("@")[0] not in activities:
                remedy = did_you_mean(name, activities) or "planner catalogue list shows the activities"
                message = f"the timeline has no activity '{name}'"
                found.append(Finding("PLN215", message, "options", option.id, f"durations.{name}", remedy))
    return found
