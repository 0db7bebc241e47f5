"""What holds of every SVG that is drawn, and how a still picture is arranged."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from figure_strategies import REPEATED
from figure_strategies import figures as any_figure
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import made

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.figure import Figure
from hipcoach.figures import animation, svg
from hipcoach.figures.contact_sheet import sheet_of
from hipcoach.figures.scene import BoundingBox, Scene
from hipcoach.figures.theme import DARK_PAGE, TERMINAL, THEMES
from hipcoach.text import is_plain

Draw = Callable[..., str]
SVG = "{http://www.w3.org/2000/svg}"
AS_FOUND = (Phase.explicit, Phase.generate)
"""Many pictures cost too much to look for a simpler figure that fails too; a still one finds most of those."""


def still(figure: Figure, title: str = "A title", description: str = "What to do.", **more: Any) -> str:
    return svg.still(Scene(figure), title, description, **more)


def animated(figure: Figure, title: str = "A title", description: str = "What to do.", **more: Any) -> str:
    return animation.animated(Scene(figure), title, description, **more)


def contact_sheet(figure: Figure, **more: Any) -> str:
    return sheet_of(figure, **more)


_STANDS: dict[str, Any] = {"id": "stands", "position": "standing", "view": [60, 12], "mat": False}
_FRAMES: list[dict[str, Any]] = [
    {"both": {"hand": {"on": "hip", "offset": [3, 7, 4]}}},
    {"working": {"hip": [70, 10, 0], "knee": 90}, "press": [{"at": "working-knee", "to": [0, 14, 0]}]},
    {"working": {"hip": [70, 40, 20]}},
    {"working": {"hip": [-10, 20, 0], "knee": 30}},
    {"pelvis": [20, 0, 0]},
    {"working": {"knee": 80}},
]


def stands(frames: int = 2, **fields: Any) -> Figure:
    return made(Figure, **{**_STANDS, "track": ["working-knee"], "frames": _FRAMES[:frames], **fields})


EVERYTHING = stands(
    colour="both",
    layout="ghost",
    mat=True,
    props=[
        {"is": "chair", "at": [-30, 0, 0]},
        {"is": "ball", "at": [20, 20, 0]},
        {"is": "pillow", "on": "head", "at": [-8, 0, 0]},
        {"is": "band", "around": ["working-thigh", "other-thigh"]},
        {"is": "stick", "along": ["working-hand", "other-hand"]},
    ],
)


# --- What holds of every SVG

_NUMBER = r"-?\d+(?:\.\d+)?"
_COLOUR = r"#[0-9a-f]{6}|none|var\(--figure-[a-z-]+,#[0-9a-f]{6}\)"
_VALUES: dict[str, str] = {
    "viewBox": r"0 0 [1-9]\d* [1-9]\d*",
    "d": r"[MLAaZ\d. -]+",
    "transform": rf"translate\({_NUMBER} {_NUMBER}\)(?: scale\({_NUMBER}\))?",
    **dict.fromkeys(("width", "height", "r", "font-size", "stroke-width"), r"[1-9]\d*"),
    **dict.fromkeys(("cx", "cy", "x", "y"), _NUMBER),
    "stroke-dasharray": r"\d+ \d+",
    "fill": _COLOUR,
    "stroke": _COLOUR,
    "class": r"[a-z0-9-]+",
    "visibility": "hidden",
    **dict.fromkeys(("stroke-linejoin", "stroke-linecap"), "round"),
    "text-anchor": "middle",
    "font-family": "sans-serif",
    "font-weight": "bold",
    "role": "img",
}
_MAY = {name: re.compile(form).fullmatch for name, form in _VALUES.items()}
"""Every attribute there is, and the form of its values: nothing that refers, nothing that runs, no `nan`."""
_ELEMENTS = {"svg", "title", "desc", "style", "g", "path", "circle", "text"}


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (our own)


def wrong_in(text: str) -> set[str]:
    """What of an SVG is not as it must be."""
    root = parsed(text)
    wrong = {found for found in ("<!", "<?") if found in text}
    if [child.tag for child in root][:2] != [f"{SVG}title", f"{SVG}desc"] or root.get("role") != "img":
        wrong.add("nothing for a screen reader")
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name not in _ELEMENTS:
            wrong.add(element.tag)
        for key, value in element.items():
            if key not in _MAY or not _MAY[key](value):
                wrong.add(f"{name} {key}={value!r}")
        if name == "style":
            wrong |= set(re.findall(r"@import|url|[<\\]|nan|inf(?!inite)", element.text or ""))
    return wrong


@pytest.mark.parametrize(
    "text",
    [
        '<script xmlns="http://www.w3.org/2000/svg">1</script>',
        '<image href="x.png"/>',
        '<g onload="x()"/>',
        '<g fill="url(#x)"/>',
        '<path d="M0 nanL3 4Z"/>',
        '<path d="M0 infL3 4Z"/>',
        '<circle r="0"/>',
        "<style>@import 'x'</style>",
        "<style>a{b:url(x)}</style>",
    ],
)
def test_what_must_not_be_in_an_svg_is_found(text: str) -> None:
    good = still(stands())
    assert wrong_in(good) == set()
    assert wrong_in(good.replace("</svg>", f"{text}</svg>")) != set()


@settings(REPEATED, max_examples=40)
@given(any_figure(), st.integers(1, 4), st.sampled_from(list(THEMES)))
def test_any_valid_pose_is_drawn(figure: Figure, panel: int, theme: str) -> None:
    scene = Scene(figure)
    assert wrong_in(svg.still(scene, "A", "B", theme=theme)) == set()
    assert wrong_in(svg.still(scene, "A", "B", theme=theme, panel=min(panel, len(scene.panels)))) == set()


@pytest.mark.slow
@settings(REPEATED, max_examples=12, phases=AS_FOUND)
@given(any_figure(), st.sampled_from(list(THEMES)))
def test_any_valid_pose_is_animated(figure: Figure, theme: str) -> None:
    assert wrong_in(animated(figure, theme=theme)) == set()


@settings(REPEATED, max_examples=2, phases=AS_FOUND)
@given(any_figure(), st.sampled_from(list(THEMES)))
def test_any_valid_pose_is_seen_by_many_cameras(figure: Figure, theme: str) -> None:
    assert wrong_in(contact_sheet(figure, theme=theme)) == set()


@pytest.fixture(scope="module")
def scenes(figures: dict[str, Figure]) -> dict[str, Scene]:
    return {id_: Scene(figure) for id_, figure in figures.items()}


@pytest.mark.slow
def test_every_figure_is_drawn_in_at_most_40_kb(scenes: dict[str, Scene], catalogue: Catalogue) -> None:
    for id_, scene in scenes.items():
        text = svg.still(scene, catalogue.exercise[id_].name, catalogue.exercise[id_].cue)
        assert wrong_in(text) == set(), id_
        assert len(text.encode()) <= 40_000, id_


@pytest.mark.slow
def test_every_figure_is_animated_in_at_most_60_kb(scenes: dict[str, Scene], catalogue: Catalogue) -> None:
    for id_, scene in scenes.items():
        text = animation.animated(scene, catalogue.exercise[id_].name, catalogue.exercise[id_].cue)
        assert parsed(text)[0].text == catalogue.exercise[id_].name
        assert len(text.encode()) <= 60_000, id_


# --- Words


@pytest.mark.sweep
@pytest.mark.parametrize("draw", [still, animated])
@pytest.mark.parametrize(
    "text", ['<b>&"', "&amp;&#60;", "]]>", "</title><script>x()</script>", "<!--", "'\"", "ü → 髋"]
)
def test_words_are_data_whatever_is_in_them(draw: Draw, text: str) -> None:
    drawn = draw(stands(), text, text + "!")
    root = parsed(drawn)
    assert [(root[0].tag, root[0].text), (root[1].tag, root[1].text)] == [
        (f"{SVG}title", text),
        (f"{SVG}desc", text + "!"),
    ]
    assert wrong_in(drawn) <= {"<!"}  # said in CDATA or comments, it would be other text
    assert {child.tag for child in root.iter()} <= {f"{SVG}{name}" for name in _ELEMENTS}


_PLAIN = st.text(max_size=30).filter(is_plain)


@settings(REPEATED, max_examples=100)
@given(_PLAIN, _PLAIN)
def test_a_screen_reader_says_the_words_as_they_are(title: str, description: str) -> None:
    root = parsed(svg.document((10.0, 10.0), title, description, ""))
    assert (root[0].text or "", root[1].text or "") == (title, description)


# --- The same bytes


_HASHES = """
import hashlib, sys
from test_svg import EVERYTHING, animated, still
for draw in (still, animated):
    print(hashlib.sha256(draw(EVERYTHING).encode()).hexdigest())
