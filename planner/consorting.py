# SPDX-License-Identifier: MIT
"""A consortium that was read → all that follows: each member planned, and again with another one gone."""

from collections.abc import Callable, Iterator, Mapping

from planner.consortium.costs import Costs, Drivers, costs_of
from planner.consortium.departures import departures, lateness, months_late
from planner.consortium.estates import (
    Asked,
    MemberEnd,
    MemberEstate,
    ends,
    kinds_held,
    matches,
    shared_contracts,
    shared_systems,
)
from planner.consortium.governance import open_questions
from planner.consortium.result import Together, drivers_of
from planner.consortium.sharing import sharing
from planner.consortium.times import COMES_APART, MemberGround, timing_of
from planner.documents.catalogue import Catalogue
from planner.documents.plan import ExitPlan, ground_of
from planner.documents.questions import open_questions as questions_of
from planner.load.consortium import ReadConsortium
from planner.load.consortium_members import ReadMembers
from planner.model.consortium import Consortium, Member
from planner.pipeline import make_plan
from planner.schedule.simulation import RiskEffect
from planner.schedule.simulation.effects import effect_of

Tell = Callable[[str], None]


def work_out(
    read: ReadConsortium, members: ReadMembers, catalogue: Catalogue, progress: Tell = lambda step: None
) -> Together:
    """Return a consortium worked out from its sound members; the others are told among the failed."""
    said, day = read.consortium, read.as_of
    assert said is not None
    assert day is not None
    plans = _plans(members, catalogue, progress)
    names = {one.id: _name(one, plans) for one in said.members}
    estates = {id_: MemberEstate(id_, names[id_], plan.project) for id_, plan in plans.items()}
    held = tuple(estates.values())
    progress("each member gone, and each late")
    grounds = [_ground(id_, plan, names, _organisation(read, id_, plan)) for id_, plan in plans.items()]
    timing = timing_of(grounds, {one: late for one, late in months_late(said).items() if one in plans})
    costs = _costs(said, names, drivers_of(said, estates))
    shared = sharing(costs, said.cost_sharing.by)
    return Together(
        said=said,
        as_of=day,
        names=names,
        estates=held,
        failed={one: _why(members, one) for one in names if one not in plans},
        kinds=kinds_held(held),
        systems=shared_systems(held),
        contracts=shared_contracts(held),
        ends=tuple(_ends(said, estates)),
        matches=matches(held),
        asked=tuple(_asked(plans)),
        questions=tuple(open_questions(said, names, catalogue.consortium)),
        sharing=shared,
        timing=timing,
        departures=departures(said, shared, costs, timing),
        lateness=lateness(said, shared, costs, timing),
        open_of={id_: len(questions_of(plan)) for id_, plan in plans.items()},
    )


def _name(member: Member, plans: Mapping[str, ExitPlan]) -> str:
    """Return the name of a member; of one that could not be read, as the others know it."""
    if member.id in plans:
        return plans[member.id].trust
    bodies = [one for plan in plans.values() for one in plan.project.organisations]
    known = next((one for one in bodies if member.organisation in (one.id, one.ods)), None)
    return known.name_in_print if known and member.organisation else member.name_in_print


def _plans(members: ReadMembers, catalogue: Catalogue, progress: Tell) -> dict[str, ExitPlan]:
    plans = {}
    for id_, estate in members.estates.items():
        if estate.loaded.project is not None:
            progress(f"planning {id_}")
            own = estate.catalogue.catalogue if estate.catalogue else None
            plans[id_] = make_plan(estate.loaded.project, own or catalogue, estate.loaded.positions.where)
    return plans


def _costs(said: Consortium, names: Mapping[str, str], drivers: Drivers) -> Costs:
    stated, alone = said.cost_sharing.costs or (), said.cost_sharing.alone or {}
    return costs_of(tuple(names), tuple(names.values()), stated, alone, drivers)


def _ends(said: Consortium, estates: Mapping[str, MemberEstate]) -> Iterator[MemberEnd]:
    for one in said.members:
        if one.id in estates:
            yield from ends(estates[one.id], one.end, one.archive_end)


def _organisation(read: ReadConsortium, id_: str, plan: ExitPlan) -> str:
    """Return who of the organisations a member is."""
    member = read.consortium.member(id_) if read.consortium else None
    return (member.organisation if member else None) or plan.project.programme.lead_org or id_


def _ground(id_: str, plan: ExitPlan, names: Mapping[str, str], organisation: str) -> MemberGround:
    rule = next((one for one in plan.catalogue.risks if one.id == COMES_APART), None)
    apart: RiskEffect | None = None
    if rule is not None:
        called, score = (rule.id, rule.title), (rule.likelihood, rule.impact)
        apart = effect_of(rule, called, score, plan.catalogue.risk_effects)
    return MemberGround(
        id=id_,
        name=names[id_],
        organisation=organisation,
        ground=ground_of(plan.programme.facts, plan.catalogue, plan.migration),
        programme=plan.programme,
        effects=plan.register.effects,
        apart=apart,
    )


def _why(members: ReadMembers, id_: str) -> str:
    estate = members.estates.get(id_)
    if estate is None:
        return "It has no folder."
    errors = [one for one in estate.loaded.diagnostics if one.severity == "error"]
    first = f"{errors[0].message} ({errors[0].where})" if errors and errors[0].where else "It has errors"
    return f"{first}; {len(errors) - 1} more." if len(errors) > 1 else f"{first}."


def _asked(plans: Mapping[str, ExitPlan]) -> list[Asked]:
    """Return every requirement that applies, or may, to any member, in the order of the catalogue."""
    titles: dict[str, str] = {}
    applies: dict[str, list[str]] = {}
    undecided: dict[str, list[str]] = {}
    lots: dict[str, list[str]] = {}
    for id_, plan in plans.items():
        for one in plan.requirements.applicable:
            key = one.entry.id
            titles.setdefault(key, one.entry.title)
            if id_ not in applies.setdefault(key, []):
                applies[key].append(id_)
        for blank in plan.requirements.undecided:
            titles.setdefault(blank.id.partition("@")[0], blank.title)
            undecided.setdefault(blank.id.partition("@")[0], []).append(id_)
        for lot in plan.tender.lots if len(plan.tender.lots) > 1 else ():
            for question in lot.questions:
                key = question.id.partition("@")[0]
                if lot.title not in lots.setdefault(key, []):
                    lots[key].append(lot.title)
    return [
        Asked(key, title, tuple(applies.get(key, ())), tuple(dict.fromkeys(undecided.get(key, ()))),
              tuple(lots.get(key, ())))
        for key, title in sorted(titles.items())
    ]  # fmt: skip
