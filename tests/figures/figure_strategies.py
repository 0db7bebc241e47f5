"""Hypothesis strategies: any figure that validates, however odd.

Limbs, frames' own fields and props come from tables drawn up once, plain rows first: an example costs a dozen draws,
not hundreds, and still shrinks to few fields.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from strategies import made

from hipcoach.catalogue.figure import Anchor, BodyPoint, Figure, FigurePosition, Limb

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

Fields = dict[str, Any]
Makers = dict[str, "Callable[[], Any]"]

REPEATED = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""The same examples every time, and as long as a busy machine needs."""

POSITIONS: tuple[str, ...] = get_args(FigurePosition)
BODY_POINTS: tuple[str, ...] = get_args(BodyPoint)
ANCHORS: tuple[str, ...] = get_args(Anchor)
LIMBS: tuple[str, ...] = get_args(Limb)
SOLID_PROPS = (
    "chair", "box", "step", "block", "table", "couch", "wall", "pillow", "towel", "ball", "weight",
)  # fmt: skip
LONG_PROPS = ("belt", "band", "stick")

_ROWS = 600
_RANDOM = Random(3)  # noqa: S311


# --- Values


def _number(low: float, high: float) -> float:
    """Mostly whole, and now and then at an end of what is allowed."""
    kind = _RANDOM.random()
    if kind < 0.1:
        return _RANDOM.choice([low, high, max(low, 0.0)])
    number = _RANDOM.uniform(low, high)
    return max(low, round(number)) if kind < 0.7 else number


def _angles() -> tuple[float, float, float]:
    return (_number(-180, 180), _number(-180, 180), _number(-180, 180))


def _unit() -> float:
    """Near the body, or anywhere."""
    return _number(-60, 60) if _RANDOM.random() < 0.9 else _number(-300, 300)


def _point() -> tuple[float, float, float]:
    return (_unit(), _unit(), _unit())


def _size() -> tuple[float, float, float]:
    return (_number(0.1, 60), _number(0.1, 60), _number(0.1, 300))


def _level() -> float:
    return _number(0, 40) if _RANDOM.random() < 0.8 else _number(-300, 300)


def _one_of(*values: Any) -> Any:
    return _RANDOM.choice(values)


def _some(makers: Makers, **always: Any) -> Fields:
    """A mapping with some of these fields, often with few."""
    names = _RANDOM.sample(list(makers), min(_RANDOM.randint(0, len(makers)), _RANDOM.randint(1, len(makers))))
    return {**always, **{name: makers[name]() for name in names}}


def _spot(*words: str) -> Any:
    more: Makers = {"offset": _point, "point": _point}
    places = (
        {"on": "floor", **_some(more)},
        {"on": _one_of(*BODY_POINTS), **_some(more)},
        {"at": _point(), **_some(more)},
    )
    return _one_of(*words, *places)


# --- Rows


def _limbs() -> Fields:
    limbs = _some(
        {
            "hip": _angles,
            "knee": lambda: _number(0, 165),
            "ankle": lambda: _number(-80, 60),
            "rests": lambda: _one_of("sole", "foot", "knee", "shin", "free"),
            "level": _level,
            "foot": lambda: _spot("free"),
            "shoulder": _angles,
            "elbow": lambda: _number(0, 160),
            "hand": lambda: _spot("floor", "free"),
            "elbow_to": _point,
        }
    )
    if "rests" in limbs:
        limbs.pop("foot", None)
    return limbs


def _press() -> Fields:
    return _some(
        {"offset": _point, "moves": lambda: True, "about": lambda: _one_of(*BODY_POINTS)},
        at=_one_of(*BODY_POINTS),
        to=_point(),
    )


def _trunk() -> Fields:
    return _some(
        {
            "pelvis": _angles,
            "trunk": _angles,
            "neck": _angles,
            "anchor": lambda: _one_of(*ANCHORS),
            "level": _level,
            "shift": _point,
            "press": lambda: [_press() for _ in range(_RANDOM.randint(0, 2))],
        }
    )


def _prop() -> Fields:
    is_ = {"is": _one_of(*SOLID_PROPS, *LONG_PROPS, *LONG_PROPS)}
    if is_["is"] in SOLID_PROPS:
        placed: Makers = {"size": _size, "turn": lambda: _number(-180, 180)}
        if _RANDOM.random() < 0.5:
            return _some(placed, **is_, at=_point())
        return _some({"at": _point, **placed}, **is_, on=_one_of(*BODY_POINTS))
    if is_["is"] == "stick" or _RANDOM.random() < 0.5:
        return {**is_, "along": [_one_of(*BODY_POINTS) for _ in range(_RANDOM.randint(2, 4))]}
    return {**is_, "around": [_one_of(*LIMBS) for _ in range(_RANDOM.randint(1, 3))]}


def _table(row: Callable[[], Fields]) -> SearchStrategy[Fields]:
    """One of many rows, those with few fields first: examples shrink to them."""
    return st.sampled_from(sorted((row() for _ in range(_ROWS)), key=len))


