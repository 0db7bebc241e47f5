"""How many exercises there are for what a session may ask for: motion, method, position, and what is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from hipcoach.catalogue.exercise import Exercise
from hipcoach.vocabulary import BARE_EQUIPMENT, HOME_EQUIPMENT, METHODS, MOTIONS, POSITIONS, Method, Motion, Position


class Coverage(NamedTuple):
    """Of one motion, method and position: how many exercises need no more than this."""

    motion: Motion
    method: Method
    position: Position
    bare: int
    """Floor and wall."""
    home: int
    """The things that a home has, too."""
    more: int
    """Something else."""


def coverage(exercises: Iterable[Exercise]) -> list[Coverage]:
    """One row for every motion, method and position, also where there is nothing.

    An exercise counts for its primary motion, as its seconds do; CARs, whose seconds count for no motion, for each that
    they train.
    """
    counts = {key: [0, 0, 0] for key in product(MOTIONS, METHODS, POSITIONS)}
    for exercise in exercises:
        counted = [motion for motion in exercise.motions if motion in exercise.counted_targets]
        for motion in counted or exercise.motions:
            counts[motion, exercise.method, exercise.position][_needs(exercise)] += 1
    return [Coverage(*key, *count) for key, count in counts.items()]


def _needs(exercise: Exercise) -> int:
    """0: floor and wall; 1: the things of a home; 2: something else."""
    kits = [set(kit) for kit in exercise.equipment]
    for number, at_hand in enumerate((BARE_EQUIPMENT, HOME_EQUIPMENT)):
        if any(kit <= at_hand for kit in kits):
            return number
    return 2
