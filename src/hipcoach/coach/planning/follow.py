"""A plan and a diary: which of its weeks come once more, and what today is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.programme import GoingOn, Programme
from hipcoach.coach.adapt.days import evening_day
from hipcoach.coach.adapt.facts import SessionFacts, diary_facts
from hipcoach.coach.adapt.full import has_load
from hipcoach.coach.history import AdoptedPlan, History
from hipcoach.coach.planning.days import WEEK, AskedDays, Slot, slots
from hipcoach.coach.planning.themes import fixed_days, turns
from hipcoach.coach.planning.wish import PlanWish
from hipcoach.coach.request import Request
from hipcoach.vocabulary import Stage

_WORSE = 2
"""Points above a usual morning that make one worse: less is no change that anybody could tell from chance."""
MOST_AGAIN = 52
"""So many weeks may have come once more; a plan that stood still for longer is to be adopted anew."""


class Progress(NamedTuple):
    """How far a plan has come."""

    again: tuple[int, ...]
    """Numbers of the weeks that are the one before once more."""
    weeks: int
    """So many in all."""
    stage_week: int
    """The week in which the stage was taken; 1 where it was before."""

    def wish(self, adopted: AdoptedPlan) -> PlanWish:
        """What is asked of the plan, as it stands."""
        as_adopted = PlanWish(adopted.start, adopted.programme, self.weeks, adopted.days, adopted.recovery)
        return as_adopted._replace(stage_week=self.stage_week, again=self.again)


class _Taken(NamedTuple):
    """A stage, and the week of the plan in which it was taken."""

    stage: Stage
    week: int = 1


def progress(catalogue: Catalogue, adopted: AdoptedPlan, history: History, request: Request) -> Progress:
    """Hold every week that is over against what the diary tells of it; one that is not done comes once more.

    Args:
        catalogue: has the programme.
        adopted: the plan that is followed.
        history: the diary.
        request: what its sessions are asked for.
    """
    programme = catalogue.programme[adopted.programme or ""]
    sessions = diary_facts(catalogue, history, request).sessions
    taken = _Taken(request.stage_taken, _stage_week(adopted, history))
    over = min((evening_day(history.now) - adopted.start) // WEEK, adopted.weeks + MOST_AGAIN)
    again: list[int] = []
    number = 1
    while number <= over and number - len(again) <= adopted.weeks:
        first = adopted.start + (number - 1) * WEEK
        of_week = [each for each in sessions if first <= evening_day(each.done.at) < first + WEEK]
        if not _is_done(catalogue, programme, of_week, _offered(catalogue, adopted, taken, number, again)):
            again.append(number + 1)
        number += 1
    return Progress(tuple(again), adopted.weeks + len(again), taken.week)


def _stage_week(adopted: AdoptedPlan, history: History) -> int:
    since = [(evening_day(move.at) - adopted.start) // WEEK + 1 for move in history.stages[-1:]]
    return max([1, *since])


def session_days(catalogue: Catalogue, adopted: AdoptedPlan, stage: Stage) -> frozenset[int]:
    """Numbers of the days on which a plan had a session as it was adopted; none of one that was left."""
    if not adopted.programme:
        return frozenset()
    return frozenset(
        slot.number for slot in _days(catalogue, adopted, _Taken(stage), adopted.weeks) if slot.kind != "free"
    )


def _offered(catalogue: Catalogue, adopted: AdoptedPlan, taken: _Taken, number: int, again: list[int]) -> int:
    """How many days of a week load."""
    days = _days(catalogue, adopted, taken, number, again)
    return sum(slot.kind == "loading" for slot in days if (slot.number - 1) // WEEK == number - 1)


def _days(
    catalogue: Catalogue, adopted: AdoptedPlan, taken: _Taken, weeks: int, again: Collection[int] = ()
) -> Iterator[Slot]:
    """The days of so many weeks, as if all that may load did."""
    programme = catalogue.programme[adopted.programme or ""]
    fixed = fixed_days(catalogue, programme, adopted.recovery)
    asked = AskedDays(adopted.start, adopted.days or programme.days, fixed)
    return slots(programme, turns(programme, taken.stage, weeks, again, taken.week), asked)


def _is_done(catalogue: Catalogue, programme: Programme, of_week: list[SessionFacts], offered: int) -> bool:
    """True where it was done as far as its programme asks, and no morning after it was clearly worse."""
    asked: GoingOn = programme.goes_on
    loading = sum(has_load(catalogue, each.done) for each in of_week)
    rises = [each.morning_rise for each in of_week if each.morning_rise is not None]
    calm = sum(rise < _WORSE for rise in rises)
    enough = loading >= min(asked.sessions, offered)
    return enough and calm == len(rises) and calm >= min(asked.calm_mornings, offered)
