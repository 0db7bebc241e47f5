"""The form of an arrow."""

from __future__ import annotations

import math

from hipcoach.figures.hull import Flat

_HEAD = 4.8
"""Length of the head, in units."""
_WING = 0.55
"""Half its width, as a share of its length."""


def shaft_and_head(points: tuple[Flat, ...]) -> tuple[list[Flat], list[Flat]]:
    """The shaft, shortened by the head; and the head's three corners, the tip first."""
    tip = points[-1]
    index = len(points) - 1
    while index > 0 and math.dist(points[index], tip) < _HEAD:
        index -= 1
    back = points[index]
    whole = math.dist(back, tip) or 1.0
    ahead = ((tip[0] - back[0]) / whole, (tip[1] - back[1]) / whole)
    foot = (tip[0] - ahead[0] * _HEAD, tip[1] - ahead[1] * _HEAD)
    wing = (-ahead[1] * _HEAD * _WING, ahead[0] * _HEAD * _WING)
    neck = (tip[0] - ahead[0] * _HEAD * 0.9, tip[1] - ahead[1] * _HEAD * 0.9)
    shaft = [*points[: index + 1], neck]
    return shaft, [tip, (foot[0] + wing[0], foot[1] + wing[1]), (foot[0] - wing[0], foot[1] - wing[1])]
