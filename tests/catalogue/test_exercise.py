from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.dose import IDLE_SHARE, idle_seconds
from hipcoach.catalogue.exercise import Exercise, Say
from hipcoach.vocabulary import METHODS, MOTIONS, POSITIONS, SideUse

EXERCISE: dict[str, Any] = {
    "id": "bridge",
    "name": "Bridge",
    "motions": ["extension", "abduction"],
    "method": "strength",
    "position": "supine",
    "equipment": [["floor"]],
    "sides": "both",
    "dose": {"sets": [2, 4], "reps": [8, 12], "seconds_per_rep": 4, "rest_seconds": 15},
    "cue": "Press through the heels.",
    "steps": ["Lie on your back.", "Lift the hips."],
    "felt": "the buttocks",
    "closed_angle": "nothing folds hard",
    "quiet": ["spine"],
    "hip_flexion_deg": 50,
    "crosses_midline": False,
    "sources": ["book"],
}


def exercise(**changes: Any) -> Exercise:
    return Exercise.model_validate_json(json.dumps(EXERCISE | changes))


@pytest.mark.parametrize(("sides", "count"), [("each", 2), ("both", 1), ("alternating", 1)])
def test_only_each_side_in_turn_doubles_a_dose(sides: str, count: int) -> None:
    assert exercise(sides=sides).side_count == count
    assert len(get_args(SideUse)) == 3


def test_the_primary_motion_stands_first() -> None:
    assert exercise(motions=["flexion", "extension"]).primary_motion == "flexion"


def test_seconds_count_for_the_method_and_but_for_cars_the_primary_motion() -> None:
    assert exercise(motions=["flexion", "extension"], method="stretch").counted_targets == {"stretch", "flexion"}
    assert exercise(motions=["flexion", "extension"], method="cars").counted_targets == {"cars"}


def test_most_of_the_time_is_work_at_every_dose() -> None:
    hold = {"sets": [1, 2], "hold_seconds": [20, 30], "rest_seconds": 22}
    with pytest.raises(ValidationError, match="at 2 sets of 20 only 40 of 62 seconds are work"):
        exercise(dose=hold)
    assert exercise(dose=hold | {"rest_seconds": 21}).dose.rest_seconds == 21


def test_a_third_and_a_little_of_the_time_may_be_rest() -> None:
    dose = {"sets": 2, "hold_seconds": 13, "rest_seconds": 14}
    read = exercise(dose=dose)
    assert idle_seconds(read.dose, 2, 1, "supine") == IDLE_SHARE * 40


def test_work_is_weighed_for_both_sides_and_from_the_smallest_dose() -> None:
    with pytest.raises(ValidationError, match="at 1 sets of 4 only 8 of 13 seconds are work"):
        exercise(sides="each", dose={"sets": 1, "hold_seconds": [4, 60]})
    assert IDLE_SHARE * (10 + 5) >= 5
    assert exercise(sides="each", dose={"sets": 1, "hold_seconds": [5, 60]}).side_count == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"cue": "x" * 91},
        {"steps": ["One."]},
        {"steps": ["x"] * 6},
        {"steps": ["One.", "x" * 141]},
        {"hip_flexion_deg": -1},
        {"hip_flexion_deg": 151},
        {"hip_flexion_deg": 30.5},
        {"crosses_midline": 0},
        {"motions": []},
        {"equipment": []},
        {"equipment": ["floor"]},
        {"sources": []},
        {"easier": ["x" * 61]},
        {"aliases": [""]},
        {"motions": ["bending"]},
        {"method": "jump"},
        {"position": "hanging"},
        {"equipment": [["reformer"]]},
        {"sides": "left"},
        {"quiet": ["nose"]},
        {"cautions": [{"id": "pregnant", "how": "avoid", "note": "no"}]},
        {"cautions": [{"id": "knee", "how": "maybe", "note": "no"}]},
        {"cautions": [{"id": "knee", "how": "avoid"}]},
    ],
)
def test_a_field_out_of_its_bounds_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        exercise(**changes)
    assert {problem["loc"][0] for problem in caught.value.errors()} == set(changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"cue": "x" * 90},
        {"steps": ["x" * 140] * 5},
        {"hip_flexion_deg": 0},
        {"hip_flexion_deg": 150},
        {"equipment": [["wall", "pillow"], ["couch"]]},
        {"quiet": []},
        {"cautions": [{"id": "knee", "how": "modify", "note": "Kneel on a pillow."}]},
    ],
)
def test_a_field_at_its_bound_is_taken(changes: dict[str, Any]) -> None:
    assert exercise(**changes).id == "bridge"


@pytest.mark.parametrize("field", sorted(EXERCISE))
def test_no_field_of_the_sample_may_be_missing(field: str) -> None:
    rest = {name: value for name, value in EXERCISE.items() if name != field}
    with pytest.raises(ValidationError, match="Field required"):
        Exercise.model_validate_json(json.dumps(rest))


@pytest.mark.parametrize(("field", "words"), [("method", METHODS), ("position", POSITIONS)])
def test_every_word_of_the_vocabulary_is_taken(field: str, words: tuple[str, ...]) -> None:
    assert [getattr(exercise(**{field: word}), field) for word in words] == list(words)
    assert exercise(motions=list(MOTIONS)).motions == MOTIONS


SAY = {"start": "Lie on your back.", "move": "Lift the hips.", "finish": "Lower them and rest."}
RESULT = {"usual": "About level.", "difference": "Ten degrees count.", "caveat": "It is no diagnosis."}


def test_what_is_heard_and_what_a_test_means_may_be_left_out() -> None:
    read = exercise()
    assert (read.say, read.result) == (None, None)


def test_what_is_heard_has_a_start_a_move_and_a_finish_and_may_have_a_switch() -> None:
    assert exercise(say=SAY).say == Say(**SAY)
    assert exercise(sides="each", say=SAY | {"switch": "Roll over."}).say == Say(**SAY, switch="Roll over.")


@pytest.mark.parametrize(("field", "whole"), [("say", SAY), ("result", RESULT)])
def test_what_is_said_is_said_in_full(field: str, whole: dict[str, str]) -> None:
    assert exercise(**{field: whole})
    for part in whole:
        with pytest.raises(ValidationError, match="Field required"):
            exercise(**{field: {key: text for key, text in whole.items() if key != part}})
        with pytest.raises(ValidationError, match=r"at most 1[27]0"):
            exercise(**{field: whole | {part: "a" * 171}})