"""


def _hashes_elsewhere(seed: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed}
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", _HASHES], check=True, capture_output=True, env=environment, cwd=here)
    return done.stdout.decode().split()


@pytest.mark.slow
def test_the_same_bytes_every_time_and_in_every_process() -> None:
    drawn = [[draw(EVERYTHING) for draw in (still, animated)] for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert _hashes_elsewhere("1") == [hashlib.sha256(each.encode()).hexdigest() for each in drawn[0]]


# --- Panels


def _groups(text: str) -> list[str]:
    """The panels' insides."""
    return ["".join(ET.tostring(child, "unicode") for child in g) for g in parsed(text).findall(f"{SVG}g")]


def _labels(text: str) -> list[str | None]:
    return [each.text for each in parsed(text).iter(f"{SVG}text")]


def _size(text: str) -> tuple[float, float]:
    _, _, width, height = (parsed(text).get("viewBox") or "").split()
    return (int(width) / svg.SCALE, int(height) / svg.SCALE)


def test_panels_are_numbered() -> None:
    assert _labels(still(stands(4))) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("theme", THEMES)
def test_panels_are_drawn_in_order_each_on_its_mat(theme: str) -> None:
    scene, brush = Scene(stands(3, mat=True)), svg.Brush(theme)
    text = svg.still(scene, "A", "B", theme=theme)
    wanted = [svg.moved(brush.mat(scene.mat) + brush.panel(panel), (0, 0)) for panel in scene.panels]
    assert _groups(text) == _groups(svg.document((1, 1), "A", "B", "".join(wanted)))


