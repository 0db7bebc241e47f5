"""The contact sheet: one frame seen by many cameras, to choose a view from."""

from __future__ import annotations

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.scene import Scene
from hipcoach.figures.svg import SCALE, Brush, document, moved

AZIMUTHS = (-150, -120, -90, -60, -30, 0, 30, 60, 90, 120, 150, 180)
ELEVATIONS = (8, 22, 38)
_CELL = 130.0
_CAPTION = 9.0


def sheet_of(figure: Figure, *, theme: str = "light", frame: int | None = None, mirrored: bool = False) -> str:
    """Every camera's picture of a frame (counted from 1; by default the last), captioned with the view to write."""
    index = (frame or len(figure.frames)) - 1
    scene, brush = Scene(figure, mirrored=mirrored), Brush(theme)
    pieces = [moved(_cell(scene.seen_from(view), brush, index, view), at) for view, at in _places()]
    size = (len(AZIMUTHS) * _CELL, len(ELEVATIONS) * _CELL)
    return document(size, f"{figure.id}: views", "The same frame from many cameras.", "".join(pieces))


def _places() -> list[tuple[tuple[int, int], tuple[float, float]]]:
    """Every view, and where its picture goes."""
    return [
        ((azimuth, elevation), (column * _CELL, row * _CELL))
        for row, elevation in enumerate(ELEVATIONS)
        for column, azimuth in enumerate(AZIMUTHS)
    ]


def _cell(scene: Scene, brush: Brush, index: int, view: tuple[int, int]) -> str:
    panel = scene.still(index)
    bounds = scene.bounds_of((panel,))
    fit = min(1.0, (_CELL - 4) / bounds.width, (_CELL - 2 - _CAPTION) / bounds.height)
    inside = moved(brush.mat(scene.mat) + brush.panel(panel), (-bounds.left, -bounds.top))
    place = f"translate({2 * SCALE} {round(_CAPTION * SCALE)}) scale({fit:.3f})"
    return f'{brush.caption(str(list(view)), (2.0, 7.0))}<g transform="{place}">{inside}</g>'
