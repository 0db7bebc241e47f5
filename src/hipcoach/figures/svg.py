"""Panels → SVG: the same bytes every time, nothing fetched, nothing that runs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

from hipcoach.figures.arrows import shaft_and_head
from hipcoach.figures.hull import Circle, Flat, hull
from hipcoach.figures.scene import Arrow, BoundingBox, Panel, Scene
from hipcoach.figures.shapes import Shape
from hipcoach.figures.theme import THEMES

SCALE = 10
"""Coordinates in a unit, so that whole numbers are fine enough."""
_SHOWN = 0.32
"""Pixels for each coordinate, unless the page sets a size."""
PANEL_GAP = 6.0
"""Between panels, in units."""
_RATIO = 2.2
"""Width to height at which the arranging of panels aims."""
_NUMBER = 5.0
"""Radius of a panel's number."""


@dataclass(frozen=True)
class Panels:
    """How the panels of a figure at rest stand and are marked."""

    columns: int | None = None
    """Panels in a row; None where the whole shall have a page's usual shape."""
    lettered: bool = False
    """Marked a, b, c: beside steps that have numbers of their own, a panel's number would be taken for a step's."""
    name: str | None = None
    """Each panel is a group of its own with the id `NAME-1`, `NAME-2`, whose own corner is its place's: it can be used
    again elsewhere."""


_AS_EVER = Panels()


