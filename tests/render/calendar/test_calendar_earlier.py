"""The file that a calendar takes the place of, as anybody may have written it."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from calendar_plans import plan_from, with_session
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.errors import UsageError
from hipcoach.render.calendar import LARGEST_CALENDAR, CalendarWishes, Earlier, calendar, identity, read_earlier
from hipcoach.render.calendar.uids import plan_and_day, uid

PLAN = "0f0e0d0c-0b0a-5908-8706-050403020100"
OTHER = "1f0e0d0c-0b0a-5908-8706-050403020100"
WISHES = CalendarWishes(details=True, alarms=(5,), recipient="Ana")


def event(number: int = 1, *lines: str, plan: str = PLAN) -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid(plan, number)}", *lines, "END:VEVENT"]


def ics(*lines: str, end: str = "\r\n") -> bytes:
    return end.join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def refused(raw: bytes, name: str = "old.ics") -> str:
    """The message, which is one plain line that says what to do."""
    with pytest.raises(UsageError) as error:
        read_earlier(raw, name)
    message = str(error.value)
    assert message.isprintable()
    assert message.startswith("--replaces: ")
    assert "give the file that `hipcoach plan` wrote before" in message
    assert len(message) < 300
    return message


def test_what_was_written_is_read() -> None:
    made = plan_from("2026-11-30")
    raw = calendar(made, WISHES)
    days = frozenset(day.number for day in with_session(made))
    assert read_earlier(raw, "old.ics") == Earlier(identity(made, "Ana"), 0, days)
    again = calendar(plan_from("2026-11-30", weeks=1), WISHES, read_earlier(raw, "old.ics"))
    assert read_earlier(again, "old.ics") == Earlier(identity(made, "Ana"), 1, days)


def test_what_another_program_has_kept_of_it_is_read_too() -> None:
    """Other ends of lines, a mark first, small letters, other properties, other components, an alarm with a name."""
    alarm = ("BEGIN:VALARM", f"UID:{uid(OTHER, 9)}", "SEQUENCE:99", "TRIGGER:-PT5M", "END:VALARM")
    zone = ("BEGIN:VTIMEZONE", "TZID:x", "BEGIN:STANDARD", "UID:x", "END:STANDARD", "END:VTIMEZONE")
    own = ("BEGIN:VEVENT", "UID:somebody's own", "SEQUENCE:no matter", "END:VEVENT")
    folded = ("begin:vevent", f"uid;X-A=b:{PLAN}", "\t-7@hip", " coach", "sequence:3", "end:vevent")
    lines = (*zone, *own, *event(2, "SEQUENCE:12", *alarm), *folded, *event(3))
    for end in ("\r\n", "\n"):
        for mark in (b"", b"\xef\xbb\xbf"):
            assert read_earlier(mark + ics(*lines, end=end), "old.ics") == Earlier(PLAN, 12, frozenset({2, 3, 7}))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "has no event of a plan"),
        (b"\n\n", "has no event of a plan"),
        (ics(), "has no event of a plan"),
        (ics("BEGIN:VEVENT", "UID:x@hipcoach", "END:VEVENT"), "has no event of a plan"),
        (ics("BEGIN:VEVENT", "END:VEVENT"), "has no event of a plan"),
        (ics(*event(0)), "has no event of a plan"),
        (ics(*event(1000)), "has no event of a plan"),
        (ics("BEGIN:VTODO", f"UID:{uid(PLAN, 1)}", "END:VTODO"), "has no event of a plan"),
        (ics("BEGIN:VTODO", *event(), "END:VTODO"), "has no event of a plan"),
        (ics("BEGIN:VEVENT", *event(), "END:VEVENT"), "has no event of a plan"),
        (ics(*event(), *event(2, plan=OTHER)), "has events of 2 plans"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "is no calendar"),
        (b"VERSION:2.0\r\n", "is no calendar"),
        (b'{"schema_version": 1}', "is no calendar"),
        (b"SQLite format 3\x00\x10\x00", "is no calendar"),
        (b"\xff\xfe\x00B", "no UTF-8 text"),
        (ics("words"), "it has the line 'words'"),
        (ics("BEGIN:VEVENT\x1b[31m"), "something ends in it that was not begun"),
        (ics(*event()[:-1]), "something ends in it that was not begun"),
        (b"END:VCALENDAR\r\n", "something ends in it that was not begun"),
        (ics(*event()).removesuffix(b"END:VCALENDAR\r\n"), "is cut off"),
        (ics(*event(1, f"UID:{uid(PLAN, 2)}")), "two lines of UID"),
        (ics(*event(1, "SEQUENCE:1", "SEQUENCE:2")), "two lines of SEQUENCE"),
        (ics(*event(1, "SEQUENCE:-1")), "has the SEQUENCE '-1' in place of 0 to 2147483646"),
        (ics(*event(1, "SEQUENCE:2147483647")), "has the SEQUENCE '2147483647'"),
        (ics(*event(1, "SEQUENCE:" + "9" * 9_999)), "has the SEQUENCE '999"),
        (ics(*event(1, "SEQUENCE:\u0661")), "has the SEQUENCE"),
        (ics(*event(1, "SEQUENCE:")), "has the SEQUENCE ''"),
        (ics(*event(1, "SEQUENCE:1e3\x1b[31m")), "has the SEQUENCE '1e3\\x1b"),
        (ics(*(line for number in range(501) for line in event(number % 99 + 1))), "has more than 500 events"),
        (b"BEGIN:VCALENDAR\r\n" * 60_000, "is larger than 1000000 bytes"),
    ],
)
def test_what_is_no_calendar_of_one_plan_is_refused_with_what_to_do(raw: bytes, says: str) -> None:
    assert says in refused(raw)


def test_the_name_of_the_file_is_no_more_than_a_name() -> None:
    assert "old\\n\\x1b[31m.ics is no calendar" in refused(b"VERSION:2.0\n", "old\n\x1b[31m.ics")


@given(number=st.integers(1, 999))
def test_a_name_of_an_event_is_read_as_it_was_written(number: int) -> None:
    assert plan_and_day(uid(PLAN, number)) == (PLAN, number)
    for wrong in (
        f" {uid(PLAN, number)}",
        uid(PLAN, number).upper(),
        uid(PLAN, number) + "\n",
        f"x{uid(PLAN, number)}",
    ):
        assert plan_and_day(wrong) is None


LINES = (
    *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "", " ", "\t"),
    *(f"UID:{uid(PLAN, 1)}", f"UID:{uid(PLAN, 2)}", f"UID:{uid(OTHER, 1)}", "UID:x", "SEQUENCE:1", "SEQUENCE:-1"),
    *("STATUS:CANCELLED", "SUMMARY:secret", 'X-SECRET;A="b:c":secret', ":", ";", "secret", "UID", "DTSTART:secret"),
)  # fmt: skip


@settings(max_examples=300)
@given(
    raw=st.binary(max_size=60)
    | st.lists(st.sampled_from(LINES) | st.text(max_size=9), max_size=15)
    .map("\r\n".join)
    .map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.sampled_from(LINES), max_size=9).map(lambda lines: ics(*event(1, *lines), *event(2), *lines))
)
def test_whatever_is_in_a_file_it_is_read_or_refused_and_nothing_of_it_goes_on(raw: bytes) -> None:
    try:
        earlier = read_earlier(raw, "old.ics")
    except UsageError:
        refused(raw)
        return
    assert earlier.plan in {PLAN, OTHER}
    assert set(earlier.days) <= {1, 2}
    assert 0 <= earlier.sequence <= 1
    assert b"secret" not in calendar(plan_from("2026-11-30", weeks=1, days=("mon",)), WISHES, earlier)


@pytest.mark.slow
@settings(max_examples=200)
@given(at=st.integers(0, 6_000), instead=st.binary(max_size=4), length=st.integers(0, 20))
def test_a_file_of_ours_with_a_part_changed_is_read_or_refused(at: int, instead: bytes, length: int) -> None:
    raw = calendar(plan_from("2026-11-30", weeks=1, days=("mon", "wed")), WISHES)
    broken = raw[:at] + instead + raw[at + length :]
    try:
        earlier = read_earlier(broken, "old.ics")
    except UsageError:
        refused(broken)
    else:
        assert re.fullmatch(r"[0-9a-f-]{36}", earlier.plan)
        assert len(earlier.days) <= 2


@pytest.mark.sweep
@pytest.mark.parametrize(
    "piece",
    ["A:\n", "\n", "\n ", "BEGIN:A\n", "A;B\n", "A;;;;", "A:\r", "A" * 70 + "\n ", "UID:x\n ", '";:"'],
)
def test_the_largest_file_is_read_or_refused_at_once(piece: str) -> None:
    raw = (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nX:" + piece.encode() * LARGEST_CALENDAR)[:LARGEST_CALENDAR]
    began = perf_counter()
    refused(raw)
    assert perf_counter() - began < 5
