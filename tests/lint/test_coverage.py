"""How many exercises there are for each motion, method and position, by what they need."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from hipcoach.catalogue.exercise import Exercise
from hipcoach.lint.coverage import coverage
from hipcoach.vocabulary import METHODS, MOTIONS, POSITIONS

Make = Callable[..., Exercise]


@pytest.fixture
def make(start: dict[str, dict[str, Any]]) -> Make:
    """The starting folder's exercise (active, supine, for flexion and extension, on the floor), but for these."""
    return lambda **fields: Exercise.model_validate_json(json.dumps(start["exercises"] | fields))


def counted(*exercises: Exercise) -> dict[tuple[str, str, str], tuple[int, int, int]]:
    """The rows in which there is something."""
    return {row[:3]: row[3:] for row in coverage(exercises) if any(row[3:])}


def test_every_motion_method_and_position_has_its_row(make: Make) -> None:
    for rows in (coverage([]), coverage([make()])):
        assert [row[:3] for row in rows] == [(m, how, p) for m in MOTIONS for how in METHODS for p in POSITIONS]
        assert len(rows) == 6 * 9 * 8
    assert not any(any(row[3:]) for row in coverage([]))


def test_an_exercise_counts_for_its_primary_motion(make: Make) -> None:
    assert counted(make()) == {("flexion", "active", "supine"): (1, 0, 0)}
    assert counted(make(motions=["extension", "flexion"])) == {("extension", "active", "supine"): (1, 0, 0)}


def test_cars_count_for_each_motion_that_they_train(make: Make) -> None:
    assert counted(make(method="cars", position="standing")) == {
        ("flexion", "cars", "standing"): (1, 0, 0),
        ("extension", "cars", "standing"): (1, 0, 0),
    }


@pytest.mark.parametrize(
    ("equipment", "count"),
    [
        ([["floor"]], (1, 0, 0)),
        ([["wall", "floor"]], (1, 0, 0)),
        ([["band"], ["chair"], ["wall"]], (1, 0, 0)),
        ([["floor", "towel"]], (0, 1, 0)),
        ([["box"], ["chair", "pillow", "belt"]], (0, 1, 0)),
        ([["floor", "band"]], (0, 0, 1)),
        ([["band"], ["chair", "ball"]], (0, 0, 1)),
    ],
)
def test_the_easiest_kit_says_what_an_exercise_needs(
    make: Make, equipment: list[list[str]], count: tuple[int, int, int]
) -> None:
    assert counted(make(equipment=equipment)) == {("flexion", "active", "supine"): count}


def test_exercises_of_one_row_add_up(make: Make) -> None:
    assert counted(make(), make(), make(equipment=[["belt"]]), make(equipment=[["band"]]), make(position="prone")) == {
        ("flexion", "active", "supine"): (2, 1, 1),
        ("flexion", "active", "prone"): (1, 0, 0),
    }
