"""The built-in figures: each exercise has one, and nothing that can be measured is wrong with it."""

from __future__ import annotations

import math
from typing import Any, get_args

import pytest
from built_in import built_in
from figure_measure import faults
from strategies import made

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.figure import Figure, Prop
from hipcoach.figures.hull import Flat
from hipcoach.figures.scene import Scene
from hipcoach.vocabulary import EQUIPMENT

EXERCISES = {exercise.id: exercise for exercise in built_in().exercises}
every_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
circles = pytest.mark.parametrize(
    "exercise", [each for each in EXERCISES.values() if each.method == "cars"], ids=lambda each: each.id
)
Way = tuple[Flat, Flat]
_KINDS: tuple[str, ...] = get_args(Prop.model_fields["is_"].annotation)


@pytest.fixture(scope="module")
def scenes(figures: dict[str, Figure]) -> dict[str, Scene]:
    return {id_: Scene(figure) for id_, figure in figures.items()}


def test_every_exercise_is_drawn_and_nothing_else(catalogue: Catalogue, figures: dict[str, Figure]) -> None:
    assert set(figures) == set(catalogue.exercise)


@pytest.mark.sweep
@every_exercise
def test_nothing_floats_sinks_overreaches_passes_through_or_bends_backwards(
    exercise: Exercise, figures: dict[str, Figure]
) -> None:
    assert faults(figures[exercise.id]) == []


@circles
def test_a_circle_is_drawn_in_three_or_four_stages_and_closed(exercise: Exercise, figures: dict[str, Figure]) -> None:
    figure = figures[exercise.id]
    assert figure.layout == "panels"
    assert 3 <= len(figure.frames) <= 4
    assert figure.closed


@pytest.mark.sweep
@circles
def test_every_stage_of_a_circle_is_another(exercise: Exercise, scenes: dict[str, Scene]) -> None:
    panels = scenes[exercise.id].panels
    assert len({panel.shapes for panel in panels}) == len(panels)


@pytest.mark.sweep
@every_exercise
def test_there_are_at_most_four_panels(exercise: Exercise, scenes: dict[str, Scene]) -> None:
    assert 1 <= len(scenes[exercise.id].panels) <= 4


@pytest.mark.sweep
@every_exercise
def test_both_legs_are_in_colour_where_both_work_at_once(exercise: Exercise, figures: dict[str, Figure]) -> None:
    assert figures[exercise.id].colour == ("both" if exercise.sides == "both" else "working")


def test_all_equipment_can_be_drawn() -> None:
    assert set(EQUIPMENT) - {"floor"} <= set(_KINDS)


@pytest.mark.sweep
@every_exercise
def test_the_equipment_named_first_is_drawn(exercise: Exercise, figures: dict[str, Figure]) -> None:
    drawn = {prop.is_ for prop in figures[exercise.id].props}
    assert set(exercise.equipment[0]) - {"floor"} <= drawn


@pytest.mark.sweep
@every_exercise
def test_nothing_is_drawn_that_the_exercise_does_not_name(exercise: Exercise, figures: dict[str, Figure]) -> None:
    named = {thing for kit in exercise.equipment for thing in kit}
    assert {prop.is_ for prop in figures[exercise.id].props} <= named


@pytest.mark.sweep
@every_exercise
def test_an_arrow_says_what_to_do(exercise: Exercise, scenes: dict[str, Scene]) -> None:
    """Everywhere but where one only breathes, or holds what a single picture shows."""
    scene = scenes[exercise.id]
    arrows = [arrow for panel in scene.panels for arrow in panel.arrows]
    assert arrows or exercise.method in ("breathe", "isometric", "stretch")
    assert arrows or len(scene.frames) == 1


@pytest.mark.sweep
@every_exercise
def test_every_tracked_point_has_an_arrow_from_where_it_was_to_where_it_is(
    exercise: Exercise, scenes: dict[str, Scene]
) -> None:
    """Somewhere: in a panel that it does not move to, or hardly, it has none."""
    scene = scenes[exercise.id]
    for name in scene.figure.track:
        places = [scene.camera.flat(frame.skeleton.point(name)) for frame in scene.frames]
        if scene.figure.layout == "ghost":
            ends = [(places[0], places[-1])]
        else:
            ends = [(places[index - 1], place) for index, place in enumerate(places)]
        arrows = [
            [(arrow.points[0], arrow.points[-1]) for arrow in panel.arrows if not arrow.press] for panel in scene.panels
        ]
        assert any(_is_one(way, drawn) for way, drawn in zip(ends, arrows, strict=True)), name


def _is_one(way: Way, drawn: list[Way]) -> bool:
    return any(math.dist(way[0], each[0]) < 0.5 and math.dist(way[1], each[1]) < 0.5 for each in drawn)


# --- The measure itself


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ({"shift": [0, 0, -5]}, "under the floor"),
        ({"working": {"rests": "foot", "level": 90}}, "from what it rests on"),
        ({"working": {"hand": {"at": [90, 0, 0]}}}, "hand is"),
        ({"working": {"foot": {"at": [90, 0, 0]}}}, "foot is"),
        ({"working": {"hip": [0, -30, 0]}}, "passes"),
    ],
)
def test_what_is_wrong_is_measured(frame: dict[str, Any], said: str) -> None:
    def drawn(frame: dict[str, Any]) -> Figure:
        return made(Figure, id="a", position="standing", view=[0, 0], frames=[frame])

    assert faults(drawn({})) == []
    assert [each for each in faults(drawn(frame)) if said in each]