_LIMB_ROWS, _TRUNK_ROWS, _PROP_ROWS = _table(_limbs), _table(_trunk), _table(_prop)
_SIDES = st.sampled_from(
    [(), ("both",), ("working",), ("other",), ("both", "working"), ("working", "other"), ("both", "working", "other")]
)


@st.composite
def _frames(draw: DrawFn) -> Fields:
    return {**draw(_TRUNK_ROWS), **{side: draw(_LIMB_ROWS) for side in draw(_SIDES)}}


_WHOLE = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "figure-1", "x" * 60]),
        "position": st.sampled_from(POSITIONS),
        "view": st.tuples(st.integers(-180, 180), st.integers(0, 90)),
        "colour": st.sampled_from(["working", "both"]),
        "closed": st.booleans(),
        "track": st.lists(st.sampled_from(BODY_POINTS), max_size=2),
        "mat": st.booleans(),
        "props": st.lists(_PROP_ROWS, max_size=3),
    }
)


@st.composite
def figures(draw: DrawFn, most_frames: int = 4) -> Figure:
    """Any figure that validates: every field, every kind of prop; nothing says that a body could do it."""
    fields = draw(_WHOLE)
    count = draw(st.sampled_from([each for each in (1, 2, 2, 3, 3, 4) if each <= most_frames]))
    frames = [draw(_frames()) for _ in range(count)]
    layouts = ["panels", "ghost"] if len(frames) > 1 else ["panels"]
    return made(Figure, **fields, frames=frames, layout=draw(st.sampled_from(layouts)))


# --- What a body can do

_FLEXED = {"seated": (75, 105), "floor-sitting": (75, 105), "quadruped": (70, 110)}
_BENT = ("kneeling", "quadruped")
_CARRYING = {
    "standing": ("other-foot", "working-foot"),
    "kneeling": ("other-knee", "working-knee", "working-foot"),
    "quadruped": ("other-knee", "working-knee"),
}
"""What a body can hang from, upright or on all fours; otherwise it is the pelvis."""
_CARRIED = {"foot": ("sole", "foot"), "knee": ("knee", "shin")}
"""How the leg rests that carries the body."""


def _held_limbs(position: str) -> Fields:
    """Angles of a plain pose: no limb twisted through another."""
    return {
        "hip": (_RANDOM.randint(*_FLEXED.get(position, (-10, 60))), _RANDOM.randint(-5, 40), _RANDOM.randint(-40, 40)),
        "knee": 90 if position in _BENT else _RANDOM.randint(5, 120),
        "ankle": _RANDOM.randint(-30, 20),
        "shoulder": (_RANDOM.randint(-20, 100), _RANDOM.randint(5, 80), _RANDOM.randint(-30, 30)),
        "elbow": _RANDOM.randint(5, 110),
    }


def _turned() -> Fields:
    """A pelvis and a trunk that lean a little."""
    return {
        name: (_RANDOM.randint(-10, 30), _RANDOM.randint(-10, 10), _RANDOM.randint(-15, 15))
        for name in ("pelvis", "trunk", "neck")
    }


_HELD: dict[str, SearchStrategy[Fields]] = {
    position: st.sampled_from([_held_limbs(position) for _ in range(100)]) for position in POSITIONS
}
_TURNED: SearchStrategy[Fields] = st.sampled_from([_turned() for _ in range(100)])


def _rests(position: str) -> SearchStrategy[Fields]:
    """How a leg rests, if it does: who stands or sits on a chair rests on the foot."""
    low = () if position in ("standing", "seated") else ("knee", "shin")
    return st.sampled_from([{}, {}, *({"rests": each} for each in ("sole", "foot", "free", *low))])


_RESTS = {position: _rests(position) for position in POSITIONS}
_HANDS: SearchStrategy[Fields] = st.sampled_from(
    [
        {}, {}, {"hand": "free"}, {"hand": "floor"}, {"hand": {"on": "hip", "offset": (6, 0, 4)}},
        {"hand": {"on": "knee", "offset": (0, 0, 6), "point": (1, 0, 0)}},
        {"hand": {"on": "chest", "offset": (9, 0, 0)}},
    ]
)  # fmt: skip


@st.composite
def held_figures(draw: DrawFn) -> Figure:
    """Two or three frames of what a body could hold: no part is told two things, and each says its angles anew."""
    position = draw(st.sampled_from(POSITIONS))
    frames = []
    for _ in range(draw(st.integers(2, 3))):
        limbs = {
            side: {**draw(_HELD[position]), **draw(_RESTS[position]), **draw(_HANDS)} for side in ("working", "other")
        }
        anchor = draw(st.sampled_from(_CARRYING.get(position, ("pelvis",))))
        side, _, part = anchor.rpartition("-")
        if side:
            limbs[side]["rests"] = draw(st.sampled_from(_CARRIED[part]))
        frames.append({**draw(_TURNED), **limbs, "anchor": anchor})
    view = draw(st.sampled_from([(60, 15), (-25, 20), (110, 35)]))
    return made(Figure, id="held", position=position, view=view, frames=frames)
