"""Panels → cells of a terminal: half blocks in colour, or an outline of braille dots.

Both paint onto a grid of samples, far to near, as an SVG would be.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from hipcoach.figures.arrows import shaft_and_head
from hipcoach.figures.hull import Flat, polygon
from hipcoach.figures.scene import BoundingBox, Panel, Scene
from hipcoach.figures.shapes import Shape
from hipcoach.figures.theme import TERMINAL

Colour = str | None
"""`#rrggbb`; None leaves the terminal's own."""
_CLEAR = ""
_ACROSS, _DOWN = 2, 4
"""Samples of a cell: four to each half block, whose mean softens the edges; or one to each braille dot."""
_EDGED = 6.0
"""Samples across: an edge would leave nothing of a shape smaller than this."""
_ARROW = 1.1
"""Half the width of an arrow, in units."""


class Cell(NamedTuple):
    """One character of the terminal, with its colours."""

    text: str
    colour: Colour = None
    background: Colour = None


Picture = list[list[Cell]]


def half_blocks(scene: Scene, panel: Panel, columns: int, rows: int) -> Picture:
    """A panel in at most so many columns and rows, two blocks a cell."""
    grid = _Grid(scene.bounds, columns, rows)
    _paint(grid, scene, panel, edges=True)
    cache: dict[tuple[int, ...], Cell] = {}
    return [[_blocks(grid, column, row, cache) for column in range(grid.columns)] for row in range(grid.rows)]


def outline(scene: Scene, panel: Panel, columns: int, rows: int) -> Picture:
    """A panel as lines of braille dots, eight a cell; the working leg is stippled."""
    grid = _Grid(scene.bounds, columns, rows)
    _paint(grid, scene, panel, edges=False)
    return [[_dots(grid, column, row) for column in range(grid.columns)] for row in range(grid.rows)]


class _Grid:
    """Samples of a picture: the number of the shape seen at each, and every shape's paint."""

    def __init__(self, bounds: BoundingBox, columns: int, rows: int) -> None:
        self.bounds = bounds
        self.scale = min(columns * _ACROSS / bounds.width, rows * _DOWN / bounds.height)
        self.columns = max(1, min(columns, math.ceil(bounds.width * self.scale / _ACROSS)))
        self.rows = max(1, min(rows, math.ceil(bounds.height * self.scale / _DOWN)))
        self.width, self.height = self.columns * _ACROSS, self.rows * _DOWN
        self.samples = [[0] * self.width for _ in range(self.height)]
        self.paints = [_CLEAR]

    def fill(self, corners: list[Flat], paint: str, edge: str | None = None) -> None:
        """Fill a convex polygon; `edge` paints its outermost samples."""
        left, right = self._spans(corners)
        number = self._number(paint)
        around = self._number(edge) if edge else number
        rows = sorted(left)
        for y in rows:
            start, end = max(0, left[y]), min(self.width, right[y])
            if end <= start:
                continue
            row = self.samples[y]
            row[start:end] = [around] * (end - start)
            if y not in (rows[0], rows[-1]) and end - start > 2:
                row[start + 1 : end - 1] = [number] * (end - start - 2)

    def _number(self, paint: str) -> int:
        self.paints.append(paint)
        return len(self.paints) - 1

    def _spans(self, corners: list[Flat]) -> tuple[dict[int, int], dict[int, int]]:
        """First and last sample of each row inside a convex polygon, by row."""
        points = [((x - self.bounds.left) * self.scale, (y - self.bounds.top) * self.scale) for x, y in corners]
        left: dict[int, int] = {}
        right: dict[int, int] = {}
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            low, high = min(y0, y1), max(y0, y1)
            for y in range(max(0, math.ceil(low - 0.5)), min(self.height, math.floor(high - 0.5) + 1)):
                share = (y + 0.5 - y0) / (y1 - y0) if y1 != y0 else 0.0
                x = x0 + (x1 - x0) * share
                left[y] = min(left.get(y, self.width), math.ceil(x - 0.5))
                right[y] = max(right.get(y, 0), math.floor(x - 0.5) + 1)
        return left, right


def _paint(grid: _Grid, scene: Scene, panel: Panel, *, edges: bool) -> None:
    if scene.mat:
        grid.fill(polygon(scene.mat.circles), "mat")
    for shape in panel.shapes:
        if shape.paint == "ring":  # at this size it would only hide the hip
            continue
        grid.fill(polygon(shape.circles), shape.paint, "ink" if edges and shape.line and _large(shape, grid) else None)
    for arrow in panel.arrows:
        shaft, head = shaft_and_head(arrow.points)
        for a, b in pairwise(shaft):
            grid.fill(polygon(((*a, _ARROW), (*b, _ARROW))), "arrow")
        grid.fill(head, "arrow")


def _large(shape: Shape, grid: _Grid) -> bool:
    """Whether the shape is large enough for an edge to leave something of it."""
    xs = [x + sign * r for x, _, r in shape.circles for sign in (-1, 1)]
    ys = [y + sign * r for _, y, r in shape.circles for sign in (-1, 1)]
    return min(max(xs) - min(xs), max(ys) - min(ys)) * grid.scale > _EDGED


def _blocks(grid: _Grid, column: int, row: int, cache: dict[tuple[int, ...], Cell]) -> Cell:
    """A cell of two half blocks; most of them repeat one that is in the cache."""
    x = column * _ACROSS
    seen = tuple(number for line in grid.samples[row * _DOWN : (row + 1) * _DOWN] for number in line[x : x + _ACROSS])
    if seen not in cache:
        half = len(seen) // 2
        cache[seen] = _cell(_mean(grid, seen[:half]), _mean(grid, seen[half:]))
    return cache[seen]


def _mean(grid: _Grid, numbers: tuple[int, ...]) -> Colour:
    """The mean colour of some samples; nothing where most of them are clear."""
    colours = [TERMINAL[grid.paints[number]] for number in numbers if number]
    if len(colours) * 2 < len(numbers):
        return None
    return _hex(*(sum(channel) // len(colours) for channel in zip(*colours, strict=True)))


def _hex(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"


def _cell(top: Colour, bottom: Colour) -> Cell:
    if top is None:
        return Cell(" ") if bottom is None else Cell("▄", bottom)
    return Cell("▀", top) if bottom is None else Cell("▀", top, bottom)


_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def _dots(grid: _Grid, column: int, row: int) -> Cell:
    bits, colours = 0, Counter[str]()
    for down, line in enumerate(_BITS):
        for across, bit in enumerate(line):
            paint = _dot(grid, column * _ACROSS + across, row * _DOWN + down)
            if paint:
                bits |= bit
                colours[paint] += 1
    if not bits:
        return Cell(" ")
    return Cell(chr(0x2800 + bits), _hex(*TERMINAL[colours.most_common(1)[0][0]]))


def _dot(grid: _Grid, x: int, y: int) -> str:
    """The paint of a dot, or nothing: a line where one shape ends, a stipple on the working leg, arrows whole."""
    samples = grid.samples
    own = samples[y][x]
    beside = samples[y][x - 1] if x else 0
    above = samples[y - 1][x] if y else 0
    nearest = max(own, beside, above)
    paint = grid.paints[own]
    if own != beside or own != above:
        line = grid.paints[nearest]
        return line if line != "mat" or y % 2 == 0 else _CLEAR
    if paint == "arrow":
        return paint
    return paint if paint.startswith("working") and (x + 2 * y) % 4 == 0 else _CLEAR
