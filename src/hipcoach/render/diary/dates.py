"""Days and times of a diary, as they are written."""

from __future__ import annotations

from datetime import date

from hipcoach.coach.history import MINUTES_OF_A_DAY, day_of

DAYS = 7
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(day: int) -> str:
    """`2026-11-27`, of a day counted from the first of the calendar."""
    return date.fromordinal(day).isoformat()


def time_of(at: int) -> str:
    """`2026-11-27T07:05`, of a minute counted from the first day."""
    hours, minutes = divmod(at % MINUTES_OF_A_DAY, 60)
    return f"{written(day_of(at))}T{hours:02d}:{minutes:02d}"


def monday_of(day: int) -> int:
    """The Monday of a day's week; the first day of the calendar is one."""
    return day - (day - 1) % DAYS


def short(iso: str) -> str:
    """`27 Nov`."""
    of = date.fromisoformat(iso)
    return f"{of.day} {_MONTHS[of.month - 1]}"


def with_weekday(iso: str) -> str:
    """`Fri 27 Nov`."""
    return f"{_DAY_NAMES[date.fromisoformat(iso).weekday()]} {short(iso)}"


def with_year(iso: str) -> str:
    """`27 Nov 2026`."""
    return f"{short(iso)} {date.fromisoformat(iso).year}"
