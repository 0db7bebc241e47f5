"""A plan as a calendar: what is in it, and what is not."""

from __future__ import annotations

import re
import subprocess
import sys
from copy import deepcopy
from dataclasses import replace

import pytest
from calendar_plans import HAMSTRING, plan_from, with_session
from calendar_readers import by_vobject
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Request
from hipcoach.coach.plan import Plan
from hipcoach.coach.routine import LookAt, Step
from hipcoach.errors import UsageError
from hipcoach.render.calendar import CalendarWishes, Earlier, calendar, identity, read_earlier

START = "2026-11-30"
CAREFUL = Request(symptoms=("hamstring",), cautions=("knee",), side="left")
DETAILS = CalendarWishes(details=True, recipient="Ana")


def unfolded(raw: bytes) -> str:
    return raw.replace(b"\r\n ", b"").decode()


def values(raw: bytes, name: str) -> list[str]:
    """Of every line with this name, in their order."""
    return re.findall(rf"^{name}:(.*)\r$", unfolded(raw), re.MULTILINE)


def to_be_looked_at(made: Plan, sign: LookAt) -> Plan:
    """The plan, with this in each of its sessions."""
    sessions = [replace(each, routine=replace(each.routine, look_at=[sign])) for each in made.sessions]
    return replace(made, sessions=sessions)


def steps(made: Plan) -> list[Step]:
    return [step for session in made.sessions for phase in session.routine.phases for step in phase.steps]


def test_a_calendar_as_written(snapshot: SnapshotAssertion) -> None:
    made = plan_from("2026-02-23", Request(symptoms=("it-band",)), programme="return-to-running", weeks=2)
    earlier = Earlier("0f0e0d0c-0b0a-5908-8706-050403020100", 2, {1, 2, 15})
    written = calendar(made, CalendarWishes(at=1110, alarms=(1440, 0), details=True, recipient="Ana"), earlier)
    assert unfolded(written).replace("\r\n", "\n") == snapshot


def test_a_calendar_without_details_as_written(snapshot: SnapshotAssertion) -> None:
    written = calendar(plan_from(START, CAREFUL, weeks=1), CalendarWishes())
    assert unfolded(written).replace("\r\n", "\n") == snapshot


def test_each_day_with_a_session_has_an_event_and_no_other() -> None:
    made = plan_from(START)
    assert any(day.session is None for day in made.days)
    numbers = [uid.removesuffix("@hipcoach").rpartition("-")[2] for uid in values(calendar(made, DETAILS), "UID")]
    assert numbers == [str(day.number) for day in with_session(made)]


def test_the_same_plan_is_the_same_bytes_and_another_day_moves_its_events() -> None:
    made = plan_from(START)
    assert calendar(made, DETAILS) == calendar(plan_from.__wrapped__(START), DETAILS)
    first = calendar(made, DETAILS)
    later = calendar(plan_from("2027-01-04"), DETAILS, read_earlier(first, "first.ics"))
    assert values(later, "UID") == values(first, "UID")
    assert not re.search("2026|2027", "".join(values(first, "UID")).replace(identity(made, "Ana"), ""))
    assert values(first, "DTSTART")[0] == "20261130T070000"
    assert values(later, "DTSTART")[0] == "20270104T070000"


def test_two_peoples_plans_are_two_but_one_person_s_changes_are_not() -> None:
    made = plan_from(START)
    assert identity(made, None) == identity(
        plan_from(START, HAMSTRING._replace(minutes=20), weeks=2, days=("mon",)), None
    )
    others = [
        identity(made, "Ana"),
        identity(made, "Bo"),
        identity(plan_from("2026-12-01"), None),
        identity(plan_from(START, Request(symptoms=("groin-pinch",))), None),
        identity(plan_from(START, CAREFUL), None),
        identity(plan_from(START, programme="hip-month"), None),
    ]
    assert len({identity(made, None), *others}) == 7


