"""An earlier calendar of a plan, read as what it is: a file that anybody may have written.

Nothing of it is taken but the plan's identity, the numbers of its days and how often it was changed, each by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hipcoach.errors import UsageError
from hipcoach.render.calendar.uids import Earlier, plan_and_day
from hipcoach.text import one_line, shown

LARGEST_CALENDAR = 1_000_000
"""Bytes; the longest plan of the built-in knowledge has a third of it."""
_MOST_EVENTS = 500
_HIGHEST_SEQUENCE = 2**31 - 2
"""Changes; some programs count each of theirs too. One more is the largest number that a calendar holds."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_LINE = re.compile(r"([A-Za-z0-9-]+)(?:;[^:]*)?:(.*)", re.DOTALL)
"""A name, what is said about the value (which is not read), and the value."""
_WHOLE_NUMBER = re.compile(r"\d{1,10}", re.ASCII)
_CALENDAR = ["VCALENDAR"]
_EVENT = ["VCALENDAR", "VEVENT"]
"""What is open where an event's own lines stand; those of its alarms are further in."""
_GIVE = "give the file that `hipcoach plan` wrote before"


class _RefusedError(ValueError):
    """What is wrong, and what to do."""


def read_earlier(raw: bytes, name: str) -> Earlier:
    """What a new calendar has to know of the one that it takes the place of.

    Args:
        raw: all of the file, or its first `LARGEST_CALENDAR` bytes and one more.
        name: of the file, for the message.

    Raises:
        UsageError: it is no calendar of one plan of ours; says why and what to do.
    """
    try:
        return _earlier(raw)
    except _RefusedError as refused:
        raise UsageError(f"--replaces: {one_line(name)} {refused}") from None


def _earlier(raw: bytes) -> Earlier:
    if len(raw) > LARGEST_CALENDAR:
        raise _RefusedError(f"is larger than {LARGEST_CALENDAR} bytes; {_GIVE}")
    ours = [(*known, event) for event in _events(raw) if (known := plan_and_day(event.get("UID", "")))]
    plans = {plan for plan, _, _ in ours}
    if not plans:
        raise _RefusedError(f"has no event of a plan; {_GIVE}")
    if len(plans) > 1:
        raise _RefusedError(f"has events of {len(plans)} plans; {_GIVE}, which has those of one")
    sequence = max(_sequence(event.get("SEQUENCE", "0")) for _, _, event in ours)
    return Earlier(plans.pop(), sequence, frozenset(day for _, day, _ in ours))


def _sequence(written: str) -> int:
    """How often an event was changed."""
    if not _WHOLE_NUMBER.fullmatch(written) or int(written) > _HIGHEST_SEQUENCE:
        raise _RefusedError(f"has the SEQUENCE {shown(written)} in place of 0 to {_HIGHEST_SEQUENCE}; {_GIVE}")
    return int(written)


def _events(raw: bytes) -> list[dict[str, str]]:
    """Of each event what is read of it, by the names of its lines."""
    events: list[dict[str, str]] = []
    open_: list[str] = []
    for name, value in _lines(raw):
        if name == "BEGIN":
            open_.append(value.upper())
            _begin(open_, events)
        elif name == "END":
            _end(open_, value.upper())
        elif open_ == _EVENT and name in {"UID", "SEQUENCE"}:
            if name in events[-1]:
                raise _RefusedError(f"has an event with two lines of {name}; {_GIVE}")
            events[-1][name] = value
        elif not open_:
            raise _RefusedError(f"is no calendar; {_GIVE}")
    if open_:
        raise _RefusedError(f"is cut off; {_GIVE}")
    return events


def _begin(open_: list[str], events: list[dict[str, str]]) -> None:
    if open_[:1] != _CALENDAR:
        raise _RefusedError(f"is no calendar; {_GIVE}")
    if open_ == _EVENT:
        events.append({})
    if len(events) > _MOST_EVENTS:
        raise _RefusedError(f"has more than {_MOST_EVENTS} events; {_GIVE}")


def _end(open_: list[str], what: str) -> None:
    if not open_ or open_.pop() != what:
        raise _RefusedError(f"is no whole calendar: something ends in it that was not begun; {_GIVE}")


def _lines(raw: bytes) -> Iterator[tuple[str, str]]:
    """The name and the value of each line. They may be folded inside of a character, so that is undone first."""
    try:
        text = _FOLD.sub(b"", raw).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _RefusedError(f"is no calendar, for it is no UTF-8 text; {_GIVE}") from None
    for line in text.split("\n"):
        whole = line.removesuffix("\r")
        if not whole:
            continue
        match = _LINE.fullmatch(whole)
        if match is None:
            raise _RefusedError(f"is no calendar: it has the line {shown(whole)}; {_GIVE}")
        yield match[1].upper(), match[2]
