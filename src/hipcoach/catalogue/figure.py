"""Figures: how an exercise is drawn, as a coach writes it, in joint angles (docs/figures.md shows each field).

Degrees and units; a body is 100 units tall. World axes: x ahead of a standing figure, y to its working side, z up; the
origin is on the floor under the pelvis of the first frame. They are angles for a drawing, never ranges to reach.
"""

from typing import Annotated, Any, Literal, Self

from hipcoach.catalogue.base import FromList, Id
from hipcoach.catalogue.late import BeforeValidator, Field, model_validator
from hipcoach.catalogue.model import Model

Degrees = Annotated[float, Field(ge=-180, le=180)]
Units = Annotated[float, Field(ge=-300, le=300)]
Angles = Annotated[tuple[Degrees, Degrees, Degrees], FromList]
Extent = Annotated[float, Field(ge=0.1, le=300)]
"""A side of a thing, in units: less than a tenth, two millimetres of a body, would not be seen."""
Point = Annotated[tuple[Units, Units, Units], FromList]

LimbSide = Literal["working", "other"]
FigurePosition = Literal[
    "standing", "kneeling", "seated", "floor-sitting", "quadruped", "prone", "supine", "side-lying", "side-lying-below"
]
"""The turn of the pelvis before `pelvis` tilts it. In side-lying the working side is on top, or below."""
BodyPoint = Literal[
    "pelvis", "waist", "chest", "neck", "head", "knees",
    "hip", "thigh", "knee", "shin", "ankle", "toes", "shoulder", "elbow", "wrist", "hand",
    "working-hip", "working-thigh", "working-knee", "working-shin", "working-ankle", "working-toes",
    "working-shoulder", "working-elbow", "working-wrist", "working-hand",
    "other-hip", "other-thigh", "other-knee", "other-shin", "other-ankle", "other-toes",
    "other-shoulder", "other-elbow", "other-wrist", "other-hand",
]  # fmt: skip
"""A point of the body: a joint, or the middle of a thigh, a shin or between the knees.

A joint named without a side is the one of the limb that names it.
"""
Limb = Literal[
    "working-thigh", "working-knee", "working-shin", "working-ankle",
    "other-thigh", "other-knee", "other-shin", "other-ankle",
]  # fmt: skip
"""The part of a leg that a band goes around; on the thigh it lies just above the knee."""
Anchor = Literal["pelvis", "chest", "working-foot", "other-foot", "working-knee", "other-knee"]


On = Literal[BodyPoint, "floor", "free"]


class Spot(Model):
    """The spot on which a hand or a foot is put: a point of the body, or a place in the room."""

    on: On | None = None
    """The point of the body it follows; `floor` is the floor under the shoulder or the hip, `free` lets go."""
    at: Point | None = None
    """A place in the room, in world axes."""
    offset: Point = (0, 0, 0)
    """Added to either, in world axes."""
    point: Point | None = None
    """The direction in which fingers or toes point, in world axes."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.on is None) == (self.at is None):
            raise ValueError("give either on or at")
        return self


def as_spot(value: Any) -> Any:
    """A spot; a word says what it is on."""
    return {"on": value} if isinstance(value, str) else value


Put = Annotated[Spot, BeforeValidator(as_spot, json_schema_input_type=On | Spot)]
"""A spot; if it has only `on`, that word alone is enough."""


class Limbs(Model):
    """The leg and the arm of one side. A field left out is as in the frame before, at first straight and hanging."""

    hip: Angles | None = None
    """[flexion, abduction, external rotation]."""
    knee: Annotated[float, Field(ge=0, le=165)] | None = None
    """Flexion."""
    ankle: Annotated[float, Field(ge=-80, le=60)] | None = None
    """Dorsiflexion."""
    rests: Literal["sole", "foot", "knee", "shin", "free"] | None = None
    """The part of the leg that touches down: the flat sole; any part of the foot; the knee; knee and shin.

    The leg swings in the hip until it touches. A sole or foot stays there until a later frame gives `rests` again.
    """
    level: Units | None = None
    """The height at which it rests: 0 is the floor, a box has its height."""
    foot: Put | None = None
    """The spot on which the ankle is put, instead of `rests`: the knee follows."""
    shoulder: Angles | None = None
    """[flexion, abduction, outward rotation]."""
    elbow: Annotated[float, Field(ge=0, le=160)] | None = None
    """Flexion."""
    hand: Put | None = None
    """The spot on which the palm is put: shoulder and elbow follow."""
    elbow_to: Point | None = None
    """The direction in which the elbow points while the hand is put, as [ahead, outward, up] of the chest."""

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.rests is not None and self.foot is not None:
            raise ValueError("give either rests or foot")
        return self


class Press(Model):
    """A short arrow that no tracked point gives: for a push that does not move, or a motion that is hard to see."""

    at: BodyPoint
    """The point of the body it starts from."""
    offset: Point = (0, 0, 0)
    """The way from that point to its start, in world axes."""
    to: Point
    """Its direction and length, in world axes."""
    about: BodyPoint | None = None
    """The point of the body that it bends around, for a turn: `to` is then its direction at its start."""
    moves: bool = False
    """True draws it as a motion, not dotted as a push."""


class Keyframe(Model):
    """One pose of the motion. A field left out is as in the frame before."""

    pelvis: Angles | None = None
    """[tilt ahead, lean to the working side, turn to the working side], on top of the position."""
    trunk: Angles | None = None
    """[flexion, bend to the working side, turn to the working side] of the chest on the pelvis."""
    neck: Angles | None = None
    """The same of the head on the chest."""
    both: Limbs | None = None
    """Both sides alike, mirrored; `working` and `other` are read after it."""
    working: Limbs | None = None
    """The working side's leg and arm."""
    other: Limbs | None = None
    """The other side's leg and arm."""
    anchor: Anchor | None = None
    """The part that rests where it was, and carries the rest."""
    level: Units | None = None
    """The height at which the anchor rests: 0 is the floor."""
    shift: Point | None = None
    """Moves the whole body, in world axes, away from its anchor; planted hands and feet stay."""
    press: Annotated[tuple[Press, ...], FromList, Field(max_length=6)] | None = None
    """Pushes that do not move."""


