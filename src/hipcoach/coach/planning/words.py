"""What makes one go on, in words."""

from __future__ import annotations

from collections.abc import Sequence

from hipcoach.catalogue.programme import Programme, Week
from hipcoach.coach.plan import PlanDay
from hipcoach.coach.planning.days import WEEK

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
NOTHING_LOADS = "Nothing in this plan loads, so there is nothing to earn: go on as long as it does you good."
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
    return f"{told}; else do this week again. Two such weeks for pain: have it looked at. {_CALM}"
