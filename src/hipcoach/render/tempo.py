"""A repetition in time: where its figure is between its first picture and its last, and what is done when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipcoach.coach.routine import StepDose

PRESS = "press"
"""The part of a tempo in which one pushes and nothing moves: the arrow of the push is shown in it."""
_STAYS = frozenset({"hold", "stretch", PRESS})
"""Parts at whose end the body is at the end of the movement."""
_EASES = "ease"
"""The part that leads back to the start."""
_THERE_SECONDS = 3.0
"""The longest that somebody takes to get into what is held."""

Knot = tuple[float, float]
"""Seconds from the beginning, and the share of the motion: 0 its first picture, 1 its last."""


@dataclass(frozen=True)
class Beat:
    """One repetition, or one hold."""

    path: list[Knot]
    """Where the figure is; between two knots it moves evenly, after the last it stays."""
    presses: list[tuple[float, float]]
    """From when until when one pushes; empty where the tempo does not say."""
    parts: list[tuple[float, str]]
    """When each part of the tempo begins, and its word."""


def beat_of(dose: StepDose) -> Beat:
    """A dose's repetition or hold."""
    starts, at = list[tuple[float, str]](), 0.0
    presses = []
    for part in dose.tempo:
        starts.append((at, part.part))
        if part.part == PRESS:
            presses.append((at, at + part.seconds))
        at += part.seconds
    return Beat(_path(dose), presses, starts)


def _path(dose: StepDose) -> list[Knot]:
    whole = float(dose.seconds_per_rep or dose.hold_seconds or 0)
    if not dose.reps:
        return [(0.0, 0.0), (min(_THERE_SECONDS, whole / 4), 1.0)]
    if not dose.tempo:
        return [(0.0, 0.0), (whole / 2, 1.0), (whole, 0.0)]
    knots, at, share = [(0.0, 0.0)], 0.0, 0.0
    for part in dose.tempo:
        after = 1.0 if part.part in _STAYS else 0.0 if part.part == _EASES else 1.0 - share
        arrived = min(_THERE_SECONDS, part.seconds / 2) if part.part in _STAYS else part.seconds
        knots += [(at + arrived, after), (at + part.seconds, after)]
        at, share = at + part.seconds, after
    return knots
