"""What an entry says of the hip, against its figure and its own words; and names that two exercises bear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.lint import check_paths

Entry = dict[str, Any]
Start = dict[str, Entry]
Found = Callable[..., list[str]]


@pytest.fixture
def changed(found: Found, start: Start) -> Callable[..., list[str]]:
    """What is found in the starting exercise with these fields, its figure's last frame with this working leg."""

    def told(leg: Entry | None = None, **fields: Any) -> list[str]:
        figure = start["figures"]
        if leg is not None:
            figure = figure | {"frames": [{"both": {"rests": "foot"}}, {"working": {"rests": "free", **leg}}]}
        return found(exercises=[start["exercises"] | fields], figures=[figure])

    return told


# --- flexion-contradicted


@pytest.mark.parametrize(("said", "drawn"), [(60, 51), (60, 69), (0, 9), (0, -30), (140, 131)])
def test_ten_degrees_are_no_contradiction(changed: Found, said: int, drawn: int) -> None:
    assert changed({"hip": [drawn, 0, 0], "knee": 0}, hip_flexion_deg=said) == []


@pytest.mark.parametrize(("said", "drawn"), [(60, 72), (60, 48), (0, 90), (120, 100)])
def test_more_is_one(changed: Found, said: int, drawn: int) -> None:
    [told] = changed({"hip": [drawn, 0, 0], "knee": 0}, hip_flexion_deg=said)
    assert told.endswith(
        f"exercise 'heel-slide', hip_flexion_deg: is {said}, but the figure bends a hip to {drawn} degrees; "
        "make one of them right [flexion-contradicted]"
    )


def test_a_guess_for_all_is_told(changed: Found) -> None:
    assert [line.rsplit(" ", 1)[1] for line in changed(hip_flexion_deg=90)] == ["[flexion-contradicted]"]


def test_a_new_figure_of_a_built_in_exercise_is_told_in_the_figures(found: Found, start: Start) -> None:
    [told] = found(figures=[start["figures"], start["figures"] | {"id": "prone-breathing"}])
    assert told.startswith("figures.yaml:")
    assert "figure 'prone-breathing', id: hip_flexion_deg of the exercise is 0, but the figure bends a hip" in told


def test_the_comment_of_an_entry_allows_it(own: Callable[..., Path], as_yaml: Found, start: Start) -> None:
    text = "".join(as_yaml([start["exercises"] | {"hip_flexion_deg": 90}]))
    folder = own(exercises=text + "  # hipcoach: allow flexion-contradicted\n", figures=[start["figures"]])
    assert check_paths([folder]) == []


# --- midline-contradicted


def test_a_figure_that_crosses_unsaid_is_told(changed: Found) -> None:
    [told] = changed({"hip": [60, -25, 0], "knee": 0})
    assert told.endswith(
        "crosses_midline: is false, but the figure shows a knee pass the midline; "
        "make one of them right [midline-contradicted]"
    )


def test_a_figure_that_does_not_cross_though_it_is_said_is_told(changed: Found) -> None:
    [told] = changed(crosses_midline=True)
    assert "is true, but the figure shows no knee pass the midline" in told


def test_a_figure_that_crosses_as_is_said_is_right(changed: Found) -> None:
    assert changed({"hip": [60, -25, 0], "knee": 0}, crosses_midline=True) == []


_SAY_NOTHING = (
    "Draw the thigh towards the shoulder on its own side, not across the body.",
    "Cross the working ankle over the other thigh, just above the knee.",
    "Swing the same foot in, across in front of the other shin.",
    "Lay the working shin across the top of the box.",
    "Bring the thigh in line with its own hip, and never across the midline.",
    "Keep the knee short of the midline. Lay an arm across the body.",
    "Stop before the knee moves over the other leg.",
    "The knee stays on its own side, and never over the other leg.",
    "Lift the knee. An arm lies across the body.",
)


@pytest.mark.parametrize("step", _SAY_NOTHING)
def test_words_that_cross_nothing(changed: Found, start: Start, step: str) -> None:
    assert changed(steps=[*start["exercises"]["steps"][:1], step]) == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Cross one leg over your body with the knee bent.", "Cross one leg over"),
        ("Bend your left leg and lower it across your body.", "leg and lower it across your body"),
        ("Cross the working leg behind the other leg.", "Cross the working leg behind"),
        ("Lift that leg straight up, a little past the midline.", "leg straight up, a little past the midline"),
        (
            "Draw the knee over to the other side, over the other leg.",
            "knee over to the other side, over the other leg",
        ),
    ],
)
def test_words_that_cross_are_told_where_the_entry_says_no(changed: Found, start: Start, step: str, said: str) -> None:
    [told] = changed(steps=[*start["exercises"]["steps"][:1], step])
    assert f"steps.1: says '{said}', but crosses_midline is false; make one of them right" in told


