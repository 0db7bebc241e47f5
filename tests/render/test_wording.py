from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.routine import Step, StepDose
from hipcoach.render import as_json, wording
from hipcoach.vocabulary import Side


@pytest.fixture
def step(routine: Routine) -> Step:
    return dataclasses.replace(routine.phases[0].steps[0])


def dosed(**fields: int) -> StepDose:
    """One set on both sides together, without rest, unless said otherwise."""
    none: dict[str, Any] = dict.fromkeys(("reps", "seconds_per_rep", "hold_seconds"))
    return StepDose(**none | {"sets": 1, "rest_seconds": 0, "directions": 1, "sides": 1, "extra_sets": 0} | fields)


@pytest.mark.parametrize(
    ("dose", "sides", "said"),
    [
        (dosed(reps=8, seconds_per_rep=4), [], "8 reps of 4 s"),
        (dosed(sets=3, reps=10, seconds_per_rep=4, sides=2), ["left", "right"], "3 × 10 reps of 4 s, each side"),
        (dosed(sets=2, hold_seconds=30), ["right"], "2 × 30 s, right side only"),
        (
            dosed(reps=4, seconds_per_rep=6, directions=2, sides=2),
            ["left", "right"],
            "4 reps of 6 s each way, each side",
        ),
        (dosed(hold_seconds=20, directions=2), [], "20 s each way"),
        (dosed(hold_seconds=300), [], "5:00 min"),
        (dosed(hold_seconds=99), [], "99 s"),
        (dosed(hold_seconds=100), [], "1:40 min"),
        (
            dosed(sets=2, hold_seconds=30, sides=2, extra_sets=1),
            ["right", "left"],
            "2 × 30 s, each side, one set more right",
        ),
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
