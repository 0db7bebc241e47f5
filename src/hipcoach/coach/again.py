"""Exploring gets a purpose: the same look once more, after the circles, to see what has changed."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.coach.case import Case
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.moves import distance, setup_seconds

LOOK_SECONDS = 20
"""How long the second look takes."""
_GETTING_UP = 2


class Again(NamedTuple):
    """A step that is done once more."""

    line: DraftLine
    seconds: int
    """Getting into place included."""


def again_of(draft: Draft, case: Case) -> Again | None:
    """The first exploring step that rules let be done again, if one need not get up or down for it.

    It comes after the circles and before settling; where there are no circles, there is nothing to see.
    """
    if not case.effects.again:
        return None
    lines = [line for block in draft.blocks for line in block]
    moved = [line for line in lines if line.exercise.method != "breathe"]
    if not moved or not any(line.exercise.method == "cars" for line in lines):
        return None
    ids = case.picks.any_of(where for where, _ in case.effects.again)
    last, *settling = moved[-1:] + [line for line in lines if line.exercise.method == "breathe"]
    for line in moved[:-1]:
        position = line.exercise.position
        way = distance(last.exercise.position, position)
        away = distance(position, settling[0].exercise.position) if settling else 0
        if line.exercise.method == "explore" and line.exercise.id in ids and max(way, away) < _GETTING_UP:
            return Again(line, LOOK_SECONDS + setup_seconds(last.exercise, line.exercise, case.request.equipment))
    return None
