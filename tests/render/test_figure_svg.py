from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from strategies import made
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.figure import Figure
from hipcoach.render import figure_svg

Draw = Callable[..., str]
SVG = "{http://www.w3.org/2000/svg}"
_POSE: dict[str, Any] = {
    "id": "chair-knee-lift",
    "position": "standing",
    "view": [60, 12],
    "track": ["working-knee"],
    "props": [{"is": "chair", "at": [14, -22, 0], "turn": 90}],
    "frames": [
        {"other": {"hand": {"at": [12, -22, 48]}}},
        {"working": {"hip": [90, 10, 0], "knee": 90}, "press": [{"at": "working-knee", "to": [0, 0, 12]}]},
    ],
}
POSE = made(Figure, **_POSE)
GHOST = made(Figure, **_POSE | {"layout": "ghost"})
LIES = made(
    Figure,
    id="lies",
    position="supine",
    view=[75, 18],
    colour="both",
    props=[{"is": "pillow", "at": [-48, 0, 0]}, {"is": "band", "around": ["working-thigh", "other-thigh"]}],
    frames=[{"both": {"hip": [50, 12, 0], "knee": 95, "rests": "sole"}}],
)
STANDS = made(Figure, id="stands", position="standing", view=[60, 12], frames=[{}, {"working": {"hip": [60, 0, 0]}}])


def _readable(text: str) -> str:
    """One element a line."""
    return text.replace("><", ">\n<")


def _words(text: str) -> tuple[str | None, str | None]:
    root = ET.fromstring(text)  # noqa: S314 (our own)
    return root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")


@pytest.fixture
def entry(catalogue: Catalogue) -> Exercise:
    return catalogue.exercises[0].model_copy(update={"name": "<b>Knee & lift", "cue": 'Say "up".'})


@pytest.mark.parametrize("figure", [POSE, GHOST, LIES], ids=["panels", "ghost", "one panel"])
def test_a_still_picture_as_written(figure: Figure, snapshot: SnapshotAssertion) -> None:
    assert _readable(figure_svg.still(figure, None, "light")) == snapshot


def test_how_a_loop_is_played_as_written(snapshot: SnapshotAssertion) -> None:
    played = ET.fromstring(figure_svg.animated(POSE, None, "light")).findtext(f"{SVG}style") or ""  # noqa: S314 (our own)
    assert played.replace("}.", "}\n.").replace("}@", "}\n@") == snapshot


def test_a_dark_panel_of_the_other_side_as_written(snapshot: SnapshotAssertion) -> None:
    assert _readable(figure_svg.still(POSE, None, "dark", mirrored=True, panel=2)) == snapshot


@pytest.mark.parametrize("draw", [figure_svg.still, figure_svg.animated])
def test_a_screen_reader_says_the_exercise_and_its_cue(draw: Draw, entry: Exercise) -> None:
    assert _words(draw(POSE, entry, "light")) == ("<b>Knee & lift", 'Say "up".')


@pytest.mark.parametrize("draw", [figure_svg.still, figure_svg.animated])
def test_a_pose_of_no_exercise_is_called_by_its_id(draw: Draw) -> None:
    title, description = _words(draw(POSE, None, "light"))
    assert title == "chair-knee-lift"
    assert description


@pytest.mark.sweep
@pytest.mark.parametrize("draw", [figure_svg.still, figure_svg.animated])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_side_and_a_theme_are_drawn_as_asked(draw: Draw, mirrored: bool) -> None:
    drawn = {
        (side, theme): draw(POSE, None, theme, mirrored=side) for side in (False, True) for theme in ("light", "dark")
    }
    assert len(set(drawn.values())) == 4
    assert drawn[mirrored, "dark"] == draw(POSE, None, "dark", mirrored=mirrored)


@pytest.mark.slow
def test_a_contact_sheet_is_of_the_frame_side_and_theme_asked_for() -> None:
    options: list[dict[str, Any]] = [
        {"theme": "light"},
        {"theme": "dark"},
        {"theme": "light", "mirrored": True},
        {"theme": "light", "frame": 1},
    ]
    assert len({figure_svg.contact_sheet(STANDS, **each) for each in options}) == 4


@pytest.mark.parametrize(
    ("figure", "frames", "count"), [(POSE, False, 2), (POSE, True, 2), (GHOST, False, 1), (GHOST, True, 2)]
)
def test_there_are_as_many_panels_to_choose_from_as_are_drawn(figure: Figure, frames: bool, count: int) -> None:
    assert figure_svg.panel_count(figure, frames=frames) == count
    if not frames:
        assert figure_svg.still(figure, None, "light", panel=count)
        with pytest.raises(IndexError):
            figure_svg.still(figure, None, "light", panel=count + 1)
