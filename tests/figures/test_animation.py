"""The loop: what is seen when, and what is seen by whoever asked for less motion."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from figure_strategies import REPEATED
from figure_strategies import figures as any_figure
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import made

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.animation import _shown, _times, animated
from hipcoach.figures.scene import Scene
from hipcoach.figures.svg import Brush

Window = tuple[float, float]
SVG = "{http://www.w3.org/2000/svg}"
_MEDIA = re.compile(r"@media \(prefers-reduced-motion:no-preference\)\{(.*)\}")
_RULE = re.compile(
    r"\.(?P<still>[a-z0-9-]+)\{visibility:hidden\}"
    r"|@keyframes (?P<frames>[a-z0-9-]+)\{(?P<steps>(?:[\d.]+%\{visibility:(?:visible|hidden)\})+)\}"
    r"|\.(?P<picture>[a-z0-9-]+)\{animation:(?P<name>[a-z0-9-]+) (?P<seconds>[\d.]+)s step-end infinite\}"
)


def raised(id_: str = "lift", frames: int = 2, **fields: Any) -> Figure:
    """A leg that goes up, aside and back."""
    ways = [[0, 0, 0], [60, 0, 0], [60, 45, 0], [0, 45, 0], [-20, 20, 0], [-20, 0, 0]]
    moved = [{"working": {"hip": hip}} for hip in ways[:frames]]
    return made(Figure, id=id_, position="standing", view=[60, 12], frames=moved, **fields)


def drawn(figure: Figure) -> str:
    return animated(Scene(figure), "A title", "What to do.")


class Loop:
    """An animated SVG taken apart."""

    def __init__(self, text: str) -> None:
        self.root = ET.fromstring(text)  # noqa: S314 (our own)
        styles = [style.text or "" for style in self.root.iter(f"{SVG}style")]
        assert len(styles) == 1
        media = _MEDIA.fullmatch(styles[0])
        assert media, "only for whoever does not ask for less motion"
        rules = list(_RULE.finditer(media[1]))
        assert "".join(rule[0] for rule in rules) == media[1]
        self.stills = [rule["still"] for rule in rules if rule["still"]]
        self.keyframes = {rule["frames"]: _visible(rule["steps"]) for rule in rules if rule["frames"]}
        self.played = {rule["picture"]: rule["name"] for rule in rules if rule["picture"]}
        self.seconds = {float(rule["seconds"]) for rule in rules if rule["picture"]}
        self.pictures = {g.get("class", ""): g for g in self.root.iter(f"{SVG}g") if g.get("class")}

    @property
    def windows(self) -> list[tuple[float, float, str]]:
        """Every picture's windows, in percent of the loop, in order."""
        seen = [(*each, name) for name, keyframes in self.played.items() for each in self.keyframes[keyframes]]
        return sorted(seen)

    @property
    def order(self) -> list[int]:
        """The pictures' numbers, as they are seen."""
        return [_number(name) for *_, name in self.windows]


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])


def _visible(steps: str) -> list[Window]:
    """When keyframes show something, as `step-end` plays them: each holds until the next."""
    told = [(float(at), what) for at, what in re.findall(r"([\d.]+)%\{visibility:(\w+)\}", steps)]
    assert told[0][0] == 0, "before the first keyframe nothing would be told"
    assert all(a < b for (a, _), (b, _) in pairwise(told))
    ends = [at for at, _ in told[1:]] + [100.0]
    return [(start, end) for (start, what), end in zip(told, ends, strict=True) if what == "visible"]


def assert_covers_the_loop(windows: list[Any]) -> None:
    """One picture at every moment."""
    assert windows[0][0] == 0
    assert windows[-1][1] == 100
    assert [(a[1], b[0]) for a, b in pairwise(windows) if a[1] != b[0]] == []


@pytest.mark.sweep
@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("frames", [1, 2, 3, 6])
def test_one_picture_is_seen_at_every_moment(frames: int, closed: bool) -> None:
    loop = Loop(drawn(raised(frames=frames, closed=closed)))
    assert_covers_the_loop(loop.windows)
    assert len(loop.seconds) == 1
    assert {*loop.stills, *loop.played} == set(loop.pictures)


@pytest.mark.slow
@settings(REPEATED, max_examples=8, phases=(Phase.explicit, Phase.generate))
@given(any_figure())
def test_any_pose_is_seen_at_every_moment(figure: Figure) -> None:
    loop = Loop(drawn(figure))
    assert_covers_the_loop(loop.windows)
    assert set(loop.played) == set(loop.pictures) - {*loop.stills}