def test_a_single_picture_has_no_number() -> None:
    assert _labels(still(stands(1))) == _labels(still(stands(3, layout="ghost"))) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_panel_is_the_picture_that_it_is_in_the_whole(number: int) -> None:
    scene = Scene(stands(3))
    whole, alone = svg.still(scene, "A", "B"), svg.still(scene, "A", "B", panel=number)
    assert len(set(_groups(whole))) == 3
    assert _groups(alone) == [_groups(whole)[number - 1]]
    assert _labels(alone) == [str(number)]
    assert _size(alone)[0] == pytest.approx(scene.bounds.width, abs=0.06)


@pytest.mark.parametrize(
    ("count", "width", "height", "columns"),
    [
        (1, 100, 100, 1),
        (2, 100, 100, 2),
        (2, 160, 60, 1),
        (3, 100, 100, 3),
        (3, 200, 60, 1),
        (4, 40, 110, 4),
        (4, 100, 80, 2),
        (4, 300, 50, 1),
        (5, 60, 130, 5),
        (6, 60, 80, 3),
        (6, 200, 90, 2),
    ],
)
def test_panels_are_arranged_in_full_rows_to_a_picture_that_is_wide_but_not_too_wide(
    count: int, width: float, height: float, columns: int
) -> None:
    assert svg._columns(count, BoundingBox(0, 0, width, height)) == columns


@pytest.mark.sweep
@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("position", ["standing", "supine"])
def test_panels_lie_in_the_picture_and_apart(count: int, position: str) -> None:
    scene = Scene(stands(count, position=position))
    text = svg.still(scene, "A", "B")
    wide, high = _size(text)
    places = []
    for group in parsed(text).findall(f"{SVG}g"):
        right, down = map(int, re.findall(r"-?\d+", group.get("transform") or ""))
        places.append((right / svg.SCALE + scene.bounds.left, down / svg.SCALE + scene.bounds.top))
    assert len(places) == count
    for x, y in places:
        assert -0.1 <= x <= wide - scene.bounds.width + 0.1
        assert -0.1 <= y <= high - scene.bounds.height + 0.1
    for index, (x, y) in enumerate(places):
        for other_x, other_y in places[:index]:
            assert abs(x - other_x) >= scene.bounds.width or abs(y - other_y) >= scene.bounds.height