class Prop(Model):
    """A thing in the picture."""

    is_: Annotated[
        Literal[
            "chair", "box", "step", "block", "table", "couch", "wall", "pillow", "towel", "ball",
            "belt", "band", "stick", "weight",
        ],
        Field(alias="is"),
    ]  # fmt: skip
    """The kind of thing."""
    at: Point | None = None
    """The middle of its foot, in world axes."""
    on: BodyPoint | None = None
    """Goes along with this point of the body; `at` is then how far from it its middle is."""
    size: Annotated[tuple[Extent, Extent, Extent], FromList] | None = None
    """Length, width, height, if its usual size does not fit."""
    turn: Degrees = 0
    """Turned to the working side. A chair at 0 faces ahead."""
    along: Annotated[tuple[BodyPoint, ...], FromList, Field(min_length=2, max_length=8)] | None = None
    """A belt, band or stick runs straight through these points."""
    around: Annotated[tuple[Limb, ...], FromList, Field(min_length=1, max_length=4)] | None = None
    """A belt or band goes once around these legs, all together."""

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        given = [name for name in ("along", "around") if getattr(self, name) is not None]
        if self.is_ in ("belt", "band") and len(given) != 1:
            raise ValueError("a belt or band has along or around")
        if self.is_ == "stick" and given != ["along"]:
            raise ValueError("a stick has along")
        if self.is_ not in ("belt", "band", "stick") and given:
            raise ValueError(f"a {self.is_} has at or on; only a belt, band or stick has {given[0]}")
        if self.is_ not in ("belt", "band", "stick") and self.at is None and self.on is None:
            raise ValueError("give at or on")
        return self


class Figure(Model):
    """How the exercise of the same id is drawn, with the working side on the figure's left."""

    id: Id
    position: FigurePosition
    """The position of the pelvis before anything turns it."""
    view: Annotated[tuple[Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=0, le=90)]], FromList]
    """The camera's [azimuth, elevation]. Azimuth 0 sees its front, 90 its working side; elevation 90 is above."""
    colour: Literal["working", "both"] = "working"
    """The side, or both, whose leg is drawn in colour."""
    layout: Literal["panels", "ghost"] = "panels"
    """panels: each frame by itself; ghost: the last frame, with the first one's working leg behind it."""
    closed: bool = False
    """True if the last frame leads on to the first, as in a circle."""
    track: Annotated[tuple[BodyPoint, ...], FromList, Field(max_length=4)] = ()
    """Points whose path is shown by an arrow."""
    mat: bool = True
    """Whether a mat lies under the body."""
    props: Annotated[tuple[Prop, ...], FromList, Field(max_length=12)] = ()
    """Things in the picture."""
    frames: Annotated[tuple[Keyframe, ...], FromList, Field(min_length=1, max_length=6)]
    """Its frames, one panel each."""

    @model_validator(mode="after")
    def _ghost_moves(self) -> Self:
        if self.layout == "ghost" and len(self.frames) < 2:  # noqa: PLR2004
            raise ValueError("layout ghost needs two frames")
        return self
