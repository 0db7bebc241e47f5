"""A figure → panels: shapes in drawing order, and arrows. Every renderer draws from these."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hipcoach.catalogue.figure import Figure, Press
from hipcoach.figures.camera import Camera
from hipcoach.figures.hull import Circle, Flat
from hipcoach.figures.interpolate import in_between
from hipcoach.figures.joint_rotations import LIMB_SIDES
from hipcoach.figures.mat import mat_corners
from hipcoach.figures.painters_order import Drawable, far_to_near, marked
from hipcoach.figures.parts import body_parts, far_limbs, marks
from hipcoach.figures.pose import SolvedFrame, solved_frames
from hipcoach.figures.props import pieces_of
from hipcoach.figures.shapes import Part, Shape
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.vectors import Vector, add, cross, length, minus, rotated, unit

_ARROW_STEPS = 14
_SHORTEST_ARROW = 6.0
_TO_AND_FRO = 2
"""A closed motion of this many frames has an arrow in the first one too; a longer circle begins without one."""
_ARROW_EDGE = 3.0
"""Around the line of an arrow."""
_MARGIN = 3.0


@dataclass(frozen=True)
class Arrow:
    """The path of a point, in the picture; `press` is True for a push that does not move."""

    points: tuple[Flat, ...]
    press: bool = False


@dataclass(frozen=True)
class Panel:
    """One picture: the shapes to fill, far to near, and the arrows on top of them."""

    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
    names: tuple[str, ...] = ()
    """Of what each shape shows, the same in all pictures of a motion."""


@dataclass(frozen=True)
class BoundingBox:
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
        solved: list[SolvedFrame] | None = None,
        ways: dict[int, list[Skeleton]] | None = None,
    ) -> None:
        self.figure = figure
        self.camera = Camera(*(view or figure.view), mirrored)
        self.frames = solved or solved_frames(figure)
        self._ways = {} if ways is None else ways
        """By the index of a frame the bodies on the way to it, which are the same for every camera."""

    def seen_from(self, view: tuple[float, float]) -> Scene:
        """The same bodies, seen by another camera."""
        return Scene(self.figure, mirrored=self.camera.mirrored, view=view, solved=self.frames, ways=self._ways)

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """A panel for each frame; a single one if the figure asks for a ghost."""
        if self.figure.layout == "ghost":
            first, last = self.frames[0], self.frames[-1]
            return (self._panel(last.skeleton, self._arrows(len(self.frames) - 1), self._ghosts(first.skeleton)),)
        return tuple(self.still(index) for index in range(len(self.frames)))

    def still(self, index: int) -> Panel:
        """One frame."""
        return self._panel(self.frames[index].skeleton, self._arrows(index))

    def moving(self, steps: int) -> list[Panel]:
        """The whole motion in about `steps` pictures, from the first frame to the last; a closed one goes round."""
        transitions = self._transitions()
        count = max(2, steps // max(1, len(transitions)))
        bodies = [self.frames[0].skeleton]
        for a, b in transitions:
            bodies += [in_between(a, b, _eased(step / count)) for step in range(1, count)] + [b.skeleton]
        if self.figure.closed and len(bodies) > 1:
            bodies.pop()
        return [self._panel(skeleton, ()) for skeleton in bodies]

    @property
    def transitions(self) -> int:
        """The number of ways from one frame to the next; a closed motion has one back to the first, too."""
        return len(self._transitions())

    def on_the_way(self, index: int, share: float) -> Panel:
        """The body at a share of a transition, without arrows."""
        return self._panel(in_between(*self._transitions()[index], share), ())

    def pushes(self) -> tuple[Arrow, ...]:
        """The pushes of the last frame that has one."""
        frames = [frame for frame in self.frames if frame.state.press]
        return tuple(self._push(frames[-1].skeleton, press) for press in frames[-1].state.press) if frames else ()

    def _transitions(self) -> list[tuple[SolvedFrame, SolvedFrame]]:
        """From each frame to the next; from the last to the first, too, if the motion is closed."""
        pairs = list(pairwise(self.frames))
        return [*pairs, (self.frames[-1], self.frames[0])] if self.figure.closed and pairs else pairs

    @cached_property
    def mat(self) -> Shape | None:
        """The mat, if the figure has one."""
        corners = mat_corners(self.figure, [frame.skeleton for frame in self.frames]) if self.figure.mat else []
        return Shape(tuple((*self.camera.flat(corner), 0.0) for corner in corners), "mat") if corners else None

    @cached_property
    def bounds(self) -> BoundingBox:
        """The box around all the panels."""
        return self.bounds_of(self.panels)

    def bounds_of(self, panels: Iterable[Panel]) -> BoundingBox:
        """The box around some panels, and the mat."""
        circles: list[Circle] = list(self.mat.circles) if self.mat else []
        for panel in panels:
            for shape in panel.shapes:
                circles += shape.circles
            circles += [(x, y, _ARROW_EDGE) for arrow in panel.arrows for x, y in arrow.points]
        return BoundingBox(
            min(x - r for x, _, r in circles) - _MARGIN,
            min(y - r for _, y, r in circles) - _MARGIN,
            max(x + r for x, _, r in circles) + _MARGIN,
            max(y + r for _, y, r in circles) + _MARGIN,
        )

    @property
    def _coloured(self) -> tuple[str, ...]:
        return LIMB_SIDES if self.figure.colour == "both" else ("working",)

    def _panel(self, skeleton: Skeleton, arrows: tuple[Arrow, ...], ghosts: Iterable[Part] = ()) -> Panel:
        drawables: list[Drawable] = [*body_parts(skeleton, self._coloured, self._far), *ghosts]
        drawables += [piece for prop in self.figure.props for piece in pieces_of(prop, skeleton)]
        order = far_to_near(drawables, self.camera)
        for mark, upon in marks(skeleton, self.camera, self._coloured):
            order = marked(order, mark, upon)
        shown = [(shape, drawable.name) for drawable in order for shape in drawable.shapes(self.camera)]
        return Panel(tuple(shape for shape, _ in shown), arrows, tuple(name for _, name in shown))

    @cached_property
    def _far(self) -> frozenset[str]:
        """The limbs in the darker shade; a single working leg never is."""
        far = far_limbs([frame.skeleton for frame in self.frames], self.camera)
        return far if len(self._coloured) > 1 else far - {"working-leg"}

    def _ghosts(self, skeleton: Skeleton) -> list[Part]:
        """The working legs as they were."""
        names = {f"{side}-{part}" for side in self._coloured for part in ("thigh", "shin", "foot")}
        parts = [part for part in body_parts(skeleton) if part.name in names]
        return [Part(f"ghost-{part.name}", part.spheres, "ghost") for part in parts]

    def _arrows(self, index: int) -> tuple[Arrow, ...]:
        """The paths of the tracked points to a frame, and its pushes."""
        frame = self.frames[index]
        begins = index == 0 and not (self.figure.closed and len(self.frames) == _TO_AND_FRO)
        tracked = () if begins else self.figure.track
        bodies = self._bodies_to(index) if tracked else []
        paths = [tuple(self.camera.flat(skeleton.point(name)) for skeleton in bodies) for name in tracked]
        arrows = [Arrow(path) for path in paths if _long(path) >= _SHORTEST_ARROW]
        return (*arrows, *(self._push(frame.skeleton, press) for press in frame.state.press))

    def _push(self, skeleton: Skeleton, press: Press) -> Arrow:
        start = add(skeleton.point(press.at), press.offset)
        line: tuple[Vector, ...] = (start, add(start, press.to))
        if press.about:
            line = _bent(start, press.to, skeleton.point(press.about))
        return Arrow(tuple(map(self.camera.flat, line)), press=not press.moves)

    def _bodies_to(self, index: int) -> list[Skeleton]:
        """The bodies from the frame before to this one; from the first to the last in the layout `ghost`."""
        if index not in self._ways:
            ghost = self.figure.layout == "ghost"
            transitions = self._transitions() if ghost else [(self.frames[index - 1], self.frames[index])]
            steps = [step / _ARROW_STEPS for step in range(_ARROW_STEPS + 1)]
            self._ways[index] = [in_between(a, b, step) for a, b in transitions for step in steps]
        return self._ways[index]


def _bent(start: Vector, to: Vector, centre: Vector) -> tuple[Vector, ...]:
    """An arc about a centre, as long as `to`, in whose direction it leaves."""
    radius = minus(start, centre)
    axis, whole = unit(cross(radius, to)), length(to) / max(length(radius), 1.0)
    turns = (whole * step / _ARROW_STEPS for step in range(_ARROW_STEPS + 1))
    return tuple(add(centre, rotated(radius, axis, turn)) for turn in turns)


def _eased(share: float) -> float:
    """Slow at both ends."""
    return share * share * (3 - 2 * share)


def _long(points: tuple[Flat, ...]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))
