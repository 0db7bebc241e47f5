"""A figure at rest on paper: as large as its place allows, and no person in it smaller than the eye can read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.figures import svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.figures.scene import Scene


class _Place(NamedTuple):
    """Room for a figure, in mm."""

    wide: float
    high: float
    beside: bool


_PLACES = (_Place(67, 35, beside=True), _Place(132, 35, beside=False), _Place(132, 72, beside=False))
"""Beside its text; across the card, with its text below; and the same for many panels."""
_LARGEST = 0.42
_CLEAR = 0.28
_READABLE = 0.25
"""Millimetres on paper for a unit of a figure: somebody who stands is about a hundred units tall."""
_SMALLEST_MM = 25
"""Of a person, from end to end."""


@dataclass(frozen=True)
class Tile:
    """A panel's place in a strip, in the units of the drawing's own coordinates."""

    number: int
    """Counted from 1."""
    x: int
    y: int


@dataclass(frozen=True)
class Strip:
    """The panels of a figure on paper."""

    columns: int
    width: int
    height: int
    """Of all of it, in the drawing's coordinates."""
    wide_mm: float
    high_mm: float
    beside: bool
    """It leaves room for the text at its side."""
    tiles: tuple[Tile, ...]


def strip_of(scene: Scene) -> Strip:
    """The first place in which its persons can be read, and the order of panels that makes them largest there."""
    fits = [max(_fits(scene, place)) for place in _PLACES]
    readable = max(_READABLE, _SMALLEST_MM / max(scene.bounds.width, scene.bounds.height))
    best = next((fit for fit in fits if fit.scale >= readable), max(fits))
    place = _PLACES[fits.index(best)]
    wide, high = _size(scene, best.columns)
    panel = [side + svg.PANEL_GAP for side in svg.panel_size(scene)]
    tiles = tuple(
        Tile(number + 1, _whole(number % best.columns * panel[0]), _whole(number // best.columns * panel[1]))
        for number in range(len(scene.panels))
    )
    return Strip(
        columns=best.columns,
        width=_whole(wide),
        height=_whole(high),
        wide_mm=round(wide * best.scale, 1),
        high_mm=round(high * best.scale, 1),
        beside=place.beside,
        tiles=tiles,
    )


class _Fit(NamedTuple):
    """The larger the better, up to what is clear; beyond that the narrower one, which leaves more room for words."""

    clear: float
    narrow: float
    scale: float
    columns: int


def _fits(scene: Scene, place: _Place) -> Iterator[_Fit]:
    for columns in range(1, len(scene.panels) + 1):
        wide, high = _size(scene, columns)
        scale = min(_LARGEST, place.wide / wide, place.high / high)
        yield _Fit(min(_CLEAR, scale), -wide, scale, columns)


def _size(scene: Scene, columns: int) -> tuple[float, float]:
    """Width and height in units."""
    wide, high = svg.panel_size(scene)
    rows = math.ceil(len(scene.panels) / columns)
    return columns * (wide + svg.PANEL_GAP) - svg.PANEL_GAP, rows * (high + svg.PANEL_GAP) - svg.PANEL_GAP


def _whole(units: float) -> int:
    return round(units * svg.SCALE)
