"""A figure → panels: shapes in drawing order, and arrows. What every renderer draws from."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hipcoach.catalogue.figure import Figure, Press
from hipcoach.figures.between import in_between
from hipcoach.figures.camera import Camera
from hipcoach.figures.mat import mat_corners
from hipcoach.figures.order import far_to_near, marked
from hipcoach.figures.outline import Circle, Flat
from hipcoach.figures.parts import body_parts, far_limbs, marks
from hipcoach.figures.pose import Moment, moments
from hipcoach.figures.shapes import Part, Shape
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.things import Solid, things_of
from hipcoach.figures.turns import LIMB_SIDES
from hipcoach.figures.vectors import add

_ARROW_STEPS = 14
_SHORTEST_ARROW = 6.0
_TO_AND_FRO = 2
"""Frames of a closed motion whose first one has an arrow too; of a longer circle the first is where it begins."""
_ARROW_EDGE = 3.0
"""Around the line of an arrow."""
_MARGIN = 3.0


@dataclass(frozen=True)
class Arrow:
    """The way of a point, in the picture; `press` where it is a push that does not move."""

    points: tuple[Flat, ...]
    press: bool = False


@dataclass(frozen=True)
class Panel:
    """One picture: what is filled, far to near, and the arrows on top of it."""

    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Frame:
    """The part of the picture plane that all panels of a figure show, in units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class Scene:
    """A figure seen by a camera: its own, or another one."""

    def __init__(
        self,
        figure: Figure,
        *,
        mirrored: bool = False,
        view: tuple[float, float] | None = None,
        solved: list[Moment] | None = None,
    ) -> None:
        self.figure = figure
        self.camera = Camera(*(view or figure.view), mirrored)
        self.moments = solved or moments(figure)

    def seen_from(self, view: tuple[float, float]) -> Scene:
        """The same bodies, seen by another camera."""
        return Scene(self.figure, mirrored=self.camera.mirrored, view=view, solved=self.moments)

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """Each frame; one picture where the figure asks for a ghost."""
        if self.figure.layout == "ghost":
            first, last = self.moments[0], self.moments[-1]
            return (self._panel(last.skeleton, self._arrows(len(self.moments) - 1), self._ghosts(first.skeleton)),)
        return tuple(self.still(index) for index in range(len(self.moments)))

    def still(self, index: int) -> Panel:
        """One frame."""
        return self._panel(self.moments[index].skeleton, self._arrows(index))

    def moving(self, steps: int) -> list[Panel]:
        """The whole motion in about `steps` pictures: there, and round where it is closed."""
        ways = self._ways()
        each = max(2, steps // max(1, len(ways)))
        bodies = [self.moments[0].skeleton]
        for a, b in ways:
            bodies += [in_between(a, b, _eased(step / each)) for step in range(1, each)] + [b.skeleton]
        if self.figure.closed and len(bodies) > 1:
            bodies.pop()
        return [self._panel(skeleton, ()) for skeleton in bodies]

    def _ways(self) -> list[tuple[Moment, Moment]]:
        """From each moment to the next."""
        ways = list(pairwise(self.moments))
        return [*ways, (self.moments[-1], self.moments[0])] if self.figure.closed and ways else ways

    @cached_property
    def mat(self) -> Shape | None:
        """The mat, where the figure has one."""
        corners = mat_corners(self.figure, [moment.skeleton for moment in self.moments]) if self.figure.mat else []
        return Shape(tuple((*self.camera.flat(corner), 0.0) for corner in corners), "mat") if corners else None

    @cached_property
    def frame(self) -> Frame:
        """What holds all the panels."""
        return self.frame_of(self.panels)

    def frame_of(self, panels: Iterable[Panel]) -> Frame:
        """What holds some panels, and the mat."""
        circles: list[Circle] = list(self.mat.circles) if self.mat else []
        for panel in panels:
            for shape in panel.shapes:
                circles += shape.circles
            circles += [(x, y, _ARROW_EDGE) for arrow in panel.arrows for x, y in arrow.points]
        return Frame(
            min(x - r for x, _, r in circles) - _MARGIN,
            min(y - r for _, y, r in circles) - _MARGIN,
            max(x + r for x, _, r in circles) + _MARGIN,
            max(y + r for _, y, r in circles) + _MARGIN,
        )

    @property
    def _coloured(self) -> tuple[str, ...]:
        return LIMB_SIDES if self.figure.colour == "both" else ("working",)

    def _panel(self, skeleton: Skeleton, arrows: tuple[Arrow, ...], ghosts: Iterable[Part] = ()) -> Panel:
        things: list[Part | Solid] = [*body_parts(skeleton, self._coloured, self._far), *ghosts]
        things += [thing for prop in self.figure.props for thing in things_of(prop, skeleton)]
        order = far_to_near(things, self.camera)
        for mark, upon in marks(skeleton, self.camera, self._coloured):
            order = marked(order, mark, upon)
        return Panel(tuple(shape for thing in order for shape in thing.shapes(self.camera)), arrows)

    @cached_property
    def _far(self) -> frozenset[str]:
        """The limbs in the darker shade; the one working leg never is."""
        far = far_limbs([moment.skeleton for moment in self.moments], self.camera)
        return far if len(self._coloured) > 1 else far - {"working-leg"}

    def _ghosts(self, skeleton: Skeleton) -> list[Part]:
        """The working legs as they were."""
        names = {f"{side}-{part}" for side in self._coloured for part in ("thigh", "shin", "foot")}
        parts = [part for part in body_parts(skeleton) if part.name in names]
        return [Part(f"ghost-{part.name}", part.spheres, "ghost") for part in parts]

    def _arrows(self, index: int) -> tuple[Arrow, ...]:
        """How the tracked points came to a frame, and its pushes."""
        moment = self.moments[index]
        begins = index == 0 and not (self.figure.closed and len(self.moments) == _TO_AND_FRO)
        tracked = () if begins else self.figure.track
        way = self._way(index) if tracked else []
        paths = [tuple(self.camera.flat(skeleton.point(name)) for skeleton in way) for name in tracked]
        seen = [Arrow(path) for path in paths if _long(path) >= _SHORTEST_ARROW]
        return (*seen, *(self._push(moment.skeleton, press) for press in moment.state.press))

    def _push(self, skeleton: Skeleton, press: Press) -> Arrow:
        start = add(skeleton.point(press.at), press.offset)
        return Arrow((self.camera.flat(start), self.camera.flat(add(start, press.to))), press=not press.moves)

    def _way(self, index: int) -> list[Skeleton]:
        """The bodies from the frame before to this one; from the first to the last, where that is a ghost."""
        ghost = self.figure.layout == "ghost"
        ways = self._ways() if ghost else [(self.moments[index - 1], self.moments[index])]
        steps = [step / _ARROW_STEPS for step in range(_ARROW_STEPS + 1)]
        return [in_between(a, b, step) for a, b in ways for step in steps]


def _eased(share: float) -> float:
    """Slow at both ends."""
    return share * share * (3 - 2 * share)


def _long(points: tuple[Flat, ...]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))
