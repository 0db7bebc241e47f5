"""What a figure asks of the hips, measured as somebody with a goniometer would."""

from __future__ import annotations

from typing import Any

import pytest
from strategies import made

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.figure import Figure
from hipcoach.figures.hips import Hips, hips_of


def measured(*frames: dict[str, Any], position: str = "standing", closed: bool = False) -> Hips:
    figure = made(Figure, id="a", position=position, view=[0, 0], frames=list(frames), closed=closed)
    return hips_of(figure)


@pytest.mark.parametrize("flexion", [0, 35, 90, 130])
@pytest.mark.parametrize("side", ["working", "other"])
def test_the_flexion_is_that_of_the_hip_that_bends_more(flexion: float, side: str) -> None:
    assert measured({side: {"hip": [flexion, 0, 0]}}).flexion_deg == pytest.approx(flexion)


@pytest.mark.parametrize("hip", [[60, 40, 0], [60, 0, -45], [60, 30, 50], [60, -10, 20]])
def test_abduction_and_rotation_do_not_count(hip: list[float]) -> None:
    assert measured({"working": {"hip": hip}}).flexion_deg == pytest.approx(60)


def test_behind_the_body_it_is_negative() -> None:
    assert measured({"both": {"hip": [-15, 0, 0]}}).flexion_deg == pytest.approx(-15)


def test_a_pelvis_that_tips_over_the_thighs_bends_the_hips() -> None:
    frame = {"pelvis": [50, 0, 0], "both": {"hip": [50, 0, 0]}}
    assert measured({}, frame).flexion_deg == pytest.approx(50)


def test_a_back_that_rounds_does_not() -> None:
    assert measured({"trunk": [50, 0, 0]}).flexion_deg == pytest.approx(0)


@pytest.mark.parametrize("position", ["supine", "prone", "side-lying", "quadruped", "seated"])
def test_it_is_the_same_in_every_position(position: str) -> None:
    assert measured({"both": {"hip": [40, 0, 0]}}, position=position).flexion_deg == pytest.approx(40)


def test_the_start_counts_and_what_a_planted_foot_makes_of_the_angles() -> None:
    assert measured({"working": {"hip": [80, 0, 0]}}, {"working": {"hip": [0, 0, 0]}}).flexion_deg == pytest.approx(80)
    foot = {"at": [24, 5.6, 30]}
    assert measured({"working": {"foot": foot}}).flexion_deg > 60


_UP, _OUT = {"working": {"hip": [110, 2, 0]}}, {"working": {"hip": [108, 45, 62]}}
"""Between these two the thigh passes a place that is higher than both."""


def test_the_moments_between_two_frames_count() -> None:
    assert max(measured(_UP).flexion_deg, measured(_OUT).flexion_deg) == pytest.approx(110)
    assert measured(_UP, _OUT).flexion_deg > 114


def test_so_do_those_on_the_way_back_of_a_closed_figure() -> None:
    down: dict[str, Any] = {"working": {"hip": [0, 0, 0]}}
    assert measured(_UP, down, _OUT).flexion_deg == pytest.approx(110)
    assert measured(_UP, down, _OUT, closed=True).flexion_deg > 114


@pytest.mark.parametrize(("adduction", "crosses"), [(0, False), (12, False), (20, True), (-40, False)])
@pytest.mark.parametrize("side", ["working", "other"])
def test_a_knee_crosses_where_it_passes_the_middle_of_the_pelvis(adduction: float, crosses: bool, side: str) -> None:
    assert measured({}, {side: {"hip": [20, -adduction, 0]}}).crosses_midline is crosses


def test_an_ankle_that_crosses_is_no_thigh() -> None:
    """The shin swings in under a thigh that stays on its own side."""
    assert not measured({"working": {"hip": [90, 5, 40], "knee": 90}}, position="seated").crosses_midline


def test_the_midline_is_the_pelvis_s_own() -> None:
    """Both knees over to one side with a pelvis that rolls along cross nothing."""
    rolled = {"pelvis": [0, 0, 60], "both": {"hip": [80, 0, 0], "knee": 90}}
    assert not measured(rolled, position="supine").crosses_midline


LIES_FLAT = "supine-abduction-slide"
"""Both legs rest on the floor; the towel under the heel is drawn thicker than it is."""


def test_no_built_in_entry_claims_much_less_than_its_figure_bends(
    catalogue: Catalogue, figures: dict[str, Figure]
) -> None:
    """Cautions keep to the entry's degrees, so these may be too many, and never many too few."""
    bent = {id_: hips_of(figure).flexion_deg for id_, figure in figures.items() if id_ != LIES_FLAT}
    assert {id_: deg for id_, deg in bent.items() if deg > catalogue.exercise[id_].hip_flexion_deg + 5} == {}
