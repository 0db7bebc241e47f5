"""Which programme a plan follows, and which of its weeks come in which week of the plan."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.programme import MovingSession, Programme, Week
from hipcoach.coach.request import Request
from hipcoach.errors import UsageError
from hipcoach.vocabulary import Stage, Weekday
from hipcoach.words import listing

RECOVERY_DAY: Weekday = "mon"
"""The day that recovers, where one is asked for: it comes after a weekend."""


class WeekTurn(NamedTuple):
    """A week of a plan."""

    week: Week
    again: bool
    """It is the one before once more."""


def programme_for(catalogue: Catalogue, request: Request, named: str | None) -> Programme:
    """The programme that is named; else the one of the first symptom that has one; else the default.

    Raises:
        UsageError: there is none.
    """
    if named:
        return catalogue.programme[named]
    for symptom in request.symptoms:
        for programme in catalogue.programmes:
            if symptom in programme.symptoms:
                return programme
    for programme in catalogue.programmes:
        if programme.default:
            return programme
    raise UsageError(f"say which programme, by --programme{listing(list(catalogue.programme))}")


def turns(
    programme: Programme, stage: Stage, count: int, again: Collection[int] = (), stage_week: int = 1
) -> list[WeekTurn]:
    """The weeks of a plan: the programme's for this stage, in their order, from the first again.

    Args:
        programme: has them.
        stage: of the request; a plan does not leave it by itself.
        count: so many.
        again: numbers of the plan's weeks (the first is 1) that are the one before once more.
        stage_week: the number of the week in which the stage's weeks begin.
    """
    made, place = list[WeekTurn](), 0
    for number in range(1, count + 1):
        if number == stage_week:
            place = 0
        repeated = number in again and place > 0
        made.append(WeekTurn(programme.week_at(stage, place - repeated), repeated))
        place += not repeated
    return made


def fixed_days(
    catalogue: Catalogue,
    programme: Programme,
    recovery: bool | None,
) -> dict[Weekday, MovingSession]:
    """The days of the week that only move, each with its session; Mondays as it is wished.

    Raises:
        UsageError: a Monday that recovers is wanted, and no programme has one.
    """
    fixed = {day: moving for day, moving in programme.fixed.items() if day != RECOVERY_DAY}
    monday = _recovery(catalogue, programme, recovery)
    return {**fixed, **({RECOVERY_DAY: monday} if monday else {})}


def _recovery(catalogue: Catalogue, programme: Programme, wanted: bool | None) -> MovingSession | None:
    """The session of the day that recovers; none where the programme has none and nobody wants one."""
    if wanted is False:
        return None
    own = programme.fixed.get(RECOVERY_DAY)
    if own or not wanted:
        return own
    others = (each.fixed.get(RECOVERY_DAY) for each in catalogue.programmes)
    found = next((moving for moving in others if moving), None)
    if found is None:
        raise UsageError("no programme has a session for a Monday that recovers; leave --recovery out")
    return found
