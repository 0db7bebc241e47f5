"""What somebody types of a plan, read: the first day, the days of a week, how many weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.cli.prompt import can_ask
from hipcoach.errors import UnknownWordError, UsageError
from hipcoach.text import key, shown
from hipcoach.vocabulary import LAST_PLAN_START, WEEKDAYS, Weekday
from hipcoach.words import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ALL = frozenset({"daily", "all", "every-day"})
_SHORTEST = 3


def start_from(text: str | None, today: date) -> date:
    """The first day: `today`, a weekday, the next one of which is meant, or YYYY-MM-DD.

    Args:
        text: what --start says.
        today: the day on the wall; what a person at a terminal means who says nothing.

    Raises:
        UsageError: it is no day; or nobody said one, and nobody sits there.
    """
    if text is None:
        if not can_ask():
            raise UsageError("a plan needs its first day: --start 2026-12-01, or --start today")
        return today
    word = text.strip().casefold()
    if word == "today":
        return today
    if (weekday := _weekday(word)) is not None:
        return today + timedelta(days=(WEEKDAYS.index(weekday) - today.weekday()) % len(WEEKDAYS))
    try:
        start = date.fromisoformat(word) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word, re.ASCII) else None
    except ValueError:
        start = None
    if start is None or start > date.fromisoformat(LAST_PLAN_START):
        raise UsageError(f"--start takes a day, as in 2026-12-01, today or monday, not {shown(text)}")
    return start


def days_from(texts: Sequence[str]) -> tuple[Weekday, ...]:
    """The days of a week, in its order: `mon,wed,sat`, `monday`, `daily`.

    Raises:
        UnknownWordError: one is none; says the nearest.
    """
    words = [word for text in texts for word in re.split(r"[\s,;+&]+|\band\b", text.casefold()) if word]
    if texts and not words:
        raise UsageError("--days takes days of the week, as in mon,wed,sat")
    named: set[Weekday] = set()
    for word in words:
        if key(word) in _ALL:
            named.update(WEEKDAYS)
            continue
        weekday = _weekday(word)
        if weekday is None:
            near = nearest(word, _NAMES)
            said = f"--days takes days of the week, as in mon,wed,sat, not {shown(word)}{did_you_mean(near)}"
            raise UnknownWordError(said, word=word, of="day", did_you_mean=near)
        named.add(weekday)
    return tuple(day for day in WEEKDAYS if day in named)


def programme_from(catalogue: Catalogue, word: str | None) -> str | None:
    """The id of the programme that is named.

    Raises:
        UnknownWordError: there is none; says the nearest.
    """
    if word is None:
        return None
    known = {key(name): id_ for id_, entry in catalogue.programme.items() for name in (id_, entry.name)}
    if key(word) in known:
        return known[key(word)]
    near = nearest(key(word), catalogue.programme)
    said = f"no programme is called {shown(word)}{did_you_mean(near)}; `hipcoach programmes` lists them"
    raise UnknownWordError(said, word=word, of="programme", did_you_mean=near)


def _weekday(word: str) -> Weekday | None:
    """A weekday by its name, or by its first letters, three at least."""
    if len(word) < _SHORTEST:
        return None
    return next((day for day, name in zip(WEEKDAYS, _NAMES, strict=True) if name.startswith(word)), None)
