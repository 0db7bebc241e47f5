from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import LEVELS, ONE_DOSE, candidate, exercise, rule

from hipcoach.coach.draft import Draft
from hipcoach.coach.effects import Ratio

TURN_IN = candidate(exercise("in"))
TURN_OUT = candidate(exercise("out", motions=["external_rotation"]))
EACH = candidate(exercise("each", sides="each", dose={"sets": [1, 3], "hold_seconds": [30, 35]}))


def more_in(times: float = 1.5) -> Ratio:
    return Ratio(frozenset({"internal_rotation"}), frozenset({"external_rotation"}), times, rule("more-in"))


def test_an_exercise_is_added_at_its_smallest_dose() -> None:
    draft = Draft(300, [])
    line = draft.add(TURN_IN, 0)
    assert (line.level, line.seconds, draft.total, draft.room) == (0, 42, 42, 258)
    assert draft.chosen() == {"in"}


def test_removing_gives_the_seconds_back() -> None:
    draft = Draft(300, [more_in()])
    line = draft.add(TURN_OUT, 0)
    draft.remove(line)
    assert (draft.total, draft.shortfall, draft.lines) == (0, 0, [])


def test_a_level_is_a_dose_and_seconds_follow() -> None:
    draft = Draft(300, [])
    line = draft.add(TURN_IN, 0)
    draft.set_level(line, 2)
    assert (line.option.amount, line.seconds, draft.total) == (10, 50, 50)


def test_doses_are_given_back_as_they_were() -> None:
    draft = Draft(600, [more_in()])
    lines = [draft.add(TURN_IN, 0), draft.add(TURN_OUT, 1)]
    draft.set_level(lines[1], 2)
    before = [(line.level, line.option, line.rounds, line.seconds) for line in lines]
    total, shortfall, doses = draft.total, draft.shortfall, draft.doses()
    draft.set_level(lines[0], 1)
    draft.set_rounds(lines[0], 2)
    draft.set_option(lines[1], TURN_OUT.options[0])
    assert (draft.total, draft.shortfall) != (total, shortfall)
    draft.restore(doses)
    assert [(line.level, line.option, line.rounds, line.seconds) for line in lines] == before
    assert (draft.total, draft.shortfall) == (total, shortfall)


@pytest.mark.parametrize(("level", "gain"), [(1, 4), (0, 0), (-1, 0), (LEVELS, 0)])
def test_a_step_tells_what_it_would_gain(level: int, gain: int) -> None:
    assert Draft(300, []).add(TURN_IN, 0).step_to(level) == gain


def test_a_step_down_gives_back() -> None:
    draft = Draft(300, [])
    line = draft.add(TURN_IN, 0)
    draft.set_level(line, 1)
    assert line.step_to(0) == -4


def test_a_ratio_is_short_of_what_the_larger_side_lacks() -> None:
    draft = Draft(300, [more_in()])
    draft.add(TURN_OUT, 0)
    assert draft.shortfall == 1.5 * 42
    draft.add(TURN_IN, 0)
    assert draft.shortfall == 0.5 * 42


def test_a_ratio_that_is_over_does_not_make_up_for_another() -> None:
    less_stretch = Ratio(frozenset({"strength"}), frozenset({"active"}), 1, rule("less"))
    draft = Draft(300, [more_in(), less_stretch])
    draft.add(TURN_IN, 0)
    assert draft.shortfall == 42


def test_an_exercise_can_count_on_both_sides() -> None:
    itself = Ratio(frozenset({"active"}), frozenset({"internal_rotation"}), 3, rule("odd"))
    assert Draft(300, [itself]).add(TURN_IN, 0).pull == (-2.0,)


def test_what_a_change_would_lead_to_is_told_without_making_it() -> None:
    draft = Draft(300, [more_in()])
    out = draft.add(TURN_OUT, 0)
    assert draft.shortfall_after(out.pull, 10) == 1.5 * 52
    assert draft.shortfall_after(out.pull, -42) == 0
    assert draft.shortfall == 1.5 * 42


def test_an_extra_set_is_one_set_on_one_side_and_the_change_to_it() -> None:
    draft = Draft(300, [])
    line = draft.add(EACH, 0)
    draft.give_extra_set(line)
    assert (line.seconds, draft.total) == (75 + 30 + 5, 110)
    draft.take_extra_set(line)
    assert (line.seconds, draft.total) == (75, 75)


def test_a_dose_with_an_extra_set_stays_as_it_is() -> None:
    draft = Draft(300, [])
    line = draft.add(EACH, 0)
    draft.give_extra_set(line)
    assert line.step_to(1) == 0


@pytest.mark.parametrize(
    ("fields", "level", "room"),
    [
        ({"sides": "each", "dose": {"sets": [1, 2], "hold_seconds": 30}}, 0, True),
        ({"sides": "each", "dose": {"sets": [1, 2], "hold_seconds": 30}}, 1, False),
        ({"sides": "both", "dose": {"sets": [1, 2], "hold_seconds": 30}}, 0, False),
    ],
)
def test_an_extra_set_needs_turns_and_a_set_left_in_the_range(fields: dict[str, Any], level: int, room: bool) -> None:
    draft = Draft(300, [])
    line = draft.add(candidate(exercise("any", **fields)), 0)
    draft.set_level(line, level)
    assert line.has_room_for_a_set() is room


@pytest.mark.parametrize(("budget", "short"), [(70, False), (71, True)])
def test_below_85_percent_a_draft_is_short(budget: int, short: bool) -> None:
    draft = Draft(budget, [])
    draft.add(candidate(exercise("one", dose=ONE_DOSE)), 0)
    assert draft.is_short is short
