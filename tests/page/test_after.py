"""Before and after a session: what is asked, what is handed on, and what is forgotten."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event
from jsonschema import Draft202012Validator
from visiting import SIZES, Open, Visit

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Routine
from hipcoach.diary import DoneSession, read_line, read_session, written_line
from hipcoach.diary.session_file import session_schema
from hipcoach.render import as_page

pytestmark = pytest.mark.slow  # a browser

VERSION = "0123456789abcdef"
QUESTION = "How is the pain now?"


@pytest.fixture(scope="module")
def known(short: Routine, figures: dict[str, Figure]) -> str:
    """The page of the short routine, which knows what knowledge it was made from."""
    return as_page.outcome(short, figures, catalogue=VERSION)


def answer(page: Visit, text: str, *, of: str = "#answers") -> None:
    page.press(f"{of} button:text-is('{text}')")


def skip_all(page: Visit) -> None:
    while page.page.is_visible("#player"):
        page.press("#skip")


def skip_questions(page: Visit) -> int:
    """Skip whatever is asked at the end; says how much that was."""
    skipped = 0
    while page.page.is_visible("#asked"):
        answer(page, "Skip")
        skipped += 1
    return skipped


def saved(page: Visit) -> tuple[str, bytes]:
    """The session file's name and what is in it."""
    with page.page.expect_download() as download:
        page.press("#save-file")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def session_of(page: Visit) -> DoneSession:
    _, content = saved(page)
    Draft202012Validator(session_schema()).validate(json.loads(content))
    return read_session(content)


def copied(page: Visit) -> str:
    """The line, from where a browser that does not copy shows it."""
    page.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.press("#copy-line")
    page.page.wait_for_selector("#line")
    line: str = page.page.input_value("#line")
    assert page.page.evaluate("getSelection().toString()") == line
    return line


def steps_of(routine: Routine) -> list[Any]:
    return [step for phase in routine.phases for step in phase.steps]


def test_a_session_is_asked_about_saved_and_read(visit: Open, known: str, short: Routine) -> None:
    """The first step hurts and is done as its easier one; the last is skipped; the rest is done to its end."""
    page = visit(known, timezone_id="Asia/Kolkata")
    page.begin("#start")
    assert page.text("#before-title") == QUESTION
    assert page.page.is_hidden("#player")
    answer(page, "4", of="#before")
    page.run(12)
    page.press("#hurts")
    page.press("#places [value=long-side]")
    page.press("#do-easier")
    last = steps_of(short)[-1].name
    while page.text("#name") != last:
        page.run(5)
    skip_all(page)
    assert page.text("#done-title") == "Done"
    asked = []
    for text in ("3", "6"):
        asked.append(page.text("#asked-title"))
        answer(page, text)
    done = [short.easier[0], *steps_of(short)[1:-1]]
    for step, text in zip(done, ("Too much", "Easy", "Right", "Right", "Right"), strict=False):
        assert page.text("#asked-title") == step.name
        answer(page, text)
    assert asked == [QUESTION, "How hard was it?"]
    assert page.page.is_hidden("#asked")
    session = session_of(page)
    assert (session.pain_before, session.pain_after, session.effort) == (4, 3, 6)
    assert session.catalogue == VERSION
    assert session.routine.model_dump() == {
        "symptoms": tuple(short.request.symptoms),
        "template": short.template,
        "minutes": short.request.minutes,
        "side": None,
        "stage": short.stage,
        "variant": "a",
        "version": session.routine.version,
    }
    first, easier, *others = session.steps
    hurt = (steps_of(short)[0].exercise, 0, False, None, "long-side")
    assert (first.exercise, first.sets_done, first.skipped, first.felt, first.hurt) == hurt
    assert (easier.exercise, easier.felt, easier.hurt) == (short.easier[0].exercise, "too-much", None)
    assert easier.sets_done == easier.sets > 0
    assert [step.exercise for step in others] == [step.exercise for step in steps_of(short)[1:]]
    for step, planned in zip(others[:-1], steps_of(short)[1:-1], strict=True):
        assert (step.sets_done, step.skipped, step.seconds) == (step.sets, False, planned.work_seconds)
    assert (others[-1].sets_done, others[-1].skipped, others[-1].seconds) == (0, True, 0)
    worked = sum(step.seconds for step in session.steps)
    assert page.text("#done-text") == f"{worked // 60}:{worked % 60:02d} min of work."
    assert timedelta(minutes=1) < session.ended - session.started < timedelta(minutes=10)
    assert session.started.isoformat() == "1970-01-01T05:46:40+05:30"
    name, content = saved(page)
    assert name == "hipcoach-session-1970-01-01.json"
    assert json.loads(content) == session.as_data()
    line = copied(page)
    assert line == written_line(session)
    assert read_line(line) == session


