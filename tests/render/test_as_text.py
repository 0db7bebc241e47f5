from __future__ import annotations

import copy

import pytest
from syrupy.assertion import SnapshotAssertion

from hipcoach.coach import Coach, NothingLeft, Outcome, Referral, Request, Routine
from hipcoach.coach.routine import Note
from hipcoach.render import as_text
from hipcoach.render.text.capabilities import Capabilities


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_routine_as_printed(routine: Routine, width: int, snapshot: SnapshotAssertion) -> None:
    assert as_text.outcome(routine, Capabilities(width=width)) == snapshot


def test_a_referral_as_printed(referral: Referral, snapshot: SnapshotAssertion) -> None:
    assert as_text.outcome(referral, Capabilities()) == snapshot


def test_nothing_left_as_printed(nothing_left: NothingLeft, snapshot: SnapshotAssertion) -> None:
    assert as_text.outcome(nothing_left, Capabilities()) == snapshot


@pytest.mark.parametrize("symptom", ["it-band", "stiffness", "weekend-recovery"])
def test_other_routines_as_printed(coach: Coach, symptom: str, snapshot: SnapshotAssertion) -> None:
    assert as_text.outcome(coach.recommend(Request(symptoms=(symptom,))), Capabilities()) == snapshot


def test_everything_that_must_be_on_the_wall_is_there(routine: Routine) -> None:
    text = " ".join(as_text.outcome(routine, Capabilities(width=400)).split())
    steps = [step for phase in routine.phases for step in phase.steps]
    for wanted in [*routine.stop_signs, *(flag.question for flag in routine.red_flags[:3])]:
        assert wanted in text
    for step in steps:
        assert step.name in text
        assert step.cue in text
        assert f"Felt: {step.felt}. Must not pinch: {step.closed_angle}." in text
        for reason in step.because:
            assert reason.because in text
    for note in routine.advice:
        assert note.text in text


def test_no_colour_and_ascii_are_kept(routine: Routine) -> None:
    assert "\x1b" not in as_text.outcome(routine, Capabilities())
    assert as_text.outcome(routine, Capabilities(ascii_only=True)).isascii()
    assert "\x1b[1m" in as_text.outcome(routine, Capabilities(colour="standard", terminal=True))


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/left]", ":leg:", "[link=file:///x]y[/link]", "\\[red]"])
def test_text_is_never_markup(routine: Routine, text: str) -> None:
    hostile: Outcome = copy.deepcopy(routine)
    assert isinstance(hostile, Routine)
    hostile.title = text
    hostile.phases[0].title = text
    hostile.phases[0].steps[0].cue = text
    hostile.advice.append(Note(id="x", text=text, source="x"))
    printed = as_text.outcome(hostile, Capabilities())
    assert printed.count(text) == 3
    assert text.upper() in printed
