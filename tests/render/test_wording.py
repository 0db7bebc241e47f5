from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.dose import TempoPart
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.routine import Step, StepDose, StepResult
from hipcoach.render import as_json, wording
from hipcoach.vocabulary import Side


@pytest.fixture
def step(routine: Routine) -> Step:
    return dataclasses.replace(routine.phases[0].steps[0])


_STRETCH = "Stretch 2:00 min, let go 15 s."
LOWER_AND_LIFT = [TempoPart(part="lower", seconds=3), TempoPart(part="lift", seconds=2)]


def dosed(**fields: Any) -> StepDose:
    """One set on both sides together, without rest, unless said otherwise."""
    usual: dict[str, Any] = dict.fromkeys(("reps", "seconds_per_rep", "hold_seconds", "effort"))
    usual |= {"tempo": [], "sets": 1, "rest_seconds": 0, "directions": 1, "sides": 1, "extra_sets": 0, "rounds": 1}
    return StepDose(**usual | {"one_side_first": False} | fields)


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
        (dosed(sets=2, hold_seconds=20, rounds=2), [], "2 × 20 s, each round"),
        (dosed(hold_seconds=300), [], "5:00 min"),
        (dosed(reps=8, seconds_per_rep=5, tempo=LOWER_AND_LIFT, sides=2), ["left", "right"], "8 reps, each side"),
        (dosed(hold_seconds=99), [], "99 s"),
        (dosed(hold_seconds=100), [], "1:40 min"),
        (
            dosed(sets=2, hold_seconds=30, sides=2, extra_sets=1),
            ["right", "left"],
            "2 × 30 s, each side, one more set on the right",
        ),
    ],
)
def test_doses_in_words(step: Step, dose: StepDose, sides: list[Side], said: str) -> None:
    assert wording.dose(dataclasses.replace(step, dose=dose, side_order=sides)) == said


@pytest.mark.parametrize(
    ("parts", "effort", "said"),
    [
        (LOWER_AND_LIFT, None, "Lower 3 s, lift 2 s."),
        ([], "half effort at first", "Half effort at first."),
        (LOWER_AND_LIFT, "half effort at first", "Lower 3 s, lift 2 s; half effort at first."),
        ([TempoPart(part="stretch", seconds=120), TempoPart(part="let-go", seconds=15)], None, _STRETCH),
        ([], None, None),
    ],
)
def test_how_fast_and_how_hard_in_words(
    step: Step, parts: list[TempoPart], effort: str | None, said: str | None
) -> None:
    dose = dosed(hold_seconds=5, tempo=parts, effort=effort)
    assert wording.manner(dataclasses.replace(step, dose=dose)) == said


def test_a_result_that_is_too_long_for_two_lines_says_what_a_difference_means(step: Step) -> None:
    def short(usual: str) -> str | None:
        result = StepResult(usual=usual, difference="Ten degrees count.", caveat="No.")
        return wording.meaning_in_short(dataclasses.replace(step, result=result))

    assert short("u" * 120 + ".") == "u" * 120 + ". Ten degrees count."
    assert short("u" * 121 + ".") == "Ten degrees count."
    assert wording.meaning_in_short(dataclasses.replace(step, result=None)) is None


def test_what_was_asked_for_is_emphasised_but_no_reason(coach: Coach) -> None:
    answer = coach.recommend(Request(symptoms=("hamstring",), focus="extension"))
    assert isinstance(answer, Routine)
    assert "extension" in wording.emphasis(answer)
    assert wording.whys(answer)
    assert "This is what was asked for." not in wording.whys(answer)
    assert {"asked-for", "hamstring-internal-rotation"} <= {emphasis.rule for emphasis in answer.emphasis}
    assert len({tuple(emphasis) for emphasis in json.loads(as_json.result(answer))["emphasis"]}) == 1


def test_an_emphasis_that_no_step_serves_is_not_shown_and_stays_in_json(routine: Routine) -> None:
    (turned_in,) = [each for each in routine.emphasis if each.target == "internal_rotation"]
    lost = dataclasses.replace(turned_in, target="glide", because="No step glides.")
    both = dataclasses.replace(routine, emphasis=[lost, turned_in])
    assert wording.emphasis(both) == ["internal rotation"]
    assert wording.whys(both) == [turned_in.because]
    assert [each["target"] for each in json.loads(as_json.result(both))["emphasis"]] == ["glide", "internal_rotation"]


def test_circles_serve_no_motion(routine: Routine) -> None:
    phases = [phase for phase in routine.phases if all(step.method == "cars" for step in phase.steps)]
    assert phases
    for target, shown in (("cars", ["CARs"]), (phases[0].steps[0].motions[0], [])):
        one = dataclasses.replace(routine.emphasis[0], target=target)
        assert wording.emphasis(dataclasses.replace(routine, phases=phases, emphasis=[one])) == shown


@pytest.mark.parametrize(("rounds", "said"), [(1, "2:05"), (2, "2 rounds · 2:05")])
def test_rounds_are_said_at_the_phase(routine: Routine, rounds: int, said: str) -> None:
    assert wording.phase_extent(dataclasses.replace(routine.phases[0], rounds=rounds, seconds=125)) == said


def test_a_second_look_is_said_at_the_step(routine: Routine, step: Step) -> None:
    looked = dataclasses.replace(step, again_seconds=25, seconds=60)
    assert wording.extent(routine, looked).endswith(" · again at the end, 20 s · 1:00")
    assert "again" not in wording.extent(routine, dataclasses.replace(step, again_seconds=0))


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
