"""A routine on one screen."""

from __future__ import annotations

from typing import Any

import pytest
from built_in import built_in
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from strategies import requests

from hipcoach.coach import Coach, Request, Routine, request_from
from hipcoach.render import wording
from hipcoach.render.letterhead import BLANK
from hipcoach.render.signs import flags_shown, in_brief
from hipcoach.render.text.brief import brief_text
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.text import clock

ROWS = 24
"""Of the smallest terminal that is usual; the shell's prompt takes one."""
COACH = Coach(built_in())


def flat(text: str) -> str:
    return " ".join(text.split())


def routine_for(symptom: str, **options: Any) -> Routine:
    routine = COACH.recommend(request_from(COACH.catalogue, symptoms=[symptom], **options))
    assert isinstance(routine, Routine)
    return routine


@pytest.mark.slow
@given(request=requests(built_in()), width=st.sampled_from([24, 40, 60, 80, 100, 200]), why=st.booleans())
@settings(max_examples=150)
def test_no_step_and_no_safety_line_is_ever_left_out(request: Request, width: int, why: bool) -> None:
    routine = COACH.recommend(request)
    if not isinstance(routine, Routine):
        return
    text = brief_text(routine, Capabilities(width=width), BLANK, why=why)
    assert max(map(cell_len, text.splitlines())) <= max(width, 24)
    told = flat(text)
    for phase in routine.phases:
        for step in phase.steps:
            assert flat(step.name) in told
            assert flat(wording.dose(step)) in told
            assert clock(step.seconds) in told
            assert all(flat(change) in told for change in step.changed)
    for sign in (
        *routine.stop_signs_in_brief,
        *in_brief(flags_shown(routine)),
        *wording.to_be_looked_at(routine),
    ):
        assert flat(sign) in told
    for note in routine.advice:
        assert not note.first or flat(note.text) in told
        assert not note.brief or flat(note.brief) in told


@pytest.mark.parametrize("symptom", sorted(built_in().symptom))
def test_ten_minutes_fit_on_the_smallest_screen(symptom: str) -> None:
    text = brief_text(routine_for(symptom, minutes=10), Capabilities(), BLANK)
    assert len(text.splitlines()) < ROWS


def test_what_a_sign_advises_is_whole() -> None:
    routine = routine_for("hip-pain", flags=["bone-stress:advice"])
    text = flat(brief_text(routine, Capabilities(), BLANK))
    assert [flat(look.text) in text for look in routine.look_at] == [True]


def test_the_reasons_are_numbered_and_listed() -> None:
    text = brief_text(routine_for("hamstring"), Capabilities(), BLANK, why=True)
    assert "Why: [1]" in text
    assert "[1] " in text.split("Why these")[1]
    assert "--why" not in text
