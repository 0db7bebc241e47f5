"""`hipcoach plan -o plan.ics`: the calendar of a plan, and of one that a diary has adopted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from day_by_day import Days
from icalendar import Calendar

MONTH = ("plan", "--programme", "hip-month", "--start", "2026-11-30")


def events(file: Path) -> dict[str, tuple[str, int]]:
    """By the name of each event, whether it holds, and its version."""
    return {str(e["UID"]): (str(e["STATUS"]), int(e["SEQUENCE"])) for e in read(file)}


def read(file: Path) -> list[Any]:
    """The events of a calendar."""
    return Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def test_a_month_is_an_event_a_session(days: Days, tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"
    days.run(*MONTH, "-o", str(file), "--at", "18.30", "--alarm", "10", "--alarm", "60 min")
    assert len(events(file)) == 24
    first = read(file)[0]
    assert str(first["SUMMARY"]) == "hipcoach, 12 min"
    assert f"{first['DTSTART'].dt:%Y-%m-%d %H:%M}" == "2026-11-30 18:30"
    assert len(first.walk("VALARM")) == 2
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_changed_plan_takes_its_place(days: Days, tmp_path: Path) -> None:
    old, new = tmp_path / "old.ics", tmp_path / "new.ics"
    days.run(*MONTH, "-o", str(old))
    days.run(*MONTH, "--days", "tue", "--weeks", "2", "--replaces", str(old), "-o", str(new))
    before, after = events(old), events(new)
    assert before.keys() == after.keys()
    assert {version for _, version in after.values()} == {1}
    assert sum(status == "CONFIRMED" for status, _ in after.values()) == 4  # two Mondays, two Tuesdays


def test_an_adopted_plan_knows_its_own(days: Days, tmp_path: Path) -> None:
    """The same file as long as nothing changes; a week once more, or a new plan, is a later version."""
    files = [tmp_path / f"{n}.ics" for n in range(4)]
    days.now("2026-11-30 07:00")
    days.run(*MONTH, "--adopt")
    days.run("plan", "-o", str(files[0]))
    days.run("plan", "-o", str(files[1]))
    assert files[0].read_bytes() == files[1].read_bytes()
    days.now("2026-12-08 07:00")  # nothing was done in the first week
    days.run("plan", "-o", str(files[2]))
    days.run("plan", "--programme", "hip-month", "--weeks", "1", "--start", "2026-12-14", "--adopt")
    days.run("plan", "-o", str(files[3]))
    versions = [events(file) for file in files]
    assert [max(version for _, version in each.values()) for each in versions] == [0, 0, 8, 1000]
    assert versions[0].keys() < versions[2].keys()
    assert versions[0].keys() <= versions[3].keys()
    assert sum(status == "CONFIRMED" for status, _ in versions[3].values()) == 6


@pytest.mark.slow
def test_the_names_of_an_adopted_plan_are_random_and_of_no_other(days: Days, tmp_path: Path) -> None:
    """Nobody finds out by trying requests what an adopted plan was made for."""
    files = [tmp_path / f"{n}.ics" for n in range(3)]
    days.run(*MONTH, "-o", str(files[0]))
    for file in files[1:]:
        days.run(*MONTH, "--adopt")
        days.run("plan", "-o", str(file))
        days.run("forget", "--all", "--yes")
    names = [events(file).keys() for file in files]
    assert names[0].isdisjoint(names[1])
    assert names[2].isdisjoint(names[0] | names[1])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--at", "7"), "about a calendar"),
        (("--at", "25:00", "-o", "plan.ics"), "--at takes"),
        (("--alarm", "20000", "-o", "plan.ics"), "--alarm takes"),
        (("--replaces", "gone.ics", "-o", "plan.ics"), "can't be read"),
        (("--day", "2", "-o", "plan.ics"), "leave --day out"),
        (("--details",), "about a calendar"),
        (("--for", "Ana\nBEGIN:VEVENT", "-o", "plan.ics"), "--for has"),
    ],
)
def test_what_it_refuses_of_calendars(days: Days, arguments: tuple[str, ...], said: str) -> None:
    assert said in days.run(*MONTH, *arguments, exit_code=2).stderr


def test_a_hostile_calendar_is_one_message(days: Days, tmp_path: Path) -> None:
    old = tmp_path / "old.ics"
    for raw in (b"", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\n" * 2000, b"x" * 2_000_000):
        old.write_bytes(raw)
        assert (
            "--replaces" in days.run(*MONTH, "--replaces", str(old), "-o", str(tmp_path / "n.ics"), exit_code=2).stderr
        )
        assert not (tmp_path / "n.ics").exists()


def test_a_referral_is_no_calendar(days: Days, tmp_path: Path) -> None:
    """It is told where it was asked for, with what to do; so is what has to be answered first."""
    file = tmp_path / "plan.ics"
    told = days.run(*MONTH, "--flag", "cauda", "-o", str(file), exit_code=3).stdout
    assert "call your local emergency number" in told
    asked = days.run("plan", "my leg aches", *MONTH[3:], "-o", str(file), exit_code=2).stdout
    assert "hipcoach plan 'my leg aches'" in " ".join(asked.split())
    assert not file.exists()
