"""A figure in a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from hipcoach.figures.scene import BoundingBox, Scene
from hipcoach.figures.terminal import Cell, Picture, half_blocks, outline

if TYPE_CHECKING:
    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.text.paper import Paper

_GAP = 3
"""Columns between two panels."""
_ROWS = 22
_COLUMNS = 64
"""A panel is no larger than this: a figure is recognised well at that."""
_WIDEST = 160
_MANY = 3
_FINE = 0.45
"""Half blocks to a unit at which a figure is well recognised; panels stand side by side if each has so many."""
_FINE_OF_MANY = 0.38
"""The same for three panels and more: one under the other they would fill screens."""
_COARSE = 0.28
"""Half blocks to a unit below which a figure is not recognised, and not drawn."""


def put_figure(paper: Paper, figure: Figure, style: str, *, mirrored: bool = False, rows: int = _ROWS) -> None:
    """Write a figure's panels side by side, as many as fit; nothing if not even one does."""
    scene = Scene(figure, mirrored=mirrored)
    panels = scene.panels
    beside, columns = _beside(len(panels), scene.bounds, min(_WIDEST, paper.capabilities.width), rows)
    if not beside:
        return
    draw = half_blocks if style == "blocks" and paper.capabilities.colour else outline
    pictures = [draw(scene, panel, columns, rows) for panel in panels]
    for first in range(0, len(pictures), beside):
        _put_row(paper, pictures[first : first + beside], first + 1 if len(pictures) > 1 else None)
    paper.gap()


def _beside(count: int, bounds: BoundingBox, width: int, rows: int) -> tuple[int, int]:
    """The number of panels that go side by side, and the columns of each; (0, 0) if not even one fits."""
    fine = min(_FINE if count < _MANY else _FINE_OF_MANY, 2 * rows / bounds.height)
    for beside in range(count, 0, -1):
        columns = min(_COLUMNS, (width - _GAP * (beside - 1)) // beside)
        if columns / bounds.width >= (fine if beside > 1 else _COARSE):
            return beside, columns
    return 0, 0


def _put_row(paper: Paper, pictures: list[Picture], number: int | None) -> None:
    width = len(pictures[0][0]) + _GAP
    if number is not None:
        paper.row(Text("".join(f"{number + index:<{width}}" for index in range(len(pictures))).rstrip(), "bold"))
    for rows in zip(*pictures, strict=True):
        line = Text()
        for picture in rows:
            line.pad_right(-len(line) % width if len(line) else 0)
            for style, cells in groupby(picture, _style):
                line.append("".join(cell.text for cell in cells), style)
        line.rstrip()
        paper.row(line)


def _style(cell: Cell) -> str:
    return f"{cell.colour or 'default'} on {cell.background}" if cell.background else cell.colour or ""