def test_the_page_that_the_command_writes_knows_its_catalogue(visit: Open, long_html: str, known: str) -> None:
    for html, version in ((long_html, None), (known, VERSION)):
        page = visit(html)
        page.start()
        skip_all(page)
        assert session_of(page).catalogue == version


def test_every_question_can_be_skipped(visit: Open, known: str, short: Routine) -> None:
    page = visit(known)
    page.begin("#start")
    answer(page, "Skip", of="#before")
    assert page.text("#kind") == "Ready"
    page.run(short.total_seconds + 5)
    assert page.text("#done-title") == "Done"
    assert skip_questions(page) == 2 + len(steps_of(short))
    assert page.page.evaluate("document.activeElement.id") == "done-title"
    session = session_of(page)
    assert (session.pain_before, session.pain_after, session.effort) == (None, None, None)
    assert {step.felt for step in session.steps} == {None}
    assert all(step.sets_done == step.sets for step in session.steps)
    page.press("#to-list")
    assert page.page.is_visible("#overview")


def test_what_is_asked_before_can_be_closed(visit: Open, known: str) -> None:
    page = visit(known)
    page.begin("#start")
    assert page.page.evaluate("document.activeElement.id") == "before-title"
    page.page.keyboard.press("Escape")
    assert page.page.is_hidden("#before")
    assert page.page.is_visible("#overview")
    assert page.page.evaluate("document.activeElement.id") == "start"
    assert page.page.evaluate("Object.values(sessionStorage)") == ['"none"']  # no sign was so


def test_a_session_that_goes_on_is_not_asked_again(visit: Open, known: str) -> None:
    page = visit(known)
    page.begin("#start")
    answer(page, "7", of="#before")
    page.press("#list")
    page.begin("#start")
    assert page.page.is_visible("#player")
    page.press("#list")
    page.begin("#again")
    assert page.page.is_visible("#before"), "a new one is"
    answer(page, "2", of="#before")
    skip_all(page)
    assert session_of(page).pain_before == 2


def test_a_second_hurt_is_asked_about_and_saved_too(visit: Open, known: str, short: Routine) -> None:
    page = visit(known)
    page.start()
    page.hurt_twice("folding-side", "nerve")
    assert page.text("#done-title") == "Enough for today"
    assert page.page.is_visible("#take-back"), "a wrong tap can be taken back"
    answer(page, "9")
    assert skip_questions(page) == 1
    session = session_of(page)
    assert session.pain_after == 9
    hurts = [step.hurt for step in session.steps]
    assert hurts == ["folding-side", "nerve", *[None] * (len(steps_of(short)) - 2)]
    assert [step.skipped for step in session.steps] == [hurt is None for hurt in hurts]
    page.page.reload()
    assert page.text("#done-title") == "Enough for today"
    nerve = next(hurt for hurt in short.if_it_hurts if hurt.id == "nerve")
    assert nerve.text in page.text("#done-text")
    assert page.page.is_visible("#done-flags")


def test_done_can_be_taken_back(visit: Open, known: str, short: Routine) -> None:
    page = visit(known)
    page.start()
    skip_all(page)
    answer(page, "5")
    page.press("#take-back")
    assert page.text("#name") == steps_of(short)[-1].name
    assert page.text("#pause") == "Resume"
    assert page.page.evaluate("document.activeElement.id") == "name"
    page.page.reload()
    page.page.wait_for_selector("#player")
    assert page.text("#name") == steps_of(short)[-1].name
    page.press("#pause")
    page.run(120)
    assert page.text("#done-title") == "Done"
    session = session_of(page)
    assert session.pain_after == 5
    assert session.steps[-1].seconds > 0
    assert not session.steps[-1].skipped
    assert session.ended > session.started


def test_what_is_done_twice_counts_once(visit: Open, known: str, short: Routine) -> None:
    page = visit(known)
    page.start()
    for _ in range(2):
        page.skip_to("Go")
        while page.text("#kind") == "Go":
            page.run(2)
        page.press("#back")
        page.press("#back")
    skip_all(page)
    assert page.page.evaluate("Record.fits(plan, keep.read(recordName()))")
    first = session_of(page).steps[0]
    assert first.sets_done == 1
    assert first.seconds == steps_of(short)[0].work_seconds // first.sets


