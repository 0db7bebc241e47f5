"""The contact sheet of cameras."""

from __future__ import annotations

import json
import re
from itertools import combinations, pairwise
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from strategies import made

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.contact_sheet import sheet_of
from hipcoach.figures.interpolate import in_between
from hipcoach.figures.pose import SolvedFrame
from hipcoach.figures.scene import Scene
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.svg import SCALE, Brush

SVG = "{http://www.w3.org/2000/svg}"
_POSE: dict[str, Any] = {
    "id": "lift",
    "position": "standing",
    "view": [60, 12],
    "frames": [{"working": {"hip": hip}} for hip in ([0, 0, 0], [80, 0, 0], [60, 60, 0])],
}
POSE = made(Figure, **_POSE)


class Cell(NamedTuple):
    """One camera's picture on the sheet, in units."""

    view: tuple[float, float]
    left: float
    top: float
    scale: float
    inside: str


def cells_of(text: str) -> list[Cell]:
    root = ET.fromstring(text)  # noqa: S314 (our own)
    found = []
    for cell in root.findall(f"{SVG}g"):
        caption, picture = cell
        azimuth, elevation = json.loads(caption.text or "")
        (x, y), (dx, dy, scale) = _numbers(cell), _numbers(picture)
        inside = "".join(ET.tostring(each, "unicode") for group in picture for each in group)
        found.append(Cell((azimuth, elevation), (x + dx) / SCALE, (y + dy) / SCALE, scale, inside))
    return found


def _numbers(element: ET.Element) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", element.get("transform") or "")]


def _picture(figure: Figure, view: tuple[float, float], frame: int, *, mirrored: bool = False) -> str:
    scene, brush = Scene(figure, view=view, mirrored=mirrored), Brush("light")
    text = brush.mat(scene.mat) + brush.panel(scene.still(frame))
    root = ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{text}</g>')  # noqa: S314 (our own)
    return "".join(ET.tostring(each, "unicode") for each in root)


@pytest.fixture(scope="module")
def cells() -> list[Cell]:
    return cells_of(sheet_of(POSE))


def test_thirty_six_cameras_all_round_from_three_heights(cells: list[Cell]) -> None:
    views = [cell.view for cell in cells]
    assert len(set(views)) == len(views) == 36
    azimuths = sorted({azimuth for azimuth, _ in views})
    assert [b - a for a, b in pairwise(azimuths)] == [30] * 11
    assert len({elevation for _, elevation in views}) == 3


def test_a_caption_is_what_to_write_as_view(cells: list[Cell]) -> None:
    for cell in cells:
        assert made(Figure, **{**_POSE, "view": cell.view}).view == cell.view


@pytest.mark.parametrize("index", [0, 17, 35])
def test_each_camera_shows_the_last_frame_as_it_would_be_drawn(index: int, cells: list[Cell]) -> None:
    assert cells[index].inside == _picture(POSE, cells[index].view, -1)


@pytest.mark.parametrize("frame", [1, 2])
def test_any_frame_can_be_asked_for(frame: int) -> None:
    cell = cells_of(sheet_of(POSE, frame=frame))[5]
    assert cell.inside == _picture(POSE, cell.view, frame - 1)


@pytest.mark.sweep
@pytest.mark.parametrize("frames", [1, 2, 3])
@pytest.mark.parametrize("closed", [False, True])
def test_a_figure_of_any_number_of_frames_has_a_sheet(frames: int, closed: bool) -> None:
    fields = {**_POSE, "frames": _POSE["frames"][:frames], "track": ["working-knee"], "closed": closed}
    assert len(cells_of(sheet_of(made(Figure, **fields)))) == 36


def test_the_way_to_a_frame_is_worked_out_once_for_all_cameras(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what costs most: a leg that rests is rotated until it touches, at every step of an arrow's path."""
    counted: list[float] = []

    def counting(a: SolvedFrame, b: SolvedFrame, share: float) -> Skeleton:
        counted.append(share)
        return in_between(a, b, share)

    monkeypatch.setattr("hipcoach.figures.scene.in_between", counting)
    tracked = made(Figure, **_POSE | {"track": ["working-ankle"]})
    Scene(tracked).still(2)
    of_one = len(counted)
    sheet_of(tracked, frame=3)
    assert of_one > 0
    assert len(counted) == 2 * of_one


def test_the_other_side_is_mirrored() -> None:
    cell = cells_of(sheet_of(POSE, mirrored=True))[7]
    assert cell.inside == _picture(POSE, cell.view, -1, mirrored=True) != _picture(POSE, cell.view, -1)


@pytest.mark.sweep
@pytest.mark.parametrize(
    "props",
    [
        [],
        [{"is": "couch", "at": [0, 0, 0], "size": [60, 280, 20]}],
        [{"is": "wall", "at": [-10, 0, 0], "size": [3, 60, 300]}],
    ],
    ids=["small", "wide", "tall"],
)
def test_pictures_stay_on_the_sheet_and_apart(props: list[dict[str, Any]]) -> None:
    figure = made(Figure, **_POSE, props=props)
    text = sheet_of(figure)
    size = [int(number) / SCALE for number in re.findall(r'viewBox="0 0 (\d+) (\d+)"', text)[0]]
    boxes = []
    for cell in cells_of(text):
        scene = Scene(figure, view=cell.view)
        frame = scene.bounds_of((scene.still(-1),))
        boxes.append((cell.left, cell.top, cell.left + frame.width * cell.scale, cell.top + frame.height * cell.scale))
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= size[0]
        assert bottom <= size[1]
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
