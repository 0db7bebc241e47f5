"""Which days of a plan have a session, and whether it may load: a day between two that do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hipcoach.catalogue.programme import MovingSession, Programme, Week
from hipcoach.coach.plan import DayKind, PlanReason
from hipcoach.coach.planning.themes import WeekTurn
from hipcoach.coach.routine import OWN_SOURCE
from hipcoach.vocabulary import WEEKDAYS, Weekday

WEEK = 7
_DAY_BETWEEN = PlanReason(
    rule="the-day-before-loads",
    because="The day before has what loads, so this one only moves: what was loaded is given a day.",
    source=OWN_SOURCE,
    grade="convention",
)
_ENOUGH = PlanReason(
    rule="enough-days",
    because="This week's loading is done, so this day only moves.",
    source=OWN_SOURCE,
    grade="convention",
)
_FREE = PlanReason(rule="free-day", because="No session is meant for this day.", source=OWN_SOURCE, grade="convention")


class Slot(NamedTuple):
    """A day before it has its session."""

    number: int
    on: int
    """The day, as a date's ordinal."""
    weekday: Weekday
    turn: WeekTurn
    kind: DayKind
    moving: MovingSession | None
    """The session of a day that only moves."""
    why: tuple[PlanReason, ...]


class AskedDays(NamedTuple):
    """Which days a plan is to have."""

    start: int
    """The first, as a date's ordinal."""
    days: Sequence[Weekday]
    """Those of a week with a session."""
    fixed: Mapping[Weekday, MovingSession]
    """Those that only move, with their session."""


def slots(
    programme: Programme,
    turns: Sequence[WeekTurn],
    asked: AskedDays,
    loads: Callable[[int], bool] = lambda number: True,  # noqa: ARG005
) -> Iterator[Slot]:
    """Every day of a plan, in their order. No two that load are neighbours, over the ends of weeks too.

    Args:
        programme: whose weeks they are.
        turns: the weeks.
        asked: which days.
        loads: whether a day that may load did get what loads, by its number; asked once the day was taken.
    """
    loaded_before, whole = False, None
    for index, turn in enumerate(turns):
        loading, most = 0, _most_loading(turn.week, whole)
        for offset in range(WEEK):
            number = index * WEEK + offset + 1
            on = asked.start + number - 1
            weekday = WEEKDAYS[(on - 1) % WEEK]
            enough = loading >= most
            kind, moving, why = _kind(programme, weekday, asked, after_load=loaded_before, enough=enough)
            yield Slot(number, on, weekday, turn, kind, moving, why)
            loaded_before = kind == "loading" and loads(number)
            loading += loaded_before
        whole = whole if turn.week.lighter else loading


def _most_loading(week: Week, whole: int | None) -> int:
    """The most days of a week that load; of a lighter one fewer than of the last that was none, but one at least."""
    if not week.lighter or whole is None:
        return week.loading_days
    return min(week.loading_days, max(1, whole - 1))


def _kind(
    programme: Programme, weekday: Weekday, asked: AskedDays, *, after_load: bool, enough: bool
) -> tuple[DayKind, MovingSession | None, tuple[PlanReason, ...]]:
    if weekday in asked.fixed:
        own = asked.fixed[weekday]
        return "moving", own, (reason_of(own.id, own),)
    if weekday not in asked.days:
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
