"""What a physiotherapist and a runner, who had not made them, found on the sixty basic sheets, and how it is now."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest
from measure import SYMPTOMS, advice_ids, ids_of, routine_for, steps_of

from hipcoach.coach import Request
from hipcoach.render.signs import flags_shown
from hipcoach.render.wording import emphasis, turned_once

if TYPE_CHECKING:
    from hipcoach.coach import Coach, Routine
    from hipcoach.coach.routine import Step


def sheet(coach: Coach, symptom: str, minutes: int) -> Routine:
    """One of the sixty."""
    return routine_for(coach, Request(symptoms=(symptom,), minutes=minutes))


def doses(coach: Coach, symptom: str, minutes: int) -> dict[str, tuple[int, int]]:
    """Sets and repetitions (or seconds held) of every exercise of one of the sixty."""
    return {step.exercise: _dose(step) for step in steps_of(sheet(coach, symptom, minutes))}


def _dose(step: Step) -> tuple[int, int]:
    return step.dose.rounds * step.dose.sets, step.dose.reps or step.dose.hold_seconds or 0


def _moves(steps: list[Step]) -> int:
    """How often one is in another position than a step before."""
    return sum(one.position != other.position for one, other in pairwise(steps))


def said(routine: Routine, id_: str) -> str:
    """One piece of advice; empty where it is not given."""
    return next((note.text for note in routine.advice if note.id == id_), "")


@pytest.mark.parametrize("minutes", [8, 12, 20, 30, 45])
def test_a_sore_outer_hip_has_two_tens_of_each_at_most(coach: Coach, minutes: int) -> None:
    given = doses(coach, "outer-hip", minutes)
    assert given["belt-isometric-abduction"] == (2, 10)
    for exercise in ("glute-bridge", "side-step", "small-squat"):
        sets, reps = given.get(exercise, (0, 0))
        assert sets * reps <= 20, exercise
    assert "prone-heel-squeeze" not in given


def test_five_minutes_for_a_sore_outer_hip_open_with_a_roll_and_the_press(coach: Coach) -> None:
    """The roll keeps rotation first; nothing is done between it and the press."""
    five = sheet(coach, "outer-hip", 5)
    assert ids_of(five)[:2] == ["supine-leg-roll", "belt-isometric-abduction"]
    assert five.phases[0].title == "Explore the range"


@pytest.mark.parametrize("minutes", [5, 8, 12, 20, 30, 45])
def test_presses_twice_a_day_stand_in_the_rhythm(coach: Coach, minutes: int) -> None:
    routine = sheet(coach, "outer-hip", minutes)
    assert "evening" in said(routine, "how-often")
    assert advice_ids(routine).count("how-often") == 1


# --- What lowers itself is no effort


def test_a_foot_that_sinks_in_is_said_to_be_felt_as_little(coach: Coach) -> None:
    """Face down with the shin upright, the leg's weight turns it out; nothing is lifted."""
    steps = [step for each in ("hamstring", "hip-pain") for step in steps_of(sheet(coach, each, 12))]
    felt = {step.felt for step in steps if step.exercise == "prone-external-rotation"}
    assert felt
    assert not any("effort" in words for words in felt)


@pytest.mark.parametrize("minutes", [5, 8])
def test_a_pinching_groin_turns_out_against_its_weight_and_turns_over_once(coach: Coach, minutes: int) -> None:
    steps = steps_of(sheet(coach, "groin-pinch", minutes))
    assert "straight-hip-clamshell" in {step.exercise for step in steps}
    assert list(dict.fromkeys(step.position for step in steps)) == ["supine", "side-lying", "standing"]
    assert _moves(steps) == 2


@pytest.mark.parametrize("minutes", [5, 8])
def test_a_hip_nobody_knows_stays_on_its_back_with_a_bridge(coach: Coach, minutes: int) -> None:
    steps = steps_of(sheet(coach, "hip-pain", minutes))
    assert {step.position for step in steps} == {"supine"}
    assert {"glute-bridge", "small-supine-hip-cars"} <= {step.exercise for step in steps}