@settings(REPEATED, max_examples=200)
@given(st.integers(1, 60), st.booleans())
def test_any_number_of_pictures_shares_the_loop(count: int, closed: bool) -> None:
    seen, whole = _times(count, closed=closed)
    ticks = sorted(window for windows in seen for window in windows)
    assert [start for start, _ in ticks] == [0, *(end for _, end in ticks[:-1])]
    assert ticks[-1][1] == whole
    played = [each for windows in seen for each in _visible(_shown(windows, whole))]
    assert_covers_the_loop(sorted(played))
    assert len(played) == len(ticks)


@pytest.mark.parametrize("frames", [2, 3, 6])
def test_an_open_motion_goes_there_and_back(frames: int) -> None:
    order = Loop(drawn(raised(frames=frames))).order
    there = list(range(len(set(order))))
    assert len(there) > 3
    assert order == [*there, *there[-2:0:-1]]


def test_a_closed_motion_goes_round() -> None:
    order = Loop(drawn(raised(frames=4, closed=True))).order
    assert order == list(range(len(order)))
    assert len(order) > 7


@pytest.mark.parametrize(("closed", "held"), [(False, (0, -1)), (True, (0,))])
def test_the_ends_of_a_motion_are_held(closed: bool, held: tuple[int, ...]) -> None:
    loop = Loop(drawn(raised(frames=3, closed=closed)))
    shortest = min(end - start for start, end, _ in loop.windows)
    long = {_number(name) for start, end, name in loop.windows if end - start > 2 * shortest}
    assert long == {sorted(set(loop.order))[index] for index in held}


@pytest.mark.parametrize(("closed", "frame"), [(False, -1), (True, 0)])
def test_the_motion_begins_and_ends_as_the_frames_do(closed: bool, frame: int) -> None:
    scene, brush = Scene(raised(frames=3, closed=closed)), Brush("light")
    loop = Loop(drawn(scene.figure))
    first, *_, last = sorted(loop.played, key=_number)
    wanted = [_as_written(brush.panel(scene._panel(scene.frames[index].skeleton, ()))) for index in (0, frame)]
    assert _inside(loop.pictures[first]) == wanted[0]
    assert (_inside(loop.pictures[last]) == wanted[1]) is not closed


def test_without_styles_the_still_picture_is_seen_and_nothing_else() -> None:
    scene = Scene(raised(frames=3, track=["working-knee"]))
    loop = Loop(drawn(scene.figure))
    (visible,) = [name for name, picture in loop.pictures.items() if picture.get("visibility") != "hidden"]
    assert loop.stills == [visible]
    assert _inside(loop.pictures[visible]) == _as_written(Brush("light").panel(scene.panels[-1]))
    assert scene.panels[-1].arrows


def _inside(picture: ET.Element) -> str:
    return "".join(ET.tostring(child, "unicode") for child in picture)


def _as_written(text: str) -> str:
    return _inside(ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{text}</g>'))  # noqa: S314 (our own)


@pytest.mark.parametrize(("one", "other"), [("lift", "raise"), ("lift", "lift-1"), ("s", "s-s"), ("a-1", "a")])
def test_figures_on_one_page_do_not_play_each_other(one: str, other: str) -> None:
    """An SVG inside a page shares its styles with the page."""
    loops = [Loop(drawn(raised(id_))) for id_ in (one, other)]
    names = [{*loop.stills, *loop.played, *loop.keyframes} for loop in loops]
    assert not names[0] & names[1]
    for id_, own in zip((one, other), names, strict=True):
        assert [name for name in own if f"{id_}-" not in name] == []


@pytest.mark.parametrize("id_", ["lift", "90-90-switch", "1", "x" * 60])
def test_whatever_the_id_its_names_are_names_to_a_browser(id_: str) -> None:
    """An identifier of CSS does not begin with a digit: a browser would leave out the whole rule."""
    loop = Loop(drawn(raised(id_)))
    names = [*loop.stills, *loop.played, *loop.keyframes]
    assert [name for name in names if not re.fullmatch(r"[a-z_][a-z0-9_-]*", name)] == []


def test_a_figure_too_large_is_played_in_fewer_pictures() -> None:
    props = [{"is": "chair", "at": [-30 - 20 * number, 0, 0]} for number in range(2)]
    rich, plain = drawn(raised(props=props)), drawn(raised())
    assert len(Loop(rich).pictures) < len(Loop(plain).pictures)
    assert len(rich.encode()) <= 60_000
