"""The one clock, and times as people write and read them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from hipcoach.errors import UsageError
from hipcoach.text import shown

_TIME = re.compile(r"(\d{1,2})[:.](\d\d)", re.ASCII)
_WEEK = 7
"""Days for which a weekday alone says which day is meant."""


def now() -> datetime:
    """The local time with its offset from UTC, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def moment(text: str, now: datetime, hour: int) -> datetime:
    """The time that somebody wrote: `18:40`, `yesterday`, `yesterday 18:40`, `2026-11-26`, `2026-11-26 18:40`.

    Args:
        text: what was written.
        now: the moment; no later one is taken.
        hour: of a day that is named without a time.

    Raises:
        UsageError: it is no such time, or it is still to come.
    """
    day_said, time_said = _parted(text)
    try:
        day = _day(day_said, now)
        hours, minutes = _clock(time_said) if time_said else (hour, 0)
        at = day.replace(hour=hours, minute=minutes, second=0, tzinfo=None).astimezone()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"--at takes a time, as in 18:40, yesterday or 2026-11-26T18:40, not {shown(text)}") from None
    if at > now:
        raise UsageError(f"--at {shown(text)} is still to come; tell it when it is over")
    return at


def _parted(text: str) -> tuple[str, str]:
    """The day and the time; either may be empty, not both."""
    words = re.split(r"[T ]+", text.strip().replace("Yesterday", "yesterday"), maxsplit=1)
    if len(words) > 1:
        return words[0], words[1]
    return ("", words[0]) if _TIME.fullmatch(words[0]) else (words[0], "")


def _day(said: str, now: datetime) -> datetime:
    if said in ("", "today"):
        return now
    if said == "yesterday":
        return now - timedelta(days=1)
    return datetime.strptime(said, "%Y-%m-%d")  # noqa: DTZ007 (the day on the wall)


def _clock(said: str) -> tuple[int, int]:
    match = _TIME.fullmatch(said)
    if not match:
        raise ValueError(said)
    return int(match[1]), int(match[2])


def day_said(at: datetime, now: datetime) -> str:
    """`Tuesday`; with its date where that is longer ago than a week."""
    if abs(now.date() - at.date()) < timedelta(days=_WEEK):
        return f"{at:%A}"
    return f"{at:%A} {at.day} {at:%B}" + ("" if at.year == now.year else f" {at.year}")


def said(at: datetime, now: datetime) -> str:
    """`Tuesday 18:40`."""
    return f"{day_said(at, now)} {at:%H:%M}"