def test_the_name_and_the_cue_are_words_too(changed: Found) -> None:
    name, cue = changed(name="Knee across the body", cue="Cross the top leg over and stay there.")
    assert "name: says 'Knee across the body', but crosses_midline is false" in name
    assert "cue: says 'Cross the top leg over', but crosses_midline is false" in cue


def test_what_is_said_aloud_is_words_too(changed: Found, start: Start) -> None:
    [told] = changed(say=start["exercises"]["say"] | {"move": "Cross the top leg over and stay there."})
    assert "say.move: says 'Cross the top leg over', but crosses_midline is false" in told


# --- position-contradicted

_FIRST = {
    "supine": "Lie on your back, knees bent.",
    "prone": "Lie face down on the floor, forehead on your hands.",
    "side-lying": "Lie on your side, head on the lower arm.",
    "quadruped": "Kneel on the floor on hands and knees.",
    "standing": "Begin standing on one leg, holding a chair.",
    "seated": "Sit tall on a firm chair, feet flat.",
    "floor-sitting": "Sit on the floor, soles together.",
}


def _starting(start: Start, text: str) -> Entry:
    """The fields of the starting exercise that begins so, to be read and to be heard."""
    exercise = start["exercises"]
    return {"steps": [text, *exercise["steps"][1:]], "say": exercise["say"] | {"start": text}}


@pytest.mark.parametrize(("said", "step"), _FIRST.items())
def test_a_first_step_that_places_the_body_otherwise_is_told(
    changed: Found, start: Start, said: str, step: str
) -> None:
    position = "prone" if said == "supine" else "supine"
    told = changed(position=position, **_starting(start, step))
    assert [line.split(": ", 2)[2] for line in told] == [
        f"is {position}, but the first step says {said}; make one of them right [position-contradicted]",
        f"says {said}, but the position is {position}; make one of them right [position-contradicted]",
    ]


@pytest.mark.parametrize(("said", "step"), _FIRST.items())
def test_one_that_says_the_same_is_right(changed: Found, start: Start, said: str, step: str) -> None:
    assert changed(position=said, **_starting(start, step)) == []


@pytest.mark.parametrize(
    "step",
    [
        "Sit on the end of a sturdy table, then roll gently back until your back and head rest on it.",
        "Sit on the floor close to a chair, then lie back with your head and spine on the floor.",
        "Lie on your back or on your side, as you like.",
        "Put the belt round the working ankle.",
    ],
)
def test_a_step_that_names_two_positions_or_none_decides_nothing(changed: Found, start: Start, step: str) -> None:
    assert changed(position="supine", steps=[step, *start["exercises"]["steps"][1:]]) == []


# --- name-claimed-twice


def test_a_name_of_a_built_in_exercise_is_told(changed: Found) -> None:
    [told] = changed(name="Clam-Shell")
    assert told.endswith("name: is a name of 'clamshell' too; leave it to one of them [name-claimed-twice]")


def test_so_is_an_alias_that_is_an_id(changed: Found) -> None:
    [told] = changed(aliases=["heel push", "glute BRIDGE"])
    assert "aliases.1: is a name of 'glute-bridge' too" in told


def test_so_is_a_name_without_its_space(found: Found, start: Start) -> None:
    own = start["exercises"] | {"id": "own-frog", "name": "FrogStretch"}
    [told] = found(exercises=[start["exercises"], own])
    assert "exercise 'own-frog', name: is a name of 'frog-stretch' too" in told


def test_two_of_ones_own_are_told_at_the_later(found: Found, start: Start) -> None:
    two = start["exercises"] | {"id": "two", "name": "Two", "aliases": ["heel slide"]}
    [told] = found(exercises=[start["exercises"], two])
    assert "exercise 'two', aliases.0: is a name of 'heel-slide' too" in told


def test_one_exercise_may_bear_its_name_twice(changed: Found) -> None:
    assert changed(aliases=["Heel-slide", "heel slide"]) == []


def test_whoever_writes_a_built_in_exercise_anew_keeps_its_names(found: Found, start: Start) -> None:
    own = start["exercises"] | {"id": "clamshell", "name": "Clamshell"}
    [told] = found(exercises=[start["exercises"], own])
    assert told.endswith("[safety-weakened]")  # it has no more than the name of a clamshell