@settings(REPEATED, max_examples=25)
@given(any_figure())
def test_nothing_sticks_out_of_the_picture(figure: Figure) -> None:
    scene = Scene(figure)
    for panel in scene.panels:
        circles = [circle for shape in panel.shapes for circle in shape.circles]
        assert all(scene.bounds.left <= x - r and x + r <= scene.bounds.right for x, _, r in circles)
        assert all(scene.bounds.top <= y - r and y + r <= scene.bounds.bottom for _, y, r in circles)
        for x, y in (point for arrow in panel.arrows for point in arrow.points):
            assert scene.bounds.left <= x <= scene.bounds.right
            assert scene.bounds.top <= y <= scene.bounds.bottom


# --- Themes


def test_both_themes_and_the_terminal_have_the_same_paints() -> None:
    assert set(THEMES) == {"light", "dark", "page"}
    assert THEMES["light"].keys() == THEMES["dark"].keys() == THEMES["page"].keys() == TERMINAL.keys()
    for name in ("light", "dark"):
        assert [colour for colour in THEMES[name].values() if not re.fullmatch("#[0-9a-f]{6}", colour)] == []


def test_the_theme_of_a_page_is_light_until_the_page_says_dark() -> None:
    dark = dict(re.findall(r"(--figure-[a-z-]+):([^;]+);", DARK_PAGE))
    for paint, colour in THEMES["page"].items():
        variable, light = re.fullmatch(r"var\((.+),(.+)\)", colour).groups() if "var" in colour else ("", colour)  # type: ignore[union-attr]
        assert light == THEMES["light"][paint]
        assert dark.get(variable, light) == THEMES["dark"][paint]


@pytest.mark.parametrize("draw", [still, animated])
def test_a_theme_changes_colours_and_nothing_else(draw: Draw) -> None:
    light, dark = draw(EVERYTHING, theme="light"), draw(EVERYTHING, theme="dark")
    assert light != dark
    assert re.sub("#[0-9a-f]{6}", "#", light) == re.sub("#[0-9a-f]{6}", "#", dark)
    for text, theme in ((light, "light"), (dark, "dark")):
        assert set(re.findall("#[0-9a-f]{6}", text)) <= set(THEMES[theme].values())


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
def test_in_grey_too_the_working_leg_is_the_darker_one(theme: str) -> None:
    paints = THEMES[theme]
    for kind in ("", "-shoe", "-knee"):
        working = [_grey(paint) for name, paint in paints.items() if re.fullmatch(f"working{kind}(-far)?", name)]
        other = [_grey(paint) for name, paint in paints.items() if re.fullmatch(f"other{kind}(-far)?", name)]
        assert max(working) + 10 < min(other), kind


def test_panels_are_lettered_where_steps_beside_them_have_numbers() -> None:
    assert _labels(still(stands(4), panels=svg.Panels(lettered=True))) == ["a", "b", "c", "d"]


def test_panels_stand_in_as_many_columns_as_are_asked_for() -> None:
    def shape(columns: int) -> float:
        wide, high = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', still(stands(4), panels=svg.Panels(columns)))[0])
        return wide / high

    assert shape(4) > shape(2) > shape(1)


def test_a_named_panel_is_a_group_with_its_own_corner_and_looks_the_same() -> None:
    named = still(stands(3), panels=svg.Panels(name='a"b'))
    assert re.findall(r'<g id="([^"]+)">', named) == [f"a&quot;b-{number}" for number in (1, 2, 3)]
    assert parsed(named) is not None
    corners = re.findall(r'<g transform="translate\((\d+) 0\)"><g id=', named)
    width = svg.panel_size(Scene(stands(3)))[0] + svg.PANEL_GAP
    assert [int(corner) for corner in corners] == pytest.approx([0, 10 * width, 20 * width], abs=1)
