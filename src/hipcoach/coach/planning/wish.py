"""What somebody asks of a plan beside what they ask of each of its sessions."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.vocabulary import DEFAULT_WEEKS, Weekday


class PlanWish(NamedTuple):
    """What a plan is to be."""

    start: int
    """The first day, as a date's ordinal."""
    programme: str | None = None
    """Its id; without it, that of the complaint, or the default one."""
    weeks: int = DEFAULT_WEEKS
    days: tuple[Weekday, ...] = ()
    """The days with a session; those of the programme, where none is named."""
    recovery: bool | None = None
    """Whether Mondays recover; as the programme has it, where nothing is said."""
    stage_week: int = 1
    """The week of the plan in which the weeks of the stage begin: a diary knows when it was taken."""
    again: tuple[int, ...] = ()
    """Numbers of the weeks that are the one before once more: a diary says so."""