def test_answers_survive_a_reload_and_can_be_given_again(visit: Open, known: str) -> None:
    page = visit(known)
    page.start()
    page.run(60)
    skip_all(page)
    answer(page, "3")
    page.page.reload()
    assert page.text("#done-title") == "Done"
    assert page.text("#asked-title") == "How hard was it?"
    assert page.page.is_hidden("#take-back"), "nothing is left to go back to"
    before = session_of(page)
    skip_questions(page)
    page.press("#ask-again")
    answer(page, "8")
    skip_questions(page)
    assert (before.pain_after, session_of(page).pain_after) == (3, 8)
    assert session_of(page).id == before.id
    assert session_of(page).steps == before.steps


def test_a_reload_loses_nothing_that_was_done(visit: Open, known: str, short: Routine) -> None:
    page = visit(known)
    page.begin("#start")
    answer(page, "6", of="#before")
    second = steps_of(short)[1].name
    while page.text("#name") != second:
        page.run(5)
    page.page.reload()
    skip_all(page)
    session = session_of(page)
    assert session.pain_before == 6
    assert session.steps[0].sets_done == session.steps[0].sets


def test_nothing_is_left_once_the_end_was_left(visit: Open, known: str) -> None:
    page = visit(known)
    page.start()
    page.press("#hurts")
    page.press("#places [value=nerve]")
    page.press("#leave-out")
    skip_all(page)
    answer(page, "7")
    assert "nerve" in page.page.evaluate("JSON.stringify(sessionStorage)")
    page.press("#to-list")
    assert set(page.page.evaluate("Object.values(sessionStorage)")) == {"null", '"none"'}  # no sign was so
    assert page.page.evaluate("localStorage.length") == 0
    page.page.reload()
    assert page.page.is_visible("#overview")
    assert page.text("#start") == "Start"


def test_each_session_is_one_of_its_own(visit: Open, known: str) -> None:
    page = visit(known)
    ids = set()
    for _ in range(3):
        page.start()
        skip_all(page)
        ids.add(session_of(page).id)
        ids.add(session_of(page).id)
        page.press("#to-list")
    assert len(ids) == 3


def test_the_line_is_copied_where_a_browser_does_that(visit: Open, known: str) -> None:
    page = visit(known)
    page.page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { globalThis.clipboard = text; }; }",
    )
    page.start()
    skip_all(page)
    page.press("#copy-line")
    page.page.wait_for_function("document.getElementById('handed').textContent === 'The line is copied.'")
    assert page.page.is_hidden("#line")
    assert read_line(page.page.evaluate("clipboard")) == session_of(page)


NOON, NIGHT = datetime(2026, 12, 31, 12, 30), datetime(2026, 12, 31, 1, 30)  # noqa: DTZ001 (where the page is)


@pytest.mark.parametrize(("now", "day"), [(NOON, "2027-01-01"), (NIGHT, "2026-12-31")])
def test_the_reminder_is_a_calendars_and_says_nothing_of_a_body(
    visit: Open, known: str, short: Routine, now: datetime, day: str
) -> None:
    page = visit(known, timezone_id="America/St_Johns")
    page.page.clock.set_system_time(f"{now.isoformat()}-03:30")
    page.start()
    skip_all(page)
    with page.page.expect_download() as download:
        page.press("#remind")
    assert download.value.suggested_filename == "hipcoach-reminder.ics"
    content = Path(download.value.path()).read_bytes()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(0 < len(line) <= 75 and b"\n" not in line and line.isascii() for line in lines)
    calendar = Calendar.from_ical(content)
    assert {"VERSION", "PRODID"} <= set(calendar)
    (event,) = (part for part in calendar.walk() if isinstance(part, Event))
    assert event.errors == []
    assert event["SUMMARY"] == "hipcoach: how is it this morning?"
    assert event.start.isoformat() == f"{day}T08:00:00", "eight o'clock wherever one is"
    assert isinstance(event.DTSTAMP, datetime)
    assert event.DTSTAMP.tzinfo is not None
    assert str(event["UID"]).endswith("@hipcoach")
    told = content.decode().lower()
    for word in (*short.request.symptoms, *(step.exercise for step in steps_of(short)), "pain", "hurt", "hip "):
        assert word not in told


