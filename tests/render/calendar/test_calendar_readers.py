"""What independent programs make of a plan's calendar: the same events at the same time on the wall."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from calendar_plans import HAMSTRING, coach_plan, plan_from, with_session
from calendar_readers import Khal, Seen, Whole, by_ical, by_ical_js, by_vobject
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import requests

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Request
from hipcoach.coach.plan import Plan
from hipcoach.render.calendar import CalendarWishes, calendar, read_earlier
from hipcoach.vocabulary import WEEKDAYS

READERS = (by_ical, by_vobject, by_ical_js)
WISHES = CalendarWishes(at=2 * 60 + 30, alarms=(60, 10, 0), details=True, recipient='Ana "A"; B, C: D')
"""At half past two, which a night in spring does not have and one in autumn has twice."""
STARTS = {
    "2026-03-23": ("2026-03-28", "2026-03-29", "2026-03-30"),  # the clocks of Europe go forward
    "2026-03-02": ("2026-03-07", "2026-03-08", "2026-03-09"),  # those of America do
    "2026-10-19": ("2026-10-24", "2026-10-25", "2026-10-26"),  # those of Europe go back
    "2026-10-26": ("2026-10-31", "2026-11-01", "2026-11-02"),  # those of America do
    "2028-02-21": ("2028-02-28", "2028-02-29", "2028-03-01"),  # a leap day
    "2027-12-27": ("2027-12-31", "2028-01-01", "2028-01-02"),  # the end of a year
}
"""Plans of two weeks, and days of each that a mistake would move."""
EVERY_DAY = {"programme": "daily-circles", "weeks": 2, "days": WEEKDAYS}
YEAR = ("2026-01-01", "2028-12-31")
HOUSEHOLDS = pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])


def expected(made: Plan, at: str = "02:30") -> list[tuple[str, str]]:
    """When each session begins, and the number of its day."""
    return [(f"{day.date} {at}", str(day.number)) for day in with_session(made)]


def begun(events: list[Seen]) -> list[tuple[str, str]]:
    """The same of what was read."""
    return [(f"{seen.begins:%Y-%m-%d %H:%M}", seen.uid.removesuffix("@hipcoach").rpartition("-")[2]) for seen in events]


def read_alike(raw: bytes) -> Whole:
    """What all readers without a calendar of their own make of it, which is one."""
    first, *others = (reader(raw) for reader in READERS)
    for other in others:
        assert other[:3] == first[:3]
    return first


@pytest.mark.sweep
@pytest.mark.parametrize("start", STARTS)
def test_readers_agree_over_changes_of_the_clock_leap_days_and_new_years(start: str) -> None:
    made = plan_from(start, Request(), **EVERY_DAY)
    read = read_alike(calendar(made, WISHES))
    assert begun(read.events) == expected(made)
    assert {f"{seen.begins:%Y-%m-%d}" for seen in read.events} >= set(STARTS[start])
    assert {(seen.ends - seen.begins).total_seconds() % 60 for seen in read.events} == {0}
    assert read.alarms == [[-3600, -600, 0]] * 14


@pytest.mark.slow  # many processes
@HOUSEHOLDS
def test_khal_has_every_session_at_its_time_on_the_wall(tmp_path: Path, zone: str) -> None:
    for number, start in enumerate(STARTS):
        raw = calendar(plan_from(start, Request(), **EVERY_DAY), WISHES)
        khal = Khal(tmp_path / str(number), zone)
        khal.put(raw)
        assert khal.seen(*YEAR) == by_vobject(raw).events
        assert khal.kept == 14


@pytest.mark.slow  # many processes
@HOUSEHOLDS
def test_a_changed_plan_imported_twice_leaves_no_double_and_no_orphan_in_khal(tmp_path: Path, zone: str) -> None:
    """Earlier weekdays, a shorter plan and another time: what fell away is marked, and it is nowhere else."""
    khal = Khal(tmp_path / "khal", zone)
    first = calendar(plan_from("2026-10-19"), WISHES)
    khal.put(first)
    fewer = plan_from("2026-10-19", weeks=2, days=("tue", "thu", "sun"))
    second = calendar(fewer, CalendarWishes(at=1110), read_earlier(first, "first.ics"))
    for _ in range(2):
        khal.put(second)
        there = khal.seen(*YEAR)
        assert sorted(there) == sorted(by_vobject(second).events)
        going_on = [seen for seen in there if seen.status == "CONFIRMED"]
        assert begun(going_on) == expected(fewer, "18:30")
        assert {seen.status for seen in there} == {"CONFIRMED", "CANCELLED"}
        assert len({seen.uid for seen in there}) == len(there) == khal.kept
        assert {seen.summary for seen in there if seen not in going_on} == {"Cancelled: hipcoach"}
    agenda = khal.agenda(*YEAR)
    assert len([line for line in agenda if re.search(r"hipcoach, \d+ min", line)]) == len(going_on)
    assert len([line for line in agenda if line.startswith("CANCELLED 18:30")]) == khal.kept - len(going_on)


@pytest.mark.slow  # many processes
@HOUSEHOLDS
def test_a_plan_that_begins_later_moves_and_one_without_a_named_file_is_the_same_in_khal(
    tmp_path: Path, zone: str
) -> None:
    khal = Khal(tmp_path / "khal", zone)
    first = calendar(plan_from("2026-10-19"), WISHES)
    khal.put(first)
    longer = plan_from("2026-10-19", HAMSTRING._replace(minutes=20))
    khal.put(calendar(longer, WISHES))
    assert begun(khal.seen(*YEAR)) == expected(longer)
    later = calendar(plan_from("2026-11-02"), WISHES, read_earlier(first, "first.ics"))
    khal.put(later)
    assert khal.seen(*YEAR) == by_vobject(later).events


@pytest.mark.slow  # many processes
@HOUSEHOLDS
def test_two_people_share_a_calendar_in_khal(tmp_path: Path, zone: str) -> None:
    khal = Khal(tmp_path / "khal", zone)
    made = plan_from("2026-10-19")
    for name in ("Ana", "Bo"):
        khal.put(calendar(made, WISHES._replace(recipient=name)))
    assert len(khal.seen(*YEAR)) == khal.kept == 2 * len(with_session(made))


@pytest.mark.slow  # many plans
def test_whatever_is_planned_is_read_as_it_was_planned(catalogue: Catalogue) -> None:
    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(
        request=requests(catalogue),
        start=st.dates().filter(lambda day: day.year < 9999),
        programme=st.none() | st.sampled_from([each.id for each in catalogue.programmes]),
        weeks=st.integers(1, 3),
        days=st.lists(st.sampled_from(WEEKDAYS), unique=True).map(tuple),
        wishes=st.builds(
            CalendarWishes, st.integers(0, 1439), st.just((5,)), st.booleans(), st.none() | st.just("Ana")
        ),
    )
    def reads_it(request: Request, start: object, wishes: CalendarWishes, **wish: object) -> None:
        made = coach_plan(str(start), request, **wish)
        assume(isinstance(made, Plan) and with_session(made))
        raw = calendar(made, wishes)
        hours, minutes = divmod(wishes.at, 60)
        for read in (by_ical(raw), by_vobject(raw)):
            begins = [(f"{seen.begins:%H:%M} {seen.begins.date()}") for seen in read.events]
            assert begins == [f"{hours:02d}:{minutes:02d} {day.date}" for day in with_session(made)]
            lasts = [(seen.ends - seen.begins).total_seconds() for seen in read.events]
            total = [made.session(str(day.session)).routine.total_seconds for day in with_session(made)]
            assert all(0 <= minutes - seconds < 60 for minutes, seconds in zip(lasts, total, strict=True))
            assert all(
                made.complaint is None or (made.complaint in seen.summary) == wishes.details for seen in read.events
            )
        earlier = read_earlier(raw, "old.ics")
        assert sorted(earlier.days) == [day.number for day in with_session(made)]
        assert by_ical(calendar(made, wishes, earlier)).events == by_ical(raw).events

    reads_it()
