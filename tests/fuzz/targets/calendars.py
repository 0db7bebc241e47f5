"""Calendars that a new one takes the place of, spoilt or made up: each is one of ours or one refusal."""

from __future__ import annotations

from datetime import date
from functools import cache

from built_in import built_in
from finds import Broken
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from promises import harmless, promptly
from running import Target

from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.coach.planning import PlanWish, plan
from hipcoach.errors import UsageError
from hipcoach.render.calendar import CalendarWishes, Earlier, calendar, read_earlier

_ODD = (
    *(
        b"\r\n",
        b"\n",
        b"\r",
        b"\n ",
        b"\r\n\t",
        b":",
        b";",
        b'"',
        b"\\",
        b"-",
        b"0",
        b"9",
        b"\x00",
        b"\xff",
        b"\x1b[31m",
    ),
    *(b"\r\nBEGIN:VEVENT", b"\r\nEND:VEVENT", b"\r\nEND:VCALENDAR", b"\r\nBEGIN:VALARM\r\n", b"\r\nSEQUENCE:7\r\n"),
    *("\u2028".encode(), "\u202e".encode(), b"\xef\xbb\xbf", b"9" * 5000, b"BEGIN:A\r\n" * 2000, b"UID", b"@hipcoach"),
)
_LONGEST = 300


@cache
def _planned() -> Plan:
    coach = Coach(built_in())
    wish = PlanWish(date(2026, 11, 30).toordinal(), weeks=1)
    made = plan(coach, coach.read(Request(symptoms=(coach.catalogue.symptoms[0].id,))), wish)
    assert isinstance(made, Plan)
    return made


@st.composite
def _spoilt(draw: DrawFn) -> bytes:
    number = draw(st.sampled_from([0, 1, 1_000_000]))
    earlier = Earlier("0f0e0d0c-0b0a-5908-8706-050403020100", number, {7, 9}) if number else None
    content = calendar(_planned(), CalendarWishes(alarms=(5,) if draw(st.booleans()) else ()), earlier)
    for odd in draw(st.lists(st.sampled_from(_ODD) | st.binary(max_size=2), max_size=3)):
        place, lost = draw(st.integers(0, len(content))), draw(st.sampled_from([0, 0, 1, 1, 9, 99, 9999]))
        content = content[:place] + odd + content[place + lost :]
    return content


def attempt(content: bytes) -> str:
    """Read it, and write what takes its place. Returns what it was."""
    with promptly("an earlier calendar"):
        try:
            earlier = read_earlier(content, "old.ics")
        except UsageError as error:
            harmless(str(error), "a refusal")
            if "\n" in str(error) or len(str(error)) > _LONGEST:
                raise Broken("a refusal is one clear line", str(error)) from None
            return "refused"
        _is_counted_on(earlier)
        return "calendar"


def _is_counted_on(earlier: Earlier) -> None:
    written = calendar(_planned(), CalendarWishes(), earlier)
    days = {day.number for day in _planned().days if day.session}
    if earlier.sequence < _HIGHEST and read_earlier(written, "new.ics") != Earlier(
        earlier.plan, earlier.sequence + 1, days.union(earlier.days)
    ):
        raise Broken("what takes its place has its days and counts on", (earlier, written))


_HIGHEST = 1_000_000
TARGET = Target(_spoilt() | st.binary(max_size=400), attempt, round_size=300, short=150)
