from __future__ import annotations

import json
import re
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hipcoach.catalogue.figure import (
    Anchor,
    BodyPoint,
    Figure,
    FigurePosition,
    Keyframe,
    Limb,
    Limbs,
    LimbSide,
    Press,
    Prop,
    Spot,
)
from hipcoach.catalogue.model import Model

Fields = dict[str, Any]
Field = tuple[type[Model], str]

FIGURE: Fields = {"id": "bridge", "position": "supine", "view": [70, 12], "frames": [{}, {}]}
AT = [0, 0, 0]
ENTRIES: dict[type[Model], Fields] = {
    Figure: FIGURE,
    Keyframe: {},
    Limbs: {},
    Press: {"at": "knee", "to": AT},
    Prop: {"is": "chair", "at": AT},
    Spot: {"at": AT},
}
"""The least that each model takes."""
ANGLES: list[Field] = [
    (Keyframe, "pelvis"),
    (Keyframe, "trunk"),
    (Keyframe, "neck"),
    (Limbs, "hip"),
    (Limbs, "shoulder"),
]
PLACES: list[Field] = [
    (Keyframe, "shift"),
    (Limbs, "elbow_to"),
    (Press, "offset"),
    (Press, "to"),
    (Prop, "at"),
    (Spot, "at"),
    (Spot, "offset"),
    (Spot, "point"),
]


def read(model: type[Model], **changes: Any) -> Any:
    return model.model_validate_json(json.dumps(ENTRIES[model] | changes))


def places_of(error: ValidationError) -> list[tuple[str | int, ...]]:
    return [problem["loc"] for problem in error.errors()]


def at_each_place(vector_fields: list[Field], *values: float) -> list[tuple[type[Model], str, Any]]:
    """Each value at each of a field's three places, the others 0."""
    return [
        (model, name, [value if index == place else 0 for index in range(3)])
        for model, name in vector_fields
        for place in range(3)
        for value in values
    ]


WITHIN: list[tuple[type[Model], str, Any]] = [
    *at_each_place(ANGLES, -180, 180),
    *at_each_place(PLACES, -300, 300),
    *((Limbs, "knee", value) for value in (0, 165)),
    *((Limbs, "ankle", value) for value in (-80, 60)),
    *((Limbs, "elbow", value) for value in (0, 160)),
    *((model, "level", value) for model in (Limbs, Keyframe) for value in (-300, 300)),
    *((Prop, "turn", value) for value in (-180, 180)),
    *((Prop, "size", size) for size in ([0.1, 1, 1], [300, 300, 300])),
    *((Figure, "view", view) for view in ([-180, 0], [180, 90])),
    *((Figure, "frames", [{}] * count) for count in (1, 6)),
]
BEYOND: list[tuple[type[Model], str, Any]] = [
    *at_each_place(ANGLES, -180.1, 180.1),
    *at_each_place(PLACES, -300.1, 300.1),
    *((Limbs, "knee", value) for value in (-0.1, 165.1)),
    *((Limbs, "ankle", value) for value in (-80.1, 60.1)),
    *((Limbs, "elbow", value) for value in (-0.1, 160.1)),
    *((model, "level", value) for model in (Limbs, Keyframe) for value in (-300.1, 300.1)),
    *((Prop, "turn", value) for value in (-180.1, 180.1)),
    *(
        (Prop, "size", [*[1] * place, value, *[1] * (2 - place)])
        for place in range(3)
        for value in (5e-324, 0.09, 0, -1, 300.1)
    ),
    *((Figure, "view", view) for view in ([-180.1, 0], [180.1, 0], [0, -0.1], [0, 90.1])),
    *((Figure, "frames", [{}] * count) for count in (0, 7)),
]


@pytest.mark.parametrize(("model", "name", "value"), WITHIN)
def test_a_value_at_its_limit_is_taken(model: type[Model], name: str, value: Any) -> None:
    assert read(model, **{name: value}).model_dump(mode="json", exclude_none=True)[name] == value