def test_a_hip_nobody_knows_has_light_strength_and_is_not_long_face_down(coach: Coach) -> None:
    for minutes in (5, 8, 12, 20):
        sets, reps = doses(coach, "hip-pain", minutes)["glute-bridge"]
        assert sets * reps <= 30, minutes
    for minutes in (30, 45):
        steps = steps_of(sheet(coach, "hip-pain", minutes))
        assert "prone-heel-squeeze" not in {step.exercise for step in steps}
        assert sum(step.seconds for step in steps if step.position == "prone") <= 12 * 60, minutes
        turned_in = sum(
            s.seconds for s in steps if s.motions[0] == "internal_rotation" and s.method in ("active", "isometric")
        )
        assert turned_in <= 10 * 60, minutes


# --- A knee that dips


@pytest.mark.parametrize("minutes", [5, 8, 12, 20, 30, 45])
def test_a_knee_that_dips_is_trained_standing_before_a_mirror(coach: Coach, minutes: int) -> None:
    """Nobody lies down for one exercise, and the mirror is named before the first."""
    routine = sheet(coach, "knee-caving", minutes)
    assert {step.position for step in steps_of(routine)} == {"standing"}
    assert "mirror" in [note.id for note in routine.advice if note.first]
    assert "hip-hinge" not in ids_of(routine)


@pytest.mark.parametrize("minutes", [8, 12, 20, 30, 45])
def test_a_knee_that_dips_bends(coach: Coach, minutes: int) -> None:
    sets, reps = doses(coach, "knee-caving", minutes)["small-squat"]
    assert (16 if minutes < 20 else 30) <= sets * reps <= 40


# --- The order, and what a long session holds


@pytest.mark.parametrize("minutes", [5, 8, 12, 20])
def test_an_it_band_lies_on_its_side_once(coach: Coach, minutes: int) -> None:
    positions = [step.position for step in steps_of(sheet(coach, "it-band", minutes))]
    assert [at for at, _ in groupby(positions)].count("side-lying") == 1


def test_an_it_band_strengthens_no_turn_in_on_hands_and_knees(coach: Coach) -> None:
    for minutes in (30, 45):
        given = doses(coach, "it-band", minutes)
        assert "quadruped-internal-rotation-lift" not in given
        assert given["clamshell"] == (3, 10)


@pytest.mark.parametrize("minutes", [12, 20, 30, 45])
def test_a_low_back_kneels_on_the_way_up(coach: Coach, minutes: int) -> None:
    """On the back, on the side, kneeling, standing: nobody lies down again after it, and the circle is small."""
    steps = steps_of(sheet(coach, "low-back", minutes))
    assert [at for at, _ in groupby(step.position for step in steps)] == [
        "supine",
        "side-lying",
        "half-kneeling",
        "standing",
    ]
    assert steps[-1].exercise == "small-standing-hip-cars"


def test_a_long_session_for_a_pinching_groin_strengthens_one_turn_in(coach: Coach) -> None:
    for minutes in (30, 45):
        steps = steps_of(sheet(coach, "groin-pinch", minutes))
        turned_in = [s for s in steps if s.motions[0] == "internal_rotation" and s.method not in ("explore", "cars")]
        assert [step.exercise for step in turned_in] == ["straight-hip-reverse-clamshell"]
        assert not any(step.position == "prone" for step in steps)


def test_a_long_session_for_a_hamstring_turns_in_in_one_position(coach: Coach) -> None:
    steps = [s for s in steps_of(sheet(coach, "hamstring", 45)) if s.motions[0] == "internal_rotation"]
    worked = [step for step in steps if step.method in ("active", "isometric", "strength", "pails-rails", "stretch")]
    assert {step.position for step in worked} == {"prone"}
    assert sum(step.seconds for step in worked) <= 12 * 60


def test_a_long_session_for_stiff_hips_is_not_mostly_circles(coach: Coach) -> None:
    steps = steps_of(sheet(coach, "stiffness", 45))
    spent = {method: sum(s.seconds for s in steps if s.method == method) for method in ("cars", "strength")}
    assert spent["cars"] <= 9 * 60
    assert spent["strength"] >= spent["cars"]
    assert {"sit-to-stand", "glute-bridge"} <= {step.exercise for step in steps}


def test_five_minutes_for_a_stiff_crossed_leg_cross_it(coach: Coach) -> None:
    assert "seated-figure-four-stretch" in doses(coach, "cross-leg", 5)


