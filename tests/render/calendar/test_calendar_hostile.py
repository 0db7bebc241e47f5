"""No text of a knowledge folder or of a person becomes more than words of a calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from calendar_plans import plan_from, with_session
from calendar_readers import Khal, by_ical, by_ical_js, by_vobject
from hostile import TEXTS, poisoned
from hypothesis import given, settings
from hypothesis import strategies as st

from hipcoach.coach.plan import Plan
from hipcoach.coach.routine import LookAt, Note, Routine, Step
from hipcoach.render.calendar import CalendarWishes, calendar, read_earlier
from hipcoach.render.calendar.described import event_text, event_title
from hipcoach.render.calendar.harmless import harmless

PIECES = (
    *("\r", "\n", "\r\n", "\r\n ", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\x1c", "\t", " ", ""),
    *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VCALENDAR", "DTSTART:20200101T000000", "RRULE:FREQ=DAILY"),
    *(";", ",", ":", "\\", '"', "=", "^n", "^'", "\\n", "\\N", "\\\\n", "\\,", ";X=", "%0A"),
    *("\ud800", "\u202e", "\ufeff"),
    *("ü", "×", "😀", "e\u0301", "word", "W" * 80, "METHOD:REQUEST", "ATTACH:file:///etc/passwd", 'X-A;B="C":D'),
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map("".join)
OF_CALENDARS = {"version", "prodid", "method", "x-wr-calname"}
OF_EVENTS = {
    *("uid", "dtstamp", "dtstart", "dtend", "sequence", "status", "summary", "description", "transp", "class"),
}
BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\x00]")


def with_texts(made: Plan, said: str) -> Plan:
    """The plan, with this in the place of each text that a calendar tells."""
    weeks = [
        replace(
            week, title=said, text=said, goes_up=said,
            days=[replace(day, title=f"{said}!", outside=said) for day in week.days],
        )
        for week in made.weeks
    ]  # fmt: skip
    sessions = [replace(session, routine=_routine(session.routine, said)) for session in made.sessions]
    return replace(made, title=said, complaint=said, weeks=weeks, sessions=sessions)


def _routine(routine: Routine, said: str) -> Routine:
    phases = [
        replace(phase, title=said, rounds=2, steps=[_step(step, said) for step in phase.steps])
        for phase in routine.phases
    ]
    return replace(
        routine, title=said, phases=phases, stop_signs_in_brief=[said, said],
        look_at=[LookAt(flag="x", text=said)], advice=[Note(id="x", text=said, source="x", first=True)],
    )  # fmt: skip


def _step(step: Step, said: str) -> Step:
    say = replace(step.say, short=said) if step.say else None
    dose = replace(step.dose, effort=said)
    return replace(step, name=said, cue=f"{said} {said}", changed=[said], say=say, dose=dose)


def told(made: Plan, *, details: bool) -> list[tuple[str, str]]:
    """Summary and description of each event, before any library had them."""
    days = ((week, day) for week in made.weeks for day in week.days if day.session)
    return [
        (
            event_title(made, day, made.session(str(day.session)).routine, details=details),
            event_text(made, week, day, made.session(str(day.session)).routine, details=details),
        )
        for week, day in days
    ]


@given(text=st.text() | HOSTILE)
def test_a_plain_text_is_on_one_line_and_has_no_backslash(text: str) -> None:
    made = harmless(text)
    assert "\\" not in made
    assert "\n" not in made
    assert not BREAKS.search(made)
    assert made.encode().decode() == made


@pytest.mark.slow
@settings(max_examples=30)
@given(said=HOSTILE, name=HOSTILE, details=st.booleans())
def test_hostile_texts_stay_words_for_every_reader(said: str, name: str, details: bool) -> None:
    made = with_texts(plan_from("2026-11-30", weeks=1, days=("mon", "wed")), said)
    wishes = CalendarWishes(details=details, recipient=name, alarms=(10,))
    raw = calendar(made, wishes)
    assert raw == calendar(made, wishes)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    expected = told(made, details=details)
    for read in (by_ical(raw), by_vobject(raw)):
        assert [(seen.summary, text) for seen, text in zip(read.events, read.descriptions, strict=True)] == expected
        assert read.alarms == [[-600], [-600]]
        assert read.names <= OF_CALENDARS | OF_EVENTS | {"vevent", "valarm"}
    earlier = read_earlier(raw, "old.ics")
    assert sorted(earlier.days) == [1, 3]


def test_the_same_texts_for_readers_with_a_program_of_their_own(tmp_path: Path) -> None:
    """All at once, for each of these starts: a plan that carries every piece."""
    for number, said in enumerate(("".join(PIECES), "\\n".join(TEXTS[:-4]), TEXTS[-1])):
        made = with_texts(plan_from("2026-11-30", weeks=1, days=("mon", "wed")), said)
        raw = calendar(made, CalendarWishes(details=True, recipient=said[:300]))
        read = by_ical_js(raw)
        assert [*zip([seen.summary for seen in read.events], read.descriptions, strict=True)] == told(
            made, details=True
        )
        assert read.names == OF_CALENDARS | OF_EVENTS
        khal = Khal(tmp_path / str(number), "Europe/Berlin")
        khal.put(raw)
        assert khal.seen("2026-11-01", "2026-12-31") == by_vobject(raw).events
        assert khal.kept == 2


@pytest.mark.slow
def test_a_poisoned_plan_has_the_events_of_the_plan() -> None:
    made = plan_from("2026-11-30")
    bad = poisoned(made, re.compile(r"[A-Za-z0-9_:-]*"))
    raw = calendar(bad, CalendarWishes(details=True, recipient=TEXTS[-1]))
    assert [seen.uid for seen in by_vobject(raw).events] == [seen.uid for seen in by_ical(raw).events]
    assert len(by_ical(raw).events) == len(with_session(made))
    assert not BREAKS.search(raw.decode().replace("\r\n", ""))


@pytest.mark.parametrize("recipient", [None, "", "Ana", "ü", "\ud800", "\r\nBEGIN:VEVENT", "x" * 10_000])
def test_any_name_tells_plans_apart_and_names_a_calendar(recipient: str | None) -> None:
    made = plan_from("2026-11-30", weeks=1, days=("mon",))
    raw = calendar(made, CalendarWishes(details=True, recipient=recipient))
    assert len(by_vobject(raw).events) == len(by_ical(raw).events) == 1
