from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable

import pytest
from built_in import built_in
from hostile import MARK, poisoned

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, NothingLeft, Outcome, Referral, Request, Routine, request_from
from hipcoach.coach.outcome import EMERGENCY
from hipcoach.render import as_page, drawn_ahead, figure_svg

LARGEST = 600_000
"""Bytes of a page of twelve minutes."""


@pytest.fixture(scope="session")
def page(routine: Routine, figures: dict[str, Figure]) -> str:
    return as_page.outcome(routine, figures)


def words_of(page: str) -> str:
    """What is read, without scripts, styles and drawings."""
    bare = re.sub(r"<(script|style|svg).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def test_every_step_can_be_read_without_its_script(routine: Routine, page: str) -> None:
    words = words_of(page)
    for phase in routine.phases:
        for step in phase.steps:
            for text in (step.name, step.cue, *step.steps, step.felt, step.closed_angle, step.because[0].because):
                assert text in words
    for text in (*routine.stop_signs, routine.red_flags[0].question, *(note.text for note in routine.advice)):
        assert text in words
    for easier in routine.easier:
        assert easier.name in words


def test_stop_signs_come_before_the_first_step(routine: Routine, page: str) -> None:
    words = words_of(page)
    assert words.index(routine.stop_signs[0]) < words.index(routine.phases[0].steps[0].cue)


def test_each_exercise_is_drawn_once(routine: Routine, page: str) -> None:
    exercises = {step.exercise for phase in routine.phases for step in phase.steps}
    exercises |= {step.exercise for step in routine.easier}
    assert page.count('<div class="figure"><svg') == len(exercises)


def test_a_routine_without_figures_is_a_page_too(routine: Routine) -> None:
    page = as_page.outcome(routine, {})
    assert "<svg" not in page
    assert "<use" not in page
    assert routine.phases[0].steps[0].cue in words_of(page)


@pytest.mark.slow
@pytest.mark.parametrize("symptom", built_in().symptom)
def test_twelve_minutes_stay_small(page_for: Callable[[str], tuple[Routine, str]], symptom: str) -> None:
    _, page = page_for(symptom)
    assert len(page.encode()) <= LARGEST


@pytest.mark.slow
@pytest.mark.parametrize("symptom", built_in().symptom)
def test_twelve_minutes_with_equipment_stay_small(coach: Coach, figures: dict[str, Figure], symptom: str) -> None:
    equipment = ["box", "band", "block", "couch", "ball", "stick", "table", "weight"]
    answer = coach.recommend(request_from(coach.catalogue, symptoms=[symptom], equipment=equipment))
    assert len(as_page.outcome(answer, figures).encode()) <= LARGEST


def test_nothing_is_fetched_and_nothing_foreign_runs(page: str) -> None:
    assert re.findall(r"""(?:src|href|url|@import)\s*[=(](?!"#still-)""", page) == []
    assert set(re.findall(r"https?://[^\"'\s<)]+", page)) == {"http://www.w3.org/2000/svg"}
    assert re.findall(r"<[^>]+\s(?:style|on\w+)=", page) == []


def policy_of(page: str) -> dict[str, list[str]]:
    (content,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    parts = (part.split() for part in html.unescape(content).split(";"))
    return {name: values for name, *values in parts}


def test_the_policy_allows_its_own_script_and_styles_and_no_origin(page: str) -> None:
    def hashes(tag: str) -> set[str]:
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}

    policy = policy_of(page)
    assert set(policy["script-src"]) == hashes("script")
    assert set(policy["style-src"]) == hashes("style")
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert set(policy) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}


def test_a_refusal_has_no_script_and_no_routine(referral: Referral, nothing_left: NothingLeft) -> None:
    for result, text in ((referral, referral.referral.message), (nothing_left, "Every exercise was taken out")):
        page = as_page.outcome(result, {})
        assert text in words_of(page)
        assert EMERGENCY in words_of(page)
        assert "<script" not in page
        assert policy_of(page)["script-src"] == ["'none'"]


@pytest.mark.parametrize("words", ["stiff hips and a numb foot", "sore glutes", "ping pong"])
def test_words_that_are_not_clear_get_a_page_too(coach: Coach, words: str) -> None:
    answer = coach.answer(coach.read(Request(), words))
    assert not isinstance(answer, Routine)
    assert EMERGENCY in words_of(as_page.outcome(answer, {}))


def test_the_same_page_twice(
    routine: Routine, figures: dict[str, Figure], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn_ahead, "for_page", figure_svg.for_page)  # drawn anew
    assert as_page.outcome(routine, figures) == page


def test_texts_are_words_and_nothing_else(routine: Routine, figures: dict[str, Figure]) -> None:
    page = as_page.outcome(poisoned(routine), figures)
    assert page.count("<script") == 2
    assert html.escape(MARK, quote=False) in page
    assert MARK not in page
    assert not re.search("<(?:img|b onclick|meta http-equiv=refresh)", page)
    assert "1337" not in words_of(page)
    assert not re.search("[\x00-\x08\x0b-\x1f\u200f\u202e\u2066\u2028]", page)
    json.loads(re.findall(r'<script type="application/json" id="plan">(.*?)</script>', page, re.DOTALL)[0])


def test_hostile_refusals_are_words_too(coach: Coach, referral: Referral) -> None:
    results: list[Outcome] = [referral, coach.answer(coach.read(Request(), "ping pong"))]
    for result in results:
        page = as_page.outcome(poisoned(result), {})
        assert "<script" not in page
        assert "<img" not in page