@pytest.mark.parametrize("minutes", [30, 45])
def test_tired_legs_are_on_their_hands_and_knees_in_a_row(coach: Coach, minutes: int) -> None:
    positions = [step.position for step in steps_of(sheet(coach, "weekend-recovery", minutes))]
    assert [at for at, _ in groupby(positions)].count("supine") == 2  # the last to breathe


@pytest.mark.parametrize(
    ("symptom", "first"),
    [("it-band", ["external rotation"]), ("weekend-recovery", ["internal rotation", "external rotation"])],
)
def test_the_head_names_what_is_meant(coach: Coach, symptom: str, first: list[str]) -> None:
    for minutes in (5, 12, 45):
        assert emphasis(sheet(coach, symptom, minutes)) == first


# --- What is said


@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_a_long_session_says_first_what_it_is_and_how_to_begin(coach: Coach, symptom: str) -> None:
    """On paper nobody can give an option to a program."""
    routine = sheet(coach, symptom, 45)
    assert "two-shorter-ones" in [note.id for note in routine.advice if note.first]
    assert not any("--" in note.text for note in routine.advice)
    told = said(routine, "two-shorter-ones")
    assert ("one set of each" in told) is (symptom != "weekend-recovery")
    assert ("two different sheets" in told) is (symptom != "weekend-recovery")


@pytest.mark.parametrize("minutes", [5, 12, 45])
@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_nobody_waits_twelve_weeks(coach: Coach, symptom: str, minutes: int) -> None:
    routine = sheet(coach, symptom, minutes)
    assert "twelve" not in " ".join(note.text for note in routine.advice)
    if symptom != "weekend-recovery":
        assert "eight weeks" in said(routine, "see-a-clinician")


@pytest.mark.parametrize("symptom", ["hamstring", "outer-hip", "groin-pinch"])
def test_running_is_spoken_of_where_it_loads(coach: Coach, symptom: str) -> None:
    assert "flat" in said(sheet(coach, symptom, 12), "habits-runs")
    running = routine_for(coach, Request(symptoms=(symptom,), minutes=12, activity="running"))
    assert "habits-runs" not in advice_ids(running)


@pytest.mark.parametrize(
    ("symptom", "flag"),
    [
        ("hamstring", "bone-stress"),
        ("outer-hip", "trauma"),
        ("groin-pinch", "trauma"),
        ("low-back", "bone-risk"),
    ],
)
def test_the_sheet_asks_what_it_could_miss(coach: Coach, symptom: str, flag: str) -> None:
    assert flag in {shown.id for shown in flags_shown(sheet(coach, symptom, 12))}


def test_no_dose_calls_light_work_hard(coach: Coach) -> None:
    """Bridges and small squats on two legs; and a side-step says what one repetition is."""
    for symptom in ("hip-pain", "outer-hip", "stiffness", "knee-caving", "low-back"):
        for step in steps_of(sheet(coach, symptom, 20)):
            if step.exercise in ("glute-bridge", "small-squat", "sit-to-stand"):
                assert "hard" not in (step.dose.effort or ""), (symptom, step.exercise)
            if step.exercise == "side-step":
                assert "is one" in (step.dose.effort or ""), symptom


def test_knees_that_sink_in_are_not_sent_to_meet(coach: Coach) -> None:
    steps = {step.exercise: step for step in steps_of(sheet(coach, "low-back", 30))}
    told = steps["knees-in-stretch"].say
    assert told
    assert "meet" not in told.move


@pytest.mark.parametrize("minutes", [5, 8, 12])
@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_a_heading_promises_nothing_that_is_not_there(coach: Coach, symptom: str, minutes: int) -> None:
    for phase in sheet(coach, symptom, minutes).phases:
        motions = {step.motions[0] for step in phase.steps}
        if "extend" in phase.title.lower():
            assert "extension" in motions, phase.title
        if "turn out and extend" in phase.title.lower():
            assert "external_rotation" in motions, phase.title


def test_several_on_the_side_may_be_done_before_one_turns_over(coach: Coach) -> None:
    routine = sheet(coach, "it-band", 20)
    positions = [step.position for step in steps_of(routine)]
    first = positions.index("side-lying")
    assert positions[first : first + 2] == ["side-lying", "side-lying"]
    told = [turned_once(routine, step) for step in steps_of(routine)]
    assert [place for place, text in enumerate(told) if text] == [first]
    assert f"{first + 1} and {first + 2} on one side first" in (told[first] or "")
