"""When wishes clash: safety, then what is spared and at hand, then when, then template, then emphasis, then minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from measure import advice_ids, has_most, ids_of, plan_for, routine_for, seconds, steps_of

from hipcoach.coach import NothingLeft, Request
from hipcoach.vocabulary import BARE_EQUIPMENT

if TYPE_CHECKING:
    from hipcoach.coach import Coach, Routine


def told(routine: Routine, id_: str = "gave-way") -> str:
    """What is said to have given way, and the ids of whose wish it was."""
    (note,) = [note for note in routine.advice if note.id == id_]
    return " ".join([note.text, *note.rules])


def methods(routine: Routine) -> set[str]:
    return {step.method for step in steps_of(routine)}


# --- Safety above what is spared and at hand


@pytest.mark.parametrize("asked", [{"avoid": ("supine",)}, {"avoid": ("glute-bridge", "isometric")}])
def test_safety_never_widens_for_what_is_spared(coach: Coach, asked: Any) -> None:
    outcome = coach.recommend(Request(symptoms=("hamstring",), cautions=("hip-replacement",), **asked))
    assert isinstance(outcome, NothingLeft)
    assert outcome.nothing_left.removed_by[0] == "caution:hip-replacement"
    assert "avoid" in outcome.nothing_left.removed_by


def test_safety_never_widens_for_what_is_not_at_hand(coach: Coach) -> None:
    routine = routine_for(
        coach, Request(symptoms=("hamstring",), cautions=("hip-replacement",), equipment=BARE_EQUIPMENT)
    )
    assert ids_of(routine) == ["glute-bridge"]


def test_what_both_safety_and_the_person_rule_out_is_left_out_for_safety(coach: Coach) -> None:
    routine = routine_for(
        coach, Request(symptoms=("hip-pain",), cautions=("knee",), avoid=("butterfly-stretch", "prone"))
    )
    rules = {left.exercise: left.rule for left in routine.left_out}
    assert rules["butterfly-stretch"] == "caution:knee"
    assert rules["prone-external-rotation"] == "avoid"


def test_what_is_spared_stands_above_what_safety_prefers(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("outer-hip",), avoid=("isometric",)))
    assert "isometric" not in methods(routine)
    assert "outer-hip-isometric-first" in told(routine)


# --- What is spared and at hand above when


def test_what_is_spared_stands_above_when(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hip-pain",), when="before", avoid=("cars",)))
    assert "cars" not in methods(routine)
    assert "before-short-stretches" in told(routine)


def test_safety_stands_above_when(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hip-pain",), when="before", pain=6))
    assert methods(routine) <= {"explore", "isometric"}
    assert "before-short-stretches" in told(routine)


# --- When above template


def test_when_stands_above_the_template(coach: Coach) -> None:
    usual, before = (
        routine_for(coach, Request(template="weekend-recovery", minutes=20, when=moment)) for moment in (None, "before")
    )
    assert "breathe" in methods(usual)
    assert "breathe" not in methods(before)
    assert steps_of(before)[-1].method == "cars"


def test_when_moves_the_circles_that_a_template_puts_elsewhere(coach: Coach) -> None:
    for template in ("circles-and-strength", "weekend-recovery", "box-assisted", "abduction-week"):
        routine = routine_for(coach, Request(template=template, when="before", minutes=20))
        assert steps_of(routine)[-1].method == "cars", template


def test_what_is_spared_stands_above_the_template(coach: Coach) -> None:
    routine = routine_for(coach, Request(template="box-assisted", avoid=("stretch",)))
    assert "stretch" not in methods(routine)
    assert routine.template == "box-assisted"


# --- Template above emphasis


def test_the_template_stands_above_the_emphasis(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hamstring",), template="daily-cars"))
    assert methods(routine) == {"cars"}
    assert "hamstring-isometric-load" in told(routine)


def test_the_template_stands_above_the_focus(coach: Coach) -> None:
    routine = routine_for(coach, Request(focus="stretch", template="daily-cars"))
    assert methods(routine) == {"cars"}
    assert "stretch" in told(routine, "gave-way-focus")


@pytest.mark.parametrize(
    ("focus", "asked"),
    [
        ("stretch", {"avoid": ("stretch",)}),
        ("pails-rails", {"when": "before", "minutes": 30}),
        ("pails-rails", {"cautions": ("hypermobile",), "minutes": 30}),
    ],
)
def test_a_focus_gives_way_to_all_that_stands_above_it(coach: Coach, focus: Any, asked: Any) -> None:
    routine = routine_for(coach, Request(symptoms=("hip-pain",), focus=focus, **asked))
    assert focus not in methods(routine)
    assert told(routine, "gave-way-focus")


def test_safety_stands_above_the_emphasis(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hamstring",), cautions=("hip-replacement",)))
    assert seconds(routine)["internal_rotation"] == 0
    assert "hamstring-most-is-internal-rotation" in told(routine)


# --- Emphasis above minutes


def test_the_emphasis_stands_above_the_minutes(coach: Coach) -> None:
    request = Request(symptoms=("hamstring",), minutes=60, avoid=("standing", "prone", "supine"))
    routine = routine_for(coach, request)
    lines = [line for block in plan_for(coach, request).blocks for line in block]
    assert any(line.level + 1 < len(line.candidate.options) for line in lines)
    assert has_most(routine, "internal_rotation")
    assert seconds(routine)["internal_rotation"] >= 1.5 * seconds(routine)["external_rotation"]
    assert "short-of-minutes" in advice_ids(routine)


def test_where_nothing_clashes_nothing_gives_way(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hamstring",), when="after", minutes=20))
    assert [id_ for id_ in advice_ids(routine) if id_.startswith("gave-way")] == []
