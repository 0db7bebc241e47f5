"""A plan of weeks on paper."""

from __future__ import annotations

import io
import re
import sys
from typing import Any

import pytest
from hostile import poisoned
from pypdf import PageObject, PdfReader
from weeks_ahead import hip_month, weeks_of

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Request
from hipcoach.coach.plan import Plan
from hipcoach.errors import MissingExtraError
from hipcoach.render.letterhead import Letterhead
from hipcoach.render.plan import wording
from hipcoach.render.plan.as_pdf import plan_pdf
from hipcoach.render.plan.gathered import days_with, exercises

A4, LETTER = (595, 842), (612, 792)
FOOT = 36
"""Points above the lower edge of a sheet, where its foot is."""


@pytest.fixture(scope="session")
def month(coach: Coach) -> Plan:
    return hip_month(coach)


@pytest.fixture(scope="session")
def running(coach: Coach) -> Plan:
    return weeks_of(coach, Request(symptoms=("it-band",)), programme="return-to-running", weeks=6)


@pytest.fixture(scope="session")
def printed(running: Plan, figures: dict[str, Figure]) -> bytes:
    return plan_pdf(running, figures, "a4", Letterhead("Ana", "Koa", "Slowly."))


def pages_of(content: bytes) -> list[str]:
    """The words of each sheet."""
    return [_plain(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("- ", "-")


def places_on(page: PageObject) -> dict[str, float]:
    """How high above the sheet's lower edge each text stands, in points."""
    places: dict[str, float] = {}

    def seen(text: str, matrix: list[float], of_text: list[float], *_: Any) -> None:
        if text.strip():
            places[_plain(text)] = matrix[5] + matrix[3] * of_text[5]

    page.extract_text(visitor_text=seen)
    return places


def test_the_first_sheet_has_the_weeks_and_what_to_know(running: Plan, printed: bytes) -> None:
    first, second, *_ = pages_of(printed)
    for text in (running.title, wording.dates(running), *wording.conditions(running), wording.first_note(running)):
        assert _plain(text) in first
    for week in running.weeks:
        for text in (wording.week_heading(week), week.text, week.goes_up or "", week.days[1].outside or ""):
            assert _plain(text) in first
        for day in week.days:
            assert f"{' '.join(wording.date_parts(day))} {wording.kind_word(day)}" in first
    for text in (*running.sessions[0].routine.stop_signs, "Ana", "Koa", "Slowly."):
        assert _plain(text) in first
    assert "Session A" not in first
    assert "Session A" in second


@pytest.mark.slow
def test_each_session_stands_once_with_a_row_for_each_date(running: Plan, printed: bytes) -> None:
    words = " ".join(pages_of(printed)[1:])
    parts = re.split(r"Session [A-Z]+, \d+ min ", words)[1:]
    assert len(parts) == len(running.sessions)
    for session, part in zip(running.sessions, parts, strict=True):
        rows = part[: part.index(session.routine.phases[0].title)]
        assert sorted(re.findall(r"[A-Z][a-z]{2} \d+ [A-Z][a-z]+", rows)) == sorted(
            wording.day_heading(day) for day in days_with(running, session)
        )
        for step in session.routine.steps:
            assert _plain(step.name) in part
            assert _plain(step.cue) in part


@pytest.mark.slow
def test_how_an_exercise_goes_stands_once(running: Plan, printed: bytes) -> None:
    words = " ".join(pages_of(printed))
    every = [each for each in exercises(running) if each.sessions]
    for each in every:
        assert words.count(_plain(each.step.steps[1])) == sum(one.step.steps[1] == each.step.steps[1] for one in every)


def test_it_is_tagged_and_each_figure_says_what_it_shows(running: Plan, printed: bytes) -> None:
    reader = PdfReader(io.BytesIO(printed))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == running.title


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_a_month_of_fourteen_sessions_fits_on_eighteen_sheets(
    month: Plan, figures: dict[str, Figure], paper: str, size: tuple[int, int]
) -> None:
    pages = PdfReader(io.BytesIO(plan_pdf(month, figures, paper))).pages
    assert len(pages) <= 18
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == size


@pytest.mark.slow
def test_no_heading_stands_alone_at_a_sheets_foot(coach: Coach, month: Plan, figures: dict[str, Figure]) -> None:
    hamstring = weeks_of(coach, Request(symptoms=("hamstring",)), weeks=8)
    for plan in (month, hamstring):
        titles = {re.escape(phase.title) for session in plan.sessions for phase in session.routine.phases}
        alone = "|".join([r"Session [A-Z]+, \d+ min [^0-9]{0,200}", *(rf"{title} [\d:]+ " for title in titles)])
        for paper in ("a4", "letter"):
            for page in pages_of(plan_pdf(plan, figures, paper)):
                assert not re.search(f"(?:{alone})A coach.s rules held", page)


@pytest.mark.slow
def test_a_date_for_every_day_of_sixteen_weeks_stays_on_one_sheet(coach: Coach, figures: dict[str, Figure]) -> None:
    circles = weeks_of(coach, programme="daily-circles", weeks=16)
    for day in circles.days:
        day.session = "A"
    content = plan_pdf(circles, figures, "letter")
    (number,) = [number for number, sheet in enumerate(pages_of(content)) if "Session A" in sheet]
    places = places_on(PdfReader(io.BytesIO(content)).pages[number])
    for day in circles.days:
        assert places[wording.day_heading(day)] > FOOT


@pytest.mark.slow
def test_without_figures_it_is_a_plan_too(running: Plan) -> None:
    assert running.sessions[0].routine.steps[0].name in " ".join(pages_of(plan_pdf(running, {}, "a4")))


def test_the_same_bytes_twice(running: Plan, figures: dict[str, Figure], printed: bytes) -> None:
    assert plan_pdf(running, figures, "a4", Letterhead("Ana", "Koa", "Slowly.")) == printed


@pytest.mark.slow
def test_hostile_texts_are_words_and_nothing_else(running: Plan, figures: dict[str, Figure]) -> None:
    hostile = poisoned(running, re.compile(r"[a-z0-9_:-]*|[A-Z]{1,2}"))
    told: list[str] = []
    words = " ".join(pages_of(plan_pdf(hostile, figures, "a4", lacking=told.append)))
    assert "#eval(7 * 191)" in words
    assert "<script>" in words
    assert "1337" not in words


def test_without_the_extra_it_says_how_to_add_it(running: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError):
        plan_pdf(running, {}, "a4")
