"""How somebody wants a plan in their calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.errors import OutOfBoundsError, UsageError
from hipcoach.text import shown
from hipcoach.vocabulary import ALARM_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ALARMS = 5
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


class CalendarWishes(NamedTuple):
    """What the events of a plan are to be like."""

    at: int = 7 * 60
    """When a session begins, in minutes after midnight."""
    alarms: tuple[int, ...] = ()
    """So many minutes before it, each once."""
    details: bool = False
    """What the plan is for is told too: a calendar is often seen by others."""
    recipient: str | None = None
    """Whose plan it is: it tells the plans of two people apart, and with details it names the calendar."""


def time_from(text: str) -> int:
    """The minutes after midnight of a time of the day, as in `7:00` or `18.30`.

    Raises:
        UsageError: it is no such time.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"--at takes a time of the day, as in 7:00 or 18:30, not {shown(text)}")
    return int(match[1]) * 60 + int(match[2])


def alarms_from(minutes: Iterable[int]) -> tuple[int, ...]:
    """The alarms, the earliest first, each once.

    Args:
        minutes: so many before a session.

    Raises:
        UsageError: there are too many, or one is after the session's start or too long before it.
    """
    alarms = sorted(set(minutes), reverse=True)
    least, most = ALARM_MINUTES
    for alarm in alarms:
        if not least <= alarm <= most:
            message = f"--alarm takes {least} to {most} minutes before a session, not {alarm}"
            raise OutOfBoundsError(message, option="alarm", value=str(alarm), least=least, most=most)
    if len(alarms) > MOST_ALARMS:
        raise UsageError(f"--alarm is given {len(alarms)} times; a session has {MOST_ALARMS} alarms at most")
    return tuple(alarms)
