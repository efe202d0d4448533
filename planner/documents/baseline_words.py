# SPDX-License-Identifier: MIT
"""What documents say of a plan against its baseline, in sentences."""

from planner import __version__
from planner.documents.plan import ExitPlan
from planner.documents.words import count, day
from planner.english import capital, joined, listed
from planner.schedule.baseline import MovedMilestone, Step, Variance

LIVE = "live"
"""The milestone that is told where there is room for one."""

NAMED = 8
"""How many activities that came or went a sentence names."""


def baseline_sentences(plan: ExitPlan) -> list[str]:
    """Return how the plan stands against its baseline; nothing where no baseline was taken."""
    held = plan.variance
    if held is None:
        return _not_comparable(plan)
    told = [_taken(held), *_version(held), *_option(plan, held), *_milestones(held)]
    told += _came_and_went(held)
    return told


def _not_comparable(plan: ExitPlan) -> list[str]:
    kept = plan.project.baseline
    if kept is None:
        return []
    taken = day(kept.taken)
    return [f"The baseline was taken on {taken}, after the day of this plan; nothing is held against it."]


def _taken(held: Variance) -> str:
    note = f" ({held.baseline.note.rstrip('.')})" if held.baseline.note else ""
    return f"The plan is held against the baseline of {day(held.baseline.taken)}{note}."


def _version(held: Variance) -> list[str]:
    """Return that another planner took the baseline: what it takes as usual may have moved dates too."""
    then = held.baseline.planner
    if then in (None, __version__):
        return []
    return [
        f"It was taken with planner {then}, and this plan is of planner {__version__}: what planner takes as "
        "usual may have changed between them, and moves dates as well."
    ]


def short_variance(plan: ExitPlan) -> str:
    """Return in a few words how the plan stands against its baseline; empty where none was taken."""
    held = plan.variance
    if held is None:
        return " ".join(_not_comparable(plan))
    known = [one for one in held.milestones if one.days is not None]
    live = next((one for one in known if one.id == LIVE), None) or (known[-1] if known else None)
    against = f"against that of {day(held.baseline.taken)}"
    if live is None:
        return f"{capital(against)}: no milestone has a day in both."
    if not live.days:
        return f"{capital(against)}: “{live.title}” is where it was."
    step = _most(live)
    most = f", above all by “{step.title}” ({step.id})" if step else ""
    return f"{capital(against)}: “{live.title}” is {moved(live.days)}{most}."


def _option(plan: ExitPlan, held: Variance) -> list[str]:
    then, now = held.baseline.option, plan.project.programme.option
    if then == now:
        return []
    names = {option.id: option.name_in_print for option in plan.project.options}
    was = f"“{names.get(then, then)}”" if then else "no option in particular"
    is_now = f"“{names.get(now, now)}”" if now else "none in particular"
    return [f"The baseline followed {was}; the programme now follows {is_now}."]


def _milestones(held: Variance) -> list[str]:
    """Return how far each milestone moved; those that moved alike for one reason are told together."""
    alike: dict[tuple[object, ...], list[MovedMilestone]] = {}
    for one in held.milestones:
        if one.then is not None:
            alike.setdefault((one.day is None, one.days, _most(one)), []).append(one)
    return [_together(found) for found in alike.values()]


def _most(one: MovedMilestone) -> Step | None:
    """Return what moved a milestone most."""
    return max(one.steps, key=lambda step: (abs(step.days), step.id), default=None)


def _together(found: list[MovedMilestone]) -> str:
    first, many = found[0], len(found) > 1
    names = joined([f"“{one.title}”" for one in found])
    if first.day is None:
        was = "were milestones" if many else "was a milestone"
        return f"{names} {was} of the baseline; no day of reaching {'them' if many else 'it'} is known now."
    if not first.days:
        return f"{names} {'are' if many else 'is'} where the baseline had {'them' if many else 'it'}."
    if many:
        told = f"{names} are each {moved(first.days)} than in the baseline."
    else:
        told = f"{names} is now {day(first.day)}, {moved(first.days)} than in the baseline "
        told += f"({day(first.then)})."
    step = _most(first)
    if step is not None:
        told += f" What moved {'them' if many else 'it'} most is “{step.title}” ({step.id}), which "
        told += f"{'adds' if step.days > 0 else 'saves'} {count(abs(step.days), 'working day')}. {step.why}"
    return told.rstrip()


def moved(days: int) -> str:
    """Return by how much something moved, as it reads before "than": `12 working days later`."""
    return f"{count(abs(days), 'working day')} {'later' if days > 0 else 'earlier'}"


def _came_and_went(held: Variance) -> list[str]:
    told = []
    for state, verb in (("new", "new"), ("gone", "no longer in the programme")):
        found = [one for one in held.activities if one.state == state]
        if found:
            names = listed([f"{one.title} ({one.id})" for one in found], NAMED)
            are = "is" if len(found) == 1 else "are"
            number = capital(count(len(found), "activity", "activities"))
            told.append(f"{number} {are} {verb} since the baseline: {names}.")
    return told


def progress_sentences(plan: ExitPlan) -> list[str]:
    """Return what is under way, and what progress is recorded of activities this programme does not have."""
    told = []
    begun = [one for one in plan.schedule.activities if one.id in plan.begun]
    if begun:
        names = [
            f"{one.activity.title} ({one.id}, since {day(plan.begun[one.id])}, "
            f"{count(one.activity.duration.typical, 'day')} left)"
            for one in begun
        ]
        told.append(f"Under way: {joined(names)}.")
    if plan.unplaced_progress:
        told.append(
            f"Progress is recorded of {joined(list(plan.unplaced_progress))}, which this programme does not "
            "have: it changes nothing here."
        )
    return told