@pytest.mark.parametrize(("model", "name", "value"), BEYOND)
def test_a_value_beyond_its_limit_is_refused_by_its_name(model: type[Model], name: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        read(model, **{name: value})
    assert {place[0] for place in places_of(caught.value)} == {name}


@pytest.mark.parametrize(("model", "name"), [*ANGLES, *PLACES, (Prop, "size"), (Figure, "view")])
@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_list_of_numbers_has_as_many_as_it_has(model: type[Model], name: str, count: int) -> None:
    with pytest.raises(ValidationError):
        read(model, **{name: [1] * count})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), 1e308, "3", True, None, [3]])
def test_only_a_number_with_an_end_is_a_number(number: Any) -> None:
    wrong: list[tuple[type[Model], str, Any]] = [(model, name, [number, 0, 0]) for model, name in (*ANGLES, *PLACES)]
    wrong += [(Prop, "turn", number), (Figure, "view", [number, 0])]
    if number is not None:
        wrong += [(Limbs, name, number) for name in ("knee", "ankle", "elbow", "level")]
    for model, name, value in wrong:
        with pytest.raises(ValidationError):
            read(model, **{name: value})


def test_a_whole_number_is_a_number_too() -> None:
    assert (read(Limbs, knee=90).knee, read(Limbs, hip=[90, 0, -5]).hip) == (90.0, (90.0, 0.0, -5.0))


@pytest.mark.parametrize("model", ENTRIES, ids=lambda model: model.__name__)
def test_an_unknown_key_is_refused(model: type[Model]) -> None:
    with pytest.raises(ValidationError) as caught:
        read(model, left=1)
    assert places_of(caught.value) == [("left",)]


@pytest.mark.parametrize("model", ENTRIES, ids=lambda model: model.__name__)
def test_what_was_read_does_not_change(model: type[Model]) -> None:
    entry = read(model)
    with pytest.raises(AttributeError, match="frozen"):
        setattr(entry, next(iter(type(entry).model_fields)), None)


