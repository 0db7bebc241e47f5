"""Which days of a plan have a session, and whether it may load: a day between two that do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hipcoach.catalogue.programme import MovingSession, Programme, Week
from hipcoach.coach.plan import DayKind, PlanReason
from hipcoach.coach.planning.themes import Turn
from hipcoach.coach.routine import OWN_SOURCE
from hipcoach.vocabulary import WEEKDAYS, Weekday

WEEK = 7
_DAY_BETWEEN = PlanReason(
    rule="a-day-between",
    because="The day before loads, so this one only moves: what was loaded is given a day.",
    source="acsm-2021",
    grade="convention",
)
_ENOUGH = PlanReason(
    rule="enough-days",
    because="The days of this week that may load have been, so this one only moves.",
    source=OWN_SOURCE,
    grade="convention",
)
_FREE = PlanReason(rule="free-day", because="No session is meant for this day.", source=OWN_SOURCE, grade="convention")


class Slot(NamedTuple):
    """A day before it has its session."""

    number: int
    on: date
    weekday: Weekday
    turn: Turn
    kind: DayKind
    moving: MovingSession | None
    """The session of a day that only moves."""
    why: tuple[PlanReason, ...]


def slots(
    programme: Programme,
    turns: Sequence[Turn],
    start: int,
    days: Sequence[Weekday],
    fixed: Mapping[Weekday, MovingSession],
) -> Iterator[Slot]:
    """Every day of a plan, in their order. No two that load are neighbours, over the ends of weeks too.

    Args:
        programme: whose weeks they are.
        turns: the weeks.
        start: the first day, as a date's ordinal.
        days: those with a session.
        fixed: days of the week that only move, with their session.
    """
    loaded_before = False
    for index, turn in enumerate(turns):
        loading = 0
        for offset in range(WEEK):
            number = index * WEEK + offset + 1
            on = date.fromordinal(start) + timedelta(days=number - 1)
            weekday = WEEKDAYS[on.weekday()]
            enough = loading >= turn.week.loading_days
            kind, moving, why = _kind(programme, weekday, days, fixed, after_load=loaded_before, enough=enough)
            yield Slot(number, on, weekday, turn, kind, moving, why)
            loaded_before = kind == "loading"
            loading += loaded_before


def _kind(  # noqa: PLR0913 (what a day follows from)
    programme: Programme,
    weekday: Weekday,
    days: Sequence[Weekday],
    fixed: Mapping[Weekday, MovingSession],
    *,
    after_load: bool,
    enough: bool,
) -> tuple[DayKind, MovingSession | None, tuple[PlanReason, ...]]:
    if weekday in fixed:
        return "moving", fixed[weekday], (reason_of(fixed[weekday].id, fixed[weekday]),)
    if weekday not in days:
        return "free", None, (_FREE,)
    moving = programme.moving
    if enough or after_load:
        first = () if _only_moves(programme) else (_DAY_BETWEEN if after_load else _ENOUGH,)
        return "moving", moving, (*first, reason_of(moving.id, moving))
    return "loading", None, ()


def _only_moves(programme: Programme) -> bool:
    return not any(week.loading_days for week in programme.weeks)


def reason_of(rule: str, part: Programme | Week | MovingSession) -> PlanReason:
    """The reason that a part of a programme has."""
    return PlanReason(rule=rule, because=part.because, source=part.source, grade=part.grade, point=part.point)