def test_a_changed_plan_counts_on_and_cancels_the_days_that_fell_away_for_good() -> None:
    first = calendar(plan_from(START), DETAILS)
    fewer = plan_from(START, weeks=2, days=("mon", "thu"))
    second = calendar(fewer, CalendarWishes(alarms=(5,)), read_earlier(first, "first.ics"))
    third = calendar(fewer, CalendarWishes(), read_earlier(second, "second.ics"))
    assert set(values(first, "SEQUENCE")) == {"0"}
    assert set(values(second, "SEQUENCE")) == {"1"}
    assert set(values(third, "SEQUENCE")) == {"2"}
    assert values(second, "STATUS") == ["CONFIRMED"] * 4 + ["CANCELLED"] * 20
    assert values(third, "STATUS") == values(second, "STATUS")
    assert sorted(values(third, "UID")) == sorted(values(first, "UID"))
    again = calendar(plan_from(START), DETAILS, read_earlier(third, "third.ics"))
    assert set(values(again, "STATUS")) == {"CONFIRMED"}
    cancelled = unfolded(second).split("BEGIN:VEVENT")[-1]
    assert "SUMMARY:Cancelled: hipcoach\r" in cancelled
    assert not re.search("VALARM|DESCRIPTION", cancelled)
    assert [values(each, "DTSTAMP")[0] for each in (first, second, third)] == [
        f"20261130T00000{second}Z" for second in range(3)
    ]


def test_times_are_of_no_zone_and_as_long_as_the_session() -> None:
    made = plan_from(START)
    written = calendar(made, CalendarWishes(at=23 * 60 + 55))
    assert not re.search("TZID|VTIMEZONE|DTSTART.*Z|DTEND.*Z", unfolded(written))
    for seen, day in zip(by_vobject(written).events, with_session(made), strict=True):
        seconds = made.session(str(day.session)).routine.total_seconds
        assert f"{seen.begins:%Y-%m-%d %H:%M}" == f"{day.date} 23:55"
        assert 0 <= (seen.ends - seen.begins).total_seconds() - seconds < 60


def test_every_line_has_75_bytes_at_most_and_is_text_by_itself() -> None:
    written = calendar(plan_from(START), DETAILS._replace(recipient="ü×😀" * 20, alarms=(5,)))
    assert written.endswith(b"END:VCALENDAR\r\n")
    lines = written.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) == 75
    for line in lines:
        line.decode()
        assert line.strip()


def test_the_words_of_a_complaint_stand_there_only_where_somebody_wants_details(catalogue: Catalogue) -> None:
    minded = LookAt(flag="night", text="Have the nights looked at.")
    for symptom in catalogue.symptom:
        request = Request(symptoms=(symptom,), cautions=("knee", "balance"))
        made = to_be_looked_at(plan_from(START, request, weeks=2), minded)
        told = {
            minded.text,
            str(made.complaint),
            made.title,
            *(text for week in made.weeks for text in (week.title, week.text)),
            *(text for step in steps(made) for text in step.changed),
        }
        without = unfolded(calendar(made, CalendarWishes(recipient="Ana"))).replace("\\", "")
        assert [text for text in told if text in without] == []
        assert "Ana" not in without
        assert "Your plan says what you have to mind" in without
        details = unfolded(calendar(made, DETAILS)).replace("\\", "")
        assert [text for text in (minded.text, str(made.complaint), made.weeks[0].text) if text not in details] == []
        assert "X-WR-CALNAME:hipcoach: Ana\r" in details


LINES = {
    "SUMMARY": r"hipcoach\\, \d+ min",
    "UID": r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}-\d+@hipcoach",
    "DTSTAMP": r"20261130T000000Z",
    "DTSTART": r"2026\d{4}T070000",
    "DTEND": r"2026\d{4}T07\d{4}",
    "SEQUENCE": "0",
    "STATUS": "CONFIRMED",
    "TRANSP": "TRANSPARENT",
    "CLASS": "PRIVATE",
    "BEGIN|END": "VCALENDAR|VEVENT",
    "VERSION": r"2\.0",
    "PRODID": "-//hipcoach//plan//EN",
    "METHOD": "PUBLISH",
}
"""Without details: every line but the description."""


def test_without_details_only_the_description_and_the_names_depend_on_what_it_is_for(catalogue: Catalogue) -> None:
    forms = re.compile("|".join(f"(?:{name}):(?:{value})" for name, value in LINES.items()))
    for symptom in catalogue.symptom:
        request = Request(symptoms=(symptom,), side="left", cautions=("balance",), pain=3)
        made = plan_from(START, request, weeks=2)
        lines = unfolded(calendar(made, CalendarWishes(recipient="Ana"))).removesuffix("\r\n").split("\r\n")
        others = [line for line in lines if not line.startswith("DESCRIPTION:")]
        assert [line for line in others if not forms.fullmatch(line)] == []
        assert len(lines) - len(others) == len(with_session(made))


