"""A plan of weeks in a real browser: which day it is, any day's session, and what the tab keeps of each."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import poisoned
from pypdf import PdfReader
from visiting import SIZES, Open, Visit, violations
from weeks_ahead import hip_month, weeks_of

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.diary import DoneSession
from hipcoach.render.handed_on import facts_of
from hipcoach.render.plan import wording
from hipcoach.render.plan.as_page import plan_page

pytestmark = pytest.mark.slow  # a browser

VERSION = "0123456789abcdef"
PHONES = SIZES | {"narrow": (360, 640)}
SCREENSHOTS = Path(__file__).parent / "screenshots"


@pytest.fixture(scope="session")
def month(coach: Coach) -> Plan:
    return hip_month(coach)


@pytest.fixture(scope="session")
def month_html(month: Plan, figures: dict[str, Figure]) -> str:
    return plan_page(month, figures, catalogue=VERSION)


@pytest.fixture(scope="session")
def running_html(coach: Coach, figures: dict[str, Figure]) -> str:
    return plan_page(weeks_of(coach, Request(symptoms=("it-band",)), programme="return-to-running", weeks=6), figures)


@pytest.fixture
def on(visit: Open) -> Callable[..., Visit]:
    """Open a plan on a day, as clocks in Berlin show it."""

    def opened(html: str, date: str, time: str = "18:00", size: str = "phone", **context: Any) -> Visit:
        one = visit(html, size if size in SIZES else "phone", timezone_id="Europe/Berlin", **context)
        width, height = PHONES[size]
        one.page.set_viewport_size({"width": width, "height": height})
        one.page.clock.set_system_time(f"{date}T{time}:00+01:00")
        one.page.reload()
        one.requests[:] = [one.address]
        return one

    return opened


def marked(page: Visit) -> list[str]:
    """The days that are marked as today."""
    ids: list[str] = page.page.evaluate("[...document.querySelectorAll('[aria-current=date]')].map((day) => day.id)")
    return ids


def names_in(plan: Plan, label: str) -> list[str]:
    return [step.name for step in plan.session(label).routine.steps]


@pytest.mark.parametrize("time", ["00:05", "18:00", "23:55"])
def test_todays_session_is_one_tap_away(month: Plan, month_html: str, on: Callable[..., Visit], time: str) -> None:
    page = on(month_html, "2026-12-01", time)
    assert page.text("#start") == "Today: Out to the side, 12 min"
    assert page.text("#today") == "Today is Tue 1 December, day 2 of 28."
    assert marked(page) == ["day-2"]
    assert "today" in page.text("#day-2")
    assert "today" not in page.text("#day-3")
    page.start()
    assert page.text("#name") == names_in(month, "B")[0]


def test_what_is_done_beside_the_session_is_said_today(running_html: str, on: Callable[..., Visit]) -> None:
    page = on(running_html, "2026-12-01")
    assert "Beside the session: Run 3 minutes and walk 2, easy" in page.text("#today")


def test_a_free_day_says_so_and_names_the_next_session(month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-06")
    assert page.text("#today") == (
        "Today is Sun 6 December, day 7 of 28: a free day. Next: Mon 7 December: Monday recovery, 11 min"
    )
    assert page.page.is_hidden("#start")
    page.press("#today a")
    assert page.page.is_visible("#session-F details .row >> nth=0")


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (
            "2026-11-29",
            "This plan begins on Mon 30 November. Its first session: Mon 30 November: Monday recovery, 12 min",
        ),
        ("2026-12-27", "Today is Sun 27 December, day 28 of 28: a free day. No session comes after it in this plan."),
        ("2026-12-28", "This plan ended on Sun 27 December."),
        ("2027-12-01", "This plan ended on Sun 27 December."),
    ],
)
def test_before_it_begins_and_after_it_ends(month_html: str, on: Callable[..., Visit], date: str, said: str) -> None:
    page = on(month_html, date)
    assert page.text("#today").strip() == said
    assert page.page.is_hidden("#start")
    assert page.page.is_visible("#session-B .begins")


def test_a_day_goes_by_while_the_page_is_open(month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01", "23:55")
    page.page.clock.set_system_time("2026-12-02T07:00:00+01:00")
    page.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.text("#start") == "Today: Hip circles (CARs), 5 min"
    assert marked(page) == ["day-3"]


def test_the_session_of_day_nine_is_played_kept_and_handed_on(
    month: Plan, month_html: str, on: Callable[..., Visit]
) -> None:
    day = month.days[8]
    assert day.session is not None
    page = on(month_html, "2026-12-01")
    page.press(f"#day-{day.number} a")
    page.start(f"#session-{day.session} .begins")
    names = names_in(month, day.session)
    assert page.text("#name") == names[0]
    assert page.page.evaluate("[...new Set(plan.steps.map((step) => step.name))]") == list(dict.fromkeys(names))
    page.skip_to("Go")
    page.run(3)
    page.page.reload()
    assert page.page.is_visible("#player")
    assert (page.text("#name"), page.text("#kind")) == (names[0], "Go")
    page.press("#list")
    heading = wording.session_heading(month.session(day.session))
    assert page.text("#start") == f"Go on: {heading}"
    page.page.reload()
    page.start()
    while page.page.is_visible("#player"):
        page.run(5)
    assert page.text("#done-title") == "Done"
    page.page.reload()
    assert page.text("#done-title") == "Done", "the end is found again too"
    with page.page.expect_download() as download:
        page.press("#save-file")
    session = json.loads(Path(download.value.path()).read_bytes())
    DoneSession.model_validate(session)
    routine = month.session(day.session).routine
    assert {"catalogue": session["catalogue"], "routine": session["routine"]} == facts_of(routine, VERSION)
    assert [step["exercise"] for step in session["steps"]] == [step.exercise for step in routine.steps]
    assert all(step["sets_done"] == step["sets"] for step in session["steps"])
    page.press("#to-list")
    assert page.text("#start") == "Today: Out to the side, 12 min"
    assert set(page.page.evaluate("Object.values(sessionStorage)")) <= {"null", '"none 2026-12-01"', '"B"'}
    page.requests[:] = [page.address]


def test_two_sessions_that_were_begun_do_not_mix(month: Plan, month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01")
    page.start()
    page.skip_to("Go")
    first = page.page.evaluate("player.session.state()")
    page.press("#list")
    page.start("#session-D .begins")
    assert page.text("#name") == names_in(month, "D")[0]
    for _ in range(4):
        page.press("#skip")
    second = page.page.evaluate("player.session.state()")
    page.press("#list")
    assert [page.text(f"#session-{label} .begins") for label in "BCD"] == [
        *("Go on with session B", "Start session C", "Go on with session D")
    ]
    page.start("#session-B .begins")
    assert page.page.evaluate("player.session.state()") == first
    page.press("#list")
    page.start("#session-D .begins")
    assert page.page.evaluate("player.session.state()") == second != first
    page.press("#list")
    page.start("#again")
    assert page.text("#name") == names_in(month, "D")[0]
    assert page.page.evaluate("player.session.at") == 0


def test_a_sign_that_is_so_closes_every_session(month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01")
    page.press("#session-D .begins")
    page.press("#gate [value='0']")
    assert page.page.is_visible("#refused")
    page.page.reload()
    assert page.page.is_visible("#refused")
    assert page.page.is_hidden("#overview")


def test_the_signs_are_asked_again_on_another_day(month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01")
    page.start()
    page.press("#list")
    page.press("#session-D .begins")
    assert page.page.is_hidden("#gate")
    page.page.keyboard.press("Escape")
    page.page.clock.set_system_time("2026-12-02T07:00:00+01:00")
    page.press("#session-D .begins")
    assert page.page.is_visible("#gate")


@pytest.mark.parametrize("kept", ['"Z"', '"b"', "1", "[]", "{}", "null", "x"])
def test_whatever_a_tab_was_made_to_keep_today_is_offered(month_html: str, on: Callable[..., Visit], kept: str) -> None:
    page = on(month_html, "2026-12-01")
    page.page.evaluate("(text) => sessionStorage.setItem(CHOSEN, text)", kept)
    page.page.reload()
    assert page.text("#start") == "Today: Out to the side, 12 min"
    page.requests[:] = [page.address]


def test_a_session_has_its_own_advice_at_its_end(month: Plan, month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01")
    own = "Other wishes came first"
    for label in "BA":
        page.start(f"#session-{label} .begins")
        while page.page.is_visible("#player"):
            page.press("#skip")
        has_it = any(note.text.startswith(own) for note in month.session(label).routine.advice)
        assert (own in page.text("#done-advice")) is has_it, label
        assert "What to watch" in page.text("#done-advice")
        page.press("#to-list")


def test_the_keyboard_reaches_a_days_session(month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01")
    page.page.focus("#day-4 a")
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.closest('.session').id") == "session-D"
    assert page.page.is_visible("#session-D .row >> nth=0")


def test_the_list_shows_the_exercise_one_is_at(month: Plan, month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01")
    page.start()
    page.press("#list")
    first = month.session("B").routine.steps[0].exercise
    assert page.page.evaluate("document.querySelector('article.here').id") == f"exercise-{first}"


def test_without_scripts_a_day_leads_to_its_session(month: Plan, month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01", java_script_enabled=False)
    for label in ("B", "M"):
        page.page.evaluate(f"location.hash = 'session-{label}'")
        for summary in page.page.locator(f"#session-{label} summary").all():
            summary.click()
        words = page.text(f"#session-{label}")
        assert all(name in words for name in names_in(month, label))
    page.page.click("#day-4 a")
    assert page.page.url.endswith("#session-D")
    for id_ in ("start", "settings", "today"):
        assert page.page.locator(f"#{id_}").is_hidden()
    page.requests[:] = [page.address]


def _hurt_twice(page: Visit) -> None:
    page.start()
    page.hurt_twice("long-side", "nerve")


SCREENS: dict[str, Callable[[Visit], None]] = {
    "overview": lambda _: None,
    "session": lambda page: page.press("#day-2 a"),
    "exercise": lambda page: page.press("#session-B .row a >> nth=0"),
    "player": lambda page: page.start(),
    "enough": _hurt_twice,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation_of_a_plan(
    month_html: str, tools: Path, on: Callable[..., Visit], screen: str, scheme: str
) -> None:
    page = on(month_html, "2026-12-01", color_scheme=scheme, bypass_csp=True)
    if screen == "exercise":
        page.press("#day-2 a")
    SCREENS[screen](page)
    page.page.clock.resume()
    assert violations(page, tools) == []


@pytest.mark.parametrize("zoom", [1, 2])
@pytest.mark.parametrize("size", PHONES)
def test_a_plan_fits_every_window(running_html: str, on: Callable[..., Visit], size: str, zoom: int) -> None:
    page = on(running_html, "2026-12-01", size=size)
    page.page.evaluate(f"document.documentElement.style.fontSize = '{zoom * 100}%'")
    page.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.fits
    cut = page.page.evaluate(
        "[...document.querySelectorAll('.day > *')].filter((c) => c.scrollWidth > c.clientWidth + 1).length"
    )
    assert cut == 0
    heights = page.page.evaluate(
        "[...document.querySelectorAll('button, .day a')].filter((b) => b.checkVisibility()).map((b) => b.offsetHeight)"
    )
    assert min(heights) >= 60
    if zoom == 1:
        SCREENSHOTS.mkdir(exist_ok=True)
        page.page.screenshot(path=SCREENSHOTS / f"plan-{size}.png")


def test_hostile_texts_of_a_plan_run_nothing(month: Plan, figures: dict[str, Figure], on: Callable[..., Visit]) -> None:
    page = on(plan_page(poisoned(month, re.compile(r"[a-z0-9_:-]*|[A-Z]{1,2}")), figures), "2026-12-01")
    assert page.fits
    page.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.fits
    page.start()
    page.run(30)
    assert page.page.evaluate("typeof harmed") == "undefined"
    assert page.page.locator("#overview img, #player img").count() == 0


def test_it_prints_its_weeks_first_and_every_session(month: Plan, month_html: str, on: Callable[..., Visit]) -> None:
    page = on(month_html, "2026-12-01", color_scheme="dark")
    SCREENSHOTS.mkdir(exist_ok=True)
    content = page.page.pdf(format="A4", path=SCREENSHOTS / "printed-plan.pdf")
    sheets = [
        " ".join(sheet.extract_text().split()).replace("- ", "-") for sheet in PdfReader(io.BytesIO(content)).pages
    ]
    assert all(wording.week_heading(week) in sheets[0] + sheets[1] for week in month.weeks)
    words = " ".join(sheets)
    for session in month.sessions:
        assert wording.session_heading(session) in words
        for step in session.routine.steps:
            assert step.steps[0] in words
    for screen_only in ("While you move", "Start session", "This hurts", "Today:"):
        assert screen_only not in words
