"""A plan of weeks as a page, read without a browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hostile import MARK, poisoned
from weeks_ahead import hip_month, weeks_of

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.render.handed_on import facts_of
from hipcoach.render.letterhead import Letterhead
from hipcoach.render.plan import wording
from hipcoach.render.plan.as_page import plan_page
from hipcoach.render.plan.gathered import exercises

PLAIN, EACH = 250_000, 30_000
"""Bytes that a page may have, and more for each different exercise."""
PLANS: dict[str, Callable[[Coach], Plan]] = {
    "month": hip_month,
    "hamstring": lambda coach: weeks_of(coach, Request(symptoms=("hamstring",)), weeks=8),
    "running": lambda coach: weeks_of(coach, Request(symptoms=("it-band",)), programme="return-to-running", weeks=6),
    "circles": lambda coach: weeks_of(coach, programme="daily-circles", weeks=1),
    "long": lambda coach: weeks_of(coach, Request(minutes=30), programme="hip-month", weeks=8),
}


@pytest.fixture(scope="session")
def month(coach: Coach) -> Plan:
    return hip_month(coach)


@pytest.fixture(scope="session")
def page(month: Plan, figures: dict[str, Figure]) -> str:
    return plan_page(month, figures, catalogue="0123456789abcdef")


def words_of(page: str) -> str:
    """What is read, without scripts, styles and drawings."""
    bare = re.sub(r"<(script|style|svg).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def given_to_the_script(page: str) -> Any:
    (text,) = re.findall(r'<script type="application/json" id="plan">(.*?)</script>', page, re.DOTALL)
    return json.loads(text)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_it_stays_small(coach: Coach, figures: dict[str, Figure], name: str) -> None:
    plan = PLANS[name](coach)
    assert len(plan_page(plan, figures).encode()) <= PLAIN + EACH * len(exercises(plan))


def test_each_exercise_is_drawn_once_and_written_once(month: Plan, page: str) -> None:
    every = exercises(month)
    assert len(every) < sum(len(session.routine.steps) for session in month.sessions)
    assert page.count('<div class="figure"><svg') == len(every)
    assert len(given_to_the_script(page)["motions"]) == len(every)
    read = html.unescape(page[: page.index("<script")])
    for each in every:
        assert f'id="exercise-{each.step.exercise}"' in page
        assert read.count(f"<li>{each.step.steps[0]}</li>") == sum(
            one.step.steps[0] == each.step.steps[0] for one in every
        )


def test_every_day_leads_to_its_session(month: Plan, page: str) -> None:
    for day in month.days:
        (cell,) = re.findall(rf'<li class="day {day.kind}" id="day-{day.number}">(.*?)</li>', page, re.DOTALL)
        said = words_of(cell)
        assert said.startswith(f"{wording.weekday(day)} {' '.join(wording.date_parts(day))} {wording.kind_word(day)}")
        assert re.findall('href="#([^"]+)"', cell) == ([f"session-{day.session}"] if day.session else [])
    assert {f'id="session-{session.label}"' in page for session in month.sessions} == {True}


def test_all_links_lead_to_something(page: str) -> None:
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r' id="([^"]+)"', page))


def test_all_of_it_can_be_read_without_its_script(month: Plan, page: str) -> None:
    words = words_of(page)
    for week in month.weeks:
        assert wording.week_heading(week) in words
        assert week.text in words
        assert week.why[0].because in words
    for text in (wording.dates(month), wording.first_note(month), *wording.conditions(month), month.summary):
        assert text in words
    for session in month.sessions:
        assert wording.session_heading(session) in words
        for step in (*session.routine.steps, *session.routine.easier):
            for text in (step.name, step.cue, *step.steps, step.felt, step.closed_angle):
                assert text in words
        for note in session.routine.advice:
            assert note.text in words


def test_what_a_week_asks_for_before_more_stands_in_it(coach: Coach, figures: dict[str, Figure]) -> None:
    running = PLANS["running"](coach)
    words = words_of(plan_page(running, figures))
    for week, following in zip(running.weeks, [*running.weeks[1:], None], strict=True):
        end = words.index(wording.week_heading(following)) if following else len(words)
        own = words[words.index(wording.week_heading(week)) : end]
        assert not week.goes_up or week.goes_up in own
        assert week.days[1].outside is not None
        assert week.days[1].outside in own


def test_stop_signs_and_questions_come_before_any_session(month: Plan, page: str) -> None:
    words = words_of(page)
    first = words.index("The weeks at a glance")
    for session in month.sessions:
        routine = session.routine
        assert all(text in words[:first] for text in (*routine.stop_signs, *routine.stop_signs_in_brief))
        assert routine.red_flags[0].question in words[:first]


def test_the_script_has_each_session_with_its_own_id_and_facts(month: Plan, page: str) -> None:
    given = given_to_the_script(page)
    assert [one["label"] for one in given["sessions"]] == [session.label for session in month.sessions]
    assert len({given["id"], *(one["id"] for one in given["sessions"])}) == len(month.sessions) + 1
    for one, session in zip(given["sessions"], month.sessions, strict=True):
        assert one["facts"] == facts_of(session.routine, "0123456789abcdef")
    assert [(day["date"], day["session"]) for day in given["days"]] == [(day.date, day.session) for day in month.days]


def test_another_plan_keeps_its_sessions_under_other_ids(coach: Coach, page: str) -> None:
    other = given_to_the_script(plan_page(weeks_of(coach, programme="hip-month", weeks=3), {}))
    ids = {one["id"] for one in given_to_the_script(page)["sessions"]}
    assert not ids & {one["id"] for one in other["sessions"]}


def test_only_its_own_script_and_styles_may_run(page: str) -> None:
    assert page.count("<script") == 2
    assert "default-src 'none'; script-src 'sha256-" in html.unescape(page)
    assert set(re.findall(r"https?://[^\"'\s<)]+", page)) == {"http://www.w3.org/2000/svg"}
    assert re.findall(r"<[^>]+\s(?:style|on\w+)=", page) == []


def test_it_has_its_letterhead(month: Plan, figures: dict[str, Figure]) -> None:
    words = words_of(plan_page(month, figures, Letterhead("Ana", "Koa", "Slowly.")))
    assert all(text in words for text in ("For: Ana", "From: Koa", "Note: Slowly."))


def test_without_figures_it_is_a_page_too(month: Plan) -> None:
    page = plan_page(month, {})
    assert "<svg" not in page
    assert "<use" not in page
    assert month.sessions[0].routine.steps[0].cue in words_of(page)


def test_the_same_page_twice(month: Plan, figures: dict[str, Figure], page: str) -> None:
    assert plan_page(month, figures, catalogue="0123456789abcdef") == page


@pytest.mark.slow
def test_hostile_texts_are_words_and_nothing_else(month: Plan, figures: dict[str, Figure], page: str) -> None:
    hostile = plan_page(poisoned(month, re.compile(r"[a-z0-9_:-]*|[A-Z]{1,2}")), figures)
    assert hostile.count("<script") == 2
    assert html.escape(MARK, quote=False) in hostile
    assert MARK not in hostile
    assert not re.search("<(?:img|b onclick|meta http-equiv=refresh)", hostile)
    assert not re.search("[\x00-\x08\x0b-\x1f\u200f\u202e\u2066\u2028]", hostile)
    scripts = [re.findall(r"<script>(.*?)</script>", one, re.DOTALL) for one in (hostile, page)]
    assert scripts[0] == scripts[1], "no text of the data is in the script"
    given_to_the_script(hostile)
