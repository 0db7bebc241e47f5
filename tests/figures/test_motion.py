"""Motions as numbers: what a script draws between two moments is what is drawn there."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

import pytest

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.motion import _DEEPEST, motion_of
from hipcoach.figures.painters_order import _measured_core, cores, gap_between
from hipcoach.figures.parts import body_parts
from hipcoach.figures.scene import Panel, Scene
from hipcoach.figures.svg import SCALE

SOME = ("standing-hip-cars", "clamshell", "ninety-ninety-switch", "chair-lunge-rotation", "prone-breathing")
NEAR = 2.5
"""Units by which a circle may be off between two moments: a fortieth of a leg."""


def unrolled(motion: dict[str, Any]) -> list[tuple[float, dict[int, list[int]]]]:
    """Each moment with the places of all its parts."""
    known: dict[int, list[int]] = {}
    moments = []
    for at, parts in motion["moments"]:
        known |= {number: places for number, *places in parts if places}
        moments.append((at, {number: known[number] for number, *_ in parts}))
    return moments


def test_every_motion_goes_from_start_to_end(figures: dict[str, Figure]) -> None:
    assert set(SOME) <= set(figures)
    for id_ in SOME:
        motion = motion_of(Scene(figures[id_]), theme="page")
        times = [at for at, _ in motion["moments"]]
        assert times == sorted(set(times))
        assert (times[0], times[-1]) == ((0, 1) if len(figures[id_].frames) > 1 else (0, 0))
        for _, parts in unrolled(motion):
            for number, places in parts.items():
                assert len(places) == 2 * len(motion["parts"][number][2])
        assert len(json.dumps(motion)) < 40_000


@pytest.mark.sweep
@pytest.mark.parametrize("id_", SOME[:4])
def test_between_two_moments_it_is_where_the_body_is(figures: dict[str, Figure], id_: str) -> None:
    scene = Scene(figures[id_])
    motion = motion_of(scene, theme="page")
    for (start, first), (end, last) in pairwise(unrolled(motion)):
        at = (start + end) / 2
        way = min(int(at * scene.transitions), scene.transitions - 1)
        drawn = {
            (round(x * SCALE), round(y * SCALE))
            for shape in scene.on_the_way(way, at * scene.transitions - way).shapes
            for x, y, _ in shape.circles
        }
        for number in first.keys() & last.keys():
            if len(motion["parts"][number][2]) == 24:
                continue
            between = [(a + b) / 2 for a, b in zip(first[number], last[number], strict=True)]
            for x, y in zip(between[::2], between[1::2], strict=True):
                assert min(math.dist((x, y), place) for place in drawn) <= NEAR * SCALE


@pytest.mark.slow
def test_nothing_is_drawn_that_could_be_no_moment(figures: dict[str, Figure], monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of many figures takes most of its time for bodies on the way: none of them is in vain from the start."""
    shares: list[float] = []

    def counted(scene: Scene, index: int, share: float) -> Panel:
        shares.append(share)
        return drawn(scene, index, share)

    drawn = Scene.on_the_way
    monkeypatch.setattr(Scene, "on_the_way", counted)
    for figure in figures.values():
        scene = Scene(figure)
        shares.clear()
        motion_of(scene, theme="page")
        finest = [round(share * 2**_DEEPEST, 6) for share in shares]
        assert finest == [round(share) for share in finest]


def test_a_part_whose_middle_is_too_far_away_is_not_the_nearest(figures: dict[str, Figure]) -> None:
    """What is left out in putting parts in order changes nothing."""
    for id_ in SOME:
        skeleton = Scene(figures[id_]).frames[-1].skeleton
        measured = [_measured_core(core) for part in body_parts(skeleton) for core in cores(part)]
        for first, middle, reach in measured:
            for second, other, other_reach in measured:
                assert math.dist(middle, other) - reach - other_reach <= gap_between(first, second)[0]


def test_a_push_has_its_arrow(figures: dict[str, Figure]) -> None:
    pushed = [id_ for id_, figure in figures.items() if any(frame.press for frame in figure.frames)]
    assert len(pushed) > 20
    for id_ in pushed[:6]:
        assert motion_of(Scene(figures[id_]), theme="page")["press"]
    assert not motion_of(Scene(figures["clamshell"]), theme="page")["press"]


def test_mirrored_is_the_same_the_other_way_round(figures: dict[str, Figure]) -> None:
    plain, mirrored = (motion_of(Scene(figures["clamshell"], mirrored=way), theme="page") for way in (False, True))
    assert len(plain["moments"]) == len(mirrored["moments"])
    assert plain["box"][2:] == mirrored["box"][2:]