@pytest.mark.parametrize("name", ["id", "position", "view", "frames"])
def test_a_figure_needs_its_place_its_camera_and_a_frame(name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Figure.model_validate_json(json.dumps({key: value for key, value in FIGURE.items() if key != name}))
    assert places_of(caught.value) == [(name,)]


def test_a_figure_stands_still_on_a_mat_unless_it_says_more() -> None:
    figure = read(Figure)
    assert (figure.colour, figure.layout, figure.closed, figure.mat) == ("working", "panels", False, True)
    assert (figure.track, figure.props) == ((), ())
    assert figure.frames == (Keyframe(), Keyframe())


def test_a_frame_says_nothing_of_itself() -> None:
    said = [*dict(read(Keyframe)).values(), *dict(read(Limbs)).values()]
    assert all(value is None for value in said)


@pytest.mark.parametrize(
    "id_", ["", "Bridge", "a b", "a_b", "-a", "a-", "a--b", "../a", "a/b", "ä", "a\n", "\x1b[2J", "a" * 61, 3, None]
)
def test_a_figure_is_called_like_an_exercise(id_: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        read(Figure, id=id_)
    assert places_of(caught.value) == [("id",)]


_WORDS: list[tuple[type[Model], str, Any]] = [
    (Figure, "position", FigurePosition),
    (Keyframe, "anchor", Anchor),
    (Press, "at", BodyPoint),
    (Prop, "on", BodyPoint),
    (Spot, "on", BodyPoint),
]


@pytest.mark.parametrize(("model", "name", "words"), _WORDS)
def test_every_word_of_a_list_is_taken_and_no_other(model: type[Model], name: str, words: Any) -> None:
    only = {"at": None} if model is Spot else {}
    for word in get_args(words):
        assert getattr(read(model, **only, **{name: word}), name) == word
    for word in ("left-knee", "Knee", "knee ", "", 3):
        with pytest.raises(ValidationError):
            read(model, **only, **{name: word})


def test_both_sides_have_the_same_points() -> None:
    for points in (BodyPoint, Limb, Anchor):
        named = set(get_args(points))
        sided = {side: {p.removeprefix(f"{side}-") for p in named if p.startswith(side)} for side in get_args(LimbSide)}
        assert sided["working"] == sided["other"] != set()


def test_a_joint_can_be_named_with_its_side_or_without() -> None:
    points = set(get_args(BodyPoint))
    assert {point.partition("-")[2] for point in points if "-" in point} <= points


@pytest.mark.parametrize("field", ["hand", "foot"])
@pytest.mark.parametrize("spot", [{"on": "floor"}, {"on": "other-knee"}, {"at": [1, 2, 3]}])
def test_a_hand_or_a_foot_is_put_on_a_point_or_at_a_place(field: str, spot: Fields) -> None:
    read_spot = getattr(read(Limbs, **{field: spot}), field)
    assert isinstance(read_spot, Spot)
    assert (read_spot.on is None) is (read_spot.at is not None)


@pytest.mark.parametrize("spot", [{}, {"offset": AT}, {"on": "knee", "at": AT}, {"on": None, "at": None}])
def test_a_spot_is_one_place(spot: Fields) -> None:
    with pytest.raises(ValidationError, match="give either on or at"):
        Spot.model_validate_json(json.dumps(spot))


@pytest.mark.parametrize(
    ("field", "word"), [(field, word) for field in ("hand", "foot") for word in ("floor", "free", "other-knee")]
)
def test_a_word_is_enough_for_what_a_hand_or_a_foot_is_put_on(field: str, word: Any) -> None:
    assert getattr(read(Limbs, **{field: word}), field) == Spot(on=word)
    with pytest.raises(ValidationError):
        read(Limbs, **{field: f"{word}s"})


def test_a_leg_rests_or_is_put_somewhere() -> None:
    with pytest.raises(ValidationError, match="either rests or foot"):
        read(Limbs, rests="sole", foot="free")


@pytest.mark.parametrize(
    "prop",
    [
        {"is": "chair", "at": AT},
        {"is": "pillow", "on": "knee"},
        {"is": "ball", "on": "knee", "at": AT},
        {"is": "belt", "along": ["hand", "ankle"]},
        {"is": "band", "around": ["working-knee", "other-knee"]},
        {"is": "belt", "around": ["working-ankle"]},
        {"is": "stick", "along": ["working-hand", "other-hand", "chest"]},
    ],
)
def test_a_prop_is_somewhere(prop: Fields) -> None:
    read_prop = Prop.model_validate_json(json.dumps(prop))
    assert read_prop.is_ == prop["is"]
    assert read_prop.turn == 0


@pytest.mark.parametrize(
    ("prop", "said"),
    [
        ({"is": "chair"}, "give at or on"),
        ({"is": "chair", "size": [1, 1, 1]}, "give at or on"),
        ({"is": "pillow", "around": ["working-knee"]}, "only a belt, band or stick has around"),
        ({"is": "chair", "at": AT, "along": ["hip", "knee"]}, "along"),
        ({"is": "chair", "on": "hip", "around": ["working-knee"]}, "around"),
        ({"is": "belt"}, "along or around"),
        ({"is": "band", "at": AT}, "along or around"),
        ({"is": "band", "along": ["hip", "knee"], "around": ["working-knee"]}, "along or around"),
        ({"is": "stick"}, "a stick has along"),
        ({"is": "stick", "at": AT}, "a stick has along"),
        ({"is": "stick", "around": ["working-knee"]}, "a stick has along"),
        ({"is": "stick", "along": ["hip", "knee"], "around": ["working-knee"]}, "a stick has along"),
        ({"is": "belt", "along": ["hip"]}, "at least 2|two"),
        ({"is": "belt", "along": []}, "at least 2|two"),
        ({"is": "band", "around": []}, "at least 1|one"),
        ({"is": "band", "around": ["knee"]}, "working-knee"),
        ({"is": "band", "around": ["working-hip"]}, "working-thigh"),
        ({"is": "stool", "at": AT}, "chair"),
        ({"is_": "chair", "at": AT}, "is_"),
        ({"at": AT}, "required"),
    ],
)
def test_a_prop_that_is_nowhere_or_in_two_places_is_refused(prop: Fields, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Prop.model_validate_json(json.dumps(prop))
    words = [f"{problem['loc']} {problem['msg']}" for problem in caught.value.errors()]
    assert any(re.search(said, each) for each in words), words


def test_a_ghost_needs_somewhere_to_come_from() -> None:
    assert read(Figure, layout="ghost").layout == "ghost"
    with pytest.raises(ValidationError, match="layout ghost needs two frames"):
        read(Figure, layout="ghost", frames=[{}])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "other"),
        ("layout", "comic"),
        ("closed", "yes"),
        ("closed", 1),
        ("mat", 0),
        ("track", "knee"),
        ("track", ["left-knee"]),
        ("props", {"is": "chair", "at": AT}),
        ("frames", {}),
        ("frames", [None]),
        ("frames", [[]]),
    ],
)
def test_a_figures_own_fields_are_checked_too(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        read(Figure, **{field: value})
    assert {place[0] for place in places_of(caught.value)} == {field}


@pytest.mark.parametrize(
    "lists",
    [
        {"props": [ENTRIES[Prop]] * 1000},
        {"track": ["knee"] * 1000},
        {"frames": [{"press": [ENTRIES[Press]] * 1000}]},
        {"props": [{"is": "belt", "along": ["knee", "hip"] * 500}]},
        {"props": [{"is": "belt", "around": ["working-knee"] * 1000}]},
    ],
    ids=["props", "track", "press", "along", "around"],
)
def test_no_list_is_without_an_end(lists: Fields) -> None:
    # 200 chairs took 48 seconds to draw, 2,000 pushes made 700 KB of SVG
    with pytest.raises(ValidationError):
        read(Figure, **lists)


_points = st.sampled_from(get_args(BodyPoint))
_places = st.lists(st.floats(-300, 300), min_size=3, max_size=3)
_angles = st.lists(st.floats(-180, 180), min_size=3, max_size=3)
_spots = st.fixed_dictionaries({}, optional={"offset": _places, "point": _places}).flatmap(
    lambda rest: st.one_of(
        st.builds(lambda on: {"on": on} | rest, _points), st.builds(lambda at: {"at": at} | rest, _places)
    )
)
_limbs = st.fixed_dictionaries(
    {},
    optional={
        "hip": _angles,
        "knee": st.floats(0, 165),
        "ankle": st.integers(-80, 60),
        "rests": st.sampled_from(["sole", "foot", "knee", "shin", "free"]),
        "level": st.floats(-300, 300),
        "foot": _spots | st.just("free"),
        "hand": _spots | st.sampled_from(["floor", "free"]),
        "elbow_to": _places,
    },
).map(lambda limbs: {name: value for name, value in limbs.items() if name != "foot" or "rests" not in limbs})
_frames = st.fixed_dictionaries(
    {},
    optional={
        "pelvis": _angles,
        "both": _limbs,
        "working": _limbs,
        "anchor": st.sampled_from(get_args(Anchor)),
        "shift": _places,
        "press": st.lists(st.fixed_dictionaries({"at": _points, "to": _places}), max_size=2),
    },
)
_props = st.sampled_from(
    [
        {"is": "chair", "at": [1, 2, 3], "size": [1, 2, 3]},
        {"is": "pillow", "on": "knee", "turn": -20},
        {"is": "belt", "along": ["hand", "ankle"]},
        {"is": "band", "around": ["working-knee", "other-knee"]},
    ]
)
_figures = st.fixed_dictionaries(
    {
        "id": st.just("bridge"),
        "position": st.sampled_from(get_args(FigurePosition)),
        "view": st.tuples(st.floats(-180, 180), st.floats(0, 90)),
        "frames": st.lists(_frames, min_size=1, max_size=6),
    },
    optional={"closed": st.booleans(), "track": st.lists(_points, max_size=3), "props": st.lists(_props, max_size=3)},
)


@given(_figures)
def test_what_was_read_is_written_and_read_again_the_same(fields: Fields) -> None:
    figure = Figure.model_validate_json(json.dumps(fields))
    short = figure.model_dump_json(exclude_defaults=True, by_alias=True)
    assert Figure.model_validate_json(short) == figure
    assert Figure.model_validate_json(figure.model_dump_json(by_alias=True)) == figure


@given(st.floats() | st.sampled_from([-300, -180, 180, 300]).flatmap(lambda end: st.floats(end - 5, end + 5)))
def test_a_limit_holds_for_every_number(number: float) -> None:
    for model, name, most in ((Limbs, "hip", 180), (Spot, "at", 300)):
        vector = [0, number, 0]
        if abs(number) <= most:
            assert getattr(read(model, **{name: vector}), name)[1] == number
        else:
            with pytest.raises(ValidationError):
                read(model, **{name: vector})