def still(  # noqa: PLR0913 (a picture has as many parts)
    scene: Scene,
    title: str,
    description: str,
    *,
    theme: str = "light",
    panel: int | None = None,
    panels: Panels = _AS_EVER,
) -> str:
    """A figure at rest, its panels marked.

    Args:
        scene: the figure, seen by its camera.
        title: for screen readers, its name.
        description: for screen readers, what to do.
        theme: `light` or `dark`; the background is left clear.
        panel: only this one, counted from 1.
        panels: how they stand and are marked.
    """
    brush, (width, height) = Brush(theme), panel_size(scene)
    numbers = range(1, len(scene.panels) + 1) if panel is None else [panel]
    columns = panels.columns or _columns(len(numbers), scene.bounds)
    pieces = []
    for place, number in enumerate(numbers):
        at = (place % columns * (width + PANEL_GAP), place // columns * (height + PANEL_GAP))
        pieces.append(_panel(scene, brush, number, at, panels))
    rows = math.ceil(len(numbers) / columns)
    size = (columns * (width + PANEL_GAP) - PANEL_GAP, rows * (height + PANEL_GAP) - PANEL_GAP)
    return document(size, title, description, "".join(pieces))


def panel_size(scene: Scene) -> Flat:
    """Width and height of each panel in units, with the mark above it."""
    return scene.bounds.width, _above(scene) + scene.bounds.height


def _above(scene: Scene) -> float:
    """The height of the marks."""
    return 2 * _NUMBER if len(scene.panels) > 1 else 0.0


def _panel(scene: Scene, brush: Brush, number: int, at: Flat, panels: Panels) -> str:
    (x, y), above, bounds = at, _above(scene), scene.bounds
    mark = chr(ord("a") + number - 1) if panels.lettered else str(number)
    inside = brush.mat(scene.mat) + brush.panel(scene.panels[number - 1])
    if panels.name:
        label = brush.mark(mark, (_NUMBER, _NUMBER)) if above else ""
        group = moved(inside, (-bounds.left, above - bounds.top)) + label
        return moved(f'<g id="{escape(panels.name)}-{number}">{group}</g>', at)
    label = brush.mark(mark, (x + _NUMBER, y + _NUMBER)) if above else ""
    return moved(inside, (x - bounds.left, y + above - bounds.top)) + label


def document(size: tuple[float, float], title: str, description: str, inside: str) -> str:
    """An SVG around drawn pieces; `size` in units."""
    width, height = (round(side * SCALE) for side in size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'width="{round(width * _SHOWN)}" height="{round(height * _SHOWN)}">'
        f"{_words(title, description)}{inside}</svg>\n"
    )


def titled(untitled: str, title: str, description: str) -> str:
    """A document that was made without words, with them."""
    return untitled.replace(_words("", ""), _words(title, description), 1)


def _words(title: str, description: str) -> str:
    return f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"


def moved(inside: str, by: Flat) -> str:
    """A group moved by units."""
    x, y = _at(by)
    return f'<g transform="translate({x} {y})">{inside}</g>'


def _columns(count: int, bounds: BoundingBox) -> int:
    """The number of panels in a row that brings the whole nearest to the ratio; full rows go before others."""

    def off(columns: int) -> float:
        rows = math.ceil(count / columns)
        uneven = 1.0 if count % columns else 0.0
        return abs(math.log(columns * bounds.width / (rows * bounds.height) / _RATIO)) + uneven

    return min(range(1, count + 1), key=off)


class Brush:
    """Draws in the colours of a theme."""

    def __init__(self, theme: str) -> None:
        self.paints = THEMES[theme]

    def mat(self, mat: Shape | None) -> str:
        """The mat, under everything else."""
        if mat is None:
            return ""
        colours = f'fill="{self.paints["mat"]}" stroke="{self.paints["mat-edge"]}"'
        return f'<path {colours} stroke-width="5" d="{path_of(mat)}"/>'

    def panel(self, panel: Panel) -> str:
        """A panel's shapes and arrows."""
        shapes = "".join(map(self._shape, panel.shapes))
        return f'<g stroke="{self.paints["ink"]}" stroke-width="9" stroke-linejoin="round">{shapes}</g>' + "".join(
            map(self._arrow, panel.arrows)
        )

    def mark(self, mark: str, at: Flat) -> str:
        """A panel's number or letter."""
        x, y = _at(at)
        return (
            f'<circle cx="{x}" cy="{y}" r="{round(_NUMBER * SCALE)}" fill="{self.paints["label"]}"/>'
            f'<text x="{x}" y="{y + 23}" font-family="sans-serif" font-size="66" font-weight="bold" '
            f'text-anchor="middle" fill="{self.paints["label-text"]}">{mark}</text>'
        )

    def caption(self, text: str, at: Flat) -> str:
        """A line of small text, its foot at a place."""
        x, y = _at(at)
        return (
            f'<text x="{x}" y="{y}" font-family="sans-serif" font-size="60" '
            f'fill="{self.paints["label"]}">{escape(text)}</text>'
        )

    def line(self, shape: Shape) -> str:
        """What its outline is: `none`, that of a `ring`, or that of a picture's shapes, which is empty."""
        return "ring" if shape.paint == "ring" else "" if shape.line else "none"

    def _shape(self, shape: Shape) -> str:
        if shape.paint == "ring":
            return self._ring(shape.circles[0])
        line = "" if shape.line else ' stroke="none"'
        if shape.paint == "ghost":
            line = f' stroke="{self.paints["ghost-edge"]}" stroke-width="6" stroke-dasharray="14 9"'
        return f'<path fill="{self.paints[shape.paint]}"{line} d="{path_of(shape)}"/>'

    def _ring(self, circle: Circle) -> str:
        (x, y), radius = _at(circle[:2]), round(circle[2] * SCALE)
        ring = f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{self.paints["working"]}"'
        return f'{ring} stroke-width="22"/>{ring} stroke="{self.paints["ring"]}" stroke-width="11"/>'

    def _arrow(self, arrow: Arrow) -> str:
        """A shaft and a head, on a halo that lifts them off the body; a push that does not move is dotted."""
        shaft, head = arrow_paths(arrow)
        dots = ' stroke-dasharray="1 26"' if arrow.press else ""
        colour = self.paints["arrow"]
        return (
            f'<g fill="none" stroke="{self.paints["halo"]}" stroke-width="30" stroke-linejoin="round" '
            f'stroke-linecap="round"><path d="{shaft}"/><path d="{head}" stroke-width="16"/></g>'
            f'<path d="{shaft}" fill="none" stroke="{colour}" stroke-width="17" stroke-linecap="round"{dots}/>'
            f'<path d="{head}" fill="{colour}"/>'
        )


def arrow_paths(arrow: Arrow) -> tuple[str, str]:
    """The shaft and the head, as the `d` of paths."""
    shaft, head = (_line(points) for points in shaft_and_head(arrow.points))
    return shaft, f"{head}Z"


def _at(point: Flat) -> tuple[int, int]:
    return (round(point[0] * SCALE), round(point[1] * SCALE))


def _line(points: list[Flat]) -> str:
    return "M" + "L".join("{} {}".format(*_at(point)) for point in points)


def path_of(shape: Shape) -> str:
    """A hull as arcs and lines: the `d` of a path."""
    arcs = hull(shape.circles)
    if len(arcs) == 1:
        return _circle(arcs[0].circle)
    pieces: list[str] = []
    for arc in arcs:
        start, end, radius = _at(arc.at(arc.start)), _at(arc.at(arc.end)), round(arc.circle[2] * SCALE)
        pieces.append("{} {}".format(*start))
        if radius and end != start:
            pieces[-1] += f"A{radius} {radius} 0 {int(arc.end - arc.start > math.pi)} 1 {end[0]} {end[1]}"
    return f"M{'L'.join(pieces)}Z"


def _circle(circle: Circle) -> str:
    x, y = _at(circle[:2])
    radius = max(1, round(circle[2] * SCALE))
    half = f"a{radius} {radius} 0 0 1 "
    return f"M{x - radius} {y}{half}{2 * radius} 0{half}{-2 * radius} 0Z"
