"""What is told of a plan as a whole: what it is, what it is not, what makes one go on, what holds meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.programme import Programme, Week
from hipcoach.coach.advice import stage_lowered
from hipcoach.coach.case import Case
from hipcoach.coach.plan import PlanDay, PlanSession
from hipcoach.coach.planning.days import WEEK
from hipcoach.coach.planning.themes import programme_for
from hipcoach.coach.request import Request
from hipcoach.vocabulary import STAGES

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
NOTHING_LOADS = "Nothing in this plan loads, so there is nothing to earn: go on as long as it does you good."
NOT_BETTER = "If what bothers you is no better after two weeks of it, have it looked at."
_SORE = (
    "While it is sore, no exercise gives more than the ache you came with. Still above 3 of 10 after two weeks: "
    "have it looked at before you go on. The two weeks are this project's own line."
)
_ENOUGH_AT_FIRST = 2
"""Sets of what trains, in the first week of a plan that has more of them."""
_TRAINS = ("strength", "isometric")
_NEARLY = 0.8
"""Of the minutes that were asked for: less is told."""
_CALM = "A calm morning is one no worse than usual; one point of ten more may be chance."


def goes_on_text(programme: Programme, weeks: Sequence[Week], days: Sequence[PlanDay]) -> str:
    """Say what makes one go on: by the numbers of the programme, and no more sessions than the leanest week has.

    Args:
        programme: asks for so many.
        weeks: those of the plan.
        days: all of them.
    """
    own = {week.goes_on for week in weeks}
    if len(own) == 1 and (alone := own.pop()):
        return alone
    loading = [sum(day.kind == "loading" for day in days[first : first + WEEK]) for first in range(0, len(days), WEEK)]
    if not any(loading):
        return NOTHING_LOADS
    asked = programme.goes_on
    sessions = min(asked.sessions, *(number for number in loading if number))
    mornings = min(asked.calm_mornings, sessions)
    what = asked.what if sessions > 1 else asked.what.replace("sessions", "session", 1).replace("load", "loads", 1)
    told = f"Go on to the next week after {_NUMBERS[sessions]} {what}"
    if mornings:
        told += f" and {_NUMBERS[mornings]} calm morning{'s' * (mornings > 1)}"
    if not mornings:
        return f"{told}; else do this week again."
    return f"{told}; else do this week again. If pain makes you repeat a week twice, have it looked at. {_CALM}"


def what_it_is(programme: Programme, request: Request) -> str:
    """What the programme is; where it has one week for this stage, what that is about."""
    weeks = programme.weeks_of(request.stage_taken)
    return programme.summary if len(weeks) > 1 or len(programme.weeks) == 1 else weeks[0].text


def meanwhile(asked: Iterable[Case]) -> list[str]:
    """The advice that holds on all days, of whatever its sessions were asked for."""
    told = (advice for case in asked for advice, _ in case.effects.advice.values() if advice.lasting)
    return list(dict.fromkeys(advice.text for advice in told))


def remarks(
    catalogue: Catalogue, request: Request, programme: Programme, weeks: int, sessions: Sequence[PlanSession]
) -> Iterator[str]:
    """What a plan is otherwise than somebody may have thought who asked for it.

    Args:
        catalogue: has the programmes.
        request: what was asked for.
        programme: the one that is followed.
        weeks: so many there are.
        sessions: all of them.
    """
    lowered = stage_lowered(request)
    if lowered:
        yield lowered
    every = len(programme.weeks_of(request.stage_taken))
    if weeks < every:
        yield f"It goes on after these weeks: --weeks {every} has all of its {every}."
    if request.stage_taken == STAGES[0]:
        yield _SORE
    loading = [session for session in sessions if session.loads]
    if loading:
        minutes = max(session.minutes for session in loading)
        if minutes < _NEARLY * request.minutes_taken:
            yield f"The longest session takes {minutes} of {request.minutes_taken} minutes; for now more is not given."
        if any(map(_has_many_sets, loading)):
            yield (
                "In the first week two sets of each exercise are enough. The others come one exercise at a time, "
                "after two calm sessions with calm mornings."
            )
        return
    if request.minutes and request.minutes > programme.moving.minutes:
        yield f"Its sessions take {programme.moving.minutes} minutes, whatever was asked for."
    if request.symptoms:
        yield NOT_BETTER
        own = programme_for(catalogue, request, None)
        names = " and ".join(catalogue.symptom[symptom].name for symptom in request.symptoms)
        yield f"Nothing in it strengthens. For {names} there is {own.name} (--programme {own.id})."


def _has_many_sets(session: PlanSession) -> bool:
    """True where something that trains has more sets than are enough at first."""
    steps = (step for step in session.routine.steps if step.method in _TRAINS)
    return any(step.dose.sets * step.dose.rounds > _ENOUGH_AT_FIRST for step in steps)
