"""What getting from one step to the next takes: standing up, lying down, turning over, fetching things."""

from __future__ import annotations

from functools import lru_cache

from hipcoach.catalogue.exercise import Exercise
from hipcoach.vocabulary import BARE_EQUIPMENT, UPRIGHT_POSITIONS, Equipment, Position

SAME_POSITION_SECONDS = 5
"""To begin where one is."""
TURN_SECONDS = 10
"""To another position at the same height: from the back onto the front, or from a chair to standing."""
UP_OR_DOWN_SECONDS = 20
"""Down to the floor, or up from it."""
FETCH_SECONDS = 10
"""To fetch what the step before did not need."""

TELLING_SECONDS = 15
"""To be told how to lie and how to move, or to read it: some 200 letters, as fast as a voice speaks."""

Kit = frozenset[Equipment]


def kit_of(exercise: Exercise, at_hand: Kit) -> Kit:
    """What has to be fetched for an exercise; floor and wall are always there."""
    return _first_at_hand(exercise.equipment, at_hand) - BARE_EQUIPMENT


def things_of(exercise: Exercise, at_hand: Kit) -> Kit:
    """What an exercise is done with, the floor aside."""
    return _first_at_hand(exercise.equipment, at_hand) - {"floor"}


@lru_cache(maxsize=4096)
def _first_at_hand(kits: tuple[tuple[Equipment, ...], ...], at_hand: Kit) -> Kit:
    """The first set that is at hand. Asked twice for each step of a session; few exercises need anything."""
    return next((kit for kit in map(frozenset[Equipment], kits) if kit <= at_hand), frozenset())


def setup_seconds(before: Exercise | None, exercise: Exercise, at_hand: Kit) -> int:
    """Seconds from the end of the step before, if there is one, to the first movement of this one.

    As long as it takes to get there or, where an exercise has something to say, to be told.
    """
    things = kit_of(exercise, at_hand) - (kit_of(before, at_hand) if before else frozenset())
    getting_there = _SECONDS[distance(before.position, exercise.position)] if before else TURN_SECONDS
    return max(getting_there, TELLING_SECONDS if exercise.say else 0) + (FETCH_SECONDS if things else 0)


_SECONDS = {0: SAME_POSITION_SECONDS, 1: TURN_SECONDS, 2: UP_OR_DOWN_SECONDS}


def distance(a: Position, b: Position) -> int:
    """0 where one stays; 1 for another position at the same height; 2 for getting up or down."""
    if a == b:
        return 0
    return 1 if (a in UPRIGHT_POSITIONS) == (b in UPRIGHT_POSITIONS) else 2
