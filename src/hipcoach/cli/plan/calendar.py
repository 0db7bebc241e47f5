"""A plan for a calendar: what was asked of it, and which earlier one it takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.cli.formats import PlanFormat
from hipcoach.cli.letterhead import letterhead_from
from hipcoach.cli.named_file import read_named
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hipcoach.cli.plan.kept import Kept
    from hipcoach.coach.plan import Plan
    from hipcoach.render.calendar import Earlier

_VERSIONS = 1000
"""More than the days for which one adopted plan is followed."""


class CalendarOptions(NamedTuple):
    """What the options say of the calendar."""

    at: str | None
    alarms: Sequence[int]
    details: bool
    replaces: Path | None


def refuse_beside(asked: CalendarOptions, form: PlanFormat, day: str | None) -> None:
    """Stop where something is asked of a calendar and none is written, or one of a single day.

    Raises:
        UsageError: names it.
    """
    given = {"--at": asked.at, "--alarm": asked.alarms, "--details": asked.details, "--replaces": asked.replaces}
    named = [option for option, value in given.items() if value]
    if named and form is not PlanFormat.ICS:
        raise UsageError(f"{' and '.join(named)} is about a calendar; add -o plan.ics, or leave it out")
    if day is not None and form is PlanFormat.ICS:
        raise UsageError("a calendar has all days; leave --day out")


def as_calendar(plan: Plan, kept: Kept | None, asked: CalendarOptions, recipient: str | None) -> bytes:
    """The plan as an iCalendar file; `kept` where it is that of a diary.

    Raises:
        UsageError: a wish can't be met, or the earlier calendar is none.
    """
    from hipcoach.render.calendar import CalendarWishes, alarms_from, calendar, time_from

    letterhead_from(recipient, None, None)  # refuses what is no name
    at = {} if asked.at is None else {"at": time_from(asked.at)}
    wishes = CalendarWishes(alarms=alarms_from(asked.alarms), details=asked.details, recipient=recipient, **at)
    return calendar(plan, wishes, _earlier(asked.replaces, kept))


def _earlier(file: Path | None, kept: Kept | None) -> Earlier | None:
    if file is not None:
        return _read(file)
    return _of_diary(kept) if kept else None


def _read(file: Path) -> Earlier:
    from hipcoach.render.calendar import LARGEST_CALENDAR, read_earlier

    return read_earlier(read_named(file, LARGEST_CALENDAR, option="--replaces"), str(file))


def _of_diary(kept: Kept) -> Earlier:
    """Every adoption is a version, and every day since, for on any of them the diary may have moved it.

    Days of any version may be in a calendar.
    """
    from hipcoach.render.calendar import Earlier, of_diary

    version = _VERSIONS * (len(kept.before) - 1) + min(kept.age, _VERSIONS - 1)
    return Earlier(of_diary(kept.adopted.plan), version - 1, kept.days_before)
