"""Panels → a motion as numbers: outlines at some moments, between which a script draws all the others.

Each outline is the hull of circles, and a circle keeps its radius in an orthographic camera; so places are all that
changes. There are as many moments as it takes for a straight line between two of them to be near enough.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

from hipcoach.figures.hull import Circle
from hipcoach.figures.scene import Panel, Scene
from hipcoach.figures.shapes import Shape
from hipcoach.figures.svg import SCALE, Brush, arrow_paths, path_of

_NEAR_ENOUGH = 0.8
"""Units by which a circle may be off half-way between two moments; a body is 170 tall."""
_DEEPEST, _DEEPEST_FOR_ORDER = 4, 2
"""How often a way between two frames is halved; and because what is in front changes."""
_MANY = 6
"""A shape of more circles is told by its corners, always as many: how many a cap has depends on how it is seen."""
_CORNERS = 24
_DIRECTIONS = [(math.cos(turn), math.sin(turn)) for turn in (step * math.tau / _CORNERS for step in range(_CORNERS))]


class _Moment:
    """A picture on the way, and where the circles of its shapes are, which is asked for several times."""

    def __init__(self, at: float, panel: Panel) -> None:
        self.at = at
        """Share of the whole motion."""
        self.panel = panel

    @cached_property
    def circles(self) -> list[tuple[Circle, ...]]:
        """Of each shape."""
        return [_circles(shape) for shape in self.panel.shapes]

    @cached_property
    def places(self) -> dict[tuple[str, str], list[tuple[float, float]]]:
        """Where the circles of each part are; of parts with one name and paint, those of the last."""
        named = zip(self.panel.names, self.panel.shapes, self.circles, strict=True)
        return {(name, shape.paint): [(x, y) for x, y, _ in circles] for name, shape, circles in named}


def motion_of(scene: Scene, *, theme: str) -> dict[str, Any]:
    """A motion for the page's script, as JSON has it.

    `box` is left, top, width and height, in coordinates of the drawing; `mat` a path, or empty. A part is its fill, its
    line and its radii. A moment is its share of the motion, from 0 to 1, and the parts from far to near, each as its
    number followed by x and y of its circles, or by nothing where it stays as it was last. `press` are the arrows of a
    push: shaft, head, and 1 if nothing moves.
    """
    moments = _moments(scene)
    bounds, brush = scene.bounds_of([*(moment.panel for moment in moments), *scene.panels[-1:]]), Brush(theme)
    numbers: dict[tuple[Any, ...], int] = {}
    last: dict[int, list[int]] = {}
    box = (bounds.left, bounds.top, bounds.width, bounds.height)
    return {
        "box": [round(side * SCALE) for side in box],
        "closed": scene.figure.closed,
        "moments": [[round(moment.at, 4), _changed(_placed(moment, brush, numbers), last)] for moment in moments],
        "parts": [[fill, line, list(radii)] for _, _, fill, line, radii in numbers],
        "mat": path_of(scene.mat) if scene.mat else "",
        "press": [[*arrow_paths(arrow), int(arrow.press)] for arrow in scene.pushes()],
    }


def _changed(placed: list[list[int]], last: dict[int, list[int]]) -> list[list[int]]:
    """Parts without the places that they had before already."""
    short = [[number] if last.get(number) == places else [number, *places] for number, *places in placed]
    last |= {number: places for number, *places in placed}
    return short


def _moments(scene: Scene) -> list[_Moment]:
    ways = scene.transitions
    moments = [_Moment(0.0, scene.on_the_way(0, 0.0) if ways else scene.still(0))]
    for index in range(ways):
        first = moments[-1]
        last = _Moment((index + 1) / ways, scene.on_the_way(index, 1.0))
        moments += [*_between(scene, index, first, last, _DEEPEST), last]
    return moments


def _between(scene: Scene, index: int, first: _Moment, last: _Moment, deeper: int) -> list[_Moment]:
    """The moments that are needed between two of one transition."""
    if not deeper:
        return []
    at = (first.at + last.at) / 2
    middle = _Moment(at, scene.on_the_way(index, at * scene.transitions - index))
    changing = deeper > _DEEPEST - _DEEPEST_FOR_ORDER
    reorders = changing and len({moment.panel.names for moment in (first, middle, last)}) > 1
    if not (reorders or _off(first, middle, last) > _NEAR_ENOUGH):
        return []
    before = _between(scene, index, first, middle, deeper - 1)
    return [*before, middle, *_between(scene, index, middle, last, deeper - 1)]


def _off(first: _Moment, middle: _Moment, last: _Moment) -> float:
    """How far a circle of the middle one is from half-way, at most."""
    places = [moment.places for moment in (first, middle, last)]
    shared = places[0].keys() & places[1].keys() & places[2].keys()
    ways = (ways for part in shared for ways in zip(*(place[part] for place in places), strict=False))
    return max((math.dist(b, ((a[0] + c[0]) / 2, (a[1] + c[1]) / 2)) for a, b, c in ways), default=0.0)


def _placed(moment: _Moment, brush: Brush, numbers: dict[tuple[Any, ...], int]) -> list[list[int]]:
    """The parts of a picture from far to near; `numbers` learns those it has not met."""
    seen: dict[tuple[Any, ...], int] = {}
    placed = []
    for shape, name, circles in zip(moment.panel.shapes, moment.panel.names, moment.circles, strict=True):
        looks = (brush.paints[shape.paint], brush.line(shape), tuple(round(r * SCALE) for *_, r in circles))
        again = seen[name, *looks] = seen.get((name, *looks), -1) + 1
        number = numbers.setdefault((name, again, *looks), len(numbers))
        placed.append([number, *(round(way * SCALE) for x, y, _ in circles for way in (x, y))])
    return placed


def _circles(shape: Shape) -> tuple[Circle, ...]:
    if len(shape.circles) <= _MANY:
        return shape.circles
    return tuple((*_outermost(shape.circles, x, y), 0.0) for x, y in _DIRECTIONS)


def _outermost(circles: tuple[Circle, ...], x: float, y: float) -> tuple[float, float]:
    """The point of the hull that lies farthest in a direction."""
    reach = [circle[0] * x + circle[1] * y + circle[2] for circle in circles]
    circle = circles[reach.index(max(reach))]
    return (circle[0] + circle[2] * x, circle[1] + circle[2] * y)