STATE: dict[str, Any] = {
    "id": "1b4e28ba-2fa1-4ed2-883f-0016d3cca427",
    "started": "2026-11-27T07:05:00+01:00",
    "ended": "2026-11-27T07:15:00+01:00",
    "ends": "done",
    "before": 3,
    "after": None,
    "effort": None,
    "asked": 1,
    "done": [],
    "hurts": [["0", "nerve"]],
    "eased": [],
    "felt": {"0": "easy"},
}
JUNK: tuple[Any, ...] = (
    *(True, -1, 0.5, 11, "", "1", "x", {}, [None], ["0/0//1/1"], [[0]], [["0", "x"]], [["99", None]], [["0", None, 1]]),
    *([99], ["0"], [[]], {"0": "hard"}, {"99": "easy"}, {"0": None}, {"toString": "easy"}, "<b>", [0, 0]),
    *([["0", None]] * 3, "2026-11-27", "2026-99-27T07:05:00+01:00"),
)
HARMLESS: tuple[tuple[str, Any], ...] = (("asked", 11), ("hurts", {}), ("felt", {}))


def test_whatever_a_tab_was_made_to_keep_of_what_was_done_the_page_opens_and_works(visit: Open, known: str) -> None:
    page = visit(known)
    fits = "(state) => Record.fits(plan, state)"
    assert page.page.evaluate(fits, STATE)
    assert page.page.evaluate(fits, STATE | {"ended": None, "ends": None})
    hostile = [{**STATE, name: value} for name in STATE for value in JUNK if (name, value) not in HARMLESS]
    hostile += [{key: value for key, value in STATE.items() if key != name} for name in STATE]
    hostile += [{**STATE, "ends": None}, {**STATE, "ended": None}, {**STATE, "ends": "hurt", "hurts": []}]
    believed = [state for state in hostile if page.page.evaluate(fits, state)]
    assert believed == []
    kept: tuple[Any, ...] = (*hostile[::40], 1, "x", [], None)
    for state in kept:
        page.page.evaluate("(state) => sessionStorage.setItem(`${plan.id}-record`, JSON.stringify(state))", state)
        page.page.reload()
        page.start()
        skip_all(page)
        assert session_of(page).id != STATE["id"]
        page.press("#to-list")


def test_what_a_record_has_beside_what_it_keeps_is_let_go(visit: Open, known: str) -> None:
    page = visit(known)
    hostile = STATE | {"plan": {}, "works": [], "entries": 1, "places": 1, "__proto__": {"x": 1}}
    page.page.evaluate("(state) => sessionStorage.setItem(`${plan.id}-record`, JSON.stringify(state))", hostile)
    page.page.reload()
    assert page.text("#done-title") == "Done"
    assert session_of(page).id == STATE["id"]


@pytest.mark.parametrize("size", SIZES)
def test_every_question_is_seen_with_all_its_answers(visit: Open, long_html: str, size: str) -> None:
    page = visit(long_html, size)
    page.begin("#start")
    in_window = """(selector) => [...document.querySelectorAll(selector)].every((button) => {
        const box = button.getBoundingClientRect();
        const found = document.elementFromPoint(box.x + box.width / 2, box.bottom - 4);
        return box.height >= 60 && box.width >= 44 && found === button;
    })"""
    assert page.page.evaluate(in_window, "#before button")
    answer(page, "0", of="#before")
    page.run(90)
    skip_all(page)
    seen = 0
    while page.page.is_visible("#asked"):
        assert page.page.evaluate(in_window, "#answers button"), page.text("#asked-title")
        assert page.fits
        answer(page, "Skip")
        seen += 1
    assert seen >= 3


def test_the_keyboard_alone_answers(visit: Open, known: str) -> None:
    page = visit(known)

    def press(*keys: str) -> None:
        for key in keys:
            page.page.evaluate("guard.since = -Infinity")
            page.page.keyboard.press(key)

    page.page.focus("#start")
    press("Enter")
    page.page.focus("#none-of-these")
    press("Enter", "Tab", "Tab", "Enter")
    assert page.page.is_visible("#player")
    skip_all(page)
    press("Tab", "Enter")
    assert page.page.evaluate("document.activeElement.textContent") == "How hard was it?"
    press("Shift+Tab")
    session = session_of(page)
    assert (session.pain_before, session.pain_after) == (1, 0)
