# SPDX-License-Identifier: MIT
"""Verdicts, options and rungs in words: what sets a day, how an option stands, what would keep it alive."""

from collections.abc import Sequence

from planner.documents.plan import ExitPlan
from planner.documents.words import UNKNOWN, count, day
from planner.english import capital, joined, lowered
from planner.verdicts.four import Verdict
from planner.verdicts.ladder import Rung
from planner.verdicts.levers import Lever
from planner.verdicts.outlooks import OptionOutlook

STANDING = {"open": "Open", "not_known": "Not known", "shut": "Closed", "dead": "Dead"}
STATES = {
    "done": "Done",
    "safe": "In time as planned",
    "tight": "Tight as planned",
    "late": "Too late as planned",
    "odds": "Less than an even chance",
    "dead": "Dead",
    "missed": "Missed",
}
NEVER = {
    "nothing_bought": "Never: nothing is procured.",
    "no_successor": "Not known: no system is said to be replaced.",
    "nothing_to_move": "Nothing of it is in the programme.",
    "never_ends": "As things stand the copy has no end.",
}


NOTICEABLE = 0.01
"""The chance, one in a hundred, below which a document does not count on anything."""


def percent(share: float, runs: int) -> str:
    """Return a chance in whole percent, never nought or certain: so many runs cannot show either.

    Where none of the runs has it, the true chance lies with good confidence below three in so many.
    """
    if share <= 0:
        return "Under 0.1%" if runs >= 3_000 else "Under 0.2%"
    if share < NOTICEABLE:
        return "Under 1%"
    return "Over 99%" if share > 1 - NOTICEABLE else f"{round(share * 100)}%"


def chance_words(share: float | None, runs: int) -> str:
    """Return a chance, or that it is not known."""
    return UNKNOWN.capitalize() if share is None else percent(share, runs)


def reason(plan: ExitPlan, outlook: OptionOutlook, verdict: Verdict) -> str:
    """Return what sets the day of a verdict, or why there is none, in a few sentences."""
    told = []
    if verdict.passes:
        told.append(_passes(plan, verdict))
    if verdict.never:
        told.append(NEVER[verdict.never])
    if verdict.never == "never_ends" and outlook.programme.migration.never:
        told.append(outlook.programme.migration.never)
    if verdict.done:
        told.append(f"Done on {day(verdict.done)}.")
    if verdict.kind == "leave" and outlook.programme.schedule:
        told.append(_needed_until(outlook))
    if verdict.longest:
        named = joined([f"“{one.title}” ({count(one.days, 'day')})" for one in verdict.longest])
        told.append(f"Set above all by {named}.")
    if not verdict.due and not verdict.never and not verdict.done:
        told.append("Nobody has said when the contract ends, so nobody can say whether that is in time.")
    return " ".join(filter(None, told))


def _passes(plan: ExitPlan, verdict: Verdict) -> str:
    """Return what the end of a contract does where nothing follows it."""
    end = verdict.due[0]
    lost = next(
        (e for e in plan.dependencies.lapse if e.on == end.day and end.contract in e.contract_ids), None
    )
    stops = (
        [plan.dependencies.graph.name(one.id) for one in lost.systems if one.effect != "unsupported"]
        if lost
        else []
    )
    told = f"The contract ends by itself: {end.title} is {day(end.day)}."
    return f"{told} With it stop {joined(stops)}." if stops else told


def _needed_until(outlook: OptionOutlook) -> str:
    """Return until when the applications of the old contract are needed; its archive is needed longer."""
    schedule = outlook.programme.schedule
    read_only = schedule.by_id.get("K02") if schedule else None
    end = outlook.end("contract_end")
    if read_only is None or end is None:
        return ""
    chance = chance_words(end.chance, outlook.iterations).lower()
    return (
        f"Its applications are needed until {day(read_only.early_finish)} as planned, and end on "
        f"{day(end.end.day)} (chance of meeting that: {chance}); its archive is needed longer."
    )


def origin(plan: ExitPlan, outlook: OptionOutlook) -> str:
    """Return where an option comes from."""
    if outlook.course.id == plan.programme.course.id:
        return "Followed"
    return "Derived, not chosen" if outlook.course.derived else "In the project"


def route_words(outlook: OptionOutlook) -> str:
    """Return by which route an option buys."""
    course = outlook.course
    if course.route is None:
        return "Not named"
    if course.extends and course.then is not None:
        return f"{course.route.title}: {course.then.title.lower()}"
    return course.route.title


