"""What a physiotherapist and a runner, who had not made them, found on the sixty basic sheets, and how it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import advice_ids, ids_of, routine_for, steps_of

from hipcoach.coach import Request

if TYPE_CHECKING:
    from hipcoach.coach import Coach, Routine
    from hipcoach.coach.routine import Step


def sheet(coach: Coach, symptom: str, minutes: int) -> Routine:
    """One of the sixty."""
    return routine_for(coach, Request(symptoms=(symptom,), minutes=minutes))


def doses(coach: Coach, symptom: str, minutes: int) -> dict[str, tuple[int, int]]:
    """Sets and repetitions (or seconds held) of every exercise of one of the sixty."""
    return {step.exercise: _dose(step) for step in steps_of(sheet(coach, symptom, minutes))}


def _dose(step: Step) -> tuple[int, int]:
    return step.dose.rounds * step.dose.sets, step.dose.reps or step.dose.hold_seconds or 0


def said(routine: Routine, id_: str) -> str:
    """One piece of advice; empty where it is not given."""
    return next((note.text for note in routine.advice if note.id == id_), "")


@pytest.mark.parametrize("minutes", [8, 12, 20, 30, 45])
def test_a_sore_outer_hip_has_two_tens_of_each_at_most(coach: Coach, minutes: int) -> None:
    given = doses(coach, "outer-hip", minutes)
    assert given["belt-isometric-abduction"] == (2, 10)
    for exercise in ("glute-bridge", "side-step", "small-squat"):
        sets, reps = given.get(exercise, (0, 0))
        assert sets * reps <= 20, exercise
    assert "prone-heel-squeeze" not in given


def test_five_minutes_for_a_sore_outer_hip_open_with_a_roll_and_the_press(coach: Coach) -> None:
    """The roll keeps rotation first; nothing is done between it and the press."""
    five = sheet(coach, "outer-hip", 5)
    assert ids_of(five)[:2] == ["supine-leg-roll", "belt-isometric-abduction"]
    assert five.phases[0].title == "Explore the range"


@pytest.mark.parametrize("minutes", [5, 8, 12, 20, 30, 45])
def test_presses_twice_a_day_stand_in_the_rhythm(coach: Coach, minutes: int) -> None:
    routine = sheet(coach, "outer-hip", minutes)
    assert "evening" in said(routine, "how-often")
    assert advice_ids(routine).count("how-often") == 1
