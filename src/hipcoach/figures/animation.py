"""Panels → a looping SVG by style alone: a flip-book that also plays inside an `<img>`.

A reader who asks for less motion gets the still picture, and so does a program that does not play styles.
"""

from __future__ import annotations

from hipcoach.figures.scene import Scene
from hipcoach.figures.svg import Brush, document, moved

LARGEST = 60_000
"""Bytes; a figure that would be larger is drawn in fewer pictures."""
_MOST = 24
_LEAST = 6
"""Pictures of a motion."""
_AROUND = 2_000
"""Bytes around the pictures, and of each one's timing."""
_TIMING = 190
_TICK = 0.14
"""Seconds for which a picture is seen."""
_HOLD = 5
"""Ticks for which each end of the motion is held."""


def animated(scene: Scene, title: str, description: str, *, theme: str = "light", largest: int = LARGEST) -> str:
    """The motion in a loop: round where the figure is closed, there and back otherwise."""
    picture_bytes = len(Brush(theme).panel(scene.panels[-1])) + _TIMING
    count = max(_LEAST, min(_MOST, (largest - _AROUND) // picture_bytes - 2))
    while len(text := _flip_book(scene, title, description, theme, count)) > largest and count > _LEAST:
        count -= 2
    return text


def _flip_book(scene: Scene, title: str, description: str, theme: str, count: int) -> str:
    """The loop in about `count` pictures."""
    panels, rest, brush = scene.moving(count), scene.panels[-1], Brush(theme)
    bounds = scene.bounds_of([*panels, rest])
    times, whole = _times(len(panels), closed=scene.figure.closed)
    name = f"figure-{scene.figure.id}"  # a name of CSS begins with no digit
    pictures = [f'<g class="{name}-s">{brush.panel(rest)}</g>']
    styles = [f".{name}-s{{visibility:hidden}}"]
    for index, panel in enumerate(panels):
        pictures.append(f'<g class="{name}-{index}" visibility="hidden">{brush.panel(panel)}</g>')
        styles.append(f"@keyframes {name}-{index}{{{_shown(times[index], whole)}}}")
        styles.append(f".{name}-{index}{{animation:{name}-{index} {whole * _TICK:.2f}s step-end infinite}}")
    style = f"<style>@media (prefers-reduced-motion:no-preference){{{''.join(styles)}}}</style>"
    inside = moved(brush.mat(scene.mat) + "".join(pictures), (-bounds.left, -bounds.top))
    return document((bounds.width, bounds.height), title, description, style + inside)


def _times(count: int, *, closed: bool) -> tuple[list[list[tuple[int, int]]], int]:
    """For each picture the spans of ticks in which it is seen; and the number of ticks in all."""
    order = [*range(count)] if closed else [*range(count), *range(count - 2, 0, -1)]
    ends = {0} if closed else {0, count - 1}
    seen: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    tick = 0
    for index in order:
        until = tick + (_HOLD if index in ends else 1)
        seen[index].append((tick, until))
        tick = until
    return seen, tick


def _shown(windows: list[tuple[int, int]], whole: int) -> str:
    steps = {} if windows[0][0] == 0 else {0: "hidden"}
    for start, end in windows:
        steps[start] = "visible"
        if end < whole:
            steps[end] = "hidden"
    return "".join(f"{100 * tick / whole:.4g}%{{visibility:{what}}}" for tick, what in sorted(steps.items()))
