from __future__ import annotations

import dataclasses
import json

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.routine import Step, StepDose
from hipcoach.render import as_json, wording
from hipcoach.vocabulary import Side


@pytest.fixture
def step(routine: Routine) -> Step:
    return dataclasses.replace(routine.phases[0].steps[0])


@pytest.mark.parametrize(
    ("dose", "sides", "said"),
    [
        (StepDose(1, 8, 4, None, 0, 1, 1, 0), [], "8 reps of 4 s"),
        (StepDose(3, 10, 4, None, 0, 1, 2, 0), ["left", "right"], "3 × 10 reps of 4 s, each side"),
        (StepDose(2, None, None, 30, 0, 1, 1, 0), ["right"], "2 × 30 s, right side only"),
        (StepDose(1, 4, 6, None, 0, 2, 2, 0), ["left", "right"], "4 reps of 6 s each way, each side"),
        (StepDose(1, None, None, 20, 0, 2, 1, 0), [], "20 s each way"),
        (StepDose(1, None, None, 300, 0, 1, 1, 0), [], "5:00 min"),
        (StepDose(1, None, None, 99, 0, 1, 1, 0), [], "99 s"),
        (StepDose(1, None, None, 100, 0, 1, 1, 0), [], "1:40 min"),
        (StepDose(2, None, None, 30, 0, 1, 2, 1), ["right", "left"], "2 × 30 s, each side, one set more right"),
    ],
)
def test_doses_in_words(step: Step, dose: StepDose, sides: list[Side], said: str) -> None:
    assert wording.dose(dataclasses.replace(step, dose=dose, side_order=sides)) == said


def test_what_was_asked_for_is_emphasised_but_no_reason(coach: Coach) -> None:
    answer = coach.recommend(Request(symptoms=("hamstring",), focus="flexion"))
    assert isinstance(answer, Routine)
    assert "flexion" in wording.emphasis(answer)
    assert wording.whys(answer)
    assert "This is what was asked for." not in wording.whys(answer)
    assert {"asked-for", "hamstring-internal-rotation"} <= {emphasis.rule for emphasis in answer.emphasis}
    assert len({tuple(emphasis) for emphasis in json.loads(as_json.result(answer))["emphasis"]}) == 1


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        ("glute-bridge", "2-4 × 8-12 reps of 4 s, both sides together"),
        ("standing-hip-cars", "2-5 reps of 8 s, each way, each side"),
        ("supine-figure-four-stretch", "2-4 × 15-60 s, each side"),
        ("supine-march", "1-3 × 8-12 reps of 4 s, alternating"),
    ],
)
def test_ranges_in_words(catalogue: Catalogue, exercise: str, said: str) -> None:
    assert wording.dose_range(catalogue.exercise[exercise]) == said


def test_kits(catalogue: Catalogue) -> None:
    assert wording.kits(catalogue.exercise["reverse-clamshell"]) == "pillow, or pillow and band"