def why_so(outlook: OptionOutlook) -> str:
    """Return what stands against an option, and what must be known of it."""
    programme = outlook.programme
    told = [*programme.refused, *programme.unknown]
    raised = [floor for floor in programme.floors if floor.raised]
    told += [
        f"{one.activity} may not be shorter than {count(one.days, 'working day')} ({one.reference})."
        for one in raised
    ]
    for longer in programme.extended:
        if longer.open and longer.notice:
            name = longer.contract.name_in_print
            told.append(f"The extension of {name} must be asked for by {day(longer.notice)}.")
    if outlook.standing == "dead":
        told.append(_too_late(outlook))
    if not programme.course.buys:
        told.append("This is what happens if nothing is decided.")
    return " ".join(filter(None, told))


def _too_late(outlook: OptionOutlook) -> str:
    """Return by how much an option that is dead comes too late for its first end, as planned."""
    end, live = outlook.ends[0].end, outlook.verdict("replace").planned
    if live is None or live <= end.day:
        return ""
    late = count((live - end.day).days, "day")
    return f"As planned it is live on {day(live)}, {late} after {end.title} on {day(end.day)}."


def next_words(rung: Rung | None) -> str:
    """Return which decision comes first after which an option has gone, or the chances are against it."""
    return "" if rung is None else f"{rung.title} by {day(rung.p50)}"


def levers_words(levers: Sequence[Lever], runs: int) -> str:
    """Return what would help, each with the chance that it alone would give."""
    return "; ".join(
        f"{lowered(lever.title)} ({lowered(percent(lever.chance, runs))}"
        + (f"; to be asked for by {day(lever.by)})" if lever.by else ")")
        for lever in levers
    )


def followed_sentences(plan: ExitPlan) -> list[str]:
    """Return which option the programme follows, by what route and law, and whether that is open at all."""
    programme = plan.programme
    if programme.course.option is None:
        return [NONE_CHOSEN] if plan.project.options and programme.course.buys else []
    headline = plan.verdicts.headline
    told = [f"The programme follows the option “{programme.course.title}”: {lowered(route_words(headline))}."]
    if programme.law and programme.law.pack:
        law, begins = programme.law.pack.short, day(programme.law.commences)
        told.append(f"Its purchase begins on {begins} as planned, under {law}.")
    if programme.refused:
        told.append(f"That option is closed. {' '.join(programme.refused)}")
    return told


NONE_CHOSEN = (
    "The project has not chosen between its options: this programme is the usual course of a procurement, "
    "and each option is set beside it below."
)


def options_sentences(plan: ExitPlan) -> list[str]:
    """Return how the options stand on the day of the plan, and what dies next."""
    options = plan.verdicts.options
    told = []
    if all(one.course.derived for one in options):
        told.append(
            "The project describes no option. What is set out below is what is usual for such a trust: "
            "derived, not chosen."
        )
    for standing, words in (("dead", "dead"), ("shut", "closed"), ("not_known", "not known to be open")):
        found = [f"“{one.course.title}”" for one in options if one.standing == standing]
        if found:
            verb = "is" if len(found) == 1 else "are"
            told.append(f"On {day(plan.as_of)} {joined(found)} {verb} {words}.")
    alive = [one for one in options if one.next_to_die and one.standing not in ("dead", "shut")]
    if alive:
        first = min(
            alive, key=lambda one: (one.next_to_die.p50 if one.next_to_die else plan.as_of, one.course.id)
        )
        if first.next_to_die:
            rung = first.next_to_die
            after = "it is no longer to be had" if rung.fixed else "its chance is less than even"
            told.append(
                f"The next option to be lost is “{first.course.title}”. Its first decision is due by "
                f"{day(rung.p50)}: {lowered(rung.title)}. After that day {after}."
            )
    return told


def ladder_sentences(plan: ExitPlan) -> list[str]:
    """Return how the ladder of the headline stands and what would help it."""
    headline = plan.verdicts.headline
    told = []
    for end in headline.ends[:1]:
        chance = chance_words(end.chance, headline.iterations).lower()
        state = "can no longer be met with any confidence" if end.dead else "can still be met"
        if end.end.day < plan.as_of:
            told.append(
                f"{capital(end.end.title)} lies behind: it was {day(end.end.day)}. The ladder shows the days "
                "on which each step was due for it."
            )
        else:
            told.append(f"{capital(end.end.title)}, {day(end.end.day)}, {state}: the chance is {chance}.")
    helpful = [one for one in headline.levers if one.chance >= NOTICEABLE]
    idle = [one for one in headline.levers if one.chance < NOTICEABLE]
    if helpful:
        told.append(f"What would raise the chance: {levers_words(helpful, headline.iterations)}.")
    if idle:
        named = joined([f"“{one.title}”" for one in idle])
        which = "none of these raises" if len(idle) > 1 else "this does not raise"
        told.append(f"By itself {which} it to 1%: {named}.")
    return told
