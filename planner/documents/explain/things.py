# SPDX-License-Identifier: MIT
"""What a thing of the estate does in the plan: what is written, what ends with it, what cites it."""

from collections.abc import Iterator

from planner.documents.explain.questions import titles
from planner.documents.explain.values import Asked, Explanation, Line, Part, grade_of, links, part
from planner.documents.plan import ExitPlan
from planner.documents.written import leaves, told
from planner.english import capital, joined
from planner.graph.event import LapseEvent
from planner.model import NOUNS
from planner.model.noun import Noun
from planner.rules.answer import Evidence, Fact
from planner.rules.phrases import kind_in_print

NAMES = {
    "organisations": "organisation", "sites": "site", "suppliers": "supplier", "contracts": "contract",
    "systems": "system", "integrations": "interface", "holdings": "holding", "benefits": "benefit",
    "constraints": "constraint", "people": "person", "options": "option",
}  # fmt: skip
UNTOLD = ("id", "title", "name", "aliases", "evidence")


def names_of_things(plan: ExitPlan) -> list[str]:
    """Return the ids of everything in the estate."""
    return [thing.id for noun in NOUNS for thing in getattr(plan.project, noun)]


def thing(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of a system, an interface, a contract or anything else with an id."""
    found = [
        (noun, held)
        for noun in NOUNS
        for held in getattr(asked.plan.project, noun)
        if id_ in (held.id, *(held.aliases or ()))
    ]
    if not found:
        return None
    noun, held = found[0]
    blanks = _blanks(held)
    parts = (
        *part("facts", "What is written of it", _written(asked.plan, noun, held)),
        *_lapses(asked.plan, held.id),
        *_dependence(asked.plan, noun, held.id),
        *_cited(asked.plan, noun, held.id),
        *part("blanks", "What nobody has said", [Line(joined(blanks) + ".")] if blanks else ()),
    )
    other = f" '{id_}' is also the id of a {NAMES[found[1][0]]}." if len(found) > 1 else ""
    known = grade_of(asked.plan, Fact(noun, held.id, ""))
    verdict = (
        f"{capital(NAMES[noun])} of the estate, at {asked.plan.where(noun, held.id, '')}. "
        f"Its facts are {known}, where nothing else is said.{other}"
    )
    return Explanation(NAMES[noun], held.id, _name(held), verdict, parts)


def _name(held: Noun) -> str:
    return str(getattr(held, "name_in_print", held.id))


def _blanks(held: Noun) -> list[str]:
    """Return the names of the facts that nobody has said."""
    return [
        name.rstrip("_")
        for name in type(held).model_fields
        if getattr(held, name) is None and name not in UNTOLD
    ]


def _written(plan: ExitPlan, noun: str, held: Noun) -> Iterator[Line]:
    """Yield each fact with its line; how well it is known only where that differs from the whole."""
    overall = grade_of(plan, Fact(noun, held.id, ""))
    for path, value in leaves(held, UNTOLD):
        shown = kind_in_print(str(value)) if path == "kind" else told(value)
        grade, place = grade_of(plan, Fact(noun, held.id, path)), plan.where(noun, held.id, path)
        yield Line(f"{path}: {shown}", place=place, grade="" if grade == overall else grade)


def _lapses(plan: ExitPlan, id_: str) -> tuple[Part, ...]:
    """Return the endings in which the thing has a part, and which."""
    lines = [
        Line(f"{capital(text)}: {event.words}", id=event.on.isoformat())
        for event in plan.dependencies.lapse
        if (text := _role(event, id_))
    ]
    return part("lapse", "When something ends", lines)


def _role(event: LapseEvent, id_: str) -> str:
    if any(end.id == id_ for end in event.endings):
        stopped = [effect for effect in event.paths if effect.after.state == "stopped"]
        paths = joined([name.lower() for name in dict.fromkeys(e.at.path.title for e in stopped)])
        return f"it ends, and these stop with it: {paths}" if stopped else "it ends"
    effects = {
        "stops": "it stops",
        "unsupported": "it runs on without support",
        "replaced": "it is replaced by then",
    }
    for lost in event.systems:
        if lost.id == id_:
            return effects[lost.effect]
    for dead in event.links:
        if dead.id == id_:
            return f"it goes dead ({dead.words})"
    for gone in event.data:
        if gone.held.id == id_:
            return "it is out of reach" + (", and it is the only copy" if gone.only_copy else "")
    if any(other.id == id_ for other in event.outsiders):
        return "it feels the end"
    return "its paths get worse" if any(effect.at.site.id == id_ for effect in event.paths) else ""


def _dependence(plan: ExitPlan, noun: str, id_: str) -> tuple[Part, ...]:
    """Return what the loss of a part would stop, and what is switched together with it."""
    name, found = plan.dependencies.graph.name, plan.dependencies
    paths = {path.id: path.title for path in plan.catalogue.paths}
    lines = [
        Line(
            "Single point of failure. Without it these stop: "
            f"{joined([paths[path].lower() for path in point.paths])}."
        )
        for point in found.single_points
        if point.noun == noun and point.id == id_
    ]
    for radius in found.blast_radii if noun == "systems" else ():
        if radius.id == id_:
            lines += _listed("When it stops, these stop", [name(one) for one in radius.hard])
            lines += _listed("When it stops, these are in doubt", [name(one) for one in radius.soft])
    for step in found.cutover:
        if id_ in step.systems:
            lines += _listed(f"Switched in cutover step {step.number}", [name(one) for one in step.systems])
    return part("dependence", "What hangs on it", lines)


def _listed(label: str, names: list[str]) -> list[Line]:
    return [Line(f"{label}: {joined(names)}.")] if names else []


def _cited(plan: ExitPlan, noun: str, id_: str) -> tuple[Part, ...]:
    """Return the requirements, risks and questions that rest on a fact of the thing."""

    def rests(evidence: tuple[Evidence, ...]) -> bool:
        return any(item.fact.noun == noun and item.fact.id == id_ for item in evidence)

    known = titles(plan)
    wanted = [(held.id, known[held.id]) for held in plan.requirements.applicable if rests(held.evidence)]
    risks = [
        (held.id, f"{held.title} (score {held.score})")
        for held in plan.risks.risks
        if any(rests(match.evidence) for match in held.matches)
    ]
    asked = [
        (held.id, held.question.text)
        for held in plan.questions
        if held.question.fact.noun == noun and held.question.fact.id == id_
    ]
    return (
        *links("requirements", "Requirements that rest on it", wanted),
        *links("risks", "Risks that rest on it", risks),
        *links("questions", "Questions about it", asked),
    )