def test_without_details_a_cue_is_whole_but_for_what_is_changed() -> None:
    made = plan_from(START, CAREFUL)
    changed = [step for step in steps(made) if step.changed]
    assert changed
    without, details = (unfolded(calendar(made, each)).replace("\\", "") for each in (CalendarWishes(), DETAILS))
    for step in changed:
        own = step.cue.removesuffix(" ".join(step.changed)).rstrip()
        assert own
        assert own in without
        assert step.cue in details


def test_where_there_is_no_complaint_the_week_is_told_always() -> None:
    made = plan_from(START, Request(), programme="hip-month")
    without = unfolded(calendar(made, CalendarWishes())).replace("\\", "")
    assert made.complaint is None
    assert "Your plan says" not in without
    assert all(week.text in without for week in made.weeks)
    assert all(
        re.fullmatch(r"hipcoach\\, \d+ min", text) for text in values(calendar(made, CalendarWishes()), "SUMMARY")
    )
    assert "hipcoach\\, 12 min: Out to the side" in values(calendar(made, DETAILS), "SUMMARY")


def test_what_is_done_outside_and_what_goes_up_is_told() -> None:
    made = plan_from(START, Request(symptoms=("it-band",)), programme="return-to-running")
    read = by_vobject(calendar(made, CalendarWishes()))
    weeks = [week for week in made.weeks for day in week.days if day.session]
    for week, day, text in zip(weeks, with_session(made), read.descriptions, strict=True):
        assert (f"Beside the session: {day.outside}" in text) == (day.outside is not None)
        assert (f"What goes up this week: {week.goes_up}" in text) == (week.goes_up is not None)
    assert any(day.outside for day in made.days)


def test_what_is_done_in_rounds_is_told_once_above_it() -> None:
    made = deepcopy(plan_from(START, Request(), programme="hip-month", weeks=1))
    routine = made.session(str(made.days[1].session)).routine
    phase = max(routine.phases, key=lambda phase: len(phase.steps))
    phase.rounds = 3
    rounds = [f"{phase.title} · {phase.rounds} rounds" for phase in routine.phases if phase.rounds > 1]
    assert len(phase.steps) > 1
    text = by_vobject(calendar(made, CalendarWishes())).descriptions[1]
    assert [line.rpartition(" · ")[0] for line in text.splitlines() if " rounds · " in line] == rounds
    assert [line.split(". ")[0] for line in text.splitlines() if line[:1].isdigit()] == [
        str(number) for number in range(1, sum(len(phase.steps) for phase in routine.phases) + 1)
    ]


def test_the_library_is_read_only_where_a_calendar_is_written() -> None:
    asked = "import sys, hipcoach.render.calendar; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, timeout=60)
    assert done.stdout == b"False\n"


def test_alarms_go_off_before_each_session_and_say_nothing_else() -> None:
    made = plan_from(START)
    written = calendar(made, DETAILS._replace(alarms=(10_080, 15, 0)))
    assert {tuple(alarms) for alarms in by_vobject(written).alarms} == {(-604_800, -900, 0)}
    assert {tuple(alarms) for alarms in by_vobject(calendar(made, DETAILS)).alarms} == {()}
    alarms = re.findall("BEGIN:VALARM\r\n(.*?)END:VALARM", unfolded(written), re.DOTALL)
    assert {re.sub("TRIGGER.*\r\n|\\d+", "", alarm) for alarm in alarms} == {
        "ACTION:DISPLAY\r\nDESCRIPTION:hipcoach\\,  min\r\n"
    }


def test_a_plan_without_a_session_is_no_calendar_but_may_cancel_one() -> None:
    made = plan_from(START)
    idle = replace(
        made, weeks=[replace(week, days=[replace(day, session=None) for day in week.days]) for week in made.weeks]
    )
    with pytest.raises(UsageError, match="nothing for a calendar"):
        calendar(idle, DETAILS)
    assert set(values(calendar(idle, DETAILS, Earlier(identity(made, None), 4, {3})), "STATUS")) == {"CANCELLED"}


@pytest.mark.parametrize("earlier", [None, Earlier("plan", 1_000_000, {999})])
def test_a_plan_at_the_end_of_time_is_refused_in_words(earlier: Earlier | None) -> None:
    made = plan_from("9999-12-25", weeks=1, days=("fri",))
    assert made.end == "9999-12-31"
    with pytest.raises(UsageError, match="start it earlier"):
        calendar(made, CalendarWishes(at=1439), earlier)
